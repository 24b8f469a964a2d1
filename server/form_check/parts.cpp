#include "server/form_check/parts.h"

#include <algorithm>
#include <string>

#include "schemas/domain/text.h"

namespace vanthu::form_check {
namespace {

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

bool isNation(std::string_view folded) {
    return folded == "cong hoa xa hoi chu nghia viet nam";
}

bool isMotto(std::string_view folded) {
    return has(folded, "doc lap") && has(folded, "hanh phuc");
}

bool isCode(std::string_view folded) {
    return folded.starts_with("so:") || folded.starts_with("so :") ||
           (folded.starts_with("so ") && has(folded, "/"));
}

bool isDate(std::string_view folded) {
    const auto day = folded.find("ngay");
    const auto month = folded.find("thang", day == std::string_view::npos ? day : day + 4);
    return month != std::string_view::npos && has(folded.substr(month), "nam");
}

/// Reads a layout line by line; each step takes what belongs to it and leaves the rest.
class Reader {
  public:
    Reader(const Layout& layout, const domain::DocumentTypeCatalogue& types, domain::Date today)
        : lines_(layout.lines), types_(types), today_(today) {}

    Parts read() {
        readHead();
        readTitle();
        readBody();
        readEnd();
        return std::move(parts_);
    }

  private:
    [[nodiscard]] bool more() const { return at_ < lines_.size(); }
    [[nodiscard]] const Line& line() const { return lines_[at_]; }

    /// Down to the first line over the whole width: Quốc hiệu, agency, code, date, and "V/v" of a công văn.
    void readHead() {
        std::vector<const Line*> left;
        for (; more() && line().page == 1 && (line().side != Side::whole || !seenHead()); ++at_) {
            const auto words = domain::folded(line().text);
            if (isNation(words))
                parts_.nation = &line();
            else if (isMotto(words))
                parts_.motto = &line();
            else if (isCode(words) && parts_.code == nullptr)
                parts_.code = &line();
            else if (isDate(words) && parts_.placeAndDate == nullptr)
                parts_.placeAndDate = &line();
            else if (line().side == Side::left && parts_.code == nullptr)
                left.push_back(&line());
            else if (line().side == Side::left && (words.starts_with("v/v") || !parts_.subject.empty()))
                parts_.subject.push_back(&line());
            else if (line().side == Side::whole)
                break;
        }
        splitAgency(left);
    }

    [[nodiscard]] bool seenHead() const { return parts_.code != nullptr || parts_.placeAndDate != nullptr; }

    /// The agency is the last name, as many lines as share its style; what stands above is over it.
    void splitAgency(const std::vector<const Line*>& left) {
        auto first = left.size();
        while (first > 0 && (first == left.size() || left[first - 1]->bold == left.back()->bold))
            --first;
        // Without a difference in style nothing tells where one name ends: the last line then is the agency.
        if (first == 0 && left.size() > 1 && !left.back()->bold) first = left.size() - 1;
        parts_.parent.assign(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(first));
        parts_.agency.assign(left.begin() + static_cast<std::ptrdiff_t>(first), left.end());
    }

    /// Tên loại, and the lines in bold below it.
    void readTitle() {
        if (!more()) return;
        parts_.type = types_.byName(domain::folded(line().text), today_);
        if (parts_.type == nullptr) return;
        parts_.typeName = &line();
        ++at_;
        // A line that ends like a sentence belongs to the text, however it looks.
        for (bool first = true; more() && line().side == Side::whole && (first || line().bold);
             first = false) {
            if (!line().bold && line().text.size() > 120) break;
            if (line().text.ends_with(';') || line().text.ends_with('.')) break;
            parts_.subject.push_back(&line());
            ++at_;
            if (!parts_.subject.back()->bold) break;
        }
    }

    void readBody() {
        for (; more(); ++at_) {
            const auto words = domain::folded(line().text);
            if (words.starts_with("noi nhan")) return;
            if (line().side == Side::right && isUpper(line())) return;
            if (line().side == Side::whole && !words.starts_with("kinh gui")) parts_.body.push_back(&line());
        }
    }

    /// The last line on the right is the name of the signer; capitals there say that it is missing.
    void readEnd() {
        for (; more(); ++at_) {
            const auto words = domain::folded(line().text);
            if (words.starts_with("noi nhan"))
                parts_.receivers = &line();
            else if (line().side == Side::left && parts_.receivers != nullptr)
                parts_.receiverList.push_back(&line());
            else if (line().side == Side::right)
                parts_.authority.push_back(&line());
        }
        if (parts_.authority.empty() || isUpper(*parts_.authority.back())) return;
        parts_.signer = parts_.authority.back();
        parts_.authority.pop_back();
    }

    const std::vector<Line>& lines_;
    const domain::DocumentTypeCatalogue& types_;
    domain::Date today_;
    std::size_t at_{0};
    Parts parts_;
};

}  // namespace

Parts partsOf(const Layout& layout, const domain::DocumentTypeCatalogue& types, domain::Date today) {
    return Reader(layout, types, today).read();
}

bool isUpper(const Line& line) {
    return domain::uppered(line.text) == line.text && domain::lowered(line.text) != line.text;
}

}  // namespace vanthu::form_check
