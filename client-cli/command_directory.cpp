#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/failure.h"
#include "client-cli/import_source.h"

#include <fstream>
#include <iterator>

namespace vanthu::cli {
namespace {

constexpr const char* kDirectories = "/exchange/directories";
constexpr const char* kEntries = "/exchange/directory-entries";
/// Half of what the server takes at once: long names fit its limit of bytes too.
constexpr std::size_t kEntriesAtOnce = 500;

std::string certificateIn(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string pem{std::istreambuf_iterator<char>(file), {}};
    if (!file || pem.empty()) throw Failure("không đọc được tệp " + path, "kiểm tra tên tệp và quyền đọc");
    return pem;
}

std::string certificatesOf(const Json& directory) {
    std::string text;
    for (const auto& certificate : directory["certificates"].items()) {
        if (certificate["ended"].truth()) continue;
        text += (text.empty() ? "" : "; ") + certificate["id"].text() + " " + certificate["subject"].text();
    }
    return text.empty() ? "không theo dõi" : text;
}

void showDirectories(Call& call) {
    const auto answer = call.api.get(kDirectories);
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Bên phát hành"},
                     {"Số", Align::right},
                     {"Mục", Align::right},
                     {"Phát hành lúc"},
                     {"Từ chối", Align::right},
                     {"Chứng thư", Align::left, true},
                     {"Lỗi gần nhất", Align::left, true}});
        for (const auto& one : answered["directories"].items())
            table.addRow({one["publisher"].text(), one["sequence"].text(), one["entries"].text(),
                          one["made_at"].isNull() ? "chưa nhận được" : dateForPeople(one["made_at"].text()),
                          one["refused"].text(), certificatesOf(one), one["problem"].text()});
        if (table.empty())
            return call.output.remark("Chưa theo dõi danh bạ nào. Theo dõi: vanthu directory follow MÃ TỆP");
        call.output.table(table);
    });
}

/// "Sở Nội vụ (H53.13)"; "" for none.
std::string unitNamed(const Json& unit) {
    if (unit.isNull()) return "";
    const auto name = unit["name"].text();
    return name.empty() ? unit["code"].text() : name + " (" + unit["code"].text() + ")";
}

std::string stateOf(const Json& entry) {
    if (!entry["successor"].isNull()) return "nay là " + unitNamed(entry["successor"]);
    if (!entry["valid_to"].isNull()) return "đến " + dateForPeople(entry["valid_to"].text());
    return entry["capable_since"].isNull() ? "chưa liên thông"
                                           : "liên thông từ " + dateForPeople(entry["capable_since"].text());
}

void searchEntries(Call& call) {
    const auto answer = call.api.get(
        kEntries, {{"q", call.arguments.text("TÊN")}, {"limit", call.arguments.text("--limit")}});
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Mã"},
                     {"Tên", Align::left, true},
                     {"Trực thuộc", Align::left, true},
                     {"Trạng thái"},
                     {"Danh bạ"}});
        for (const auto& entry : answered["entries"].items())
            table.addRow({entry["code"].text(), entry["name"].text(), unitNamed(entry["parent"]),
                          stateOf(entry), entry["publisher"].text()});
        if (table.empty()) return call.output.remark("Không có cơ quan nào như vậy trong các danh bạ.");
        call.output.table(table);
    });
}

void followPublisher(Call& call) {
    Json body = Json::object();
    body.set("publisher", call.arguments.text("MÃ"))
        .set("certificate", certificateIn(call.arguments.text("FILE")));
    const auto answer = call.api.postOnce(kDirectories, std::move(body));
    call.output.answer(answer.body, [&] {
        const Json trust = answer.json();
        call.output.line("Theo dõi danh bạ " + trust["publisher"].text() + " theo chứng thư " +
                         trust["id"].text() + ", dấu vân tay " + trust["fingerprint"].text());
    });
}

void unfollowPublisher(Call& call) {
    ApiRequest request;
    request.method = "PATCH";
    request.path = std::string(kDirectories) + "/" + call.arguments.text("ID");
    request.body = Json::object().set("ended", true);
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        call.output.line("Thôi tin chứng thư " + call.arguments.text("ID") + " của danh bạ " +
                         answer.json()["publisher"].text());
    });
}

/// Sends what was gathered; `total` is the answer for all of them.
void publishGathered(Call& call, Json& entries, std::int64_t& changed, Json& last) {
    Json body = Json::object();
    body.set("publisher", call.arguments.text("--as")).set("entries", std::move(entries));
    last = call.api.postOnce(kEntries, std::move(body)).json();
    changed += last["changed"].integer();
    entries = Json::array();
}

void publishEntries(Call& call) {
    ImportSource source(call.arguments.text("FILE"));
    Json entries = Json::array();
    Json last;
    std::int64_t changed = 0;
    std::int64_t count = 0;
    std::size_t gathered = 0;
    while (auto line = source.next()) {
        if (!line->problem.empty())
            throw Failure("dòng " + std::to_string(line->number) + ": " + line->problem,
                          "các dòng trước đã phát hành; sửa tệp rồi chạy lại, mục không đổi được bỏ qua");
        entries.add(std::move(line->value));
        ++count;
        if (++gathered < kEntriesAtOnce) continue;
        publishGathered(call, entries, changed, last);
        gathered = 0;
    }
    if (gathered > 0) publishGathered(call, entries, changed, last);
    if (count == 0)
        throw Failure("tệp không có mục nào", "mỗi dòng một mục, xem: vanthu directory publish --help");
    const auto sequence = last["sequence"].text();
    Json answer = Json::object();
    answer.set("publisher", last["publisher"].text())
        .set("entries", count)
        .set("changed", changed)
        .set("sequence", last["sequence"].integer());
    call.output.answer(answer.print(), [&] {
        call.output.line("Đã phát hành " + std::to_string(changed) + " thay đổi trong " +
                         std::to_string(count) + " mục; danh bạ đứng ở số " + sequence);
    });
}

void verifyPublisher(Call& call) {
    const auto answer =
        call.api.get("/exchange/directory-verification", {{"publisher", call.arguments.text("MÃ")}});
    const Json found = answer.json();
    call.output.answer(answer.body, [&] {
        for (const auto& problem : found["problems"].items())
            call.output.line("! " + problem.text());
        call.output.fields({{"Danh bạ", found["publisher"].text()},
                            {"Số thứ tự", found["sequence"].text()},
                            {"Mục", found["entries"].text()},
                            {"Phiên bản", found["editions"].text()},
                            {"Mã băm trạng thái", found["root"].text()}});
    });
    if (!found["problems"].items().empty())
        throw Failure("danh bạ trên đĩa không như bên phát hành đã ký", "phục hồi từ bản sao lưu gần nhất");
}

const Option kPublisher{
    .name = "MÃ", .value = "MÃ", .help = "Mã cơ quan phát hành danh bạ", .required = true};

}  // namespace

std::vector<Command> directoryCommands() {
    return {
        {.name = "directory status",
         .summary = "Danh bạ liên thông: số thứ tự, số mục, lần phát hành, lỗi gần nhất",
         .examples = {"vanthu directory status"},
         .run = &showDirectories},
        {.name = "directory search",
         .summary = "Tìm cơ quan trong danh bạ theo mã hoặc tên, có dấu hay không dấu",
         .options =
             {{.name = "TÊN", .value = "TÊN", .help = "Mã hoặc một phần tên", .required = true},
              {.name = "--limit", .kind = ValueKind::integer, .value = "SỐ", .help = "Nhiều nhất (1–50)"}},
         .examples = {"vanthu directory search 'so noi vu'", "vanthu directory search H53.13"},
         .run = &searchEntries},
        {.name = "directory follow",
         .summary = "Theo dõi danh bạ của một bên phát hành theo chứng thư của họ",
         .options = {kPublisher,
                     {.name = "FILE",
                      .kind = ValueKind::file,
                      .value = "TỆP",
                      .help = "Chứng thư dạng PEM, nhận qua đường tin cậy",
                      .required = true}},
         .examples = {"vanthu directory follow H53 h53.pem"},
         .run = &followPublisher},
        {.name = "directory unfollow",
         .summary = "Thôi tin một chứng thư phát hành danh bạ",
         .options = {{.name = "ID",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Số của chứng thư trong vanthu directory status",
                      .required = true}},
         .examples = {"vanthu directory unfollow 2"},
         .run = &unfollowPublisher},
        {.name = "directory publish",
         .summary =
             "Phát hành danh bạ do hệ thống này ký từ tệp, mỗi dòng một mục; mục không đổi được bỏ qua",
         .options =
             {{.name = "FILE",
               .kind = ValueKind::file,
               .value = "TỆP",
               .help = "JSON từng dòng (.jsonl, .jsonl.gz): kind (organisation, gateway), code hoặc id, "
                       "name, parent, successor, valid_from, valid_to, capable_since, gateway, hub, "
                       "public_key, endpoint; removed: true để bỏ",
               .required = true},
              {.name = "--as", .value = "MÃ", .help = "Mã cơ quan đứng tên phát hành", .required = true}},
         .examples = {"vanthu directory publish danh-ba.jsonl --as H53"},
         .run = &publishEntries},
        {.name = "directory verify",
         .summary = "Tính lại một danh bạ từ đĩa và kiểm tra mọi chữ ký; mã thoát khác 0 khi sai",
         .options = {kPublisher},
         .examples = {"vanthu directory verify H53"},
         .run = &verifyPublisher},
    };
}

}  // namespace vanthu::cli
