#include "server/recognition/proposals.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "schemas/domain/notation.h"
#include "schemas/domain/text.h"
#include "server/page_parts/parts.h"
#include "server/recognition/words.h"

namespace vanthu::recognition {
namespace {

using layout::Line;
using Lines = std::vector<const Line*>;

/// A subject longer than this has taken in text of the document.
constexpr std::size_t kLongSubject = 400;

std::string joined(const Lines& lines, std::string_view between = " ") {
    std::string text;
    for (const auto* line : lines)
        text.append(text.empty() ? "" : between).append(line->text);
    return text;
}

/// Around those of the lines that stand on the page of the first.
layout::Box around(const Lines& lines) {
    auto box = lines.front()->box;
    for (const auto* line : lines) {
        if (line->page != lines.front()->page) continue;
        box = {std::min(box.left, line->box.left), std::min(box.top, line->box.top),
               std::max(box.right, line->box.right), std::max(box.bottom, line->box.bottom)};
    }
    return box;
}

/// The second half of a name that was broken over two lines: ỦY BAN NHÂN DÂN | TỈNH ĐỒNG NAI.
bool continuesName(std::string_view folded) {
    constexpr std::array<std::string_view, 7> kPlaces = {"tinh ", "thanh pho ", "tp",     "huyen ",
                                                         "quan ", "xa ",        "phuong "};
    return std::any_of(kPlaces.begin(), kPlaces.end(),
                       [&](std::string_view place) { return folded.starts_with(place); });
}

class Reader {
  public:
    Reader(const layout::Layout& layout, const Known& known)
        : layout_(layout), known_(known), parts_(page_parts::partsOf(layout, known.types, known.today)) {}

    Reading read() {
        readCode();
        readPlaceAndDate();
        readType();
        readIssuer();
        readSubject();
        readEnd();
        readUrgency();
        readReplyBy();
        proposals_.push_back(
            {Field::pageCount, std::to_string(layout_.pageCount), Confidence::likely, 1, {}});
        std::sort(proposals_.begin(), proposals_.end(),
                  [](const auto& a, const auto& b) { return a.field < b.field; });
        return {std::move(proposals_), std::move(bodies_)};
    }

  private:
    void add(Field field, std::string value, Confidence confidence, const Lines& lines) {
        if (value.empty() || lines.empty()) return;
        proposals_.push_back({field, std::move(value), confidence, lines.front()->page, around(lines)});
    }

    void readCode() {
        if (parts_.code == nullptr) return;
        code_ = domain::parseCode(parts_.code->text);
        const bool whole = !code_.number.empty() && !code_.notation.empty();
        // A blank amid the notation: something else stood on the line, or letters were read apart.
        const bool clean = whole && code_.notation.find(' ') == std::string::npos;
        const auto confidence = clean ? Confidence::sure : whole ? Confidence::likely : Confidence::guess;
        if (whole) add(Field::code, domain::printCode(code_), confidence, {parts_.code});
        add(Field::number, code_.number, confidence, {parts_.code});
        add(Field::notation, code_.notation, confidence, {parts_.code});
    }

    void readPlaceAndDate() {
        if (parts_.placeAndDate == nullptr) return;
        const auto& text = parts_.placeAndDate->text;
        const auto words = domain::folded(text);
        const auto day = words.find("ngay");
        if (day == std::string::npos) return;
        const auto date = firstDate(std::string_view(words).substr(day));
        if (date)
            add(Field::date, date->iso(), *date <= known_.today ? Confidence::sure : Confidence::guess,
                {parts_.placeAndDate});
        const auto comma = text.find(',');
        if (comma != std::string::npos && domain::folded(text.substr(0, comma)).size() <= day)
            add(Field::place, text.substr(0, comma), Confidence::likely, {parts_.placeAndDate});
    }

    void readType() {
        const auto day = known_.today;
        const auto split = domain::splitNotation(code_, known_.types.abbreviations(day));
        bodies_ = split.bodies;
        const auto* byNotation = known_.types.byAbbreviation(split.type, day);
        if (split.type.empty()) byNotation = nullptr;
        if (parts_.type != nullptr)
            add(Field::type, parts_.type->code,
                byNotation == parts_.type ? Confidence::sure : Confidence::likely, {parts_.typeName});
        else if (byNotation != nullptr)
            add(Field::type, byNotation->code, Confidence::likely, {parts_.code});
        else if (!parts_.subject.empty() && domain::folded(parts_.subject.front()->text).starts_with("v/v"))
            add(Field::type, "CV", code_.notation.empty() ? Confidence::likely : Confidence::sure,
                parts_.subject);
    }

    void readIssuer() {
        auto over = parts_.parent;
        auto lines = parts_.agency;
        if (!lines.empty() && !over.empty() && continuesName(domain::folded(lines.front()->text))) {
            lines.insert(lines.begin(), over.back());
            over.pop_back();
        }
        auto name = joined(lines);
        while (name.ends_with('.') || name.ends_with(',') || name.ends_with(' '))
            name.pop_back();
        const bool agrees = std::any_of(bodies_.begin(), bodies_.end(),
                                        [&](const auto& body) { return abbreviates(body, name); });
        add(Field::issuer, name, agrees ? Confidence::sure : Confidence::guess, lines);
        add(Field::superior, joined(over), Confidence::likely, over);
    }

    void readSubject() {
        auto text = joined(parts_.subject);
        if (domain::folded(text).starts_with("v/v")) text.erase(0, text.find_first_not_of(" :", 3));
        const bool plain = text.size() <= kLongSubject && parts_.subject.size() <= 5;
        add(Field::subject, text, plain ? Confidence::likely : Confidence::guess, parts_.subject);
    }

    void readEnd() {
        add(Field::receivers, joined(parts_.receiverList, "\n"), Confidence::likely, parts_.receiverList);
        readAuthority();
        if (parts_.signer == nullptr) return;
        const auto name = page_parts::nameOn(*parts_.signer);
        add(Field::signer, name,
            page_parts::looksLikeName(name) && !parts_.authority.empty() ? Confidence::sure
                                                                         : Confidence::guess,
            {parts_.signer});
    }

    /// "KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC": the mark of the last line that has one, and the titles below it.
    void readAuthority() {
        const auto& lines = parts_.authority;
        auto first = lines.begin();
        for (auto line = lines.begin(); line != lines.end(); ++line) {
            const auto mark = authorityMark((*line)->text);
            if (mark.empty()) continue;
            std::erase_if(proposals_, [](const auto& other) { return other.field == Field::authority; });
            add(Field::authority, mark, Confidence::likely, {*line});
            first = line + 1;
            // Who acts for nobody else has the title beside the mark.
            if (mark == "Q." && first == lines.end())
                add(Field::post, domain::normalised((*line)->text.substr((*line)->text.find('.') + 1)),
                    Confidence::likely, {*line});
        }
        const Lines post(first, lines.end());
        add(Field::post, joined(post), Confidence::likely, post);
    }

    /// A stamp, or printed words that look like it, alone on a line of the first page.
    void readUrgency() {
        constexpr std::array<std::pair<std::string_view, domain::Urgency>, 4> kStamps = {{
            {"khan", domain::Urgency::urgent},
            {"thuong khan", domain::Urgency::veryUrgent},
            {"hoa toc", domain::Urgency::express},
            {"hoa toc hen gio", domain::Urgency::express},
        }};
        for (const auto& line : layout_.lines) {
            if (line.page != 1 || !page_parts::isUpper(line)) continue;
            const auto words = domain::folded(line.text);
            for (const auto& [stamp, urgency] : kStamps) {
                if (words != stamp) continue;
                add(Field::urgency, std::string(domain::code(urgency)), Confidence::likely, {&line});
                return;
            }
        }
    }

    /// "trước ngày 15/10/2018", "chậm nhất ngày …" in the text; the date may go on in the next line.
    void readReplyBy() {
        for (std::size_t i = 0; i < parts_.body.size(); ++i) {
            Lines lines{parts_.body[i]};
            if (i + 1 < parts_.body.size()) lines.push_back(parts_.body[i + 1]);
            const auto words = domain::folded(joined(lines));
            const auto ask = std::min(words.find("truoc ngay"), words.find("cham nhat"));
            if (ask >= domain::folded(lines.front()->text).size()) continue;
            const auto date = firstDate(std::string_view(words).substr(ask));
            if (!date) continue;
            add(Field::replyBy, date->iso(), Confidence::guess, lines);
            return;
        }
    }

    const layout::Layout& layout_;
    const Known& known_;
    page_parts::Parts parts_;
    domain::DocumentCode code_;
    std::vector<std::string> bodies_;
    std::vector<Proposal> proposals_;
};

}  // namespace

const Proposal* Reading::find(Field field) const {
    const auto found = std::find_if(proposals.begin(), proposals.end(),
                                    [&](const auto& proposal) { return proposal.field == field; });
    return found == proposals.end() ? nullptr : &*found;
}

Reading readingOf(const layout::Layout& layout, const Known& known) {
    return Reader(layout, known).read();
}

}  // namespace vanthu::recognition
