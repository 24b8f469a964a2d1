#pragma once

#include "server/signatures/signature_checker.h"
#include "server/signing/sign_failure.h"
#include "server/signing/time_authority.h"
#include "server/stamp/pdf_stamper.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::signing {

/// Where a key lies. No secret is in it: the PIN is in a file that only `vanthu-sign` reads.
struct KeyReference {
    std::string module;  ///< path of the PKCS#11 library
    std::string token;   ///< label
    std::string key;     ///< label
    std::string pinFile;
    std::string chain;        ///< PEM file of certificates to be carried along; may be ""
    std::string environment;  ///< "NAME=VALUE" for the library; may be ""
};

/// What a signature looks like, and where. From the upper left corner of the page.
struct Look {
    std::string pdf;  ///< its first page is shown; "": not seen
    int page{0};      ///< from 1; 0: the last one
    double leftMm{0};
    double topMm{0};
};

struct SigningOutcome {
    std::string pdf;  ///< the signed file; "" when it was not signed
    std::optional<SignFailure> failure;
};

/// Puts signatures behind PDFs, as PAdES B-B, and B-T with a time authority: all bytes of the file stay, so
/// that earlier signatures stay valid. Any thread may call.
class PdfSigner {
  public:
    /// `programs`: the folder of vanthu-sign, vanthu-sign-field and vanthu-signatures.
    PdfSigner(std::optional<TimeAuthority> timeAuthority, const std::filesystem::path& programs);

    /// `name`: of the signer; `now`: UTC seconds. What was made is checked before it is given out. Throws
    /// Error{unavailable} when a program cannot be started.
    [[nodiscard]] SigningOutcome sign(std::string_view pdf, const Look& look, const std::string& name,
                                      const KeyReference& key, std::int64_t now) const;

  private:
    struct Prepared;
    [[nodiscard]] std::optional<Prepared> prepare(std::string_view pdf, const Look& look,
                                                  const std::string& name, std::int64_t now) const;
    [[nodiscard]] std::string signatureOf(const Prepared& prepared, const KeyReference& key,
                                          std::optional<SignFailure>& failure) const;
    [[nodiscard]] std::string stamped(const std::string& cms, const std::string& query) const;
    [[nodiscard]] bool holds(std::string_view before, std::string_view after, std::int64_t now) const;

    std::optional<TimeAuthority> timeAuthority_;
    std::filesystem::path signProgram_;
    std::filesystem::path fieldProgram_;
    signatures::SignatureChecker checker_;
};

}  // namespace vanthu::signing
