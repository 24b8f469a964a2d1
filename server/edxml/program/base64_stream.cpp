#include "server/edxml/program/base64_stream.h"

#include <openssl/evp.h>

#include <new>

namespace vanthu::edxml {

void Base64Stream::Free::operator()(evp_Encode_Ctx_st* context) const {
    EVP_ENCODE_CTX_free(context);
}

Base64Stream::Base64Stream() : context_(EVP_ENCODE_CTX_new()) {
    if (!context_) throw std::bad_alloc();
    EVP_DecodeInit(context_.get());
}

void Base64Stream::add(std::string_view text) {
    // To OpenSSL a hyphen is the end of the data, whatever follows.
    if (text.find('-') != std::string_view::npos) good_ = false;
    if (!good_) return;
    const auto from = bytes_.size();
    // It keeps up to 64 letters back and writes them with a later piece.
    bytes_.resize(from + (text.size() + 64) / 4 * 3 + 3);
    int written = 0;
    good_ = EVP_DecodeUpdate(context_.get(), reinterpret_cast<unsigned char*>(bytes_.data() + from), &written,
                             reinterpret_cast<const unsigned char*>(text.data()),
                             static_cast<int>(text.size())) >= 0;
    bytes_.resize(from + (good_ ? static_cast<std::size_t>(written) : 0));
}

std::string Base64Stream::finish() {
    if (!good_) return {};
    const auto from = bytes_.size();
    bytes_.resize(from + 64);
    int written = 0;
    good_ = EVP_DecodeFinal(context_.get(), reinterpret_cast<unsigned char*>(bytes_.data() + from),
                            &written) == 1;
    bytes_.resize(from + (good_ ? static_cast<std::size_t>(written) : 0));
    return std::move(bytes_);
}

}  // namespace vanthu::edxml
