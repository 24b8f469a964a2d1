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

std::string withoutPeriod(std::string text) {
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::string adviceFor(const std::string& code, int status) {
    for (const auto& advice : kAdvice)
        if (advice.code == code) return std::string(advice.text);
    if (status == 401) return std::string(kAdvice[1].text);
    return status >= 500 ? "thử lại sau ít phút hoặc xem nhật ký của máy chủ"
                         : "kiểm tra lại lệnh và phiên bản máy chủ";
}

/// What the field of a rejected request is called on paper, beside its name in the API and in options.
struct FieldLabel {
    std::string_view field;
    std::string_view label;
};
constexpr std::array kFieldLabels{
    FieldLabel{"access", "phạm vi"},
    FieldLabel{"arrival_date", "ngày đến"},
    FieldLabel{"board_name", "tên hội đồng, ban"},
    FieldLabel{"board_notation", "chữ viết tắt của hội đồng, ban"},
    FieldLabel{"book", "sổ"},
    FieldLabel{"code", "số, ký hiệu"},
    FieldLabel{"copy_count", "số bản"},
    FieldLabel{"current_password", "mật khẩu hiện tại"},
    FieldLabel{"cursor", "dấu trang"},
    FieldLabel{"due_date", "thời hạn"},
    FieldLabel{"held_for", "giữ cho ai"},
    FieldLabel{"endpoint", "địa chỉ kết nối"},
    FieldLabel{"files", "tệp"},
    FieldLabel{"from", "từ ngày"},
    FieldLabel{"full_name", "họ tên"},
    FieldLabel{"issued_date", "ngày văn bản"},
    FieldLabel{"issuer", "cơ quan ban hành"},
    FieldLabel{"issuer_name", "cơ quan ban hành"},
    FieldLabel{"limit", "số dòng"},
    FieldLabel{"links", "liên kết"},
    FieldLabel{"login", "tên đăng nhập"},
    FieldLabel{"name", "tên"},
    FieldLabel{"new_password", "mật khẩu mới"},
    FieldLabel{"notation", "ký hiệu"},
    FieldLabel{"note", "ghi chú"},
    FieldLabel{"number", "số"},
    FieldLabel{"number_reason", "lý do của số"},
    FieldLabel{"organisation", "cơ quan"},
    FieldLabel{"organisation_codes", "mã định danh"},
    FieldLabel{"page_count", "số trang"},
    FieldLabel{"paper_place", "nơi để bản giấy"},
    FieldLabel{"parent", "cơ quan cấp trên"},
    FieldLabel{"password", "mật khẩu"},
    FieldLabel{"public_key", "khóa công khai"},
    FieldLabel{"purpose", "mục đích"},
    FieldLabel{"q", "từ khóa tìm kiếm"},
    FieldLabel{"reason", "lý do"},
    FieldLabel{"receivers", "nơi nhận"},
    FieldLabel{"registry_number", "số đến, số đi"},
    FieldLabel{"role", "vai trò"},
    FieldLabel{"secrecy", "độ mật"},
    FieldLabel{"signer.name", "người ký"},
    FieldLabel{"signer.position", "chức vụ người ký"},
    FieldLabel{"subject", "trích yếu"},
    FieldLabel{"to", "đến"},
    FieldLabel{"to_places", "đơn vị hoặc người nhận"},
    FieldLabel{"type", "loại văn bản"},
    FieldLabel{"unit", "đơn vị"},
    FieldLabel{"until", "giữ đến ngày"},
    FieldLabel{"urgency", "độ khẩn"},
    FieldLabel{"valid_to", "ngày hết hiệu lực"},
    FieldLabel{"year", "năm"},
};

std::string fieldForPeople(const std::string& field) {
    const auto base = field.substr(0, field.find('['));
    for (const auto& known : kFieldLabels)
        if (known.field == base) return std::string(known.label) + " (" + field + ")";
    return field;
}

std::string listedViolations(const Json& violations) {
    std::string text;
    for (const auto& violation : violations.items()) {
        if (!text.empty()) text += "; ";
        const std::string field = violation["field"].text();
        if (!field.empty()) text += fieldForPeople(field) + ": ";
        text += withoutPeriod(violation["message"].text());
    }
    return text;
}

/// The server says what is so and then "Hãy …", which is our advice.
struct Said {
    std::string what;
    std::string advice;
};

Said splitDetail(const std::string& detail) {
    constexpr std::string_view kPlease = "Hãy ";
    const auto at = detail.starts_with(kPlease) ? 0 : detail.find(". Hãy ");
    if (at == std::string::npos) return {withoutPeriod(detail), ""};
    const auto advice = at == 0 ? kPlease.size() : at + 2 + kPlease.size();
    return {detail.substr(0, at), withoutPeriod(detail.substr(advice))};
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
    const std::string title = problem["title"].text();
    const std::string violations = listedViolations(problem["violations"]);
    if (code == "invalid_input" && !violations.empty())
        return {title, "sửa " + violations, status, code, std::string(body)};
    const Said said = splitDetail(problem["detail"].text());
    std::string message = said.what.empty() ? title : said.what;
    if (message.empty()) message = plain;
    // The fields of these say once more what the detail says.
    const bool told = code == "duplicate" || code == "secret_document" || code == "forbidden";
    if (!violations.empty() && !told) message += " (" + violations + ")";
    // Where an option or a command of ours is the way on, we know better than the server.
    const bool ours = code == "duplicate" || status == 401;
    const std::string advice = ours || said.advice.empty() ? adviceFor(code, status) : said.advice;
    return {message, advice, status, code, std::string(body)};
}

}  // namespace vanthu::cli
