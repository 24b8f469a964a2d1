#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/search_filters.h"

#include <string>

namespace vanthu::cli {
namespace {

/// "cải cách --type KH": as it would be typed.
std::string asked(const Json& query) {
    std::string text = query["q"].text();
    for (const auto& filter : searchFilters()) {
        const auto name = parameterOf(filter);
        const auto value = query[name].text();
        if (value.empty() || (name == "sort" && value == "relevance")) continue;
        text.append(text.empty() ? "" : " ").append(filter.name).append(" ").append(value);
    }
    return text;
}

void listSaved(Call& call) {
    const auto answer = call.api.get("/saved-searches");
    call.output.answer(answer.body, [&] {
        Table table({{"Mã", Align::right}, {"Tên"}, {"Tìm", Align::left, true}, {"Báo tin"}, {"Lưu lúc"}});
        const Json page = answer.json();
        for (const auto& saved : page["saved_searches"].items())
            table.addRow({saved["id"].text(), saved["name"].text(), asked(saved["query"]),
                          saved["alerts"].truth() ? "có" : "", dateForPeople(saved["created_at"].text())});
        if (table.empty())
            return call.output.remark("Chưa lưu tìm kiếm nào; lưu bằng vanthu saved-search add.");
        call.output.table(table);
    });
}

void addSaved(Call& call) {
    Json query = Json::object();
    for (const auto& [name, value] : searchAsked(call.arguments)) {
        if (value.empty()) continue;
        if (name == "book" || name == "year")
            query.set(name, Json(call.arguments.integer("--" + name).value_or(0)));
        else
            query.set(name, value);
    }
    const auto answer =
        call.api.postOnce("/saved-searches", Json::object()
                                                 .set("name", call.arguments.text("--name"))
                                                 .set("alerts", call.arguments.has("--alerts"))
                                                 .set("query", query));
    call.output.answer(answer.body, [&] {
        call.output.line("Đã lưu tìm kiếm mã " + answer.json()["id"].text() + ".");
        if (call.arguments.has("--alerts"))
            call.output.remark("Văn bản mới khớp sẽ có trong vanthu notice list, chậm nhất sau vài phút.");
    });
}

void removeSaved(Call& call) {
    ApiRequest request;
    request.method = "DELETE";
    request.path = "/saved-searches/" + call.arguments.text("ID");
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        call.output.line("Đã xóa tìm kiếm đã lưu mã " + call.arguments.text("ID") + ".");
    });
}

std::vector<Option> addOptions() {
    std::vector<Option> options{
        {.name = "QUERY", .value = "CÂU_HỎI", .help = "Từ cần tìm, như vanthu search", .repeated = true},
        {.name = "--name", .value = "TÊN", .help = "Tên của tìm kiếm", .required = true},
        {.name = "--alerts", .kind = ValueKind::flag, .help = "Báo tin khi có văn bản mới khớp"}};
    for (auto& filter : searchFilters())
        options.push_back(std::move(filter));
    return options;
}

}  // namespace

std::vector<Command> savedSearchCommands() {
    return {
        {.name = "saved-search list",
         .summary = "Các tìm kiếm bạn đã lưu",
         .examples = {"vanthu saved-search list"},
         .run = &listSaved},
        {.name = "saved-search add",
         .summary = "Lưu một tìm kiếm, có thể kèm báo tin khi có văn bản mới khớp",
         .options = addOptions(),
         .examples =
             {"vanthu saved-search add 'cải cách hành chính' --type KH --name 'Kế hoạch CCHC' --alerts"},
         .run = &addSaved},
        {.name = "saved-search remove",
         .summary = "Xóa một tìm kiếm đã lưu",
         .options = {{.name = "ID",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã tìm kiếm (vanthu saved-search list)",
                      .required = true}},
         .examples = {"vanthu saved-search remove 3"},
         .run = &removeSaved},
    };
}

}  // namespace vanthu::cli
