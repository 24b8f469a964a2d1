#pragma once

#include "schemas/domain/case_file.h"
#include "schemas/domain/document.h"

#include <string>
#include <vector>

namespace vanthu::reports {

struct ExportedFile {
    domain::DocumentFile file;
    std::string path;  ///< in the ZIP; "" when it is not in it
    int page{0};       ///< of ho-so.pdf on which it begins, 0 when it stands beside it
};

struct ExportedDocument {
    domain::Document document;
    std::string typeName;
    int ordinal{0};
    std::string note;  ///< why it is in the file
    std::vector<ExportedFile> files;
};

struct ExportedCase {
    domain::CaseFile file;
    std::string organId;
    std::string organName;
    std::string creator;
    std::vector<ExportedDocument> documents;  ///< in the order of their days
    int pages{0};
    domain::Timestamp exportedAt{};
};

/// After schemas/case_file/case-file.xsd, in UTF-8.
[[nodiscard]] std::string toXml(const ExportedCase& exported);

}  // namespace vanthu::reports
