#include "client-cli/admin_units.h"
#include "client-cli/command.h"
#include "client-cli/failure.h"
#include "client-cli/import_source.h"
#include "client-cli/progress.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace vanthu::cli {
namespace {

constexpr std::size_t kBatch = 1000;

/// Everything that is to be sent, and the lines that are no record.
struct Material {
    std::vector<OrganisationLine> lines;
    Json::Items rejects;
    std::vector<std::string> remarks;
};

/// A field of a tab-separated file as the API types it.
Json typedField(const std::string& name, const std::string& text) {
    if (name != "keeps_registry" && name != "interconnected" && name != "partial") return text;
    return text == "1" || text == "true" || text == "x" || text == "có";
}

Json rejectOf(const std::string& file, std::int64_t line, const std::string& reason) {
    return Json::object().set("file", file).set("line", line).set("reason", reason);
}

void readJson(const std::filesystem::path& file, Material& material) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) throw Failure("không mở được " + file.string(), "kiểm tra đường dẫn và quyền đọc");
    const Json parsed = Json::parse(text.str());
    std::int64_t line = 0;
    for (const auto& unit : parsed.isArray() ? parsed.items() : parsed["organisations"].items())
        material.lines.push_back({unit, file.filename().string(), ++line});
}

void readLines(const std::filesystem::path& file, Material& material) {
    const bool tsv = file.extension() == ".tsv";
    const std::string name = file.filename().string();
    ImportSource source(file);
    while (const auto line = source.next()) {
        if (!line->problem.empty()) {
            material.rejects.push_back(rejectOf(name, line->number, line->problem));
            continue;
        }
        Json unit = Json::object();
        for (const auto& [field, value] : line->value.members())
            unit.set(field, tsv ? typedField(field, value.text()) : value);
        material.lines.push_back({std::move(unit), name, line->number});
    }
}

Material materialIn(const std::filesystem::path& path) {
    Material material;
    if (isAdminUnitFolder(path)) {
        material.lines = adminUnitRecords(path, material.remarks);
    } else if (path.extension() == ".json") {
        readJson(path, material);
    } else {
        for (const auto& file : importFiles(path))
            readLines(file, material);
    }
    if (material.lines.empty() && material.rejects.empty())
        throw Failure("không có đơn vị nào trong " + path.string(), "xem: vanthu org import --help");
    return material;
}

std::string rejectReasonOf(const Json& reject) {
    std::string reason;
    for (const auto& violation : reject["violations"].items())
        reason +=
            (reason.empty() ? "" : "; ") + violation["field"].text() + ": " + violation["message"].text();
    return reason;
}

/// What became of the records so far.
struct Totals {
    std::int64_t created{0}, changed{0}, existing{0};
    Json::Items rejects;
};

/// Sends lines [begin, end) and adds what became of them.
void sendBatch(Call& call, const Material& material, std::size_t begin, std::size_t end, Totals& totals) {
    ApiRequest request;
    request.method = "POST";
    request.path = "/organisations/imports";
    if (call.arguments.has("--dry-run")) request.query = {{"dry_run", "true"}};
    request.repeat = Repeat::always;
    for (std::size_t i = begin; i < end; ++i)
        request.lines += material.lines[i].record.print() + "\n";
    const Json answered = call.api.send(request).json();
    totals.created += answered["created"].integer();
    totals.changed += answered["changed"].integer();
    totals.existing += answered["existing"].integer();
    for (const auto& reject : answered["rejects"].items()) {
        const auto& line =
            material.lines.at(begin + static_cast<std::size_t>(reject["record"].integer()) - 1);
        totals.rejects.push_back(rejectOf(line.file, line.line, rejectReasonOf(reject)));
    }
}

void answer(Call& call, const Material& material, const Totals& totals) {
    Json remarks = Json::array();
    for (const auto& remark : material.remarks)
        remarks.add(remark);
    const auto printed = Json::object()
                             .set("dry_run", call.arguments.has("--dry-run"))
                             .set("created", totals.created)
                             .set("changed", totals.changed)
                             .set("existing", totals.existing)
                             .set("rejected", static_cast<std::int64_t>(totals.rejects.size()))
                             .set("rejects", totals.rejects)
                             .set("remarks", std::move(remarks))
                             .print();
    call.output.answer(printed, [&] {
        call.output.fields({{"Thêm mới", std::to_string(totals.created)},
                            {"Cập nhật", std::to_string(totals.changed)},
                            {"Đã có từ trước", std::to_string(totals.existing)},
                            {"Bị từ chối", std::to_string(totals.rejects.size())}});
        for (const auto& remark : material.remarks)
            call.output.remark("Lưu ý: " + remark);
        for (const auto& reject : totals.rejects)
            call.output.remark(reject["file"].text() + ", dòng " + reject["line"].text() + ": " +
                               reject["reason"].text());
        if (call.arguments.has("--dry-run")) call.output.remark("Chạy thử: chưa ghi gì vào danh mục");
    });
}

void importOrganisations(Call& call) {
    auto material = materialIn(call.arguments.text("PATH"));
    Totals totals;
    totals.rejects = material.rejects;
    const auto style = call.environment.errorIsTerminal ? Progress::Style::bar : Progress::Style::lines;
    Progress progress(call.output.errors(), style, "Nhập cơ quan");
    const auto count = material.lines.size();
    // A rehearsal keeps nothing between requests, so it is one: what comes later stands on what came before.
    const auto batch = call.arguments.has("--dry-run") ? std::max<std::size_t>(count, 1) : kBatch;
    for (std::size_t at = 0; at < count; at += batch) {
        const auto end = std::min(at + batch, count);
        sendBatch(call, material, at, end, totals);
        progress.update(static_cast<std::int64_t>(end), static_cast<std::int64_t>(count),
                        static_cast<std::int64_t>(end));
    }
    progress.finish();
    answer(call, material, totals);
    if (!totals.rejects.empty())
        throw Failure(std::to_string(totals.rejects.size()) + " bản ghi bị từ chối",
                      "sửa các dòng được nêu rồi nhập lại (bản ghi đã có được bỏ qua)");
}

}  // namespace

std::vector<Command> organisationImportCommands() {
    return {
        {.name = "org import",
         .summary = "Nhập cơ quan, đơn vị và việc kế thừa; nhập lại không làm đổi gì",
         .options =
             {{.name = "PATH",
               .kind = ValueKind::file,
               .value = "TỆP|THƯ_MỤC",
               .help = "Tệp .json, .jsonl, .tsv với các trường name, code, parent, notation, "
                       "short_name, level, kind, keeps_registry, interconnected, valid_from, valid_to; "
                       "hoặc thư mục danh mục đơn vị hành chính trước và sau 01/07/2025",
               .required = true},
              {.name = "--dry-run", .kind = ValueKind::flag, .help = "Chạy thử: báo kết quả, không ghi gì"}},
         .examples = {"vanthu org import don-vi.tsv", "vanthu org import don-vi-hanh-chinh/ --dry-run"},
         .run = &importOrganisations},
    };
}

}  // namespace vanthu::cli
