#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/xml_text.h"
#include "indexer/extract/zip_archive.h"

#include <map>
#include <string>
#include <string_view>

namespace vanthu::extract {

/// Where the relations of a part of an OOXML file lead, by the id of the relation.
struct PartRelation {
    std::string type;    ///< the last word of it: "notesSlide"
    std::string target;  ///< the name of the part in the archive
};
using PartRelations = std::map<std::string, PartRelation, std::less<>>;

/// None where the part has none. Throws ZipError and XmlError.
[[nodiscard]] PartRelations relationsOf(const ZipArchive& archive, const std::string& part,
                                        const Budget& budget);

/// Elements of DrawingML, in which slides and drawings of sheets keep their text.
[[nodiscard]] MarkupTable drawingMarkup();

}  // namespace vanthu::extract
