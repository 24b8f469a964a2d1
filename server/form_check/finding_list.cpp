#include "server/form_check/finding_list.h"

namespace vanthu::form_check {

void FindingList::add(Rule rule, const std::string& expected, const std::string& found,
                      const layout::Line* line, int page) {
    const auto own = severities_.find(rule);
    const auto severity = own == severities_.end() ? textOf(rule).severity : own->second;
    if (severity == Severity::off) return;
    findings_.push_back({rule, severity, line == nullptr ? page : line->page,
                         line == nullptr ? "" : line->text, expected, found,
                         line == nullptr ? layout::Box{} : line->box});
}

}  // namespace vanthu::form_check
