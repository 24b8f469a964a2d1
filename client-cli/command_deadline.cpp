#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/words.h"

namespace vanthu::cli {
namespace {

Option ruleIdOption(std::string_view help) {
    return {.name = "ID", .kind = ValueKind::integer, .value = "MÃ", .help = help, .required = true};
}

const Option kRuleReason{.name = "--reason", .value = "LÝ_DO", .help = "Lý do, căn cứ", .required = true};
const Option kRuleBasis{
    .name = "--basis", .value = "VĂN_BẢN", .help = "Văn bản làm căn cứ", .required = true};

/// "02/01/2026", "02/01 hằng năm".
std::string dayForPeople(const std::string& day) {
    if (day.size() != 5) return dateForPeople(day);
    return day.substr(3) + "/" + day.substr(0, 2) + " hằng năm";
}

void listCalendar(Call& call) {
    const auto answer = call.api.get("/calendar", {{"year", call.arguments.text("--year")}});
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Mã", Align::right},
                     {"Ngày"},
                     {"Loại"},
                     {"Tên", Align::left, true},
                     {"Căn cứ", Align::left, true}});
        for (const auto& day : answered["exceptions"].items())
            table.addRow({day["id"].text(), dayForPeople(day["day"].text()),
                          day["working"].truth() ? "Làm bù" : "Nghỉ", day["name"].text(),
                          day["legal_basis"].text()});
        call.output.table(table);
    });
}

void addDay(Call& call) {
    const auto& arguments = call.arguments;
    ApiRequest request;
    request.method = "POST";
    request.path = "/calendar";
    request.idempotencyKey = newIdempotencyKey();
    const auto day = arguments.text("DAY");
    request.body.set("day", arguments.has("--every-year") ? day.substr(5) : day)
        .set("working", arguments.has("--working"))
        .set("name", arguments.text("--name"))
        .set("legal_basis", arguments.text("--basis"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json added = answer.json();
        call.output.line("Đã thêm mục lịch mã " + added["id"].text() + ": " +
                         dayForPeople(added["day"].text()));
    });
}

void withdrawDay(Call& call) {
    ApiRequest request;
    request.method = "POST";
    request.path = "/calendar/" + escapedSegment(call.arguments.text("ID")) + "/withdrawal";
    request.body.set("reason", call.arguments.text("--reason"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        call.output.line("Đã bỏ mục lịch ngày " + dayForPeople(answer.json()["day"].text()));
    });
}

void listRules(Call& call) {
    const auto answer = call.api.get("/deadline-rules");
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Mã", Align::right},
                     {"Việc", Align::left, true},
                     {"Đơn vị", Align::left, true},
                     {"Loại"},
                     {"Độ khẩn"},
                     {"Ngày làm việc", Align::right},
                     {"Từ ngày"},
                     {"Đến ngày"},
                     {"Căn cứ", Align::left, true}});
        for (const auto& rule : answered["rules"].items())
            table.addRow({rule["id"].text(), rule["step_label"].text(), rule["organisation_name"].text(),
                          rule["type"].text(), urgencyLabel(rule["urgency"].text()),
                          rule["working_days"].text(), dateForPeople(rule["valid_from"].text()),
                          rule["valid_to"].isNull() ? "" : dateForPeople(rule["valid_to"].text()),
                          rule["legal_basis"].text()});
        call.output.table(table);
    });
}

void setRule(Call& call) {
    const auto& arguments = call.arguments;
    ApiRequest request;
    request.method = "POST";
    request.path = "/deadline-rules";
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("step", arguments.text("--step"))
        .set("working_days", *arguments.integer("--days"))
        .set("legal_basis", arguments.text("--basis"));
    if (arguments.has("--unit")) request.body.set("organisation", reference(arguments.text("--unit")));
    request.body.setText("type", arguments.text("--type"));
    request.body.setText("urgency", arguments.text("--urgency"));
    request.body.setText("valid_from", arguments.text("--from"));
    request.body.setText("valid_to", arguments.text("--to"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json rule = answer.json();
        call.output.line("Đã đặt quy định thời hạn mã " + rule["id"].text() + ": " +
                         rule["working_days"].text() + " ngày làm việc từ ngày " +
                         dateForPeople(rule["valid_from"].text()));
    });
}

void endRule(Call& call) {
    ApiRequest request;
    request.method = "PATCH";
    request.path = "/deadline-rules/" + escapedSegment(call.arguments.text("ID"));
    request.body.set("valid_to", call.arguments.text("--on")).set("reason", call.arguments.text("--reason"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        call.output.line("Quy định thời hạn hết hiệu lực ngày " +
                         dateForPeople(answer.json()["valid_to"].text()));
    });
}

std::vector<Command> calendarCommands() {
    return {
        {.name = "calendar list",
         .summary = "Ngày nghỉ lễ và ngày làm bù của lịch làm việc",
         .options = {{.name = "--year", .kind = ValueKind::integer, .value = "NĂM", .help = "Chỉ năm này"}},
         .examples = {"vanthu calendar list --year 2026"},
         .run = &listCalendar},
        {.name = "calendar add",
         .summary = "Thêm một ngày nghỉ, hoặc một ngày làm bù, vào lịch làm việc",
         .options =
             {{.name = "DAY", .kind = ValueKind::date, .value = "NGÀY", .help = "Ngày", .required = true},
              {.name = "--working", .kind = ValueKind::flag, .help = "Là ngày làm bù, không phải ngày nghỉ"},
              {.name = "--every-year", .kind = ValueKind::flag, .help = "Ngày đó hằng năm"},
              {.name = "--name", .value = "TÊN", .help = "Tên ngày", .required = true},
              kRuleBasis},
         .examples = {"vanthu calendar add 02/01/2026 --name 'Nghỉ hoán đổi' --basis 'TB 6150/TB-BNV'",
                      "vanthu calendar add 10/01/2026 --working --name 'Làm bù' --basis 'TB 6150/TB-BNV'"},
         .run = &addDay},
        {.name = "calendar withdraw",
         .summary = "Bỏ một mục của lịch làm việc",
         .options = {ruleIdOption("Mã mục lịch"), kRuleReason},
         .examples = {"vanthu calendar withdraw 214 --reason 'Ghi nhầm ngày'"},
         .run = &withdrawDay},
    };
}

}  // namespace

std::vector<Command> deadlineCommands() {
    auto commands = calendarCommands();
    const std::vector<Command> rules{
        {.name = "deadline list",
         .summary = "Các quy định thời hạn theo loại, độ khẩn và việc",
         .examples = {"vanthu deadline list"},
         .run = &listRules},
        {.name = "deadline set",
         .summary = "Đặt một quy định thời hạn; quy định cũ cùng phạm vi hết hiệu lực ngày hôm trước",
         .options = {{.name = "--step",
                      .kind = ValueKind::choice,
                      .value = "VIỆC",
                      .help = "enter đăng ký, present trình, issue ban hành, handle giải quyết",
                      .choices = {"enter", "present", "issue", "handle"},
                      .required = true},
                     {.name = "--days",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Số ngày làm việc; 0 là trong ngày",
                      .required = true},
                     {.name = "--type", .value = "LOẠI", .help = "Chỉ loại văn bản này: KH, CV …"},
                     {.name = "--urgency",
                      .kind = ValueKind::choice,
                      .value = "ĐỘ_KHẨN",
                      .help = "Chỉ độ khẩn này",
                      .choices = {"normal", "urgent", "very_urgent", "express"}},
                     {.name = "--unit", .value = "ĐƠN_VỊ", .help = "Chỉ đơn vị này, theo mã"},
                     {.name = "--from",
                      .kind = ValueKind::date,
                      .value = "NGÀY",
                      .help = "Ngày đầu; mặc định hôm nay"},
                     {.name = "--to", .kind = ValueKind::date, .value = "NGÀY", .help = "Ngày cuối"},
                     kRuleBasis},
         .examples = {"vanthu deadline set --step handle --days 10 --type CV --basis 'QĐ 12/QĐ-SNV'",
                      "vanthu deadline set --step handle --days 2 --urgency express --basis 'QĐ 12/QĐ-SNV'"},
         .run = &setRule},
        {.name = "deadline end",
         .summary = "Kết thúc hiệu lực của một quy định thời hạn",
         .options = {ruleIdOption("Mã quy định"),
                     {.name = "--on",
                      .kind = ValueKind::date,
                      .value = "NGÀY",
                      .help = "Ngày cuối còn hiệu lực",
                      .required = true},
                     kRuleReason},
         .examples = {"vanthu deadline end 12 --on 31/12/2026 --reason 'QĐ 30/QĐ-SNV thay thế'"},
         .run = &endRule},
    };
    commands.insert(commands.end(), rules.begin(), rules.end());
    return commands;
}

}  // namespace vanthu::cli
