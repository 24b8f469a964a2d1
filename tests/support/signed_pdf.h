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
    /// The same with a key on the curve P-256.
    void certifyCurve(const std::string& name) const;
    /// Another certificate of the key of `name`.
    void certifyAgain(const std::string& name, const std::string& as) const;
    /// The same for one that stamps the time.
    void certifyTimeAuthority(const std::string& name) const;
    void revoke(const std::string& name) const;
    [[nodiscard]] std::string certificate() const;     ///< PEM
    [[nodiscard]] std::string revocationList() const;  ///< PEM
    /// A detached CMS over the bytes, DER.
    [[nodiscard]] std::string sign(const std::string& name, const std::string& bytes,
                                   const std::vector<std::string>& options = {}) const;
    /// What a time authority answers to this query, DER (RFC 3161).
    [[nodiscard]] std::string answer(const std::string& name, const std::string& query) const;
    /// A time stamp token of these bytes, DER.
    [[nodiscard]] std::string stamp(const std::string& name, const std::string& bytes) const;
    /// Of a certificate.
    [[nodiscard]] std::string der(const std::string& name) const;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  private:
    void run(std::vector<std::string> arguments) const;

    std::filesystem::path folder_;
};

/// The value of a signature (CMS, DER): what is stamped.
[[nodiscard]] std::string signatureValue(const std::string& cms);
/// The same signature with a time stamp token in it.
[[nodiscard]] std::string withTimeStamp(const std::string& cms, const std::string& token);

using Signing = std::function<std::string(const std::string& bytes)>;

/// A PDF of one empty page, signed in the field "Sig1".
[[nodiscard]] std::string signedPdf(const Signing& sign, const std::string& kind = "adbe.pkcs7.detached");
/// The same with an update behind it, signed in the field "Sig2".
[[nodiscard]] std::string signedAgain(const std::string& pdf, const Signing& sign);

}  // namespace vanthu::tests
