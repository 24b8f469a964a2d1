#include "schemas/domain/text.h"
#include "storage/document_store.h"
#include "tests/indexer/indexer_process.h"
#include "tests/support/programs.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include <catch2/catch.hpp>

using namespace vanthu;

namespace {

constexpr std::chrono::minutes kSignedPatience{25};

bool isFound(const tests::IndexedInstallation& installation, const std::string& words,
             domain::DocumentId document) {
    search::Query query;
    query.text = '"' + words + '"';
    const auto hits = installation.index().search(query, {true, {}}).hits;
    return std::any_of(hits.begin(), hits.end(),
                       [&](const search::Hit& hit) { return hit.document == document; });
}

}  // namespace

/// signed_scans.tsv holds words that a person read on the pages, in their order.
TEST_CASE("signed scans are found by the words that a person reads on them", "[.bench][ocr]") {
    const auto folder = tests::testData("office_files/signed");
    if (!folder) {
        WARN("office_files/signed is not here");
        return;
    }
    tests::IndexedInstallation installation;
    std::map<std::string, domain::DocumentId> documents;
    std::vector<std::pair<std::string, std::string>> expected;
    std::ifstream list(std::filesystem::path(VANTHU_SOURCE) / "tests/ocr/signed_scans.tsv");
    for (std::string line; std::getline(list, line);) {
        const auto tab = line.find('\t');
        const auto name = line.substr(0, tab);
        expected.emplace_back(name, line.substr(tab + 1));
        if (!documents.contains(name))
            documents[name] = installation.add("Bản quét", tests::contentOf(*folder / name));
    }
    REQUIRE(documents.size() == 9);

    const tests::IndexerProcess indexer(installation);

    REQUIRE(tests::eventually([&] { return installation.found("bản quét") == 9; }, kSignedPatience));
    REQUIRE(
        tests::eventually([&] { return installation.index().status().awaitingOcr == 0; }, kSignedPatience));
    int found = 0;
    int foundByAccents = 0;
    for (const auto& [name, words] : expected) {
        const bool hit = isFound(installation, domain::folded(words), documents[name]);
        if (!hit) std::cout << name << ": not found by " << words << '\n';
        found += hit ? 1 : 0;
        foundByAccents += isFound(installation, words, documents[name]) ? 1 : 0;
    }
    std::cout << "of " << expected.size() << " phrases " << found << " find their scan without accents, "
              << foundByAccents << " with all accents as printed\n";
    CHECK(found * 100 >= static_cast<int>(expected.size()) * 95);
    CHECK(foundByAccents * 100 >= static_cast<int>(expected.size()) * 75);
    for (const auto& [name, id] : documents) {
        CAPTURE(name);
        CHECK(installation.index().extraction(id).front().state == domain::ExtractionState::textAfterOcr);
    }
}
