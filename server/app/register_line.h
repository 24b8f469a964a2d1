#pragma once

#include "schemas/domain/register_columns.h"
#include "server/app/document_request.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vanthu::app {

/// Source of every document that came from a register of the past.
inline constexpr const char* kRegisterSource = "so-cu";

/// One line of an office's own register: the texts of its cells, as they stand there.
struct RegisterLine {
    std::int64_t line{0};  ///< in the file, from 1
    std::map<domain::RegisterField, std::string> cells;
    std::vector<FileRequest> files;
    Violations violations;  ///< of reading the line; such a line is rejected
};

/// What a line says, in our words: a document that lacks only its place in the book, or why it is none.
struct RegisterCandidate {
    domain::Document document;
    domain::RegistryNumber number;
    Violations violations;
    Violations warnings;  ///< longer than the law's forms, kept whole; or odd

    [[nodiscard]] bool fits() const { return violations.empty(); }
};

/// Reads lines of one book and year. What the law's forms would cut is kept whole and told; a state secret is
/// refused by its line.
class RegisterLineReader {
  public:
    RegisterLineReader(const domain::Book& book, int year, const Caller& caller,
                       const DirectorySnapshot& directory, domain::Timestamp now)
        : book_(book), year_(year), caller_(caller), directory_(directory), now_(now) {}

    [[nodiscard]] RegisterCandidate read(const RegisterLine& line) const;

  private:
    const domain::Book& book_;
    int year_;
    const Caller& caller_;
    const DirectorySnapshot& directory_;
    domain::Timestamp now_;
};

/// Whether the book says the same of both: code, days, type, subject and issuer.
[[nodiscard]] bool saysTheSame(const domain::Document& left, const domain::Document& right);

}  // namespace vanthu::app
