#include "server/http/problem.h"

#include "schemas/domain/limits.h"
#include "server/app/json_writer.h"

namespace vanthu::http {
namespace {

/// One line of the map from failures to answers.
struct Answering {
    int status;
    std::string_view code;
    std::string_view title;
};

Answering answering(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalidInput:
            return {422, "invalid_input", "Dữ liệu không hợp lệ"};
        case ErrorCode::notAuthenticated:
            return {401, "not_authenticated", "Chưa đăng nhập hoặc phiên đã hết hạn"};
        case ErrorCode::forbidden:
            return {403, "forbidden", "Không có quyền thực hiện"};
        case ErrorCode::notFound:
            return {404, "not_found", "Không tìm thấy"};
        case ErrorCode::conflict:
            return {409, "conflict", "Trạng thái hiện tại không cho phép"};
        case ErrorCode::duplicate:
            return {409, "duplicate", "Văn bản đã có trong sổ"};
        case ErrorCode::secretDocument:
            return {422, "secret_document", "Không nhận văn bản mật"};
        case ErrorCode::versionChanged:
            return {412, "precondition_failed", "Dữ liệu đã thay đổi; hãy tải lại"};
        case ErrorCode::tooLarge:
            return {413, "too_large", "Vượt quá giới hạn kích thước"};
        case ErrorCode::tooManyAttempts:
            return {429, "too_many_attempts", "Đăng nhập sai quá nhiều lần"};
        case ErrorCode::unavailable:
            return {503, "unavailable", "Tạm thời chưa phục vụ được"};
        case ErrorCode::damaged:
            return {500, "damaged", "Dữ liệu lưu trữ bị hỏng"};
        case ErrorCode::internal:
            break;
    }
    return {500, "internal", "Lỗi bên trong hệ thống"};
}

Answering answering(Fault fault) {
    switch (fault) {
        case Fault::malformed:
            return {400, "malformed", "Yêu cầu không đọc được"};
        case Fault::noRoute:
            return {404, "not_found", "Không tìm thấy"};
        case Fault::methodNotAllowed:
            return {405, "method_not_allowed", "Phương thức không được hỗ trợ"};
        case Fault::unsupportedMediaType:
            break;
    }
    return {415, "unsupported_media_type", "Kiểu nội dung không được hỗ trợ"};
}

// A detail speaks of the request; what went wrong inside stays in the log.
bool mayTell(const Answering& answer) {
    return answer.status < 500 && answer.status != 401;
}

Problem problem(const Answering& answer, std::string_view detail, const Violations& violations) {
    app::JsonWriter json;
    json.beginObject()
        .field("type", "about:blank")
        .field("title", answer.title)
        .field("status", answer.status)
        .field("code", answer.code);
    if (mayTell(answer)) json.fieldIfAny("detail", detail);
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
    return {answer.status, answer.code, json.endObject().take(), 0};
}

}  // namespace

Problem problemOf(const Error& error) {
    auto result = problem(answering(error.code()), error.what(), error.violations());
    if (error.code() == ErrorCode::tooManyAttempts) result.retryAfterSeconds = limits::kLoginPauseSeconds;
    if (error.code() == ErrorCode::unavailable) result.retryAfterSeconds = 5;
    return result;
}

Problem problemOf(const RequestFault& fault) {
    return problem(answering(fault.fault()), fault.what(), fault.violations());
}

Problem internalProblem() {
    return problem(answering(ErrorCode::internal), "", {});
}

}  // namespace vanthu::http
