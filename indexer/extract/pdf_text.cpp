#include "indexer/extract/pdf_text.h"

#include <poppler-document.h>
#include <poppler-font.h>
#include <poppler-page.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "indexer/extract/utf16.h"
#include "indexer/legacy_text/font.h"
#include "indexer/legacy_text/readable.h"

namespace vanthu::extract {
namespace {

/// How far ahead a word of the text is looked for among the words with fonts.
constexpr std::size_t kLookAhead = 50;

bool hasLegacyFont(const poppler::document& document, int index) {
    const std::unique_ptr<poppler::font_iterator> fonts{document.create_font_iterator(index)};
    const auto names = fonts ? fonts->next() : std::vector<poppler::font_info>{};
    return std::any_of(names.begin(), names.end(), [](const poppler::font_info& font) {
        return legacy::readFont(font.name()).charset.has_value();
    });
}

/// Most pages have none, and need not be searched for fonts.
bool hasOddWord(const std::string& text) {
    const auto evidence = legacy::evidenceFor(text, legacy::Charset::tcvn3);
    return evidence.words > evidence.asIs;
}

struct FontWord {
    std::string text;
    std::string font;
};

std::vector<FontWord> fontWordsOf(const poppler::page& page) {
    std::vector<FontWord> words;
    for (const auto& box : page.text_list(poppler::page::text_list_include_font))
        words.push_back({utf8Of(box.text()), box.has_font_info() ? box.get_font_name(0) : ""});
    std::erase_if(words, [](const FontWord& word) { return word.text.empty(); });
    return words;
}

/// Finds the words of a text, in order, among those that come with their fonts.
class FontFinder {
  public:
    explicit FontFinder(std::vector<FontWord> words) : words_(std::move(words)) {}

    std::vector<FontPart> find(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const auto begin = text.find_first_not_of(" \n\t\f", at);
            if (begin == std::string_view::npos) break;
            const auto end = std::min(text.find_first_of(" \n\t\f", begin), text.size());
            findWord(text.substr(begin, end - begin), begin);
            at = end;
        }
        return std::move(parts_);
    }

  private:
    /// What stands in one piece may be several words by their fonts.
    void findWord(std::string_view piece, std::size_t begin) {
        while (!piece.empty()) {
            const auto last = std::min(words_.size(), next_ + kLookAhead);
            auto found = next_;
            while (found < last && !piece.starts_with(words_[found].text))
                ++found;
            if (found == last) return add(begin + piece.size(), "");
            const auto size = words_[found].text.size();
            add(begin + size, words_[found].font);
            begin += size;
            piece.remove_prefix(size);
            next_ = found + 1;
        }
    }

    void add(std::size_t end, const std::string& font) {
        if (!parts_.empty() && parts_.back().font == font)
            parts_.back().end = end;
        else
            parts_.push_back({end, font});
    }

    std::vector<FontWord> words_;
    std::size_t next_{0};
    std::vector<FontPart> parts_;
};

}  // namespace

PageText textOfPage(const poppler::document& document, int index) {
    const std::unique_ptr<poppler::page> page{document.create_page(index)};
    if (!page) return {};
    PageText result;
    result.text = utf8Of(page->text(poppler::rectf{}, poppler::page::non_raw_non_physical_layout));
    if (hasOddWord(result.text) && hasLegacyFont(document, index))
        result.fonts = FontFinder(fontWordsOf(*page)).find(result.text);
    return result;
}

bool isReadable(const PageText& page) {
    if (legacy::isReadable(page.text)) return true;
    // Letters of old encodings look like signs.
    legacy::FontSpans fonts;
    for (const auto& part : page.fonts)
        fonts.extend(part.end, part.font);
    legacy::Converter converter(legacy::Converter::Source::glyphs);
    return legacy::isReadable(legacy::converted(page.text, fonts, converter));
}

void append(const PageText& page, std::size_t begin, std::size_t end, BoundedText& out) {
    const std::string_view text = page.text;
    for (const auto& part : page.fonts) {
        if (part.end <= begin) continue;
        const auto stop = std::min(part.end, end);
        out.setFont(part.font);
        out.append(text.substr(begin, stop - begin));
        begin = stop;
        if (begin == end) break;
    }
    out.setFont("");
    out.append(text.substr(begin, end - begin));
}

}  // namespace vanthu::extract
