#include "client-cli/command.h"
#include "client-cli/words.h"

namespace vanthu::cli {
namespace {

void listOrganisations(Call& call) {
    const auto answer = call.api.get("/organisations", {{"on", call.arguments.text("--on")},
                                                        {"parent", call.arguments.text("--parent")},
                                                        {"level", call.arguments.text("--level")}});
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Mã số", Align::right},
                     {"Mã định danh"},
                     {"Tên", Align::left, true},
                     {"Ký hiệu"},
                     {"Trực thuộc", Align::right},
                     {"Giữ sổ"},
                     {"Liên thông"}});
        for (const auto& unit : answered["organisations"].items())
            table.addRow({unit["id"].text(), unit["code"].text(), unit["name"].text(),
                          unit["notation"].text(), unit["parent"].text(),
                          unit["keeps_registry"].truth() ? "có" : "",
                          unit["interconnected"].truth() ? "có" : ""});
        call.output.table(table);
    });
}

ApiAnswer create(Call& call, Json body) {
    ApiRequest request;
    request.method = "POST";
    request.path = "/organisations";
    request.body = std::move(body);
    request.idempotencyKey = newIdempotencyKey();
    return call.api.send(request);
}

void addOrganisation(Call& call) {
    const auto& arguments = call.arguments;
    Json unit = Json::object();
    unit.set("name", arguments.text("NAME"));
    unit.setText("short_name", arguments.text("--short-name"));
    unit.setText("notation", arguments.text("--notation"));
    unit.setText("code", arguments.text("--code"));
    if (arguments.has("--parent")) unit.set("parent", reference(arguments.text("--parent")));
    unit.setText("level", arguments.text("--level"));
    unit.setText("kind", arguments.text("--kind"));
    if (arguments.has("--keeps-registry")) unit.set("keeps_registry", true);
    if (arguments.has("--interconnected")) unit.set("interconnected", true);
    unit.setText("valid_from", arguments.text("--valid-from"));
    const auto answer = create(call, std::move(unit));
    call.output.answer(answer.body, [&] {
        const Json made = answer.json();
        for (const auto& organisation : made["organisations"].items())
            call.output.line("Đã thêm " + organisation["name"].text() + ", mã số " +
                             organisation["id"].text());
    });
}

}  // namespace

std::vector<Command> organisationCommands() {
    return {
        {.name = "org list",
         .summary = "Các cơ quan, đơn vị",
         .options = {{.name = "--on",
                      .kind = ValueKind::date,
                      .value = "NGÀY",
                      .help = "Theo tên gọi và phân cấp của ngày này"},
                     {.name = "--parent", .value = "MÃ", .help = "Chỉ các cơ quan trực thuộc"},
                     {.name = "--level",
                      .kind = ValueKind::choice,
                      .value = "CẤP",
                      .help = "Chỉ các cơ quan cấp này",
                      .choices = {"trung_uong", "tinh", "huyen", "xa", "noi_bo"}}},
         .examples = {"vanthu org list", "vanthu org list --on 01/01/2018"},
         .run = &listOrganisations},
        {.name = "org add",
         .summary = "Thêm một cơ quan, đơn vị; đơn vị giữ sổ có ngay sổ den và di",
         .options = {{.name = "NAME", .value = "TÊN", .help = "Tên đầy đủ", .required = true},
                     {.name = "--code", .value = "MÃ", .help = "Mã định danh"},
                     {.name = "--parent", .value = "MÃ", .help = "Cơ quan cấp trên trực tiếp"},
                     {.name = "--notation", .value = "KÝ_HIỆU", .help = "Phần trong ký hiệu văn bản: SNV"},
                     {.name = "--short-name", .value = "TÊN", .help = "Tên viết tắt"},
                     {.name = "--level",
                      .kind = ValueKind::choice,
                      .value = "CẤP",
                      .help = "Cấp",
                      .choices = {"trung_uong", "tinh", "huyen", "xa", "noi_bo"}},
                     {.name = "--kind",
                      .kind = ValueKind::choice,
                      .value = "LOẠI",
                      .help = "Loại hình",
                      .choices = {"ubnd", "hdnd", "so_nganh", "phong", "dang", "doan_the", "su_nghiep",
                                  "doanh_nghiep", "khac"}},
                     {.name = "--keeps-registry",
                      .kind = ValueKind::flag,
                      .help = "Giữ sổ văn bản trên máy chủ này"},
                     {.name = "--interconnected",
                      .kind = ValueKind::flag,
                      .help = "Nhận được văn bản điện tử"},
                     {.name = "--valid-from",
                      .kind = ValueKind::date,
                      .value = "NGÀY",
                      .help = "Có hiệu lực từ ngày"}},
         .examples = {"vanthu org add 'Sở Nội vụ' --code H09.12 --parent H09 --notation SNV --kind so_nganh "
                      "--keeps-registry --interconnected"},
         .run = &addOrganisation},
    };
}

}  // namespace vanthu::cli
