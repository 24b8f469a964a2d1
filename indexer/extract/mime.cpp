#include "indexer/extract/mime.h"

#include <iconv.h>

#include <vector>

namespace vanthu::extract::mime {
namespace {

struct CloseConverter {
    void operator()(void* converter) const { iconv_close(converter); }
};

/// Encodings whose converters the C library would load from files at their first use.
constexpr const char* kConverters[] = {"WINDOWS-1258", "WINDOWS-1252", "ISO-8859-1", "UTF-16"};

}  // namespace

void warmUp() {
    g_mime_init();
    // A converter that is in use stays loaded.
    static std::vector<std::unique_ptr<void, CloseConverter>> kept;
    for (const char* name : kConverters)
        if (iconv_t converter = iconv_open("UTF-8", name); converter != reinterpret_cast<iconv_t>(-1))
            kept.emplace_back(converter);
}

}  // namespace vanthu::extract::mime
