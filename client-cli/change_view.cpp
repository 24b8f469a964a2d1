#include "client-cli/change_view.h"

#include "client-cli/dates.h"
#include "client-cli/words.h"

#include <string>

namespace vanthu::cli {
namespace {

/// What a person wrote with a change.
std::string saidIn(const Json& after) {
    for (const auto* field : {"remark", "text", "reason", "result", "note", "instruction"})
        if (const auto said = after[field].text(); !said.empty()) return said;
    return "";
}

}  // namespace

void printChanges(Output& output, const Json& answer) {
    Table table(
        {{"Lần", Align::right}, {"Lúc"}, {"Người"}, {"Việc"}, {"Nội dung", Align::left, true}, {"Dấu vết"}});
    for (const auto& change : answer["changes"].items()) {
        const std::string name = change["account_name"].text();
        table.addRow({change["sequence"].text(), dateForPeople(change["at"].text()),
                      name.empty() ? change["account"].text() : name, actionLabel(change["action"].text()),
                      saidIn(change["after"]), change["hash"].text().substr(0, 12)});
    }
    output.table(table);
}

}  // namespace vanthu::cli
