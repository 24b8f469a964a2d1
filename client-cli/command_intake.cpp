#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/failure.h"
#include "client-cli/fetch.h"
#include "client-cli/progress.h"
#include "client-cli/registration_fields.h"
#include "client-cli/resumed_upload.h"
#include "client-cli/words.h"

#include <charconv>
#include <filesystem>

namespace vanthu::cli {
namespace {

const Option kItem{.name = "ID",
                   .kind = ValueKind::integer,
                   .value = "MÃ",
                   .help = "Mã trong danh sách chờ tiếp nhận (vanthu intake list)",
                   .required = true};

const Option kItemFile{.name = "--item-file",
                       .kind = ValueKind::integer,
                       .value = "TỆP",
                       .help = "Chỉ lấy các tệp này của mục, theo thứ tự; mặc định lấy hết",
                       .repeated = true};

std::string itemPathOf(const Call& call, const std::string& rest = "") {
    return "/intake/" + call.arguments.text("ID") + rest;
}

/// The subject of a letter, else the first file: what a clerk knows it by.
std::string titleOf(const Json& item) {
    const std::string subject = item["subject"].text();
    if (!subject.empty()) return subject;
    return item["files"].items().empty() ? item["source"].text() : item["files"].items()[0]["name"].text();
}

void list(Call& call) {
    const auto answer = call.api.get("/intake", {{"state", call.arguments.text("--state")},
                                                 {"channel", call.arguments.text("--channel")},
                                                 {"unit", call.arguments.text("--unit")},
                                                 {"limit", call.arguments.text("--limit")},
                                                 {"cursor", call.arguments.text("--cursor")}});
    call.output.answer(answer.body, [&] {
        const Json page = answer.json();
        Table table({{"Mã", Align::right},
                     {"Đến lúc"},
                     {"Kênh"},
                     {"Người gửi", Align::left, true},
                     {"Nội dung", Align::left, true},
                     {"Tệp", Align::right},
                     {"Trạng thái"},
                     {"Văn bản", Align::right}});
        for (const auto& item : page["items"].items())
            table.addRow({item["id"].text(), dateForPeople(item["arrived_at"].text()),
                          item["channel_label"].text(), item["sender"].text(), titleOf(item),
                          std::to_string(item["files"].items().size()), item["state_label"].text(),
                          item["document"].text()});
        if (table.empty()) return call.output.remark("Không có mục nào.");
        call.output.table(table);
        call.output.remark("Đang chờ: " + page["counts"]["waiting"].text() +
                           ", đã đăng ký: " + page["counts"]["registered"].text() +
                           ", đã loại: " + page["counts"]["discarded"].text() + ", đã tách: " +
                           page["counts"]["split"].text() + ", đã gắn: " + page["counts"]["attached"].text());
        if (!page["next_cursor"].isNull())
            call.output.remark("Trang sau: thêm --cursor " + page["next_cursor"].text());
    });
}

std::string stackOf(const Json& item) {
    const Json& stack = item["part_of"];
    if (stack.isNull()) return "";
    return "mục mã " + stack["item"].text() + ", trang " + stack["first_page"].text() + "–" +
           stack["last_page"].text();
}

/// A proposal: what the code beside the stamp says.
std::string stampOf(const Json& item) {
    if (item["stamped_for"].isNull()) return "";
    const auto number = item["stamped_number"].text();
    return "văn bản đến " +
           (number.empty() ? "" : "số " + number + "/" + item["stamped_year"].text() + ", ") + "mã " +
           item["stamped_for"].text() + "; gắn vào: vanthu intake attach " + item["id"].text();
}

void printParts(Output& output, const Json& item) {
    if (item["parts"].isNull()) return;
    Table table({{"Phần", Align::right}, {"Trang"}, {"Trạng thái"}});
    for (const auto& part : item["parts"].items())
        table.addRow({part["item"].text(), part["first_page"].text() + "–" + part["last_page"].text(),
                      part["state_label"].text()});
    output.table(table);
}

void printItem(Output& output, const Json& item) {
    output.fields(
        {{"Mã", item["id"].text()},
         {"Kênh", item["channel_label"].text()},
         {"Nguồn", item["source"].text()},
         {"Người gửi", item["sender"].text()},
         {"Tiêu đề", item["subject"].text()},
         {"Gửi lúc", dateForPeople(item["sent_at"].text())},
         {"Đến lúc", dateForPeople(item["arrived_at"].text())},
         {"Trạng thái", item["state_label"].text()},
         {"Văn bản", item["document"].text()},
         {"Lý do", item["reason"].text()},
         {"Lưu ý", item["remark"].text()},
         {"Tách từ", stackOf(item)},
         {"Bản quét của", stampOf(item)},
         {"Trang quét", item["awaits_look"].text() == "true" ? "đang tìm tờ phân cách, mã dấu Đến" : ""}});
    Table table({{"Tệp", Align::right}, {"Tên", Align::left, true}, {"Loại"}, {"Kích thước", Align::right}});
    int position = 0;
    for (const auto& file : item["files"].items())
        table.addRow({std::to_string(++position), file["name"].text(), file["media_type"].text(),
                      sizeForPeople(file["size"].integer())});
    output.table(table);
    printParts(output, item);
}

void showItem(Call& call) {
    const auto answer = call.api.get(itemPathOf(call));
    call.output.answer(answer.body, [&] { printItem(call.output, answer.json()); });
}

void file(Call& call) {
    const auto number = call.arguments.integer("--number").value_or(1);
    auto target = call.arguments.text("--output");
    if (target.empty()) {
        const Json item = call.api.get(itemPathOf(call)).json();
        const auto& files = item["files"].items();
        if (number < 1 || static_cast<std::size_t>(number) > files.size())
            throw Failure("mục không có tệp thứ " + std::to_string(number),
                          "xem: vanthu intake show " + call.arguments.text("ID"));
        // The name comes from outside: only its last part, so that it cannot leave this folder.
        target = std::filesystem::path(files[static_cast<std::size_t>(number) - 1]["name"].text())
                     .filename()
                     .string();
    }
    ApiRequest request;
    request.path = itemPathOf(call, "/files/" + std::to_string(number));
    fetch(call, std::move(request), target);
}

void addChosenFiles(const Call& call, Json& body) {
    Json chosen = Json::array();
    for (const auto& text : call.arguments.list("--item-file")) {
        std::int64_t position = 0;
        std::from_chars(text.data(), text.data() + text.size(), position);
        chosen.add(position);
    }
    if (!chosen.items().empty()) body.set("item_files", std::move(chosen));
}

void registerItem(Call& call) {
    Json body = incomingFields(call.arguments);
    addChosenFiles(call, body);
    const auto answer = call.api.postOnce(itemPathOf(call, "/registration"), std::move(body));
    call.output.answer(answer.body, [&] {
        const Json document = answer.json();
        call.output.line("Đã đăng ký " + printable(document["code"].text()) + ", số đến " +
                         document["registry_number"].text() + ", mã văn bản " + document["id"].text());
    });
}

void attach(Call& call) {
    Json body = Json::object();
    if (const auto document = call.arguments.integer("--document")) body.set("document", *document);
    addChosenFiles(call, body);
    const auto answer = call.api.postOnce(itemPathOf(call, "/attachment"), std::move(body));
    call.output.answer(answer.body, [&] {
        call.output.line("Đã gắn bản quét vào văn bản mã " + answer.json()["document"].text() +
                         "; số đến và các tệp cũ giữ nguyên.");
    });
}

void separators(Call& call) {
    ApiRequest request;
    request.path = "/intake/separators";
    request.query = {{"count", call.arguments.text("--count")}};
    auto target = call.arguments.text("--output");
    fetch(call, std::move(request), target.empty() ? "to-phan-cach.pdf" : target);
}

void discardItem(Call& call) {
    const auto answer = call.api.postOnce(itemPathOf(call, "/discard"),
                                          Json::object().set("reason", call.arguments.text("--reason")));
    call.output.answer(answer.body, [&] {
        call.output.line("Đã loại mục mã " + call.arguments.text("ID") + ". Lấy lại: vanthu intake restore " +
                         call.arguments.text("ID"));
    });
}

void restore(Call& call) {
    const auto answer = call.api.postOnce(itemPathOf(call, "/restoration"));
    call.output.answer(answer.body,
                       [&] { call.output.line("Mục mã " + call.arguments.text("ID") + " lại đang chờ."); });
}

void upload(Call& call) {
    const auto style = call.environment.errorIsTerminal ? Progress::Style::bar : Progress::Style::lines;
    Progress progress(call.output.errors(), style, "Tải lên");
    const auto answer =
        uploadResumed(call.api, call.arguments.text("FILE"), call.arguments.text("--unit"), progress);
    call.output.answer(answer.body, [&] {
        const auto item = answer.json()["item"].text();
        call.output.line("Đã tải lên, mục chờ tiếp nhận mã " + item + ". Đăng ký: vanthu intake register " +
                         item + " …");
    });
}

void channels(Call& call) {
    const auto answer = call.api.get("/intake/channels");
    call.output.answer(answer.body, [&] {
        Table table({{"Kênh"},
                     {"Tên", Align::left, true},
                     {"Đơn vị"},
                     {"Đã nhận", Align::right},
                     {"Trùng", Align::right},
                     {"Không nhận", Align::right},
                     {"Lần xem cuối"},
                     {"Lỗi", Align::left, true}});
        const Json page = answer.json();
        for (const auto& channel : page["channels"].items())
            table.addRow({channel["channel_label"].text(), channel["name"].text(), channel["unit"].text(),
                          channel["taken"].text(), channel["repeated"].text(), channel["refused"].text(),
                          dateForPeople(channel["last_round_at"].text()), channel["last_error"].text()});
        if (table.empty())
            return call.output.remark("Chưa khai kênh nào; xem mục Kênh tiếp nhận trong docs/operations.md.");
        call.output.table(table);
    });
}

}  // namespace

std::vector<Command> intakeCommands() {
    return {
        {.name = "intake list",
         .summary = "Những gì đến qua thư mục, hộp thư, tải lên và chờ văn thư",
         .options = {{.name = "--state",
                      .kind = ValueKind::choice,
                      .value = "TRẠNG_THÁI",
                      .help = "Lọc theo trạng thái",
                      .choices = {"waiting", "registered", "discarded", "split", "attached"}},
                     {.name = "--channel",
                      .kind = ValueKind::choice,
                      .value = "KÊNH",
                      .help = "Lọc theo kênh",
                      .choices = {"folder", "mail", "upload", "drop"}},
                     {.name = "--unit", .value = "MÃ", .help = "Chỉ của một đơn vị"},
                     {.name = "--limit",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Số dòng một trang, 1–200"},
                     {.name = "--cursor", .value = "DẤU_TRANG", .help = "Dấu trang của trang trước"}},
         .examples = {"vanthu intake list --state waiting"},
         .run = &list},
        {.name = "intake channels",
         .summary = "Tình trạng các kênh tiếp nhận: đã nhận bao nhiêu, lỗi lần cuối",
         .examples = {"vanthu intake channels"},
         .run = &channels},
        {.name = "intake show",
         .summary = "Một mục chờ tiếp nhận và các tệp của nó",
         .options = {kItem},
         .examples = {"vanthu intake show 12"},
         .run = &showItem},
        {.name = "intake file",
         .summary = "Lấy một tệp của mục chờ tiếp nhận",
         .options = {kItem,
                     {.name = "--number",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Tệp thứ mấy của mục; mặc định tệp đầu"},
                     kOutput,
                     kForce},
         .examples = {"vanthu intake file 12 --number 2 -o phu-luc.pdf"},
         .run = &file},
        {.name = "intake register",
         .summary = "Đăng ký văn bản đến từ một mục chờ tiếp nhận",
         .options = joined({kItem, kItemFile},
                           joined(incomingFieldOptions(), documentFieldOptions(Subject::required))),
         .examples = {"vanthu intake register 12 --number 456/KH-UBND --date 28/09/2018 --type KH \\",
                      "    --issuer 'UBND tỉnh Bình Dương' --subject 'Kế hoạch cải cách hành chính'"},
         .run = &registerItem},
        {.name = "intake attach",
         .summary = "Gắn bản quét vào văn bản đến đã đăng ký trên giấy",
         .options = {kItem,
                     {.name = "--document",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã văn bản đến; mặc định văn bản mà mã dấu Đến trên bản quét nêu"},
                     kItemFile},
         .examples = {"vanthu intake attach 12", "vanthu intake attach 12 --document 41"},
         .run = &attach},
        {.name = "intake separators",
         .summary = "Tờ phân cách để in: đặt giữa các văn bản rồi quét cả tập một lần",
         .options = {{.name = "--count",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Số tờ, 1–100; mặc định 10",
                      .letter = 'n'},
                     kOutput,
                     kForce},
         .examples = {"vanthu intake separators -n 20 -o to-phan-cach.pdf"},
         .run = &separators},
        {.name = "intake upload",
         .summary = "Tải một tệp lên danh sách chờ; đứt mạng thì tự gửi tiếp",
         .options = {{.name = "FILE",
                      .kind = ValueKind::file,
                      .value = "TỆP",
                      .help = "Tệp cần tải lên",
                      .required = true},
                     {.name = "--unit", .value = "MÃ", .help = "Đơn vị tiếp nhận; mặc định đơn vị của bạn"}},
         .examples = {"vanthu intake upload quet-lon.pdf"},
         .run = &upload},
        {.name = "intake discard",
         .summary = "Loại một mục khỏi danh sách chờ, kèm lý do",
         .options = {kItem, {.name = "--reason", .value = "LÝ_DO", .help = "Vì sao", .required = true}},
         .examples = {"vanthu intake discard 12 --reason 'Thư quảng cáo'"},
         .run = &discardItem},
        {.name = "intake restore",
         .summary = "Lấy lại một mục đã loại, hoặc gộp lại một tập quét đã tách",
         .options = {kItem},
         .examples = {"vanthu intake restore 12"},
         .run = &restore},
    };
}

}  // namespace vanthu::cli
