#include "indexer/extract/zip_file.h"

#include <string>

#include "indexer/extract/container_text.h"
#include "indexer/extract/faults.h"
#include "indexer/extract/office.h"
#include "indexer/extract/zip_archive.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;

constexpr const char* kTooMuch = "Tệp nén bung ra quá nhiều dữ liệu: chỉ đọc phần đầu.";

/// What the system of a Mac adds to every archive.
constexpr std::string_view kMacFolder = "__MACOSX/";

/// Adds one entry; false when all archives together gave too much.
bool addEntry(const ZipArchive& archive, std::size_t index, Unpacking& unpacking, ContainerText& text) {
    const std::string& name = archive.names()[index];
    std::string bytes;
    bool within = true;
    try {
        archive.read(index, [&](std::string_view piece) {
            within = unpacking.takeBytes(piece.size());
            if (within) bytes += piece;
            return within;
        });
    } catch (const ZipError& error) {
        text.add(name, extractionOf(error.fault()));
        return true;
    }
    if (within) text.add(name, bytes);
    return within;
}

Extraction extractEntries(const ZipArchive& archive, const Budget& budget, Unpacking& unpacking) {
    const Unpacking::Level level(unpacking);
    if (level.tooDeep())
        return {ExtractionState::limitReached, "Tệp nén lồng nhau quá sâu: không đọc tiếp.", {}};
    ContainerText text(budget, unpacking);
    for (std::size_t i = 0; i < archive.names().size() && text.wantsMore(); ++i) {
        const std::string_view name = archive.names()[i];
        if (name.ends_with('/') || name.starts_with(kMacFolder)) continue;
        if (!unpacking.takeEntry() || !addEntry(archive, i, unpacking, text)) text.stop(kTooMuch);
    }
    return text.result(false);
}

}  // namespace

Extraction extractZip(std::string_view bytes, const Budget& budget, Unpacking& unpacking) {
    try {
        const ZipArchive archive(bytes);
        if (auto office = extractOffice(archive, budget)) return *std::move(office);
        return extractEntries(archive, budget, unpacking);
    } catch (const ZipError& error) {
        return extractionOf(error.fault());
    }
}

}  // namespace vanthu::extract
