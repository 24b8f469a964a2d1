#include <signal.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <iomanip>
#include <map>
#include <sstream>

#include "indexer/extract/file_kind.h"
#include "indexer/extract_client/extractor.h"
#include "schemas/domain/text.h"
#include "tests/support/test_data.h"

using namespace vanthu::tests;
using vanthu::domain::ExtractionState;
using vanthu::extract::Extractor;

namespace {

constexpr std::array kKinds = {"empty", "pdf",  "zip", "ole",  "rtf",  "image",
                               "mail",  "html", "xml", "text", "other"};

std::vector<std::filesystem::path> filesBelow(const std::filesystem::path& root) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string kindOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string head(64u << 10, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(stream.gcount()));
    const auto name = file.filename().string();
    return kKinds.at(static_cast<std::size_t>(vanthu::extract::kindOf(head, {"", name})));
}

struct Row {
    std::string file, kind, state, reason;
    std::size_t characters;
    double seconds;
    std::int64_t peakBytes;  ///< 0 for a child that was ended at a limit
};

/// What a benchmark page shows of all files together.
std::string summaryOf(const std::string& folder, std::vector<Row> rows) {
    std::map<std::string, std::map<std::string, int>> counts;
    double total = 0;
    std::int64_t peak = 0;
    for (const auto& row : rows) {
        ++counts[row.kind][row.state];
        total += row.seconds;
        peak = std::max(peak, row.peakBytes);
    }
    std::ostringstream text;
    text << std::fixed << std::setprecision(2) << folder << ": " << rows.size() << " files in " << total
         << " s, peak of one file " << (peak >> 20) << " MiB\n";
    for (const auto& [kind, states] : counts) {
        text << "  " << kind << ":";
        for (const auto& [state, count] : states)
            text << ' ' << state << ' ' << count;
        text << '\n';
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.seconds > b.seconds; });
    for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), 5); ++i)
        text << "  slowest: " << rows[i].seconds << " s " << rows[i].state << ' ' << rows[i].file << '\n';
    return text.str();
}

/// VANTHU_TEST_TABLE names a file to which a line for every file is added.
void writeTable(const std::vector<Row>& rows) {
    const char* target = std::getenv("VANTHU_TEST_TABLE");
    if (target == nullptr) return;
    std::ofstream table(target, std::ios::app);
    for (const auto& row : rows)
        table << row.file << '\t' << row.kind << '\t' << row.state << '\t' << row.characters << '\t'
              << row.seconds << '\t' << row.peakBytes << '\t' << row.reason << '\n';
}

}  // namespace

TEST_CASE("every odd, hostile and real file ends in a state, within its limits", "[.slow][extract]") {
    const std::string folder = GENERATE("hostile", "office_files");
    const auto root = testData(folder);
    if (!root) {
        WARN(folder << " is absent: skipped");
        return;
    }
    const auto files = filesBelow(*root);
    REQUIRE(files.size() > 100);

    vanthu::extract::ExtractLimits limits;
    limits.filesPerChild = 1;  // so that the memory is that of one file
    Extractor extractor(Extractor::programBesideOwn(), limits);
    std::vector<Row> rows;
    pid_t child = 0;
    for (const auto& file : files) {
        const auto begin = std::chrono::steady_clock::now();
        const auto answer = extractor.extract(file, file.filename().string(), "");
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
        INFO(file.string() << ": " << label(answer.state) << " " << answer.reason);
        CHECK(answer.state != ExtractionState::pending);
        CHECK((answer.state != ExtractionState::text || !answer.text.empty()));
        CHECK(answer.reason.empty() <= (answer.state == ExtractionState::text));
        CHECK(vanthu::domain::normalisedBody(answer.text) == answer.text);
        CHECK(answer.text.size() <= limits.outputBytes);
        CHECK(spent < limits.wallTime + std::chrono::seconds(5));
        CHECK(extractor.peakMemoryBytes() < static_cast<std::int64_t>(limits.memoryBytes));
        // Many of the real files name old fonts; all that can be read are Unicode, and stay so.
        if (folder == "office_files") CHECK(answer.reason.find("chuyển") == std::string::npos);
        if (child != 0 && child != extractor.child()) CHECK(kill(child, 0) != 0);  // collected, no zombie
        child = extractor.child();
        rows.push_back({file.lexically_relative(*root).string(), kindOf(file),
                        std::string(code(answer.state)), answer.reason,
                        vanthu::domain::codePoints(answer.text), spent.count(), extractor.peakMemoryBytes()});
    }

    rusage children{};  // with those that were ended
    getrusage(RUSAGE_CHILDREN, &children);
    CHECK(children.ru_maxrss << 10 < static_cast<std::int64_t>(limits.memoryBytes));
    writeTable(rows);
    WARN(summaryOf(folder, rows) << "  most memory of any child: " << (children.ru_maxrss >> 10) << " MiB");
}
