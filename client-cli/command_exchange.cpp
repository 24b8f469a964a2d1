#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/fetch.h"
#include "client-cli/words.h"

namespace vanthu::cli {
namespace {

const Option kInboxId{.name = "ID",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã trong hộp đến (vanthu exchange inbox)",
                      .required = true};
const Option kSentDocument{
    .name = "ID", .kind = ValueKind::integer, .value = "MÃ", .help = "Mã văn bản", .required = true};
const Option kDocumentId{
    .name = "ID", .kind = ValueKind::integer, .value = "MÃ", .help = "Mã văn bản đi", .required = true};

std::string withReason(const std::string& label, const std::string& reason) {
    return reason.empty() ? label : label + ": " + reason;
}

/// "Cập nhật: Đồng ý cập nhật; Thay thế: Đã đến".
std::string changesOf(const Json& changes) {
    std::string text;
    for (const auto& change : changes.items())
        text +=
            (text.empty() ? "" : "; ") + change["kind_label"].text() + ": " + change["state_label"].text();
    return text;
}

void printDeliveries(Output& output, const Json& deliveries) {
    Table table({{"Nơi nhận", Align::left, true},
                 {"Mã"},
                 {"Trạng thái"},
                 {"Số đến", Align::right},
                 {"Gửi lúc"},
                 {"Đến lúc"},
                 {"Quyết định lúc"},
                 {"Xử lý từ lúc"},
                 {"Lý do", Align::left, true},
                 {"Chữ ký báo nhận"},
                 {"Thu hồi"},
                 {"Cập nhật, thay thế", Align::left, true}});
    for (const auto& delivery : deliveries.items()) {
        const std::string status = delivery["status_code"].text();
        const std::string label = delivery["state_label"].text();
        const std::string sent = delivery["sent_at"].text();
        const std::string kind = delivery["kind_label"].text();
        table.addRow(
            {delivery["recipient_name"].text(), delivery["recipient_code"].text(),
             (kind.empty() ? "" : kind + ": ") + (status.empty() ? label : status + " " + label),
             delivery["arrival_number"].text(),
             dateForPeople(sent.empty() ? delivery["queued_at"].text() : sent),
             dateForPeople(delivery["arrived_at"].text()), dateForPeople(delivery["decided_at"].text()),
             dateForPeople(delivery["progress_at"].text()), delivery["reason"].text(),
             delivery["receipt_signature"]["state_label"].text(),
             withReason(delivery["recall"]["state_label"].text(), delivery["recall"]["answer"].text()),
             changesOf(delivery["changes"])});
    }
    if (table.empty()) return output.remark("Văn bản chưa gửi đi đâu.");
    output.table(table);
}

void sendDocument(Call& call) {
    Json to = Json::array();
    for (const auto& code : call.arguments.list("--to"))
        to.add(reference(code));
    const auto answer = call.api.postOnce("/documents/" + call.arguments.text("ID") + "/deliveries",
                                          Json::object().set("to", std::move(to)));
    call.output.answer(answer.body, [&] { printDeliveries(call.output, answer.json()["deliveries"]); });
}

void update(Call& call) {
    Json body = Json::object().set("reason", call.arguments.text("--reason"));
    for (const auto* list : {"--add", "--remove"}) {
        Json codes = Json::array();
        for (const auto& code : call.arguments.list(list))
            codes.add(reference(code));
        body.set(std::string_view(list).substr(2), std::move(codes));
    }
    const auto answer =
        call.api.postOnce("/documents/" + call.arguments.text("ID") + "/updates", std::move(body));
    call.output.answer(answer.body, [&] { printDeliveries(call.output, answer.json()["deliveries"]); });
}

void status(Call& call) {
    const auto answer = call.api.get("/documents/" + call.arguments.text("ID") + "/deliveries");
    call.output.answer(answer.body, [&] { printDeliveries(call.output, answer.json()["deliveries"]); });
}

void saveEvidence(Call& call) {
    const auto id = call.arguments.text("ID");
    const auto named = call.arguments.text("--output");
    ApiRequest request;
    request.path = "/documents/" + id + "/evidence";
    fetch(call, std::move(request), named.empty() ? "chung-cu-" + id + ".json" : named);
}

void addHead(Table& table, const std::string& whose, const Json& head, const std::string& remark) {
    table.addRow({whose, head["size"].text(), dateForPeople(head["signed_at"].text()),
                  head["root"].text().substr(0, 16), remark});
}

void log(Call& call) {
    const auto answer = call.api.get("/exchange/log");
    call.output.answer(answer.body, [&] {
        const Json state = answer.json();
        const auto nameOf = [](const Json& node) {
            return node["name"].isNull() ? node["node"].text() : node["name"].text();
        };
        call.output.line("Nhật ký của hệ thống này: " + state["size"].text() + " mục, mã nút " +
                         state["node"].text());
        if (const auto stamp = state["stamp"]; stamp.isObject())
            call.output.line("Dấu thời gian mới nhất: " + dateForPeople(stamp["stamped_at"].text()) + ", " +
                             stamp["size"].text() + " mục, " + stamp["authority"].text());
        Table table({{"Nhật ký", Align::left, true},
                     {"Số mục", Align::right},
                     {"Ký lúc"},
                     {"Đầu nhật ký"},
                     {"Ghi chú", Align::left, true}});
        if (state["head"].isObject()) addHead(table, "Hệ thống này", state["head"], "");
        for (const auto& peer : state["peers"].items())
            addHead(table, nameOf(peer), peer["head"],
                    peer["contradicted"].truth() ? "ĐÃ ĐƯA RA ĐẦU NHẬT KÝ KHÁC MÂU THUẪN" : "");
        for (const auto& conflict : state["conflicts"].items())
            addHead(table, nameOf(conflict), conflict["shown"],
                    (conflict["told"].truth() ? "tự báo đã khôi phục từ bản sao lưu, trước đó "
                                              : "mâu thuẫn với đầu nhật ký ") +
                        conflict["kept"]["size"].text() + " mục");
        if (table.empty()) return call.output.remark("Chưa có đầu nhật ký nào được ký.");
        call.output.table(table);
    });
}

void recall(Call& call) {
    const auto answer = call.api.postOnce("/documents/" + call.arguments.text("ID") + "/recall",
                                          Json::object().set("reason", call.arguments.text("--reason")));
    call.output.answer(answer.body, [&] {
        call.output.line(
            "Đã thu hồi văn bản mã " + call.arguments.text("ID") +
            ": không sửa, không xử lý, không gửi nữa. Nơi nhận được báo: vanthu exchange status " +
            call.arguments.text("ID"));
    });
}

/// What an item does to others, and what others do to it.
std::string changeOf(const Json& item) {
    std::string text = withReason(item["kind_label"].text(), item["change_reason"].text());
    for (const auto& changed : item["changes"].items())
        text += " (mã " + changed["id"].text() + ")";
    if (item["original_missing"].truth()) text += " (văn bản gốc chưa đến)";
    const auto by = changesOf(item["changed_by"]);
    return text + (text.empty() || by.empty() ? "" : "; ") + by;
}

void inbox(Call& call) {
    const auto answer = call.api.get("/exchange/inbox", {{"state", call.arguments.text("--state")},
                                                         {"recall", call.arguments.text("--recall")},
                                                         {"limit", call.arguments.text("--limit")},
                                                         {"cursor", call.arguments.text("--cursor")}});
    call.output.answer(answer.body, [&] {
        const Json page = answer.json();
        Table table({{"Mã", Align::right},
                     {"Đến lúc"},
                     {"Nơi gửi", Align::left, true},
                     {"Số, ký hiệu"},
                     {"Trích yếu", Align::left, true},
                     {"Trạng thái"},
                     {"Chữ ký"},
                     {"Văn bản", Align::right},
                     {"Cập nhật, thay thế", Align::left, true},
                     {"Thu hồi", Align::left, true}});
        for (const auto& item : page["items"].items())
            table.addRow({item["id"].text(), dateForPeople(item["arrived_at"].text()),
                          item["sender_name"].text(), item["document_as_sent"]["code"].text(),
                          item["document_as_sent"]["subject"].text(), item["state_label"].text(),
                          item["signature"]["state_label"].text(), item["document"].text(), changeOf(item),
                          withReason(item["recall"]["state_label"].text(), item["recall"]["reason"].text())});
        if (table.empty()) return call.output.remark("Hộp văn bản đến liên thông đang trống.");
        call.output.table(table);
        if (!page["next_cursor"].isNull())
            call.output.remark("Trang sau: thêm --cursor " + page["next_cursor"].text());
    });
}

/// The newest moment of a package on its way.
std::string momentOf(const Json& package) {
    for (const auto* moment : {"decided_at", "arrived_at", "queued_at"})
        if (!package[moment].isNull()) return dateForPeople(package[moment].text());
    return "";
}

void packages(Call& call) {
    const bool isReceived = call.arguments.has("--received");
    const auto answer = call.api.get("/exchange/packages", {{"received", isReceived ? "true" : ""},
                                                            {"state", call.arguments.text("--state")},
                                                            {"limit", call.arguments.text("--limit")},
                                                            {"cursor", call.arguments.text("--cursor")}});
    call.output.answer(answer.body, [&] {
        const Json page = answer.json();
        Table table({{"Gói mã", Align::right},
                     {"Đơn vị gửi", Align::left, true},
                     {"Kỳ"},
                     {"Lần", Align::right},
                     {"Nơi nhận", Align::left, true},
                     {"Trạng thái"},
                     {"Lúc"},
                     {"Lý do", Align::left, true}});
        for (const auto& item : page["items"].items())
            table.addRow({item["package"].text(), item["sender"].text(),
                          item["from"].isNull()
                              ? ""
                              : dateForPeople(item["from"].text()) + " – " + dateForPeople(item["to"].text()),
                          item["sequence"].text(), item["recipient"].text(), item["state_label"].text(),
                          momentOf(item), item["reason"].text()});
        if (table.empty())
            return call.output.remark(isReceived ? "Chưa có gói số liệu nào đến qua liên thông."
                                                 : "Chưa gửi gói số liệu nào qua liên thông.");
        call.output.table(table);
        if (!page["next_cursor"].isNull())
            call.output.remark("Trang sau: thêm --cursor " + page["next_cursor"].text());
    });
}

void accept(Call& call) {
    const auto& arguments = call.arguments;
    Json body = Json::object();
    if (arguments.has("--book")) body.set("book", reference(arguments.text("--book")));
    body.setText("arrival_date", arguments.text("--arrival-date"));
    body.setText("number_reason", arguments.text("--number-reason"));
    body.setText("subject", arguments.text("--subject"));
    body.setText("due_date", arguments.text("--due"));
    body.setText("note", arguments.text("--note"));
    const auto answer =
        call.api.postOnce("/exchange/inbox/" + arguments.text("ID") + "/acceptance", std::move(body));
    call.output.answer(answer.body, [&] {
        const Json document = answer.json();
        call.output.line("Đã tiếp nhận " + printable(document["code"].text()) + ", số đến " +
                         document["registry_number"].text() + ", mã văn bản " + document["id"].text());
    });
}

void refuse(Call& call) {
    const auto answer = call.api.postOnce("/exchange/inbox/" + call.arguments.text("ID") + "/refusal",
                                          Json::object().set("reason", call.arguments.text("--reason")));
    call.output.answer(answer.body, [&] { call.output.line("Đã từ chối; nơi gửi sẽ thấy lý do."); });
}

void answerRecall(Call& call, Json answer) {
    const auto response = call.api.postOnce("/exchange/inbox/" + call.arguments.text("ID") + "/recall-answer",
                                            std::move(answer));
    call.output.answer(response.body, [&] {
        call.output.line(response.json()["recall"]["state_label"].text() + "; nơi gửi sẽ thấy câu trả lời.");
    });
}

void agreeRecall(Call& call) {
    answerRecall(call, Json::object().set("agree", true));
}

void refuseRecall(Call& call) {
    answerRecall(call, Json::object().set("agree", false).set("reason", call.arguments.text("--reason")));
}

}  // namespace

std::vector<Command> exchangeCommands() {
    return {
        {.name = "exchange send",
         .summary = "Gửi một văn bản đi đến các cơ quan",
         .options =
             {kDocumentId,
              {.name = "--to", .value = "MÃ", .help = "Mã cơ quan nhận", .required = true, .repeated = true}},
         .examples = {"vanthu exchange send 41 --to H53.13 H09.12"},
         .run = &sendDocument},
        {.name = "exchange update",
         .summary =
             "Gửi bản cập nhật của văn bản đã gửi, thêm hoặc bớt nơi nhận; nơi nhận trả lời 15 hoặc 16",
         .options = {kDocumentId,
                     {.name = "--reason", .value = "LÝ_DO", .help = "Vì sao", .required = true},
                     {.name = "--add", .value = "MÃ", .help = "Thêm cơ quan nhận", .repeated = true},
                     {.name = "--remove",
                      .value = "MÃ",
                      .help = "Bớt cơ quan nhận: văn bản được thu hồi ở đó",
                      .repeated = true}},
         .examples = {"vanthu exchange update 41 --reason 'Sửa trích yếu'",
                      "vanthu exchange update 41 --reason 'Thiếu nơi nhận' --add H53.13 --remove H09.12"},
         .run = &update},
        {.name = "document recall",
         .summary = "Thu hồi văn bản: không sửa, không xử lý, không gửi nữa, báo cho các nơi nhận",
         .options = {kSentDocument,
                     {.name = "--reason", .value = "LÝ_DO", .help = "Vì sao", .required = true}},
         .examples = {"vanthu document recall 41 --reason 'Sai thẩm quyền ban hành'"},
         .run = &recall},
        {.name = "exchange inbox",
         .summary = "Văn bản điện tử gửi đến",
         .options = {{.name = "--state",
                      .kind = ValueKind::choice,
                      .value = "TRẠNG_THÁI",
                      .help = "Lọc theo trạng thái",
                      .choices = {"arrived", "accepted", "refused", "recalled"}},
                     {.name = "--recall",
                      .kind = ValueKind::choice,
                      .value = "TRẢ_LỜI",
                      .help = "Văn bản đã vào sổ mà nơi gửi muốn thu hồi: asked là chưa trả lời",
                      .choices = {"asked", "agreed", "refused"}},
                     {.name = "--limit",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Số dòng một trang, 1–200"},
                     {.name = "--cursor", .value = "DẤU_TRANG", .help = "Dấu trang của trang trước"}},
         .examples = {"vanthu exchange inbox --state arrived", "vanthu exchange inbox --recall asked"},
         .run = &inbox},
        {.name = "exchange packages",
         .summary = "Số liệu thống kê gửi, nhận qua liên thông: đến đâu, bị từ chối vì sao",
         .options = {{.name = "--received", .kind = ValueKind::flag, .help = "Gói đến, thay vì gói gửi đi"},
                     {.name = "--state",
                      .kind = ValueKind::choice,
                      .value = "TRẠNG_THÁI",
                      .help = "Lọc theo trạng thái",
                      .choices = {"queued", "sent", "arrived", "accepted", "refused", "failed"}},
                     {.name = "--limit",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Số dòng một trang, 1–200"},
                     {.name = "--cursor", .value = "DẤU_TRANG", .help = "Dấu trang của trang trước"}},
         .examples = {"vanthu exchange packages", "vanthu exchange packages --received --state refused"},
         .run = &packages},
        {.name = "exchange accept",
         .summary = "Tiếp nhận vào sổ văn bản đến; nơi gửi thấy 03 và số đến",
         .options = {kInboxId,
                     {.name = "--book", .value = "SỔ", .help = "Mã sổ; mặc định sổ đến của đơn vị"},
                     {.name = "--arrival-date",
                      .kind = ValueKind::date,
                      .value = "NGÀY",
                      .help = "Ngày đến; bỏ trống là hôm nay"},
                     {.name = "--number-reason",
                      .value = "LÝ_DO",
                      .help = "Vì sao ngày đến lùi trước số đã cấp"},
                     {.name = "--subject", .value = "TRÍCH_YẾU", .help = "Trích yếu, khi khác nơi gửi ghi"},
                     {.name = "--due", .kind = ValueKind::date, .value = "NGÀY", .help = "Hạn xử lý"},
                     {.name = "--note", .value = "GHI_CHÚ", .help = "Ghi chú"}},
         .examples = {"vanthu exchange accept 7", "vanthu exchange accept 7 --due 05/10/2018"},
         .run = &accept},
        {.name = "exchange refuse",
         .summary = "Từ chối tiếp nhận; nơi gửi thấy 02 và lý do",
         .options = {kInboxId, {.name = "--reason", .value = "LÝ_DO", .help = "Vì sao", .required = true}},
         .examples = {"vanthu exchange refuse 7 --reason 'Gửi nhầm cơ quan'"},
         .run = &refuse},
        {.name = "exchange agree-recall",
         .summary = "Đồng ý cho thu hồi văn bản đã tiếp nhận: đóng băng văn bản; nơi gửi thấy 15",
         .options = {kInboxId},
         .examples = {"vanthu exchange agree-recall 7"},
         .run = &agreeRecall},
        {.name = "exchange refuse-recall",
         .summary = "Không đồng ý cho thu hồi văn bản đã tiếp nhận; nơi gửi thấy 16 và lý do",
         .options = {kInboxId, {.name = "--reason", .value = "LÝ_DO", .help = "Vì sao", .required = true}},
         .examples = {"vanthu exchange refuse-recall 7 --reason 'Đã giải quyết xong'"},
         .run = &refuseRecall},
        {.name = "exchange status",
         .summary = "Tình trạng gửi của một văn bản đi đến từng nơi nhận",
         .options = {kDocumentId},
         .examples = {"vanthu exchange status 41"},
         .run = &status},
        {.name = "exchange log",
         .summary =
             "Nhật ký liên thông của hệ thống này và của trục: dài bao nhiêu, ký lúc nào, có gì mâu thuẫn",
         .examples = {"vanthu exchange log", "vanthu exchange log --json"},
         .run = &log},
        {.name = "exchange evidence",
         .summary = "Kết xuất chứng cứ gửi nhận của một văn bản đi qua trục, để bên thứ ba kiểm tra",
         .options = {kDocumentId, kOutput, kForce},
         .examples = {"vanthu exchange evidence 41", "vanthu exchange evidence 41 -o chung-cu.json"},
         .run = &saveEvidence},
    };
}

}  // namespace vanthu::cli
