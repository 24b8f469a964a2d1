#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/newest_first.h"
#include "client-cli/words.h"

namespace vanthu::cli {
namespace {

/// What a report in the list counts, and of when.
std::string countedText(const Json& published) {
    return published["report"].text() + ", " + dateForPeople(published["from"].text()) + " – " +
           dateForPeople(published["to"].text());
}

void publish(Call& call) {
    const auto& arguments = call.arguments;
    ApiRequest request;
    request.method = "POST";
    request.path = "/published-reports";
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("report", arguments.text("--report"))
        .set("title", arguments.text("--title"))
        .set("from", arguments.text("--from"))
        .set("to", arguments.text("--to"));
    if (arguments.has("--unit")) request.body.set("unit", reference(arguments.text("--unit")));
    if (arguments.has("--as-of-change"))
        request.body.set("as_of_change", *arguments.integer("--as-of-change"));
    request.body.setText("base", arguments.text("--base"));
    if (arguments.has("--hide")) {
        auto hidden = Json::array();
        for (const auto& unit : arguments.list("--hide"))
            hidden.add(reference(unit));
        request.body.set("hidden_units", hidden);
    }
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json published = answer.json();
        call.output.line("Đã công bố báo cáo số " + published["id"].text() + ": " +
                         published["title"].text());
        call.output.line("Mọi người xem được tại " + published["address"].text() + ", không cần đăng nhập.");
    });
}

void listPublished(Call& call) {
    const auto answer = newestFirst(call, "/published-reports");
    call.output.answer(answer.body, [&] {
        Table table({{"Số", Align::right},
                     {"Tiêu đề", Align::left, true},
                     {"Báo cáo"},
                     {"Cơ quan", Align::left, true},
                     {"Người công bố"},
                     {"Lúc"},
                     {"Trạng thái", Align::left, true}});
        const Json listed = answer.json();
        for (const auto& published : listed["reports"].items())
            table.addRow({published["id"].text(), published["title"].text(), countedText(published),
                          published["organisation"].text(), published["published_by"].text(),
                          dateForPeople(published["published_at"].text()),
                          published["state"].text() == "published"
                              ? "đang công bố, " + published["address"].text()
                              : "đã thôi: " + published["withdrawal_reason"].text()});
        if (table.empty()) return call.output.remark("Chưa có báo cáo nào được công bố.");
        call.output.table(table);
    });
}

void withdraw(Call& call) {
    ApiRequest request;
    request.method = "POST";
    request.path = "/published-reports/" + escapedSegment(call.arguments.text("ID")) + "/withdrawal";
    request.body.set("reason", call.arguments.text("--reason"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body,
                       [&] { call.output.line("Đã thôi công bố báo cáo số " + answer.json()["id"].text()); });
}

std::vector<Option> publicationOptions() {
    return {
        {.name = "--report",
         .kind = ValueKind::choice,
         .value = "BÁO_CÁO",
         .help = "Báo cáo được công bố",
         .choices = {"entry", "interconnection", "handling", "timeliness"},
         .required = true},
        {.name = "--title", .value = "TIÊU_ĐỀ", .help = "Tiêu đề trong danh sách", .required = true},
        {.name = "--from", .kind = ValueKind::date, .value = "NGÀY", .help = "Từ ngày", .required = true},
        {.name = "--to", .kind = ValueKind::date, .value = "NGÀY", .help = "Đến hết ngày", .required = true},
        {.name = "--unit", .value = "ĐƠN_VỊ", .help = "Chỉ đơn vị này, theo mã"},
        {.name = "--hide",
         .value = "ĐƠN_VỊ",
         .help = "Đơn vị không cho công chúng xem, theo mã; nêu được nhiều lần",
         .repeated = true},
        {.name = "--as-of-change",
         .kind = ValueKind::integer,
         .value = "SỐ",
         .help = "Số liệu như khi nhật ký kết thúc ở thay đổi này; mặc định thay đổi mới nhất"},
        {.name = "--base",
         .kind = ValueKind::choice,
         .value = "MẪU_SỐ",
         .help = "Của báo cáo nhập: theo dãy số, theo số khai báo, hay số lớn hơn trong hai số",
         .choices = {"number_series", "declared", "greater"}}};
}

}  // namespace

std::vector<Command> publicationCommands() {
    return {
        {.name = "report publish",
         .summary = "Công bố một báo cáo: ai cũng xem được ở /public, không cần đăng nhập",
         .options = publicationOptions(),
         .examples =
             {"vanthu report publish --report entry --from 01/01/2018 --to 31/12/2018 --title 'Kết quả "
              "nhập văn bản năm 2018'",
              "vanthu report publish --report handling --from 01/01/2026 --to 31/03/2026 --title 'Quý "
              "I/2026' --hide H09.12"},
         .run = &publish},
        {.name = "report published",
         .summary = "Các báo cáo đã công bố và đã thôi công bố, mới nhất trước",
         .options = {beforeOption("SỐ", "Chỉ các báo cáo công bố trước báo cáo số này")},
         .examples = {"vanthu report published"},
         .run = &listPublished},
        {.name = "report withdraw",
         .summary = "Thôi công bố một báo cáo; lý do ghi trong nhật ký",
         .options = {{.name = "ID",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Số của báo cáo công bố",
                      .required = true},
                     {.name = "--reason", .value = "LÝ_DO", .help = "Vì sao", .required = true}},
         .examples = {"vanthu report withdraw 3 --reason 'Nhầm kỳ báo cáo'"},
         .run = &withdraw},
    };
}

}  // namespace vanthu::cli
