#include "client-cli/handling_view.h"

#include "client-cli/dates.h"

namespace vanthu::cli {
namespace {

std::string assigneeOf(const Json& assignment) {
    const auto name = assignment["account_name"].text();
    return name.empty() ? assignment["unit_name"].text() : name;
}

std::string listedActions(const Json& words) {
    std::string text;
    for (const auto& word : words.items())
        text += (text.empty() ? "" : ", ") + word.text();
    return text;
}

}  // namespace

std::string deadlineOf(const Json& thing) {
    const auto date = dateForPeople(thing["due_date"].text());
    return thing["overdue"].truth() ? date + " QUÁ HẠN" : date;
}

void printHandling(Output& output, const Json& handling) {
    output.fields({{"Văn bản", handling["document"].text()},
                   {"Trạng thái", handling["state_label"].text()},
                   {"Đã thu hồi", handling["recall_reason"].text()},
                   {"Trình", handling["presented_to_name"].text()},
                   {"Hạn", deadlineOf(handling)},
                   {"Ghi chú", handling["note"].text()},
                   {"Việc được phép", listedActions(handling["allowed"])}});
    Table table({{"Mã", Align::right},
                 {"Thuộc", Align::right},
                 {"Vai trò"},
                 {"Giao cho", Align::left, true},
                 {"Hạn"},
                 {"Trạng thái"},
                 {"Kết quả", Align::left, true}});
    for (const auto& assignment : handling["assignments"].items())
        table.addRow({assignment["id"].text(), assignment["parent"].text(), assignment["role_label"].text(),
                      assigneeOf(assignment), deadlineOf(assignment), assignment["state_label"].text(),
                      assignment["result"].text()});
    if (!table.empty()) {
        output.line("");
        output.table(table);
    }
    for (const auto& opinion : handling["opinions"].items())
        output.line(opinion["kind_label"].text() + " – " + opinion["account_name"].text() + ": " +
                    opinion["text"].text());
    for (const auto& reply : handling["replies"].items())
        output.line(reply["reason_label"].text() + ": " + reply["code"].text() + " (mã " +
                    reply["document"].text() + ")");
}

}  // namespace vanthu::cli
