#pragma once

#include "server/app/file_intake.h"
#include "server/http/request.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace vanthu::http {

/// The parts of a multipart/form-data body, one after the other, straight from the connection: never in
/// memory as a whole. Throws RequestFault{malformed} for a broken body and Error{tooLarge} over
/// limits::kUploadBytes.
class MultipartBody : public app::FileSource {
  public:
    explicit MultipartBody(Request& request);
    ~MultipartBody() override;

    /// Name of the next part, or std::nullopt after the last.
    [[nodiscard]] std::optional<std::string> next() override;
    [[nodiscard]] std::size_t read(char* buffer, std::size_t size) override;
    /// The present part as text. Throws Error{tooLarge}.
    [[nodiscard]] std::string text(std::size_t limit);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace vanthu::http
