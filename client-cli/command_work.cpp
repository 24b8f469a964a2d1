#include "client-cli/command.h"
#include "client-cli/handling_view.h"
#include "client-cli/words.h"

namespace vanthu::cli {
namespace {

void work(Call& call) {
    const auto answer = call.api.get("/work", {{"kind", call.arguments.text("--kind")},
                                               {"limit", call.arguments.text("--limit")},
                                               {"cursor", call.arguments.text("--cursor")}});
    call.output.answer(answer.body, [&] {
        const Json page = answer.json();
        Table table({{"Việc"},
                     {"Mã", Align::right},
                     {"Văn bản", Align::right},
                     {"Số, ký hiệu"},
                     {"Trích yếu", Align::left, true},
                     {"Vai trò"},
                     {"Hạn"},
                     {"Trạng thái"}});
        for (const auto& item : page["items"].items())
            table.addRow({workLabel(item["kind"].text()), item["id"].text(), item["document"].text(),
                          item["code"].text(), item["subject"].text(), item["role_label"].text(),
                          deadlineOf(item), item["state_label"].text()});
        if (table.empty()) return call.output.remark("Không có việc nào đang chờ.");
        call.output.table(table);
        for (const auto& kind : page["more"].items())
            call.output.remark(
                "Còn nữa: thêm --kind " + kind.text() +
                (page["next_cursor"].isNull() ? "" : " --cursor " + page["next_cursor"].text()));
    });
}

}  // namespace

std::vector<Command> workCommands() {
    return {
        {.name = "work",
         .summary = "Những việc đang chờ bạn, hạn sớm trước",
         .options = {{.name = "--kind",
                      .kind = ValueKind::choice,
                      .value = "LOẠI",
                      .help = "Chỉ một loại việc",
                      .choices = {"assignment", "presentation", "direction", "extension", "draft"}},
                     {.name = "--limit",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Số dòng mỗi loại, 1–200"},
                     {.name = "--cursor", .value = "DẤU_TRANG", .help = "Dấu trang của trang trước"}},
         .examples = {"vanthu work", "vanthu work --kind assignment --limit 50"},
         .run = &work},
    };
}

}  // namespace vanthu::cli
