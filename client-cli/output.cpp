#include "client-cli/output.h"

#include <algorithm>
#include <ostream>

namespace vanthu::cli {

Output::Output(std::ostream& out, std::ostream& err, const Environment& environment, OutputForm form)
    : out_(out),
      err_(err),
      columns_(environment.columns),
      colours_(environment.outputIsTerminal && environment.variable("NO_COLOR").empty() &&
               environment.variable("TERM") != "dumb"),
      form_(form) {}

void Output::answer(std::string_view json, const std::function<void()>& forPeople) {
    if (form_ == OutputForm::people) return forPeople();
    out_ << json;
    if (json.empty() || json.back() != '\n') out_ << '\n';
}

void Output::line(std::string_view text) {
    out_ << text << '\n';
}

void Output::table(const Table& table) {
    bool heading = true;
    for (const auto& line : table.lines(columns_)) {
        out_ << (heading ? strong(line) : line) << '\n';
        heading = false;
    }
}

void Output::fields(const std::vector<std::pair<std::string, std::string>>& fields) {
    std::size_t widest = 0;
    for (const auto& [label, value] : fields)
        if (!value.empty()) widest = std::max(widest, displayWidth(label));
    for (const auto& [label, value] : fields)
        if (!value.empty()) out_ << strong(padded(label, widest)) << "  " << printable(value) << '\n';
}

void Output::remark(std::string_view text) {
    if (form_ == OutputForm::people) err_ << text << '\n';
}

std::string Output::strong(std::string_view text) const {
    return colours_ ? "\x1b[1m" + std::string(text) + "\x1b[0m" : std::string(text);
}

std::string Output::faint(std::string_view text) const {
    return colours_ ? "\x1b[2m" + std::string(text) + "\x1b[0m" : std::string(text);
}

}  // namespace vanthu::cli
