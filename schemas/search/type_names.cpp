#include "schemas/search/type_names.h"

#include "schemas/domain/sorted.h"
#include "schemas/domain/text.h"
#include "schemas/search/syllables.h"

namespace vanthu::search {

TypeNames::TypeNames(const std::vector<domain::DocumentType>& types) {
    for (const auto& type : types) {
        for (const auto& exact : {type.code, type.abbreviation})
            byExact_[exact].push_back(type.code);
        for (const auto& spelled : {type.code, type.abbreviation, type.name})
            byFolded_[domain::folded(spelled)].push_back(type.code);
        for (auto& syllable : syllables(type.name))
            words_.insert(std::move(syllable.folded));
    }
    for (auto* codesOf : {&byExact_, &byFolded_}) {
        codesOf->erase("");
        for (auto& [name, codes] : *codesOf)
            domain::sortUnique(codes);
    }
}

const TypeNames& TypeNames::shipped() {
    static const TypeNames names(domain::initialDocumentTypes());
    return names;
}

std::vector<std::string> TypeNames::called(std::string_view name) const {
    if (const auto exact = byExact_.find(std::string(name)); exact != byExact_.end()) return exact->second;
    const auto spelled = byFolded_.find(domain::folded(name));
    return spelled == byFolded_.end() ? Codes{} : spelled->second;
}

}  // namespace vanthu::search
