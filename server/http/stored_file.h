#pragma once

#include "server/app/read_document.h"
#include "server/http/request.h"

#include <string>

namespace vanthu::http {

/// Which file of a thing a path names with its {n}.
[[nodiscard]] int filePosition(const Request& request);

/// The value of Content-Disposition for what is saved under that name.
[[nodiscard]] std::string attachmentNamed(const std::string& name);

/// A stored file as an attachment, sent as it is read.
[[nodiscard]] Answer fileAnswer(app::OpenFile open);

}  // namespace vanthu::http
