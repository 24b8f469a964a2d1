#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/fetch.h"
#include "client-cli/file_content.h"
#include "client-cli/newest_first.h"
#include "client-cli/words.h"

namespace vanthu::cli {
namespace {

std::string packagePeriodOf(const Json& package) {
    return dateForPeople(package["from"].text()) + " – " + dateForPeople(package["to"].text());
}

void fetchPackage(Call& call, const std::string& id, const std::string& named) {
    ApiRequest request;
    request.path = "/statistic-packages/" + escapedSegment(id) + "/file";
    fetch(call, std::move(request), named.empty() ? "goi-so-lieu-" + id + ".json" : named);
}

void makePackage(Call& call) {
    const auto& arguments = call.arguments;
    Json body = Json::object();
    if (arguments.has("--unit")) body.set("organisation", reference(arguments.text("--unit")));
    body.set("from", arguments.text("--from")).set("to", arguments.text("--to"));
    const auto answer = call.api.postOnce("/statistic-packages", std::move(body));
    const Json made = answer.json();
    fetchPackage(call, made["id"].text(), arguments.text("--output"));
    call.output.remark(
        "Đã lập và ký gói số liệu mã " + made["id"].text() + ", lần " + made["sequence"].text() + " của kỳ " +
        packagePeriodOf(made) + ". Gửi qua liên thông bằng: vanthu report send " + made["id"].text() +
        " --to ĐƠN_VỊ; hoặc chuyển tệp cho cơ quan cấp tỉnh nhận bằng: vanthu report receive TỆP");
}

void sendPackage(Call& call) {
    Json body = Json::object();
    body.set("to", reference(call.arguments.text("--to")));
    const auto answer = call.api.postOnce(
        "/statistic-packages/" + escapedSegment(call.arguments.text("ID")) + "/deliveries", std::move(body));
    call.output.answer(answer.body, [&] {
        const Json delivery = answer.json();
        call.output.line("Gói số liệu mã " + delivery["package"].text() + " đang gửi đến " +
                         delivery["recipient"].text() + ". Xem kết quả: vanthu report packages");
    });
}

/// "Sở Nội vụ: Từ chối tiếp nhận – Chữ ký số không khớp …"
std::string deliveriesOf(const Json& package) {
    std::string text;
    for (const auto& delivery : package["deliveries"].items()) {
        if (!text.empty()) text += "; ";
        text += delivery["recipient"].text() + ": " + delivery["state_label"].text();
        if (!delivery["reason"].isNull()) text += " – " + delivery["reason"].text();
    }
    return text;
}

void printArrivals(Call& call, const Json& listed) {
    Table table({{"Đến lúc"},
                 {"Đơn vị gửi", Align::left, true},
                 {"Kết quả"},
                 {"Gói mã", Align::right},
                 {"Lý do", Align::left, true}});
    for (const auto& arrival : listed["arrivals"].items())
        table.addRow({dateForPeople(arrival["arrived_at"].text()), arrival["sender"].text(),
                      arrival["state_label"].text(), arrival["package"].text(), arrival["reason"].text()});
    if (table.empty()) return;
    call.output.line("");
    call.output.line("Gói số liệu đến qua liên thông, mới nhất trước:");
    call.output.table(table);
}

void receivePackages(Call& call) {
    Json answers = Json::array();
    std::vector<Json> taken;
    for (const auto& path : call.arguments.list("FILE")) {
        ApiRequest request;
        request.method = "POST";
        request.path = "/statistic-packages/receipt";
        request.bytes = contentOf(path);
        request.bytesType = "application/json";
        request.idempotencyKey = newIdempotencyKey();
        taken.push_back(call.api.send(request).json());
        answers.add(taken.back());
    }
    call.output.answer(answers.print(), [&] {
        for (const auto& package : taken)
            call.output.line("Đã nhận gói số liệu mã " + package["id"].text() + ": " +
                             package["organisation"].text() + ", kỳ " + packagePeriodOf(package) + ", lần " +
                             package["sequence"].text() + ", " + package["digest"].text());
    });
}

void listPackages(Call& call) {
    const auto answer = newestFirst(call, "/statistic-packages");
    call.output.answer(answer.body, [&] {
        Table table({{"Mã", Align::right},
                     {"Nguồn"},
                     {"Đơn vị", Align::left, true},
                     {"Kỳ"},
                     {"Lần", Align::right},
                     {"Số liệu tính đến"},
                     {"Lúc"},
                     {"Trạng thái"},
                     {"Gửi qua liên thông", Align::left, true}});
        const Json listed = answer.json();
        for (const auto& package : listed["packages"].items())
            table.addRow(
                {package["id"].text(), package["origin"].text() == "made" ? "lập tại đây" : "nhận",
                 package["organisation"].text(), packagePeriodOf(package), package["sequence"].text(),
                 dateForPeople(package["as_of"].text()), dateForPeople(package["kept_at"].text()),
                 package["state"].text() == "in_force" ? "đang dùng"
                                                       : "đã thay bằng mã " + package["replaced_by"].text(),
                 deliveriesOf(package)});
        table.empty() ? call.output.remark("Chưa có gói số liệu nào.") : call.output.table(table);
        printArrivals(call, listed);
    });
}

void fetchOne(Call& call) {
    fetchPackage(call, call.arguments.text("ID"), call.arguments.text("--output"));
}

void enterDuty(Call& call) {
    const auto& arguments = call.arguments;
    Json body = Json::object();
    body.set("organisation", reference(arguments.text("--unit"))).set("from", arguments.text("--from"));
    body.setText("to", arguments.text("--to"));
    body.setText("note", arguments.text("--note"));
    if (arguments.has("--replaces")) body.set("replaces", *arguments.integer("--replaces"));
    const auto answer = call.api.postOnce("/statistic-duties", std::move(body));
    call.output.answer(answer.body, [&] {
        const Json duty = answer.json();
        call.output.line("Đã ghi trách nhiệm gửi số liệu mã " + duty["id"].text() + ": " +
                         duty["organisation"].text() + ", từ " + dateForPeople(duty["from"].text()) +
                         (duty["to"].isNull() ? "" : " đến hết " + dateForPeople(duty["to"].text())));
    });
}

void listDuties(Call& call) {
    const auto answer = newestFirst(call, "/statistic-duties");
    call.output.answer(answer.body, [&] {
        Table table({{"Mã", Align::right},
                     {"Đơn vị", Align::left, true},
                     {"Từ ngày"},
                     {"Đến hết ngày"},
                     {"Căn cứ", Align::left, true}});
        const Json listed = answer.json();
        for (const auto& duty : listed["duties"].items())
            table.addRow({duty["id"].text(), duty["organisation"].text(), dateForPeople(duty["from"].text()),
                          duty["to"].isNull() ? "" : dateForPeople(duty["to"].text()), duty["note"].text()});
        if (table.empty()) return call.output.remark("Chưa có đơn vị nào phải gửi số liệu từ nơi khác.");
        call.output.table(table);
    });
}

Option dayOption(std::string_view name, std::string_view help, bool isRequired) {
    return {.name = name, .kind = ValueKind::date, .value = "NGÀY", .help = help, .required = isRequired};
}

std::vector<Command> packageCommands() {
    return {
        {.name = "report package",
         .summary = "Lập và ký gói số liệu của một kỳ để gửi cơ quan cấp tỉnh",
         .options = {dayOption("--from", "Từ ngày", true),
                     dayOption("--to", "Đến hết ngày", true),
                     {.name = "--unit",
                      .value = "ĐƠN_VỊ",
                      .help = "Đơn vị giữ sổ tại đây, theo mã; mặc định đơn vị của bạn"},
                     kOutput,
                     kForce},
         .examples = {"vanthu report package --from 01/01/2018 --to 31/12/2018 -o so-lieu-2018.json"},
         .run = &makePackage},
        {.name = "report send",
         .summary = "Gửi gói số liệu đã lập qua liên thông, hệ thống nhận tự kiểm tra và tự nhận",
         .options = {{.name = "ID",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã gói số liệu (vanthu report packages)",
                      .required = true},
                     {.name = "--to",
                      .value = "ĐƠN_VỊ",
                      .help = "Đơn vị giữ sổ trên hệ thống của tỉnh, theo mã",
                      .required = true}},
         .examples = {"vanthu report send 3 --to H09.1"},
         .run = &sendPackage},
        {.name = "report receive",
         .summary = "Nhận gói số liệu có ký số của đơn vị dùng máy chủ khác",
         .options = {{.name = "FILE",
                      .kind = ValueKind::file,
                      .value = "TỆP",
                      .help = "Tệp gói số liệu, một hoặc nhiều",
                      .required = true,
                      .repeated = true}},
         .examples = {"vanthu report receive so-lieu-2018.json", "vanthu report receive nhan/*.json"},
         .run = &receivePackages},
        {.name = "report packages",
         .summary = "Các gói số liệu đã lập, đã nhận, kết quả gửi qua liên thông; mới nhất trước",
         .options = {beforeOption("MÃ", "Chỉ các gói trước gói mã này")},
         .examples = {"vanthu report packages"},
         .run = &listPackages},
        {.name = "report package-file",
         .summary = "Tải lại tệp của một gói số liệu, đúng từng byte",
         .options = {{.name = "ID",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã gói số liệu (vanthu report packages)",
                      .required = true},
                     kOutput,
                     kForce},
         .examples = {"vanthu report package-file 3 -o so-lieu.json"},
         .run = &fetchOne},
    };
}

}  // namespace

std::vector<Command> statisticCommands() {
    auto commands = packageCommands();
    commands.push_back(
        {.name = "report duty",
         .summary = "Ghi đơn vị phải gửi số liệu từ nơi khác, hoặc sửa ngày cuối",
         .options = {{.name = "--unit", .value = "ĐƠN_VỊ", .help = "Đơn vị, theo mã", .required = true},
                     dayOption("--from", "Từ ngày", true),
                     dayOption("--to", "Đến hết ngày", false),
                     {.name = "--note",
                      .value = "CĂN_CỨ",
                      .help = "Bản cam kết, công văn; khi sửa thì là lý do"},
                     {.name = "--replaces",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Thay trách nhiệm đã ghi mã này"}},
         .examples = {"vanthu report duty --unit H09.12 --from 01/01/2018 --note 'Bản cam kết 12/CK'",
                      "vanthu report duty --unit H09.12 --from 01/01/2018 --to 31/12/2018 --replaces 4 "
                      "--note 'Chuyển về dùng chung máy chủ'"},
         .run = &enterDuty});
    commands.push_back({.name = "report duties",
                        .summary = "Các đơn vị phải gửi số liệu từ nơi khác; mới ghi trước, mỗi lần 200",
                        .options = {beforeOption("MÃ", "Chỉ những dòng trước dòng mã này")},
                        .examples = {"vanthu report duties", "vanthu report duties --before 120"},
                        .run = &listDuties});
    return commands;
}

}  // namespace vanthu::cli
