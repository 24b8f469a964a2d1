#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/failure.h"

namespace vanthu::cli {
namespace {

void nextPage(Call& call, const Json& page) {
    if (!page["next_cursor"].isNull())
        call.output.remark("Trang sau: thêm --cursor " + page["next_cursor"].text());
}

void listNotices(Call& call) {
    const auto& arguments = call.arguments;
    const auto answer = call.api.get("/notices", {{"unread", arguments.has("--unread") ? "true" : ""},
                                                  {"limit", arguments.text("--limit")},
                                                  {"cursor", arguments.text("--cursor")}});
    call.output.answer(answer.body, [&] {
        const Json page = answer.json();
        call.output.line("Chưa xem: " + page["unread"].text());
        Table table({{"Mã", Align::right}, {"Lúc"}, {"Thông báo", Align::left, true}, {"Từ"}, {"Đã xem"}});
        for (const auto& notice : page["items"].items())
            table.addRow({notice["id"].text(), dateForPeople(notice["created_at"].text()),
                          notice["hidden"].truth() ? notice["kind_label"].text() + " (không còn được xem)"
                                                   : notice["text"].text(),
                          notice["from_name"].text(), notice["read_at"].isNull() ? "" : "x"});
        if (table.empty()) return call.output.remark("Không có thông báo.");
        call.output.table(table);
        nextPage(call, page);
    });
}

void readNotices(Call& call) {
    const auto& arguments = call.arguments;
    ApiRequest request;
    request.method = "POST";
    if (arguments.has("--up-to")) {
        request.path = "/notices/read";
        request.body.set("up_to", *arguments.integer("ID"));
    } else {
        request.path = "/notices/" + escapedSegment(arguments.text("ID")) + "/read";
    }
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json told = answer.json();
        call.output.line("Còn chưa xem: " + told["unread"].text());
        if (!told["mark"].isNull())
            call.output.remark("Hoàn tác: vanthu notice unread --mark " + told["mark"].text());
    });
}

void unreadNotices(Call& call) {
    const auto& arguments = call.arguments;
    const bool isOne = arguments.has("ID");
    if (isOne == arguments.has("--mark"))
        throw usageFailure("cần mã thông báo hoặc --mark, không cả hai", "viết vanthu notice unread 41");
    ApiRequest request;
    request.method = "DELETE";
    request.path = "/notices/read";
    if (isOne)
        request.path = "/notices/" + escapedSegment(arguments.text("ID")) + "/read";
    else
        request.query = {{"mark", arguments.text("--mark")}};
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] { call.output.line("Chưa xem: " + answer.json()["unread"].text()); });
}

void countUnread(Call& call) {
    const auto answer = call.api.get("/notices/unread");
    call.output.answer(answer.body, [&] { call.output.line("Chưa xem: " + answer.json()["unread"].text()); });
}

void changeMail(Call& call) {
    ApiRequest request;
    request.method = "PUT";
    request.path = "/me/mail";
    request.body.set("email", call.arguments.text("--email"));
    request.body.setText("mail_preference", call.arguments.text("--when"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json account = answer.json();
        call.output.line(account["email"].isNull() ? "Thông báo không gửi qua thư"
                                                   : "Thông báo gửi tới " + account["email"].text());
    });
}

void listAlerts(Call& call) {
    const auto& arguments = call.arguments;
    const auto answer = call.api.get("/alerts", {{"open", arguments.has("--open") ? "true" : ""},
                                                 {"limit", arguments.text("--limit")},
                                                 {"cursor", arguments.text("--cursor")}});
    call.output.answer(answer.body, [&] {
        const Json page = answer.json();
        Table table({{"Mã", Align::right},
                     {"Lúc"},
                     {"Thay đổi", Align::left, true},
                     {"Người thay đổi"},
                     {"Người xác nhận"}});
        for (const auto& alert : page["items"].items())
            table.addRow({alert["id"].text(), dateForPeople(alert["made_at"].text()), alert["text"].text(),
                          alert["made_by_name"].text(),
                          alert["open"].truth() ? "chờ xác nhận" : alert["confirmed_by_name"].text()});
        if (table.empty()) return call.output.remark("Không có cảnh báo.");
        call.output.table(table);
        nextPage(call, page);
    });
}

void confirmAlert(Call& call) {
    ApiRequest request;
    request.method = "POST";
    request.path = "/alerts/" + escapedSegment(call.arguments.text("ID")) + "/confirmation";
    request.body = Json::object();
    request.body.setText("note", call.arguments.text("--note"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body,
                       [&] { call.output.line("Đã xác nhận: " + answer.json()["text"].text()); });
}

Option idOption(std::string_view help) {
    return {.name = "ID", .kind = ValueKind::integer, .value = "MÃ", .help = help, .required = true};
}

std::vector<Option> pageOptions(Option only) {
    return {std::move(only),
            {.name = "--limit", .kind = ValueKind::integer, .value = "SỐ", .help = "Số dòng một trang"},
            {.name = "--cursor", .value = "DẤU", .help = "Dấu trang của trang trước"}};
}

}  // namespace

std::vector<Command> noticeCommands() {
    return {
        {.name = "notice list",
         .summary = "Thông báo của mình, mới nhất trước",
         .options =
             pageOptions({.name = "--unread", .kind = ValueKind::flag, .help = "Chỉ thông báo chưa xem"}),
         .examples = {"vanthu notice list --unread"},
         .run = &listNotices},
        {.name = "notice count",
         .summary = "Số thông báo chưa xem",
         .examples = {"vanthu notice count --json"},
         .run = &countUnread},
        {.name = "notice read",
         .summary = "Ghi một thông báo là đã xem, hoặc mọi thông báo đến nó",
         .options = {idOption("Mã thông báo"),
                     {.name = "--up-to", .kind = ValueKind::flag, .help = "Cả các thông báo trước đó"}},
         .examples = {"vanthu notice read 41", "vanthu notice read 41 --up-to"},
         .run = &readNotices},
        {.name = "notice unread",
         .summary = "Ghi lại là chưa xem: một thông báo, hoặc những gì notice read --up-to vừa ghi",
         .options = {{.name = "ID", .kind = ValueKind::integer, .value = "MÃ", .help = "Mã thông báo"},
                     {.name = "--mark", .value = "DẤU", .help = "Dấu mà notice read --up-to cho biết"}},
         .examples = {"vanthu notice unread 41"},
         .run = &unreadNotices},
        {.name = "notice mail",
         .summary = "Địa chỉ và cách nhận thông báo qua thư của mình",
         .options = {{.name = "--email",
                      .value = "ĐỊA_CHỈ",
                      .help = "Địa chỉ thư; không nêu là không nhận thư"},
                     {.name = "--when",
                      .kind = ValueKind::choice,
                      .value = "CÁCH",
                      .help = "at_once ngay, daily mỗi ngày làm việc một thư lúc 7 giờ 30, none không",
                      .choices = {"at_once", "daily", "none"}}},
         .examples = {"vanthu notice mail --email an.nv@snv.binhminh.gov.vn --when daily"},
         .run = &changeMail},
        {.name = "alert list",
         .summary = "Cảnh báo thay đổi quyền truy cập",
         .options =
             pageOptions({.name = "--open", .kind = ValueKind::flag, .help = "Chỉ cảnh báo chờ xác nhận"}),
         .examples = {"vanthu alert list --open"},
         .run = &listAlerts},
        {.name = "alert confirm",
         .summary = "Xác nhận một thay đổi quyền; người đã thay đổi không tự xác nhận",
         .options = {idOption("Mã cảnh báo"), {.name = "--note", .value = "GHI_CHÚ", .help = "Ghi chú"}},
         .examples = {"vanthu alert confirm 12 --note 'Theo QĐ 15/QĐ-SNV'"},
         .run = &confirmAlert},
    };
}

}  // namespace vanthu::cli
