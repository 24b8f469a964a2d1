#include "tests/bench/extraction_bench.h"
#include "tests/bench/ocr_bench.h"
#include "tests/bench/office_bench.h"
#include "tests/bench/spine_bench.h"

#include <cstdio>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace vanthu;

constexpr const char* kUsage =
    "vanthu-bench [NAME…] [--json FILE] [--dir DIR]\n"
    "\n"
    "NAME: spine, or one of its parts: memory, registrations, list, indexing, search;\n"
    "      office, or one of its parts: register, inbox;\n"
    "      intake, or one of its parts: extraction, ocr. Default: spine.\n"
    "--json FILE   also write the figures as a list of records\n"
    "--dir DIR     measure the disk of that folder (default: the current one)\n"
    "\n"
    "Ends with 0 when it measured, whatever it measured.\n";

struct Options {
    std::vector<std::string> names;
    std::string json;
    std::string directory = ".";

    [[nodiscard]] bool wants(const std::string& name, const std::string& suite = "spine") const {
        for (const auto& wanted : names)
            if (wanted == name || wanted == suite) return true;
        return names.empty() && suite == "spine";
    }
};

/// False when the words cannot be understood.
bool parseOptions(int count, char** words, Options& options) {
    for (int at = 1; at < count; ++at) {
        const std::string word = words[at];
        const bool takesValue = word == "--json" || word == "--dir";
        if (takesValue && at + 1 < count)
            (word == "--json" ? options.json : options.directory) = words[++at];
        else if (takesValue || word.starts_with("-"))
            return false;
        else
            options.names.push_back(word);
    }
    return true;
}

void measure(const Options& options, const bench::Report& report) {
    bench::Installation installation(options.directory);
    if (options.wants("memory")) bench::measureMemory(installation, "idle", report);
    if (options.wants("registrations")) bench::measureRegistrations(installation, report);
    if (options.wants("registrations") && options.wants("list"))
        bench::measureListPages(installation, report);
    if (options.wants("indexing")) bench::measureIndexing(options.directory, report);
    if (options.wants("search")) bench::measureSearch(options.directory, report);
    if (options.wants("memory")) bench::measureMemory(installation, "after the load", report);
    if (options.wants("register", "office")) {
        bench::Installation office(options.directory);
        bench::measureRegister(office, report);
    }
    if (options.wants("inbox", "office")) {
        bench::Installation office(options.directory);
        bench::measureInbox(office, report);
    }
    if (options.wants("extraction", "intake")) bench::measureExtraction(report);
    if (options.wants("ocr", "intake")) bench::measureOcr(options.directory, report);
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
