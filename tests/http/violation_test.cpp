#include "schemas/domain/flow_case_file.h"
#include "schemas/domain/flow_draft.h"
#include "schemas/domain/flow_handling.h"
#include "schemas/domain/link.h"
#include "schemas/domain/notice.h"
#include "schemas/domain/rate_rules.h"
#include "schemas/domain/refusal.h"
#include "schemas/layout/layout.h"
#include "server/form_check/rules.h"
#include "server/http/problem.h"
#include "server/signing/sign_failure.h"
#include "tests/support/vietnamese.h"

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

std::string contentOf(const std::filesystem::path& path) {
    std::ostringstream content;
    content << std::ifstream(path).rdbuf();
    return content.str();
}

/// Code and message of every violation that the sources write down with a literal message.
std::set<std::pair<std::string, std::string>> writtenViolations() {
    // A code is one word in lower case; its message, the literal behind it, is not.
    const std::regex call(R"re("([a-z][a-z0-9_]*)",\s*(?:std::string\()?"([^"]* [^"]*|[^a-z"][^"]*)")re");
    std::set<std::pair<std::string, std::string>> found;
    for (const auto* folder :
         {"schemas/domain", "server/app", "server/http", "server/exchange", "indexer/search"})
        for (const auto& file :
             std::filesystem::directory_iterator(std::filesystem::path(VANTHU_SOURCE) / folder)) {
            // The descriptions of metrics are for machines and their keepers.
            const auto stem = file.path().stem();
            if (file.path().extension() != ".cpp" || stem == "system_state" || stem == "channel_states")
                continue;
            const auto source = contentOf(file.path());
            for (std::sregex_iterator at(source.begin(), source.end(), call), end; at != end; ++at)
                if (!(*at)[1].str().starts_with("vanthu_")) found.emplace((*at)[1], (*at)[2]);
        }
    return found;
}

TEST_CASE("every violation that the sources write down says in Vietnamese what is allowed", "[http]") {
    const auto violations = writtenViolations();
    std::set<std::string> codes;
    for (const auto& [code, message] : violations) {
        CAPTURE(code, message);
        CHECK(looksVietnamese(message));
        codes.insert(code);
    }

    // The walk must see the rules of every layer.
    for (const auto* code :
         {"required", "too_long", "in_future", "unknown_type", "digest_mismatch", "bad_login", "broken_json",
          "unknown_field", "not_connected", "not_a_key", "no_words"}) {
        CAPTURE(code);
        CHECK(codes.contains(code));
    }
}

/// What the desk says in English, by the Vietnamese of the server.
std::map<std::string, std::string> englishTexts() {
    const std::regex entry(R"re((?:^|\n) *(?:'([^']*)'|([^\s':]+)):\s*(?:'([^']*)'|"([^"]*)"),)re");
    std::map<std::string, std::string> texts;
    for (const auto* file :
         {"problems", "refusals", "violations", "findings", "readings", "server_facts", "server_words"}) {
        const auto source = contentOf(std::filesystem::path(VANTHU_SOURCE) / "server/web/src/i18n" /
                                      (std::string(file) + ".en.ts"));
        for (std::sregex_iterator at(source.begin(), source.end(), entry), end; at != end; ++at)
            texts[(*at)[1].str() + (*at)[2].str()] = (*at)[3].str() + (*at)[4].str();
    }
    return texts;
}

/// "{0}{1}": the facts that a sentence has room for, each once.
std::string holesOf(const std::string& sentence) {
    const std::regex hole(R"re(\{\d\})re");
    std::set<std::string> holes;
    for (std::sregex_iterator at(sentence.begin(), sentence.end(), hole), end; at != end; ++at)
        holes.insert(at->str());
    std::string all;
    for (const auto& each : holes)
        all += each;
    return all;
}

/// True when a sentence of the table is that text, or begins with it and goes on with a fact or more words.
bool isBegun(const std::map<std::string, std::string>& texts, const std::string& text) {
    const auto next = texts.lower_bound(text);
    return next != texts.end() && next->first.starts_with(text);
}

TEST_CASE("every refusal is said in English too, with the same facts", "[http]") {
    const auto texts = englishTexts();
    for (const auto& refusal : refusalTexts()) {
        if (refusal.refusal == Refusal::documentSecret) continue;  // the reason comes with the case
        const std::string vietnamese(refusal.vietnamese);
        CAPTURE(vietnamese);
        REQUIRE(texts.contains(vietnamese));
        CHECK(holesOf(texts.at(vietnamese)) == holesOf(vietnamese));
    }
    for (const auto& [vietnamese, english] : texts) {
        CAPTURE(vietnamese);
        CHECK_FALSE(english.empty());
        CHECK(holesOf(english) == holesOf(vietnamese));
    }
}

TEST_CASE("every violation that the sources write down is said in English too", "[http]") {
    const auto texts = englishTexts();
    // What a verification finds is told to administrators in the words of the log; the rest are no
    // violations.
    const std::set<std::string> others{"index", "label", "chain_broken", "figures_behind", "a", "e",
                                       "o",     "u"};
    for (const auto& [code, message] : writtenViolations()) {
        if (code.ends_with("_altered") || code.ends_with("_missing") || others.contains(code)) continue;
        CAPTURE(code, message);
        CHECK(isBegun(texts, message));
    }
}

template <class... Lists>
void checkLabels(const std::map<std::string, std::string>& texts, const Lists&... lists) {
    const auto check = [&](const auto& list) {
        for (const auto& word : list) {
            CAPTURE(word.label);
            CHECK(texts.contains(std::string(word.label)));
        }
    };
    (check(lists), ...);
}

/// Vietnamese literals of a source, those that go on in the next line put together.
std::vector<std::string> vietnameseLiterals(const std::string& file) {
    const std::regex literal(R"re("((?:[^"\\\n]|\\.)*)"(?:\s*"((?:[^"\\\n]|\\.)*)")?)re");
    const auto source = contentOf(std::filesystem::path(VANTHU_SOURCE) / file);
    std::vector<std::string> found;
    for (std::sregex_iterator at(source.begin(), source.end(), literal), end; at != end; ++at)
        if (auto text = (*at)[1].str() + (*at)[2].str(); looksVietnamese(text))
            found.push_back(std::move(text));
    return found;
}

/// True when a sentence of the table has that text in it, between its facts.
bool isPart(const std::map<std::string, std::string>& texts, const std::string& text) {
    return std::ranges::any_of(
        texts, [&](const auto& entry) { return entry.first.find(text) != std::string::npos; });
}

TEST_CASE("what a verification or a check of the form finds is said in English too", "[http]") {
    const auto texts = englishTexts();
    for (const auto& rule : form_check::ruleTexts()) {
        const std::string label(rule.label);
        CAPTURE(label);
        CHECK(texts.contains(label));
    }
    checkLabels(texts, domain::kWords<layout::Align>);
    const std::set<std::string> sameInEnglish{"Độc lập - Tự do - Hạnh phúc", "07/2025/QĐ-UBND",
                                              "A4 (210 × 297 mm)", " × "};
    std::size_t checked = 0;
    for (const auto* file :
         {"storage/notice_store.cpp", "server/app/verification.cpp", "server/app/verification_index.cpp",
          "server/app/log_comparison.cpp", "server/app/part_comparison.cpp", "server/app/case_comparison.cpp",
          "server/app/series_comparison.cpp", "server/form_check/form_check.cpp",
          "server/form_check/page_checks.cpp"})
        for (const auto& text : vietnameseLiterals(file)) {
            if (sameInEnglish.contains(text)) continue;
            CAPTURE(file, text);
            CHECK(isPart(texts, text));
            ++checked;
        }
    CHECK(checked > 100);
}

TEST_CASE("why a file was not read whole is said in English too", "[http]") {
    const auto texts = englishTexts();
    checkLabels(texts, domain::kWords<domain::ExtractionState>);
    std::size_t checked = 0;
    for (const auto* folder :
         {"indexer/extract", "indexer/extract_client", "indexer/ocr", "indexer/ocr_client", "indexer/codes",
          "indexer/codes_client", "indexer/follow"})
        for (const auto& file :
             std::filesystem::directory_iterator(std::filesystem::path(VANTHU_SOURCE) / folder))
            for (const auto& text :
                 vietnameseLiterals(std::string(folder) + '/' + file.path().filename().string())) {
                if (!text.ends_with('.')) continue;  // not a sentence, or only its beginning
                CAPTURE(file.path().string(), text);
                CHECK(isPart(texts, text));
                ++checked;
            }
    CHECK(checked > 50);
}

TEST_CASE("every kind of problem is said in English too", "[http]") {
    const auto texts = englishTexts();
    const auto check = [&](const http::Problem& problem) {
        const auto json = Poco::JSON::Parser().parse(problem.json).extract<Poco::JSON::Object::Ptr>();
        for (const auto* member : {"title", "detail"}) {
            CAPTURE(json->getValue<std::string>(member));
            CHECK(isBegun(texts, json->getValue<std::string>(member)));
        }
    };
    for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code)
        check(http::problemOf(Error(static_cast<ErrorCode>(code), "for the log")));
    for (int fault = 0; fault <= static_cast<int>(http::Fault::unsupportedMediaType); ++fault)
        check(http::problemOf(http::RequestFault(static_cast<http::Fault>(fault))));
}

TEST_CASE("the labels that stand in refusals and notices are said in English too", "[http]") {
    using namespace domain;
    checkLabels(englishTexts(), kWords<Role>, kWords<NoticeKind>, kWords<HandlingAction>,
                kWords<HandlingState>, kWords<AssignmentAction>, kWords<ExtensionAction>, kWords<DraftAction>,
                kWords<DraftState>, kWords<CasePlanAction>, kWords<CaseFileAction>, kWords<Relation>,
                kWords<LinkKind>, kInverseLinkWords, kWords<RateName>, kWords<RateCounter>);
    for (const auto& word : kWords<signing::SignFailure>) {
        CAPTURE(word.label);
        CHECK(englishTexts().contains(std::string(word.label)));
    }
}

}  // namespace
}  // namespace vanthu::tests
