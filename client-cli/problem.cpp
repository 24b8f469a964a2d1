#include "client-cli/problem.h"

#include "client-cli/json.h"

#include <array>

namespace vanthu::cli {
namespace {

struct Advice {
    std::string_view code;
    std::string_view text;
};
constexpr std::array kAdvice{
    Advice{"invalid_input", "sửa dữ liệu nhập rồi thử lại"},
    Advice{"not_authenticated", "đăng nhập: vanthu login TÊN"},
    Advice{"forbidden", "dùng tài khoản có quyền này (vanthu whoami)"},
    Advice{"not_found", "kiểm tra lại mã số"},
    Advice{"conflict", "xem lại trạng thái hiện tại rồi thử lại"},
    Advice{"duplicate", "thêm --confirm-duplicate nếu đúng là văn bản khác"},
    Advice{"secret_document", "quản lý văn bản mật ngoài hệ thống này"},
    Advice{"too_large", "giảm dung lượng hoặc chia nhỏ"},
    Advice{"unavailable", "thử lại sau ít phút"},
    Advice{"damaged", "chạy: vanthu verify"},
    Advice{"internal", "xem nhật ký của máy chủ"},
};

std::string adviceFor(const std::string& code, int status) {
    for (const auto& advice : kAdvice)
        if (advice.code == code) return std::string(advice.text);
    if (status == 401) return std::string(kAdvice[1].text);
    return status >= 500 ? "thử lại sau ít phút hoặc xem nhật ký của máy chủ"
                         : "kiểm tra lại lệnh và phiên bản máy chủ";
}

std::string listed(const Json& violations) {
    std::string text;
    for (const auto& violation : violations.items()) {
        if (!text.empty()) text += "; ";
        text += violation["field"].text() + ": " + violation["message"].text();
    }
    return text;
}

}  // namespace

Problem problemOf(int status, std::string_view contentType, std::string_view body) {
    const std::string plain = "máy chủ trả lời mã HTTP " + std::to_string(status);
    if (contentType.find("json") == std::string_view::npos)
        return {plain, adviceFor("", status), status, "", ""};
    Json problem;
    try {
        problem = Json::parse(body);
    } catch (const Failure&) {  // a proxy's half answer: the status alone must do
        return {plain, adviceFor("", status), status, "", ""};
    }
    const std::string code = problem["code"].text();
    std::string message = problem["title"].text();
    if (message.empty()) message = plain;
    // The fields say it better than the detail of rejected input, which is for the administrator.
    const std::string detail = problem["detail"].text();
    if (!detail.empty() && code != "invalid_input") message += ": " + detail;
    const std::string violations = listed(problem["violations"]);
    std::string advice = adviceFor(code, status);
    if (code == "invalid_input" && !violations.empty())
        advice = "sửa " + violations;
    else if (!violations.empty() && code != "duplicate")  // whose detail names the documents already
        message += " (" + violations + ")";
    return {message, advice, status, code, std::string(body)};
}

}  // namespace vanthu::cli
