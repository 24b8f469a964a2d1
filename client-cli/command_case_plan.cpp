#include "client-cli/case_plan_lines.h"
#include "client-cli/command.h"
#include "client-cli/printed_list.h"
#include "client-cli/words.h"

namespace vanthu::cli {
namespace {

std::string planPathOf(const Call& call) {
    return "/case-plans/" + call.arguments.text("ID");
}

void printPlan(Output& output, const Json& plan) {
    output.line(output.strong("Danh mục hồ sơ năm " + plan["year"].text() + " (mã " + plan["id"].text() +
                              "): " + plan["state_label"].text()));
    if (!plan["note"].text().empty()) output.line("Ghi chú: " + plan["note"].text());
    output.line("");
    Table table({{"Số, ký hiệu"},
                 {"Đề mục, tiêu đề hồ sơ", Align::left, true},
                 {"Bảo quản"},
                 {"Người lập"},
                 {"Ghi chú", Align::left, true}});
    for (const auto& line : plan["lines"].items()) {
        const bool isFile = line["level"].text() == "file";
        table.addRow({isFile ? line["code"].text() : line["notation"].text(),
                      isFile ? "  " + line["title"].text() : line["title"].text(),
                      line["retention_label"].text(), line["maker_name"].text(), line["note"].text()});
    }
    output.table(table);
}

void answerPlan(Call& call, const ApiRequest& request) {
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] { printPlan(call.output, answer.json()); });
}

Json planContentOf(const Call& call) {
    Json body = Json::object();
    body.setText("numbering", call.arguments.text("--numbering"));
    body.set("lines", readPlanLines(call.arguments.text("--lines")));
    return body;
}

void newPlan(Call& call) {
    ApiRequest request;
    request.method = "POST";
    request.path = "/case-plans";
    request.idempotencyKey = newIdempotencyKey();
    request.body = planContentOf(call);
    request.body.set("year", call.arguments.integer("--year").value_or(0));
    if (call.arguments.has("--unit")) request.body.set("unit", reference(call.arguments.text("--unit")));
    answerPlan(call, request);
}

void revise(Call& call) {
    const auto before = call.api.get(planPathOf(call));
    ApiRequest request;
    request.method = "PUT";
    request.path = planPathOf(call);
    request.ifMatch = before.etag;
    request.body = planContentOf(call);
    if (!call.arguments.has("--numbering")) request.body.set("numbering", before.json()["numbering"].text());
    answerPlan(call, request);
}

void listPlans(Call& call) {
    const auto answer = call.api.get("/case-plans", {{"unit", call.arguments.text("--unit")}});
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table(
            {{"Mã", Align::right}, {"Năm"}, {"Đánh số"}, {"Trạng thái"}, {"Ghi chú", Align::left, true}});
        for (const auto& plan : answered["plans"].items())
            table.addRow({plan["id"].text(), plan["year"].text(), plan["numbering_label"].text(),
                          plan["state_label"].text(), plan["note"].text()});
        call.output.table(table);
    });
}

void showPlan(Call& call) {
    const auto format = listFormat(call);
    ApiRequest request;
    request.path = planPathOf(call);
    if (format == "table") return answerPlan(call, request);
    request.query = {{"format", format}};
    saveAnswer(call, std::move(request), format);
}

void move(Call& call, const char* action) {
    ApiRequest request;
    request.method = "POST";
    request.path = planPathOf(call) + "/moves";
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("action", action).setText("text", call.arguments.text("--reason"));
    answerPlan(call, request);
}

const Option kPlanId{
    .name = "ID", .kind = ValueKind::integer, .value = "MÃ", .help = "Mã danh mục", .required = true};
const Option kPlanUnit{
    .name = "--unit", .value = "ĐƠN_VỊ", .help = "Cơ quan, theo mã; mặc định cơ quan của mình"};
const Option kNumbering{.name = "--numbering",
                        .kind = ValueKind::choice,
                        .value = "CÁCH",
                        .help = "Đánh số hồ sơ liên tục, hoặc lại từ 01 ở mỗi đề mục lớn",
                        .choices = {"continuous", "per_heading"}};
const Option kLines{.name = "--lines",
                    .kind = ValueKind::file,
                    .value = "TỆP",
                    .help =
                        "Các dòng của danh mục, cột cách nhau bằng TAB: số La Mã, đề mục lớn, ký hiệu; số Ả "
                        "Rập, đề mục nhỏ; để trống, tiêu đề hồ sơ, thời hạn (năm hoặc vinh_vien), tên đăng "
                        "nhập người lập, ghi chú",
                    .required = true};

}  // namespace

std::vector<Command> casePlanCommands() {
    return {
        {.name = "case plan new",
         .summary = "Lập danh mục hồ sơ của năm",
         .options = {{.name = "--year",
                      .kind = ValueKind::integer,
                      .value = "NĂM",
                      .help = "Năm của danh mục",
                      .required = true},
                     kLines,
                     kNumbering,
                     kPlanUnit},
         .examples = {"vanthu case plan new --year 2026 --lines danh-muc-2026.tsv --numbering per_heading"},
         .run = &newPlan},
        {.name = "case plan revise",
         .summary = "Thay các dòng của danh mục đang lập",
         .options = {kPlanId, kLines, kNumbering},
         .examples = {"vanthu case plan revise 3 --lines danh-muc-2026.tsv"},
         .run = &revise},
        {.name = "case plan list",
         .summary = "Danh mục hồ sơ các năm",
         .options = {kPlanUnit},
         .examples = {"vanthu case plan list"},
         .run = &listPlans},
        {.name = "case plan show",
         .summary = "Xem hoặc in danh mục hồ sơ",
         .options = {kPlanId, listFormatOption(), outputOption()},
         .examples = {"vanthu case plan show 3 -o danh-muc-2026.pdf"},
         .run = &showPlan},
        {.name = "case plan submit",
         .summary = "Trình lãnh đạo phê duyệt danh mục hồ sơ",
         .options = {kPlanId},
         .examples = {"vanthu case plan submit 3"},
         .run = [](Call& call) { move(call, "submit"); }},
        {.name = "case plan approve",
         .summary = "Phê duyệt danh mục: các hồ sơ được cấp số, ký hiệu",
         .options = {kPlanId},
         .examples = {"vanthu case plan approve 3"},
         .run = [](Call& call) { move(call, "approve"); }},
        {.name = "case plan back",
         .summary = "Trả lại danh mục để sửa",
         .options = {kPlanId, {.name = "--reason", .value = "LÝ_DO", .help = "Vì sao", .required = true}},
         .examples = {"vanthu case plan back 3 --reason 'Thiếu hồ sơ thi đua'"},
         .run = [](Call& call) { move(call, "back"); }},
    };
}

}  // namespace vanthu::cli
