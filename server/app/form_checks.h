#pragma once

#include "schemas/domain/error.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/file_intake.h"
#include "server/app/layout_reader.h"
#include "server/app/read_document.h"
#include "server/form_check/form_check.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace vanthu::app {

/// What a check of one file came to.
struct FormVerdict {
    std::string json;     ///< FormCheck of schemas/api/openapi.yaml
    std::string ruleSet;  ///< "NĐ 30/2020/NĐ-CP #0a1b2c3d4e5f": the digest of rules and severities in force
    Violations errors;    ///< the findings that are errors: field "file", code of the rule
};

/// Kiểm tra thể thức of files: what departs from NĐ 30/2020, Phụ lục I. Answers are JSON
/// (schemas/api/openapi.yaml, FormCheck). Any thread may call.
class FormChecks {
  public:
    /// Reads `dataFolder`/form-rules.tsv, when there is one. Throws Error{invalidInput} when it is wrong.
    FormChecks(ReadDocument& readDocument, LayoutReader& reader, const domain::Clock& clock,
               Directory& directory, const std::filesystem::path& dataFolder);

    /// A file of a document, for whoever may read it. Throws as ReadDocument::file().
    [[nodiscard]] std::string file(const Caller& caller, domain::DocumentId id, int position);
    /// A file that is not registered: a draft, the present file of `source`. Nothing of it is kept. Throws
    /// Error{tooLarge} beyond limits::kFormCheckFileBytes.
    [[nodiscard]] std::string draft(const Caller& caller, FileSource& source);
    /// A stored file, for a use case that asked for the rights already. One that is no DOCX or PDF, or cannot
    /// be read, has no errors and says so.
    [[nodiscard]] FormVerdict judge(OpenFile open);
    /// Every rule, with the severity that is in force here.
    [[nodiscard]] std::string rules(const Caller& caller) const;

  private:
    [[nodiscard]] FormVerdict check(std::string_view bytes, const std::string& fileName);
    [[nodiscard]] FormVerdict told(const extract::ExtractedLayout& read, const std::string& fileName) const;

    ReadDocument& readDocument_;
    LayoutReader& reader_;
    const domain::Clock& clock_;
    Directory& directory_;
    form_check::Severities severities_;
    const std::string ruleSet_;
};

}  // namespace vanthu::app
