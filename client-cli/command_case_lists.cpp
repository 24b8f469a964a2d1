#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/failure.h"
#include "client-cli/printed_list.h"

namespace vanthu::cli {
namespace {

std::string listedCasePathOf(const Call& call) {
    return "/case-files/" + call.arguments.text("ID");
}

Table tableOf(const Json& files) {
    Table table({{"Mã", Align::right},
                 {"Năm"},
                 {"Số, ký hiệu"},
                 {"Tiêu đề", Align::left, true},
                 {"Trạng thái"},
                 {"Bảo quản"},
                 {"Người lập"},
                 {"Nộp lưu trước"}});
    for (const auto& file : files.items())
        table.addRow({file["id"].text(), file["year"].text(), file["code"].text(), file["title"].text(),
                      file["state_label"].text(), file["retention_label"].text(), file["maker_name"].text(),
                      dateForPeople(file["hand_over_by"].text())});
    return table;
}

void printPage(Call& call, const std::string& path, std::vector<std::pair<std::string, std::string>> query) {
    query.emplace_back("limit", call.arguments.text("--limit"));
    query.emplace_back("cursor", call.arguments.text("--cursor"));
    const auto answer = call.api.get(path, std::move(query));
    call.output.answer(answer.body, [&] {
        const Json page = answer.json();
        const Table table = tableOf(page["case_files"]);
        if (table.empty()) return call.output.remark("Không có hồ sơ nào.");
        call.output.table(table);
        if (const auto next = page["next_cursor"].text(); !next.empty())
            call.output.remark("Còn nữa: thêm --cursor " + next);
    });
}

void listCaseFiles(Call& call) {
    const auto& arguments = call.arguments;
    printPage(call, "/case-files",
              {{"unit", arguments.text("--unit")},
               {"year", arguments.text("--year")},
               {"state", arguments.text("--state")},
               {"own", arguments.has("--own") ? "true" : ""}});
}

void due(Call& call) {
    printPage(call, "/case-files/due", {});
}

void contents(Call& call) {
    ApiRequest request;
    request.path = listedCasePathOf(call) + "/contents";
    printList(call, std::move(request));
}

void handOverList(Call& call) {
    ApiRequest request;
    request.path = "/case-files/hand-over-list";
    request.query = {{"unit", call.arguments.text("--unit")}, {"year", call.arguments.text("--year")}};
    printList(call, std::move(request));
}

void exportFile(Call& call) {
    ApiRequest request;
    request.path = listedCasePathOf(call) + "/export";
    if (call.environment.outputIsTerminal && call.arguments.text("--output").empty())
        throw usageFailure("không in tệp ZIP ra màn hình", "thêm -o ho-so.zip");
    saveAnswer(call, std::move(request), "zip");
}

void statistics(Call& call) {
    const auto answer = call.api.get("/case-files/statistics", {{"unit", call.arguments.text("--unit")},
                                                                {"year", call.arguments.text("--year")}});
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Người lập", Align::left, true},
                     {"Trong danh mục", Align::right},
                     {"Đang mở", Align::right},
                     {"Đã kết thúc", Align::right},
                     {"Đã nộp lưu", Align::right},
                     {"Văn bản", Align::right}});
        for (const auto& row : answered["accounts"].items())
            table.addRow({row["account_name"].text(), row["planned"].text(), row["open"].text(),
                          row["closed"].text(), row["handed_over"].text(), row["documents"].text()});
        call.output.table(table);
    });
}

const Option kListedCaseId{
    .name = "ID", .kind = ValueKind::integer, .value = "MÃ", .help = "Mã hồ sơ", .required = true};
const Option kUnit{.name = "--unit", .value = "ĐƠN_VỊ", .help = "Cơ quan, theo mã"};
const Option kYear{
    .name = "--year", .kind = ValueKind::integer, .value = "NĂM", .help = "Năm hình thành hồ sơ"};

std::vector<Option> casePageOptions(std::vector<Option> own) {
    own.push_back({.name = "--limit", .kind = ValueKind::integer, .value = "SỐ", .help = "Số dòng, đến 200"});
    own.push_back({.name = "--cursor", .value = "DẤU_TRANG", .help = "Trang tiếp theo"});
    return own;
}

}  // namespace

std::vector<Command> caseListCommands() {
    return {
        {.name = "case list",
         .summary = "Danh sách hồ sơ",
         .options =
             casePageOptions({kUnit,
                              kYear,
                              {.name = "--state",
                               .kind = ValueKind::choice,
                               .value = "TRẠNG_THÁI",
                               .help = "Chỉ hồ sơ ở trạng thái này",
                               .choices = {"planned", "open", "closed", "handed_over"}},
                              {.name = "--own", .kind = ValueKind::flag, .help = "Chỉ hồ sơ tôi lập"}}),
         .examples = {"vanthu case list --year 2026 --own"},
         .run = &listCaseFiles},
        {.name = "case due",
         .summary = "Hồ sơ đến hạn nộp lưu trong 30 ngày tới hoặc đã quá hạn",
         .options = casePageOptions({}),
         .examples = {"vanthu case due"},
         .run = &due},
        {.name = "case contents",
         .summary = "Mục lục văn bản trong hồ sơ",
         .options = {kListedCaseId, listFormatOption(), outputOption()},
         .examples = {"vanthu case contents 12 -o muc-luc.pdf"},
         .run = &contents},
        {.name = "case hand-over-list",
         .summary = "Mục lục hồ sơ, tài liệu nộp lưu",
         .options = {required(kYear), kUnit, listFormatOption(), outputOption()},
         .examples = {"vanthu case hand-over-list --year 2026 -o nop-luu-2026.xlsx"},
         .run = &handOverList},
        {.name = "case export",
         .summary = "Xuất cả hồ sơ: văn bản, PDF gộp và XML trong một tệp ZIP",
         .options = {kListedCaseId, outputOption()},
         .examples = {"vanthu case export 12 -o ho-so-12.zip"},
         .run = &exportFile},
        {.name = "case statistics",
         .summary = "Số hồ sơ của từng người lập",
         .options = {required(kYear), kUnit},
         .examples = {"vanthu case statistics --year 2026"},
         .run = &statistics},
    };
}

}  // namespace vanthu::cli
