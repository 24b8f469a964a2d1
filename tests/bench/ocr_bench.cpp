#include "tests/bench/ocr_bench.h"

#include "indexer/ocr_client/ocr_reader.h"
#include "schemas/domain/limits.h"
#include "tests/ocr/scans.h"
#include "tests/support/programs.h"

#include <chrono>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include <sched.h>

namespace vanthu::bench {
namespace {

constexpr std::size_t kPages = 10;
constexpr std::size_t kWordsPerPage = 380;
constexpr double kRequiredShare = 0.9;
constexpr const char* kTesseract = "/usr/bin/tesseract";

const std::vector<std::string> kWords = {
    "Ủy",    "ban",   "nhân",  "dân",           "tỉnh", "quyết", "định",  "về",   "việc",  "ban",  "hành",
    "quy",   "chế",   "công",  "tác",           "văn",  "thư,",  "lưu",   "trữ",  "của",   "các",  "cơ",
    "quan,", "đơn",   "vị",    "trên",          "địa",  "bàn;",  "giám",  "đốc",  "sở",    "Nội",  "vụ",
    "chịu",  "trách", "nhiệm", "hướng",         "dẫn",  "kiểm",  "tra",   "thực", "hiện.", "Căn",  "cứ",
    "Nghị",  "định",  "số",    "30/2020/NĐ-CP", "ngày", "05",    "tháng", "3",    "năm",   "2020", "nơi",
    "nhận:", "thời",  "hạn",   "giải",          "quyết"};

/// Pages of an official letter as a scanner at 300 dpi delivers them: grey, a little dirty, a little askew.
std::vector<std::string> pages() {
    std::mt19937 random(1);
    std::vector<std::string> made;
    for (std::size_t i = 0; i < kPages; ++i) {
        std::string text;
        for (std::size_t word = 0; word < kWordsPerPage; ++word)
            text += kWords[random() % kWords.size()] + ' ';
        const auto scan =
            tests::scanned(tests::printedPdf({text}), 1,
                           {.skewDegrees = 0.4, .noise = 0.0005, .seed = static_cast<unsigned>(i)});
        made.push_back(tests::png(*scan));
    }
    return made;
}

/// This thread, and the programs that it starts, on one core as long as it lives.
class OneCore {
  public:
    OneCore() {
        sched_getaffinity(0, sizeof before_, &before_);
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(sched_getcpu(), &one);
        sched_setaffinity(0, sizeof one, &one);
    }
    ~OneCore() { sched_setaffinity(0, sizeof before_, &before_); }
    OneCore(const OneCore&) = delete;
    OneCore& operator=(const OneCore&) = delete;

  private:
    cpu_set_t before_{};
};

template <class Work>
double secondsOf(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

void measureOcr(const std::filesystem::path& directory, const Report& report) {
    const OneCore core;
    ocr::OcrReader reader(tests::programPath("vanthu-ocr"));
    if (!reader.isInstalled()) {
        std::cerr << "ocr: the package tesseract-ocr-vie is not installed\n";
        return;
    }
    const auto scans = pages();
    const auto picture = directory / "vanthu-bench-page.png";
    const bool hasTesseract = std::filesystem::exists(kTesseract);
    double ours = 0;
    double bare = 0;
    (void)reader.page(scans.front(), 1);  // starts it
    for (const auto& scan : scans) {
        ours += secondsOf([&] { (void)reader.page(scan, 1); });
        if (!hasTesseract) continue;
        std::ofstream(picture, std::ios::binary) << scan;
        bare += secondsOf([&] {
            (void)tests::runProgram(kTesseract, {picture.string(), "stdout", "-l", "vie"},
                                    {{"OMP_THREAD_LIMIT", "1"}});
        });
    }
    std::filesystem::remove(picture);
    if (hasTesseract)
        report({.name = "ocr, one core",
                .value = kPages / ours,
                .unit = "pages/s",
                .baseline = "tesseract -l vie, one thread",
                .baselineValue = kPages / bare,
                .target = kRequiredShare});
    report({.name = "ocr, memory of a worker",
            .value = static_cast<double>(reader.peakMemoryBytes()) / 1e6,
            .unit = "MB",
            .target = static_cast<double>(limits::kOcrMemoryBytes) / 1e6,
            .lowerIsBetter = true});
}

}  // namespace vanthu::bench
