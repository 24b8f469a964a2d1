#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/newest_first.h"
#include "client-cli/printed_list.h"
#include "client-cli/words.h"

namespace vanthu::cli {
namespace {

std::string_view way(const Json& thing) {
    return thing["direction"].text() == "outgoing" ? "đi" : "đến";
}

std::string evidenceFormatOf(const Call& call) {
    const auto format = call.arguments.text("--format");
    if (!format.empty()) return format;
    return call.output.form() == OutputForm::json ? "json" : "table";
}

/// Of a period, as of a moment; the answer in the form that the caller asks for.
void showEvidence(Call& call, const std::string& name, void (*print)(Output&, const Json&)) {
    const auto& arguments = call.arguments;
    const auto format = evidenceFormatOf(call);
    ApiRequest request;
    request.path = "/reports/" + name;
    request.query = {{"from", arguments.text("--from")},
                     {"to", arguments.text("--to")},
                     {"unit", arguments.text("--unit")},
                     {"direction", arguments.text("--direction")},
                     {"as_of", arguments.text("--as-of")},
                     {"as_of_change", arguments.text("--as-of-change")},
                     {"format", format == "table" ? "json" : format}};
    if (format != "table") return saveAnswer(call, std::move(request), format);
    const Json report = call.api.send(request).json();
    call.output.line(report["organisation"].text() + ", từ " + dateForPeople(report["from"].text()) +
                     " đến " + dateForPeople(report["to"].text()) + ", tính đến " +
                     dateForPeople(report["as_of"].text()));
    call.output.line("");
    print(call.output, report);
}

std::string rangesOf(const Json& series) {
    std::string text;
    for (const auto& range : series["missing_ranges"].items()) {
        text += (text.empty() ? "" : ", ") + range["first"].text();
        if (range["last"].integer() != range["first"].integer()) text += "–" + range["last"].text();
    }
    return text;
}

void printSeries(Output& output, const Json& report) {
    Table table({{"Dãy", Align::right},
                 {"Đơn vị", Align::left, true},
                 {"Văn bản"},
                 {"Sổ", Align::left, true},
                 {"Từ số", Align::right},
                 {"Đến số", Align::right},
                 {"Đã vào sổ", Align::right},
                 {"Đã hủy", Align::right},
                 {"Còn thiếu", Align::right},
                 {"Các số còn thiếu", Align::left, true}});
    for (const auto& series : report["series"].items())
        table.addRow({series["series_id"].text(), series["organisation"].text(), std::string(way(series)),
                      series["book"].text() + ", " + series["year"].text() +
                          (series["key"].isNull() ? "" : ", " + series["key"].text()),
                      series["lowest"].text(), series["highest"].text(), series["entered"].text(),
                      series["voided"].text(), series["missing"].text(), rangesOf(series)});
    if (table.empty()) return output.remark("Không có dãy số nào có văn bản trong kỳ.");
    output.table(table);
}

void printDeclared(Output& output, const Json& report) {
    Table table({{"Mã", Align::right},
                 {"Đơn vị", Align::left, true},
                 {"Văn bản"},
                 {"Từ ngày"},
                 {"Đến ngày"},
                 {"Số văn bản", Align::right},
                 {"Người khai"},
                 {"Lúc"},
                 {"Hiệu lực"},
                 {"Ghi chú", Align::left, true}});
    for (const auto& declared : report["declarations"].items())
        table.addRow({declared["id"].text(), declared["organisation"].text(), std::string(way(declared)),
                      dateForPeople(declared["from"].text()), dateForPeople(declared["to"].text()),
                      declared["documents"].text(), declared["declared_by"].text(),
                      dateForPeople(declared["declared_at"].text()),
                      declared["in_force"].truth() ? "đang tính"
                                                   : "đã đính chính, mã " + declared["corrected_by"].text(),
                      declared["note"].isNull() ? "" : declared["note"].text()});
    if (table.empty()) return output.remark("Chưa có khai báo nào.");
    output.table(table);
}

void declare(Call& call) {
    const auto& arguments = call.arguments;
    ApiRequest request;
    request.method = "POST";
    request.path = "/declared-counts";
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("direction", arguments.text("--direction"))
        .set("from", arguments.text("--from"))
        .set("to", arguments.text("--to"))
        .set("documents", *arguments.integer("--documents"));
    if (arguments.has("--unit")) request.body.set("organisation", reference(arguments.text("--unit")));
    if (arguments.has("--corrects")) request.body.set("corrects", *arguments.integer("--corrects"));
    request.body.setText("note", arguments.text("--note"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json declared = answer.json();
        call.output.line("Đã ghi khai báo mã " + declared["id"].text() + ": " + declared["documents"].text() +
                         " văn bản " + std::string(way(declared)) + " từ " +
                         dateForPeople(declared["from"].text()) + " đến " +
                         dateForPeople(declared["to"].text()));
    });
}

std::string shareOf(const Json& share) {
    return share["hits"].text() + "/" + share["size"].text() + " = " + share["percent"].text() +
           " %; khoảng tin cậy 95 %: " + share["lowest_percent"].text() + "–" +
           share["highest_percent"].text() + " %";
}

void printAudit(Output& output, const Json& audit) {
    output.line(output.strong("Kiểm tra mẫu mã " + audit["id"].text() + ": " + audit["organisation"].text()));
    output.line(audit["book"].text() + ", năm " + audit["year"].text() + ", từ " +
                dateForPeople(audit["from"].text()) + " đến " + dateForPeople(audit["to"].text()));
    output.line("Rút từ " + audit["population"].text() + " số, mã rút " + audit["seed"].text() +
                (audit["seed_given"].truth() ? " (người kiểm tra chọn)" : " (máy chủ chọn)") + ", " +
                audit["drawn_by"].text() + " rút ngày " + dateForPeople(audit["drawn_at"].text()));
    output.line("");
    Table table({{"Số"}, {"Trong phần mềm"}, {"Kết quả"}, {"Ghi chú", Align::left, true}, {"Người ghi"}});
    for (const auto& number : audit["numbers"].items()) {
        const auto result = number["result"].isNull() ? "" : number["result"].text();
        table.addRow({number["number"].text(),
                      number["document"].isNull() ? "chưa nhập" : "văn bản mã " + number["document"].text(),
                      result == "found"       ? "có, đúng"
                      : result == "not_found" ? "không có"
                      : result == "different" ? "có, nhưng khác"
                                              : "",
                      number["note"].isNull() ? "" : number["note"].text(),
                      number["recorded_by"].isNull() ? "" : number["recorded_by"].text()});
    }
    output.table(table);
    if (!audit["shares"].isNull()) {
        output.line("Có và đúng: " + shareOf(audit["shares"]["found"]));
        output.line("Có trong phần mềm: " + shareOf(audit["shares"]["in_registry"]));
    }
    if (audit["state"].text() == "closed") output.line("Kết luận: " + audit["conclusion"].text());
}

void showAudit(Call& call) {
    const auto format = evidenceFormatOf(call);
    ApiRequest request;
    request.path = "/sample-audits/" + escapedSegment(call.arguments.text("ID"));
    request.query = {{"format", format == "table" ? "json" : format}};
    if (format != "table") return saveAnswer(call, std::move(request), format);
    printAudit(call.output, call.api.send(request).json());
}

void listAudits(Call& call) {
    const auto answer = newestFirst(call, "/sample-audits");
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Mã", Align::right},
                     {"Đơn vị", Align::left, true},
                     {"Sổ", Align::left, true},
                     {"Từ ngày"},
                     {"Đến ngày"},
                     {"Người rút"},
                     {"Lúc"},
                     {"Trạng thái"}});
        for (const auto& audit : answered["audits"].items())
            table.addRow({audit["id"].text(), audit["organisation"].text(), audit["book"].text(),
                          dateForPeople(audit["from"].text()), dateForPeople(audit["to"].text()),
                          audit["drawn_by"].text(), dateForPeople(audit["drawn_at"].text()),
                          audit["state"].text() == "closed" ? "đã kết thúc" : "đang kiểm tra"});
        if (table.empty()) return call.output.remark("Chưa có cuộc kiểm tra mẫu nào.");
        call.output.table(table);
    });
}

/// A change of an audit, after which it is shown.
void change(Call& call, ApiRequest request) {
    request.method = "POST";
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] { printAudit(call.output, answer.json()); });
}

void draw(Call& call) {
    const auto& arguments = call.arguments;
    ApiRequest request;
    request.path = "/sample-audits";
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("series", *arguments.integer("--series"))
        .set("from", arguments.text("--from"))
        .set("to", arguments.text("--to"))
        .set("size", *arguments.integer("--size"));
    if (arguments.has("--seed")) request.body.set("seed", *arguments.integer("--seed"));
    request.body.setText("note", arguments.text("--note"));
    change(call, std::move(request));
}

void record(Call& call) {
    const auto& arguments = call.arguments;
    Json result;
    result.set("number", arguments.text("--number")).set("result", arguments.text("--result"));
    result.setText("note", arguments.text("--note"));
    ApiRequest request;
    request.path = "/sample-audits/" + escapedSegment(arguments.text("ID")) + "/results";
    request.body.set("results", Json::array().add(result));
    change(call, std::move(request));
}

void close(Call& call) {
    ApiRequest request;
    request.path = "/sample-audits/" + escapedSegment(call.arguments.text("ID")) + "/closing";
    request.body.set("conclusion", call.arguments.text("--conclusion"));
    change(call, std::move(request));
}

Option evidenceDayOption(std::string_view name, std::string_view help) {
    return {.name = name, .kind = ValueKind::date, .value = "NGÀY", .help = help, .required = true};
}

Option auditOption() {
    return {.name = "ID",
            .kind = ValueKind::integer,
            .value = "MÃ",
            .help = "Mã cuộc kiểm tra mẫu",
            .required = true};
}

Option directionOption(bool required) {
    return {.name = "--direction",
            .kind = ValueKind::choice,
            .value = "CHIỀU",
            .help = "Văn bản đến (incoming) hay đi (outgoing)",
            .choices = {"incoming", "outgoing"},
            .required = required};
}

Option formatOption() {
    return {.name = "--format",
            .kind = ValueKind::choice,
            .value = "DẠNG",
            .help = "Dạng kết quả",
            .choices = {"table", "json", "csv", "xlsx", "pdf"}};
}

std::vector<Option> evidenceOptions() {
    return {evidenceDayOption("--from", "Từ ngày"),
            evidenceDayOption("--to", "Đến hết ngày"),
            {.name = "--unit", .value = "ĐƠN_VỊ", .help = "Chỉ đơn vị này, theo mã"},
            directionOption(false),
            {.name = "--as-of",
             .kind = ValueKind::date,
             .value = "NGÀY",
             .help = "Số liệu như đã biết đến hết ngày này"},
            {.name = "--as-of-change",
             .kind = ValueKind::integer,
             .value = "SỐ",
             .help = "Số liệu như khi nhật ký kết thúc ở thay đổi này"},
            formatOption(),
            outputOption()};
}

std::vector<Command> sampleCommands() {
    return {
        {.name = "report samples",
         .summary = "Các cuộc kiểm tra mẫu số văn bản; mới nhất trước, mỗi lần 200",
         .options = {beforeOption("MÃ", "Chỉ các cuộc trước cuộc mã này")},
         .examples = {"vanthu report samples", "vanthu report samples --before 120"},
         .run = &listAudits},
        {.name = "report sample-draw",
         .summary = "Rút ngẫu nhiên các số của một dãy để kiểm tra với sổ giấy",
         .options = {{.name = "--series",
                      .kind = ValueKind::integer,
                      .value = "DÃY",
                      .help = "Mã dãy số, xem vanthu report series",
                      .required = true},
                     evidenceDayOption("--from", "Từ ngày"),
                     evidenceDayOption("--to", "Đến hết ngày"),
                     {.name = "--size",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Rút bao nhiêu số",
                      .required = true},
                     {.name = "--seed",
                      .kind = ValueKind::integer,
                      .value = "MÃ_RÚT",
                      .help = "Mã để rút lại được đúng mẫu này; mặc định máy chủ chọn"},
                     {.name = "--note", .value = "GHI_CHÚ", .help = "Ghi chú"}},
         .examples = {"vanthu report sample-draw --series 7 --from 01/01/2018 --to 31/12/2018 --size 60"},
         .run = &draw},
        {.name = "report sample",
         .summary = "Một cuộc kiểm tra mẫu: các số, kết quả, khoảng tin cậy; biên bản",
         .options = {auditOption(), formatOption(), outputOption()},
         .examples = {"vanthu report sample 3", "vanthu report sample 3 --format pdf -o bien-ban.pdf"},
         .run = &showAudit},
        {.name = "report sample-record",
         .summary = "Ghi kết quả kiểm tra của một số đã rút",
         .options = {auditOption(),
                     {.name = "--number", .value = "SỐ", .help = "Số đã rút", .required = true},
                     {.name = "--result",
                      .kind = ValueKind::choice,
                      .value = "KẾT_QUẢ",
                      .help = "Có và đúng, không có, hay có nhưng khác",
                      .choices = {"found", "not_found", "different"},
                      .required = true},
                     {.name = "--note", .value = "GHI_CHÚ", .help = "Cần ghi khi không có hoặc khác"}},
         .examples = {"vanthu report sample-record 3 --number 31a --result different --note 'Sổ giấy ghi "
                      "ngày 04/5'"},
         .run = &record},
        {.name = "report sample-close",
         .summary = "Kết thúc một cuộc kiểm tra mẫu; sau đó không sửa được nữa",
         .options = {auditOption(),
                     {.name = "--conclusion", .value = "KẾT_LUẬN", .help = "Kết luận", .required = true}},
         .examples = {"vanthu report sample-close 3 --conclusion 'Khớp với sổ giấy'"},
         .run = &close},
    };
}

}  // namespace

std::vector<Command> evidenceCommands() {
    std::vector<Command> commands{
        {.name = "report series",
         .summary = "Dãy số và các số còn thiếu, căn cứ của tỷ lệ nhập văn bản",
         .options = evidenceOptions(),
         .examples = {"vanthu report series --from 01/01/2018 --to 31/12/2018 --unit H09.12",
                      "vanthu report series --from 01/01/2018 --to 31/12/2018 --format xlsx -o day-so.xlsx"},
         .run = [](Call& call) { showEvidence(call, "series", &printSeries); }},
        {.name = "report declared",
         .summary = "Số văn bản trong sổ giấy do các đơn vị khai báo",
         .options = evidenceOptions(),
         .examples = {"vanthu report declared --from 01/01/2018 --to 31/12/2018"},
         .run = [](Call& call) { showEvidence(call, "declared-counts", &printDeclared); }},
        {.name = "report declare",
         .summary = "Khai báo số văn bản trong sổ giấy của đơn vị cho một kỳ",
         .options = {directionOption(true),
                     evidenceDayOption("--from", "Từ ngày"),
                     evidenceDayOption("--to", "Đến hết ngày, cùng năm"),
                     {.name = "--documents",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Số văn bản, không kể số đã hủy và văn bản mật",
                      .required = true},
                     {.name = "--unit", .value = "ĐƠN_VỊ", .help = "Mặc định đơn vị của mình"},
                     {.name = "--note", .value = "GHI_CHÚ", .help = "Ghi chú; đính chính phải ghi lý do"},
                     {.name = "--corrects",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Đính chính khai báo này"}},
         .examples = {"vanthu report declare --direction outgoing --from 01/01/2018 --to 31/03/2018 "
                      "--documents 412",
                      "vanthu report declare --direction outgoing --from 01/01/2018 --to 31/03/2018 "
                      "--documents 415 --corrects 5 --note 'Đếm thiếu ba số'"},
         .run = &declare},
    };
    for (auto& command : sampleCommands())
        commands.push_back(std::move(command));
    return commands;
}

}  // namespace vanthu::cli
