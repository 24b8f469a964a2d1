#include "client-cli/command.h"
#include "client-cli/dates.h"

namespace vanthu::cli {
namespace {

void listDrops(Call& call) {
    const auto answer = call.api.get("/drops");
    call.output.answer(answer.body, [&] {
        Table table({{"Mã", Align::right},
                     {"Tên"},
                     {"Địa chỉ"},
                     {"Đơn vị", Align::right},
                     {"Mở lúc"},
                     {"Thu hồi lúc"}});
        const Json page = answer.json();
        for (const auto& drop : page["drops"].items())
            table.addRow({drop["id"].text(), drop["name"].text(), drop["path"].text(), drop["unit"].text(),
                          dateForPeople(drop["created_at"].text()),
                          dateForPeople(drop["revoked_at"].text())});
        if (table.empty()) return call.output.remark("Chưa có điểm nhận nào; mở bằng vanthu drop add.");
        call.output.table(table);
    });
}

void addDrop(Call& call) {
    const auto answer = call.api.post(
        "/drops",
        Json::object().set("name", call.arguments.text("NAME")).set("unit", call.arguments.text("--unit")));
    call.output.answer(answer.body, [&] {
        const Json drop = answer.json();
        call.output.fields({{"Mã", drop["id"].text()},
                            {"Địa chỉ", call.api.server() + drop["path"].text()},
                            {"Tên đăng nhập", drop["name"].text()},
                            {"Mật khẩu", drop["password"].text()}});
        call.output.remark(
            "Mật khẩu chỉ hiện một lần này: nhập vào máy quét ngay. Mất thì thu hồi và mở lại.");
    });
}

void revokeDrop(Call& call) {
    ApiRequest request;
    request.method = "DELETE";
    request.path = "/drops/" + call.arguments.text("ID");
    const auto answer = call.api.send(request);
    call.output.answer(
        answer.body, [&] { call.output.line("Đã thu hồi điểm nhận mã " + call.arguments.text("ID") + "."); });
}

}  // namespace

std::vector<Command> dropCommands() {
    return {
        {.name = "drop list",
         .summary = "Các điểm nhận (WebDAV) cho máy quét",
         .examples = {"vanthu drop list"},
         .run = &listDrops},
        {.name = "drop add",
         .summary = "Mở điểm nhận cho một máy quét; tệp gửi vào chờ văn thư của đơn vị",
         .options = {{.name = "NAME",
                      .value = "TÊN",
                      .help = "Tên trong địa chỉ: a–z, 0–9, dấu nối",
                      .required = true},
                     {.name = "--unit", .value = "MÃ", .help = "Đơn vị tiếp nhận", .required = true}},
         .examples = {"vanthu drop add may-quet-tang-2 --unit H09.12"},
         .run = &addDrop},
        {.name = "drop revoke",
         .summary = "Thu hồi một điểm nhận: mật khẩu của nó hết dùng được",
         .options = {{.name = "ID",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã điểm nhận (vanthu drop list)",
                      .required = true}},
         .examples = {"vanthu drop revoke 3"},
         .run = &revokeDrop},
    };
}

}  // namespace vanthu::cli
