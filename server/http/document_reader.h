#pragma once

#include "server/app/document_request.h"
#include "server/http/json_reader.h"

#include <string>
#include <vector>

namespace vanthu::http {

/// The files that a multipart request announces in "files".
[[nodiscard]] std::vector<app::FileRequest> readFiles(JsonFields& fields);
/// The same where a file may name an upload of the caller in place of a part.
[[nodiscard]] std::vector<app::FileRequest> readFilesOrUploads(JsonFields& fields);
/// Everything of `DocumentRequest` in schemas/api/openapi.yaml but its direction.
[[nodiscard]] app::DocumentRequest readDocumentFields(JsonFields& fields);
/// The same without files, which are there already.
[[nodiscard]] app::DocumentRequest readDocumentFieldsWithoutFiles(JsonFields& fields);
/// What the fields of a registration were filled from.
[[nodiscard]] std::vector<app::ProposedValue> readProposals(JsonFields& fields);

}  // namespace vanthu::http
