#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/failure.h"
#include "client-cli/printed_list.h"
#include "client-cli/report_tables.h"

#include <fstream>

namespace vanthu::cli {
namespace {

void printReport(Output& output, const std::string& name, const Json& report) {
    const auto& words = wordsOf(name);
    output.line(output.strong(std::string(words.title)));
    output.line(report["organisation"].text() + ", từ " + dateForPeople(report["from"].text()) + " đến " +
                dateForPeople(report["to"].text()));
    output.line("");
    output.table(tableOf(name, report));
    output.line("");
    output.line(std::string(words.basis));
    // Rates of the same documents against another base are other rates.
    const auto base = report["total"]["outgoing"]["with_file"]["base"].text();
    if (base == "declared")
        output.line("Mẫu số: số văn bản do đơn vị khai báo cho đủ kỳ; “—” là chưa khai báo đủ.");
    if (base == "greater") output.line("Mẫu số: số lớn hơn giữa dãy số và số do đơn vị khai báo.");
    output.line("Tính đến " + dateForPeople(report["as_of"].text()));
    if (const auto standing = report["standing"]["text"].text(); !standing.empty())
        output.line(output.strong(standing));
    if (const auto coverage = report["coverage"]["text"].text(); !coverage.empty()) output.line(coverage);
}

void report(Call& call, const std::string& name) {
    const auto& arguments = call.arguments;
    std::string format = arguments.text("--format");
    if (format.empty()) format = call.output.form() == OutputForm::json ? "json" : "table";
    ApiRequest request;
    request.path = "/reports/" + name;
    request.query = {{"from", arguments.text("--from")},
                     {"to", arguments.text("--to")},
                     {"unit", arguments.text("--unit")},
                     {"as_of", arguments.text("--as-of")},
                     {"as_of_change", arguments.text("--as-of-change")},
                     {"base", arguments.text("--base")},
                     {"units", arguments.text("--units")},
                     {"compare", arguments.has("--compare") ? "true" : ""},
                     {"divided", arguments.has("--divided") ? "true" : ""},
                     {"format", format == "table" ? "json" : format}};
    if (format != "table") return saveAnswer(call, std::move(request), format);
    const Json answered = call.api.send(request).json();
    if (!arguments.has("--output")) return printReport(call.output, name, answered);
    std::ofstream file(arguments.text("--output"));
    Output output(file, call.output.errors(), Environment{}, OutputForm::people);
    printReport(output, name, answered);
    file.close();
    if (!file) throw Failure("không ghi được " + arguments.text("--output"), "kiểm tra thư mục và quyền ghi");
}

/// "Vào sổ +1; Số còn thiếu -1".
std::string figuresOf(const Json& line) {
    std::string text;
    for (const auto& one : line["figures"].items()) {
        const auto by = one["by"].integer();
        text += (text.empty() ? "" : "; ") + one["label"].text() + (by > 0 ? " +" : " ") + std::to_string(by);
    }
    return text;
}

/// "12 → 15"; "—" where there was none.
std::string denominatorsOf(const Json& denominator) {
    if (denominator.isNull()) return "";
    const auto told = [](const Json& number) { return number.isNull() ? std::string("—") : number.text(); };
    return told(denominator["before"]) + " → " + told(denominator["after"]);
}

void printDifference(Output& output, const Json& report) {
    output.line(output.strong("Thay đổi số liệu: " + std::string(wordsOf(report["report"].text()).title)));
    output.line(report["organisation"].text() + ", từ " + dateForPeople(report["from"].text()) + " đến " +
                dateForPeople(report["to"].text()));
    const auto told = [&](const char* side) {
        const auto rules = report[side]["rule_set"].text();
        return dateForPeople(report[side]["as_of"].text()) +
               (rules.empty() ? "" : " (bộ quy tắc " + rules + ")");
    };
    output.line("Trước đây tính đến " + told("before") + ", nay tính đến " + told("after"));
    output.line("");
    if (report["lines"].items().empty()) return output.remark("Không có số liệu nào thay đổi.");
    Table units({{"Đơn vị", Align::left, true}, {"Chiều"}, {"Thay đổi", Align::left, true}, {"Mẫu số"}});
    for (const auto& unit : report["units"].items())
        units.addRow({unit["name"].text(), unit["direction"].text() == "outgoing" ? "đi" : "đến",
                      figuresOf(unit), denominatorsOf(unit["denominator"])});
    output.table(units);
    output.line("");
    Table lines(
        {{"Đơn vị", Align::left, true}, {"Vì"}, {"Thay đổi", Align::left, true}, {"Nhật ký"}, {"Lúc"}});
    for (const auto& line : report["lines"].items()) {
        const Json& because = line["because"];
        lines.addRow({line["name"].text(), line["what"].text(), figuresOf(line),
                      because.isNull() ? "tới ngày" : "số " + because["change"].text(),
                      because.isNull() ? "" : dateForPeople(because["at"].text())});
    }
    output.table(lines);
}

void difference(Call& call) {
    const auto& arguments = call.arguments;
    std::string format = arguments.text("--format");
    if (format.empty()) format = call.output.form() == OutputForm::json ? "json" : "table";
    ApiRequest request;
    request.path = "/reports/differences";
    request.query = {
        {"report", arguments.text("--report")}, {"from", arguments.text("--from")},
        {"to", arguments.text("--to")},         {"unit", arguments.text("--unit")},
        {"before", arguments.text("--before")}, {"before_change", arguments.text("--before-change")},
        {"as_of", arguments.text("--as-of")},   {"as_of_change", arguments.text("--as-of-change")},
        {"base", arguments.text("--base")},     {"format", format == "table" ? "json" : format}};
    if (format != "table") return saveAnswer(call, std::move(request), format);
    printDifference(call.output, call.api.send(request).json());
}

void printRegister(Call& call) {
    const auto& arguments = call.arguments;
    const std::string format = listFormat(call);
    ApiRequest request;
    request.path = "/registers/" + escapedSegment(arguments.text("--kind"));
    request.query = {{"unit", arguments.text("--unit")},     {"book", arguments.text("--book")},
                     {"from", arguments.text("--from")},     {"to", arguments.text("--to")},
                     {"volume", arguments.text("--volume")}, {"format", format == "table" ? "json" : format}};
    if (format != "table") return saveAnswer(call, std::move(request), format);
    const Json answered = call.api.send(request).json();
    const Table table = listTable(answered);
    call.output.line(call.output.strong(answered["title"].text() + " năm " + answered["year"].text()));
    call.output.line(answered["organisation"].text() + ", từ " + dateForPeople(answered["from"].text()) +
                     " đến " + dateForPeople(answered["to"].text()));
    call.output.line("");
    if (table.empty()) return call.output.remark("Chưa có dòng nào.");
    call.output.table(table);
}

void reportProposals(Call& call) {
    const auto& arguments = call.arguments;
    const auto answer = call.api.get("/reports/proposals", {{"from", arguments.text("--from")},
                                                            {"to", arguments.text("--to")},
                                                            {"unit", arguments.text("--unit")}});
    call.output.answer(answer.body, [&] {
        const Json report = answer.json();
        Table table({{"Trường"},
                     {"Mức tin"},
                     {"Đề xuất", Align::right},
                     {"Giữ nguyên", Align::right},
                     {"Bị sửa", Align::right}});
        for (const auto& field : report["fields"].items())
            table.addRow({field["label"].text(), field["confidence_label"].text(), field["proposed"].text(),
                          field["kept"].text(), field["changed"].text()});
        call.output.line(call.output.strong("Tự điền: đề xuất giữ nguyên và bị sửa"));
        call.output.line(report["organisation"].text() + ", từ " + dateForPeople(report["from"].text()) +
                         " đến " + dateForPeople(report["to"].text()));
        call.output.line("");
        if (table.empty()) return call.output.remark("Chưa có văn bản nào được đăng ký từ đề xuất.");
        call.output.table(table);
    });
}

std::vector<Option> registerOptions() {
    return {{.name = "--kind",
             .kind = ValueKind::choice,
             .value = "MẪU",
             .help = "Mẫu sổ theo Nghị định 30/2020",
             .choices = {"den", "di", "chuyen_giao", "theo_doi", "ban_luu"},
             .required = true},
            {.name = "--from", .kind = ValueKind::date, .value = "NGÀY", .help = "Từ ngày", .required = true},
            {.name = "--to",
             .kind = ValueKind::date,
             .value = "NGÀY",
             .help = "Đến hết ngày, cùng năm",
             .required = true},
            {.name = "--book", .value = "SỔ", .help = "Sổ, theo mã; mặc định sổ đang mở đầu tiên"},
            {.name = "--unit", .value = "ĐƠN_VỊ", .help = "Đơn vị giữ sổ, theo mã; mặc định đơn vị của mình"},
            {.name = "--volume", .kind = ValueKind::integer, .value = "SỐ", .help = "Quyển số, in trên bìa"},
            listFormatOption(),
            outputOption()};
}

std::vector<Option> reportOptions() {
    return {
        {.name = "--from", .kind = ValueKind::date, .value = "NGÀY", .help = "Từ ngày", .required = true},
        {.name = "--to", .kind = ValueKind::date, .value = "NGÀY", .help = "Đến hết ngày", .required = true},
        {.name = "--unit", .value = "ĐƠN_VỊ", .help = "Chỉ đơn vị này, theo mã"},
        {.name = "--format",
         .kind = ValueKind::choice,
         .value = "DẠNG",
         .help = "Dạng kết quả",
         .choices = {"table", "json", "csv", "xlsx", "pdf", "html"}},
        outputOption()};
}

/// Of the rates that follow the log.
std::vector<Option> reportAsOfOptions() {
    auto options = reportOptions();
    options.push_back({.name = "--as-of",
                       .kind = ValueKind::date,
                       .value = "NGÀY",
                       .help = "Số liệu như đã biết đến hết ngày này"});
    options.push_back({.name = "--as-of-change",
                       .kind = ValueKind::integer,
                       .value = "SỐ",
                       .help = "Số liệu như khi nhật ký kết thúc ở thay đổi này"});
    return options;
}

/// Of the four that have rates.
std::vector<Option> rateOptions() {
    auto options = reportAsOfOptions();
    options.push_back({.name = "--units",
                       .kind = ValueKind::choice,
                       .value = "ĐƠN_VỊ",
                       .help = "Đơn vị như trong kỳ, hay như hiện nay kèm đơn vị đã sáp nhập vào",
                       .choices = {"then", "today"}});
    options.push_back({.name = "--compare",
                       .kind = ValueKind::flag,
                       .help = "Kèm kỳ trước và cùng kỳ năm trước (trong tệp và JSON)"});
    return options;
}

const Option kBase{.name = "--base",
                   .kind = ValueKind::choice,
                   .value = "MẪU_SỐ",
                   .help = "Mẫu số: theo dãy số, theo số khai báo, hay số lớn hơn trong hai số",
                   .choices = {"number_series", "declared", "greater"}};

std::vector<Option> entryOptions() {
    auto options = rateOptions();
    options.push_back(kBase);
    return options;
}

std::vector<Option> handlingOptions() {
    auto options = rateOptions();
    options.push_back(
        {.name = "--divided", .kind = ValueKind::flag, .help = "Chia thêm theo độ khẩn và nguồn văn bản"});
    return options;
}

std::vector<Option> differenceOptions() {
    auto options = reportAsOfOptions();
    for (auto& option : options)
        if (option.name == "--format") option.choices = {"table", "json", "csv"};
    options.push_back({.name = "--report",
                       .kind = ValueKind::choice,
                       .value = "BÁO_CÁO",
                       .help = "Báo cáo được so sánh",
                       .choices = {"entry", "interconnection", "handling", "timeliness"},
                       .required = true});
    options.push_back({.name = "--before",
                       .kind = ValueKind::date,
                       .value = "NGÀY",
                       .help = "So với số liệu đã biết đến hết ngày này"});
    options.push_back({.name = "--before-change",
                       .kind = ValueKind::integer,
                       .value = "SỐ",
                       .help = "So với khi nhật ký kết thúc ở thay đổi này"});
    options.push_back(kBase);
    return options;
}

}  // namespace

std::vector<Command> reportCommands() {
    return {
        {.name = "report entry",
         .summary = "Tỷ lệ nhập văn bản vào phần mềm, theo dãy số hay số khai báo",
         .options = entryOptions(),
         .examples = {"vanthu report entry --from 01/01/2018 --to 31/12/2018",
                      "vanthu report entry --from 01/01/2018 --to 31/12/2018 --as-of 15/01/2019",
                      "vanthu report entry --from 01/01/2018 --to 31/12/2018 --base greater",
                      "vanthu report entry --from 01/01/2018 --to 31/12/2018 --format pdf -o nhap-2018.pdf"},
         .run = [](Call& call) { report(call, "entry"); }},
        {.name = "report interconnection",
         .summary = "Liên thông theo văn bản và lượt gửi, trao đổi hai chiều, ký số, tiếp nhận",
         .options = rateOptions(),
         .examples =
             {"vanthu report interconnection --from 2018-07-01 --to 2018-09-30 --unit H09.12",
              "vanthu report interconnection --from 2018-07-01 --to 2018-09-30 --units today --compare "
              "--format pdf -o lien-thong.pdf",
              "vanthu report interconnection --from 2018-07-01 --to 2018-09-30 --format csv -o quy-3.csv"},
         .run = [](Call& call) { report(call, "interconnection"); }},
        {.name = "report handling",
         .summary = "Tình hình giải quyết văn bản đến: đúng hạn, quá hạn, đang giải quyết, trên mạng",
         .options = handlingOptions(),
         .examples = {"vanthu report handling --from 01/01/2026 --to 31/03/2026 --unit H09.12",
                      "vanthu report handling --from 01/01/2026 --to 31/03/2026 --divided"},
         .run = [](Call& call) { report(call, "handling"); }},
        {.name = "report timeliness",
         .summary = "Tỷ lệ gửi văn bản đúng hạn theo NĐ 30 và QĐ 28, giải quyết đúng hạn",
         .options = rateOptions(),
         .examples =
             {"vanthu report timeliness --from 01/01/2026 --to 31/03/2026 --format pdf -o dung-han.pdf"},
         .run = [](Call& call) { report(call, "timeliness"); }},
        {.name = "report outgoing",
         .summary = "Tình hình giải quyết văn bản đi theo đơn vị, loại, trạng thái",
         .options = reportOptions(),
         .examples =
             {"vanthu report outgoing --from 01/01/2026 --to 31/03/2026",
              "vanthu report outgoing --from 01/01/2026 --to 31/03/2026 --unit H09.12 --format xlsx -o "
              "van-ban-di.xlsx"},
         .run = [](Call& call) { report(call, "outgoing"); }},
        {.name = "report differences",
         .summary = "Vì sao số liệu của một báo cáo thay đổi giữa hai thời điểm, từng văn bản",
         .options = differenceOptions(),
         .examples = {"vanthu report differences --report entry --from 01/01/2018 --to 31/12/2018 --before "
                      "15/01/2019",
                      "vanthu report differences --report entry --from 01/01/2018 --to 31/12/2018 "
                      "--before-change 4812 --as-of-change 5120 --format csv -o thay-doi.csv"},
         .run = &difference},
        {.name = "report proposals",
         .summary = "Tự điền: đề xuất giữ nguyên và bị sửa, theo trường và mức tin",
         .options = {{.name = "--from",
                      .kind = ValueKind::date,
                      .value = "NGÀY",
                      .help = "Từ ngày",
                      .required = true},
                     {.name = "--to",
                      .kind = ValueKind::date,
                      .value = "NGÀY",
                      .help = "Đến hết ngày",
                      .required = true},
                     {.name = "--unit", .value = "ĐƠN_VỊ", .help = "Chỉ đơn vị này, theo mã"}},
         .examples = {"vanthu report proposals --from 01/01/2026 --to 31/03/2026 --unit H09.12"},
         .run = &reportProposals},
        {.name = "report register",
         .summary = "Sổ đăng ký, chuyển giao, theo dõi, bản lưu theo mẫu Nghị định 30/2020",
         .options = registerOptions(),
         .examples = {"vanthu report register --kind den --from 01/01/2018 --to 31/12/2018 --format pdf -o "
                      "so-den-2018.pdf",
                      "vanthu report register --kind di --book di --from 01/09/2018 --to 30/09/2018 --format "
                      "xlsx -o so-di.xlsx"},
         .run = &printRegister},
    };
}

}  // namespace vanthu::cli
