#include "indexer/extract/presentation.h"

#include <set>
#include <string>
#include <vector>

#include "indexer/extract/office_parts.h"
#include "indexer/extract/parts_text.h"
#include "indexer/extract/xml_tree.h"

namespace vanthu::extract {
namespace {

constexpr const char* kPresentationPart = "ppt/presentation.xml";

/// The slides in the order in which they are shown.
std::vector<std::string> slidesOf(const ZipArchive& archive, const Budget& budget) {
    std::vector<std::string> slides;
    const auto main = readXmlTree(archive, kPresentationPart, budget);
    const auto relations = relationsOf(archive, kPresentationPart, budget);
    const auto* list = main ? main->child("sldIdLst") : nullptr;
    if (list == nullptr) return slides;
    for (const auto& slide : list->children)
        for (const auto& [name, value] : slide.attributes) {
            // Two attributes are called "id" but for their prefix; only one of them names a relation.
            const auto relation = name == "id" ? relations.find(value) : relations.end();
            if (relation != relations.end() && relation->second.type == "slide")
                slides.push_back(relation->second.target);
        }
    return slides;
}

void addRelated(const ZipArchive& archive, const std::string& slide, const Budget& budget,
                std::vector<std::string>& names) {
    for (const auto& [id, relation] : relationsOf(archive, slide, budget))
        if (relation.type == "diagramData" || relation.type == "notesSlide") names.push_back(relation.target);
}

}  // namespace

Extraction extractPresentation(const ZipArchive& archive, const Budget& budget) {
    PartsText parts(budget);
    const auto markup = drawingMarkup();
    std::set<std::string> read;
    for (const auto& slide : slidesOf(archive, budget)) {
        std::vector<std::string> names{slide};
        bool more = parts.add([&] {
            addRelated(archive, slide, budget, names);
            return XmlEnd::whole;
        });
        for (const auto& name : names)
            if (more && archive.has(name) && read.insert(name).second)
                more = parts.add([&] { return appendXmlText(archive, name, markup, budget, parts.text()); });
        if (!more) break;
    }
    return parts.result();
}

}  // namespace vanthu::extract
