#include "client-cli/book_reference.h"
#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/words.h"

namespace vanthu::cli {
namespace {

void listBooks(Call& call) {
    const auto answer = call.api.get("/books");
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Mã số", Align::right},
                     {"Đơn vị", Align::right},
                     {"Chiều"},
                     {"Mã"},
                     {"Tên", Align::left, true},
                     {"Cách đánh số"},
                     {"Dùng cho"},
                     {"Trạng thái"}});
        for (const auto& book : answered["books"].items())
            table.addRow({book["id"].text(), book["organisation"].text(),
                          directionLabel(book["direction"].text()), book["code"].text(), book["name"].text(),
                          schemeLabel(book["scheme"].text()), bookPurposeLabel(book["purpose"].text()),
                          bookStateLabel(book["state"].text())});
        call.output.table(table);
    });
}

void addBook(Call& call) {
    const auto& arguments = call.arguments;
    ApiRequest request;
    request.method = "POST";
    request.path = "/books";
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("organisation", reference(arguments.text("--unit")))
        .set("direction", arguments.text("--direction"))
        .set("code", arguments.text("--code"))
        .set("name", arguments.text("--name"))
        .setText("scheme", arguments.text("--scheme"))
        .setText("purpose", arguments.text("--purpose"))
        .setText("board_name", arguments.text("--board"))
        .setText("board_notation", arguments.text("--board-notation"));
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
    request.body.set("state", state).setText("reason", call.arguments.text("--reason"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json book = answer.json();
        call.output.line(book["name"].text() + ": " + bookStateLabel(book["state"].text()));
    });
}

void registerStub(Call& call) {
    const auto& arguments = call.arguments;
    ApiRequest request;
    request.method = "POST";
    request.path = "/books/" + bookId(call) + "/secret-stubs";
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("secrecy", arguments.text("--secrecy"))
        .setText("date", arguments.text("--date"))
        .setText("number", arguments.text("--number"))
        .setText("number_reason", arguments.text("--number-reason"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json stub = answer.json();
        call.output.line("Số " + stub["number"].text() + ": " + stub["label"].text());
    });
}

void listStubs(Call& call) {
    const auto answer =
        call.api.get("/books/" + bookId(call) + "/secret-stubs", {{"year", call.arguments.text("--year")}});
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Số", Align::right}, {"Ngày"}, {"Độ mật"}, {"Ghi chú", Align::left, true}});
        for (const auto& stub : answered["secret_stubs"].items())
            table.addRow({stub["number"].text(), dateForPeople(stub["date"].text()),
                          secrecyLabel(stub["secrecy"].text()), stub["label"].text()});
        if (table.empty()) return call.output.remark("Năm này sổ chưa cấp số nào.");
        call.output.table(table);
    });
}

}  // namespace

std::vector<Command> bookCommands() {
    const Option book = bookOption();
    const Option reason{.name = "--reason", .value = "LÝ_DO", .help = "Vì sao"};
    return {
        {.name = "book list",
         .summary = "Các sổ đăng ký",
         .examples = {"vanthu book list"},
         .run = &listBooks},
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
                      .repeated = true},
                     {.name = "--purpose",
                      .kind = ValueKind::choice,
                      .value = "MỤC_ĐÍCH",
                      .help = "Sổ của cơ quan, của hội đồng, giữ số mật hay bản sao",
                      .choices = {"agency", "board", "secret_stubs", "copies"}},
                     {.name = "--board", .value = "TÊN", .help = "Tên hội đồng, ban"},
                     {.name = "--board-notation",
                      .value = "CHỮ",
                      .help = "Chữ viết tắt của hội đồng, ban trong ký hiệu: BCĐ"}},
         .examples =
             {"vanthu book add --unit H09.12 --direction outgoing --code di-qd --name 'Sổ quyết định' "
              "--scheme mixed --separate-type QĐ",
              "vanthu book add --unit H09.12 --direction outgoing --code sao --name 'Sổ bản sao' --purpose "
              "copies"},
         .run = &addBook},
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
        {.name = "book lock",
         .summary = "Khóa sổ đã đóng: không thay đổi được gì nữa",
         .options = {book},
         .examples = {"vanthu book lock di-2025"},
         .run = [](Call& call) { setState(call, "locked"); }},
        {.name = "book unlock",
         .summary = "Mở khóa sổ, kèm lý do; sổ trở lại trạng thái đã đóng",
         .options = {book, required(reason)},
         .examples = {"vanthu book unlock di-2025 --reason 'Bổ sung bản sao theo kết luận thanh tra'"},
         .run = [](Call& call) { setState(call, "closed"); }},
        {.name = "book stub",
         .summary = "Cấp số cho văn bản mật, chỉ giữ số, ngày và độ mật",
         .options = {book,
                     {.name = "--secrecy",
                      .kind = ValueKind::choice,
                      .value = "MỨC",
                      .help = "Độ mật",
                      .choices = {"mat", "toi_mat", "tuyet_mat"},
                      .required = true},
                     {.name = "--date",
                      .kind = ValueKind::date,
                      .value = "NGÀY",
                      .help = "Ngày văn bản; bỏ trống là hôm nay"},
                     {.name = "--number", .value = "SỐ", .help = "Số đã cấp; bỏ trống thì cấp tiếp"},
                     {.name = "--number-reason", .value = "LÝ_DO", .help = "Vì sao lùi ngày hoặc thêm chữ"}},
         .examples = {"vanthu book stub mat --secrecy mat --date 02/03/2026"},
         .run = &registerStub},
        {.name = "book stubs",
         .summary = "Các số đã cấp cho văn bản mật",
         .options =
             {book, {.name = "--year", .kind = ValueKind::integer, .value = "NĂM", .help = "Năm của dãy số"}},
         .examples = {"vanthu book stubs mat --year 2026"},
         .run = &listStubs},
    };
}

}  // namespace vanthu::cli
