#include "tests/bench/directory_bench.h"
#include "tests/bench/exchange_bench.h"
#include "tests/bench/extraction_bench.h"
#include "tests/bench/ocr_bench.h"
#include "tests/bench/office_bench.h"
#include "tests/bench/reports_bench.h"
#include "tests/bench/search_comparison.h"
#include "tests/bench/spine_bench.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace vanthu;

constexpr const char* kUsage =
    "vanthu-bench [NAME…] [--json FILE] [--dir DIR] [--engine NAME]… [--articles N]\n"
    "             [--documents N]\n"
    "\n"
    "NAME: spine, or one of its parts: memory, registrations, list, indexing, finding;\n"
    "      search: vanthu, Xapian, SQLite FTS5, PostgreSQL and recoll on 65,240 articles;\n"
    "      search-1m: the same with a million documents;\n"
    "      office, or one of its parts: register, inbox;\n"
    "      exchange: documents over a hub, to and fro;\n"
    "      directory: 150,000 entries over a hub, and changes of them;\n"
    "      reports: the rates of a province of 200 units with a million documents;\n"
    "      counters: the part of it that tells what a registration pays for them;\n"
    "      intake, or one of its parts: extraction, ocr. Default: spine.\n"
    "--json FILE   also write the figures as a list of records\n"
    "--dir DIR     measure the disk of that folder (default: the current one)\n"
    "--engine NAME search, search-1m: only vanthu, xapian, fts5, postgres or recoll\n"
    "--articles N  search, search-1m: with the first N articles, for a trial\n"
    "--documents N search-1m, reports: with N documents in all\n"
    "\n"
    "Ends with 0 when it measured, whatever it measured.\n";

struct Options {
    std::vector<std::string> names;
    std::string json;
    bench::ComparisonSize comparison{.below = "."};

    [[nodiscard]] bool wants(const std::string& name, const std::string& suite = "spine") const {
        for (const auto& wanted : names)
            if (wanted == name || wanted == suite) return true;
        return names.empty() && suite == "spine";
    }
};

/// False when it is no number above 0.
bool readCount(const std::string& word, std::size_t& count) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), count);
    return error == std::errc{} && end == word.data() + word.size() && count > 0;
}

/// False when there is no such option, or it may not have this value.
bool setOption(const std::string& name, const std::string& value, Options& options) {
    if (name == "--articles") return readCount(value, options.comparison.articles);
    if (name == "--documents") return readCount(value, options.comparison.documents);
    if (name == "--engine") {
        options.comparison.engines.insert(value);
        return std::ranges::find(bench::kEngines, value) != std::end(bench::kEngines);
    }
    if (name == "--json")
        options.json = value;
    else if (name == "--dir")
        options.comparison.below = value;
    else
        return false;
    return true;
}

/// False when the words cannot be understood.
bool parseOptions(int count, char** words, Options& options) {
    for (int at = 1; at < count; ++at) {
        const std::string word = words[at];
        if (!word.starts_with("-"))
            options.names.push_back(word);
        else if (at + 1 == count || !setOption(word, words[++at], options))
            return false;
    }
    return true;
}

void measureSpine(const Options& options, const bench::Report& report) {
    const auto& below = options.comparison.below;
    bench::Installation installation(below);
    if (options.wants("memory")) bench::measureMemory(installation, "idle", report);
    if (options.wants("registrations")) bench::measureRegistrations(installation, report);
    if (options.wants("registrations") && options.wants("list"))
        bench::measureListPages(installation, report);
    if (options.wants("indexing")) bench::measureIndexing(below, report);
    if (options.wants("finding")) bench::measureSearch(below, report);
    if (options.wants("memory")) bench::measureMemory(installation, "after the load", report);
}

void measure(const Options& options, const bench::Report& report) {
    const auto& below = options.comparison.below;
    for (const auto* part : {"memory", "registrations", "list", "indexing", "finding"})
        if (options.wants(part)) {
            measureSpine(options, report);
            break;
        }
    if (options.wants("register", "office")) {
        bench::Installation office(below);
        bench::measureRegister(office, report);
    }
    if (options.wants("inbox", "office")) {
        bench::Installation office(below);
        bench::measureInbox(office, report);
    }
    if (options.wants("exchange", "exchange")) bench::measureExchange(below, report);
    if (options.wants("directory", "directory")) bench::measureDirectory(report);
    if (options.wants("counters", "reports")) bench::measureCounters(below, report);
    if (options.wants("reports", "reports"))
        bench::measureReports(below, options.comparison.documents, report);
    if (options.wants("extraction", "intake")) bench::measureExtraction(report);
    if (options.wants("ocr", "intake")) bench::measureOcr(below, report);
    if (options.wants("search", "search")) bench::measureSearchEngines(options.comparison, report);
    if (options.wants("search-1m", "search-1m")) bench::measureMillion(options.comparison, report);
}

}  // namespace

int main(int count, char** words) {
    Options options;
    if (!parseOptions(count, words, options)) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    std::vector<bench::Record> records;
    try {
        bench::printHead();
        measure(options, [&](const bench::Record& record) {
            records.push_back(record);
            bench::printRow(record);
        });
    } catch (const std::exception& error) {
        std::fprintf(stderr, "vanthu-bench: %s\n", error.what());
        return 1;
    }
    if (!options.json.empty()) std::ofstream(options.json) << bench::toJson(records) << '\n';
    return 0;
}
