#include "indexer/extract/pdf_running.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace vanthu::extract {
namespace {

/// Lines at each edge that are looked at.
constexpr std::size_t kEdgeLines = 3;
/// A line is a running one on so many pages, and on one page in so many: heads of left and right pages
/// differ, and chapters have their own.
constexpr std::size_t kFewestPages = 3;
constexpr std::size_t kPagesPerHead = 4;
constexpr std::size_t kPageNumberDigits = 4;

struct RunningLine {
    std::size_t begin;
    std::size_t end;
    std::string text;  ///< single blanks, trimmed
};

std::string squeezed(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\f' || c == '\r';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

/// The lines of a page that are not empty; only those that may stand at an edge when there are many.
std::vector<RunningLine> linesOf(std::string_view page) {
    std::vector<RunningLine> lines;
    for (std::size_t at = 0; at < page.size();) {
        const auto end = std::min(page.find('\n', at), page.size());
        auto text = squeezed(page.substr(at, end - at));
        if (!text.empty()) lines.push_back({at, end, std::move(text)});
        at = end + 1;
    }
    return lines;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// A line with the number that may be that of its page taken out, and how far it is from the page's place in
/// the file; without a number the line as it is.
struct Form {
    std::string words;
    std::optional<long> offset;
    auto operator<=>(const Form&) const = default;
};

std::vector<Form> formsOf(const std::string& line, std::size_t page) {
    std::vector<Form> forms;
    if (std::any_of(line.begin(), line.end(), [](char c) { return !isDigit(c) && c != ' '; }))
        forms.push_back({line, std::nullopt});
    for (std::size_t at = 0; at < line.size();) {
        if (!isDigit(line[at])) {
            ++at;
            continue;
        }
        auto end = at;
        while (end < line.size() && isDigit(line[end]))
            ++end;
        if (end - at <= kPageNumberDigits)
            forms.push_back({line.substr(0, at) + '#' + line.substr(end),
                             std::stol(line.substr(at, end - at)) - static_cast<long>(page)});
        at = end;
    }
    return forms;
}

/// Nothing but the number, and what surrounds it: "- 2 -".
bool isOnlyNumber(const Form& form) {
    return form.offset && form.words.find_first_not_of("#-. ") == std::string::npos;
}

class Edge {
  public:
    explicit Edge(std::size_t pages) : pages_(pages) {}

    void count(const RunningLine& line, std::size_t page) {
        for (const auto& form : formsOf(line.text, page))
            pagesOf_[form].insert(page);
    }

    [[nodiscard]] bool isRunning(const RunningLine& line, std::size_t page) const {
        for (const auto& form : formsOf(line.text, page)) {
            const auto found = pagesOf_.find(form);
            if (found == pagesOf_.end()) continue;
            const auto& on = found->second;
            // A short file numbers its second page with "2".
            if (isOnlyNumber(form) && form.offset == 1 && page > 0) return true;
            const bool enough = on.size() >= kFewestPages && on.size() * kPagesPerHead >= pages_;
            if (enough && (isOnlyNumber(form) || page != *on.begin())) return true;
        }
        return false;
    }

  private:
    std::size_t pages_;
    std::map<Form, std::set<std::size_t>> pagesOf_;
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> withoutRunningLines(
    const std::vector<std::string_view>& pages) {
    Edge top(pages.size()), bottom(pages.size());
    std::vector<std::vector<RunningLine>> lines;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        lines.push_back(linesOf(pages[page]));
        auto& all = lines.back();
        const auto edge = std::min(kEdgeLines, all.size());
        for (std::size_t i = 0; i < edge; ++i) {
            top.count(all[i], page);
            bottom.count(all[all.size() - 1 - i], page);
        }
    }
    std::vector<std::pair<std::size_t, std::size_t>> kept;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        const auto& all = lines[page];
        std::size_t first = 0, end = all.size();
        while (first < end && first < kEdgeLines && top.isRunning(all[first], page))
            ++first;
        while (end > first && all.size() - end < kEdgeLines && bottom.isRunning(all[end - 1], page))
            --end;
        kept.emplace_back(first == 0 ? 0 : all[first - 1].end,
                          end == all.size() ? pages[page].size() : all[end].begin);
    }
    return kept;
}

}  // namespace vanthu::extract
