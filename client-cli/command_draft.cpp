#include "client-cli/change_view.h"
#include "client-cli/command.h"
#include "client-cli/document_options.h"
#include "client-cli/draft_view.h"
#include "client-cli/failure.h"
#include "client-cli/fetch.h"
#include "client-cli/printed_list.h"
#include "client-cli/upload.h"
#include "client-cli/words.h"

#include <array>
#include <filesystem>
#include <utility>

namespace vanthu::cli {
namespace {

std::string draftPathOf(const Call& call) {
    return "/drafts/" + call.arguments.text("ID");
}

void post(Call& call, ApiRequest request) {
    request.method = "POST";
    request.idempotencyKey = newIdempotencyKey();
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] { printDraft(call.output, answer.json()); });
}

void moveDraft(Call& call, const char* action, Json more = Json::object()) {
    more.set("action", action);
    more.setText("text", call.arguments.has("--text") ? call.arguments.text("--text")
                                                      : call.arguments.text("--reason"));
    ApiRequest request;
    request.path = draftPathOf(call) + "/moves";
    request.body = std::move(more);
    post(call, std::move(request));
}

Json answersOf(const Arguments& arguments) {
    Json answers = Json::array();
    for (const auto& id : arguments.list("--answers")) {
        Json answer = Json::object().set("document", static_cast<std::int64_t>(std::stoll(id)));
        answer.setText("reason", arguments.text("--reply-reason"));
        answers.add(std::move(answer));
    }
    return answers;
}

/// Options of what will be registered: each goes into its field, an empty one of a change clears it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kFields{{
    {"--subject", "subject"},
    {"--type", "type"},
    {"--notation", "notation"},
    {"--urgency", "urgency"},
    {"--access", "access"},
    {"--due", "due_date"},
    {"--note", "note"},
    {"--correction", "correction"},
}};

Json describedBy(const Arguments& arguments) {
    Json body = Json::object();
    for (const auto& [option, field] : kFields)
        if (arguments.has(option)) body.set(field, arguments.text(option));
    if (arguments.has("--to") || arguments.has("--receiver")) body.set("receivers", receiversOf(arguments));
    if (arguments.has("--answers")) body.set("answers", answersOf(arguments));
    if (const auto corrects = arguments.integer("--corrects")) body.set("corrects", *corrects);
    return body;
}

void newDraft(Call& call) {
    ApiRequest request;
    request.path = "/drafts";
    request.body = describedBy(call.arguments);
    post(call, std::move(request));
}

void change(Call& call) {
    ApiRequest request;
    request.method = "PATCH";
    request.path = draftPathOf(call);
    // Read first: the change is for the draft that is there now, and for no later one.
    request.ifMatch = call.api.get(draftPathOf(call)).etag;
    request.body = describedBy(call.arguments);
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] { printDraft(call.output, answer.json()); });
}

void draftHistory(Call& call) {
    const auto answer = call.api.get(draftPathOf(call) + "/history");
    call.output.answer(answer.body, [&] { printChanges(call.output, answer.json()); });
}

void showDraft(Call& call) {
    const auto answer = call.api.get(draftPathOf(call));
    call.output.answer(answer.body, [&] { printDraft(call.output, answer.json()); });
}

void listDrafts(Call& call) {
    const auto& arguments = call.arguments;
    const auto answer = call.api.get("/drafts", {{"state", arguments.text("--state")},
                                                 {"unit", arguments.text("--unit")},
                                                 {"mine", arguments.has("--mine") ? "true" : ""},
                                                 {"cursor", arguments.text("--cursor")},
                                                 {"limit", arguments.text("--limit")}});
    call.output.answer(answer.body, [&] { printDraftList(call.output, answer.json()); });
}

void addVersion(Call& call) {
    Json body = Json::object();
    body.setText("note", call.arguments.text("--note"));
    ApiRequest request;
    request.path = draftPathOf(call) + "/versions";
    request.uploads = declareFiles(call.arguments.list("--file"), body);
    request.body = std::move(body);
    post(call, std::move(request));
}

void comment(Call& call) {
    Json more = Json::object();
    if (const auto answered = call.arguments.integer("--answers")) more.set("answers", *answered);
    moveDraft(call, "comment", std::move(more));
}

void submit(Call& call) {
    moveDraft(call, "submit", Json::object().set("approver", call.arguments.text("--to")));
}

void approve(Call& call) {
    moveDraft(call, "approve");
}

void checkDraft(Call& call) {
    moveDraft(call, "check");
}

void sign(Call& call) {
    Json signer = Json::object();
    signer.setText("name", call.arguments.text("--signer"));
    signer.setText("position", call.arguments.text("--position"));
    signer.setText("authority", call.arguments.text("--authority"));
    moveDraft(call, "sign", Json::object().set("signer", std::move(signer)));
}

Json bookOf(const Arguments& arguments) {
    Json body = Json::object();
    if (arguments.has("--book")) body.set("book", reference(arguments.text("--book")));
    return body;
}

void number(Call& call) {
    moveDraft(call, "number", bookOf(call.arguments));
}

void issue(Call& call) {
    moveDraft(call, "issue", bookOf(call.arguments));
}

void signFiles(Call& call) {
    Json body = Json::object().set("role", call.arguments.text("--as"));
    for (const auto* place : {"page", "left", "top"})
        if (const auto value = call.arguments.integer("--" + std::string(place))) body.set(place, *value);
    ApiRequest request;
    request.path = draftPathOf(call) + "/signatures";
    request.body = std::move(body);
    post(call, std::move(request));
}

void addSigned(Call& call) {
    Json body = Json::object().set("role", call.arguments.text("--as"));
    ApiRequest request;
    request.path = draftPathOf(call) + "/signed-files";
    request.uploads = declareFiles(call.arguments.list("--file"), body);
    request.body = std::move(body);
    post(call, std::move(request));
}

/// The file of that number, without one the first PDF of the newest version.
Json fileOf(const Call& call, const Json& draft) {
    const auto wanted = call.arguments.integer("--number");
    const auto& versions = draft["versions"].items();
    for (const auto& version : versions)
        for (const auto& file : version["files"].items())
            if (wanted ? file["position"].integer() == *wanted
                       : version["number"].integer() == versions.back()["number"].integer() &&
                             file["media_type"].text() == "application/pdf")
                return file;
    throw Failure(
        wanted ? "dự thảo không có tệp thứ " + std::to_string(*wanted) : "bản mới nhất không có tệp PDF",
        "xem: vanthu draft show " + call.arguments.text("ID"));
}

void downloadDraftFile(Call& call) {
    const auto file = fileOf(call, call.api.get(draftPathOf(call)).json());
    ApiRequest request;
    request.path = draftPathOf(call) + "/files/" + file["position"].text();
    // The name comes from outside: only its last part, so that it cannot leave this folder.
    const auto name = std::filesystem::path(file["name"].text()).filename().string();
    fetch(call, std::move(request), call.arguments.has("--output") ? call.arguments.text("--output") : name);
}

void back(Call& call) {
    moveDraft(call, "back");
}

void abandon(Call& call) {
    moveDraft(call, "abandon");
}

const Option kDraftId{
    .name = "ID", .kind = ValueKind::integer, .value = "MÃ", .help = "Mã dự thảo", .required = true};
const Option kDraftReason{.name = "--reason", .value = "LÝ_DO", .help = "Vì sao", .required = true};
const Option kDraftText{.name = "--text", .value = "Ý_KIẾN", .help = "Ý kiến"};
const Option kBook{.name = "--book", .value = "SỔ", .help = "Mã sổ văn bản đi; bỏ trống thì lấy sổ mặc định"};

/// `correction` says how it corrects; a change takes `none` besides.
std::vector<Option> describingOptions(Option subject, std::vector<std::string_view> corrections) {
    std::vector<Option> options{
        std::move(subject),
        {.name = "--type", .value = "LOẠI", .help = "Mã loại văn bản: KH, QĐ, CV …"},
        {.name = "--notation", .value = "KÝ_HIỆU", .help = "Ký hiệu, ví dụ SNV-VP; công văn phải có"}};
    for (auto& option : receiverOptions())
        options.push_back(std::move(option));
    const std::vector<Option> further{
        urgencyOption(),
        accessOption(),
        {.name = "--due", .kind = ValueKind::date, .value = "NGÀY", .help = "Hạn trả lời"},
        {.name = "--note", .value = "GHI_CHÚ", .help = "Ghi chú"},
        {.name = "--answers",
         .kind = ValueKind::integer,
         .value = "MÃ",
         .help = "Mã văn bản đến được trả lời",
         .repeated = true},
        {.name = "--reply-reason",
         .kind = ValueKind::choice,
         .value = "LOẠI",
         .help = "Trả lời thế nào",
         .choices = {"answer", "report", "transfer", "interim"}},
        {.name = "--corrects",
         .kind = ValueKind::integer,
         .value = "MÃ",
         .help = "Mã văn bản đi được sửa đổi, thay thế hoặc đính chính"},
        {.name = "--correction",
         .kind = ValueKind::choice,
         .value = "CÁCH",
         .help = "Cách sửa",
         .choices = std::move(corrections)}};
    options.insert(options.end(), further.begin(), further.end());
    return options;
}

const Option kSubject{.name = "--subject", .value = "TRÍCH_YẾU", .help = "Trích yếu, đến 500 chữ"};

Command newDraftCommand() {
    auto subject = kSubject;
    subject.required = true;
    return {.name = "draft new",
            .summary = "Tạo dự thảo văn bản đi",
            .options = describingOptions(std::move(subject), {"amendment", "replacement", "erratum"}),
            .examples =
                {"vanthu draft new --type CV --notation SNV-VP --subject 'Trả lời về chế độ' --answers 41"},
            .run = &newDraft};
}

Command changeCommand() {
    auto options = describingOptions(kSubject, {"none", "amendment", "replacement", "erratum"});
    options.insert(options.begin(), kDraftId);
    return {.name = "draft change",
            .summary = "Sửa thông tin dự thảo đang soạn; mục không nêu thì giữ nguyên",
            .options = std::move(options),
            .examples = {"vanthu draft change 3 --subject 'Trả lời về chế độ công tác phí' --urgency urgent",
                         "vanthu draft change 3 --to SNV --receiver 'Hội Nhà báo tỉnh'"},
            .run = &change};
}

}  // namespace

std::vector<Command> draftCommands() {
    return {
        newDraftCommand(),
        changeCommand(),
        {.name = "draft list",
         .summary = "Các dự thảo bạn soạn, lãnh đạo hoặc sẽ ban hành, mới nhất trước",
         .options = {{.name = "--state",
                      .kind = ValueKind::choice,
                      .value = "TRẠNG_THÁI",
                      .help = "Chỉ dự thảo ở trạng thái này",
                      .choices = {"drafting", "submitted", "content_approved", "form_checked", "signed",
                                  "numbered", "issued", "sent", "recalled", "abandoned"}},
                     {.name = "--unit", .value = "ĐƠN_VỊ", .help = "Mã đơn vị soạn thảo hoặc ban hành"},
                     {.name = "--mine",
                      .kind = ValueKind::flag,
                      .help = "Chỉ dự thảo bạn soạn hoặc được trình bạn duyệt"},
                     {.name = "--limit",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Số dòng một trang, 1–200"},
                     {.name = "--cursor", .value = "DẤU_TRANG", .help = "Dấu trang của trang trước"}},
         .examples = {"vanthu draft list --state submitted", "vanthu draft list --mine"},
         .run = &listDrafts},
        {.name = "draft show",
         .summary = "Xem một dự thảo: các bản, góp ý, việc được phép",
         .options = {kDraftId},
         .examples = {"vanthu draft show 3"},
         .run = &showDraft},
        {.name = "draft history",
         .summary = "Lịch sử của một dự thảo: ai làm gì, lúc nào",
         .options = {kDraftId},
         .examples = {"vanthu draft history 3"},
         .run = &draftHistory},
        {.name = "draft version",
         .summary = "Thêm một bản dự thảo",
         .options = {kDraftId,
                     {.name = "--file",
                      .kind = ValueKind::file,
                      .value = "TỆP",
                      .help = "Tệp dự thảo và phụ lục",
                      .required = true,
                      .repeated = true,
                      .letter = 'F'},
                     {.name = "--note", .value = "GHI_CHÚ", .help = "Sửa những gì"}},
         .examples = {"vanthu draft version 3 --file du-thao-2.docx --note 'Theo góp ý của phòng'"},
         .run = &addVersion},
        {.name = "draft comment",
         .summary = "Góp ý dự thảo",
         .options = {kDraftId,
                     {.name = "--text", .value = "GÓP_Ý", .help = "Góp ý", .required = true},
                     {.name = "--answers",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Trả lời góp ý nào (mã ở vanthu draft show)"}},
         .examples = {"vanthu draft comment 3 --text 'Bổ sung căn cứ'",
                      "vanthu draft comment 3 --text 'Đã bổ sung' --answers 12"},
         .run = &comment},
        {.name = "draft submit",
         .summary = "Trình lãnh đạo duyệt dự thảo",
         .options = {kDraftId,
                     {.name = "--to", .value = "TÊN", .help = "Tên đăng nhập của lãnh đạo", .required = true},
                     kDraftText},
         .examples = {"vanthu draft submit 3 --to giamdoc"},
         .run = &submit},
        {.name = "draft approve",
         .summary = "Duyệt nội dung",
         .options = {kDraftId, kDraftText},
         .examples = {"vanthu draft approve 3"},
         .run = &approve},
        {.name = "draft check",
         .summary = "Kiểm tra thể thức tệp chính của bản mới nhất và ghi nhận kết quả",
         .options = {kDraftId,
                     kDraftText,
                     {.name = "--reason",
                      .value = "LÝ_DO",
                      .help = "Vì sao vẫn chấp nhận khi tệp có lỗi thể thức"}},
         .examples = {"vanthu draft check 3", "vanthu draft check 3 --reason 'Theo mẫu của bộ'"},
         .run = &checkDraft},
        {.name = "draft sign",
         .summary = "Ghi nhận chữ ký: người ký, chức vụ, quyền hạn ký",
         .options = {kDraftId,
                     {.name = "--signer", .value = "HỌ_TÊN", .help = "Người ký", .required = true},
                     {.name = "--position", .value = "CHỨC_VỤ", .help = "Chức vụ người ký"},
                     authorityOption()},
         .examples =
             {"vanthu draft sign 3 --signer 'Nguyễn Văn A' --position 'Phó Giám đốc' --authority KT."},
         .run = &sign},
        {.name = "draft sign-files",
         .summary = "Ký số các tệp PDF của bản mới nhất bằng khóa đặt trên máy chủ",
         .options =
             {kDraftId,
              {.name = "--as",
               .kind = ValueKind::choice,
               .value = "VAI",
               .help = "person: khóa cá nhân của bạn; agency: khóa của cơ quan",
               .choices = {"person", "agency"},
               .required = true},
              {.name = "--page",
               .kind = ValueKind::integer,
               .value = "TRANG",
               .help = "Trang đặt hình ảnh chữ ký, khi không tự tìm được họ tên người ký"},
              {.name = "--left", .kind = ValueKind::integer, .value = "MM", .help = "Cách mép trái, mm"},
              {.name = "--top", .kind = ValueKind::integer, .value = "MM", .help = "Cách mép trên, mm"}},
         .examples = {"vanthu draft sign-files 3 --as person",
                      "vanthu draft sign-files 3 --as agency --page 2 --left 95 --top 220"},
         .run = &signFiles},
        {.name = "draft download",
         .summary = "Tải một tệp của dự thảo, ví dụ để ký trên máy của bạn",
         .options = {kDraftId,
                     {.name = "--number",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Tệp thứ mấy theo draft show; mặc định tệp PDF đầu tiên của bản mới nhất"},
                     outputOption(),
                     {.name = "--force", .kind = ValueKind::flag, .help = "Ghi đè tệp đã có"}},
         .examples = {"vanthu draft download 3", "vanthu draft download 3 --number 2 -o phu-luc.pdf"},
         .run = &downloadDraftFile},
        {.name = "draft add-signed",
         .summary = "Nộp tệp PDF của bản mới nhất đã ký số trên máy của bạn",
         .options = {kDraftId,
                     {.name = "--as",
                      .kind = ValueKind::choice,
                      .value = "VAI",
                      .help = "person: chữ ký của bạn; agency: chữ ký của cơ quan",
                      .choices = {"person", "agency"},
                      .required = true},
                     {.name = "--file",
                      .kind = ValueKind::file,
                      .value = "TỆP",
                      .help = "Tệp PDF đã ký; tên tệp đặt thế nào cũng được",
                      .required = true,
                      .repeated = true,
                      .letter = 'F'}},
         .examples = {"vanthu draft add-signed 3 --as person --file ke-hoach.signed.pdf",
                      "vanthu draft add-signed 3 --as agency --file ke-hoach.pdf --file phu-luc.pdf"},
         .run = &addSigned},
        {.name = "draft number",
         .summary = "Cấp số trước khi ban hành",
         .options = {kDraftId, kBook},
         .examples = {"vanthu draft number 3"},
         .run = &number},
        {.name = "draft issue",
         .summary = "Ban hành: cấp số nếu chưa cấp, đăng ký vào sổ văn bản đi",
         .options = {kDraftId,
                     kBook,
                     {.name = "--reason",
                      .value = "LÝ_DO",
                      .help = "Vì sao, khi số đã giữ được dùng muộn hoặc trái thứ tự ngày"}},
         .examples = {"vanthu draft issue 3"},
         .run = &issue},
        {.name = "draft back",
         .summary = "Trả lại để sửa, từ bất kỳ bước nào trước khi ban hành",
         .options = {kDraftId, kDraftReason},
         .examples = {"vanthu draft back 3 --reason 'Thiếu phụ lục'"},
         .run = &back},
        {.name = "draft abandon",
         .summary = "Thôi không ban hành",
         .options = {kDraftId, kDraftReason},
         .examples = {"vanthu draft abandon 3 --reason 'Không còn cần thiết'"},
         .run = &abandon},
    };
}

}  // namespace vanthu::cli
