#include <zip.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/extract/docx_layout.h"
#include "schemas/layout/layout_text.h"

namespace {

/// An archive in memory; libzip writes checksums, so that the fuzzer need not guess them.
std::string zipOf(std::string_view document, std::string_view styles) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    const auto add = [&](const char* name, std::string_view content) {
        const auto index =
            zip_file_add(archive, name, zip_source_buffer(archive, content.data(), content.size(), 0), 0);
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    };
    add("word/document.xml", document);
    add("word/styles.xml", styles);
    if (zip_close(archive) != 0) std::abort();
    zip_source_open(target);
    zip_stat_t status;
    zip_source_stat(target, &status);
    std::string bytes(status.size, '\0');
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

}  // namespace

/// Document and styles stand before and after the first "|". Whatever they are, the answer is a state, and a
/// layout is one that the other side of the line understands.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto bar = input.find('|');
    const auto styles = bar == std::string_view::npos ? std::string_view{} : input.substr(bar + 1);
    const vanthu::extract::Budget budget(20, std::size_t{16} << 20);
    const auto result = vanthu::extract::layoutOfDocx(zipOf(input.substr(0, bar), styles), budget);
    if (result.state == vanthu::domain::ExtractionState::text && !vanthu::layout::parseLayout(result.text))
        std::abort();
    return 0;
}
