#pragma once

#include "schemas/layout/layout.h"
#include "server/form_check/form_check.h"

#include <string>
#include <utility>
#include <vector>

namespace vanthu::form_check {

/// Collects findings with the severity that the agency gives to their rules; rules that are off give none.
class FindingList {
  public:
    explicit FindingList(const Severities& severities) : severities_(severities) {}

    /// `line`: where it stands; without one, the whole `page`.
    void add(Rule rule, const std::string& expected, const std::string& found,
             const layout::Line* line = nullptr, int page = 1);
    void missing(Rule rule) { add(rule, "phải có", "không thấy"); }
    [[nodiscard]] std::vector<Finding> take() { return std::move(findings_); }

  private:
    const Severities& severities_;
    std::vector<Finding> findings_;
};

}  // namespace vanthu::form_check
