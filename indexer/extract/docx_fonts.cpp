#include "indexer/extract/docx_fonts.h"

#include <algorithm>
#include <vector>

#include "schemas/domain/utf8.h"

namespace vanthu::extract {
namespace {

constexpr const char* kSoftHyphen = "\u00AD";  // in TCVN3 the letter ư

/// A run of a paragraph with its pieces of text.
struct Run {
    XmlElement* element;
    legacy::Font font;
};

std::string textOf(const XmlElement& run) {
    std::string text;
    for (const auto& piece : run.children) {
        if (piece.name == "t") text += piece.text;
        if (piece.name == "softHyphen") text += kSoftHyphen;
    }
    return text;
}

class TreeConverter {
  public:
    TreeConverter(const DocxStyles& styles, legacy::Converter& converter)
        : styles_(styles), converter_(converter) {}

    void run(XmlElement& document) {
        collect(document, {});
        forEachStretch([&](std::string_view text, const Run& first, std::size_t, std::size_t) {
            converter_.study(text, first.font);
        });
        if (!converter_.foundLegacy()) return;
        forEachStretch([&](std::string_view text, const Run& first, std::size_t begin, std::size_t end) {
            const auto charset = converter_.charset(text, first.font);
            if (charset) convert(begin, end, *charset);
        });
    }

  private:
    void collect(XmlElement& element, const TextFormat& paragraph) {
        for (auto& child : element.children) {
            if (child.name == "p") {
                endParagraph();
                collect(child, styles_.paragraph(styleOf(child.child("pPr"), "pStyle"), {}).text);
                endParagraph();
            } else if (child.name == "r") {
                addRun(child, paragraph);
            } else {
                collect(child, paragraph);
            }
        }
    }

    void endParagraph() {
        if (!runs_.empty() && runs_.back().element != nullptr) runs_.push_back({nullptr, {}});
    }

    void addRun(XmlElement& run, const TextFormat& paragraph) {
        const auto* properties = run.child("rPr");
        auto format = paragraph.with(styles_.text(styleOf(properties, "rStyle")));
        format = format.with(styles_.readText(properties));
        runs_.push_back({&run, legacy::readFont(format.font.value_or(""))});
    }

    /// Runs of one paragraph that stand side by side in one font: words are cut anywhere.
    template <class Use>
    void forEachStretch(Use&& use) {
        for (std::size_t begin = 0; begin < runs_.size();) {
            std::size_t end = begin;
            std::string text;
            while (end < runs_.size() && runs_[end].element != nullptr &&
                   runs_[end].font == runs_[begin].font)
                text += textOf(*runs_[end++].element);
            if (!text.empty()) use(text, runs_[begin], begin, end);
            begin = std::max(end, begin + 1);
        }
    }

    /// Converts the stretch as one, as the text of the file is, and gives each piece its letters back.
    void convert(std::size_t begin, std::size_t end, legacy::Charset charset) {
        auto pieces = piecesOf(begin, end);
        joinMarks(pieces, charset);
        std::string text;
        for (const auto* piece : pieces)
            text += *piece;
        const auto whole = converter_.convert(text, charset, runs_[begin].font);
        std::size_t at = 0;
        for (auto* piece : pieces) {
            auto letters = domain::countCodePoints(legacy::decodedLetters(*piece, charset));
            const auto first = at;
            for (; letters > 0 && at < whole.size(); --letters)
                (void)domain::nextCodePoint(whole, at);
            *piece = whole.substr(first, at - first);
        }
    }

    std::vector<std::string*> piecesOf(std::size_t begin, std::size_t end) {
        std::vector<std::string*> pieces;
        for (auto i = begin; i < end; ++i)
            for (auto& piece : runs_[i].element->children) {
                if (piece.name == "softHyphen") {
                    piece.name = "t";
                    piece.text = kSoftHyphen;
                }
                if (piece.name == "t" && !piece.text.empty()) pieces.push_back(&piece.text);
            }
        return pieces;
    }

    /// A mark that stands apart from its letter moves to it.
    static void joinMarks(const std::vector<std::string*>& pieces, legacy::Charset charset) {
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            if (pieces[i - 1]->empty()) continue;
            std::size_t end = 0;
            (void)domain::nextCodePoint(*pieces[i], end);
            const auto mark = pieces[i]->substr(0, end);
            const auto apart = legacy::decodedLetters(*pieces[i - 1], charset);
            if (domain::countCodePoints(legacy::decodedLetters(*pieces[i - 1] + mark, charset)) >
                domain::countCodePoints(apart))
                continue;
            *pieces[i - 1] += mark;
            pieces[i]->erase(0, end);
        }
    }

    const DocxStyles& styles_;
    legacy::Converter& converter_;
    std::vector<Run> runs_;  ///< with one without an element behind each paragraph
};

}  // namespace

std::string_view styleOf(const XmlElement* properties, std::string_view name) {
    const auto* style = properties == nullptr ? nullptr : properties->child(name);
    return style == nullptr ? std::string_view{} : style->attribute("val").value_or("");
}

const std::string& DocxFonts::paragraphFont(std::string_view styleId) {
    const auto known = paragraphFonts_.find(styleId);
    if (known != paragraphFonts_.end()) return known->second;
    const auto font = styles_.paragraph(styleId, {}).text.font.value_or("");
    return paragraphFonts_.emplace(std::string(styleId), font).first->second;
}

void DocxFonts::start(std::string_view localName, const XmlAttributes& attributes) {
    if (localName == "p") {
        paragraph_ = paragraphFont({});
    } else if (localName == "pStyle") {
        paragraph_ = paragraphFont(attributes["val"]);
    } else if (localName == "r") {
        run_ = paragraph_;
        inRun_ = true;
    } else if (localName == "rStyle" && inRun_) {
        if (const auto font = styles_.text(attributes["val"]).font) run_ = *font;
    } else if (localName == "rFonts" && inRun_) {
        for (const auto name : {"ascii", "hAnsi"}) {
            if (const auto font = attributes[name]; !font.empty()) run_ = font;
            // The fonts of themes are none of the old ones.
            if (!attributes[std::string(name) + "Theme"].empty()) run_.clear();
        }
    } else if (localName == "t" || localName == "softHyphen") {
        out_.setFont(run_);
    }
}

void DocxFonts::end(std::string_view localName) {
    if (localName == "r") inRun_ = false;
}

void convertLegacyRuns(XmlElement& document, const DocxStyles& styles, legacy::Converter& converter) {
    TreeConverter(styles, converter).run(document);
}

}  // namespace vanthu::extract
