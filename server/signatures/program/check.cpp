#include "server/signatures/program/check.h"

#include <algorithm>
#include <array>

#include "server/signatures/program/byte_range.h"
#include "server/signatures/program/cms_check.h"
#include "server/signatures/program/signature_fields.h"
#include "server/signatures/program/time_stamp.h"
#include "server/signatures/program/trust_store.h"

namespace vanthu::signatures {
namespace {

constexpr std::string_view kEmbeddedSha1 = "adbe.pkcs7.sha1";
constexpr std::array<std::string_view, 4> kSupported{"adbe.pkcs7.detached", "ETSI.CAdES.detached",
                                                     kEmbeddedSha1, kDocumentTimeStamp};

Signature checkOne(std::string_view pdf, const SignatureField& field, const TrustStore& trust,
                   std::int64_t now) {
    Signature signature;
    signature.field = field.name;
    signature.subFilter = field.subFilter;
    if (field.claimedTime) {
        signature.signedAt = *field.claimedTime;
        signature.timeSource = TimeSource::claimed;
    }
    if (std::ranges::find(kSupported, field.subFilter) == kSupported.end()) {
        signature.integrity = Integrity::unsupported;
        return signature;
    }
    const auto signedBytes = signedBytesOf(pdf, field.byteRange);
    if (!signedBytes || !isHole(pdf, *signedBytes, field.contents)) {
        signature.integrity = Integrity::altered;
        return signature;
    }
    signature.begin = signedBytes->begin();
    signature.end = signedBytes->end();
    const bool nothingBehind =
        field.subFilter == kDocumentTimeStamp
            ? checkDocumentTimeStamp(field.contents, *signedBytes, trust, signature)
            : checkCms(field.contents, *signedBytes, field.subFilter == kEmbeddedSha1, trust, now, signature);
    if (nothingBehind && signature.end == static_cast<std::int64_t>(pdf.size()))
        signature.coverage = Coverage::wholeFile;
    return signature;
}

/// What follows a signature is covered when an intact one reaches to the end of the file.
void judgeCoverage(std::vector<Signature>& signatures) {
    const bool covered = std::ranges::any_of(signatures, [](const Signature& signature) {
        return signature.integrity == Integrity::intact && signature.coverage == Coverage::wholeFile;
    });
    if (!covered) return;
    for (auto& signature : signatures)
        if (signature.coverage == Coverage::addedTo) signature.coverage = Coverage::laterSigned;
}

}  // namespace

std::vector<Signature> checkFile(std::string_view pdf, std::string_view trustPem, std::int64_t now) {
    const TrustStore trust(trustPem);
    std::vector<Signature> signatures;
    for (const auto& field : signatureFieldsOf(pdf))
        signatures.push_back(checkOne(pdf, field, trust, now));
    judgeCoverage(signatures);
    return signatures;
}

}  // namespace vanthu::signatures
