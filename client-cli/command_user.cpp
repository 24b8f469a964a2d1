#include "client-cli/account_reference.h"
#include "client-cli/command.h"
#include "client-cli/password.h"
#include "client-cli/words.h"

namespace vanthu::cli {
namespace {

void listAccounts(Call& call) {
    const auto answer = call.api.get("/accounts");
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Mã", Align::right},
                     {"Tên"},
                     {"Họ tên", Align::left, true},
                     {"Vai trò"},
                     {"Đơn vị", Align::left, true},
                     {"Tình trạng"}});
        for (const auto& account : answered["accounts"].items())
            table.addRow({account["id"].text(), account["login"].text(), account["full_name"].text(),
                          roleLabel(account["role"].text()), account["organisation_name"].text(),
                          account["disabled"].truth() ? "Đã khóa" : "Đang dùng"});
        call.output.table(table);
    });
}

void addAccount(Call& call) {
    const auto& arguments = call.arguments;
    const std::string login = arguments.text("LOGIN");
    ApiRequest request;
    request.method = "POST";
    request.path = "/accounts";
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("login", login)
        .set("full_name", arguments.has("--full-name") ? arguments.text("--full-name") : login)
        .set("role", arguments.text("--role"))
        .set("organisation", reference(arguments.text("--unit")))
        .set("password", newPassword(call.environment));
    request.body.setText("email", arguments.text("--email"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] { call.output.line("Đã tạo tài khoản " + login); });
}

void changeAccount(Call& call, Json body, const std::string& done) {
    const std::string login = call.arguments.text("LOGIN");
    const Json account = accountOf(call, login);
    ApiRequest request;
    request.method = "PATCH";
    request.path = "/accounts/" + account["id"].text();
    request.body = std::move(body);
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] { call.output.line(done + " " + login); });
}

}  // namespace

std::vector<Command> userCommands() {
    return {
        {.name = "user list",
         .summary = "Các tài khoản",
         .examples = {"vanthu user list"},
         .run = &listAccounts},
        {.name = "user add",
         .summary = "Tạo tài khoản; mật khẩu hỏi trên màn hình hoặc lấy từ VANTHU_NEW_PASSWORD",
         .options = {loginOption(),
                     roleOption(),
                     {.name = "--unit", .value = "ĐƠN_VỊ", .help = "Mã đơn vị làm việc", .required = true},
                     {.name = "--full-name", .value = "HỌ_TÊN", .help = "Họ tên; mặc định là tên đăng nhập"},
                     {.name = "--email", .value = "ĐỊA_CHỈ", .help = "Địa chỉ thư nhận thông báo"}},
         .examples = {"vanthu user add vanthu.snv --role van_thu --unit H09.12 --full-name 'Trần Thị Thư'"},
         .run = &addAccount},
        {.name = "user disable",
         .summary = "Khóa tài khoản; các phiên của tài khoản chấm dứt ngay",
         .options = {loginOption()},
         .examples = {"vanthu user disable vanthu.snv"},
         .run = [](Call& call) { changeAccount(call, Json::object().set("disabled", true), "Đã khóa"); }},
        {.name = "user enable",
         .summary = "Mở khóa tài khoản",
         .options = {loginOption()},
         .examples = {"vanthu user enable vanthu.snv"},
         .run = [](Call& call) { changeAccount(call, Json::object().set("disabled", false), "Đã mở khóa"); }},
        {.name = "user password",
         .summary = "Đặt lại mật khẩu của một tài khoản",
         .options = {loginOption()},
         .examples = {"vanthu user password vanthu.snv"},
         .run =
             [](Call& call) {
                 changeAccount(call, Json::object().set("password", newPassword(call.environment)),
                               "Đã đặt lại mật khẩu của");
             }},
        {.name = "user email",
         .summary = "Đặt hoặc bỏ địa chỉ thư nhận thông báo của một tài khoản",
         .options = {loginOption(),
                     {.name = "--email", .value = "ĐỊA_CHỈ", .help = "Địa chỉ thư; không nêu là bỏ"}},
         .examples = {"vanthu user email an.nv --email an.nv@snv.binhminh.gov.vn"},
         .run =
             [](Call& call) {
                 changeAccount(call, Json::object().set("email", call.arguments.text("--email")),
                               "Đã đặt địa chỉ thư của");
             }},
    };
}

}  // namespace vanthu::cli
