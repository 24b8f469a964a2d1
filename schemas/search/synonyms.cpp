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

/// A form as it is looked up, and as it is spelled.
struct SpelledForm {
    Synonyms::Form folded;
    Synonyms::Form written;
};

SpelledForm formOf(std::string_view text) {
    SpelledForm form;
    for (auto& syllable : syllables(text)) {
        form.folded.push_back(std::move(syllable.folded));
        form.written.push_back(std::move(syllable.written));
    }
    return form;
}

std::vector<SpelledForm> formsOf(std::string_view line) {
    std::vector<SpelledForm> forms;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find('\t'), line.size());
        auto form = formOf(line.substr(0, end));
        const auto isKnown = std::ranges::find(forms, form.folded, &SpelledForm::folded) != forms.end();
        if (!form.folded.empty() && !isKnown) forms.push_back(std::move(form));
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
        const auto forms = domain::isValidUtf8(line) ? formsOf(line) : std::vector<SpelledForm>{};
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
    eachGroup(text, [&](const std::vector<SpelledForm>& forms) {
        for (std::size_t i = 0; i < forms.size(); ++i) {
            synonyms.written_.emplace(forms[i].folded, forms[i].written);
            for (std::size_t j = 0; j < i; ++j)
                synonyms.add(forms[i].folded, forms[j].folded);
        }
    });
    return synonyms;
}

Synonyms Synonyms::parseFormerNames(std::string_view text) {
    Synonyms names;
    eachGroup(text, [&](const std::vector<SpelledForm>& forms) {
        for (std::size_t i = 1; i < forms.size(); ++i)
            names.add(forms.front().folded, forms[i].folded);
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
    const auto form = formOf(one).folded, otherForm = formOf(other).folded;
    if (!form.empty() && !otherForm.empty() && form != otherForm) add(form, otherForm);
}

void Synonyms::add(const Form& one, const Form& other) {
    others_[one].insert(other);
    others_[other].insert(one);
    longest_ = std::max({longest_, one.size(), other.size()});
}

void Synonyms::add(const Synonyms& more) {
    written_.insert(more.written_.begin(), more.written_.end());
    for (const auto& [form, others] : more.others_)
        for (const auto& other : others)
            add(form, other);
}

Synonyms::Form Synonyms::written(const Form& folded) const {
    const auto found = written_.find(folded);
    return found != written_.end() ? found->second : folded;
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
