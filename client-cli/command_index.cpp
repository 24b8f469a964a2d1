#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/failure.h"
#include "client-cli/printed_list.h"
#include "client-cli/words.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

namespace vanthu::cli {
namespace {

constexpr std::string_view kIndexes = "/reform-indexes";

std::string indexPathOf(const Call& call, const std::string& more = "") {
    return std::string(kIndexes) + "/" + escapedSegment(call.arguments.text("ID")) + more;
}

std::string unitPath(const Call& call, const std::string& more = "") {
    return indexPathOf(call, "/units/" + escapedSegment(call.arguments.text("--unit")) + more);
}

std::string stateText(const Json& index) {
    const auto state = index["state"].text();
    if (state == "closed") return "đã chốt " + dateForPeople(index["closed_at"].text());
    return state == "replaced" ? "đã thay bằng mã " + index["replaced_by"].text() : "đang chấm";
}

std::string orDash(const Json& value) {
    return value.isNull() ? "—" : value.text();
}

void listIndexes(Call& call) {
    const auto answer = call.api.get(std::string(kIndexes));
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Mã", Align::right},
                     {"Chỉ số"},
                     {"Năm", Align::right},
                     {"Phiên bản", Align::right},
                     {"Tên", Align::left, true},
                     {"Người lập"},
                     {"Trạng thái"}});
        for (const auto& index : answered["indexes"].items()) {
            const auto& definition = index["definition"];
            table.addRow({index["id"].text(), definition["code"].text(), definition["year"].text(),
                          index["version"].text(), definition["name"].text(), index["defined_by"].text(),
                          stateText(index)});
        }
        if (table.empty()) return call.output.remark("Chưa có bộ chỉ số nào.");
        call.output.table(table);
    });
}

/// The definition alone, which `index-define` takes again.
void exportIndex(Call& call) {
    const Json index = call.api.get(indexPathOf(call)).json();
    call.output.line(index["definition"].print(2));
}

void defineIndex(Call& call) {
    const auto name = call.arguments.text("FILE");
    std::ifstream file(name, std::ios::binary);
    if (!file) throw usageFailure("Không đọc được tệp " + name, "xem lại đường dẫn");
    std::ostringstream text;
    text << file.rdbuf();
    ApiRequest request;
    request.method = "POST";
    request.path = kIndexes;
    request.idempotencyKey = newIdempotencyKey();
    request.body = Json::parse(text.str());
    if (call.arguments.has("--replaces")) request.body.set("replaces", *call.arguments.integer("--replaces"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json index = answer.json();
        call.output.line("Đã lập bộ chỉ số mã " + index["id"].text() + ": " +
                         index["definition"]["code"].text() + " năm " + index["definition"]["year"].text() +
                         ", phiên bản " + index["version"].text());
    });
}

std::string indexFormatOf(const Call& call) {
    const auto format = call.arguments.text("--format");
    if (!format.empty()) return format;
    return call.output.form() == OutputForm::json ? "json" : "table";
}

void shown(Call& call, const std::string& path, void (*print)(Output&, const Json&)) {
    const auto format = indexFormatOf(call);
    ApiRequest request;
    request.path = path;
    request.query = {{"as_of", call.arguments.text("--as-of")},
                     {"as_of_change", call.arguments.text("--as-of-change")},
                     {"format", format == "table" ? "json" : format}};
    if (format != "table") return saveAnswer(call, std::move(request), format);
    print(call.output, call.api.send(request).json());
}

std::string changeText(const Json& unit) {
    if (unit["rank_change"].isNull()) return "—";
    const auto change = unit["rank_change"].integer();
    if (change == 0) return "giữ";
    return (change > 0 ? "tăng " : "giảm ") + std::to_string(change > 0 ? change : -change);
}

void printHead(Output& output, const Json& report) {
    output.line(output.strong(report["index_name"].text()) + ", năm " + report["year"].text() +
                ", phiên bản " + report["version"].text());
    output.line((report["closed"].truth() ? "Đã chốt lúc " : "Chưa chốt; số liệu đến ") +
                dateForPeople(report["as_of"].text()) + ", thay đổi số " + report["as_of_change"].text());
    output.line("");
}

/// "0,99"; "" for none: decimal comma, as Vietnamese writes it.
std::string pointsOf(const Json& number) {
    auto text = number.text();
    std::ranges::replace(text, '.', ',');
    return text;
}

void printRanking(Output& output, const Json& report) {
    printHead(output, report);
    Table table({{"Khối"},
                 {"Hạng", Align::right},
                 {"Mã", Align::right},
                 {"Đơn vị", Align::left, true},
                 {"Điểm", Align::right},
                 {"Tỷ lệ (%)", Align::right},
                 {"Năm trước", Align::right},
                 {"Thay đổi"}});
    for (const auto& unit : report["units"].items())
        table.addRow({unit["group_label"].text(), orDash(unit["rank"]), unit["organisation_id"].text(),
                      unit["name"].text(), pointsOf(unit["points"]), pointsOf(unit["percent"]),
                      orDash(unit["previous_rank"]), changeText(unit)});
    if (table.empty()) return output.remark("Không có đơn vị nào được xếp hạng mà bạn xem được.");
    output.table(table);
    const Json& coverage = report["coverage"];
    for (const auto& unit : coverage["missing"].items())
        output.remark("Chưa gửi gói số liệu: " + unit["name"].text());
    if (!coverage.isNull()) output.remark(coverage["text"].text());
}

std::string scoreInForce(const Json& item, std::string_view kind) {
    for (const auto& score : item["scores"].items())
        if (score["kind"].text() == kind && score["in_force"].truth())
            return pointsOf(score["points"]) + " (lần " + score["id"].text() + ")";
    return "";
}

void printSheet(Output& output, const Json& sheet) {
    printHead(output, sheet);
    output.line(sheet["organisation"].text() + ": " + pointsOf(sheet["points"]) + "/" +
                pointsOf(sheet["maximum"]) + " điểm, hạng " + orDash(sheet["rank"]));
    Table table({{"Mã"},
                 {"Tiêu chí", Align::left, true},
                 {"Tối đa", Align::right},
                 {"Tự chấm", Align::right},
                 {"Thẩm định", Align::right},
                 {"Điểm", Align::right},
                 {"Tỷ lệ"}});
    for (const auto& item : sheet["items"].items()) {
        const auto& rate = item["rate"];
        const bool isCriterion = !item["method"].isNull();
        table.addRow({item["code"].text(), item["name"].text(), pointsOf(item["maximum"]),
                      isCriterion ? scoreInForce(item, "self") : "",
                      isCriterion ? scoreInForce(item, "review") : "", pointsOf(item["points"]),
                      rate.isNull() ? ""
                                    : rate["code"].text() + ": " + rate["numerator"].text() + "/" +
                                          rate["denominator"].text()});
    }
    output.table(table);
}

/// "7,5" or "7.5".
Json decimalFrom(const std::string& name, std::string text) {
    std::ranges::replace(text, ',', '.');
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        throw usageFailure(name + " không phải là một số", "viết dạng 7,5");
    return number;
}

/// One score of one criterion; `textName` is what the API calls its reason.
void give(Call& call, const std::string& route, const std::string& textName) {
    const auto& arguments = call.arguments;
    Json score;
    score.set("criterion", arguments.text("--criterion"));
    for (const std::string name : {"points", "mean"})
        if (arguments.has("--" + name))
            score.set(name, decimalFrom("--" + name, arguments.text("--" + name)));
    for (const std::string name : {"answers", "replaces"})
        if (arguments.has("--" + name)) score.set(name, *arguments.integer("--" + name));
    score.setText(textName, arguments.text("--" + textName));
    auto documents = Json::array();
    for (const auto& id : arguments.list("--document"))
        documents.add(std::int64_t{std::stoll(id)});
    if (arguments.has("--document")) score.set("documents", documents);
    ApiRequest request;
    request.method = "POST";
    request.path = unitPath(call, route);
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("scores", Json::array().add(score));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        for (const auto& given : answered["scores"].items())
            call.output.line("Đã chấm tiêu chí " + given["criterion"].text() + ": " +
                             pointsOf(given["points"]) + " điểm, lần chấm mã " + given["id"].text());
    });
}

void closeIndex(Call& call) {
    ApiRequest request;
    request.method = "POST";
    request.path = indexPathOf(call, "/closing");
    request.body = Json::object();
    request.body.setText("note", call.arguments.text("--note"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json index = answer.json();
        call.output.line("Đã chốt bộ chỉ số mã " + index["id"].text() + " theo số liệu tại thay đổi số " +
                         index["closed_change"].text());
    });
}

Option indexOption() {
    return {
        .name = "ID", .kind = ValueKind::integer, .value = "MÃ", .help = "Mã bộ chỉ số", .required = true};
}

Option unitOption() {
    return {.name = "--unit",
            .kind = ValueKind::integer,
            .value = "ĐƠN_VỊ",
            .help = "Mã (số) của đơn vị, xem vanthu report index",
            .required = true};
}

std::vector<Option> readingOptions(std::vector<Option> first) {
    first.push_back({.name = "--as-of",
                     .kind = ValueKind::date,
                     .value = "NGÀY",
                     .help = "Số liệu như đã biết đến hết ngày này"});
    first.push_back({.name = "--as-of-change",
                     .kind = ValueKind::integer,
                     .value = "SỐ",
                     .help = "Số liệu như khi nhật ký kết thúc ở thay đổi này"});
    first.push_back({.name = "--format",
                     .kind = ValueKind::choice,
                     .value = "DẠNG",
                     .help = "Dạng kết quả",
                     .choices = {"table", "json", "csv", "xlsx", "pdf"}});
    first.push_back(outputOption());
    return first;
}

std::vector<Option> scoreOptions(std::string_view textName, std::string_view textHelp) {
    return {indexOption(),
            unitOption(),
            {.name = "--criterion", .value = "TIÊU_CHÍ", .help = "Mã tiêu chí: 2.1", .required = true},
            {.name = "--points", .value = "ĐIỂM", .help = "Điểm, tối đa hai chữ số thập phân: 7,5"},
            {.name = textName, .value = "VĂN_BẢN", .help = textHelp, .required = true},
            {.name = "--document",
             .kind = ValueKind::integer,
             .value = "MÃ",
             .help = "Văn bản chứng minh, theo mã; có thể nêu nhiều lần",
             .repeated = true},
            {.name = "--replaces",
             .kind = ValueKind::integer,
             .value = "LẦN",
             .help = "Mã lần chấm đang có hiệu lực được thay"}};
}

std::vector<Option> reviewOptions() {
    auto options = scoreOptions("--reason", "Lý do của điểm thẩm định");
    options.push_back({.name = "--answers",
                       .kind = ValueKind::integer,
                       .value = "SỐ",
                       .help = "Số phiếu điều tra; nêu cùng --mean thay cho --points"});
    options.push_back({.name = "--mean", .value = "ĐIỂM", .help = "Điểm trung bình các phiếu: 4,12"});
    return options;
}

}  // namespace

std::vector<Command> indexCommands() {
    return {
        {.name = "report indexes",
         .summary = "Các bộ chỉ số cải cách hành chính của đơn vị",
         .examples = {"vanthu report indexes"},
         .run = &listIndexes},
        {.name = "report index-define",
         .summary = "Lập bộ chỉ số từ tệp JSON, hoặc thay bằng phiên bản mới",
         .options = {{.name = "FILE",
                      .kind = ValueKind::file,
                      .value = "TỆP",
                      .help = "Bộ chỉ số",
                      .required = true},
                     {.name = "--replaces",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Bộ chỉ số được thay"}},
         .examples = {"vanthu report index-define chi-so-2018.json",
                      "vanthu report index-define chi-so-2018-sua.json --replaces 3"},
         .run = &defineIndex},
        {.name = "report index-export",
         .summary = "In một bộ chỉ số dạng JSON, để sửa và lập lại",
         .options = {indexOption()},
         .examples = {"vanthu report index-export 3 > chi-so-2018.json"},
         .run = &exportIndex},
        {.name = "report index",
         .summary = "Xếp hạng các đơn vị theo một bộ chỉ số",
         .options = readingOptions({indexOption()}),
         .examples = {"vanthu report index 3", "vanthu report index 3 --format pdf -o xep-hang.pdf"},
         .run = [](Call& call) { shown(call, indexPathOf(call, "/report"), &printRanking); }},
        {.name = "report index-unit",
         .summary = "Phiếu chấm điểm của một đơn vị theo từng tiêu chí",
         .options = readingOptions({indexOption(), unitOption()}),
         .examples = {"vanthu report index-unit 3 --unit 12",
                      "vanthu report index-unit 3 --unit 12 --format pdf -o phieu.pdf"},
         .run = [](Call& call) { shown(call, unitPath(call), &printSheet); }},
        {.name = "report index-score",
         .summary = "Tự chấm một tiêu chí cho đơn vị của mình",
         .options = scoreOptions("--explanation", "Giải trình"),
         .examples =
             {"vanthu report index-score 3 --unit 12 --criterion 1.1 --points 7,5 --explanation 'Kế hoạch "
              "ban hành ngày 20/12' --document 41"},
         .run = [](Call& call) { give(call, "/self-scores", "explanation"); }},
        {.name = "report index-review",
         .summary = "Thẩm định điểm một tiêu chí của đơn vị cấp dưới",
         .options = reviewOptions(),
         .examples =
             {"vanthu report index-review 3 --unit 12 --criterion 1.1 --points 6 --reason 'Ban hành chậm'",
              "vanthu report index-review 3 --unit 12 --criterion 4.1 --answers 120 --mean 4,12 --reason "
              "'Phiếu quý IV'"},
         .run = [](Call& call) { give(call, "/reviews", "reason"); }},
        {.name = "report index-close",
         .summary = "Chốt một bộ chỉ số; sau đó điểm và hạng không đổi nữa",
         .options = {indexOption(), {.name = "--note", .value = "GHI_CHÚ", .help = "Ghi chú"}},
         .examples = {"vanthu report index-close 3 --note 'Theo biên bản ngày 15/01'"},
         .run = &closeIndex},
    };
}

}  // namespace vanthu::cli
