#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/failure.h"
#include "client-cli/password.h"
#include "client-cli/problem.h"
#include "client-cli/words.h"

#include <fstream>

namespace vanthu::cli {
namespace {

std::string tokenIn(const std::string& file) {
    std::ifstream in(file);
    std::string token;
    std::getline(in, token);
    if (token.empty())
        throw Failure("không đọc được mã khởi tạo trong " + file,
                      "chỉ đúng tệp setup-token trong thư mục dữ liệu của máy chủ");
    return token;
}

void setUp(Call& call) {
    const auto& arguments = call.arguments;
    Json organisation = Json::object();
    organisation.set("name", arguments.text("--organisation")).set("code", arguments.text("--code"));
    organisation.setText("notation", arguments.text("--notation"));
    organisation.setText("short_name", arguments.text("--short-name"));
    Json admin = Json::object();
    admin.set("login", arguments.text("--admin"));
    admin.setText("full_name", arguments.text("--full-name"));
    const std::string token = tokenIn(arguments.text("--token-file"));
    // The first administrator is both somebody new and the account that acts: either variable will do.
    const bool given = !call.environment.variable("VANTHU_PASSWORD").empty();
    admin.set("password", given ? currentPassword(call.environment) : newPassword(call.environment));
    Json body = Json::object();
    body.set("setup_token", token)
        .set("organisation", std::move(organisation))
        .set("admin", std::move(admin));

    const auto answer = call.api.post("/setup", std::move(body));

    call.output.answer(answer.body, [&] {
        call.output.line("Đã khởi tạo " + answer.json()["organisation"]["name"].text() +
                         ". Đăng nhập: vanthu login " + arguments.text("--admin"));
    });
}

void logIn(Call& call) {
    Json body = Json::object();
    body.set("login", call.arguments.text("USER")).set("password", currentPassword(call.environment));
    ApiAnswer answer;
    try {
        answer = call.api.post("/sessions", std::move(body));
    } catch (const Problem& problem) {
        if (problem.status() != 401) throw;
        throw Problem("sai tên đăng nhập hoặc mật khẩu", "nhập lại", problem.status(), problem.code(),
                      problem.body());
    }
    const Json session = answer.json();
    call.session.keep(session["token"].text());
    call.output.answer(answer.body, [&] {
        const Json& account = session["account"];
        call.output.line("Đã đăng nhập: " + account["full_name"].text() + " (" +
                         roleLabel(account["role"].text()) + "), đến " +
                         dateForPeople(session["expires_at"].text()));
    });
}

void logOut(Call& call) {
    try {
        ApiRequest request;
        request.method = "DELETE";
        request.path = "/sessions/current";
        if (!call.session.token().empty()) call.api.send(request);
    } catch (const Problem& problem) {
        if (problem.status() != 401) throw;  // a token that ended by itself is logged out already
    }
    call.session.forget();
    call.output.remark("Đã đăng xuất khỏi " + call.api.server());
}

void changePassword(Call& call) {
    ApiRequest request;
    request.method = "PUT";
    request.path = "/me/password";
    const std::string current = currentPassword(call.environment);
    request.body =
        Json::object().set("current_password", current).set("new_password", newPassword(call.environment));
    call.api.send(request);
    call.output.remark("Đã đổi mật khẩu. Các phiên đăng nhập khác của tài khoản đã chấm dứt.");
}

void whoAmI(Call& call) {
    const auto answer = call.api.get("/me");
    call.output.answer(answer.body, [&] {
        const Json account = answer.json();
        call.output.fields({{"Máy chủ", call.api.server()},
                            {"Tài khoản", account["login"].text()},
                            {"Họ tên", account["full_name"].text()},
                            {"Vai trò", roleLabel(account["role"].text())},
                            {"Đơn vị", account["organisation_name"].text()}});
    });
}

}  // namespace

std::vector<Command> accountCommands() {
    return {
        {.name = "setup",
         .summary = "Khởi tạo máy chủ mới: cơ quan gốc và quản trị viên đầu tiên",
         .options = {{.name = "--token-file",
                      .kind = ValueKind::file,
                      .value = "TỆP",
                      .help = "Tệp setup-token trong thư mục dữ liệu của máy chủ",
                      .required = true},
                     {.name = "--organisation", .value = "TÊN", .help = "Tên cơ quan gốc", .required = true},
                     {.name = "--code", .value = "MÃ", .help = "Mã định danh, ví dụ H09", .required = true},
                     {.name = "--notation",
                      .value = "KÝ_HIỆU",
                      .help = "Phần trong ký hiệu văn bản, ví dụ UBND"},
                     {.name = "--short-name", .value = "TÊN", .help = "Tên viết tắt"},
                     {.name = "--admin",
                      .value = "TÊN",
                      .help = "Tên đăng nhập của quản trị viên",
                      .required = true},
                     {.name = "--full-name", .value = "HỌ_TÊN", .help = "Họ tên của quản trị viên"}},
         .examples = {"vanthu setup --token-file du-lieu/setup-token --organisation 'UBND tỉnh Bình Dương' "
                      "--code H09 "
                      "--admin quantri"},
         .run = &setUp},
        {.name = "login",
         .summary = "Đăng nhập; mật khẩu hỏi trên màn hình hoặc lấy từ VANTHU_PASSWORD",
         .options = {{.name = "USER", .value = "TÊN", .help = "Tên đăng nhập", .required = true}},
         .examples = {"vanthu login vanthu.snv", "vanthu login quantri --server http://10.0.0.5:8080"},
         .run = &logIn},
        {.name = "logout",
         .summary = "Đăng xuất và xóa phiên đã lưu",
         .examples = {"vanthu logout"},
         .run = &logOut},
        {.name = "password",
         .summary = "Đổi mật khẩu của mình; hỏi trên màn hình hoặc lấy từ VANTHU_PASSWORD (hiện tại) và "
                    "VANTHU_NEW_PASSWORD (mới)",
         .examples = {"vanthu password"},
         .run = &changePassword},
        {.name = "whoami",
         .summary = "Tài khoản đang đăng nhập",
         .examples = {"vanthu whoami --json"},
         .run = &whoAmI},
    };
}

}  // namespace vanthu::cli
