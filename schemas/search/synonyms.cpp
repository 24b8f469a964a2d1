#include "schemas/search/synonyms.h"

#include "schemas/domain/error.h"
#include "schemas/domain/sorted.h"
#include "schemas/domain/text.h"
#include "schemas/search/syllables.h"
#include "vanthu_search_schema_embedded.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace vanthu::search {
namespace {

constexpr std::size_t kGroupsMost = 2000;

Synonyms::Form formOf(std::string_view text) {
    Synonyms::Form form;
    for (auto& syllable : syllables(text))
        form.push_back(std::move(syllable.folded));
    return form;
}

std::vector<Synonyms::Form> groupOf(std::string_view line) {
    std::vector<Synonyms::Form> group;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find('\t'), line.size());
        if (auto form = formOf(line.substr(0, end)); !form.empty()) group.push_back(std::move(form));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    domain::sortUnique(group);
    return group;
}

bool standsThere(const Synonyms::Form& form, const std::vector<std::string_view>& folded, std::size_t place) {
    return place + form.size() <= folded.size() &&
           std::equal(form.begin(), form.end(), folded.begin() + static_cast<std::ptrdiff_t>(place));
}

}  // namespace

Synonyms Synonyms::parse(std::string_view text) {
    Synonyms synonyms;
    for (std::size_t number = 1; !text.empty(); ++number) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        auto group = domain::isValidUtf8(line) ? groupOf(line) : std::vector<Form>{};
        if (group.size() < 2 || synonyms.groups_.size() == kGroupsMost)
            throw Error(ErrorCode::invalidInput,
                        "line " + std::to_string(number) +
                            ": a group needs two different forms, separated by a tab, and a list at most " +
                            std::to_string(kGroupsMost) + " groups");
        synonyms.groups_.push_back(std::move(group));
    }
    return synonyms;
}

Synonyms Synonyms::shipped() {
    return parse(lists::embedded("synonyms.tsv"));
}

Synonyms Synonyms::of(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) return shipped();
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (!stream) throw Error(ErrorCode::unavailable, "cannot read " + file.string());
    try {
        return parse(text);
    } catch (const Error& error) {
        throw Error(error.code(), file.string() + ", " + error.what());
    }
}

Synonyms::Found Synonyms::at(const std::vector<std::string_view>& folded, std::size_t place) const {
    Found found;
    for (const auto& group : groups_)
        for (const auto& form : group) {
            if (form.size() <= found.words || !standsThere(form, folded, place)) continue;
            found.words = form.size();
            found.others.clear();
            std::copy_if(group.begin(), group.end(), std::back_inserter(found.others),
                         [&](const Form& other) { return other != form; });
        }
    return found;
}

}  // namespace vanthu::search
