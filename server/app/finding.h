#pragma once

#include "schemas/domain/ids.h"

#include <functional>
#include <string>

namespace vanthu::app {

/// Something that is not as it was registered.
struct Finding {
    std::string
        code;  ///< one of those that schemas/api/openapi.yaml lists: "blob_missing", "number_altered" …
    std::string subject;  ///< Vietnamese: "văn bản 41", "thay đổi 17", "sha256:…"
    std::string message;  ///< Vietnamese
};
/// "văn bản 41"
[[nodiscard]] inline std::string nameOf(domain::DocumentId id) {
    return "văn bản " + std::to_string(id.value);
}

using Find = std::function<void(const Finding&)>;

}  // namespace vanthu::app
