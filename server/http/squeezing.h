#pragma once

#include "server/http/request.h"

namespace vanthu::http {

/// True when the client takes gzip (Accept-Encoding, RFC 9110 §12.5.3).
[[nodiscard]] bool takesGzip(const Request& request);

/// Puts the gzip of a long JSON body in its place when the client takes it: lists are a sixth of their size
/// then, which a phone notices. An answer with an ETag stays: that names its very bytes.
void squeeze(const Request& request, Answer& answer);

}  // namespace vanthu::http
