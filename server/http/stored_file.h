#pragma once

#include "server/app/read_document.h"
#include "server/http/request.h"

namespace vanthu::http {

/// Which file of a thing a path names with its {n}.
[[nodiscard]] int filePosition(const Request& request);

/// A stored file as an attachment, sent as it is read.
[[nodiscard]] Answer fileAnswer(app::OpenFile open);

}  // namespace vanthu::http
