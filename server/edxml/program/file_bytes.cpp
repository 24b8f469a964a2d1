#include "server/edxml/program/file_bytes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "indexer/extract/zip_archive.h"
#include "server/edxml/protocol.h"
#include "server/stamp/program/write_record.h"

namespace vanthu::edxml {
namespace {

using extract::ZipArchive;
using extract::ZipError;
using extract::ZipFault;

constexpr std::array<std::string_view, 20> kArchives{
    ".zip",  ".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".xltx", ".pptx", ".pptm", ".ppsx",
    ".potx", ".odt",  ".ods",  ".odp",  ".odg",  ".ott",  ".jar",  ".epub", ".kmz",  ".apk"};

/// The one entry that is a file; std::nullopt when there are none or several.
std::optional<std::size_t> onlyEntry(const ZipArchive& archive) {
    std::optional<std::size_t> only;
    const auto& names = archive.names();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].ends_with('/')) continue;
        if (only) return std::nullopt;
        only = i;
    }
    return only;
}

/// std::nullopt when the bytes are no archive of one file after all. Throws ZipError{tooLarge}.
std::optional<std::string> unpacked(std::string_view bytes) {
    try {
        const ZipArchive archive(bytes);
        const auto entry = onlyEntry(archive);
        if (!entry) return std::nullopt;
        std::string content;
        archive.read(*entry, [&](std::string_view piece) {
            content += piece;
            return true;
        });
        return content;
    } catch (const ZipError& error) {
        if (error.fault() == ZipFault::tooLarge) throw;
        return std::nullopt;
    }
}

}  // namespace

bool isArchiveName(std::string_view name) {
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos) return false;
    std::string ending(name.substr(dot));
    std::ranges::transform(ending, ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::ranges::find(kArchives, ending) != kArchives.end();
}

void writeFile(std::string_view name, std::string_view bytes) {
    if (!bytes.starts_with("PK\x03\x04") || isArchiveName(name)) return stamp::writeRecord(kFile, bytes);
    try {
        const auto content = unpacked(bytes);
        stamp::writeRecord(content ? kUnpacked : kFile, content ? *content : bytes);
    } catch (const ZipError&) {
        stamp::writeRecord(kBadFile, kTooLarge);
    }
}

}  // namespace vanthu::edxml
