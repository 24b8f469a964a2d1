#include "tests/recognition/official_text.h"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <utility>

#include "schemas/domain/text.h"

namespace vanthu::tests {
namespace {

/// Enough of a text to have what stands around its head and its end, and quick to draw.
constexpr std::size_t kParagraphsAtBegin = 30;
constexpr std::size_t kParagraphsAtEnd = 4;
constexpr std::size_t kParagraphsOfAppendix = 12;
constexpr std::size_t kShortCell = 75;

/// The cells of the text without the rules drawn between them and the words "(đã ký)".
std::vector<std::string> cellsOf(const std::string& text) {
    std::vector<std::string> cells;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream columns(line);
        for (std::string cell; std::getline(columns, cell, '\t');) {
            cell = domain::normalised(cell);
            while (cell.ends_with('-') || cell.ends_with('_'))
                cell.pop_back();
            const auto words = domain::folded(cell);
            if (std::any_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
                !words.starts_with("(da ky") && !words.starts_with("( da ky") && words != "da ky")
                cells.push_back(cell);
        }
    }
    return cells;
}

bool startsWithOne(const std::string& words, const std::vector<std::string_view>& starts) {
    return std::any_of(starts.begin(), starts.end(), [&](auto start) { return words.starts_with(start); });
}

bool isCapitals(const std::string& text) {
    return domain::uppered(text) == text;
}

class Parsing {
  public:
    Parsing(std::vector<std::string> cells, std::string signer, const domain::DocumentTypeCatalogue& types,
            domain::Date day)
        : cells_(std::move(cells)), signer_(domain::folded(signer)), types_(types), day_(day) {
        for (const auto& cell : cells_)
            words_.push_back(domain::folded(cell));
    }

    std::optional<OfficialText> parse() {
        if (!parseHead()) return std::nullopt;
        parseTitle();
        parseEnd();
        return std::move(text_);
    }

  private:
    bool parseHead() {
        bool nation = false;
        constexpr std::size_t kHeadCells = 16;
        for (; at_ < std::min(cells_.size(), kHeadCells); ++at_) {
            const auto& words = words_[at_];
            if (nation && isCapitals(cells_[at_]) && types_.byName(words, day_) != nullptr) {
                text_.typeName = cells_[at_++];
                return !text_.code.empty();
            }
            if (startsWithOne(words, {"can cu", "dieu ", "theo ", "chuong "})) return false;
            if (words == "cong hoa xa hoi chu nghia viet nam")
                nation = true;
            else if (words.starts_with("doc lap"))
                continue;
            else if (words.find("so:") != std::string::npos || words.find("so :") != std::string::npos)
                text_.code = cells_[at_];
            else if (words.find("ngay") != std::string::npos && words.find("thang") != std::string::npos)
                text_.placeAndDate = cells_[at_];
            else
                text_.agency.push_back(cells_[at_]);
        }
        return false;
    }

    void parseTitle() {
        const auto agency = text_.agency.empty() ? "" : domain::folded(text_.agency.front());
        for (; at_ < cells_.size(); ++at_) {
            const auto& words = words_[at_];
            if (startsWithOne(words, {"can cu", "dieu 1", "chuong i", "theo ", "phan thu", "muc 1"}) ||
                words == agency || words.find(" ban hanh ") != std::string::npos ||
                (isCapitals(cells_[at_]) &&
                 startsWithOne(words, {"bo truong", "thu tuong", "uy ban thuong"})))
                break;
            text_.subject.push_back(cells_[at_]);
        }
    }

    void parseEnd() {
        auto end = cells_.size();
        auto last = end;
        for (auto i = at_; i < cells_.size(); ++i)
            if (words_[i].starts_with("noi nhan") && words_[i].size() < 20) {
                end = i;
                last = takeReceivers(i + 1);
                break;
            }
        for (auto i = at_; i < cells_.size() && !signer_.empty(); ++i)
            if (words_[i] == signer_) {
                const auto first = takeAuthority(i);
                end = std::min(end, first);
                last = last == cells_.size() ? i + 1 : std::max(last, i + 1);
                break;
            }
        for (auto i = at_; i < end; ++i)
            if (i - at_ < kParagraphsAtBegin || end - i <= kParagraphsAtEnd) text_.body.push_back(cells_[i]);
        for (auto i = last; i < cells_.size() && text_.rest.size() < kParagraphsOfAppendix; ++i)
            text_.rest.push_back(cells_[i]);
    }

    /// Returns what stands behind the list.
    std::size_t takeReceivers(std::size_t at) {
        for (; at < cells_.size() && startsWithOne(words_[at], {"-", "luu", "nhu "}); ++at)
            text_.receivers.push_back(cells_[at]);
        return at;
    }

    /// Returns the first line of the titles above the signer.
    std::size_t takeAuthority(std::size_t signer) {
        text_.signer = cells_[signer];
        auto first = signer;
        while (first > at_ && signer - first < 4 && isCapitals(cells_[first - 1]) &&
               cells_[first - 1].size() < kShortCell && !words_[first - 1].starts_with("-"))
            --first;
        text_.authority.assign(cells_.begin() + static_cast<std::ptrdiff_t>(first),
                               cells_.begin() + static_cast<std::ptrdiff_t>(signer));
        return first;
    }

    std::vector<std::string> cells_;
    std::vector<std::string> words_;  ///< the same, folded
    std::string signer_;
    const domain::DocumentTypeCatalogue& types_;
    domain::Date day_;
    std::size_t at_{0};
    OfficialText text_;
};

}  // namespace

std::optional<OfficialText> officialText(const std::string& text, const std::string& signer,
                                         const domain::DocumentTypeCatalogue& types, domain::Date day) {
    return Parsing(cellsOf(text), signer, types, day).parse();
}

}  // namespace vanthu::tests
