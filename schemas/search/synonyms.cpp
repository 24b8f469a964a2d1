#include "schemas/search/synonyms.h"

#include "schemas/domain/error.h"
#include "schemas/domain/text.h"
#include "schemas/search/syllables.h"
#include "vanthu_search_schema_embedded.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace vanthu::search {
namespace {

constexpr std::size_t kGroupsMost = 2000;
constexpr const char* kAbbreviations = "synonyms.tsv";
constexpr const char* kFormerNames = "former_names.tsv";

Synonyms::Form formOf(std::string_view text) {
    Synonyms::Form form;
    for (auto& syllable : syllables(text))
        form.push_back(std::move(syllable.folded));
    return form;
}

std::vector<Synonyms::Form> formsOf(std::string_view line) {
    std::vector<Synonyms::Form> forms;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find('\t'), line.size());
        auto form = formOf(line.substr(0, end));
        if (!form.empty() && std::find(forms.begin(), forms.end(), form) == forms.end())
            forms.push_back(std::move(form));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return forms;
}

/// Calls `take` with the forms of every line.
template <class Take>
void eachGroup(std::string_view text, Take&& take) {
    std::size_t groups = 0;
    for (std::size_t number = 1; !text.empty(); ++number) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        const auto forms = domain::isValidUtf8(line) ? formsOf(line) : std::vector<Synonyms::Form>{};
        if (forms.size() < 2 || ++groups > kGroupsMost)
            throw Error(ErrorCode::invalidInput,
                        "line " + std::to_string(number) +
                            ": a group needs two different forms, separated by a tab, and a list at most " +
                            std::to_string(kGroupsMost) + " groups");
        take(forms);
    }
}

/// The list in that file as `parse` reads it; the shipped one when there is no file.
Synonyms fromFile(const std::filesystem::path& file, Synonyms (*parse)(std::string_view)) {
    if (!std::filesystem::exists(file)) return parse(lists::embedded(file.filename().string()));
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (!stream) throw Error(ErrorCode::unavailable, "cannot read " + file.string());
    try {
        return parse(text);
    } catch (const Error& error) {
        throw Error(error.code(), file.string() + ", " + error.what());
    }
}

}  // namespace

Synonyms Synonyms::parse(std::string_view text) {
    Synonyms synonyms;
    eachGroup(text, [&](const std::vector<Form>& forms) {
        for (std::size_t i = 0; i < forms.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                synonyms.add(forms[i], forms[j]);
    });
    return synonyms;
}

Synonyms Synonyms::parseFormerNames(std::string_view text) {
    Synonyms names;
    eachGroup(text, [&](const std::vector<Form>& forms) {
        for (std::size_t i = 1; i < forms.size(); ++i)
            names.add(forms.front(), forms[i]);
    });
    return names;
}

Synonyms Synonyms::shipped() {
    Synonyms synonyms = parse(lists::embedded(kAbbreviations));
    synonyms.add(parseFormerNames(lists::embedded(kFormerNames)));
    return synonyms;
}

Synonyms Synonyms::in(const std::filesystem::path& folder) {
    Synonyms synonyms = fromFile(folder / kAbbreviations, &Synonyms::parse);
    synonyms.add(fromFile(folder / kFormerNames, &Synonyms::parseFormerNames));
    return synonyms;
}

void Synonyms::add(std::string_view one, std::string_view other) {
    if (one == other) return;
    const auto form = formOf(one), otherForm = formOf(other);
    if (!form.empty() && !otherForm.empty() && form != otherForm) add(form, otherForm);
}

void Synonyms::add(const Form& one, const Form& other) {
    others_[one].insert(other);
    others_[other].insert(one);
    longest_ = std::max({longest_, one.size(), other.size()});
}

void Synonyms::add(const Synonyms& more) {
    for (const auto& [form, others] : more.others_)
        for (const auto& other : others)
            add(form, other);
}

Synonyms::Found Synonyms::at(const std::vector<std::string_view>& folded, std::size_t place) const {
    const auto begin = folded.begin() + static_cast<std::ptrdiff_t>(place);
    for (std::size_t words = std::min(longest_, folded.size() - place); words > 0; --words) {
        const auto found = others_.find(Form(begin, begin + static_cast<std::ptrdiff_t>(words)));
        if (found != others_.end()) return {words, {found->second.begin(), found->second.end()}};
    }
    return {};
}

}  // namespace vanthu::search
