#include "server/form_check/copies.h"

#include "schemas/domain/text.h"

#include <array>
#include <string>
#include <utility>

namespace vanthu::form_check {
namespace {

using page_parts::isUpper;
using page_parts::Parts;

using layout::Line;
using layout::Side;

constexpr std::array kForms{std::pair<std::string_view, std::string_view>{"sao y", "SY"},
                            std::pair<std::string_view, std::string_view>{"sao luc", "SL"},
                            std::pair<std::string_view, std::string_view>{"trich sao", "TrS"}};
/// The number stands so near below the form of copy.
constexpr std::size_t kLinesToNumber = 6;

std::string_view abbreviationOf(const Line& line) {
    if (!isUpper(line) || line.side == Side::table) return {};
    const auto words = domain::folded(line.text);
    for (const auto& [form, abbreviation] : kForms)
        if (words == form) return abbreviation;
    return {};
}

bool isCode(const Line& line) {
    const auto words = domain::folded(line.text);
    return words.starts_with("so:") || (words.starts_with("so ") && words.find('/') != std::string::npos);
}

bool isDate(const Line& line) {
    const auto words = domain::folded(line.text);
    const auto day = words.find("ngay");
    return day != std::string::npos && words.find("thang", day) != std::string::npos;
}

/// Takes the lines of the block one by one.
class Block {
  public:
    explicit Block(Parts& parts) : parts_(parts) {}

    void take(const Line& line) {
        if (line.side == Side::table) return;
        if (parts_.code == nullptr && isCode(line)) {
            parts_.code = &line;
        } else if (parts_.placeAndDate == nullptr && isDate(line)) {
            parts_.placeAndDate = &line;
        } else if (domain::folded(line.text).starts_with("noi nhan")) {
            parts_.receivers = &line;
        } else if (parts_.receivers != nullptr && line.side != Side::right) {
            parts_.receiverList.push_back(&line);
        } else if (parts_.code == nullptr && line.side == Side::left) {
            parts_.agency.push_back(&line);
        } else if (line.side == Side::right) {
            parts_.authority.push_back(&line);
        }
    }

    /// The last line on the right is the name, unless it is set like a title.
    void finish() {
        if (parts_.agency.size() > 1) {
            parts_.parent.assign(parts_.agency.begin(), parts_.agency.end() - 1);
            parts_.agency.erase(parts_.agency.begin(), parts_.agency.end() - 1);
        }
        if (parts_.authority.empty() || isUpper(*parts_.authority.back())) return;
        parts_.signer = parts_.authority.back();
        parts_.authority.pop_back();
    }

  private:
    Parts& parts_;
};

}  // namespace

std::optional<Copy> copyIn(const layout::Layout& layout) {
    const auto& lines = layout.lines;
    for (auto at = lines.size(); at-- > 0;) {
        const auto abbreviation = abbreviationOf(lines[at]);
        if (abbreviation.empty()) continue;
        bool hasNumber = false;
        for (auto i = at + 1; i < lines.size() && i <= at + kLinesToNumber; ++i)
            hasNumber = hasNumber || isCode(lines[i]);
        if (!hasNumber) continue;
        auto begin = at;
        while (begin > 0 && lines[begin - 1].side == Side::left && isUpper(lines[begin - 1]) &&
               lines[begin - 1].page == lines[at].page)
            --begin;
        Copy copy{.form = &lines[at], .abbreviation = abbreviation, .parts = {}};
        Block block(copy.parts);
        for (auto i = begin; i < lines.size() && lines[i].page == lines[at].page; ++i)
            if (i != at) block.take(lines[i]);
        block.finish();
        return copy;
    }
    return std::nullopt;
}

}  // namespace vanthu::form_check
