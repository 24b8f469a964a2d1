#include "indexer/extract_client/extractor.h"
#include "server/form_check/form_check.h"
#include "tests/support/test_data.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

using namespace vanthu;
using domain::ExtractionState;

namespace {

using Rules = std::set<std::string>;

/// Files whose names begin so, in the folder of real office files; empty without test data.
std::vector<std::filesystem::path> filesOf(const std::string& folder, const std::string& prefix) {
    const auto data = tests::testData("office_files/" + folder);
    std::vector<std::filesystem::path> files;
    if (!data) {
        WARN("no office_files test data");
        return files;
    }
    for (const auto& entry : std::filesystem::directory_iterator(*data))
        if (entry.path().filename().string().starts_with(prefix) && entry.path().extension() != ".doc")
            files.push_back(entry.path());
    return files;
}

struct Checked {
    ExtractionState state{ExtractionState::pending};
    Rules rules;
};

Checked checkFile(const std::filesystem::path& path) {
    static extract::Extractor reader;
    std::ifstream file(path, std::ios::binary);
    const auto read = reader.layoutOfBytes(std::string{std::istreambuf_iterator<char>(file), {}});
    Checked checked{read.state, {}};
    if (!read.layout) return checked;
    for (const auto& finding :
         form_check::checkForm(*read.layout, domain::DocumentTypeCatalogue(domain::initialDocumentTypes()),
                               domain::Date::fromParts(2026, 3, 2).value()))
        checked.rules.emplace(form_check::textOf(finding.rule).code);
    return checked;
}

bool isPartOf(const Rules& found, const Rules& known) {
    return std::includes(known.begin(), known.end(), found.begin(), found.end());
}

}  // namespace

TEST_CASE("the patterns of Phụ lục III depart only where they are printed larger", "[form_check]") {
    for (const auto& path : filesOf("admin", "mau_")) {
        CAPTURE(path.filename());
        CHECK(isPartOf(checkFile(path).rules, {"receivers_style", "receiver_list_style"}));
    }
}

TEST_CASE("án lệ have no head of an administrative document, and are told so once", "[form_check]") {
    const Rules known{"font", "head_missing", "left_margin", "page_number", "paper"};
    for (const auto& path : filesOf("vbpl_anle", "(TAND")) {
        CAPTURE(path.filename());
        const auto rules = checkFile(path).rules;
        CHECK(rules.contains("head_missing"));
        CHECK(isPartOf(rules, known));
    }
}

TEST_CASE("scans are not judged, signed electronically or not", "[form_check]") {
    auto files = filesOf("signed", "");
    for (const auto& path : filesOf("admin", "chinhphu"))
        files.push_back(path);
    for (const auto& path : files) {
        CAPTURE(path.filename());
        CHECK(checkFile(path).state == ExtractionState::noText);
    }
}

TEST_CASE("laws and decrees are told apart, and only their pages judged", "[form_check]") {
    const Rules known{"font",  "left_margin",  "normative", "page_number",
                      "paper", "right_margin", "top_margin"};
    auto files = filesOf("anle", "nghi_");
    for (const auto& path : filesOf("admin", "congbao"))
        files.push_back(path);
    for (const auto& path : files) {
        CAPTURE(path.filename());
        const auto rules = checkFile(path).rules;
        CHECK(rules.contains("normative"));
        CHECK(isPartOf(rules, known));
    }
}
