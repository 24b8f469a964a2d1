#pragma once

#include "schemas/domain/document_type.h"
#include "schemas/domain/time.h"
#include "schemas/layout/layout.h"
#include "server/form_check/rules.h"

#include <map>
#include <string>
#include <vector>

namespace vanthu::form_check {

/// One departure from Phụ lục I.
struct Finding {
    Rule rule{Rule::paper};
    Severity severity{Severity::error};
    int page{1};
    std::string where;     ///< the line it stands in, "" for a whole page or what is missing
    std::string expected;  ///< Vietnamese
    std::string found;
    layout::Box box{};  ///< around that line; all zero where the layout does not tell
};

/// What an agency takes less, or more, seriously than the table of rules does.
using Severities = std::map<Rule, Severity>;

/// Everything that departs, in the order of the document's elements. `today` picks the types in force.
[[nodiscard]] std::vector<Finding> checkForm(const layout::Layout& layout,
                                             const domain::DocumentTypeCatalogue& types, domain::Date today,
                                             const Severities& severities = {});

}  // namespace vanthu::form_check
