#include "server/page_parts/parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "schemas/domain/text.h"
#include "server/page_parts/phrases.h"

namespace vanthu::page_parts {
namespace {

using layout::Align;
using layout::Line;
using layout::Side;

/// Phụ lục III draws these without a trích yếu.
constexpr std::array<std::string_view, 5> kWithoutSubject = {"GGT", "GNP", "PG", "PC", "PB"};
/// From a title of office to the name below it.
constexpr std::size_t kLinesOfSignature = 8;
/// So many lines over the whole page do not stand above the number of a document.
constexpr int kWholeLinesOfHead = 8;
/// Words that a title does not end with.
constexpr std::array<std::string_view, 8> kConnectives = {" cua", ",",      " va",     " do",
                                                          " tai", " thuoc", " va cac", " voi"};
/// How far the middle of a line may lie from that of the line it is centred under.
constexpr double kCentredMm = 4;
constexpr double kInsetMm = 5;
/// Lines of one title are nearer to each other, as a share of their height.
constexpr double kTitleGap = 0.7;

bool isLetter(char c) {
    return c >= 'a' && c <= 'z';
}

/// Reads a layout line by line; each step takes what belongs to it and leaves the rest.
class Reader {
  public:
    Reader(const layout::Layout& layout, const domain::DocumentTypeCatalogue& types, domain::Date today)
        : lines_(layout.lines),
          types_(types),
          today_(today),
          hasBold_(std::any_of(lines_.begin(), lines_.end(), [](const Line& some) { return some.bold; })) {}

    Parts read() {
        readHead();
        readTitle();
        const auto end = beginOfEnd();
        readBody(end);
        readEnd(end);
        return std::move(parts_);
    }

  private:
    [[nodiscard]] bool more() const { return at_ < lines_.size(); }
    [[nodiscard]] const Line& line() const { return lines_[at_]; }

    /// Quốc hiệu, agency, code, date, and "V/v" of a công văn, down to the first line that is none of them.
    void readHead() {
        std::vector<const Line*> left;
        int whole = 0;
        for (; more() && line().page == 1; ++at_) {
            const auto words = domain::folded(line().text);
            if (takesOne(words)) continue;
            if (line().side == Side::left && parts_.code == nullptr && !isNameOfForm(words))
                left.push_back(&line());
            else if (line().side == Side::left && (words.starts_with("v/v") || !parts_.subject.empty()))
                parts_.subject.push_back(&line());
            else if (line().side != Side::left && line().side != Side::right &&
                     (endsHead(words) || ++whole > kWholeLinesOfHead))
                break;
        }
        splitAgency(left);
    }

    /// Elements of the head that are told by their words, in whatever column.
    bool takesOne(std::string_view words) {
        const Line** place = isNation(words)                               ? &parts_.nation
                             : isMotto(words)                              ? &parts_.motto
                             : isCode(words) && line().side != Side::table ? &parts_.code
                             : isDate(words) && line().side != Side::table ? &parts_.placeAndDate
                                                                           : nullptr;
        if (place == nullptr || *place != nullptr) return false;
        *place = &line();
        return true;
    }

    [[nodiscard]] bool endsHead(std::string_view words) const {
        return parts_.code != nullptr || isBasis(words) || words.starts_with("kinh gui") ||
               words.size() > 2 * kShortLine ||
               (types_.byName(words, today_) != nullptr && parts_.nation != nullptr);
    }

    /// The agency is the last name, as many lines as share its style; what stands above is over it.
    void splitAgency(const std::vector<const Line*>& left) {
        auto first = left.size();
        while (first > 0 && (first == left.size() || left[first - 1]->bold == left.back()->bold))
            --first;
        // Without a difference in style the words tell where the last name begins, if anything does.
        if (first == 0 && left.size() > 1 && !left.back()->bold) first = beginOfLastName(left);
        parts_.parent.assign(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(first));
        parts_.agency.assign(left.begin() + static_cast<std::ptrdiff_t>(first), left.end());
    }

    static std::size_t beginOfLastName(const std::vector<const Line*>& names) {
        for (auto i = names.size(); i-- > 0;) {
            if (beginsLikeAgency(*names[i])) return i;
        }
        return names.size() - 1;
    }

    /// Tên loại, and the lines below it that are set like a title.
    void readTitle() {
        if (!more()) return;
        parts_.type = types_.byName(domain::folded(line().text), today_);
        if (parts_.type == nullptr) return;
        parts_.typeName = &line();
        ++at_;
        if (!needsSubject(parts_)) return;
        for (bool first = true; more() && isOfTitle(first); first = false) {
            parts_.subject.push_back(&line());
            ++at_;
            const auto& last = *parts_.subject.back();
            if (hasBold_ ? !last.bold || endsLikeSentence(last.text) : last.text.ends_with('.')) break;
        }
    }

    /// A line that ends like a sentence belongs to the text, unless it is set as a title; capitals below a
    /// title in other letters, or apart from it, are the authority of a decision.
    [[nodiscard]] bool isOfTitle(bool first) const {
        const auto words = domain::folded(line().text);
        if (line().side != Side::whole || isBasis(words) || words.starts_with("kinh gui")) return false;
        if (words.starts_with("chuong ") || words.starts_with("dieu 1.")) return false;
        const bool isSetAsTitle =
            hasBold_ ? line().bold && line().align == Align::centre : standsBelowType() && isInset();
        if (endsLikeSentence(line().text) && !isSetAsTitle) return false;
        if (!hasBold_ && !first) return standsBelowType() && (isUpper(line()) ? continuesCapitals() : true);
        if (isUpper(line()) && line().bold)
            return first ? !beginsWithTitleOfOffice(line()) : continuesCapitals();
        if (!line().bold && (line().align != Align::centre || line().text.size() > 2 * kShortLine))
            return first && line().text.size() <= 2 * kShortLine;
        return first || line().bold;
    }

    /// A scan does not tell bold letters: a title then is what is centred as the name of its type.
    [[nodiscard]] bool standsBelowType() const {
        const auto centre = [](const layout::Box& box) { return (box.left + box.right) / 2; };
        return line().page == parts_.typeName->page &&
               std::abs(centre(line().box) - centre(parts_.typeName->box)) < kCentredMm;
    }

    /// It begins further in than running text.
    [[nodiscard]] bool isInset() const {
        double margin = line().box.left;
        for (const auto& other : lines_)
            if (other.page == line().page) margin = std::min(margin, other.box.left);
        return line().box.left - margin > kInsetMm;
    }

    /// Below capitals, near them, and not who decides: "… CỦA | BỘ TRƯỞNG BỘ Y TẾ" goes on, "BỘ TRƯỞNG BỘ Y
    /// TẾ" by itself does not.
    [[nodiscard]] bool continuesCapitals() const {
        const auto& above = *parts_.subject.back();
        if (!isUpper(above) || line().page != above.page) return false;
        const double gap = line().box.top - above.box.bottom;
        if (gap > kTitleGap * (line().box.bottom - line().box.top)) return false;
        if (!beginsWithTitleOfOffice(line()) && !isAgency(line())) return true;
        const auto words = domain::folded(above.text);
        return std::any_of(kConnectives.begin(), kConnectives.end(),
                           [&](std::string_view word) { return words.ends_with(word); });
    }

    [[nodiscard]] bool isAgency(const Line& name) const {
        const auto words = domain::folded(name.text);
        std::string agency;
        for (const auto* part : parts_.agency)
            agency.append(agency.empty() ? "" : " ").append(domain::folded(part->text));
        return words == agency;
    }

    /// "Nơi nhận" or the first signature, and what stands beside and right above it; else the last titles at
    /// the right.
    [[nodiscard]] std::size_t beginOfEnd() {
        auto begin = lines_.size();
        for (auto i = at_; i < lines_.size() && begin == lines_.size(); ++i)
            if (lines_[i].side != Side::table && isReceivers(domain::folded(lines_[i].text))) begin = i;
        for (auto i = at_; i < begin; ++i)
            if (const auto name = signerBelow(i); name < lines_.size()) {
                begin = i;
                if (lines_[name].side == Side::whole) signerOverWhole_ = name;
            }
        for (auto i = lines_.size(); begin == lines_.size() && i-- > at_;)
            if (lines_[i].side == Side::right && isUpper(lines_[i])) begin = i;
        if (begin == lines_.size()) return begin;
        while (begin > at_ && lines_[begin - 1].side == Side::right &&
               lines_[begin - 1].page == lines_[begin].page)
            --begin;
        return begin;
    }

    /// The name that stands below a title of office, with nothing but notes between them; lines_.size() when
    /// there is none.
    [[nodiscard]] std::size_t signerBelow(std::size_t title) const {
        const auto isTitle = [&](const Line& some) {
            return some.side != Side::table && isUpper(some) && some.text.size() < kShortLine &&
                   hasTitleOfOffice(some);
        };
        if (!isTitle(lines_[title])) return lines_.size();
        const auto last = std::min(lines_.size(), title + kLinesOfSignature);
        for (auto i = title + 1; i < last; ++i) {
            const auto& below = lines_[i];
            if (below.side == Side::left || below.side == Side::table) continue;
            if (looksLikeName(nameOn(below)) && !isUpper(below)) return i;
            const auto words = domain::folded(below.text);
            if (!isTitle(below) && !words.starts_with("(") && !words.starts_with("da ky") &&
                !isMarkOfSystem(words))
                break;
        }
        return lines_.size();
    }

    void readBody(std::size_t end) {
        bool inBasis = true;
        for (; at_ < end; ++at_) {
            if (line().side != Side::whole) continue;
            if (isBasis(domain::folded(line().text)) && inBasis)
                addBasis();
            else
                inBasis = inBasis && (line().italic || isUpper(line()) || parts_.basis.empty());
            parts_.body.push_back(&line());
        }
    }

    void addBasis() {
        if (!parts_.basis.empty()) parts_.basisEnds.push_back(parts_.body.back());
        parts_.basis.push_back(&line());
    }

    /// The block of receivers and signer; a page of appendices, or notes below it, belong no longer to it.
    void readEnd(std::size_t begin) {
        at_ = begin;
        for (; more(); ++at_) {
            const auto words = domain::folded(line().text);
            if (isReceivers(words) && parts_.receivers == nullptr)
                parts_.receivers = &line();
            else if (isOfReceiverList(words))
                addReceiver(words);
            else if ((line().side == Side::right || at_ <= signerOverWhole_) && !isNote(words))
                parts_.authority.push_back(&line());
            else if ((line().side == Side::whole && at_ > signerOverWhole_) || line().side == Side::table)
                break;
        }
        splitSigner();
    }

    [[nodiscard]] bool isOfReceiverList(std::string_view words) const {
        if (parts_.receivers == nullptr || line().page > parts_.receivers->page + 1) return false;
        if (listEnded_ || words.starts_with("ghi chu")) return false;
        if (line().side == Side::left) return true;
        return line().side == Side::whole && (words.starts_with("-") || words.starts_with("luu"));
    }

    /// The line that says where a document is filed is the last one, with what is left of its sentence.
    void addReceiver(std::string_view words) {
        if (words.find("luu:") != std::string::npos || words.starts_with("luu ") || listEnding_)
            listEnding_ = true;
        parts_.receiverList.push_back(&line());
        listEnded_ = listEnding_ && line().text.ends_with('.');
    }

    /// Words in brackets, on one line or several, stand where the signature will be.
    bool isNote(std::string_view words) {
        inBrackets_ = inBrackets_ || words.starts_with("(") || words.starts_with("[");
        const bool signedBy = words.starts_with("da ky") && !words.starts_with("da ky:");
        const bool note = inBrackets_ || signedBy || isMarkOfSystem(words);
        if (words.find_first_of(")]") != std::string::npos) inBrackets_ = false;
        return note;
    }

    /// The last line on the right is the name of the signer; a title of office there says that it is missing.
    void splitSigner() {
        if (parts_.authority.empty()) return;
        const auto& last = *parts_.authority.back();
        if (isUpper(last) && (parts_.authority.size() < 2 || hasTitleOfOffice(last))) return;
        parts_.signer = parts_.authority.back();
        parts_.authority.pop_back();
    }

    const std::vector<Line>& lines_;
    const domain::DocumentTypeCatalogue& types_;
    domain::Date today_;
    bool hasBold_;
    std::size_t at_{0};
    std::size_t signerOverWhole_{0};  ///< in an end that has no columns
    bool listEnding_{false};          ///< the list of receivers came to where the document is filed
    bool listEnded_{false};
    bool inBrackets_{false};
    Parts parts_;
};

}  // namespace

Parts partsOf(const layout::Layout& layout, const domain::DocumentTypeCatalogue& types, domain::Date today) {
    return Reader(layout, types, today).read();
}

bool needsSubject(const Parts& parts) {
    return parts.type == nullptr || std::find(kWithoutSubject.begin(), kWithoutSubject.end(),
                                              parts.type->code) == kWithoutSubject.end();
}

bool looksLikeName(const std::string& text) {
    std::size_t words = 0;
    std::size_t withoutVowel = 0;  // one may be: "H Lộc Niê"; more are a line that was torn
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(' ', begin), text.size());
        const auto word = text.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty() || domain::lowered(word) == word) return false;
        const auto folded = domain::folded(word);
        for (const char c : folded)
            if (!isLetter(c)) return false;
        if (folded.find_first_of("aeiouy") == std::string::npos) ++withoutVowel;
        ++words;
    }
    return words >= 2 && words <= 6 && withoutVowel <= 1;
}

std::string nameOn(const layout::Line& signer) {
    const auto colon = signer.text.find(':');
    const bool marked = colon != std::string::npos && domain::folded(signer.text).starts_with("da ky");
    return domain::normalised(marked ? std::string_view(signer.text).substr(colon + 1) : signer.text);
}

bool isUpper(const layout::Line& line) {
    return domain::uppered(line.text) == line.text && domain::lowered(line.text) != line.text;
}

}  // namespace vanthu::page_parts
