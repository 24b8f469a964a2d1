#pragma once

#include <filesystem>
#include <string>

namespace vanthu::tests {

/// A certificate that signed itself, and its key, as PEM files.
struct Certificate {
    std::filesystem::path certificate, key;
};

/// Makes one for that host name, valid for a day.
[[nodiscard]] Certificate makeCertificate(const std::filesystem::path& folder, const std::string& host);

}  // namespace vanthu::tests
