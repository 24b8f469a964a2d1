#pragma once

#include <memory>
#include <new>
#include <string_view>

#include <openssl/bio.h>

namespace vanthu::openssl {

template <auto Free>
struct FreedBy {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};

/// An object of OpenSSL and the function that frees it.
template <class T, auto Free>
using Held = std::unique_ptr<T, FreedBy<Free>>;

using HeldBio = Held<BIO, BIO_free_all>;

/// A reader of bytes that stay where they are. Throws std::bad_alloc.
[[nodiscard]] inline HeldBio bioOf(std::string_view bytes) {
    HeldBio bio(BIO_new_mem_buf(bytes.empty() ? "" : bytes.data(), static_cast<int>(bytes.size())));
    if (!bio) throw std::bad_alloc();
    return bio;
}

}  // namespace vanthu::openssl
