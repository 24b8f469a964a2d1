#include "client-cli/change_view.h"
#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/failure.h"
#include "client-cli/fetch.h"
#include "client-cli/words.h"

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>

namespace vanthu::cli {
namespace {

std::string documentPathOf(const Call& call) {
    return "/documents/" + call.arguments.text("ID");
}

std::string signerOf(const Json& signer) {
    std::string text = signer["authority"].text();
    for (const auto* part : {"position", "name"})
        if (const auto value = signer[part].text(); !value.empty()) text += (text.empty() ? "" : " ") + value;
    return text;
}

std::string receiversOf(const Json& receivers) {
    std::string text;
    for (const auto& receiver : receivers.items()) {
        const std::string name = receiver["name"].text();
        text += (text.empty() ? "" : "; ") + (name.empty() ? receiver["organisation"].text() : name);
    }
    return text;
}

void printFiles(Output& output, const Json& document) {
    Table table({{"STT", Align::right},
                 {"Tệp", Align::left, true},
                 {"Là"},
                 {"Cỡ", Align::right},
                 {"Chữ ký số"},
                 {"Nội dung"},
                 {"Lý do", Align::left, true}});
    const auto& extraction = document["extraction"].items();
    std::map<std::int64_t, std::string> signatures;
    for (const auto& file : document["signatures"].items())
        signatures[file["file"].integer()] = file["label"].text();
    std::size_t number = 0;
    for (const auto& file : document["files"].items()) {
        const Json state = number < extraction.size() ? extraction[number] : Json();
        const std::string label =
            state["label"].text().empty() ? state["state"].text() : state["label"].text();
        const std::string title = file["title"].text();
        const bool runs = state["ocr_pages"].integer() > 0;
        const std::string progress = "Đã nhận dạng chữ " + std::to_string(state["ocr_pages_done"].integer()) +
                                     "/" + std::to_string(state["ocr_pages"].integer()) + " trang.";
        table.addRow({std::to_string(++number), file["name"].text(),
                      title.empty() ? fileKindLabel(file["kind"].text()) : title,
                      sizeForPeople(file["size"].integer()), signatures[static_cast<std::int64_t>(number)],
                      label, runs ? progress : state["reason"].text()});
    }
    if (!table.empty()) {
        output.line("");
        output.table(table);
    }
}

void printLinks(Output& output, const Json& document) {
    Table table({{"Liên kết", Align::right},
                 {"Quan hệ"},
                 {"Mã", Align::right},
                 {"Số, ký hiệu"},
                 {"Trích yếu", Align::left, true}});
    for (const auto& link : document["links"].items())
        table.addRow({link["id"].text(), link["label"].text(), link["document"].text(), link["code"].text(),
                      link["subject"].text()});
    if (table.empty()) return;
    output.line("");
    output.table(table);
}

void showDocument(Call& call) {
    const auto answer = call.api.get(documentPathOf(call));
    call.output.answer(answer.body, [&] {
        const Json document = answer.json();
        const std::string type = document["type_name"].text();
        call.output.fields({
            {"Mã", document["id"].text()},
            {"Loại sổ", directionLabel(document["direction"].text())},
            {"Số trong sổ", document["registry_number"].text()},
            {"Lý do của số", document["number_reason"].text()},
            {"Số, ký hiệu", document["code"].text()},
            {"Loại văn bản", type.empty() ? document["type"].text() : type},
            {"Ngày văn bản", dateForPeople(document["issued_date"].text())},
            {"Ngày đến", dateForPeople(document["arrival_date"].text())},
            {"Cơ quan ban hành", document["issuer_name"].text()},
            {"Trích yếu", document["subject"].text()},
            {"Người ký", signerOf(document["signer"])},
            {"Độ khẩn", urgencyLabel(document["urgency"].text())},
            {"Hạn xử lý", dateForPeople(document["due_date"].text())},
            {"Nơi nhận", receiversOf(document["receivers"])},
            {"Đơn vị, người nhận", document["to_places"].text()},
            {"Số bản phát hành", document["copy_count"].text()},
            {"Bản giấy ở", document["paper_place"].text()},
            {"Phạm vi", accessLabel(document["access"].text())},
            {"Ghi chú", document["note"].text()},
            {"Nguồn", document["source"].text()},
            {"Mã tại nguồn", document["external_id"].text()},
            {"Đăng ký lúc", dateForPeople(document["registered_at"].text())},
        });
        printFiles(call.output, document);
        printLinks(call.output, document);
    });
}

void listDocuments(Call& call) {
    const auto& arguments = call.arguments;
    const auto answer = call.api.get("/documents", {{"direction", arguments.text("--direction")},
                                                    {"unit", arguments.text("--unit")},
                                                    {"book", arguments.text("--book")},
                                                    {"type", arguments.text("--type")},
                                                    {"from", arguments.text("--from")},
                                                    {"to", arguments.text("--to")},
                                                    {"limit", arguments.text("--limit")},
                                                    {"cursor", arguments.text("--cursor")}});
    call.output.answer(answer.body, [&] {
        const Json page = answer.json();
        Table table({{"Mã", Align::right},
                     {"Sổ"},
                     {"Số", Align::right},
                     {"Số, ký hiệu"},
                     {"Ngày"},
                     {"Cơ quan ban hành", Align::left, true},
                     {"Trích yếu", Align::left, true}});
        for (const auto& document : page["documents"].items())
            table.addRow({document["id"].text(), directionLabel(document["direction"].text()),
                          document["registry_number"].text(), document["code"].text(),
                          dateForPeople(document["issued_date"].text()), document["issuer_name"].text(),
                          document["subject"].text()});
        if (table.empty()) return call.output.remark("Không có văn bản nào.");
        call.output.table(table);
        if (!page["next_cursor"].isNull())
            call.output.remark("Trang sau: thêm --cursor " + page["next_cursor"].text());
    });
}

void documentHistory(Call& call) {
    const auto answer = call.api.get(documentPathOf(call) + "/history");
    call.output.answer(answer.body, [&] { printChanges(call.output, answer.json()); });
}

/// Where a download goes: -o FILE, -o - for stdout, else the file's own name in the current folder.
std::string targetOf(Call& call, std::int64_t number) {
    if (call.arguments.has("--output")) return call.arguments.text("--output");
    const Json document = call.api.get(documentPathOf(call)).json();
    const auto& files = document["files"].items();
    if (number < 1 || static_cast<std::size_t>(number) > files.size())
        throw Failure("văn bản không có tệp thứ " + std::to_string(number),
                      "xem: vanthu document show " + call.arguments.text("ID"));
    // The name comes from outside: only its last part, so that it cannot leave this folder.
    return std::filesystem::path(files[static_cast<std::size_t>(number) - 1]["name"].text())
        .filename()
        .string();
}

std::string fileNumber(const Call& call) {
    return std::to_string(call.arguments.integer("--number").value_or(1));
}

void download(Call& call) {
    ApiRequest request;
    request.path = documentPathOf(call) + "/files/" + fileNumber(call);
    fetch(call, std::move(request), targetOf(call, call.arguments.integer("--number").value_or(1)));
}

std::string outputOr(const Call& call, const std::string& name) {
    return call.arguments.has("--output") ? call.arguments.text("--output") : name;
}

void searchable(Call& call) {
    ApiRequest request;
    request.path = documentPathOf(call) + "/files/" + fileNumber(call) + "/searchable";
    fetch(call, std::move(request), outputOr(call, "ban-co-lop-chu-" + call.arguments.text("ID") + ".pdf"));
}

void extractAgain(Call& call) {
    const auto answer = call.api.post(documentPathOf(call) + "/files/" + fileNumber(call) + "/extraction");
    call.output.answer(answer.body, [&] {
        call.output.remark("Đã yêu cầu đọc lại nội dung tệp thứ " + fileNumber(call) +
                           "; xem kết quả: vanthu document show " + call.arguments.text("ID"));
    });
}

void slip(Call& call) {
    ApiRequest request;
    request.path = documentPathOf(call) + "/handling-slip";
    fetch(call, std::move(request), outputOr(call, "phieu-giai-quyet-" + call.arguments.text("ID") + ".pdf"));
}

void stamped(Call& call) {
    ApiRequest request;
    const bool paper = call.arguments.has("--paper");
    request.path = documentPathOf(call) + (paper ? "/stamp" : "/files/" + fileNumber(call) + "/stamped-copy");
    request.query = {{"left", call.arguments.text("--left")}, {"top", call.arguments.text("--top")}};
    fetch(call, std::move(request),
          outputOr(call, (paper ? "dau-den-" : "van-ban-den-") + call.arguments.text("ID") + ".pdf"));
}

}  // namespace

std::vector<Command> documentCommands() {
    const Option id{
        .name = "ID", .kind = ValueKind::integer, .value = "MÃ", .help = "Mã văn bản", .required = true};
    const Option number{
        .name = "--number", .kind = ValueKind::integer, .value = "SỐ", .help = "Tệp thứ mấy; mặc định 1"};
    const Option output{.name = "--output",
                        .kind = ValueKind::file,
                        .value = "TỆP",
                        .help = "Ghi vào tệp này; - là đầu ra chuẩn",
                        .letter = 'o'};
    const Option force{.name = "--force", .kind = ValueKind::flag, .help = "Ghi đè tệp đã có"};
    return {
        {.name = "document show",
         .summary = "Xem một văn bản và tình trạng nội dung từng tệp",
         .options = {id},
         .examples = {"vanthu document show 41", "vanthu document show 41 --json | jq .files"},
         .run = &showDocument},
        {.name = "document list",
         .summary = "Danh sách văn bản, mới đăng ký trước",
         .options = {{.name = "--direction",
                      .kind = ValueKind::choice,
                      .value = "CHIỀU",
                      .help = "Đến, đi hay lưu trữ",
                      .choices = {"incoming", "outgoing", "archived"}},
                     {.name = "--unit", .value = "ĐƠN_VỊ", .help = "Đơn vị giữ sổ, theo mã"},
                     {.name = "--book", .kind = ValueKind::integer, .value = "SỔ", .help = "Mã số của sổ"},
                     {.name = "--type", .value = "LOẠI", .help = "Mã loại văn bản"},
                     {.name = "--from", .kind = ValueKind::date, .value = "NGÀY", .help = "Từ ngày"},
                     {.name = "--to", .kind = ValueKind::date, .value = "NGÀY", .help = "Đến hết ngày"},
                     {.name = "--limit",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Số dòng một trang, 1–200"},
                     {.name = "--cursor", .value = "DẤU_TRANG", .help = "Dấu trang của trang trước"}},
         .examples = {"vanthu document list --direction incoming --from 01/09/2018 --to 30/09/2018"},
         .run = &listDocuments},
        {.name = "document history",
         .summary = "Lịch sử thay đổi của một văn bản",
         .options = {id},
         .examples = {"vanthu document history 41"},
         .run = &documentHistory},
        {.name = "document download",
         .summary = "Tải một tệp của văn bản, nguyên vẹn từng bit",
         .options = {id, number, output, force},
         .examples = {"vanthu document download 41", "vanthu document download 41 --number 2 -o phu-luc.pdf"},
         .run = &download},
        {.name = "document searchable",
         .summary = "Bản PDF có lớp chữ của một tệp quét, để tìm và chép chữ; tệp gốc giữ nguyên",
         .options = {id, number, output, force},
         .examples = {"vanthu document searchable 41",
                      "vanthu document searchable 41 --number 2 -o ban-doc.pdf"},
         .run = &searchable},
        {.name = "document extract-again",
         .summary = "Yêu cầu đọc lại nội dung một tệp, ví dụ khi lần trước chưa đọc được",
         .options = {id, number},
         .examples = {"vanthu document extract-again 41", "vanthu document extract-again 41 --number 2"},
         .run = &extractAgain},
        {.name = "document slip",
         .summary = "Phiếu giải quyết văn bản đến, để in",
         .options = {id, output, force},
         .examples = {"vanthu document slip 41 -o phieu.pdf"},
         .run = &slip},
        {.name = "document stamp",
         .summary = "Bản in có dấu Đến, hoặc dấu để in lên bản giấy; tệp gốc giữ nguyên",
         .options = {id,
                     number,
                     {.name = "--paper",
                      .kind = ValueKind::flag,
                      .help = "Chỉ có dấu, để in lên bản giấy đặt trong khay máy in"},
                     {.name = "--left",
                      .kind = ValueKind::integer,
                      .value = "MM",
                      .help = "Dấu cách mép trái trang; mặc định 32"},
                     {.name = "--top",
                      .kind = ValueKind::integer,
                      .value = "MM",
                      .help = "Dấu cách mép trên trang; mặc định 52"},
                     output,
                     force},
         .examples = {"vanthu document stamp 41 -o ban-in.pdf",
                      "vanthu document stamp 41 --number 2 --left 120 --top 20",
                      "vanthu document stamp 41 --paper -o dau.pdf"},
         .run = &stamped},
    };
}

}  // namespace vanthu::cli
