#include "server/app/stack_plan.h"

namespace vanthu::app {

std::vector<StackPart> planStack(const std::vector<StackPage>& pages) {
    std::vector<StackPart> parts;
    bool begins = true;
    int number = 0;
    bool behindSeparator = false;
    for (const auto& page : pages) {
        ++number;
        const bool isBack = behindSeparator && page.isBlank;
        behindSeparator = page.isSeparator;
        if (page.isSeparator) begins = true;
        if (page.isSeparator || isBack) continue;
        if (page.stampedFor && !begins && parts.back().stampedFor != page.stampedFor) begins = true;
        if (begins) parts.push_back({number, number, page.stampedFor});
        parts.back().lastPage = number;
        begins = false;
    }
    return parts;
}

}  // namespace vanthu::app
