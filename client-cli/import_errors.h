#pragma once

#include "client-cli/json.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace vanthu::cli {

/// One thing that is wrong with a line.
struct LineError {
    std::int64_t line{0};
    std::string column;  ///< heading in the file
    std::string cell;
    std::string message;  ///< says what is allowed
};

/// The report of a whole import: every error goes into a CSV file that spreadsheets open, the first few are
/// kept for the screen. The file is made with the first error; one thread.
class ImportErrors {
  public:
    /// `file` may be "": then only the first few are kept.
    explicit ImportErrors(std::filesystem::path file) : file_(std::move(file)) {}

    /// Throws Failure when the file cannot be written.
    void add(const LineError& error);
    [[nodiscard]] const std::vector<LineError>& first() const { return first_; }
    [[nodiscard]] std::int64_t count() const { return count_; }
    /// Finishes the file. Throws Failure when something of it did not get to the disk.
    void close();

  private:
    std::filesystem::path file_;
    std::ofstream out_;
    std::vector<LineError> first_;
    std::int64_t count_{0};
};

}  // namespace vanthu::cli
