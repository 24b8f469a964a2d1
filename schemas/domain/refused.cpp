#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"

namespace vanthu {
namespace {

const RefusalText& textOf(Refusal refusal) {
    return refusalTexts()[static_cast<std::size_t>(refusal)];
}

std::string filled(std::string_view sentence, const std::vector<std::string>& facts) {
    std::string text;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const bool isPlace = sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}';
        if (!isPlace) {
            text += sentence[i];
            continue;
        }
        text += facts.at(static_cast<std::size_t>(sentence[i + 1] - '0'));
        i += 2;
    }
    return text;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text.empty() ? "không còn việc nào" : text;
}

}  // namespace

Refused::Refused(Refusal refusal, const std::vector<std::string>& facts, Violations violations)
    : Error(textOf(refusal).code, filled(textOf(refusal).english, facts), std::move(violations)),
      refusal_(refusal),
      explanation_(filled(textOf(refusal).vietnamese, facts)) {}

IllegalMove::IllegalMove(std::string_view state, std::string_view action, std::vector<std::string> allowed,
                         const std::vector<std::string>& labels)
    : Refused(Refusal::moveNotAllowed, {std::string(state), std::string(action), joined(labels)}),
      allowed_(std::move(allowed)) {
    domain::JsonWriter json;
    json.beginArray();
    for (const auto& lawful : allowed_)
        json.value(lawful);
    setMembers("\"allowed\":" + json.endArray().take());
}

}  // namespace vanthu
