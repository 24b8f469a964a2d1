#include "client-cli/command.h"
#include "client-cli/failure.h"
#include "client-cli/words.h"

namespace vanthu::cli {
namespace {

/// The id of the book that the caller named by id or by code.
std::string bookId(Call& call) {
    const std::string named = call.arguments.text("BOOK");
    if (named.find_first_not_of("0123456789") == std::string::npos) return named;
    std::string id;
    const Json answered = call.api.get("/books").json();
    for (const auto& book : answered["books"].items()) {
        if (book["code"].text() != named) continue;
        if (!id.empty()) throw Failure("nhiều sổ có mã " + named, "dùng mã số của sổ (vanthu book list)");
        id = book["id"].text();
    }
    if (id.empty()) throw Failure("không có sổ " + named, "xem: vanthu book list");
    return id;
}

void list(Call& call) {
    const auto answer = call.api.get("/books");
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Mã số", Align::right},
                     {"Đơn vị", Align::right},
                     {"Chiều"},
                     {"Mã"},
                     {"Tên", Align::left, true},
                     {"Cách đánh số"},
                     {"Trạng thái"}});
        for (const auto& book : answered["books"].items())
            table.addRow({book["id"].text(), book["organisation"].text(),
                          directionLabel(book["direction"].text()), book["code"].text(), book["name"].text(),
                          schemeLabel(book["scheme"].text()), bookStateLabel(book["state"].text())});
        call.output.table(table);
    });
}

void add(Call& call) {
    const auto& arguments = call.arguments;
    ApiRequest request;
    request.method = "POST";
    request.path = "/books";
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("organisation", reference(arguments.text("--unit")))
        .set("direction", arguments.text("--direction"))
        .set("code", arguments.text("--code"))
        .set("name", arguments.text("--name"))
        .setText("scheme", arguments.text("--scheme"));
    Json types = Json::array();
    for (const auto& type : arguments.list("--separate-type"))
        types.add(type);
    if (!types.items().empty()) request.body.set("separate_types", std::move(types));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body,
                       [&] { call.output.line("Đã mở sổ, mã số " + answer.json()["id"].text()); });
}

void setState(Call& call, const char* state) {
    ApiRequest request;
    request.method = "PATCH";
    request.path = "/books/" + bookId(call);
    request.body.set("state", state);
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json book = answer.json();
        call.output.line(book["name"].text() + ": " + bookStateLabel(book["state"].text()));
    });
}

std::string printed(const Json& gaps) {
    std::string text;
    for (const auto& gap : gaps.items()) {
        text += text.empty() ? "" : ", ";
        text += gap["first"].text();
        if (gap["last"].integer() != gap["first"].integer()) text += "–" + gap["last"].text();
    }
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
                     {"Số thiếu", Align::left, true}});
        for (const auto& series : answered["series"].items()) {
            const std::string key = series["key"].text();
            const std::string missing = printed(series["gaps"]);
            table.addRow({series["year"].text(), key.empty() ? "chung" : key, series["first_number"].text(),
                          series["last_number"].text(), missing.empty() ? "không" : missing});
        }
        if (table.empty()) return call.output.remark("Sổ chưa cấp số nào.");
        call.output.table(table);
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
        .setText("key", arguments.text("--series"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] { call.output.line("Đã hủy số " + arguments.text("NUMBER")); });
}

}  // namespace

std::vector<Command> bookCommands() {
    const Option book{.name = "BOOK", .value = "SỔ", .help = "Mã số hoặc mã của sổ", .required = true};
    return {
        {.name = "book list", .summary = "Các sổ đăng ký", .examples = {"vanthu book list"}, .run = &list},
        {.name = "book add",
         .summary = "Mở một sổ mới",
         .options = {{.name = "--unit", .value = "ĐƠN_VỊ", .help = "Mã đơn vị giữ sổ", .required = true},
                     {.name = "--direction",
                      .kind = ValueKind::choice,
                      .value = "CHIỀU",
                      .help = "Sổ đến hay sổ đi",
                      .choices = {"incoming", "outgoing"},
                      .required = true},
                     {.name = "--code", .value = "MÃ", .help = "Mã ngắn: di-qd", .required = true},
                     {.name = "--name", .value = "TÊN", .help = "Tên sổ", .required = true},
                     {.name = "--scheme",
                      .kind = ValueKind::choice,
                      .value = "CÁCH",
                      .help = "Cách đánh số",
                      .choices = {"common", "per_type", "mixed"}},
                     {.name = "--separate-type",
                      .value = "LOẠI",
                      .help = "Loại có dãy số riêng, khi đánh số hỗn hợp",
                      .repeated = true}},
         .examples =
             {"vanthu book add --unit H09.12 --direction outgoing --code di-qd --name 'Sổ quyết định' "
              "--scheme mixed --separate-type QĐ"},
         .run = &add},
        {.name = "book open",
         .summary = "Mở lại sổ đã đóng",
         .options = {book},
         .examples = {"vanthu book open di-qd"},
         .run = [](Call& call) { setState(call, "open"); }},
        {.name = "book close",
         .summary = "Đóng sổ: không nhận văn bản mới",
         .options = {book},
         .examples = {"vanthu book close 3"},
         .run = [](Call& call) { setState(call, "closed"); }},
        {.name = "book gaps",
         .summary = "Các dãy số và những số còn thiếu",
         .options = {book,
                     {.name = "--year", .kind = ValueKind::integer, .value = "NĂM", .help = "Chỉ năm này"}},
         .examples = {"vanthu book gaps di --year 2018"},
         .run = &gaps},
        {.name = "book void",
         .summary = "Hủy một số kèm lý do, để giải trình số thiếu",
         .options = {book,
                     {.name = "NUMBER", .value = "SỐ", .help = "Số cần hủy", .required = true},
                     {.name = "--year",
                      .kind = ValueKind::integer,
                      .value = "NĂM",
                      .help = "Năm của dãy số",
                      .required = true},
                     {.name = "--reason", .value = "LÝ_DO", .help = "Vì sao", .required = true},
                     {.name = "--series",
                      .value = "LOẠI",
                      .help = "Loại của dãy số riêng; bỏ trống là dãy chung"}},
         .examples = {"vanthu book void di 17 --year 2018 --reason 'Cấp số nhưng không ban hành'"},
         .run = &voidNumber},
    };
}

}  // namespace vanthu::cli
