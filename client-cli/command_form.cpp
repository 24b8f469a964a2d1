#include "client-cli/command.h"
#include "client-cli/failure.h"
#include "client-cli/form_view.h"
#include "client-cli/upload.h"

#include <algorithm>
#include <string_view>

namespace vanthu::cli {
namespace {

/// A number is the id of a document; a file with such a name is given as ./41.
bool isId(const std::string& text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

ApiAnswer ask(Call& call) {
    const auto what = call.arguments.text("FILE");
    if (!isId(what))
        return askAboutFile(call.api, "/form-checks", what,
                            "kiểm tra lại đường dẫn, hoặc dùng mã của văn bản");
    return call.api.get("/documents/" + what + "/files/" +
                        std::to_string(call.arguments.integer("--number").value_or(1)) + "/form-check");
}

void check(Call& call) {
    const auto answer = ask(call);
    const Json result = answer.json();
    call.output.answer(answer.body, [&] { printFormCheck(call.output, result); });
    if (!result["checked"].truth())
        throw Failure("chưa kiểm tra được thể thức: " + result["reason"].text(),
                      "dùng tệp .docx, hoặc PDF xuất thẳng từ phần mềm soạn thảo");
    if (result["errors"].integer() > 0)
        throw Failure("thể thức có " + result["errors"].text() + " lỗi", "sửa các lỗi trên rồi kiểm tra lại");
}

void rules(Call& call) {
    const auto answer = call.api.get("/form-rules");
    call.output.answer(answer.body, [&] {
        Table table({{"Mã"}, {"Mức"}, {"Thành phần"}, {"NĐ 30/2020", Align::left, true}});
        const Json answered = answer.json();
        for (const auto& rule : answered["rules"].items())
            table.addRow({rule["rule"].text(), rule["severity_label"].text(), rule["label"].text(),
                          placeInLaw(rule["source"].text())});
        call.output.table(table);
    });
}

}  // namespace

std::vector<Command> formCommands() {
    return {
        {.name = "document check",
         .summary = "Kiểm tra thể thức một tệp theo Phụ lục I, NĐ 30/2020",
         .options = {{.name = "FILE",
                      .kind = ValueKind::file,
                      .value = "TỆP|MÃ",
                      .help = "Tệp .docx hay PDF trên máy, hoặc mã văn bản đã đăng ký",
                      .required = true},
                     {.name = "--number",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Tệp thứ mấy của văn bản; mặc định 1"}},
         .examples = {"vanthu document check du-thao.docx", "vanthu document check 41 --number 2 --json"},
         .run = &check},
        {.name = "document rules",
         .summary = "Các quy tắc kiểm tra thể thức và mức độ đang áp dụng",
         .options = {},
         .examples = {"vanthu document rules"},
         .run = &rules},
    };
}

}  // namespace vanthu::cli
