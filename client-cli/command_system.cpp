#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/failure.h"
#include "client-cli/interruption.h"
#include "client-cli/progress.h"
#include "client-cli/words.h"

#include <chrono>
#include <thread>

namespace vanthu::cli {
namespace {

constexpr std::chrono::milliseconds kPoll{200};

/// Follows the server's work to its end; Ctrl-C cancels it there too.
ApiAnswer followed(Call& call, const std::string& path) {
    const auto style = call.environment.errorIsTerminal ? Progress::Style::bar : Progress::Style::lines;
    Progress progress(call.output.errors(), style, "Kiểm tra");
    const Interruption interruption;
    for (;;) {
        auto answer = call.api.get(path);
        const Json state = answer.json();
        progress.update(state["done"].integer(), state["total"].integer(), state["done"].integer());
        if (state["state"].text() != "running") {
            progress.finish();
            return answer;
        }
        if (interruption.asked()) {
            ApiRequest request;
            request.method = "DELETE";
            request.path = path;
            call.api.send(request);
            progress.finish();
            throw Failure("đã dừng kiểm tra", "chạy lại vanthu verify khi thuận tiện");
        }
        std::this_thread::sleep_for(kPoll);
    }
}

void printVerification(Output& output, const Json& result) {
    Table table({{"Loại"}, {"Đối tượng", Align::left, true}, {"Phát hiện", Align::left, true}});
    for (const auto& finding : result["findings"].items())
        table.addRow({finding["code"].text(), finding["subject"].text(), finding["message"].text()});
    if (!table.empty()) output.table(table);
    const Json& checked = result["checked"];
    output.fields({{"Tệp", checked["blobs"].text()},
                   {"Dòng nhật ký", checked["changes"].text()},
                   {"Văn bản", checked["documents"].text()},
                   {"Dãy số", checked["series"].text()}});
    if (result["clean"].truth()) output.line("Dữ liệu toàn vẹn.");
}

void verify(Call& call) {
    const Json started = call.api.post("/verifications").json();
    const auto answer = followed(call, "/verifications/" + started["id"].text());
    const Json result = answer.json();
    call.output.answer(answer.body, [&] { printVerification(call.output, result); });
    if (result["state"].text() != "finished")
        throw Failure("kiểm tra không chạy hết (" + result["state"].text() + ")",
                      "xem nhật ký của máy chủ rồi chạy lại");
    if (!result["clean"].truth())
        throw Failure(std::to_string(result["findings"].items().size()) + " sai lệch",
                      "xem danh sách trên và khôi phục từ bản sao lưu");
}

/// "02/03/2026 08:15, tốt (Nguyễn Văn An: nas:/vanthu)".
std::string lastTime(const Json& state, const std::string& kind) {
    const Json& run = state["last_" + kind];
    std::string text = "chưa có";
    if (run.isObject()) {
        text = dateForPeople(run["finished_at"].text()) + ", " + run["outcome_label"].text();
        if (const auto count = run["finding_count"].integer(); count > 0)
            text += " (" + std::to_string(count) + ")";
        text += ", " + run["account_name"].text();
        if (const auto note = run["note"].text(); !note.empty()) text += ": " + note;
    }
    for (const auto& overdue : state["overdue"].items())
        if (overdue.text() == kind) text += " – ĐÃ QUÁ LÂU";
    return text;
}

void reportBackup(Call& call) {
    const bool failed = call.arguments.has("--failed");
    const auto answer = call.api.postOnce(
        "/backups",
        Json::object().set("outcome", failed ? "failed" : "good").set("note", call.arguments.text("--note")));
    call.output.answer(answer.body, [&] {
        call.output.line(failed ? "Đã ghi: sao lưu không thành công." : "Đã ghi: sao lưu xong.");
    });
}

/// "1204 văn bản, chậm 3 phút (12 thay đổi)".
std::string indexState(const Json& index) {
    if (!index["available"].truth()) return "chưa có";
    const auto documents = index["documents"].text() + " văn bản, ";
    if (index["behind"].integer() == 0) return documents + "đã cập nhật";
    return documents + "chậm " + ageForPeople(index["behind_seconds"].integer()) + " (" +
           index["behind"].text() + " thay đổi)";
}

void system(Call& call) {
    const auto answer = call.api.get("/system");
    call.output.answer(answer.body, [&] {
        const Json state = answer.json();
        call.output.fields(
            {{"Máy chủ", call.api.server()},
             {"Phiên bản", state["version"].text()},
             {"Chạy từ", dateForPeople(state["started_at"].text())},
             {"Nhật ký", state["change_log"]["head"].text() + " dòng"},
             {"Chỉ mục", indexState(state["index"])},
             {"Chờ gửi", state["exchange"]["due"].text()},
             {"Cập nhật chờ văn bản gốc quá 72 giờ", state["exchange"]["originals_missing"].text()},
             {"Thay đổi quyền chờ xác nhận", state["open_alerts"].text()},
             {"Thư chờ gửi", state["mail"]["waiting"].text()},
             {"Thư bị từ chối", state["mail"]["parked"].text()},
             {"Đĩa còn trống", sizeForPeople(state["disk"]["free_bytes"].integer()) + " trên " +
                                   sizeForPeople(state["disk"]["total_bytes"].integer())},
             {"Kiểm tra gần nhất", lastTime(state, "verification")},
             {"Sao lưu gần nhất", lastTime(state, "backup")}});
    });
}

}  // namespace

std::vector<Command> systemCommands() {
    return {
        {.name = "verify",
         .summary = "Kiểm tra toàn vẹn: tệp, nhật ký, dãy số, chỉ mục; Ctrl-C để dừng",
         .examples = {"vanthu verify", "vanthu verify --json | jq .findings"},
         .run = &verify},
        {.name = "backup report",
         .summary = "Báo cho máy chủ một lần sao lưu vừa xong, để trang tình trạng biết lần gần nhất",
         .options = {{.name = "--note", .value = "GHI_CHÚ", .help = "Bản sao nằm ở đâu, hoặc vì sao hỏng"},
                     {.name = "--failed", .kind = ValueKind::flag, .help = "Sao lưu không thành công"}},
         .examples = {"vanthu backup report --note nas:/vanthu/2026-03-02",
                      "vanthu backup report --failed --note 'hết chỗ trên nas'"},
         .run = &reportBackup},
        {.name = "system", .summary = "Tình trạng máy chủ", .examples = {"vanthu system"}, .run = &system},
    };
}

}  // namespace vanthu::cli
