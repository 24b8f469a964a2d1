#include "client-cli/account_reference.h"

#include "client-cli/failure.h"

namespace vanthu::cli {

Json accountOf(Call& call, const std::string& login) {
    const Json answered = call.api.get("/accounts").json();
    for (const auto& account : answered["accounts"].items())
        if (account["login"].text() == login) return account;
    throw Failure("không có tài khoản " + login, "xem: vanthu user list");
}

Option loginOption() {
    return {.name = "LOGIN", .value = "TÊN", .help = "Tên đăng nhập", .required = true};
}

Option roleOption() {
    return {.name = "--role",
            .kind = ValueKind::choice,
            .value = "VAI_TRÒ",
            .help = "Vai trò",
            .choices = {"van_thu", "lanh_dao", "chuyen_vien", "quan_tri"},
            .required = true};
}

}  // namespace vanthu::cli
