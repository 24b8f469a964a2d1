#pragma once

#include <memory>
#include <new>

#include <openssl/bio.h>

#include <string_view>

namespace vanthu::signatures {

template <auto Free>
struct FreeBy {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};

/// An object of OpenSSL and the function that frees it.
template <class T, auto Free>
using Owned = std::unique_ptr<T, FreeBy<Free>>;

using OwnedBio = Owned<BIO, BIO_free_all>;

/// A reader of bytes that stay where they are. Throws when there is no memory.
inline OwnedBio bioOf(std::string_view bytes) {
    OwnedBio bio(BIO_new_mem_buf(bytes.empty() ? "" : bytes.data(), static_cast<int>(bytes.size())));
    if (!bio) throw std::bad_alloc();
    return bio;
}

}  // namespace vanthu::signatures
