#include "client-cli/command.h"
#include "client-cli/failure.h"
#include "client-cli/import_run.h"

#include <algorithm>
#include <fstream>

namespace vanthu::cli {
namespace {

/// "phapdien" for a folder of that name, "so-cu" for so-cu.jsonl.gz.
std::string sourceName(const Arguments& arguments, const std::filesystem::path& path) {
    if (arguments.has("--source")) return arguments.text("--source");
    std::filesystem::path absolute = std::filesystem::weakly_canonical(path);
    const std::string name = absolute.filename().string();
    return std::filesystem::is_directory(path) ? name : name.substr(0, name.find('.'));
}

Json asJson(const ImportOutcome& outcome) {
    Json rejects = Json::array();
    for (const auto& reject : outcome.rejects)
        rejects.add(Json::object()
                        .set("file", reject.file)
                        .set("line", reject.line)
                        .set("external_id", reject.externalId)
                        .set("reason", reject.reason));
    return Json::object()
        .set("imported", outcome.counts.imported)
        .set("existing", outcome.counts.existing)
        .set("rejected", outcome.counts.rejected)
        .set("interrupted", outcome.interrupted)
        .set("rejects", std::move(rejects));
}

void writeRejects(const std::string& file, const ImportOutcome& outcome) {
    std::ofstream out(file);
    const Json json = asJson(outcome);
    for (const auto& reject : json["rejects"].items())
        out << reject.print() << '\n';
    out.close();
    if (!out) throw Failure("không ghi được " + file, "chọn nơi khác bằng --rejects TỆP");
}

void import(Call& call) {
    const std::filesystem::path path = call.arguments.text("PATH");
    const auto files = importFiles(path);
    ImportSettings settings{sourceName(call.arguments, path), 4};
    if (const auto parallel = call.arguments.integer("--parallel"))
        settings.parallel = static_cast<std::size_t>(std::clamp<std::int64_t>(*parallel, 1, 32));
    const auto style = call.environment.errorIsTerminal ? Progress::Style::bar : Progress::Style::lines;
    Progress progress(call.output.errors(), style, "Nhập văn bản");
    const Interruption interruption;

    const auto outcome = runImport(files, settings, call.api, progress, interruption);

    call.output.answer(asJson(outcome).print(), [&] {
        call.output.fields({{"Đã nhập", std::to_string(outcome.counts.imported)},
                            {"Đã có từ trước", std::to_string(outcome.counts.existing)},
                            {"Bị từ chối", std::to_string(outcome.counts.rejected)}});
    });
    if (outcome.counts.rejected > 0) {
        const std::string file = call.arguments.has("--rejects") ? call.arguments.text("--rejects")
                                                                 : settings.source + "-tu-choi.jsonl";
        writeRejects(file, outcome);
        throw Failure(std::to_string(outcome.counts.rejected) + " bản ghi bị từ chối",
                      "xem lý do trong " + file + ", sửa rồi nhập lại (bản ghi đã có được bỏ qua)");
    }
    if (outcome.interrupted)
        throw Failure("đã dừng giữa chừng", "chạy lại lệnh này để nhập tiếp phần còn lại");
}

}  // namespace

std::vector<Command> importCommands() {
    return {
        {.name = "import documents",
         .summary = "Nhập văn bản có sẵn từ tệp .jsonl, .jsonl.gz, .tsv hoặc thư mục chứa chúng",
         .options = {{.name = "PATH",
                      .kind = ValueKind::file,
                      .value = "TỆP|THƯ_MỤC",
                      .help = "Nơi lấy văn bản",
                      .required = true},
                     {.name = "--source",
                      .value = "TÊN",
                      .help = "Tên nguồn, giữ cùng mã tại nguồn; mặc định theo tên tệp, thư mục"},
                     {.name = "--parallel",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Số lượt gửi cùng lúc, 1–32; mặc định 4"},
                     {.name = "--rejects",
                      .kind = ValueKind::file,
                      .value = "TỆP",
                      .help = "Nơi ghi các bản ghi bị từ chối"}},
         .examples = {"vanthu import documents van-ban-cu.jsonl.gz",
                      "vanthu import documents du-lieu/phapdien --source phapdien"},
         .run = &import},
    };
}

}  // namespace vanthu::cli
