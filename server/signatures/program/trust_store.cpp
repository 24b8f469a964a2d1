#include "server/signatures/program/trust_store.h"

#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

namespace vanthu::signatures {
namespace {

// A missing or old list is no proof of anything; a listed certificate is.
int passOverAbsentLists(int sound, X509_STORE_CTX* context) {
    if (sound == 1) return 1;
    switch (X509_STORE_CTX_get_error(context)) {
        case X509_V_ERR_UNABLE_TO_GET_CRL:
        case X509_V_ERR_CRL_HAS_EXPIRED:
        case X509_V_ERR_CRL_NOT_YET_VALID:
            X509_STORE_CTX_set_error(context, X509_V_OK);
            return 1;
        default:
            return 0;
    }
}

Trust trustOf(int error) {
    switch (error) {
        case X509_V_OK:
            return Trust::trusted;
        case X509_V_ERR_CERT_REVOKED:
            return Trust::revoked;
        case X509_V_ERR_CERT_HAS_EXPIRED:
        case X509_V_ERR_CERT_NOT_YET_VALID:
            return Trust::expiredAtSigning;
        default:
            return Trust::unknownIssuer;
    }
}

}  // namespace

TrustStore::TrustStore(std::string_view pem) : store_(X509_STORE_new()) {
    if (!store_) throw std::bad_alloc();
    const auto bio = openssl::bioOf(pem);
    STACK_OF(X509_INFO)* items = PEM_X509_INFO_read_bio(bio.get(), nullptr, nullptr, nullptr);
    for (int at = 0; at < sk_X509_INFO_num(items); ++at) {
        const X509_INFO* item = sk_X509_INFO_value(items, at);
        if (item->x509 != nullptr) empty_ = X509_STORE_add_cert(store_.get(), item->x509) != 1 && empty_;
        if (item->crl != nullptr) X509_STORE_add_crl(store_.get(), item->crl);
    }
    sk_X509_INFO_pop_free(items, X509_INFO_free);
    X509_STORE_set_flags(store_.get(),
                         X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL);
    X509_STORE_set_verify_cb(store_.get(), passOverAbsentLists);
}

Trust TrustStore::judge(X509* certificate, STACK_OF(X509) * others, std::int64_t moment) const {
    if (empty_) return Trust::notChecked;
    const openssl::Held<X509_STORE_CTX, X509_STORE_CTX_free> context(X509_STORE_CTX_new());
    if (!context || X509_STORE_CTX_init(context.get(), store_.get(), certificate, others) != 1)
        throw std::bad_alloc();
    X509_STORE_CTX_set_time(context.get(), 0, static_cast<time_t>(moment));
    X509_verify_cert(context.get());
    return trustOf(X509_STORE_CTX_get_error(context.get()));
}

}  // namespace vanthu::signatures
