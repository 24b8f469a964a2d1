#include "client-cli/registration_fields.h"

#include "client-cli/document_options.h"
#include "client-cli/failure.h"
#include "client-cli/words.h"

#include <iterator>

namespace vanthu::cli {
namespace {

/// "replies_to:41" as the API wants it.
Json linkOf(const std::string& text) {
    const auto colon = text.find(':');
    const Json id = colon == std::string::npos ? Json() : reference(text.substr(colon + 1));
    if (id.integer() == 0)
        throw Failure("liên kết không đúng dạng: " + text, "viết LOẠI:MÃ_VĂN_BẢN, ví dụ replies_to:41");
    return Json::object().set("kind", text.substr(0, colon)).set("document", id.integer());
}

}  // namespace

Json documentFields(const Arguments& arguments) {
    Json document = Json::object();
    document.setText("subject", arguments.text("--subject"));
    document.setText("type", arguments.text("--type"));
    document.setText("issued_date", arguments.text("--date"));
    document.setText("urgency", arguments.text("--urgency"));
    document.setText("secrecy", arguments.text("--secrecy"));
    document.setText("due_date", arguments.text("--due"));
    document.setText("note", arguments.text("--note"));
    document.setText("number_reason", arguments.text("--number-reason"));
    document.setText("paper_place", arguments.text("--paper-place"));
    document.setText("access", arguments.text("--access"));
    Json links = Json::array();
    for (const auto& link : arguments.list("--link"))
        links.add(linkOf(link));
    if (!links.items().empty()) document.set("links", std::move(links));
    if (arguments.has("--book")) document.set("book", reference(arguments.text("--book")));
    Json signer = Json::object();
    signer.setText("name", arguments.text("--signer"));
    signer.setText("position", arguments.text("--position"));
    signer.setText("authority", arguments.text("--authority"));
    if (!signer.members().empty()) document.set("signer", std::move(signer));
    if (const auto pages = arguments.integer("--pages")) document.set("page_count", *pages);
    if (const auto copies = arguments.integer("--copies")) document.set("copy_count", *copies);
    Json receivers = receiversOf(arguments);
    if (!receivers.items().empty()) document.set("receivers", std::move(receivers));
    if (arguments.has("--confirm-duplicate")) document.set("confirm_duplicate", true);
    return document;
}

Json incomingFields(const Arguments& arguments) {
    Json document = documentFields(arguments);
    document.setText("code", arguments.text("--number"));
    document.setText("registry_number", arguments.text("--arrival-number"));
    document.setText("arrival_date", arguments.text("--arrival-date"));
    document.setText("issuer_name", arguments.text("--issuer"));
    document.setText("to_places", arguments.text("--to-places"));
    if (arguments.has("--issuer-code")) document.set("issuer", reference(arguments.text("--issuer-code")));
    return document;
}

std::vector<Option> documentFieldOptions(Subject subject) {
    return {
        {.name = "--subject",
         .value = "TRÍCH_YẾU",
         .help = "Trích yếu, đến 500 chữ",
         .required = subject == Subject::required},
        {.name = "--type", .value = "LOẠI", .help = "Mã loại văn bản: KH, QĐ, CV …"},
        {.name = "--date", .kind = ValueKind::date, .value = "NGÀY", .help = "Ngày văn bản"},
        {.name = "--book",
         .value = "SỔ",
         .help = "Mã sổ: den, di …; bỏ trống thì lấy sổ mặc định của đơn vị"},
        {.name = "--signer", .value = "HỌ_TÊN", .help = "Người ký"},
        {.name = "--position", .value = "CHỨC_VỤ", .help = "Chức vụ người ký"},
        authorityOption(),
        urgencyOption(),
        accessOption(),
        {.name = "--secrecy",
         .kind = ValueKind::choice,
         .value = "MỨC",
         .help = "Độ mật; văn bản mật bị từ chối",
         .choices = {"none", "mat", "toi_mat", "tuyet_mat"}},
        {.name = "--due", .kind = ValueKind::date, .value = "NGÀY", .help = "Hạn xử lý, hạn trả lời"},
        {.name = "--pages", .kind = ValueKind::integer, .value = "SỐ", .help = "Số tờ"},
        {.name = "--note", .value = "GHI_CHÚ", .help = "Ghi chú"},
        {.name = "--link",
         .value = "LOẠI:MÃ",
         .help = "Liên kết: replies_to, replaces, corrects, recalls, based_on, copy_of, amends",
         .repeated = true},
        {.name = "--paper-place", .value = "NƠI", .help = "Nơi để bản giấy"},
        {.name = "--number-reason", .value = "LÝ_DO", .help = "Vì sao lùi ngày hoặc thêm chữ vào số"},
        {.name = "--confirm-duplicate",
         .kind = ValueKind::flag,
         .help = "Đăng ký dù đã có văn bản cùng số, ký hiệu"},
        {.name = "--idempotency-key",
         .value = "KHÓA",
         .help = "Khóa chống đăng ký hai lần khi gửi lại; bỏ trống thì tự tạo"},
    };
}

std::vector<Option> incomingFieldOptions() {
    return {
        {.name = "--number", .value = "SỐ/KÝ_HIỆU", .help = "Số, ký hiệu in trên văn bản"},
        {.name = "--issuer", .value = "TÊN", .help = "Cơ quan ban hành"},
        {.name = "--issuer-code", .value = "MÃ", .help = "Mã của cơ quan ban hành khi đã có trong danh sách"},
        {.name = "--arrival-date",
         .kind = ValueKind::date,
         .value = "NGÀY",
         .help = "Ngày đến; bỏ trống là hôm nay"},
        {.name = "--arrival-number", .value = "SỐ", .help = "Số đến đã cấp trên giấy; bỏ trống thì cấp tiếp"},
        {.name = "--to-places", .value = "NƠI_NHẬN", .help = "Đơn vị hoặc người nhận trong cơ quan"}};
}

std::vector<Option> joined(std::vector<Option> first, std::vector<Option> second) {
    first.insert(first.end(), std::make_move_iterator(second.begin()), std::make_move_iterator(second.end()));
    return first;
}

}  // namespace vanthu::cli
