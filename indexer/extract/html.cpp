#include "indexer/extract/html.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/encoding.h"
#include "schemas/domain/utf8.h"

namespace vanthu::extract {
namespace {

constexpr std::size_t kDeclarationBytes = 2048;
constexpr std::size_t kEntityBytes = 12;

struct Entity {
    std::string_view name;
    char32_t point;
};

constexpr std::array kEntities = {
    Entity{"amp", U'&'},    Entity{"lt", U'<'},    Entity{"gt", U'>'},    Entity{"quot", U'"'},
    Entity{"apos", U'\''},  Entity{"nbsp", U' '},  Entity{"ndash", U'–'}, Entity{"mdash", U'—'},
    Entity{"lsquo", U'‘'},  Entity{"rsquo", U'’'}, Entity{"ldquo", U'“'}, Entity{"rdquo", U'”'},
    Entity{"hellip", U'…'}, Entity{"bull", U'•'},
};

/// From U+00A1 on. Pages in old Vietnamese fonts use all of them.
constexpr char32_t kFirstLatin1 = 0xA1;
constexpr std::array<std::string_view, 95> kLatin1Entities = {
    "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",
    "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",
    "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34",
    "iquest", "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave",
    "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve",
    "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",
    "Yacute", "THORN",  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",
    "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute",
    "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

/// Elements that do not interrupt a line of text; all others begin a new one.
constexpr std::array<std::string_view, 17> kInline = {"a",    "abbr",   "b",   "big", "code", "em",
                                                      "font", "i",      "o:p", "ins", "mark", "small",
                                                      "span", "strong", "sub", "sup", "u"};

/// "utf-8" of <meta charset="utf-8"> and of content="text/html; charset=utf-8".
std::string declaredCharset(std::string_view bytes) {
    const std::string head = lowerAscii(bytes.substr(0, kDeclarationBytes));
    constexpr std::string_view kWord = "charset=";
    std::size_t begin = head.find(kWord);
    if (begin == std::string::npos) return {};
    begin += kWord.size();
    if (begin < head.size() && (head[begin] == '"' || head[begin] == '\'')) ++begin;
    const std::size_t end = head.find_first_of("\"' />;", begin);
    return end == std::string::npos ? std::string{} : head.substr(begin, end - begin);
}

char32_t numericEntity(std::string_view digits) {
    const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
    if (hexadecimal) digits.remove_prefix(1);
    std::uint32_t point = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), point, hexadecimal ? 16 : 10);
    const bool exists = point != 0 && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
    return error == std::errc{} && end == digits.data() + digits.size() && exists ? point : 0;
}

/// The character that "&name;" stands for, 0 when it is none.
char32_t entityCharacter(std::string_view name) {
    if (name.starts_with('#')) return numericEntity(name.substr(1));
    const auto* found = std::find_if(kEntities.begin(), kEntities.end(),
                                     [&](const Entity& entity) { return entity.name == name; });
    if (found != kEntities.end()) return found->point;
    const auto* latin = std::find(kLatin1Entities.begin(), kLatin1Entities.end(), name);
    return latin == kLatin1Entities.end()
               ? 0
               : kFirstLatin1 + static_cast<char32_t>(latin - kLatin1Entities.begin());
}

/// Walks through the page once; every step moves forward.
class PageReader {
  public:
    PageReader(std::string_view page, BoundedText& out) : page_(page), out_(out) {}

    void run(const Budget& budget) {
        while (at_ < page_.size() && !out_.full() && !budget.nearlySpent()) {
            const std::size_t special = std::min(page_.find_first_of("<&", at_), page_.size());
            out_.append(page_.substr(at_, special - at_));
            at_ = special;
            if (at_ == page_.size()) break;
            if (page_[at_] == '<')
                readTag();
            else
                readEntity();
        }
    }

  private:
    void readEntity() {
        const std::size_t end = page_.substr(at_, kEntityBytes).find(';');
        const char32_t point =
            end == std::string_view::npos ? 0 : entityCharacter(page_.substr(at_ + 1, end - 1));
        if (point == 0) {
            out_.append("&");
            ++at_;
            return;
        }
        std::string letter;
        domain::appendUtf8(point, letter);
        out_.append(letter);
        at_ += end + 1;
    }

    void skipBehind(std::string_view mark) {
        const std::size_t found = page_.find(mark, at_);
        at_ = found == std::string_view::npos ? page_.size() : found + mark.size();
    }

    /// Behind "</script>": its content is no text, and "<" in it begins no tag.
    void skipElement(const std::string& name) {
        while (at_ < page_.size()) {
            skipBehind("</");
            if (lowerAscii(page_.substr(at_, name.size())) != name) continue;
            skipBehind(">");
            return;
        }
    }

    void readTag() {
        if (page_.substr(at_).starts_with("<!--")) {
            skipBehind("-->");
            return;
        }
        const std::size_t nameAt = at_ + (page_.substr(at_).starts_with("</") ? 2 : 1);
        const bool isTag =
            nameAt < page_.size() && (std::isalpha(static_cast<unsigned char>(page_[nameAt])) != 0 ||
                                      page_[nameAt] == '!' || page_[nameAt] == '?');
        if (!isTag) {  // "a < b"
            out_.append("<");
            ++at_;
            return;
        }
        const std::size_t nameEnd = std::min(page_.find_first_of(" \t\r\n/>", nameAt), page_.size());
        const std::string name = lowerAscii(page_.substr(nameAt, nameEnd - nameAt));
        const bool opens = nameAt == at_ + 1;
        skipBehind(">");
        if (opens && (name == "script" || name == "style")) skipElement(name);
        if (name == "td" || name == "th")
            out_.append(" ");
        else if (std::find(kInline.begin(), kInline.end(), name) == kInline.end())
            out_.endLine();
    }

    std::string_view page_;
    BoundedText& out_;
    std::size_t at_{0};
};

}  // namespace

Extraction extractHtml(std::string_view bytes, const Budget& budget, std::string_view charset) {
    auto [page, guessed] = decoded(bytes, charset.empty() ? declaredCharset(bytes) : std::string(charset));
    // Line ends of the source mean no more than a blank.
    std::replace_if(
        page.begin(), page.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    BoundedText text(budget.outputBytes());
    if (guessed) text.setGuessed();
    PageReader(page, text).run(budget);
    return finished(text, "Trang web không có nội dung chữ.");
}

Extraction extractPlainText(std::string_view bytes, const Budget& budget, std::string_view charset) {
    BoundedText text(budget.outputBytes());
    // No encoding takes more than four bytes for a letter that UTF-8 writes in one: no need to convert what
    // is cut off.
    const auto [content, guessed] = decoded(bytes.substr(0, budget.outputBytes() * 4), std::string(charset));
    if (guessed) text.setGuessed();
    text.append(content);
    return finished(text, "Tệp không có nội dung chữ.");
}

}  // namespace vanthu::extract
