#include "indexer/ocr_client/ocr_reader.h"
#include "schemas/domain/text.h"
#include "tests/ocr/scans.h"
#include "tests/ocr/word_accuracy.h"
#include "tests/support/programs.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include <Poco/InflatingStream.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <catch2/catch.hpp>

using namespace vanthu;

namespace {

constexpr std::size_t kPages = 30;
constexpr unsigned kSeed = 20261128;
constexpr double kRequired = 0.95;
/// About what a page of A4 takes.
constexpr std::size_t kPageLetters = 1800;

/// A stretch of whole lines from the middle of a document, so long that it fills a page.
std::vector<std::string> pageOf(const std::string& text, std::mt19937& random) {
    std::vector<std::string> lines;
    std::size_t letters = 0;
    std::size_t at = text.find('\n', std::uniform_int_distribution<std::size_t>(0, text.size() / 2)(random));
    while (at != std::string::npos && letters < kPageLetters) {
        const auto end = text.find('\n', at + 1);
        auto line = domain::normalised(text.substr(at + 1, end - at - 1));
        at = end;
        if (line.empty()) continue;
        letters += domain::codePoints(line);
        if (letters > kPageLetters + 300) break;  // a paragraph of more than a page
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<std::vector<std::string>> samplePages(const std::filesystem::path& path, std::mt19937& random) {
    std::ifstream file(path, std::ios::binary);
    Poco::InflatingInputStream lines(file, Poco::InflatingStreamBuf::STREAM_GZIP);
    std::vector<std::string> texts;
    for (std::string line; std::getline(lines, line);) {
        const auto record = Poco::JSON::Parser().parse(line).extract<Poco::JSON::Object::Ptr>();
        if (!record->has("text") || record->isNull("text")) continue;
        auto text = record->getValue<std::string>("text");
        if (text.size() > 4 * kPageLetters) texts.push_back(std::move(text));
    }
    std::shuffle(texts.begin(), texts.end(), random);
    std::vector<std::vector<std::string>> pages;
    for (const auto& text : texts) {
        auto page = pageOf(text, random);
        if (page.size() >= 4) pages.push_back(std::move(page));
        if (pages.size() == kPages) break;
    }
    return pages;
}

}  // namespace

TEST_CASE("of noisy and skewed pages of the law at least 95 words of 100 are read right", "[.bench][ocr]") {
    const auto path = tests::testData("documents/vbpl.jsonl.gz");
    if (!path) {
        WARN("documents/vbpl.jsonl.gz is not here");
        return;
    }
    std::mt19937 random(kSeed);
    ocr::OcrReader reader(tests::programPath("vanthu-ocr"));
    double words = 0;
    double right = 0;
    const auto pages = samplePages(*path, random);
    REQUIRE(pages.size() == kPages);
    for (const auto& lines : pages) {
        const tests::Scanning how{.dpi = 300,
                                  .skewDegrees = std::uniform_real_distribution<double>(-3, 3)(random),
                                  .noise = std::uniform_real_distribution<double>(0, 0.004)(random),
                                  .seed = static_cast<unsigned>(random())};
        const auto scan = tests::scanned(tests::printedPdf(lines), 1, how);
        const auto answer = reader.page(tests::png(*scan), 1);
        REQUIRE(answer.page);
        std::string text;
        for (const auto& line : lines)
            text += line + '\n';
        const auto expected = tests::wordsOf(text);
        const double accuracy = tests::wordAccuracy(expected, tests::wordsOf(layout::textOf(*answer.page)));
        std::cout << "skew " << how.skewDegrees << " noise " << how.noise << " words " << expected.size()
                  << " accuracy " << accuracy << '\n';
        words += static_cast<double>(expected.size());
        right += accuracy * static_cast<double>(expected.size());
    }
    std::cout << "word accuracy " << right / words << " of " << words << " words\n";
    CHECK(right / words >= kRequired);
}
