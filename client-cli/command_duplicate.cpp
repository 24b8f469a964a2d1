#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/upload.h"

#include <cmath>
#include <string>
#include <utility>

namespace vanthu::cli {
namespace {

std::string reasonsOf(const Json& duplicate) {
    std::string reasons;
    for (const auto& reason : duplicate["because"].items()) {
        if (!reasons.empty()) reasons += ", ";
        const auto code = reason.text();
        if (code == "same_bytes") reasons += "cùng tệp";
        if (code == "same_code") reasons += "cùng số, ký hiệu, cơ quan";
        if (code == "near_text")
            reasons += "nội dung giống " +
                       std::to_string(std::lround(duplicate["resemblance"].number() * 100)) + " %";
    }
    return reasons;
}

void addRow(Table& table, const Json& document, const std::string& why) {
    table.addRow({document["id"].text(), document["registry_number"].text(), document["code"].text(),
                  dateForPeople(document["issued_date"].text()), document["issuer_name"].text(),
                  document["subject"].text(), why});
}

/// `own`: the document itself, when it is registered, to be compared line by line.
void printDuplicates(Output& output, const Json& answer, const Json& own) {
    for (const auto& file : answer["files"].items())
        if (const auto reason = file["reason"].text(); !reason.empty())
            output.line("Chỉ so được nguyên tệp: " + reason);
    if (answer["duplicates"].items().empty()) return output.line("Không thấy văn bản nào trùng.");
    Table table({{"Mã", Align::right},
                 {"Số", Align::right},
                 {"Số, ký hiệu"},
                 {"Ngày"},
                 {"Cơ quan ban hành", Align::left, true},
                 {"Trích yếu", Align::left, true},
                 {"Trùng vì", Align::left, true}});
    if (!own["id"].text().empty()) addRow(table, own, "(văn bản này)");
    for (const auto& duplicate : answer["duplicates"].items())
        addRow(table, duplicate["document"], reasonsOf(duplicate));
    output.table(table);
}

void ofFile(Call& call) {
    ApiRequest request;
    request.method = "POST";
    request.path = "/duplicates";
    request.body = Json::object();
    request.body.set("direction", "incoming");
    for (const auto& [option, field] : {std::pair{"--code", "code"}, {"--issuer-name", "issuer_name"}})
        if (const auto text = call.arguments.text(option); !text.empty()) request.body.set(field, text);
    request.uploads = declareFiles({call.arguments.text("FILE")}, request.body);
    request.repeat = Repeat::always;  // nothing is kept
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] { printDuplicates(call.output, answer.json(), Json()); });
}

void ofDocument(Call& call) {
    const auto path = "/documents/" + call.arguments.text("ID");
    const auto answer = call.api.get(path + "/duplicates");
    call.output.answer(answer.body,
                       [&] { printDuplicates(call.output, answer.json(), call.api.get(path).json()); });
}

}  // namespace

std::vector<Command> duplicateCommands() {
    return {
        {.name = "duplicates",
         .summary = "Tìm văn bản đã đăng ký trùng với một tệp, trước khi đăng ký",
         .options = {{.name = "FILE",
                      .kind = ValueKind::file,
                      .value = "TỆP",
                      .help = "Tệp vừa nhận",
                      .required = true},
                     {.name = "--code", .value = "SỐ/KÝ HIỆU", .help = "Số, ký hiệu trên văn bản"},
                     {.name = "--issuer-name", .value = "TÊN", .help = "Cơ quan ban hành trên văn bản"}},
         .examples = {"vanthu duplicates quet-0012.pdf",
                      "vanthu duplicates cong-van.pdf --code 456/SNV-CCHC --issuer-name 'Sở Nội vụ'"},
         .run = &ofFile},
        {.name = "document duplicates",
         .summary = "Các văn bản đã đăng ký trùng với một văn bản",
         .options = {{.name = "ID",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã của văn bản",
                      .required = true}},
         .examples = {"vanthu document duplicates 41"},
         .run = &ofDocument},
    };
}

}  // namespace vanthu::cli
