#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace vanthu::tests {

/// An authority of a test and those whom it certifies, all made with the command line of OpenSSL.
class Authority {
  public:
    /// `folder`: empty.
    explicit Authority(std::filesystem::path folder);

    /// Makes key and certificate of `name`. `until`: YYYYMMDDHHMMSSZ.
    void certify(const std::string& name, const std::string& until = "20991231000000Z") const;
    void revoke(const std::string& name) const;
    [[nodiscard]] std::string certificate() const;     ///< PEM
    [[nodiscard]] std::string revocationList() const;  ///< PEM
    /// A detached CMS over the bytes, DER.
    [[nodiscard]] std::string sign(const std::string& name, const std::string& bytes) const;

  private:
    void run(std::vector<std::string> arguments) const;

    std::filesystem::path folder_;
};

using Signing = std::function<std::string(const std::string& bytes)>;

/// A PDF of one empty page, signed in the field "Sig1".
[[nodiscard]] std::string signedPdf(const Signing& sign);
/// The same with an update behind it, signed in the field "Sig2".
[[nodiscard]] std::string signedAgain(const std::string& pdf, const Signing& sign);

}  // namespace vanthu::tests
