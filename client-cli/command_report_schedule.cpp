#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/fetch.h"
#include "client-cli/newest_first.h"
#include "client-cli/words.h"

#include <array>
#include <string>
#include <utility>

namespace vanthu::cli {
namespace {

constexpr const char* kSchedulesPath = "/reports/schedules";

std::string pathOfSchedule(const Call& call) {
    return std::string(kSchedulesPath) + "/" + escapedSegment(call.arguments.text("ID"));
}

std::string wordFor(const std::string& code) {
    constexpr std::array kSpoken{
        std::pair{"entry", "Nhập văn bản"},      std::pair{"interconnection", "Liên thông"},
        std::pair{"handling", "Giải quyết đến"}, std::pair{"timeliness", "Đúng hạn"},
        std::pair{"outgoing", "Giải quyết đi"},  std::pair{"index", "Chỉ số CCHC"},
        std::pair{"last_week", "tuần trước"},    std::pair{"last_month", "tháng trước"},
        std::pair{"last_quarter", "quý trước"},  std::pair{"last_year", "năm trước"},
        std::pair{"year_to_date", "từ đầu năm"}};
    for (const auto& [known, spoken] : kSpoken)
        if (code == known) return spoken;
    return code;
}

/// "hằng tuần, thứ 2", "hằng tháng, ngày 5", "hằng quý, ngày 31 (hoặc ngày cuối tháng) tháng đầu quý".
std::string daysText(const std::string& rhythm, std::int64_t day) {
    constexpr int kEveryMonth = 28;
    if (rhythm == "weekly")
        return day == 7 ? "hằng tuần, Chủ nhật" : "hằng tuần, thứ " + std::to_string(day + 1);
    const auto named = "ngày " + std::to_string(day) + (day > kEveryMonth ? " (hoặc ngày cuối tháng)" : "");
    return rhythm == "quarterly" ? "hằng quý, " + named + " tháng đầu quý" : "hằng tháng, " + named;
}

std::string timesText(const Json& schedule) {
    return daysText(schedule["rhythm"].text(), schedule["day"].integer()) + ", " + schedule["time"].text();
}

std::string recipientsText(const Json& schedule) {
    std::string text;
    const auto add = [&](const std::string& one) { text += (text.empty() ? "" : "; ") + one; };
    for (const auto& account : schedule["accounts"].items())
        add(account["full_name"].text());
    for (const auto& address : schedule["addresses"].items())
        add(address.text());
    return text.empty() ? "không gửi thư" : text;
}

void listSchedules(Call& call) {
    const auto answer = call.api.get(kSchedulesPath);
    call.output.answer(answer.body, [&] {
        Table table({{"Số", Align::right},
                     {"Tiêu đề", Align::left, true},
                     {"Báo cáo"},
                     {"Đơn vị", Align::left, true},
                     {"Kỳ"},
                     {"Lúc"},
                     {"Gửi đến", Align::left, true},
                     {"Lần tới"},
                     {"Lần mới nhất", Align::left, true}});
        const Json listed = answer.json();
        for (const auto& schedule : listed["schedules"].items())
            table.addRow({schedule["id"].text(), schedule["title"].text(), wordFor(schedule["report"].text()),
                          schedule["organisation"].text(), wordFor(schedule["period"].text()),
                          timesText(schedule), recipientsText(schedule),
                          schedule["state"].text() == "active" ? dateForPeople(schedule["next_due_at"].text())
                                                               : "đã dừng",
                          schedule["last_run"]["state_label"].text()});
        if (table.empty())
            return call.output.remark("Chưa có lịch nào. Lập lịch bằng: vanthu report schedule add …");
        call.output.table(table);
    });
}

/// What is said of a schedule; what is not said is left as it is in `body`.
void putSchedule(const Arguments& arguments, Json& body) {
    body.setText("title", arguments.text("--title"))
        .setText("report", arguments.text("--report"))
        .setText("period", arguments.text("--period"))
        .setText("rhythm", arguments.text("--every"))
        .setText("time", arguments.text("--at"))
        .setText("base", arguments.text("--base"))
        .setText("index", arguments.text("--index"));
    if (arguments.has("--day")) body.set("day", *arguments.integer("--day"));
    if (arguments.has("--unit")) body.set("unit", reference(arguments.text("--unit")));
    const auto put = [&](const char* option, const char* field, const auto& item) {
        if (!arguments.has(option)) return;
        auto items = Json::array();
        for (const auto& each : arguments.list(option))
            items.add(item(each));
        body.set(field, std::move(items));
    };
    const auto asText = [](const std::string& text) { return text; };
    put("--format", "formats", asText);
    put("--account", "accounts", [](const std::string& account) { return reference(account); });
    put("--to", "addresses", asText);
}

void addSchedule(Call& call) {
    ApiRequest request;
    request.method = "POST";
    request.path = kSchedulesPath;
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("formats", Json::array().add("pdf"));
    putSchedule(call.arguments, request.body);
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json schedule = answer.json();
        call.output.line("Đã lập lịch số " + schedule["id"].text() + ": " + schedule["title"].text());
        call.output.line("Lần đầu lúc " + dateForPeople(schedule["next_due_at"].text()) +
                         ", gửi đến: " + recipientsText(schedule));
    });
}

/// A schedule as it can be given again; of another report without what is only of its own.
Json requestOf(const Json& schedule, bool isOfOtherReport) {
    Json body = Json::object();
    for (const auto* field : {"title", "report", "period", "rhythm", "time"})
        body.setText(field, schedule[field].text());
    if (!isOfOtherReport)
        body.setText("base", schedule["base"].text()).setText("index", schedule["index"].text());
    body.set("day", schedule["day"].integer());
    if (!schedule["organisation_id"].isNull()) body.set("unit", schedule["organisation_id"].integer());
    auto accounts = Json::array();
    for (const auto& account : schedule["accounts"].items())
        accounts.add(account["id"].integer());
    body.set("accounts", std::move(accounts));
    for (const auto* list : {"formats", "addresses"}) {
        auto items = Json::array();
        for (const auto& item : schedule[list].items())
            items.add(item.text());
        body.set(list, std::move(items));
    }
    return body;
}

void changeSchedule(Call& call) {
    ApiRequest request;
    request.path = pathOfSchedule(call);
    const Json before = call.api.send(request).json();
    request.method = "PUT";
    request.ifMatch = '"' + before["version"].text() + '"';
    request.body = requestOf(before, call.arguments.has("--report"));
    putSchedule(call.arguments, request.body);
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json schedule = answer.json();
        call.output.line("Đã sửa lịch số " + schedule["id"].text() + ": " + schedule["title"].text() + ", " +
                         wordFor(schedule["report"].text()) + ", " + wordFor(schedule["period"].text()) +
                         ", " + timesText(schedule));
        call.output.line("Lần tới lúc " + dateForPeople(schedule["next_due_at"].text()) +
                         ", gửi đến: " + recipientsText(schedule));
    });
}

void stopSchedule(Call& call) {
    ApiRequest request;
    request.method = "DELETE";
    request.path = pathOfSchedule(call);
    static_cast<void>(call.api.send(request));
    call.output.answer("{}", [&] { call.output.line("Đã dừng lịch số " + call.arguments.text("ID")); });
}

/// "đã gửi 2/3 thư; x@y.vn: chờ gửi, 451 …".
std::string mailsText(const Json& run) {
    std::size_t sent = 0;
    std::string others;
    const auto mails = run["mails"].items();
    for (const auto& mail : mails) {
        if (mail["state"].text() == "sent") {
            ++sent;
            continue;
        }
        others += "; " + (mail["address"].text().empty() ? mail["account"].text() : mail["address"].text()) +
                  ": " + mail["state_label"].text();
        if (const auto reason = mail["reason"].text(); !reason.empty()) others += ", " + reason;
    }
    if (mails.empty()) return "";
    return "đã gửi " + std::to_string(sent) + "/" + std::to_string(mails.size()) + " thư" + others;
}

void listRuns(Call& call) {
    const auto answer = newestFirst(call, pathOfSchedule(call) + "/runs");
    call.output.answer(answer.body, [&] {
        Table table({{"Lần", Align::right},
                     {"Đến hạn"},
                     {"Kỳ"},
                     {"Số liệu đến"},
                     {"Trạng thái", Align::left, true},
                     {"Tệp"},
                     {"Thư", Align::left, true}});
        const Json listed = answer.json();
        for (const auto& run : listed["runs"].items()) {
            std::string files;
            for (const auto& file : run["files"].items())
                files += (files.empty() ? "" : ", ") + file["format"].text();
            const auto reason = run["reason"].text();
            table.addRow({run["id"].text(), dateForPeople(run["due_at"].text()),
                          run["from"].text().empty()
                              ? ""
                              : dateForPeople(run["from"].text()) + " – " + dateForPeople(run["to"].text()),
                          dateForPeople(run["as_of"].text()),
                          run["state_label"].text() + (reason.empty() ? "" : ": " + reason), files,
                          mailsText(run)});
        }
        if (table.empty()) return call.output.remark("Lịch này chưa chạy lần nào.");
        call.output.table(table);
    });
}

void runSchedule(Call& call) {
    ApiRequest request;
    request.method = "POST";
    request.path = pathOfSchedule(call) + "/runs";
    request.idempotencyKey = newIdempotencyKey();
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        call.output.line("Đã xếp hàng lần chạy số " + answer.json()["id"].text() +
                         ". Xem kết quả bằng: vanthu report schedule runs " + call.arguments.text("ID"));
    });
}

void downloadRun(Call& call) {
    ApiRequest request;
    request.path = pathOfSchedule(call) + "/runs/" + escapedSegment(call.arguments.text("LẦN")) + "/file";
    request.query = {{"format", call.arguments.text("--format")}};
    request.accept = "*/*";
    const auto target = call.arguments.text("--output");
    fetch(call, std::move(request), target.empty() ? "-" : target);
}

Option scheduleId() {
    return {.name = "ID", .kind = ValueKind::integer, .value = "SỐ", .help = "Số của lịch", .required = true};
}

std::vector<Option> scheduleOptions() {
    return {
        {.name = "--title", .value = "TIÊU_ĐỀ", .help = "Tiêu đề, cũng là tiêu đề thư", .required = true},
        {.name = "--report",
         .kind = ValueKind::choice,
         .value = "BÁO_CÁO",
         .help = "Báo cáo được lập",
         .choices = {"entry", "interconnection", "handling", "timeliness", "outgoing", "index"},
         .required = true},
        {.name = "--period",
         .kind = ValueKind::choice,
         .value = "KỲ",
         .help = "Kỳ, tính từ ngày đến hạn",
         .choices = {"last_week", "last_month", "last_quarter", "last_year", "year_to_date"},
         .required = true},
        {.name = "--every",
         .kind = ValueKind::choice,
         .value = "NHỊP",
         .help = "Hằng tuần, hằng tháng hoặc hằng quý",
         .choices = {"weekly", "monthly", "quarterly"},
         .required = true},
        {.name = "--day",
         .kind = ValueKind::integer,
         .value = "NGÀY",
         .help = "Thứ trong tuần (1 là thứ Hai, 7 là Chủ nhật), ngày trong tháng, hoặc ngày trong tháng đầu "
                 "quý; tháng ngắn hơn thì lấy ngày cuối tháng",
         .required = true},
        {.name = "--at", .value = "GIỜ", .help = "Giờ Việt Nam, dạng 07:30", .required = true},
        {.name = "--format",
         .kind = ValueKind::choice,
         .value = "DẠNG",
         .help = "Dạng tệp; nêu được nhiều lần; mặc định pdf",
         .choices = {"pdf", "xlsx", "csv"},
         .repeated = true},
        {.name = "--unit", .value = "ĐƠN_VỊ", .help = "Chỉ đơn vị này, theo mã; mặc định mọi đơn vị"},
        {.name = "--base",
         .kind = ValueKind::choice,
         .value = "MẪU_SỐ",
         .help = "Của báo cáo nhập: theo dãy số, theo số khai báo, hay số lớn hơn trong hai số",
         .choices = {"number_series", "declared", "greater"}},
        {.name = "--index",
         .value = "MÃ",
         .help = "Của chỉ số cải cách hành chính: mã bộ chỉ số; cùng --unit thì lập phiếu của đơn vị ấy"},
        {.name = "--to", .value = "ĐỊA_CHỈ", .help = "Địa chỉ thư; nêu được nhiều lần", .repeated = true},
        {.name = "--account",
         .value = "SỐ",
         .help = "Tài khoản nhận thư, theo số; nêu được nhiều lần",
         .repeated = true}};
}

/// Of a change everything but the number of the schedule may be left out.
std::vector<Option> changeOptions() {
    auto options = scheduleOptions();
    for (auto& option : options)
        option.required = false;
    options.insert(options.begin(), scheduleId());
    return options;
}

}  // namespace

std::vector<Command> reportScheduleCommands() {
    return {
        {.name = "report schedule list",
         .summary = "Các lịch gửi báo cáo định kỳ, mới nhất trước",
         .examples = {"vanthu report schedule list", "vanthu report schedule list --json"},
         .run = &listSchedules},
        {.name = "report schedule add",
         .summary = "Lập lịch: báo cáo được lập đúng hạn bằng quyền của bạn lúc ấy và gửi thư kèm tệp",
         .options = scheduleOptions(),
         .examples =
             {"vanthu report schedule add --title 'Tỷ lệ nhập hằng tháng' --report entry --period last_month "
              "--every monthly --day 5 --at 07:30 --format pdf --format xlsx --to baocao@binhminh.gov.vn",
              "vanthu report schedule add --title 'Đúng hạn quý' --report timeliness --period last_quarter "
              "--every quarterly --day 31 --at 08:00 --unit H09.12 --to so@binhminh.gov.vn"},
         .run = &addSchedule},
        {.name = "report schedule change",
         .summary = "Sửa một lịch của bạn: nêu gì thì đổi nấy, còn lại giữ nguyên",
         .options = changeOptions(),
         .examples =
             {"vanthu report schedule change 3 --day 10 --at 08:00",
              "vanthu report schedule change 3 --format pdf --format csv --to baocao@binhminh.gov.vn"},
         .run = &changeSchedule},
        {.name = "report schedule stop",
         .summary = "Dừng một lịch; các báo cáo đã lập vẫn còn",
         .options = {scheduleId()},
         .examples = {"vanthu report schedule stop 3"},
         .run = &stopSchedule},
        {.name = "report schedule runs",
         .summary = "Các lần chạy của một lịch: lập lúc nào, gửi đến đâu, vì sao không",
         .options = {scheduleId(), beforeOption("SỐ", "Chỉ các lần trước lần số này")},
         .examples = {"vanthu report schedule runs 3", "vanthu report schedule runs 3 --json"},
         .run = &listRuns},
        {.name = "report schedule run",
         .summary = "Chạy ngay thêm một lần",
         .options = {scheduleId()},
         .examples = {"vanthu report schedule run 3"},
         .run = &runSchedule},
        {.name = "report schedule file",
         .summary = "Tải tệp của một lần chạy",
         .options = {scheduleId(),
                     {.name = "LẦN",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Số của lần chạy",
                      .required = true},
                     {.name = "--format",
                      .kind = ValueKind::choice,
                      .value = "DẠNG",
                      .help = "Dạng tệp",
                      .choices = {"pdf", "xlsx", "csv"},
                      .required = true},
                     kOutput,
                     kForce},
         .examples = {"vanthu report schedule file 3 12 --format pdf -o thang3.pdf"},
         .run = &downloadRun},
    };
}

}  // namespace vanthu::cli
