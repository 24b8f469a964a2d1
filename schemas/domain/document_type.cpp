#include "schemas/domain/document_type.h"

#include <algorithm>
#include <utility>

#include "schemas/domain/code_table.h"
#include "schemas/domain/error.h"
#include "schemas/domain/text.h"

namespace vanthu::domain {
namespace {

template <class Test>
const DocumentType* firstValid(const std::vector<DocumentType>& types, Date day, Test test) {
    const auto found = std::find_if(types.begin(), types.end(), [&](const DocumentType& type) {
        return type.holdsOn(day) && test(type);
    });
    return found == types.end() ? nullptr : &*found;
}

DocumentType typeOfRow(const std::vector<std::string>& row) {
    const auto typeClass = parse<TypeClass>(row[3]);
    const auto from = parseIsoDate(row[4]);
    const auto to = row[5].empty() ? std::nullopt : parseIsoDate(row[5]);
    if (!typeClass || !from || (!row[5].empty() && !to))
        throw Error(ErrorCode::internal,
                    "document_types.tsv: the row of " + row[0] + " has a wrong class or date");
    return {row[0], row[1], row[2], *typeClass, *from, to};
}

}  // namespace

std::vector<DocumentType> initialDocumentTypes() {
    std::vector<DocumentType> types;
    for (const auto& row : codeTable("document_types.tsv", 6))
        types.push_back(typeOfRow(row));
    return types;
}

const DocumentType* DocumentTypeCatalogue::byCode(std::string_view code, Date day) const {
    return firstValid(types_, day, [&](const DocumentType& type) { return type.code == code; });
}

const DocumentType* DocumentTypeCatalogue::nameOf(std::string_view code, Date day) const {
    // Rows that began by that day are better than later ones; of both the nearest.
    const auto nearness = [&](const DocumentType& type) {
        const auto began = type.validFrom.days();
        return type.validFrom <= day ? std::pair{true, began} : std::pair{false, -began};
    };
    const DocumentType* best = nullptr;
    for (const auto& type : types_)
        if (type.code == code && (best == nullptr || nearness(*best) < nearness(type))) best = &type;
    return best;
}

const DocumentType* DocumentTypeCatalogue::byId(DocumentTypeId id) const {
    const auto found =
        std::find_if(types_.begin(), types_.end(), [&](const DocumentType& type) { return type.id == id; });
    return found == types_.end() ? nullptr : &*found;
}

const DocumentType* DocumentTypeCatalogue::byAbbreviation(std::string_view abbreviation, Date day) const {
    if (abbreviation.empty()) return nullptr;
    return firstValid(types_, day,
                      [&](const DocumentType& type) { return type.abbreviation == abbreviation; });
}

const DocumentType* DocumentTypeCatalogue::byName(std::string_view name, Date day) const {
    const std::string wanted = folded(normalised(name));
    return firstValid(types_, day, [&](const DocumentType& type) { return folded(type.name) == wanted; });
}

std::vector<std::string> DocumentTypeCatalogue::abbreviations(Date day) const {
    std::vector<std::string> all;
    for (const auto& type : types_)
        if (!type.abbreviation.empty() && type.holdsOn(day)) all.push_back(type.abbreviation);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

}  // namespace vanthu::domain
