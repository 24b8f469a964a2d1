#pragma once

#include "schemas/domain/time.h"

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>

namespace vanthu::app {

/// A ZIP in the making, in a temporary file that nobody else sees and that goes with its last reader. Throws
/// Error{unavailable} when the disk is full.
class CaseZip {
  public:
    explicit CaseZip(domain::Timestamp at);
    ~CaseZip();
    CaseZip(const CaseZip&) = delete;
    CaseZip& operator=(const CaseZip&) = delete;

    void add(const std::string& path, const std::string& bytes);
    void add(const std::string& path, std::istream& bytes);

    struct Finished {
        std::unique_ptr<std::istream> bytes;
        std::int64_t sizeBytes{0};
    };
    /// Once.
    [[nodiscard]] Finished finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace vanthu::app
