#pragma once

#include "schemas/domain/limits.h"
#include "server/app/file_intake.h"
#include "server/http/problem.h"
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

/// A document as JSON, alone or as the first part, "document", before its files: `use` gets both.
template <class Use>
Answer withDocument(Request& request, Use&& use) {
    if (request.mediaType() != "multipart/form-data") {
        app::NoFiles none;
        return use(request.body("application/json", limits::kJsonBodyBytes), none);
    }
    MultipartBody body(request);
    if (body.next() != "document")
        throw RequestFault(Fault::malformedBody, "",
                           {{"document", "required", "Phần đầu tiên phải là document (JSON)."}});
    return use(body.text(limits::kJsonBodyBytes), body);
}

}  // namespace vanthu::http
