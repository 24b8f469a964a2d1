#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/file_content.h"

#include <string>

namespace vanthu::cli {
namespace {

constexpr const char* kRateRulesPath = "/rate-rules";

/// "entry: A-file từ 990 ‰; handling: …" of the built-in set, which has none before it; else what differs.
std::string definedText(const Json& rules) {
    std::string text;
    const auto add = [&](const std::string& one) { text += (text.empty() ? "" : "; ") + one; };
    for (const auto& difference : rules["differences"].items())
        add(difference.text());
    if (!rules["valid_from"].isNull()) return text.empty() ? "không khác" : text;
    for (const auto& leading : rules["leading"].items())
        add(leading["report"].text() + ": " + leading["rate"].text() + " từ " + leading["threshold"].text() +
            " ‰");
    return text;
}

void listRateRules(Call& call) {
    const auto answer = call.api.get(kRateRulesPath);
    call.output.answer(answer.body, [&] {
        Table table({{"Tên"},
                     {"Từ ngày"},
                     {"Người nhập"},
                     {"Lúc"},
                     {"Nguồn", Align::left, true},
                     {"Khác bộ trước", Align::left, true}});
        const Json listed = answer.json();
        for (const auto& rules : listed["rate_rules"].items()) {
            const bool isBuiltIn = rules["valid_from"].isNull();
            table.addRow({rules["id"].text(),
                          isBuiltIn ? "từ đầu" : dateForPeople(rules["valid_from"].text()),
                          isBuiltIn ? "có sẵn" : rules["entered_by_name"].text(),
                          isBuiltIn ? "" : dateForPeople(rules["entered_at"].text()), rules["source"].text(),
                          definedText(rules)});
        }
        call.output.table(table);
    });
}

void addRateRules(Call& call) {
    const auto& arguments = call.arguments;
    ApiRequest request;
    request.method = "POST";
    request.path = kRateRulesPath;
    request.idempotencyKey = newIdempotencyKey();
    request.body = Json::parse(contentOf(arguments.text("FILE")));
    request.body.setText("after", arguments.text("--after"))
        .setText("valid_from", arguments.text("--from"))
        .setText("reason", arguments.text("--reason"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json rules = answer.json();
        call.output.line("Đã nhập bộ định nghĩa tỷ lệ " + rules["id"].text() +
                         ", dùng cho báo cáo có kỳ kết thúc từ ngày " +
                         dateForPeople(rules["valid_from"].text()));
        for (const auto& difference : rules["differences"].items())
            call.output.line("  " + difference.text());
    });
}

}  // namespace

std::vector<Command> reportRulesCommands() {
    return {
        {.name = "report rules",
         .summary = "Các bộ định nghĩa tỷ lệ, mới nhất trước: từ ngày nào, ai nhập, khác bộ trước điều gì",
         .examples = {"vanthu report rules", "vanthu report rules --json"},
         .run = &listRateRules},
        {.name = "report rules add",
         .summary = "Nhập một bộ định nghĩa tỷ lệ mới từ tệp JSON; điều không nêu thì như bộ có sẵn",
         .options = {{.name = "FILE",
                      .value = "TỆP",
                      .help = "Tệp JSON: id, source, rates, leading như schemas/samples/rate_rules.json",
                      .required = true},
                     {.name = "--from",
                      .kind = ValueKind::date,
                      .value = "NGÀY",
                      .help = "Ngày hiệu lực, thay cho valid_from trong tệp"},
                     {.name = "--after",
                      .value = "TÊN",
                      .help = "Bộ đang là mới nhất trong danh sách bạn đã xem, thay cho after trong tệp"},
                     {.name = "--reason",
                      .value = "LÝ_DO",
                      .help = "Vì sao tính lại các kỳ đã qua, khi ngày hiệu lực trước tháng này"}},
         .examples = {"vanthu report rules add ty-le-2027.json",
                      "vanthu report rules add ty-le-2027.json --from 01/01/2027 --after vanthu-ty-le-2"},
         .run = &addRateRules},
    };
}

}  // namespace vanthu::cli
