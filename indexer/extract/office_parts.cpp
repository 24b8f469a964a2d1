#include "indexer/extract/office_parts.h"

#include <filesystem>

#include "indexer/extract/xml_tree.h"

namespace vanthu::extract {
namespace {

using Content = Markup::Content;

constexpr NamedMarkup kDrawing[] = {
    {"t", {"", "", Content::isText}},
    {"p", {"", "\n"}},
    {"br", {"\n", ""}},
    {"tc", {"", "\t"}},
    // The number of a slide, a date that changes: no text of anybody.
    {"fld", {"", "", Content::isSkipped}},
    {"Fallback", {"", "", Content::isSkipped}},
};

}  // namespace

PartRelations relationsOf(const ZipArchive& archive, const std::string& part, const Budget& budget) {
    const std::filesystem::path path(part);
    const auto tree = readXmlTree(
        archive, (path.parent_path() / "_rels" / path.filename()).generic_string() + ".rels", budget);
    PartRelations relations;
    if (!tree) return relations;
    for (const auto& relation : tree->children) {
        const auto type = relation.attribute("Type").value_or("");
        const std::string target(relation.attribute("Target").value_or(""));
        const auto absolute =
            target.starts_with('/') ? std::filesystem::path(target.substr(1)) : path.parent_path() / target;
        relations[std::string(relation.attribute("Id").value_or(""))] = {
            std::string(type.substr(type.rfind('/') + 1)), absolute.lexically_normal().generic_string()};
    }
    return relations;
}

MarkupTable drawingMarkup() {
    return markupTable(kDrawing);
}

}  // namespace vanthu::extract
