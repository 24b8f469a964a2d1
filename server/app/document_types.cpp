#include "server/app/document_types.h"

#include "schemas/domain/text.h"

#include <algorithm>

namespace vanthu::app {
namespace {

/// The first `words` words of a text of single blanks.
std::string_view firstWords(std::string_view text, std::size_t words) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < words; ++i) {
        end = text.find(' ', i == 0 ? 0 : end + 1);
        if (end == std::string_view::npos) return i + 1 == words ? text : std::string_view{};
    }
    return text.substr(0, end);
}

}  // namespace

std::string typeCodeOf(const domain::DocumentTypeCatalogue& types, std::string_view text, domain::Date day) {
    const auto* type = types.byCode(text, day);
    if (type == nullptr) type = types.byAbbreviation(text, day);
    if (type == nullptr) type = types.byName(text, day);
    return type == nullptr ? "" : type->code;
}

TypeAndSubject splitTypeAndSubject(const domain::DocumentTypeCatalogue& types, const std::string& text,
                                   domain::Date day) {
    TypeAndSubject split{"", text};
    std::size_t longest = 0;
    for (const auto& type : types.types()) {
        if (!type.holdsOn(day)) continue;
        const auto words = static_cast<std::size_t>(std::count(type.name.begin(), type.name.end(), ' ')) + 1;
        auto head = firstWords(text, words);
        while (!head.empty() && std::string_view(":;,.-").find(head.back()) != std::string_view::npos)
            head.remove_suffix(1);
        if (head.empty() || words <= longest || domain::folded(head) != domain::folded(type.name)) continue;
        longest = words;
        split.typeCode = type.code;
        const auto rest = text.find_first_not_of(" :;,-", head.size());
        split.subject = rest == std::string::npos ? text : text.substr(rest);
    }
    return split;
}

}  // namespace vanthu::app
