#include "server/app/flow_rules.h"

#include "schemas/domain/limits.h"

namespace vanthu::app {

std::string labelsOf(domain::Relations relations) {
    std::string labels;
    for (const auto& word : domain::kWords<domain::Relation>)
        if (relations.has(word.value)) labels += (labels.empty() ? "" : ", ") + std::string(word.label);
    return labels;
}

std::string checkedText(const std::string& raw) {
    Checks checks;
    auto text = checks.text("text", raw, limits::kOpinion);
    checks.finish();
    return text;
}

void requireText(const std::string& text, const char* sentence) {
    Checks checks;
    if (text.empty()) checks.add("text", "required", sentence);
    checks.finish();
}

}  // namespace vanthu::app
