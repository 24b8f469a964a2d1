#include "client-cli/printed_list.h"

#include "client-cli/failure.h"

#include <filesystem>
#include <fstream>

namespace vanthu::cli {

void saveAnswer(Call& call, ApiRequest request, const std::string& format) {
    const std::string target = call.arguments.text("--output");
    const bool binary = format == "pdf" || format == "xlsx" || format == "docx";
    request.accept = "*/*";
    if (target.empty() || target == "-") {
        if (binary && target.empty() && call.environment.outputIsTerminal)
            throw usageFailure("không in " + format + " ra màn hình", "thêm -o bao-cao." + format);
        call.api.download(request, call.output.stream());
        return;
    }
    const std::string partial = target + ".part";
    std::ofstream file(partial, std::ios::binary);
    if (!file) throw Failure("không ghi được " + target, "kiểm tra thư mục và quyền ghi");
    try {
        call.api.download(request, file);
        file.close();
        if (!file) throw Failure("không ghi được " + target, "kiểm tra dung lượng đĩa");
    } catch (...) {
        std::filesystem::remove(partial);
        throw;
    }
    std::filesystem::rename(partial, target);
    call.output.remark("Đã ghi " + target);
}

std::string listFormat(const Call& call) {
    const auto given = call.arguments.text("--format");
    const bool toFile = call.arguments.has("--output") && call.arguments.text("--output") != "-";
    if (!given.empty() && !(given == "table" && toFile)) return given;
    if (!toFile) return call.output.form() == OutputForm::json ? "json" : "table";
    const auto extension = std::filesystem::path(call.arguments.text("--output")).extension().string();
    for (const auto* known : {"pdf", "xlsx", "docx", "csv", "json"})
        if (extension == '.' + std::string(known)) return known;
    throw usageFailure("không rõ dạng của tệp " + call.arguments.text("--output"), "thêm --format pdf");
}

Table listTable(const Json& list) {
    std::vector<Column> columns;
    for (const auto& heading : list["columns"].items())
        columns.push_back({heading.text(), Align::left, true});
    Table table(std::move(columns));
    for (const auto& line : list["rows"].items()) {
        std::vector<std::string> cells;
        for (const auto& cell : line.items())
            cells.push_back(cell.text());
        table.addRow(std::move(cells));
    }
    return table;
}

void printList(Call& call, ApiRequest request) {
    const auto format = listFormat(call);
    request.query.emplace_back("format", format == "table" ? "json" : format);
    if (format != "table") return saveAnswer(call, std::move(request), format);
    const Json list = call.api.send(request).json();
    call.output.line(call.output.strong(list["title"].text()));
    for (const auto& line : list["lines"].items())
        call.output.line(line.text());
    call.output.line("");
    const Table table = listTable(list);
    if (table.empty()) return call.output.remark("Chưa có dòng nào.");
    call.output.table(table);
    for (const auto& line : list["closing"].items())
        call.output.line(line.text());
}

Option listFormatOption() {
    return {.name = "--format",
            .kind = ValueKind::choice,
            .value = "DẠNG",
            .help = "Dạng kết quả",
            .choices = {"table", "json", "csv", "xlsx", "pdf", "docx"}};
}

Option outputOption() {
    return {
        .name = "--output", .kind = ValueKind::file, .value = "TỆP", .help = "Ghi vào tệp", .letter = 'o'};
}

}  // namespace vanthu::cli
