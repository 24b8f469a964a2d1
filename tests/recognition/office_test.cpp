#include "indexer/extract_client/extractor.h"
#include "server/recognition/proposals.h"
#include "tests/recognition/accuracy.h"
#include "tests/support/test_data.h"

#include <catch2/catch.hpp>

#include <array>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

using namespace vanthu;
using namespace vanthu::tests;
using recognition::Field;

namespace {

const domain::Date kDayOfOffice = domain::Date::fromParts(2026, 11, 1).value();

constexpr std::array kColumns{Field::issuer, Field::number, Field::notation, Field::date,
                              Field::type,   Field::signer, Field::subject};

struct TrueFile {
    std::string name;
    Truth truth;
};

std::vector<TrueFile> trueFiles() {
    std::ifstream table(std::string(VANTHU_SOURCE) + "/tests/recognition/office_truth.tsv");
    std::vector<TrueFile> files;
    for (std::string line; std::getline(table, line);) {
        if (line.starts_with('#')) continue;
        std::istringstream columns(line);
        TrueFile file;
        std::getline(columns, file.name, '\t');
        for (const auto field : kColumns)
            std::getline(columns, file.truth[field], '\t');
        files.push_back(std::move(file));
    }
    return files;
}

}  // namespace

TEST_CASE("fields of files of offices are read as people read them", "[.slow][recognition]") {
    const auto folder = testData("office_files");
    if (!folder) {
        WARN("office_files is not here");
        return;
    }
    const domain::DocumentTypeCatalogue types(domain::initialDocumentTypes());
    extract::Extractor reader;
    Accuracy accuracy("office");
    for (const auto& file : trueFiles()) {
        std::ifstream stream(*folder / file.name, std::ios::binary);
        const auto read = reader.layoutOfBytes(std::string{std::istreambuf_iterator<char>(stream), {}});
        INFO(file.name << ": " << read.reason);
        REQUIRE(read.layout);
        accuracy.add(file.name, file.truth, recognition::readingOf(*read.layout, {types, kDayOfOffice}));
    }
    CHECK(accuracy.documents() >= 40);
    checkThresholds(accuracy);
}
