#include "client-cli/account_reference.h"
#include "client-cli/command.h"
#include "client-cli/words.h"

namespace vanthu::cli {
namespace {

void addPost(Call& call) {
    const auto& arguments = call.arguments;
    const Json account = accountOf(call, arguments.text("LOGIN"));
    ApiRequest request;
    request.method = "POST";
    request.path = "/accounts/" + account["id"].text() + "/posts";
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("organisation", reference(arguments.text("--unit")))
        .set("role", arguments.text("--role"));
    request.body.setText("title", arguments.text("--title"));
    request.body.setText("valid_from", arguments.text("--from"));
    request.body.setText("valid_to", arguments.text("--to"));
    if (arguments.has("--main")) request.body.set("main", true);
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        call.output.line("Đã giao chức vụ mã " + answer.json()["id"].text() + " cho " +
                         arguments.text("LOGIN"));
    });
}

void listPosts(Call& call) {
    const Json account = accountOf(call, call.arguments.text("LOGIN"));
    const Json posts = account["posts"];
    call.output.answer(Json::object().set("posts", posts).print(), [&] {
        Table table({{"Mã", Align::right},
                     {"Chức vụ"},
                     {"Vai trò"},
                     {"Đơn vị", Align::left, true},
                     {"Chính"},
                     {"Từ ngày"},
                     {"Đến ngày"}});
        for (const auto& post : posts.items())
            table.addRow({post["id"].text(), post["title"].text(), roleLabel(post["role"].text()),
                          post["organisation_name"].text(), post["main"].truth() ? "x" : "",
                          post["valid_from"].text(), post["valid_to"].text()});
        call.output.table(table);
    });
}

void endPost(Call& call) {
    const auto& arguments = call.arguments;
    ApiRequest request;
    request.method = "PATCH";
    request.path = "/posts/" + escapedSegment(arguments.text("POST"));
    request.body.set("valid_to", arguments.text("--on"));
    if (arguments.has("--hand-over-to"))
        request.body.set("hand_over_to", accountOf(call, arguments.text("--hand-over-to"))["id"])
            .set("reason", arguments.has("--reason") ? arguments.text("--reason") : "Thôi giữ chức vụ");
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json ended = answer.json();
        call.output.line("Chức vụ kết thúc ngày " + ended["valid_to"].text() + ", đã bàn giao " +
                         ended["handed_over"].text() + " việc đang mở");
    });
}

void openWork(Call& call) {
    const auto answer = call.api.get("/posts/" + escapedSegment(call.arguments.text("POST")) + "/open-work");
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Loại"}, {"Mã", Align::right}, {"Nội dung", Align::left, true}});
        for (const auto& work : answered["open_work"].items())
            table.addRow({work["kind"].text(), work["id"].text(), work["subject"].text()});
        call.output.table(table);
    });
}

void delegate(Call& call) {
    const auto& arguments = call.arguments;
    Json rights = Json::array();
    for (const auto& right : arguments.list("--right"))
        rights.add(right);
    ApiRequest request;
    request.method = "POST";
    request.path = "/delegations";
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("post", *arguments.integer("--post"))
        .set("delegate", *arguments.integer("--to-account"))
        .set("rights", std::move(rights))
        .set("legal_basis", arguments.text("--basis"))
        .set("valid_from", arguments.text("--from"))
        .set("valid_to", arguments.text("--to"));
    request.body.setText("matters", arguments.text("--matters"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body,
                       [&] { call.output.line("Đã ghi uỷ quyền mã " + answer.json()["id"].text()); });
}

void listDelegations(Call& call) {
    const auto answer = call.api.get("/delegations");
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Mã", Align::right},
                     {"Chức vụ của", Align::left, true},
                     {"Tài khoản được uỷ quyền", Align::right},
                     {"Quyền", Align::left, true},
                     {"Từ ngày"},
                     {"Đến ngày"},
                     {"Căn cứ", Align::left, true}});
        for (const auto& delegation : answered["delegations"].items()) {
            std::string rights;
            for (const auto& right : delegation["rights"].items())
                rights += (rights.empty() ? "" : ", ") + right.text();
            table.addRow({delegation["id"].text(), delegation["post"]["organisation_name"].text(),
                          delegation["delegate"].text(), rights, delegation["valid_from"].text(),
                          delegation["valid_to"].text(), delegation["legal_basis"].text()});
        }
        call.output.table(table);
    });
}

void endDelegation(Call& call) {
    ApiRequest request;
    request.method = "PATCH";
    request.path = "/delegations/" + escapedSegment(call.arguments.text("ID"));
    request.body.set("valid_to", call.arguments.text("--on"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        call.output.line("Việc uỷ quyền kết thúc ngày " + answer.json()["valid_to"].text());
    });
}

void readers(Call& call) {
    const auto answer = call.api.get("/documents/" + escapedSegment(call.arguments.text("ID")) + "/readers",
                                     {{"on", call.arguments.text("--on")}});
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Tài khoản"}, {"Họ tên", Align::left, true}, {"Xem tệp"}, {"Theo", Align::left, true}});
        for (const auto& reader : answered["readers"].items()) {
            std::string reasons;
            for (const auto& reason : reader["by"].items())
                reasons += (reasons.empty() ? "" : "; ") + roleLabel(reason["role"].text()) + ", " +
                           reason["organisation_name"].text() +
                           (reason["delegation"].isNull() ? "" : " (uỷ quyền)");
            table.addRow({reader["login"].text(), reader["full_name"].text(),
                          reader["files"].truth() ? "có" : "", reasons});
        }
        call.output.table(table);
    });
}

const Option kPost{
    .name = "POST", .kind = ValueKind::integer, .value = "MÃ", .help = "Mã chức vụ", .required = true};

Option day(std::string_view name, std::string_view help, bool required) {
    return {.name = name, .kind = ValueKind::date, .value = "NGÀY", .help = help, .required = required};
}

std::vector<Command> postCommands() {
    return {
        {.name = "post add",
         .summary = "Giao một chức vụ trong một đơn vị",
         .options = {loginOption(),
                     {.name = "--unit", .value = "ĐƠN_VỊ", .help = "Mã đơn vị", .required = true},
                     roleOption(),
                     {.name = "--title", .value = "CHỨC_VỤ", .help = "Tên chức vụ"},
                     day("--from", "Ngày đầu; mặc định hôm nay", false),
                     day("--to", "Ngày cuối", false),
                     {.name = "--main", .kind = ValueKind::flag, .help = "Là chức vụ chính"}},
         .examples = {"vanthu post add hung.nv --unit H07.12 --role lanh_dao --title 'Phó Giám đốc' --from "
                      "01/07/2025 --main"},
         .run = &addPost},
        {.name = "post list",
         .summary = "Các chức vụ của một tài khoản, cả đã thôi giữ",
         .options = {loginOption()},
         .examples = {"vanthu post list hung.nv"},
         .run = &listPosts},
        {.name = "post end",
         .summary = "Kết thúc một chức vụ, bàn giao mọi việc đang mở trong cùng một bước",
         .options = {kPost,
                     day("--on", "Ngày cuối giữ chức vụ", true),
                     {.name = "--hand-over-to", .value = "TÊN", .help = "Tài khoản nhận bàn giao"},
                     {.name = "--reason", .value = "LÝ_DO", .help = "Lý do bàn giao"}},
         .examples = {"vanthu post end 12 --on 30/06/2025 --hand-over-to lan.tt"},
         .run = &endPost},
        {.name = "post work",
         .summary = "Việc đang mở của một chức vụ",
         .options = {kPost},
         .examples = {"vanthu post work 12"},
         .run = &openWork},
    };
}

std::vector<Command> delegationCommands() {
    return {
        {.name = "delegation add",
         .summary = "Uỷ quyền có thời hạn một số quyền của một chức vụ",
         .options = {{.name = "--post",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã chức vụ của người uỷ quyền",
                      .required = true},
                     {.name = "--to-account",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã tài khoản được uỷ quyền",
                      .required = true},
                     {.name = "--right",
                      .value = "QUYỀN",
                      .help = "see_documents, read_files, send_documents …",
                      .required = true,
                      .repeated = true},
                     day("--from", "Ngày đầu", true),
                     day("--to", "Ngày cuối", true),
                     {.name = "--basis", .value = "VĂN_BẢN", .help = "Văn bản uỷ quyền", .required = true},
                     {.name = "--matters", .value = "NỘI_DUNG", .help = "Việc được uỷ quyền"}},
         .examples = {"vanthu delegation add --post 3 --to-account 9 --right see_documents read_files --from "
                      "01/07/2025 --to 15/07/2025 --basis '12/GUQ-SNV'"},
         .run = &delegate},
        {.name = "delegation list",
         .summary = "Các việc uỷ quyền đã giao và được nhận",
         .examples = {"vanthu delegation list"},
         .run = &listDelegations},
        {.name = "delegation end",
         .summary = "Chấm dứt một việc uỷ quyền",
         .options = {{.name = "ID",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã uỷ quyền",
                      .required = true},
                     day("--on", "Ngày cuối còn uỷ quyền", true)},
         .examples = {"vanthu delegation end 4 --on 05/07/2025"},
         .run = &endDelegation},
    };
}

}  // namespace

std::vector<Command> peopleCommands() {
    auto commands = postCommands();
    for (auto& command : delegationCommands())
        commands.push_back(std::move(command));
    commands.push_back({.name = "document readers",
                        .summary = "Ai xem được một văn bản vào một ngày",
                        .options = {{.name = "ID",
                                     .kind = ValueKind::integer,
                                     .value = "MÃ",
                                     .help = "Mã văn bản",
                                     .required = true},
                                    day("--on", "Ngày được hỏi", true)},
                        .examples = {"vanthu document readers 41 --on 30/06/2025"},
                        .run = &readers});
    return commands;
}

}  // namespace vanthu::cli
