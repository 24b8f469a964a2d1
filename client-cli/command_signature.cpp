#include "client-cli/command.h"
#include "client-cli/failure.h"

#include <algorithm>

namespace vanthu::cli {
namespace {

bool holds(const Json& signature) {
    return signature["integrity"].text() == "intact" && signature["coverage"].text() != "added_to";
}

void printEvidence(Output& output, const Json& evidence) {
    Table table({{"Đã kiểm tra lúc"}, {"Bởi"}, {"Kết quả khi đó", Align::left, true}});
    for (const auto& check : evidence.items())
        table.addRow({check["checked_at"].text(),
                      check["automatic"].truth() ? "Hệ thống, khi nhận hoặc ban hành" : "Người dùng",
                      check["state_label"].text()});
    if (table.empty()) return output.remark("Chưa có kết quả kiểm tra khi nhận hoặc ban hành.");
    output.line("");
    output.table(table);
}

void printSignatures(Output& output, const Json& result) {
    if (!result["checked"].truth()) return output.remark("Chưa kiểm tra được: " + result["reason"].text());
    Table table({{"Người ký", Align::left, true},
                 {"Tổ chức", Align::left, true},
                 {"Thời gian"},
                 {"Chữ ký"},
                 {"Phạm vi"},
                 {"Chứng thư"}});
    for (const auto& signature : result["signatures"].items())
        table.addRow({signature["signer"].text(), signature["organisation"].text(),
                      signature["signed_at"].text(), signature["integrity_label"].text(),
                      signature["coverage_label"].text(), signature["certificate_label"].text()});
    if (table.empty())
        output.line("Tệp không có chữ ký số.");
    else
        output.table(table);
    printEvidence(output, result["evidence"]);
}

void showSignatures(Call& call) {
    const auto path = "/documents/" + std::to_string(call.arguments.integer("ID").value_or(0)) + "/files/" +
                      std::to_string(call.arguments.integer("--number").value_or(1)) + "/signatures";
    const auto answer = call.arguments.has("--record") ? call.api.post(path) : call.api.get(path);
    const Json result = answer.json();
    call.output.answer(answer.body, [&] { printSignatures(call.output, result); });
    if (!result["checked"].truth())
        throw Failure("chưa kiểm tra được chữ ký: " + result["reason"].text(), "chọn tệp PDF bằng --number");
    const auto signatures = result["signatures"].items();
    if (!std::all_of(signatures.begin(), signatures.end(), holds))
        throw Failure("có chữ ký không còn đúng với tệp", "đề nghị nơi gửi gửi lại tệp đã ký");
}

}  // namespace

std::vector<Command> signatureCommands() {
    return {
        {.name = "document signatures",
         .summary = "Kiểm tra chữ ký số của một tệp PDF",
         .options = {{.name = "ID",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã văn bản",
                      .required = true},
                     {.name = "--number",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Tệp thứ mấy của văn bản; mặc định 1"},
                     {.name = "--record",
                      .kind = ValueKind::flag,
                      .help = "Lưu kết quả lần này làm chứng cứ"}},
         .examples = {"vanthu document signatures 41", "vanthu document signatures 41 --number 2 --record"},
         .run = &showSignatures},
    };
}

}  // namespace vanthu::cli
