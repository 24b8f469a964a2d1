#include "client-cli/auto_fill.h"
#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/document_options.h"
#include "client-cli/failure.h"
#include "client-cli/problem.h"
#include "client-cli/upload.h"
#include "client-cli/words.h"

#include <iterator>

namespace vanthu::cli {
namespace {

Json receiversOf(const Arguments& arguments) {
    Json receivers = Json::array();
    for (const auto& code : arguments.list("--to"))
        receivers.add(Json::object().set("organisation", reference(code)));
    for (const auto& name : arguments.list("--receiver"))
        receivers.add(Json::object().set("name", name));
    return receivers;
}

/// "replies_to:41" as the API wants it.
Json linkOf(const std::string& text) {
    const auto colon = text.find(':');
    const Json id = colon == std::string::npos ? Json() : reference(text.substr(colon + 1));
    if (id.integer() == 0)
        throw Failure("liên kết không đúng dạng: " + text, "viết LOẠI:MÃ_VĂN_BẢN, ví dụ replies_to:41");
    return Json::object().set("kind", text.substr(0, colon)).set("document", id.integer());
}

/// By --file, or beside --auto.
std::vector<std::string> mainFiles(const Arguments& arguments) {
    auto files = arguments.list("--file");
    const auto more = arguments.list("FILE");
    files.insert(files.end(), more.begin(), more.end());
    return files;
}

/// Declares files and enclosures, these with their titles in the order given.
std::vector<UploadPart> declareAll(const Arguments& arguments, Json& document) {
    auto files = mainFiles(arguments);
    const std::size_t firstEnclosure = files.size();
    const auto enclosures = arguments.list("--enclosure");
    const auto titles = arguments.list("--enclosure-title");
    files.insert(files.end(), enclosures.begin(), enclosures.end());
    auto parts = declareFiles(files, document);
    Json declared = Json::array();
    for (std::size_t i = 0; i < files.size(); ++i) {
        Json file = document["files"].items()[i];
        if (i >= firstEnclosure) {
            file.set("kind", "enclosure");
            if (i - firstEnclosure < titles.size()) file.set("title", titles[i - firstEnclosure]);
        }
        declared.add(std::move(file));
    }
    if (!files.empty()) document.set("files", std::move(declared));
    return parts;
}

/// Fields that both directions share.
Json documentOf(const Arguments& arguments, const char* direction) {
    Json document = Json::object();
    document.set("direction", direction);
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

void registerDocument(Call& call, Json document) {
    ApiRequest request;
    request.method = "POST";
    request.path = "/documents";
    request.uploads = declareAll(call.arguments, document);
    request.body = std::move(document);
    // One key for all repeats of this request: an answer lost on the way does not register twice.
    request.idempotencyKey = call.arguments.has("--idempotency-key")
                                 ? call.arguments.text("--idempotency-key")
                                 : newIdempotencyKey();
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json made = answer.json();
        const bool incoming = made["direction"].text() == "incoming";
        call.output.fields({{"Mã", made["id"].text()},
                            {incoming ? "Số đến" : "Số", made["registry_number"].text()},
                            {"Số, ký hiệu", made["code"].text()},
                            {"Ngày văn bản", dateForPeople(made["issued_date"].text())},
                            {"Trích yếu", made["subject"].text()},
                            {"Tệp", std::to_string(made["files"].items().size())}});
    });
}

void registerIncoming(Call& call) {
    Json document = documentOf(call.arguments, "incoming");
    document.setText("code", call.arguments.text("--number"));
    document.setText("registry_number", call.arguments.text("--arrival-number"));
    document.setText("arrival_date", call.arguments.text("--arrival-date"));
    document.setText("issuer_name", call.arguments.text("--issuer"));
    document.setText("to_places", call.arguments.text("--to-places"));
    if (call.arguments.has("--issuer-code"))
        document.set("issuer", reference(call.arguments.text("--issuer-code")));
    if (call.arguments.has("--auto"))
        fillFromProposals(call, mainFiles(call.arguments), document);
    else if (!call.arguments.has("--subject"))
        throw usageFailure("thiếu --subject", "viết trích yếu, hoặc thêm --auto để đọc từ tệp");
    registerDocument(call, std::move(document));
}

void read(Call& call) {
    const Json proposals = proposalsFor(call, call.arguments.text("FILE"));
    call.output.answer(proposals.print(), [&] { printProposals(call.output, proposals); });
    if (proposals["fields"].items().empty())
        throw Failure("không đọc được tệp: " + proposals["reason"].text(),
                      "dùng tệp .docx, PDF hoặc ảnh chụp rõ của văn bản");
}

void registerOutgoing(Call& call) {
    Json document = documentOf(call.arguments, "outgoing");
    document.setText("registry_number", call.arguments.text("--number"));
    document.setText("notation", call.arguments.text("--notation"));
    registerDocument(call, std::move(document));
}

Option subjectOption(bool required) {
    return {
        .name = "--subject", .value = "TRÍCH_YẾU", .help = "Trích yếu, đến 500 chữ", .required = required};
}

std::vector<Option> sharedOptions() {
    return {
        {.name = "--file",
         .kind = ValueKind::file,
         .value = "TỆP",
         .help = "Tệp văn bản và phụ lục",
         .repeated = true,
         .letter = 'F'},
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
        {.name = "--enclosure",
         .kind = ValueKind::file,
         .value = "TỆP",
         .help = "Tệp phụ lục, tài liệu kèm theo",
         .repeated = true},
        {.name = "--enclosure-title",
         .value = "TÊN",
         .help = "Tên của phụ lục, theo thứ tự các --enclosure",
         .repeated = true},
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

std::vector<Option> with(std::vector<Option> own, std::vector<Option> shared) {
    own.insert(own.end(), std::make_move_iterator(shared.begin()), std::make_move_iterator(shared.end()));
    return own;
}

}  // namespace

std::vector<Command> registerCommands() {
    return {
        {.name = "incoming register",
         .summary = "Đăng ký văn bản đến",
         .options = with(
             {subjectOption(false),
              {.name = "FILE",
               .kind = ValueKind::file,
               .value = "TỆP",
               .help = "Như --file; viết sau --auto",
               .repeated = true},
              {.name = "--auto",
               .kind = ValueKind::flag,
               .help = "Đọc tệp đầu tiên và điền những trường chưa gõ; hỏi lại trước khi đăng ký"},
              {.name = "--yes",
               .kind = ValueKind::flag,
               .help = "Cùng --auto: không hỏi, chỉ điền những gì chắc chắn"},
              {.name = "--number", .value = "SỐ/KÝ_HIỆU", .help = "Số, ký hiệu in trên văn bản"},
              {.name = "--issuer", .value = "TÊN", .help = "Cơ quan ban hành"},
              {.name = "--issuer-code",
               .value = "MÃ",
               .help = "Mã của cơ quan ban hành khi đã có trong danh sách"},
              {.name = "--arrival-date",
               .kind = ValueKind::date,
               .value = "NGÀY",
               .help = "Ngày đến; bỏ trống là hôm nay"},
              {.name = "--arrival-number",
               .value = "SỐ",
               .help = "Số đến đã cấp trên giấy; bỏ trống thì cấp tiếp"},
              {.name = "--to-places", .value = "NƠI_NHẬN", .help = "Đơn vị hoặc người nhận trong cơ quan"}},
             sharedOptions()),
         .examples =
             {"vanthu incoming register --file ke-hoach.pdf --number 456/KH-UBND --date 28/09/2018 \\",
              "    --issuer 'UBND tỉnh Bình Dương' --type KH --subject 'Kế hoạch cải cách hành chính năm "
              "2019'",
              "vanthu incoming register --auto ke-hoach.pdf",
              "vanthu incoming register --auto --yes ke-hoach.pdf --subject 'Kế hoạch cải cách hành chính'"},
         .run = &registerIncoming},
        {.name = "incoming read",
         .summary = "Đọc thử một tệp: các trường đăng ký, mức tin và trang; không lưu gì",
         .options = {{.name = "FILE",
                      .kind = ValueKind::file,
                      .value = "TỆP",
                      .help = "Tệp .docx, PDF, hoặc ảnh quét",
                      .required = true}},
         .examples = {"vanthu incoming read ke-hoach.pdf", "vanthu incoming read ban-quet.jpg --json"},
         .run = &read},
        {.name = "outgoing register",
         .summary = "Đăng ký văn bản đi và cấp số",
         .options = with(
             {subjectOption(true),
              {.name = "--number", .value = "SỐ", .help = "Số đã cấp trên giấy; bỏ trống thì cấp tiếp"},
              {.name = "--notation", .value = "KÝ_HIỆU", .help = "Ký hiệu, ví dụ SNV-VP; công văn phải có"},
              {.name = "--to", .value = "MÃ", .help = "Mã cơ quan nhận", .repeated = true},
              {.name = "--receiver",
               .value = "TÊN",
               .help = "Nơi nhận ngoài danh sách, ghi tên",
               .repeated = true},
              {.name = "--copies",
               .kind = ValueKind::integer,
               .value = "SỐ",
               .help = "Số lượng bản phát hành"}},
             sharedOptions()),
         .examples = {"vanthu outgoing register --file ke-hoach.docx --type KH --signer 'Nguyễn Văn A' \\",
                      "    --subject 'Kế hoạch kiểm tra công tác văn thư' --to H09.12 H09.15"},
         .run = &registerOutgoing},
    };
}

}  // namespace vanthu::cli
