#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/fetch.h"
#include "client-cli/file_content.h"
#include "client-cli/words.h"

#include <filesystem>

namespace vanthu::cli {
namespace {

const Option kMessage{.name = "ID",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã bản tin (vanthu exchange messages)",
                      .required = true};

std::string messagePathOf(const Call& call, const std::string& rest = "") {
    return "/exchange/edxml/" + call.arguments.text("ID") + rest;
}

/// "hộp đến 7, 8", or why it is held.
std::string fateOf(const Json& message) {
    if (message["state"].text() == "held") return message["held_for_label"].text();
    std::string items;
    for (const auto& item : message["inbox"].items())
        items += (items.empty() ? "hộp đến " : ", ") + item.text();
    return items.empty() ? message["reason"].text() : items;
}

void printMessages(Output& output, const std::vector<Json>& messages) {
    Table table({{"Mã", Align::right},
                 {"Đến lúc"},
                 {"Nơi gửi", Align::left, true},
                 {"Số, ký hiệu"},
                 {"Trích yếu", Align::left, true},
                 {"Trạng thái"},
                 {"Kết quả", Align::left, true},
                 {"Lưu ý", Align::left, true}});
    for (const auto& message : messages)
        table.addRow({message["id"].text(), dateForPeople(message["arrived_at"].text()),
                      message["sender_name"].text(), message["code"].text(), message["subject"].text(),
                      message["state_label"].text(), fateOf(message), message["remark"].text()});
    output.table(table);
}

void importMessages(Call& call) {
    Json answers = Json::array();
    std::vector<Json> messages;
    for (const auto& path : call.arguments.list("FILE")) {
        ApiRequest request;
        request.method = "POST";
        request.path = "/exchange/edxml";
        request.query = {{"name", std::filesystem::path(path).filename().string()}};
        request.bytes = contentOf(path);
        request.repeat = Repeat::always;  // the message has an id of its own
        messages.push_back(call.api.send(request).json());
        answers.add(messages.back());
    }
    call.output.answer(answers.print(), [&] {
        printMessages(call.output, messages);
        call.output.remark(
            "Tiếp nhận: vanthu exchange accept MÃ; bản tin tạm giữ: vanthu exchange messages --state held");
    });
}

void exportOne(Call& call) {
    std::string to;
    for (const auto& code : call.arguments.list("--to"))
        to += (to.empty() ? "" : ",") + code;
    ApiRequest request;
    request.path = "/documents/" + call.arguments.text("ID") + "/edxml";
    request.query = {{"to", to}, {"scheme", call.arguments.text("--scheme")}};
    const auto target = call.arguments.text("--output");
    fetch(call, std::move(request),
          target.empty() ? "van-ban-" + call.arguments.text("ID") + ".edxml" : target);
}

void listMessages(Call& call) {
    const auto answer = call.api.get("/exchange/edxml", {{"state", call.arguments.text("--state")},
                                                         {"limit", call.arguments.text("--limit")},
                                                         {"cursor", call.arguments.text("--cursor")}});
    call.output.answer(answer.body, [&] {
        const Json page = answer.json();
        const auto messages = page["items"].items();
        if (messages.empty()) return call.output.remark("Không có bản tin edXML nào.");
        printMessages(call.output, messages);
        if (!page["next_cursor"].isNull())
            call.output.remark("Trang sau: thêm --cursor " + page["next_cursor"].text());
    });
}

void original(Call& call) {
    ApiRequest request;
    request.path = messagePathOf(call, "/original");
    const auto target = call.arguments.text("--output");
    fetch(call, std::move(request),
          target.empty() ? "ban-tin-" + call.arguments.text("ID") + ".edxml" : target);
}

void release(Call& call) {
    Json body = Json::object();
    if (call.arguments.has("--to")) {
        Json to = Json::array();
        for (const auto& code : call.arguments.list("--to"))
            to.add(reference(code));
        body.set("to", std::move(to));
    }
    const auto answer = call.api.postOnce(messagePathOf(call, "/release"), std::move(body));
    call.output.answer(answer.body, [&] {
        call.output.line("Đã chuyển bản tin mã " + call.arguments.text("ID") + ": " + fateOf(answer.json()));
    });
}

void discardMessage(Call& call) {
    const auto answer = call.api.postOnce(messagePathOf(call, "/discard"),
                                          Json::object().set("reason", call.arguments.text("--reason")));
    call.output.answer(answer.body,
                       [&] { call.output.line("Đã loại bản tin mã " + call.arguments.text("ID") + "."); });
}

std::vector<Command> transferCommands() {
    return {
        {.name = "exchange import",
         .summary = "Nhập bản tin edXML của hệ thống khác vào hộp đến liên thông",
         .options = {{.name = "FILE",
                      .kind = ValueKind::file,
                      .value = "TỆP",
                      .help = "Tệp .edxml, một hoặc nhiều",
                      .required = true,
                      .repeated = true}},
         .examples = {"vanthu exchange import cong-van.edxml", "vanthu exchange import nhan/*.edxml"},
         .run = &importMessages},
        {.name = "exchange export",
         .summary = "Kết xuất một văn bản đi thành tệp edXML",
         .options = {{.name = "ID",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã văn bản đi",
                      .required = true},
                     {.name = "--to",
                      .value = "MÃ",
                      .help = "Mã cơ quan nhận; mặc định nơi nhận của văn bản",
                      .repeated = true},
                     {.name = "--scheme",
                      .kind = ValueKind::choice,
                      .value = "HỆ_MÃ",
                      .help = "Viết mã định danh theo QĐ 20/2020 hay QCVN 102:2016",
                      .choices = {"qd_20", "qcvn_102"}},
                     kOutput,
                     kForce},
         .examples = {"vanthu exchange export 41 --to H53.13 -o cong-van.edxml",
                      "vanthu exchange export 41 --to G22 --scheme qcvn_102"},
         .run = &exportOne},
    };
}

std::vector<Command> messageCommands() {
    return {
        {.name = "exchange messages",
         .summary = "Bản tin edXML đã nhận, kể cả bản tin tạm giữ",
         .options = {{.name = "--state",
                      .kind = ValueKind::choice,
                      .value = "TRẠNG_THÁI",
                      .help = "Lọc theo trạng thái",
                      .choices = {"delivered", "held", "discarded"}},
                     {.name = "--limit",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Số dòng một trang, 1–200"},
                     {.name = "--cursor", .value = "DẤU_TRANG", .help = "Dấu trang của trang trước"}},
         .examples = {"vanthu exchange messages --state held"},
         .run = &listMessages},
        {.name = "exchange original",
         .summary = "Tải về bản tin edXML nguyên gốc",
         .options = {kMessage, kOutput, kForce},
         .examples = {"vanthu exchange original 5 -o goc.edxml"},
         .run = &original},
        {.name = "exchange release",
         .summary = "Chuyển một bản tin tạm giữ cho đơn vị nhận",
         .options = {kMessage,
                     {.name = "--to",
                      .value = "MÃ",
                      .help = "Mã đơn vị nhận ở đây; mặc định nơi nhận ghi trong bản tin",
                      .repeated = true}},
         .examples = {"vanthu exchange release 5", "vanthu exchange release 5 --to H09.12"},
         .run = &release},
        {.name = "exchange discard",
         .summary = "Loại một bản tin tạm giữ",
         .options = {kMessage, {.name = "--reason", .value = "LÝ_DO", .help = "Vì sao", .required = true}},
         .examples = {"vanthu exchange discard 5 --reason 'Nơi gửi không xác nhận'"},
         .run = &discardMessage},
    };
}

}  // namespace

std::vector<Command> edxmlCommands() {
    auto commands = transferCommands();
    for (auto& command : messageCommands())
        commands.push_back(std::move(command));
    return commands;
}

}  // namespace vanthu::cli
