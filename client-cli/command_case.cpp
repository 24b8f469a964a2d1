#include "client-cli/command.h"
#include "client-cli/dates.h"

namespace vanthu::cli {
namespace {

std::string casePathOf(const Call& call) {
    return "/case-files/" + call.arguments.text("ID");
}

std::string listedMoves(const Json& words) {
    std::string text;
    for (const auto& word : words.items())
        text += (text.empty() ? "" : ", ") + word.text();
    return text;
}

void printFile(Output& output, const Json& file) {
    output.fields({{"Hồ sơ", file["id"].text()},
                   {"Số, ký hiệu", file["code"].text() + ", năm " + file["year"].text()},
                   {"Tiêu đề", file["title"].text()},
                   {"Trạng thái", file["state_label"].text()},
                   {"Thời hạn bảo quản", file["retention_label"].text()},
                   {"Chế độ sử dụng", file["rights_label"].text()},
                   {"Người lập", file["maker_name"].text()},
                   {"Đơn vị", file["unit_name"].text()},
                   {"Bắt đầu", dateForPeople(file["start_date"].text())},
                   {"Kết thúc", dateForPeople(file["end_date"].text())},
                   {"Nộp lưu trước", dateForPeople(file["hand_over_by"].text())},
                   {"Số văn bản", file["document_total"].text()},
                   {"Số trang", file["page_total"].text()},
                   {"Mô tả", file["description"].text()},
                   {"Ghi chú", file["note"].text()},
                   {"Việc được phép", listedMoves(file["allowed"])}});
}

void answerFile(Call& call, const ApiRequest& request) {
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] { printFile(call.output, answer.json()); });
}

ApiRequest posting(std::string path) {
    ApiRequest request;
    request.method = "POST";
    request.path = std::move(path);
    request.idempotencyKey = newIdempotencyKey();
    return request;
}

/// Fields that can be given when a file is made and changed later.
Json caseFieldsOf(const Arguments& arguments) {
    Json body = Json::object();
    body.setText("title", arguments.text("--title"));
    body.setText("retention", arguments.text("--retention"));
    body.setText("kind", arguments.text("--kind"));
    body.setText("rights", arguments.text("--rights"));
    body.setText("maker", arguments.text("--maker"));
    body.setText("language", arguments.text("--language"));
    body.setText("start_date", arguments.text("--start"));
    if (arguments.has("--description")) body.set("description", arguments.text("--description"));
    return body;
}

void newFile(Call& call) {
    auto request = posting("/case-files");
    request.body = caseFieldsOf(call.arguments);
    request.body.setText("notation", call.arguments.text("--notation"));
    answerFile(call, request);
}

void changeCaseFile(Call& call) {
    ApiRequest request;
    request.method = "PATCH";
    request.path = casePathOf(call);
    request.ifMatch = call.api.get(casePathOf(call)).etag;
    request.body = caseFieldsOf(call.arguments);
    answerFile(call, request);
}

void showCaseFile(Call& call) {
    ApiRequest request;
    request.path = casePathOf(call);
    answerFile(call, request);
}

void moveCaseFile(Call& call, const char* action, const char* dateOption = nullptr) {
    auto request = posting(casePathOf(call) + "/moves");
    const auto& arguments = call.arguments;
    request.body.set("action", action);
    request.body.setText("text",
                         arguments.has("--reason") ? arguments.text("--reason") : arguments.text("--text"));
    request.body.setText("retention", arguments.text("--retention"));
    if (dateOption != nullptr) request.body.setText("date", arguments.text(dateOption));
    answerFile(call, request);
}

void collect(Call& call) {
    const auto documents = call.arguments.list("DOCUMENT");
    std::string last;
    for (const auto& document : documents) {
        auto request = posting(casePathOf(call) + "/documents");
        request.body.set("document", static_cast<std::int64_t>(std::stoll(document)));
        request.body.setText("note", call.arguments.text("--note"));
        last = call.api.send(request).body;
    }
    call.output.answer(last, [&] { printFile(call.output, Json::parse(last)); });
}

void remove(Call& call) {
    auto request =
        posting(casePathOf(call) + "/documents/" + call.arguments.text("DOCUMENT") + "/withdrawal");
    request.body.set("reason", call.arguments.text("--reason"));
    answerFile(call, request);
}

const Option kCaseId{
    .name = "ID", .kind = ValueKind::integer, .value = "MÃ", .help = "Mã hồ sơ", .required = true};
const Option kCaseReason{.name = "--reason", .value = "LÝ_DO", .help = "Vì sao", .required = true};
const Option kCaseText{.name = "--text", .value = "GHI_CHÚ", .help = "Ghi chú"};
const Option kRetention{
    .name = "--retention", .value = "THỜI_HẠN", .help = "Thời hạn bảo quản: số năm hoặc vinh_vien"};

std::vector<Option> fieldOptions(std::vector<Option> own, bool isNew) {
    own.push_back({.name = "--title", .value = "TIÊU_ĐỀ", .help = "Tiêu đề, đến 500 chữ", .required = isNew});
    own.push_back(isNew ? required(kRetention) : kRetention);
    own.push_back({.name = "--kind",
                   .kind = ValueKind::choice,
                   .value = "LOẠI",
                   .help = "Hồ sơ công việc hoặc xây dựng cơ bản",
                   .choices = {"work", "construction"}});
    own.push_back({.name = "--rights",
                   .kind = ValueKind::choice,
                   .value = "CHẾ_ĐỘ",
                   .help = "Chế độ sử dụng: công khai hoặc có điều kiện",
                   .choices = {"open", "conditional"}});
    own.push_back({.name = "--maker", .value = "TÊN", .help = "Tên đăng nhập của người lập hồ sơ"});
    own.push_back({.name = "--language", .value = "NGÔN_NGỮ", .help = "Mặc định Tiếng Việt"});
    own.push_back({.name = "--start", .kind = ValueKind::date, .value = "NGÀY", .help = "Ngày bắt đầu"});
    own.push_back({.name = "--description", .value = "MÔ_TẢ", .help = "Mô tả, đến 500 chữ"});
    return own;
}

Option documentOption(bool repeated) {
    return {.name = "DOCUMENT",
            .kind = ValueKind::integer,
            .value = "VĂN_BẢN",
            .help = "Mã văn bản",
            .required = true,
            .repeated = repeated};
}

std::vector<Command> stepCommands() {
    return {
        {.name = "case open",
         .summary = "Mở một hồ sơ có trong danh mục",
         .options =
             {kCaseId,
              {.name = "--start", .kind = ValueKind::date, .value = "NGÀY", .help = "Mặc định hôm nay"},
              kCaseText},
         .examples = {"vanthu case open 12"},
         .run = [](Call& call) { moveCaseFile(call, "open", "--start"); }},
        {.name = "case add",
         .summary = "Đưa văn bản vào hồ sơ, không sao chép",
         .options = {kCaseId,
                     documentOption(true),
                     {.name = "--note", .value = "GHI_CHÚ", .help = "Ghi chú"}},
         .examples = {"vanthu case add 12 41 57"},
         .run = &collect},
        {.name = "case remove",
         .summary = "Rút văn bản ra khỏi hồ sơ",
         .options = {kCaseId, documentOption(false), kCaseReason},
         .examples = {"vanthu case remove 12 57 --reason 'Đưa nhầm hồ sơ'"},
         .run = &remove},
        {.name = "case close",
         .summary = "Kết thúc hồ sơ khi công việc đã giải quyết xong",
         .options = {kCaseId,
                     {.name = "--end", .kind = ValueKind::date, .value = "NGÀY", .help = "Mặc định hôm nay"},
                     kRetention,
                     kCaseText},
         .examples = {"vanthu case close 12 --retention 20"},
         .run = [](Call& call) { moveCaseFile(call, "close", "--end"); }},
        {.name = "case reopen",
         .summary = "Mở lại hồ sơ đã kết thúc",
         .options = {kCaseId, kCaseReason},
         .examples = {"vanthu case reopen 12 --reason 'Bổ sung biên bản'"},
         .run = [](Call& call) { moveCaseFile(call, "reopen"); }},
        {.name = "case hand-over",
         .summary = "Ghi nhận hồ sơ đã nộp lưu",
         .options = {kCaseId, kCaseText},
         .examples = {"vanthu case hand-over 12 --text 'Biên bản giao nhận số 2'"},
         .run = [](Call& call) { moveCaseFile(call, "hand_over"); }},
    };
}

}  // namespace

std::vector<Command> caseCommands() {
    std::vector<Command> commands{
        {.name = "case new",
         .summary = "Mở hồ sơ ngoài danh mục",
         .options = fieldOptions({{.name = "--notation",
                                   .value = "KÝ_HIỆU",
                                   .help = "Ký hiệu, ví dụ TCCB; số được cấp tiếp",
                                   .required = true}},
                                 true),
         .examples =
             {"vanthu case new --title 'Xây dựng đề án vị trí việc làm' --notation TCCB --retention 20"},
         .run = &newFile},
        {.name = "case show",
         .summary = "Xem một hồ sơ và việc được phép",
         .options = {kCaseId},
         .examples = {"vanthu case show 12"},
         .run = &showCaseFile},
        {.name = "case change",
         .summary = "Sửa thông tin hồ sơ đang mở, đổi người lập",
         .options = fieldOptions({kCaseId}, false),
         .examples = {"vanthu case change 12 --maker can.bo"},
         .run = &changeCaseFile},
    };
    const auto steps = stepCommands();
    commands.insert(commands.end(), steps.begin(), steps.end());
    return commands;
}

}  // namespace vanthu::cli
