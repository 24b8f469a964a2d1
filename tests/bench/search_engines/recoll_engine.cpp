#include "tests/bench/search_engines/engine.h"
#include "tests/bench/search_engines/measured_build.h"
#include "tests/bench/search_engines/texts.h"
#include "tests/support/programs.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace vanthu::bench {
namespace {

constexpr std::size_t kFilesOfFolder = 1000;
constexpr std::string_view kSuffix = ".txt";

/// Answers lines with the address of a file each.
class RecollAsker : public Asker {
  public:
    explicit RecollAsker(std::filesystem::path configuration) : configuration_(std::move(configuration)) {}

    std::vector<std::string> ask(const std::string& question) override {
        std::string words;
        for (const auto& word : plainSyllables(question))
            words += (words.empty() ? "" : " ") + word;
        const auto finished =
            tests::runProgram("recollq", {"-c", configuration_, "-n", "10", "-b", "-o", words});
        if (finished.exitCode != 0) throw std::runtime_error("recollq failed: " + finished.err);
        std::vector<std::string> ids;
        std::istringstream lines(finished.out);
        for (std::string line; std::getline(lines, line);)
            if (line.starts_with("file://") && line.ends_with(kSuffix))
                ids.push_back(std::filesystem::path(line).stem());
        return ids;
    }

  private:
    std::filesystem::path configuration_;
};

class RecollEngine : public SearchEngine {
  public:
    explicit RecollEngine(std::filesystem::path folder)
        : folder_(std::filesystem::absolute(folder)), configuration_(folder_ / "configuration") {}

    std::string name() const override { return "recoll"; }
    Place place() const override { return Place::process; }

    Built build(const std::filesystem::path& texts) override {
        writeFiles(texts);
        std::filesystem::create_directories(configuration_);
        std::ofstream(configuration_ / "recoll.conf")
            << "topdirs = " << (folder_ / "files").string()
            << "\nnoaspell = 1\nidxniceprio = 0\n";  // as the others: not after everybody else
        Built built = builtBy({"recollindex", {"-c", configuration_}, {}, folder_ / "log", folder_ / "log"});
        built.bytes = bytesBelow(configuration_ / "xapiandb");
        return built;
    }

    std::unique_ptr<Asker> asker() const override { return std::make_unique<RecollAsker>(configuration_); }

  private:
    /// One file a text, named by its id; folders stay small.
    void writeFiles(const std::filesystem::path& texts) const {
        std::size_t count = 0;
        forEachText(texts, [&](const Text& text) {
            const auto below = folder_ / "files" / std::to_string(count++ / kFilesOfFolder);
            std::filesystem::create_directories(below);
            std::ofstream(below / (text.id + std::string(kSuffix)), std::ios::binary) << text.whole();
        });
    }

    std::filesystem::path folder_;
    std::filesystem::path configuration_;
};

}  // namespace

std::unique_ptr<SearchEngine> recollEngine(const std::filesystem::path& folder) {
    return std::make_unique<RecollEngine>(folder);
}

}  // namespace vanthu::bench
