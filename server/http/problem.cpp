#include "server/http/problem.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"

namespace vanthu::http {
namespace {

/// One line of the map from failures to answers. `detail` says what to do where nothing more is known.
struct Answering {
    int status;
    std::string_view code;
    std::string_view title;
    std::string_view detail;
};

Answering answering(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalidInput:
            return {422, "invalid_input", "Dữ liệu không hợp lệ", "Hãy sửa các ô được nêu rồi gửi lại."};
        case ErrorCode::notAuthenticated:
            return {401, "not_authenticated", "Chưa đăng nhập hoặc phiên đã hết hạn", "Hãy đăng nhập lại."};
        case ErrorCode::forbidden:
            return {403, "forbidden", "Không có quyền thực hiện", "Hãy dùng tài khoản có quyền này."};
        case ErrorCode::notFound:
            return {404, "not_found", "Không tìm thấy", "Hãy kiểm tra lại mã số."};
        case ErrorCode::conflict:
            return {409, "conflict", "Trạng thái hiện tại không cho phép",
                    "Dữ liệu này vừa được thay đổi hoặc đã có. Hãy tải lại rồi thử lại."};
        case ErrorCode::illegalMove:
            return {409, "illegal_move", "Việc này không hợp lệ ở trạng thái hiện tại",
                    "Hãy tải lại và chọn một việc được phép."};
        case ErrorCode::duplicate:
            return {409, "duplicate", "Văn bản đã có trong sổ", "Hãy xác nhận nếu đúng là văn bản khác."};
        case ErrorCode::secretDocument:
            return {422, "secret_document", "Không nhận văn bản mật",
                    "Hãy đăng ký tại sổ đăng ký bí mật nhà nước."};
        case ErrorCode::versionChanged:
            return {412, "precondition_failed", "Dữ liệu đã thay đổi", "Hãy tải lại rồi thực hiện lại."};
        case ErrorCode::tooLarge:
            return {413, "too_large", "Vượt quá giới hạn kích thước", "Hãy giảm dung lượng hoặc chia nhỏ."};
        case ErrorCode::tooManyAttempts:
            return {429, "too_many_attempts", "Nhập sai mật khẩu quá nhiều lần", "Hãy đợi rồi thử lại."};
        case ErrorCode::unavailable:
            return {503, "unavailable", "Tạm thời chưa phục vụ được",
                    "Một phần của hệ thống chưa sẵn sàng. Hãy thử lại sau ít phút; nếu vẫn lỗi, hãy báo quản "
                    "trị viên."};
        case ErrorCode::damaged:
            return {
                500, "damaged", "Dữ liệu lưu trữ bị hỏng",
                "Dữ liệu đã lưu không còn nguyên vẹn. Hãy báo quản trị viên kiểm tra toàn vẹn và phục hồi "
                "từ bản sao lưu."};
        case ErrorCode::internal:
            break;
    }
    return {500, "internal", "Lỗi bên trong hệ thống",
            "Máy chủ gặp lỗi không lường trước. Hãy báo quản trị viên xem nhật ký của máy chủ."};
}

Answering answering(Fault fault) {
    switch (fault) {
        case Fault::brokenQuery:
            return {400, "malformed", "Yêu cầu không đọc được",
                    "Tham số trong địa chỉ không phải UTF-8 hoặc có dấu % sai. Hãy mã hóa lại tham số."};
        case Fault::bodyEndedEarly:
            return {400, "malformed", "Yêu cầu không đọc được",
                    "Dữ liệu gửi lên bị đứt giữa chừng. Hãy gửi lại."};
        case Fault::malformedBody:
            return {400, "malformed", "Yêu cầu không đọc được",
                    "Dữ liệu gửi lên sai định dạng. Hãy xem mô tả API rồi gửi lại."};
        case Fault::noRoute:
            return {404, "not_found", "Không tìm thấy", "Không có địa chỉ này. Hãy xem mô tả API."};
        case Fault::methodNotAllowed:
            return {405, "method_not_allowed", "Phương thức không được hỗ trợ",
                    "Địa chỉ này không nhận phương thức đã gửi. Hãy dùng: "};
        case Fault::unsupportedMediaType:
            break;
    }
    return {415, "unsupported_media_type", "Kiểu nội dung không được hỗ trợ",
            "Kiểu nội dung của yêu cầu không đúng. Hãy gửi với Content-Type: "};
}

Problem problem(const Answering& answer, std::string_view detail, const Violations& violations,
                const std::string& members = {}) {
    domain::JsonWriter json;
    json.beginObject()
        .field("type", "about:blank")
        .field("title", answer.title)
        .field("status", answer.status)
        .field("code", answer.code)
        .field("detail", detail);
    if (!violations.empty()) {
        json.key("violations").beginArray();
        for (const auto& violation : violations)
            json.beginObject()
                .field("field", violation.field)
                .field("code", violation.code)
                .field("message", violation.message)
                .endObject();
        json.endArray();
    }
    return {answer.status, answer.code, domain::withMembers(json.endObject().take(), members), 0};
}

}  // namespace

// Only a refusal speaks to people. The message of any other error is for the log.
Problem problemOf(const Error& error) {
    const auto answer = answering(error.code());
    const auto* refused = dynamic_cast<const Refused*>(&error);
    auto result =
        problem(answer, refused != nullptr ? std::string_view(refused->explanation()) : answer.detail,
                error.violations(), error.members());
    if (error.code() == ErrorCode::tooManyAttempts) result.retryAfterSeconds = limits::kLoginPauseSeconds;
    if (error.code() == ErrorCode::unavailable) result.retryAfterSeconds = 5;
    return result;
}

Problem problemOf(const RequestFault& fault) {
    const auto answer = answering(fault.fault());
    return problem(answer, std::string(answer.detail) + fault.what(), fault.violations());
}

Problem internalProblem() {
    const auto answer = answering(ErrorCode::internal);
    return problem(answer, answer.detail, {});
}

}  // namespace vanthu::http
