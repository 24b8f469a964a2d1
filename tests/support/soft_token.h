#pragma once

#include "tests/support/signed_pdf.h"
#include "tests/support/temp_dir.h"

#include <string>

namespace vanthu::tests {

/// A PKCS#11 token in software (SoftHSM2) with a folder of its own.
class SoftToken {
  public:
    static constexpr const char* kModule = "/usr/lib/softhsm/libsofthsm2.so";
    static constexpr const char* kLabel = "vanthu";
    static constexpr const char* kPin = "482913";

    SoftToken();

    /// Takes over key and certificate of `name` under the label `name`, without blanks.
    void take(const Authority& authority, const std::string& name);
    /// "NAME=VALUE" that leads the library to this token.
    [[nodiscard]] std::string environment() const { return "SOFTHSM2_CONF=" + settings().string(); }
    /// A file with the PIN, for nobody else.
    [[nodiscard]] std::string pinFile() const { return (folder_.path() / "pin").string(); }
    void setPin(const std::string& pin) const;

  private:
    [[nodiscard]] std::filesystem::path settings() const { return folder_.path() / "softhsm2.conf"; }
    void run(const std::string& program, const std::vector<std::string>& arguments) const;

    TempDir folder_;
    int keys_{0};
};

}  // namespace vanthu::tests
