#include "client-cli/book_reference.h"
#include "client-cli/command.h"
#include "client-cli/dates.h"

namespace vanthu::cli {
namespace {

std::string printed(const Json& gaps) {
    std::string text;
    for (const auto& gap : gaps.items()) {
        text += text.empty() ? "" : ", ";
        text += gap["first"].text();
        if (gap["last"].integer() != gap["first"].integer()) text += "–" + gap["last"].text();
    }
    return text;
}

std::string printedReservations(const Json& reserved) {
    std::string text;
    for (const auto& held : reserved.items())
        text += (text.empty() ? "" : ", ") + held["number"].text() + " (" + held["held_for"].text() +
                ", đến " + dateForPeople(held["until"].text()) +
                (held["overdue"].truth() ? ", quá hạn" : "") + ")";
    return text;
}

void gaps(Call& call) {
    const auto answer =
        call.api.get("/books/" + bookId(call) + "/series", {{"year", call.arguments.text("--year")}});
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Năm", Align::right},
                     {"Dãy"},
                     {"Từ số", Align::right},
                     {"Đến số", Align::right},
                     {"Số thiếu", Align::left, true},
                     {"Đang giữ", Align::left, true}});
        for (const auto& series : answered["series"].items()) {
            const std::string key = series["key"].text();
            const std::string missing = printed(series["gaps"]);
            table.addRow({series["year"].text(), key.empty() ? "chung" : key, series["first_number"].text(),
                          series["last_number"].text(), missing.empty() ? "không" : missing,
                          printedReservations(series["reserved"])});
        }
        if (table.empty()) return call.output.remark("Sổ chưa cấp số nào.");
        call.output.table(table);
    });
}

void reserveNumber(Call& call) {
    const auto& arguments = call.arguments;
    ApiRequest request;
    request.method = "POST";
    request.path = "/books/" + bookId(call) + "/reserved-numbers";
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("held_for", arguments.text("--for"))
        .set("until", arguments.text("--until"))
        .set("purpose", arguments.text("--purpose"))
        .setText("number", arguments.text("--number"))
        .setText("key", arguments.text("--series"));
    if (const auto year = arguments.integer("--year")) request.body.set("year", *year);
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json held = answer.json();
        call.output.line("Đã giữ số " + held["number"].text() + " năm " + held["year"].text() + " cho " +
                         held["held_for"].text() + ", đến hết ngày " + dateForPeople(held["until"].text()));
    });
}

void voidNumber(Call& call) {
    const auto& arguments = call.arguments;
    ApiRequest request;
    request.method = "POST";
    request.path = "/books/" + bookId(call) + "/voided-numbers";
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("year", arguments.integer("--year").value_or(0))
        .set("number", arguments.text("NUMBER"))
        .set("reason", arguments.text("--reason"))
        .setText("last_number", arguments.text("--to"))
        .setText("key", arguments.text("--series"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json made = answer.json();
        const auto last = made["last_number"].text();
        call.output.line(last.empty() ? "Đã hủy số " + made["number"].text()
                                      : "Đã hủy các số từ " + made["number"].text() + " đến " + last);
    });
}

}  // namespace

std::vector<Command> numberCommands() {
    const Option book = bookOption();
    const Option year{.name = "--year", .kind = ValueKind::integer, .value = "NĂM", .help = "Năm của dãy số"};
    const Option series{
        .name = "--series", .value = "LOẠI", .help = "Loại của dãy số riêng; bỏ trống là dãy chung"};
    return {
        {.name = "number gaps",
         .summary = "Các dãy số, những số còn thiếu và những số đang giữ",
         .options = {book, year},
         .examples = {"vanthu number gaps di --year 2018"},
         .run = &gaps},
        {.name = "number reserve",
         .summary = "Giữ số cho một văn bản chưa ký; dùng số đó khi đăng ký bằng --number",
         .options = {book,
                     {.name = "--for", .value = "AI", .help = "Giữ cho ai", .required = true},
                     {.name = "--until",
                      .kind = ValueKind::date,
                      .value = "NGÀY",
                      .help = "Giữ đến hết ngày nào",
                      .required = true},
                     {.name = "--purpose", .value = "VIỆC", .help = "Để làm gì", .required = true},
                     {.name = "--number", .value = "SỐ", .help = "Số muốn giữ; bỏ trống là số tiếp theo"},
                     year,
                     series},
         .examples = {"vanthu number reserve di --for 'Phòng Tổ chức' --until 05/03/2026 \\",
                      "    --purpose 'Quyết định đang trình ký'"},
         .run = &reserveNumber},
        {.name = "number void",
         .summary = "Hủy một số hoặc một khoảng số thiếu kèm lý do, để giải trình số thiếu hoặc thôi giữ số",
         .options = {book,
                     {.name = "NUMBER", .value = "SỐ", .help = "Số cần hủy", .required = true},
                     {.name = "--to",
                      .value = "SỐ",
                      .help = "Hủy mọi số thiếu từ SỐ đến số này, tất cả hoặc không số nào"},
                     required(year),
                     {.name = "--reason", .value = "LÝ_DO", .help = "Vì sao", .required = true},
                     series},
         .examples = {"vanthu number void di 17 --year 2018 --reason 'Cấp số nhưng không ban hành'",
                      "vanthu number void di 12 --to 40 --year 2018 --reason 'Sổ giấy bị thất lạc'"},
         .run = &voidNumber},
    };
}

}  // namespace vanthu::cli
