#pragma once

#include "server/app/document_request.h"
#include "server/http/json_reader.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::http {

// Fields that registering and correcting a document read alike.

[[nodiscard]] std::vector<app::ReceiverRequest> readReceivers(JsonFields& fields);
/// std::nullopt for a text that is not named, which a change leaves as it is.
[[nodiscard]] std::optional<std::string> readText(JsonFields& fields, const std::string& name);
[[nodiscard]] std::optional<int> readCount(JsonFields& fields, const std::string& name);
[[nodiscard]] domain::Signer readSigner(JsonFields& fields);
/// "kind" and "document" of one link; done() is the caller's to call.
[[nodiscard]] app::LinkRequest readLink(JsonFields& fields);

}  // namespace vanthu::http
