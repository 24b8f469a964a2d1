#include "server/evidence/time_stamp.h"

#include <ctime>
#include <new>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/ts.h>

#include "schemas/domain/limits.h"
#include "server/evidence/openssl_objects.h"

namespace vanthu::evidence {
namespace {

constexpr int kNonceBits = 63;

using HeldStampRequest = Held<TS_REQ, TS_REQ_free>;
using HeldAnswer = Held<TS_RESP, TS_RESP_free>;
using HeldInfo = Held<TS_TST_INFO, TS_TST_INFO_free>;
using HeldToken = Held<PKCS7, PKCS7_free>;
using HeldStore = Held<X509_STORE, X509_STORE_free>;
using HeldCheck = Held<TS_VERIFY_CTX, TS_VERIFY_CTX_free>;
using HeldNumber = Held<BIGNUM, BN_free>;
using HeldInteger = Held<ASN1_INTEGER, ASN1_INTEGER_free>;

std::string sha256(std::string_view content) {
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(content.data()), content.size(),
           reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

/// Everything of `der`, or nothing.
template <auto Decode, class Held>
Held decoded(std::string_view der) {
    ERR_clear_error();
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const auto* const begin = at;
    Held object(Decode(nullptr, &at, static_cast<long>(der.size())));
    return object && at == begin + der.size() ? std::move(object) : Held{};
}

void setImprint(TS_REQ* request, std::string_view content) {
    const Held<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free> imprint(TS_MSG_IMPRINT_new());
    const Held<X509_ALGOR, X509_ALGOR_free> algorithm(X509_ALGOR_new());
    require(imprint && algorithm, "no memory");
    auto digest = sha256(content);
    require(X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) == 1 &&
                TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1 &&
                TS_MSG_IMPRINT_set_msg(imprint.get(), reinterpret_cast<unsigned char*>(digest.data()),
                                       static_cast<int>(digest.size())) == 1 &&
                TS_REQ_set_msg_imprint(request, imprint.get()) == 1,
            "no imprint");
}

void setNonce(TS_REQ* request) {
    const HeldNumber number(BN_new());
    require(number && BN_rand(number.get(), kNonceBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1,
            "no nonce");
    const HeldInteger nonce(BN_to_ASN1_INTEGER(number.get(), nullptr));
    require(nonce && TS_REQ_set_nonce(request, nonce.get()) == 1, "no nonce");
}

std::string subjectOf(PKCS7* token) {
    const Held<STACK_OF(X509), [](STACK_OF(X509) * list) { sk_X509_free(list); }> signers(
        PKCS7_get0_signers(token, nullptr, 0));
    if (!signers || sk_X509_num(signers.get()) != 1) return {};
    const auto text = emptyBio();
    X509_NAME_print_ex(text.get(), X509_get_subject_name(sk_X509_value(signers.get(), 0)), 0,
                       XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    return textOf(text.get());
}

}  // namespace

struct StampRequest::Parts {
    HeldStampRequest request;
};

StampRequest::StampRequest(std::string_view content) : parts_(std::make_unique<Parts>()) {
    parts_->request.reset(TS_REQ_new());
    auto* request = parts_->request.get();
    require(request != nullptr && TS_REQ_set_version(request, 1) == 1, "no memory");
    setImprint(request, content);
    setNonce(request);
    // With its certificate a token can be judged by itself, for as long as paper is kept.
    require(TS_REQ_set_cert_req(request, 1) == 1, "no request");
    der_ = derOf<i2d_TS_REQ>(request);
}
StampRequest::~StampRequest() = default;
StampRequest::StampRequest(StampRequest&&) noexcept = default;
StampRequest& StampRequest::operator=(StampRequest&&) noexcept = default;

struct StampAuthorities::Store {
    HeldStore trusted;
};

StampAuthorities::StampAuthorities(std::string_view pem) : store_(std::make_shared<Store>()) {
    store_->trusted.reset(X509_STORE_new());
    require(store_->trusted != nullptr, "no memory");
    // An authority may be entered itself, without what issued it.
    X509_STORE_set_flags(store_->trusted.get(), X509_V_FLAG_PARTIAL_CHAIN);
    ERR_clear_error();
    const auto text = bioOf(pem);
    int count = 0;
    while (const HeldCertificate certificate{PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr)}) {
        require(X509_STORE_add_cert(store_->trusted.get(), certificate.get()) == 1, "no memory");
        ++count;
    }
    const bool isAtEnd = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (count == 0 || !isAtEnd)
        throw Error(ErrorCode::invalidInput, "no certificates of authorities for time: PEM is wanted");
}

std::string StampAuthorities::tokenOf(const StampRequest& request, std::string_view bytes) const {
    const auto answer = decoded<d2i_TS_RESP, HeldAnswer>(bytes);
    if (!answer) throw Error(ErrorCode::unavailable, "the authority for time answers with no time stamp");
    // What it was asked, the nonce with it, is what must be in the answer.
    const HeldCheck check(TS_REQ_to_TS_VERIFY_CTX(request.parts().request.get(), nullptr));
    require(check != nullptr, "no memory");
    TS_VERIFY_CTX_add_flags(check.get(), TS_VFY_SIGNATURE);
    require(X509_STORE_up_ref(store_->trusted.get()) == 1, "no memory");
    TS_VERIFY_CTX_set_store(check.get(), store_->trusted.get());
    if (TS_RESP_verify_response(check.get(), answer.get()) != 1) {
        const char* reason = ERR_reason_error_string(ERR_peek_last_error());
        ERR_clear_error();
        throw Error(ErrorCode::unavailable, std::string("a time stamp that is not believed: ") +
                                                (reason == nullptr ? "refused" : reason));
    }
    return derOf<i2d_PKCS7>(TS_RESP_get_token(answer.get()));
}

std::optional<StampClaim> stampClaimOf(std::string_view bytes, std::string_view content) {
    if (bytes.size() > limits::kTimeStampBytes) return std::nullopt;
    const auto token = decoded<d2i_PKCS7, HeldToken>(bytes);
    const HeldInfo info(token ? PKCS7_to_TS_TST_INFO(token.get()) : nullptr);
    if (!info) return std::nullopt;
    auto* imprint = TS_TST_INFO_get_msg_imprint(info.get());
    const auto* digest = TS_MSG_IMPRINT_get_msg(imprint);
    const std::string_view stamped(reinterpret_cast<const char*>(ASN1_STRING_get0_data(digest)),
                                   static_cast<std::size_t>(ASN1_STRING_length(digest)));
    std::tm parts{};
    const ASN1_OBJECT* algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    if (OBJ_obj2nid(algorithm) != NID_sha256 || stamped != sha256(content) ||
        ASN1_TIME_to_tm(TS_TST_INFO_get_time(info.get()), &parts) != 1)
        return std::nullopt;
    return StampClaim{domain::Timestamp{std::chrono::seconds{timegm(&parts)}}, subjectOf(token.get())};
}

}  // namespace vanthu::evidence
