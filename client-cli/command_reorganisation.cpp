#include "client-cli/command.h"
#include "client-cli/failure.h"
#include "client-cli/words.h"

namespace vanthu::cli {
namespace {

std::string kindLabel(const std::string& code) {
    if (code == "merge") return "Hợp nhất, sáp nhập";
    if (code == "split") return "Chia, tách";
    if (code == "rename") return "Đổi tên, tổ chức lại";
    return "Kết thúc, bàn giao";
}

/// The id of the organisation that an argument names by id or by code.
std::string idOf(Call& call, const std::string& text) {
    const Json wanted = reference(text);
    if (wanted.text() == std::to_string(wanted.integer())) return wanted.text();
    const Json answered = call.api.get("/organisations", {{"code", text}}).json();
    for (const auto& organisation : answered["organisations"].items())
        return organisation["id"].text();
    throw Failure("không có cơ quan mã định danh " + text, "xem: vanthu org list");
}

Json references(const std::vector<std::string>& texts) {
    Json list = Json::array();
    for (const auto& text : texts)
        list.add(reference(text));
    return list;
}

void showPlanned(Call& call) {
    const auto answer = call.api.get("/organisations/" + idOf(call, call.arguments.text("ORG")),
                                     {{"on", call.arguments.text("--on")}});
    call.output.answer(answer.body, [&] {
        const Json organisation = answer.json();
        call.output.fields({{"Mã số", organisation["id"].text()},
                            {"Tên", organisation["name"].text()},
                            {"Mã định danh", organisation["code"].text()},
                            {"Ký hiệu", organisation["notation"].text()},
                            {"Ngày cuối cùng", organisation["last_day"].text()}});
        Table versions({{"Từ ngày"}, {"Đến ngày"}, {"Tên", Align::left, true}, {"Trực thuộc", Align::right}});
        for (const auto& version : organisation["versions"].items())
            versions.addRow({version["valid_from"].text(), version["valid_to"].text(), version["name"].text(),
                             version["parent"].text()});
        call.output.table(versions);
        Table others(
            {{"Quan hệ"}, {"Mã số", Align::right}, {"Tên", Align::left, true}, {"Từ ngày"}, {"Hình thức"}});
        for (const auto* relation : {"predecessors", "successors"})
            for (const auto& other : organisation[relation].items())
                others.addRow({std::string_view(relation) == "successors" ? "Kế thừa là" : "Kế thừa của",
                               other["organisation"].text(), other["name"].text(),
                               other["effective_from"].text(), kindLabel(other["kind"].text())});
        if (!organisation["predecessors"].items().empty() || !organisation["successors"].items().empty())
            call.output.table(others);
    });
}

void successors(Call& call) {
    const auto answer =
        call.api.get("/organisations/" + idOf(call, call.arguments.text("ORG")) + "/successors",
                     {{"on", call.arguments.text("--on")}});
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Mã số", Align::right}, {"Mã định danh"}, {"Tên", Align::left, true}, {"Từ ngày"}});
        for (const auto& organisation : answered["successors"].items())
            table.addRow({organisation["id"].text(), organisation["code"].text(), organisation["name"].text(),
                          organisation["valid_from"].text()});
        call.output.table(table);
    });
}

void rename(Call& call) {
    const auto& arguments = call.arguments;
    ApiRequest request;
    request.method = "PATCH";
    request.path = "/organisations/" + idOf(call, arguments.text("ORG"));
    request.body.set("valid_from", arguments.text("--from"));
    request.body.setText("name", arguments.text("--name"));
    request.body.setText("short_name", arguments.text("--short-name"));
    request.body.setText("notation", arguments.text("--notation"));
    request.body.setText("level", arguments.text("--level"));
    if (arguments.has("--parent")) request.body.set("parent", reference(arguments.text("--parent")));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        call.output.line("Đã ghi thay đổi từ " + arguments.text("--from") + "; văn bản cũ giữ tên cũ");
    });
}

/// Sends one reorganisation and tells what was done.
void reorganise(Call& call, Json body) {
    body.set("legal_basis", call.arguments.text("--basis"));
    if (call.arguments.has("--move-posts")) body.set("move_posts", true);
    ApiRequest request;
    request.method = "POST";
    request.path = "/reorganisations";
    request.body = std::move(body);
    request.idempotencyKey = newIdempotencyKey();
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json done = answer.json();
        std::string ids;
        for (const auto& successor : done["successors"].items())
            ids += (ids.empty() ? "" : ", ") + successor.text();
        call.output.fields({{"Hình thức", kindLabel(done["kind"].text())},
                            {"Từ ngày", done["effective_from"].text()},
                            {"Cơ quan kế thừa", ids},
                            {"Đơn vị trực thuộc đã chuyển", done["moved_units"].text()},
                            {"Chức vụ đã chuyển", done["moved_posts"].text()}});
    });
}

/// "TÊN=MÃ" or "TÊN": a successor that does not exist yet.
Json newSuccessor(const std::string& text) {
    const auto at = text.find('=');
    Json made = Json::object();
    made.set("name", text.substr(0, at));
    if (at != std::string::npos) made.set("code", text.substr(at + 1));
    return made;
}

void setSuccessors(Call& call, Json& body) {
    body.set("successors", references(call.arguments.list("--into")));
    Json made = Json::array();
    for (const auto& text : call.arguments.list("--new"))
        made.add(newSuccessor(text));
    body.set("new_successors", std::move(made));
}

void end(Call& call) {
    Json body = Json::object();
    body.set("kind", "takeover")
        .set("effective_from", call.arguments.text("--from"))
        .set("predecessors", references({call.arguments.text("ORG")}));
    setSuccessors(call, body);
    reorganise(call, std::move(body));
}

void merge(Call& call) {
    Json body = Json::object();
    body.set("kind", "merge")
        .set("effective_from", call.arguments.text("--from"))
        .set("predecessors", references(call.arguments.list("ORG")));
    setSuccessors(call, body);
    reorganise(call, std::move(body));
}

void split(Call& call) {
    Json body = Json::object();
    body.set("kind", "split")
        .set("effective_from", call.arguments.text("--from"))
        .set("predecessors", references({call.arguments.text("ORG")}))
        .set("predecessors_go_on", call.arguments.has("--goes-on"));
    setSuccessors(call, body);
    reorganise(call, std::move(body));
}

const Option kOne{.name = "ORG", .value = "CƠ_QUAN", .help = "Mã số hoặc mã định danh", .required = true};
const Option kOn{
    .name = "--on", .kind = ValueKind::date, .value = "NGÀY", .help = "Vào ngày này; mặc định hôm nay"};
const Option kFrom{.name = "--from",
                   .kind = ValueKind::date,
                   .value = "NGÀY",
                   .help = "Ngày đầu tiên có hiệu lực",
                   .required = true};
const Option kBasis{.name = "--basis", .value = "CĂN_CỨ", .help = "Căn cứ pháp lý", .required = true};
const Option kInto{.name = "--into", .value = "CƠ_QUAN", .help = "Cơ quan kế thừa đã có", .repeated = true};
const Option kNew{.name = "--new", .value = "TÊN=MÃ", .help = "Cơ quan kế thừa lập mới", .repeated = true};
const Option kMovePosts{.name = "--move-posts",
                        .kind = ValueKind::flag,
                        .help = "Chuyển mọi chức vụ sang cơ quan kế thừa duy nhất"};

}  // namespace

std::vector<Command> reorganisationCommands() {
    return {
        {.name = "org show",
         .summary = "Một cơ quan với mọi tên gọi, cơ quan trước và cơ quan kế thừa",
         .options = {kOne, kOn},
         .examples = {"vanthu org show H07.12 --on 30/06/2025"},
         .run = &showPlanned},
        {.name = "org rename",
         .summary = "Đổi tên, ký hiệu, cấp hoặc cơ quan cấp trên từ một ngày",
         .options = {kOne,
                     kFrom,
                     {.name = "--name", .value = "TÊN", .help = "Tên mới"},
                     {.name = "--short-name", .value = "TÊN", .help = "Tên viết tắt mới"},
                     {.name = "--notation", .value = "KÝ_HIỆU", .help = "Ký hiệu mới"},
                     {.name = "--parent", .value = "MÃ", .help = "Cơ quan cấp trên mới"},
                     {.name = "--level",
                      .kind = ValueKind::choice,
                      .value = "CẤP",
                      .help = "Cấp mới",
                      .choices = {"trung_uong", "tinh", "huyen", "xa", "noi_bo"}}},
         .examples = {"vanthu org rename H07.13 --from 01/03/2025 --name 'Sở Nông nghiệp và Môi trường' "
                      "--notation SNNMT"},
         .run = &rename},
        {.name = "org end",
         .summary = "Kết thúc một cơ quan; ngày cuối cùng là hôm trước của --from",
         .options = {kOne, kFrom, kBasis, kInto, kNew, kMovePosts},
         .examples = {"vanthu org end H07.20 --from 01/07/2025 --basis 'Luật số 72/2025/QH15' --into H07"},
         .run = &end},
        {.name = "org merge",
         .summary = "Hợp nhất, sáp nhập các cơ quan vào một cơ quan đã có hoặc lập mới",
         .options = {{.name = "ORG",
                      .value = "CƠ_QUAN",
                      .help = "Các cơ quan được hợp nhất, sáp nhập",
                      .required = true,
                      .repeated = true},
                     kFrom,
                     kBasis,
                     kInto,
                     kNew,
                     kMovePosts},
         .examples = {"vanthu org merge H07 H59 H61 --from 01/07/2025 --basis 'Nghị quyết 202/2025/QH15' "
                      "--new 'UBND tỉnh Vĩnh Long=H61'"},
         .run = &merge},
        {.name = "org split",
         .summary = "Chia, tách một cơ quan thành nhiều cơ quan",
         .options = {kOne,
                     kFrom,
                     kBasis,
                     kInto,
                     kNew,
                     {.name = "--goes-on",
                      .kind = ValueKind::flag,
                      .help = "Tách: cơ quan cũ vẫn hoạt động với phần còn lại"}},
         .examples = {"vanthu org split H07.05 --from 01/01/2026 --basis 'Quyết định 12/QĐ-UBND' --new "
                      "'Sở Công Thương=H07.31' --new 'Sở Du lịch=H07.32'"},
         .run = &split},
        {.name = "org successors",
         .summary = "Những cơ quan kế thừa một cơ quan và đang hoạt động",
         .options = {kOne, kOn},
         .examples = {"vanthu org successors H07"},
         .run = &successors},
    };
}

}  // namespace vanthu::cli
