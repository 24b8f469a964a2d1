#pragma once

#include "server/mail/transport.h"

#include <string>

namespace vanthu::mail {

/// The letter as it goes over the wire (RFC 5322): "\r\n" lines, subject, body and files in base64, so that
/// nothing in them can become a header or a command; with files a multipart/mixed (RFC 2046). Throws
/// Error{invalidInput} for an address, id or name of a file that could.
[[nodiscard]] std::string wireText(const Letter& letter, const std::string& from);

}  // namespace vanthu::mail
