#pragma once

#include "server/http/request.h"

#include <string_view>

namespace vanthu::http {

/// Whether the path belongs to a drop: /dav/NAME/…, not under /api.
[[nodiscard]] bool isDavPath(std::string_view path);

/// What a device gets that puts files into a drop by WebDAV (RFC 4918, class 1, and locks for those that will
/// not write without). Everything but OPTIONS wants the drop's name and password (Basic). Nothing is given
/// out but the names and sizes that the same drop was just told; failures are answered here, in plain text.
[[nodiscard]] Answer serveDav(Request& request);

}  // namespace vanthu::http
