#include "client-cli/command.h"
#include "client-cli/dates.h"

namespace vanthu::cli {
namespace {

std::string typeClassLabel(const std::string& code) {
    if (code == "hanh_chinh") return "Hành chính";
    if (code == "qppl") return "Quy phạm pháp luật";
    if (code == "dang") return "Văn bản của Đảng";
    return code == "khac" ? "Khác" : code;
}

std::string lastDayForPeople(const Json& type) {
    return type["valid_to"].isNull() ? "" : dateForPeople(type["valid_to"].text());
}

void listTypes(Call& call) {
    const auto answer = call.api.get("/document-types");
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Mã số", Align::right},
                     {"Mã"},
                     {"Tên", Align::left, true},
                     {"Viết tắt"},
                     {"Nhóm"},
                     {"Từ ngày"},
                     {"Đến ngày"},
                     {"Căn cứ", Align::left, true}});
        for (const auto& type : answered["document_types"].items())
            table.addRow({type["id"].text(), type["code"].text(), type["name"].text(),
                          type["abbreviation"].text(), typeClassLabel(type["type_class"].text()),
                          dateForPeople(type["valid_from"].text()), lastDayForPeople(type),
                          type["legal_basis"].text()});
        call.output.table(table);
    });
}

void addType(Call& call) {
    const auto& arguments = call.arguments;
    ApiRequest request;
    request.method = "POST";
    request.path = "/document-types";
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("name", arguments.text("NAME"))
        .set("type_class", arguments.text("--class"))
        .set("legal_basis", arguments.text("--basis"));
    if (const auto replaced = arguments.integer("--replaces")) request.body.set("replaces", *replaced);
    request.body.setText("abbreviation", arguments.text("--abbreviation"))
        .setText("code", arguments.text("--code"))
        .setText("valid_from", arguments.text("--from"))
        .setText("valid_to", arguments.text("--to"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json type = answer.json();
        call.output.line("Đã thêm loại văn bản " + type["code"].text() + " – " + type["name"].text() +
                         ", mã số " + type["id"].text() + ", từ ngày " +
                         dateForPeople(type["valid_from"].text()));
    });
}

void changeTypeEnd(Call& call, const std::string& lastDay) {
    ApiRequest request;
    request.method = "PATCH";
    request.path = "/document-types/" + escapedSegment(call.arguments.text("ID"));
    request.body.set("valid_to", lastDay).set("reason", call.arguments.text("--reason"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json type = answer.json();
        const auto named = "Loại văn bản " + type["code"].text() + " – " + type["name"].text();
        call.output.line(type["valid_to"].isNull()
                             ? named + " tiếp tục có hiệu lực"
                             : named + " hết hiệu lực sau ngày " + lastDayForPeople(type));
    });
}

const Option kTypeId{.name = "ID",
                     .kind = ValueKind::integer,
                     .value = "MÃ_SỐ",
                     .help = "Mã số của dòng trong danh mục (vanthu types list)",
                     .required = true};
const Option kTypeReason{.name = "--reason", .value = "LÝ_DO", .help = "Lý do, căn cứ", .required = true};

}  // namespace

std::vector<Command> documentTypeCommands() {
    return {
        {.name = "types list",
         .summary = "Danh mục loại văn bản với thời gian hiệu lực",
         .examples = {"vanthu types list"},
         .run = &listTypes},
        {.name = "types add",
         .summary = "Thêm một loại văn bản, hoặc tên mới của một loại từ một ngày",
         .options = {{.name = "NAME", .value = "TÊN", .help = "Tên loại", .required = true},
                     {.name = "--abbreviation",
                      .value = "CHỮ",
                      .help = "Chữ viết tắt, đúng chữ hoa, chữ thường; không nêu nếu không có"},
                     {.name = "--class",
                      .kind = ValueKind::choice,
                      .value = "NHÓM",
                      .help = "hanh_chinh hành chính, qppl quy phạm pháp luật, dang của Đảng, khac khác",
                      .choices = {"hanh_chinh", "qppl", "dang", "khac"},
                      .required = true},
                     {.name = "--code", .value = "MÃ", .help = "Mã của loại mới; mặc định là chữ viết tắt"},
                     {.name = "--replaces",
                      .kind = ValueKind::integer,
                      .value = "MÃ_SỐ",
                      .help = "Dòng có tên cũ; dòng đó hết hiệu lực ngày hôm trước"},
                     {.name = "--from",
                      .kind = ValueKind::date,
                      .value = "NGÀY",
                      .help = "Ngày đầu; mặc định hôm nay"},
                     {.name = "--to", .kind = ValueKind::date, .value = "NGÀY", .help = "Ngày cuối"},
                     {.name = "--basis", .value = "VĂN_BẢN", .help = "Văn bản làm căn cứ", .required = true}},
         .examples =
             {"vanthu types add 'Bản tin' --abbreviation BT --class hanh_chinh --basis 'NĐ 1/2027/NĐ-CP'",
              "vanthu types add 'Kế hoạch công tác' --abbreviation KH --class hanh_chinh --replaces 10 "
              "--from 01/01/2027 --basis 'NĐ 1/2027/NĐ-CP'"},
         .run = &addType},
        {.name = "types end",
         .summary = "Kết thúc hiệu lực của một loại văn bản",
         .options = {kTypeId,
                     {.name = "--on",
                      .kind = ValueKind::date,
                      .value = "NGÀY",
                      .help = "Ngày cuối còn hiệu lực",
                      .required = true},
                     kTypeReason},
         .examples = {"vanthu types end 97 --on 31/12/2027 --reason 'NĐ 1/2027/NĐ-CP'"},
         .run = [](Call& call) { changeTypeEnd(call, call.arguments.text("--on")); }},
        {.name = "types resume",
         .summary = "Rút lại việc kết thúc hiệu lực của một loại văn bản",
         .options = {kTypeId, kTypeReason},
         .examples = {"vanthu types resume 97 --reason 'Ghi nhầm'"},
         .run = [](Call& call) { changeTypeEnd(call, ""); }},
    };
}

}  // namespace vanthu::cli
