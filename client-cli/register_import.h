#pragma once

#include "client-cli/api.h"
#include "client-cli/import_errors.h"
#include "client-cli/import_run.h"
#include "client-cli/interruption.h"
#include "client-cli/progress.h"
#include "client-cli/register_mapping.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

namespace vanthu::tables {
class Table;
struct Row;
}  // namespace vanthu::tables

namespace vanthu::cli {

struct RegisterImportSettings {
    std::string book;  ///< id
    std::int64_t year{0};
    Json mapping{Json::array()};
    std::filesystem::path files;  ///< folder of the files that lines name; "" for none
    bool rehearsal{false};
    bool open{false};
};

/// Sends the lines of one register in their order, a batch after the other. The server knows a line that it
/// has already, so an import that was broken off is simply run again. One thread.
class RegisterImport {
  public:
    RegisterImport(RegisterImportSettings settings, tables::Table& table, Api& api, ImportErrors& errors);
    ~RegisterImport();

    /// Reads the head; to be called first. Throws Failure.
    [[nodiscard]] const RegisterMapping& readHead();
    /// Sends everything. True when it was asked to stop before the end.
    bool run(Progress& progress, const Interruption& interruption);

    [[nodiscard]] const ImportCounts& counts() const { return counts_; }
    [[nodiscard]] std::int64_t warnings() const { return warnings_; }

  private:
    struct Line;
    void take(const tables::Row& row);
    void flush();
    /// Lines whose files must not travel in vain are tried first, without them.
    void sendWithFiles();
    [[nodiscard]] Json post(const std::vector<const Line*>& lines, bool rehearsal, bool withFiles);
    void settle(const Line& line, const Json& outcome);
    [[nodiscard]] bool repeatsInFile(const Line& line, const Json& outcome);
    void reject(const Line& line, const std::string& field, const std::string& message);
    void nameFiles(Line& line);

    RegisterImportSettings settings_;
    tables::Table& table_;
    Api& api_;
    ImportErrors& errors_;
    std::vector<tables::Row> head_;
    std::unique_ptr<RegisterMapping> mapping_;
    std::vector<Line> batch_;
    std::size_t batchBytes_{0};
    std::int64_t batchFileBytes_{0};
    std::unordered_map<std::string, std::int64_t> numbers_;  ///< of the file so far, and their lines
    ImportCounts counts_;
    std::int64_t warnings_{0};
};

}  // namespace vanthu::cli
