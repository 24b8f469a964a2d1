#include "schemas/domain/notation.h"

#include <algorithm>
#include <cctype>

#include "schemas/domain/limits.h"
#include "schemas/domain/look_alikes.h"
#include "schemas/domain/text.h"
#include "schemas/domain/time.h"
#include "schemas/domain/utf8.h"

namespace vanthu::domain {
namespace {

constexpr int kFirstNumberedYear = 1945;
constexpr int kLastNumberedYear = 2199;
/// "kh456" is a code, "covid19" is a word.
constexpr std::size_t kGluedTypeLetters = 4;
/// Bodies whose term of office is written without a mark behind them: QH15, UBTVQH13.
constexpr std::string_view kTermBodies[] = {"UBTVQH", "QH"};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Every byte of a letter beyond ASCII counts as one.
bool isLetter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
}

bool startsWithLetter(std::string_view text) {
    return !text.empty() && isLetter(text[0]);
}

bool onlyLetters(std::string_view text) {
    return std::all_of(text.begin(), text.end(), isLetter);
}

std::size_t digitsAtFront(std::string_view text) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), isDigit) - text.begin());
}

constexpr std::u32string_view kDashes = U"\u2010\u2011\u2012\u2013\u2014\u2015\u2212";
constexpr std::u32string_view kSlashes = U"\u2044\u2215\uFF0F";
constexpr std::u32string_view kQuotes = U"\"\u201C\u201D\u2018\u2019";

bool isOneOf(std::u32string_view list, char32_t point) {
    return list.find(point) != std::u32string_view::npos;
}

/// One spelling for dashes, slashes and letters, no quotes.
std::string withPlainMarks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = nextCodePoint(text, at);
        if (isOneOf(kDashes, point))
            out += '-';
        else if (isOneOf(kSlashes, point))
            out += '/';
        else if (!isOneOf(kQuotes, point))
            appendUtf8(repairedInCode(point), out);
    }
    return out;
}

/// No blanks around "-" and "/".
std::string withoutBlanksAtMarks(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if ((c == '-' || c == '/') && out.ends_with(' ')) out.pop_back();
        if (c == ' ' && (out.ends_with('-') || out.ends_with('/'))) continue;
        out += c;
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" :.,;/-");
    if (begin == std::string_view::npos) return {};
    const std::size_t end = text.find_last_not_of(" :.,;/-");
    return text.substr(begin, end - begin + 1);
}

/// True when "số" (or "so") stands alone at `at`, with a digit behind it and an optional colon between.
bool introducesNumber(std::string_view lower, std::size_t at) {
    if (at > 0 && lower[at - 1] != ' ') return false;
    std::string_view rest = lower.substr(at);
    if (rest.starts_with("số"))
        rest.remove_prefix(std::string_view("số").size());
    else if (rest.starts_with("so"))
        rest.remove_prefix(2);
    else
        return false;
    if (rest.empty() || (rest[0] != ' ' && rest[0] != ':' && rest[0] != '.')) return false;
    const std::size_t first = rest.find_first_not_of(" :.");
    return first != std::string_view::npos && isDigit(rest[first]);
}

/// "Quyết định số 2491 ngày 28/9/2018" → "2491". Text in which no "số" introduces a number stays.
std::string_view withoutSurroundingWords(std::string_view text) {
    const std::string lower = lowered(text);
    if (lower.size() != text.size()) return text;  // some letter changed its length: positions do not match
    std::size_t begin = 0;
    if (!isDigit(text.empty() ? ' ' : text[0])) {
        for (std::size_t at = lower.find('s'); at != std::string::npos; at = lower.find('s', at + 1)) {
            if (!introducesNumber(lower, at)) continue;
            begin = lower.find_first_of("0123456789", at);
            break;
        }
    }
    std::size_t end = text.size();
    constexpr std::string_view kDateWord = " ngày ";
    if (isDigit(text.empty() ? ' ' : text[begin])) end = std::min(end, lower.find(kDateWord, begin));
    return text.substr(begin, end - begin);
}

std::string withoutLeadingZeros(std::string_view number) {
    const std::size_t first = number.find_first_not_of('0');
    if (first == std::string_view::npos || !isDigit(number[first]))
        number.remove_prefix(first == std::string_view::npos ? number.size() - 1 : first - 1);
    else
        number.remove_prefix(first);
    return std::string{number};
}

/// The notation with "QH 15" glued to "QH15".
std::string withGluedTerms(std::string notation) {
    for (const auto body : kTermBodies) {
        for (std::size_t at = notation.find(body); at != std::string::npos;
             at = notation.find(body, at + 1)) {
            const std::size_t behind = at + body.size();
            if (behind + 1 < notation.size() && notation[behind] == ' ' && isDigit(notation[behind + 1]))
                notation.erase(behind, 1);
        }
    }
    return notation;
}

/// The year of "2020/NĐ-CP" and its mark taken off; a year must be the whole text or end at a mark.
std::optional<int> takeYear(std::string_view& rest, char mark) {
    if (digitsAtFront(rest) != 4) return std::nullopt;
    const int year = (rest[0] - '0') * 1000 + (rest[1] - '0') * 100 + (rest[2] - '0') * 10 + (rest[3] - '0');
    if (year < kFirstNumberedYear || year > kLastNumberedYear) return std::nullopt;
    if (rest.size() > 4 && rest[4] != mark) return std::nullopt;
    rest.remove_prefix(std::min<std::size_t>(rest.size(), 5));
    return year;
}

/// Bytes of the suffix letter in "12a/…" and "12đ/…"; 0 when letters of a notation begin there.
std::size_t suffixAtFront(std::string_view rest) {
    if (!startsWithLetter(rest)) return 0;
    std::size_t end = 0;
    (void)nextCodePoint(rest, end);
    return end == rest.size() || rest[end] == '/' || rest[end] == '-' || rest[end] == ' ' ? end : 0;
}

DocumentCode onlyNotation(std::string_view text) {
    return {"", std::nullopt, std::string{text}, false};
}

/// "kh456": type and number written together, as searchers do.
std::optional<DocumentCode> parseGlued(std::string_view text) {
    const std::size_t digit = text.find_first_of("0123456789");
    if (digit == std::string_view::npos || digit == 0) return std::nullopt;
    const std::string_view letters = text.substr(0, digit);
    const std::string_view number = text.substr(digit);
    if (digitsAtFront(number) != number.size() || number.size() > limits::kCodeNumber) return std::nullopt;
    if (countCodePoints(letters) > kGluedTypeLetters || !onlyLetters(letters)) return std::nullopt;
    if (lowered(letters).ends_with("qh")) return std::nullopt;  // QH15 is a body and its term
    return DocumentCode{withoutLeadingZeros(number), std::nullopt, std::string{letters}, false};
}

/// Precondition: `text` starts with a digit.
DocumentCode parseNumbered(std::string_view text) {
    const std::size_t digits = digitsAtFront(text);
    const std::size_t numberBytes = digits + suffixAtFront(text.substr(digits));
    if (countCodePoints(text.substr(0, numberBytes)) > limits::kCodeNumber) return onlyNotation(text);

    DocumentCode code;
    code.number = withoutLeadingZeros(text.substr(0, numberBytes));
    std::string_view rest = text.substr(numberBytes);
    const char mark = rest.empty() ? '/' : rest[0];
    if (mark == '/' || mark == '-' || mark == ' ') {
        rest.remove_prefix(std::min<std::size_t>(rest.size(), 1));
        if (mark != '-') code.year = takeYear(rest, mark);
        // "1 7/2018" is no code: only letters may follow a blank.
        if (mark == ' ' && !startsWithLetter(rest)) return onlyNotation(text);
    } else if (!startsWithLetter(rest)) {
        return onlyNotation(text);
    }
    code.partyForm = mark == '-' && !rest.empty();
    code.notation = rest;
    if (mark == ' ' && rest.find_first_of("-/") == std::string_view::npos)
        std::replace(code.notation.begin(), code.notation.end(), ' ', '-');
    return code;
}

std::vector<std::string> splitAt(std::string_view text, std::string_view marks) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(marks, begin), text.size());
        if (end > begin) parts.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

bool isTermBody(std::string_view foldedPart) {
    return std::any_of(std::begin(kTermBodies), std::end(kTermBodies),
                       [&](std::string_view body) { return folded(body) == foldedPart; });
}

}  // namespace

DocumentCode parseCode(std::string_view text) {
    if (!isValidUtf8(text)) return onlyNotation(text);
    const std::string marked = normalised(withPlainMarks(normalised(text)));
    const std::string_view core = trimmed(withoutSurroundingWords(trimmed(marked)));
    // A lone date looks like number and year, but is no code.
    if (core.empty() || parseAnyDate(core)) return onlyNotation(core);
    const std::string plain = withGluedTerms(withoutBlanksAtMarks(core));
    if (!isDigit(plain[0])) return parseGlued(plain).value_or(onlyNotation(plain));
    return parseNumbered(plain);
}

std::string printCode(const DocumentCode& code) {
    std::string out;
    if (digitsAtFront(code.number) == 1) out += '0';
    out += code.number;
    if (code.year) out.append(out.empty() ? "" : "/").append(std::to_string(*code.year));
    if (code.notation.empty()) return out;
    if (!out.empty()) out += code.partyForm ? '-' : '/';
    return out + code.notation;
}

NotationParts splitNotation(const DocumentCode& code, const std::vector<std::string>& knownTypes) {
    NotationParts parts;
    parts.bodies = splitAt(code.notation, "-/");
    if (!parts.bodies.empty() &&
        std::find(knownTypes.begin(), knownTypes.end(), parts.bodies.front()) != knownTypes.end()) {
        parts.type = parts.bodies.front();
        parts.bodies.erase(parts.bodies.begin());
    }
    return parts;
}

std::string codeKey(const DocumentCode& code) {
    std::vector<std::string> parts;
    if (!code.number.empty()) parts.push_back(folded(withoutLeadingZeros(code.number)));
    if (code.year) parts.push_back(std::to_string(*code.year));
    const std::size_t firstOfNotation = parts.size();
    for (const auto& part : splitAt(folded(code.notation), "-/ _.,:;()")) {
        std::string letters;
        std::copy_if(part.begin(), part.end(), std::back_inserter(letters), [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
        });
        if (letters.empty()) continue;
        const bool isTerm = digitsAtFront(letters) == letters.size();
        if (isTerm && parts.size() > firstOfNotation && isTermBody(parts.back()))
            parts.back() += letters;
        else
            parts.push_back(std::move(letters));
    }
    std::string key;
    for (const auto& part : parts)
        key.append(key.empty() ? "" : "/").append(part);
    return key;
}

}  // namespace vanthu::domain
