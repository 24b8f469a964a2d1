#include "tests/bench/extraction_bench.h"

#include "indexer/extract_client/extractor.h"
#include "schemas/domain/limits.h"
#include "tests/support/programs.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

namespace vanthu::bench {
namespace {

constexpr const char* kPdfToText = "/usr/bin/pdftotext";
constexpr int kExtractionRounds = 3;

std::vector<std::filesystem::path> pdfsBelow(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".pdf") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

template <class Work>
double secondsFor(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

void measureExtraction(const Report& report) {
    const auto files = tests::testData("office_files");
    if (!files || !std::filesystem::exists(kPdfToText)) {
        std::cerr << "extraction: office_files or pdftotext is not here\n";
        return;
    }
    extract::Extractor extractor(tests::programPath("vanthu-extract"));
    double pages = 0;
    double ours = 0;
    double theirs = 0;
    for (int round = 0; round < kExtractionRounds; ++round)
        for (const auto& file : pdfsBelow(*files)) {
            ours += secondsFor([&] { (void)extractor.extract(file, "", "application/pdf"); });
            std::string text;
            theirs += secondsFor([&] {
                text = tests::runProgram(kPdfToText, {"-q", file.string(), "-"}).out;
            });
            pages += static_cast<double>(std::ranges::count(text, '\f'));
        }
    report({.name = "text of PDFs",
            .value = pages / ours,
            .unit = "pages/s",
            .baseline = "pdftotext, a process for each file",
            .baselineValue = pages / theirs});
    report({.name = "text of PDFs, memory of the child",
            .value = static_cast<double>(extractor.peakMemoryBytes()) / 1e6,
            .unit = "MB",
            .target = static_cast<double>(limits::kExtractMemoryBytes) / 1e6,
            .lowerIsBetter = true});
}

}  // namespace vanthu::bench
