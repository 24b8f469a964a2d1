#include "client-cli/command.h"
#include "client-cli/failure.h"
#include "client-cli/interruption.h"
#include "client-cli/progress.h"

#include <fstream>

namespace vanthu::cli {
namespace {

/// The rows behind `after` as JSON lines; the sequence of the last one.
std::int64_t writePortion(Call& call, std::int64_t after, std::ostream& out, std::int64_t& head) {
    ApiRequest request;
    request.path = "/changes";
    request.query = {{"after", std::to_string(after)}};
    const Json answer = call.api.send(request).json();
    head = answer["head"].integer();
    for (const auto& row : answer["changes"].items()) {
        out << row.print() << '\n';
        after = row["sequence"].integer();
    }
    return after;
}

void writeAll(Call& call, std::ostream& out) {
    const auto style = call.environment.errorIsTerminal ? Progress::Style::bar : Progress::Style::lines;
    Progress progress(call.output.errors(), style, "Xuất nhật ký");
    const Interruption interruption;
    std::int64_t head = 0;
    auto after = call.arguments.integer("--after").value_or(0);
    for (bool more = true; more;) {
        const auto reached = writePortion(call, after, out, head);
        more = reached > after;
        after = reached;
        if (more) progress.update(after, head, after);
        if (interruption.asked()) {
            progress.finish();
            throw Failure("đã dừng xuất nhật ký",
                          "xuất tiếp bằng vanthu audit export --after " + std::to_string(after));
        }
    }
    progress.finish();
}

void exportLog(Call& call) {
    const auto target = call.arguments.text("--output");
    if (target.empty() || target == "-") return writeAll(call, call.output.stream());
    std::ofstream file(target, std::ios::binary | std::ios::app);
    if (file) writeAll(call, file);
    file.close();
    if (!file) throw Failure("không ghi được " + target, "kiểm tra thư mục, quyền ghi và dung lượng đĩa");
    call.output.remark("Đã ghi " + target);
}

}  // namespace

std::vector<Command> auditCommands() {
    return {
        {.name = "audit export",
         .summary = "Xuất nhật ký thay đổi để kiểm toán, mỗi dòng một JSON",
         .options = {{.name = "--after",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Chỉ các dòng sau số thứ tự này, để xuất tiếp"},
                     {.name = "--output",
                      .kind = ValueKind::file,
                      .value = "TỆP",
                      .help = "Ghi nối vào tệp này thay vì in ra",
                      .letter = 'o'}},
         .examples = {"vanthu audit export -o nhat-ky.jsonl",
                      "vanthu audit export --after 12000 -o nhat-ky.jsonl"},
         .run = &exportLog},
    };
}

}  // namespace vanthu::cli
