#pragma once

#include "server/app/uploads.h"
#include "server/http/request.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace vanthu::http {

/// The body of a request, as far as it comes. Throws RequestFault when it ends before its announced length.
class BodyPiece : public app::UploadPiece {
  public:
    explicit BodyPiece(Request& request) : request_(request) {}
    [[nodiscard]] std::size_t read(char* buffer, std::size_t size) override;

  private:
    Request& request_;
    std::int64_t read_{0};
};

/// The bytes of Base64; std::nullopt when it is none.
[[nodiscard]] std::optional<std::string> fromBase64(const std::string& text);
/// As HTTP writes a moment: "Sun, 06 Nov 1994 08:49:37 GMT".
[[nodiscard]] std::string httpDate(domain::Timestamp moment);

}  // namespace vanthu::http
