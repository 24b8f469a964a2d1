#include <signal.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <map>

#include "indexer/extract_client/extractor.h"
#include "schemas/domain/text.h"
#include "tests/support/test_data.h"

using namespace vanthu::tests;
using vanthu::domain::ExtractionState;
using vanthu::extract::Extractor;

namespace {

std::vector<std::filesystem::path> filesBelow(const std::filesystem::path& root) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("every odd, hostile and real file ends in a state, within the memory of the child",
          "[.slow][extract]") {
    const std::string folder = GENERATE("hostile", "office_files");
    const auto root = testData(folder);
    if (!root) {
        WARN(folder << " is absent: skipped");
        return;
    }
    const auto files = filesBelow(*root);
    REQUIRE(files.size() > 100);

    Extractor extractor;
    std::map<ExtractionState, int> states;
    std::int64_t peak = 0;
    int children = 0;
    pid_t child = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (const auto& file : files) {
        const auto answer = extractor.extract(file, file.filename().string(), "");
        INFO(file.string() << ": " << label(answer.state) << " " << answer.reason);
        ++states[answer.state];
        CHECK(answer.state != ExtractionState::pending);
        CHECK((answer.state != ExtractionState::text || !answer.text.empty()));
        CHECK(answer.reason.empty() <= (answer.state == ExtractionState::text));
        CHECK(vanthu::domain::normalisedBody(answer.text) == answer.text);
        CHECK(answer.text.size() <= vanthu::limits::kExtractOutputBytes);
        if (child != 0 && child != extractor.child()) CHECK(kill(child, 0) != 0);  // collected, no zombie
        if (child != extractor.child() && extractor.child() != 0) ++children;
        child = extractor.child();
        peak = std::max(peak, extractor.peakMemoryBytes());
        if (std::getenv("VANTHU_TEST_VERBOSE") != nullptr)
            WARN(file.lexically_relative(*root).string()
                 << "\t" << code(answer.state) << "\t" << answer.text.size() << "\t" << answer.reason);
    }
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;

    CHECK(peak < static_cast<std::int64_t>(vanthu::limits::kExtractMemoryBytes));
    std::string summary;
    for (const auto& [state, count] : states)
        summary.append(", ").append(code(state)).append(" ").append(std::to_string(count));
    WARN(folder << ": " << files.size() << " files in " << spent.count() << " s, peak " << (peak >> 20)
                << " MiB, " << children << " children" << summary);
}
