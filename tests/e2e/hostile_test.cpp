#include <catch2/catch.hpp>

#include "tests/e2e/installation.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

using vanthu::cli::Json;
using vanthu::tests::addUnit;
using vanthu::tests::eventually;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::setUp;
using vanthu::tests::testData;
namespace fs = std::filesystem;

namespace {

constexpr long kExtractorKilobytes = 512L << 10;  // limits.h promises 512 MiB

/// "Name" of a process and its highest resident memory in KiB, from /proc.
std::pair<std::string, long> processState(const fs::path& folder) {
    std::ifstream in(folder / "status");
    std::string name;
    long kilobytes = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("Name:\t")) name = line.substr(6);
        if (line.starts_with("VmHWM:")) kilobytes = std::stol(line.substr(6));
    }
    return {name, kilobytes};
}

/// Highest memory of any process whose name begins so (the kernel keeps 15 letters).
long peakOf(const std::string& program) {
    long peak = 0;
    std::error_code gone;  // processes come and go while we look
    for (const auto& entry : fs::directory_iterator("/proc", gone)) {
        if (entry.path().filename().string().find_first_not_of("0123456789") != std::string::npos) continue;
        const auto [name, kilobytes] = processState(entry.path());
        if (!name.empty() && program.starts_with(name)) peak = std::max(peak, kilobytes);
    }
    return peak;
}

std::vector<fs::path> filesBelow(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("every odd or hostile file registers, ends in a state, and harms no process", "[e2e][.slow]") {
    std::vector<fs::path> files;
    for (const auto* name : {"hostile", "office_files"})
        if (const auto folder = testData(name))
            for (auto& file : filesBelow(*folder))
                files.push_back(std::move(file));
    if (files.empty()) {
        WARN("no hostile or office_files test data");
        return;
    }
    Installation installation;
    const Person admin(installation);
    const Person clerk(installation);
    setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");
    addUnit(admin, "Sở Nội vụ", "H09.12", "SNV", clerk, "vanthu.snv");
    const pid_t server = installation.pid();

    std::map<std::string, std::string> documents;  // id → file
    for (const auto& file : files) {
        INFO(file);
        const Json document =
            clerk.ask({"incoming", "register", "--file", file.string(), "--number",
                       std::to_string(documents.size() + 1) + "/KT-UBND", "--issuer", "Bộ sưu tập", "--type",
                       "BC", "--subject", "Tệp " + file.filename().string()});
        documents[document["id"].text()] = file.string();
    }

    long peak = 0;
    std::map<std::string, int> states;
    for (const auto& [id, file] : documents) {
        INFO(file);
        std::string state;
        const bool ended = eventually(std::chrono::minutes(20), [&, document = id] {
            peak = std::max(peak, peakOf("vanthu-extract"));
            const auto& extraction = clerk.ask({"document", "show", document})["extraction"];
            state = extraction.items().empty() ? "" : extraction.items()[0]["state"].text();
            return !state.empty() && state != "pending";
        });
        CHECK(ended);
        ++states[state];
    }
    std::string summary;
    for (const auto& [state, count] : states)
        summary += state + ": " + std::to_string(count) + "\n";
    WARN(documents.size() << " files, extractor peak " << peak << " KiB\n" << summary);
    CHECK(peak <= kExtractorKilobytes);
    CHECK(installation.running());
    CHECK(installation.pid() == server);
    CHECK(states["text"] > static_cast<int>(documents.size()) / 4);
    const Json system = admin.ask({"system"});
    CHECK(system["index"]["behind"].integer() == 0);
    CHECK(system["index"]["documents"].integer() == static_cast<std::int64_t>(documents.size()));
    CHECK(admin.ask({"verify"})["clean"].truth());
}
