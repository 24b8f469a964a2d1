#include "client-cli/book_reference.h"
#include "client-cli/command.h"
#include "client-cli/document_options.h"
#include "client-cli/words.h"

#include <array>
#include <utility>

namespace vanthu::cli {
namespace {

/// Options whose text goes into the field as it is; an empty one clears it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kTextFields{{
    {"--access", "access"},
    {"--number", "code"},
    {"--type", "type"},
    {"--date", "issued_date"},
    {"--issuer", "issuer_name"},
    {"--subject", "subject"},
    {"--urgency", "urgency"},
    {"--language", "language"},
    {"--due", "due_date"},
    {"--note", "note"},
    {"--to-places", "to_places"},
    {"--paper-place", "paper_place"},
    {"--number-reason", "number_reason"},
}};

std::string correctionPathOf(const Call& call) {
    return "/documents/" + call.arguments.text("ID");
}

/// The signer as registered, with what is to be different.
Json correctedSigner(const Arguments& arguments, Json signer) {
    for (const auto& [option, field] : {std::pair{"--signer", "name"}, std::pair{"--position", "position"},
                                        std::pair{"--authority", "authority"}})
        if (arguments.has(option)) signer.set(field, arguments.text(option));
    return signer;
}

void correct(Call& call) {
    const auto& arguments = call.arguments;
    // Read first: the correction is for the version that is there now, and for no later one.
    const auto shown = call.api.get(correctionPathOf(call));
    ApiRequest request;
    request.method = "PATCH";
    request.path = correctionPathOf(call);
    request.ifMatch = shown.etag;
    request.body.set("reason", arguments.text("--reason"));
    for (const auto& [option, field] : kTextFields)
        if (arguments.has(option)) request.body.set(field, arguments.text(option));
    for (const auto& [option, field] :
         {std::pair{"--pages", "page_count"}, std::pair{"--copies", "copy_count"}})
        if (const auto count = arguments.integer(option)) request.body.set(field, *count);
    if (arguments.has("--signer") || arguments.has("--position") || arguments.has("--authority"))
        request.body.set("signer", correctedSigner(arguments, shown.json()["signer"]));
    if (arguments.has("--to") || arguments.has("--receiver"))
        request.body.set("receivers", receiversOf(arguments));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        call.output.line("Đã sửa văn bản mã " + arguments.text("ID") + ", nay là lần ghi thứ " +
                         answer.json()["version"].text());
    });
}

void sendLink(Call& call, const std::string& path, Json body) {
    ApiRequest request;
    request.method = "POST";
    request.path = path;
    request.idempotencyKey = newIdempotencyKey();
    request.body = std::move(body);
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        if (answered["links"].items().empty()) return call.output.line("Văn bản không còn liên kết nào.");
        for (const auto& link : answered["links"].items())
            call.output.line(link["id"].text() + ": " + link["label"].text() + " văn bản mã " +
                             link["document"].text() + " (" + link["code"].text() + ")");
    });
}

void link(Call& call) {
    sendLink(call, correctionPathOf(call) + "/links",
             Json::object()
                 .set("kind", call.arguments.text("--kind"))
                 .set("document", call.arguments.integer("OTHER").value_or(0)));
}

void unlink(Call& call) {
    sendLink(call, correctionPathOf(call) + "/links/" + call.arguments.text("LINK") + "/withdrawal",
             Json::object().set("reason", call.arguments.text("--reason")));
}

std::vector<Option> correctionOptions(const Option& id, const Option& reason) {
    std::vector<Option> options{
        id,
        reason,
        {.name = "--subject", .value = "TRÍCH_YẾU", .help = "Trích yếu"},
        {.name = "--number", .value = "SỐ/KÝ_HIỆU", .help = "Số, ký hiệu in trên văn bản đến"},
        {.name = "--type", .value = "LOẠI", .help = "Mã loại của văn bản đến"},
        {.name = "--date", .kind = ValueKind::date, .value = "NGÀY", .help = "Ngày văn bản, khi chưa gửi"},
        {.name = "--issuer", .value = "TÊN", .help = "Cơ quan ban hành văn bản đến"},
        {.name = "--signer", .value = "HỌ_TÊN", .help = "Người ký"},
        {.name = "--position", .value = "CHỨC_VỤ", .help = "Chức vụ người ký"},
        authorityOption(),
        urgencyOption(),
        accessOption(),
        {.name = "--language", .value = "TIẾNG", .help = "Ngôn ngữ"},
        {.name = "--due", .kind = ValueKind::date, .value = "NGÀY", .help = "Hạn xử lý, hạn trả lời"},
        {.name = "--pages", .kind = ValueKind::integer, .value = "SỐ", .help = "Số tờ"},
        {.name = "--copies", .kind = ValueKind::integer, .value = "SỐ", .help = "Số lượng bản phát hành"},
        {.name = "--note", .value = "GHI_CHÚ", .help = "Ghi chú"},
        {.name = "--to-places", .value = "NƠI_NHẬN", .help = "Đơn vị hoặc người nhận văn bản đến"},
        {.name = "--paper-place", .value = "NƠI", .help = "Nơi để bản giấy"},
        {.name = "--number-reason", .value = "LÝ_DO", .help = "Vì sao số lùi ngày hoặc có thêm chữ"}};
    for (auto& option : receiverOptions())
        options.push_back(std::move(option));
    return options;
}

}  // namespace

std::vector<Command> correctionCommands() {
    const Option id{
        .name = "ID", .kind = ValueKind::integer, .value = "MÃ", .help = "Mã văn bản", .required = true};
    const Option reason{.name = "--reason", .value = "LÝ_DO", .help = "Vì sao", .required = true};
    return {
        {.name = "document correct",
         .summary = "Sửa thông tin đăng ký gõ nhầm; số, ký hiệu và tệp không sửa được",
         .options = correctionOptions(id, reason),
         .examples = {"vanthu document correct 41 --subject 'Kế hoạch năm 2019' --reason 'Gõ nhầm năm'"},
         .run = &correct},
        {.name = "document link",
         .summary = "Ghi văn bản này là gì của văn bản kia: trả lời, thay thế, đính chính, thu hồi, căn cứ",
         .options = {id,
                     {.name = "OTHER",
                      .kind = ValueKind::integer,
                      .value = "MÃ_KIA",
                      .help = "Mã văn bản kia",
                      .required = true},
                     {.name = "--kind",
                      .kind = ValueKind::choice,
                      .value = "QUAN_HỆ",
                      .help = "Văn bản này là gì của văn bản kia",
                      .choices = {"replies_to", "replaces", "corrects", "recalls", "based_on", "amends"},
                      .required = true}},
         .examples = {"vanthu document link 52 41 --kind replies_to"},
         .run = &link},
        {.name = "document unlink",
         .summary = "Bỏ một liên kết lập nhầm, kèm lý do",
         .options = {id,
                     {.name = "LINK",
                      .kind = ValueKind::integer,
                      .value = "LIÊN_KẾT",
                      .help = "Mã liên kết",
                      .required = true},
                     reason},
         .examples = {"vanthu document unlink 52 3 --reason 'Chọn nhầm văn bản'"},
         .run = &unlink},
    };
}

}  // namespace vanthu::cli
