#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/failure.h"
#include "client-cli/handling_view.h"
#include "client-cli/words.h"

namespace vanthu::cli {
namespace {

void answerHandling(Call& call, const ApiAnswer& answer) {
    call.output.answer(answer.body, [&] { printHandling(call.output, answer.json()); });
}

std::string dayOf(const std::string& text) {
    if (const auto day = isoDate(text)) return *day;
    throw Failure("không có ngày " + text, "viết dạng 20/10/2018");
}

/// "H09.1.1=20/10/2018" or "an.nv": whom, and by when. A login is told by its small letters.
void addAssignments(Json& assignments, const Arguments& arguments, std::string_view option,
                    const char* role) {
    for (const auto& given : arguments.list(option)) {
        const auto mark = given.find('=');
        const auto whom = given.substr(0, mark);
        Json assignment = Json::object().set("role", role);
        const bool isLogin = !whom.empty() && whom.front() >= 'a' && whom.front() <= 'z';
        if (isLogin)
            assignment.set("account", whom);
        else
            assignment.set("unit", reference(whom));
        assignment.setText(
            "due_date", mark == std::string::npos ? arguments.text("--due") : dayOf(given.substr(mark + 1)));
        assignments.add(std::move(assignment));
    }
}

Json assignmentsOf(const Arguments& arguments) {
    Json assignments = Json::array();
    addAssignments(assignments, arguments, "--main", "main");
    addAssignments(assignments, arguments, "--support", "support");
    addAssignments(assignments, arguments, "--inform", "inform");
    return assignments;
}

void moveDocument(Call& call, Json body) {
    answerHandling(
        call, call.api.postOnce("/documents/" + call.arguments.text("ID") + "/handling", std::move(body)));
}

void moveAssignment(Call& call, Json body) {
    answerHandling(
        call, call.api.postOnce("/assignments/" + call.arguments.text("ID") + "/moves", std::move(body)));
}

Json action(const char* name, const std::string& text = "") {
    Json body = Json::object();
    body.set("action", name);
    body.setText("text", text);
    return body;
}

void route(Call& call) {
    answerHandling(call, call.api.get("/documents/" + call.arguments.text("ID") + "/handling"));
}

void present(Call& call) {
    moveDocument(call,
                 action("present", call.arguments.text("--text")).set("leader", call.arguments.text("--to")));
}

void sendBack(Call& call) {
    moveDocument(call, action("send_back", call.arguments.text("--reason")));
}

void direct(Call& call) {
    moveDocument(
        call,
        action("direct", call.arguments.text("--text")).set("assignments", assignmentsOf(call.arguments)));
}

void finishDocument(Call& call) {
    const bool filed = call.arguments.has("--file");
    moveDocument(call, action(filed ? "file" : "complete", call.arguments.text("--reason")));
}

void askOpinion(Call& call) {
    Json assignments = Json::array();
    addAssignments(assignments, call.arguments, "--to", "opinion");
    moveDocument(
        call,
        action("ask_opinion", call.arguments.text("--text")).set("assignments", std::move(assignments)));
}

void assign(Call& call) {
    moveAssignment(call, action("distribute", call.arguments.text("--text"))
                             .set("assignments", assignmentsOf(call.arguments)));
}

void moveWork(Call& call) {
    moveAssignment(call, action(call.arguments.text("ACTION").c_str()));
}

void takeBack(Call& call) {
    moveAssignment(call, action("take_back", call.arguments.text("--reason")));
}

void giveBack(Call& call) {
    moveAssignment(call, action("give_back", call.arguments.text("--reason")));
}

void finishWork(Call& call) {
    Json replies = Json::array();
    for (const auto& id : call.arguments.list("--reply"))
        replies.add(Json(static_cast<std::int64_t>(std::stoll(id))));
    Json body = action("finish", call.arguments.text("--result")).set("replies", std::move(replies));
    body.setText("reply_reason", call.arguments.text("--reply-reason"));
    moveAssignment(call, std::move(body));
}

void extend(Call& call) {
    moveAssignment(call, action("ask_extension", call.arguments.text("--reason"))
                             .set("until", call.arguments.text("--until")));
}

void decide(Call& call) {
    const auto path = "/extensions/" + call.arguments.text("ID") + "/decision";
    answerHandling(call, call.api.postOnce(path, action(call.arguments.text("DECISION").c_str(),
                                                        call.arguments.text("--reason"))));
}

void giveOpinion(Call& call) {
    moveAssignment(call, action("give_opinion", call.arguments.text("--text")));
}

const Option kDocument{
    .name = "ID", .kind = ValueKind::integer, .value = "MÃ", .help = "Mã văn bản", .required = true};
const Option kAssignment{.name = "ID",
                         .kind = ValueKind::integer,
                         .value = "MÃ",
                         .help = "Mã việc giao (vanthu work, vanthu document route)",
                         .required = true};

Option reason(std::string_view help) {
    return {.name = "--reason", .value = "LÝ_DO", .help = help, .required = true};
}

std::vector<Option> assigneeOptions(const Option& id) {
    return {
        id,
        {.name = "--main", .value = "AI[=NGÀY]", .help = "Chủ trì: mã đơn vị hoặc tên đăng nhập, kèm hạn"},
        {.name = "--support", .value = "AI[=NGÀY]", .help = "Phối hợp", .repeated = true},
        {.name = "--inform", .value = "AI", .help = "Để biết", .repeated = true},
        {.name = "--due", .kind = ValueKind::date, .value = "NGÀY", .help = "Hạn chung"},
        {.name = "--text", .value = "BÚT_PHÊ", .help = "Ý kiến chỉ đạo"}};
}

std::vector<Command> leaderCommands() {
    return {
        {.name = "document route",
         .summary = "Văn bản đến đang ở đâu, ai xử lý, hạn nào",
         .options = {kDocument},
         .examples = {"vanthu document route 41"},
         .run = &route},
        {.name = "document present",
         .summary = "Trình văn bản đến cho lãnh đạo",
         .options = {kDocument,
                     {.name = "--to", .value = "TÊN", .help = "Tên đăng nhập của lãnh đạo", .required = true},
                     {.name = "--text", .value = "Ý_KIẾN", .help = "Ý kiến đề xuất"}},
         .examples = {"vanthu document present 41 --to giamdoc"},
         .run = &present},
        {.name = "document send-back",
         .summary = "Lãnh đạo trả lại văn thư",
         .options = {kDocument, reason("Vì sao")},
         .examples = {"vanthu document send-back 41 --reason 'Không thuộc thẩm quyền'"},
         .run = &sendBack},
        {.name = "document direct",
         .summary = "Chỉ đạo, phân phối: chủ trì, phối hợp, để biết, hạn của từng nơi",
         .options = assigneeOptions(kDocument),
         .examples = {"vanthu document direct 41 --main H09.1.1=20/10/2018 --support H09.1.2=15/10/2018 \\",
                      "    --text 'Tham mưu trả lời'"},
         .run = &direct},
        {.name = "document finish",
         .summary = "Kết thúc xử lý, hoặc lưu để biết",
         .options = {kDocument,
                     {.name = "--file", .kind = ValueKind::flag, .help = "Lưu để biết, không phải trả lời"},
                     reason("Kết quả hoặc lý do lưu")},
         .examples = {"vanthu document finish 41 --reason 'Đã họp thống nhất'"},
         .run = &finishDocument},
    };
}

std::vector<Command> assigneeCommands() {
    return {
        {.name = "document assign",
         .summary = "Giao tiếp trong đơn vị một việc được giao",
         .options = assigneeOptions(kAssignment),
         .examples = {"vanthu document assign 7 --main an.nv=18/10/2018 --text 'Dự thảo công văn trả lời'"},
         .run = &assign},
        {.name = "document take",
         .summary = "Xem, nhận hoặc bắt đầu một việc được giao",
         .options = {kAssignment,
                     {.name = "ACTION",
                      .kind = ValueKind::choice,
                      .value = "VIỆC",
                      .help = "Xem, xác nhận đã biết, bắt đầu",
                      .choices = {"read", "acknowledge", "start"},
                      .required = true}},
         .examples = {"vanthu document take 7 start"},
         .run = &moveWork},
        {.name = "document take-back",
         .summary = "Thu lại việc giao nhầm khi chưa ai xem",
         .options = {kAssignment, reason("Vì sao")},
         .examples = {"vanthu document take-back 7 --reason 'Giao nhầm phòng'"},
         .run = &takeBack},
        {.name = "document return",
         .summary = "Trả lại việc được giao",
         .options = {kAssignment, reason("Vì sao")},
         .examples = {"vanthu document return 7 --reason 'Không thuộc nhiệm vụ của phòng'"},
         .run = &giveBack},
        {.name = "document done",
         .summary = "Báo đã xong một việc được giao, kèm văn bản trả lời",
         .options = {kAssignment,
                     {.name = "--result", .value = "KẾT_QUẢ", .help = "Đã làm gì", .required = true},
                     {.name = "--reply",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã văn bản đi trả lời",
                      .repeated = true},
                     {.name = "--reply-reason",
                      .kind = ValueKind::choice,
                      .value = "LOẠI",
                      .help = "Trả lời thế nào",
                      .choices = {"answer", "report", "transfer", "interim"}}},
         .examples = {"vanthu document done 7 --result 'Đã trả lời' --reply 52"},
         .run = &finishWork},
        {.name = "document extend",
         .summary = "Xin gia hạn một việc được giao",
         .options = {kAssignment,
                     {.name = "--until",
                      .kind = ValueKind::date,
                      .value = "NGÀY",
                      .help = "Gia hạn đến ngày",
                      .required = true},
                     reason("Vì sao")},
         .examples = {"vanthu document extend 7 --until 30/10/2018 --reason 'Chờ số liệu'"},
         .run = &extend},
        {.name = "document extension",
         .summary = "Đồng ý hoặc không đồng ý gia hạn",
         .options = {{.name = "ID",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã đề nghị gia hạn (vanthu work)",
                      .required = true},
                     {.name = "DECISION",
                      .kind = ValueKind::choice,
                      .value = "QUYẾT_ĐỊNH",
                      .help = "Quyết định",
                      .choices = {"approve", "refuse"},
                      .required = true},
                     {.name = "--reason", .value = "LÝ_DO", .help = "Vì sao; bắt buộc khi không đồng ý"}},
         .examples = {"vanthu document extension 3 approve"},
         .run = &decide},
        {.name = "document opinion",
         .summary = "Cho ý kiến theo một việc được giao",
         .options = {kAssignment, {.name = "--text", .value = "Ý_KIẾN", .help = "Ý kiến", .required = true}},
         .examples = {"vanthu document opinion 9 --text 'Thống nhất với dự thảo'"},
         .run = &giveOpinion},
        {.name = "document ask-opinion",
         .summary = "Xin ý kiến các đơn vị, cá nhân",
         .options = {kDocument,
                     {.name = "--to",
                      .value = "AI[=NGÀY]",
                      .help = "Mã đơn vị hoặc tên đăng nhập, kèm hạn",
                      .required = true,
                      .repeated = true},
                     {.name = "--due", .kind = ValueKind::date, .value = "NGÀY", .help = "Hạn chung"},
                     {.name = "--text", .value = "NỘI_DUNG", .help = "Xin ý kiến về gì", .required = true}},
         .examples = {"vanthu document ask-opinion 41 --to H09.1.2=12/10/2018 --text 'Về kinh phí'"},
         .run = &askOpinion},
    };
}

}  // namespace

std::vector<Command> flowCommands() {
    auto commands = leaderCommands();
    auto more = assigneeCommands();
    commands.insert(commands.end(), more.begin(), more.end());
    return commands;
}

}  // namespace vanthu::cli
