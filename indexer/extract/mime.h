#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string_view>

/// The pieces of GMime that readers of messages share. Only for programs in the sandbox.
namespace vanthu::extract::mime {

struct Unref {
    template <class Object>
    void operator()(Object* object) const {
        g_object_unref(object);
    }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unref>;

struct Free {
    void operator()(char* text) const { g_free(text); }
};

/// The bytes of a message as a stream. They are only read, and never copied.
class BytesStream {
  public:
    explicit BytesStream(std::string_view bytes)
        : array_{reinterpret_cast<guint8*>(const_cast<char*>(bytes.data())),
                 static_cast<guint>(bytes.size())},
          stream_(g_mime_stream_mem_new_with_byte_array(&array_)) {
        g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream_.get()), FALSE);
    }
    [[nodiscard]] GMimeStream* get() const { return stream_.get(); }

  private:
    GByteArray array_;
    Owned<GMimeStream> stream_;
};

/// What stands in a part, decoded.
class Content {
  public:
    explicit Content(GMimePart* part) : stream_(g_mime_stream_mem_new()) {
        if (auto* content = g_mime_part_get_content(part))
            g_mime_data_wrapper_write_to_stream(content, stream_.get());
    }
    [[nodiscard]] std::string_view view() const {
        const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream_.get()));
        return {reinterpret_cast<const char*>(bytes->data), bytes->len};
    }

  private:
    Owned<GMimeStream> stream_;
};

[[nodiscard]] inline std::string_view orNone(const char* text) {
    return text == nullptr ? std::string_view{} : std::string_view{text};
}

/// Makes the library load what it loads only once, while files can still be opened: among it converters for
/// the encodings in which Vietnamese subjects come.
void warmUp();

}  // namespace vanthu::extract::mime
