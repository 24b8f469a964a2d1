#include "client-cli/book_reference.h"
#include "client-cli/command.h"
#include "client-cli/failure.h"
#include "client-cli/register_import.h"
#include "client-cli/tables/table.h"

namespace vanthu::cli {
namespace {

Json importAsJson(const RegisterImport& run, const RegisterMapping& mapping, const ImportErrors& errors,
                  bool rehearsal, bool interrupted) {
    Json columns = Json::array();
    for (const auto& column : mapping.columns())
        columns.add(Json::object().set("heading", column.heading).setText("field", column.field));
    Json shown = Json::array();
    for (const auto& error : errors.first())
        shown.add(Json::object()
                      .set("line", error.line)
                      .set("column", error.column)
                      .set("cell", error.cell)
                      .set("message", error.message));
    return Json::object()
        .set("dry_run", rehearsal)
        .set("imported", run.counts().imported)
        .set("existing", run.counts().existing)
        .set("rejected", run.counts().rejected)
        .set("warnings", run.warnings())
        .set("interrupted", interrupted)
        .set("columns", std::move(columns))
        .set("errors", std::move(shown));
}

void printMapping(Output& output, const RegisterMapping& mapping) {
    Table table({{"Cột trong tệp"}, {"Được hiểu là"}});
    for (const auto& column : mapping.columns())
        table.addRow({column.heading, column.field.empty() ? "(không nhận ra, không nhập)" : column.label});
    output.table(table);
}

void printErrors(Output& output, const ImportErrors& errors) {
    for (const auto& error : errors.first())
        output.line("Dòng " + std::to_string(error.line) +
                    (error.column.empty() ? "" : ", cột “" + error.column + "”") +
                    (error.cell.empty() ? "" : " (" + error.cell + ")") + ": " + error.message);
    const auto more = errors.count() - static_cast<std::int64_t>(errors.first().size());
    if (more > 0) output.line("… và " + std::to_string(more) + " lỗi khác");
}

RegisterImportSettings settingsOf(Call& call) {
    RegisterImportSettings settings;
    settings.book = bookId(call, call.arguments.text("--book"));
    settings.year = call.arguments.integer("--year").value_or(0);
    if (call.arguments.has("--mapping")) settings.mapping = readMapping(call.arguments.text("--mapping"));
    settings.files = call.arguments.text("--files");
    settings.rehearsal = call.arguments.has("--dry-run");
    settings.open = call.arguments.has("--open");
    return settings;
}

/// Where the errors go: a rehearsal writes a file only when it was asked to.
std::string errorFile(const Arguments& arguments, const std::filesystem::path& file, bool rehearsal) {
    if (arguments.has("--errors")) return arguments.text("--errors");
    return rehearsal ? "" : file.stem().string() + "-loi.csv";
}

void reportImport(Call& call, const RegisterImport& run, const RegisterMapping& mapping,
                  const ImportErrors& errors, bool rehearsal, bool interrupted) {
    call.output.answer(importAsJson(run, mapping, errors, rehearsal, interrupted).print(), [&] {
        if (rehearsal) printMapping(call.output, mapping);
        call.output.fields(
            {{rehearsal ? "Sẽ nhập" : "Đã nhập", std::to_string(run.counts().imported)},
             {"Đã có từ trước", std::to_string(run.counts().existing)},
             {"Dòng có lỗi", std::to_string(run.counts().rejected)},
             {"Dòng có điều cần xem", run.warnings() > 0 ? std::to_string(run.warnings()) : ""}});
        printErrors(call.output, errors);
    });
}

void importRegister(Call& call) {
    const std::filesystem::path file = call.arguments.text("PATH");
    const auto settings = settingsOf(call);
    const auto errorsTo = errorFile(call.arguments, file, settings.rehearsal);
    ImportErrors errors(errorsTo);
    const auto style = call.environment.errorIsTerminal ? Progress::Style::bar : Progress::Style::lines;
    Progress progress(call.output.errors(), style, settings.rehearsal ? "Đọc thử sổ" : "Nhập sổ");
    const Interruption interruption;
    try {
        const auto table = tables::openTable(file, call.arguments.text("--sheet"));
        RegisterImport run(settings, *table, call.api, errors);
        const auto& mapping = run.readHead();
        const bool interrupted = run.run(progress, interruption);
        errors.close();
        reportImport(call, run, mapping, errors, settings.rehearsal, interrupted);
        if (interrupted) throw Failure("đã dừng giữa chừng", "chạy lại đúng lệnh này để nhập tiếp");
        if (run.counts().rejected > 0)
            throw Failure(std::to_string(run.counts().rejected) + " dòng có lỗi" +
                              (errorsTo.empty() ? "" : ", xem " + errorsTo),
                          "sửa các dòng đó rồi nhập lại cả tệp (dòng đã có được bỏ qua)");
    } catch (const tables::TableError& error) {
        progress.finish();
        throw Failure(error.what(), "kiểm tra lại tệp; những dòng đã nhập thì giữ nguyên");
    }
}

}  // namespace

std::vector<Command> registerImportCommands() {
    return {
        {.name = "import register",
         .summary = "Nhập sổ đăng ký của các năm trước từ tệp .xlsx, .csv, .tsv hoặc .jsonl",
         .options = {{.name = "PATH",
                      .kind = ValueKind::file,
                      .value = "TỆP",
                      .help = "Tệp của sổ",
                      .required = true},
                     {.name = "--book", .value = "SỔ", .help = "Mã số hoặc mã của sổ nhận", .required = true},
                     {.name = "--year",
                      .kind = ValueKind::integer,
                      .value = "NĂM",
                      .help = "Năm của sổ",
                      .required = true},
                     {.name = "--mapping",
                      .kind = ValueKind::file,
                      .value = "TỆP",
                      .help = "Tên cột lạ: JSON {\"tên cột\": \"trường\"} hoặc dòng “tên cột<TAB>trường”"},
                     {.name = "--sheet",
                      .value = "TÊN",
                      .help = "Trang tính của tệp .xlsx; mặc định trang đầu"},
                     {.name = "--files",
                      .kind = ValueKind::file,
                      .value = "THƯ_MỤC",
                      .help = "Nơi có các tệp mà cột “Tệp” nêu tên"},
                     {.name = "--dry-run",
                      .kind = ValueKind::flag,
                      .help = "Chỉ đọc thử: in cách hiểu các cột, số dòng, lỗi; không lưu gì"},
                     {.name = "--errors",
                      .kind = ValueKind::file,
                      .value = "TỆP.csv",
                      .help = "Nơi ghi mọi lỗi theo dòng; mặc định <tên tệp>-loi.csv"},
                     {.name = "--open",
                      .kind = ValueKind::flag,
                      .help = "Văn bản đến còn phải giải quyết; mặc định ghi là lưu để biết"}},
         .examples = {"vanthu import register so-den-2019.xlsx --book den --year 2019 --dry-run",
                      "vanthu import register so-den-2019.xlsx --book den --year 2019",
                      "vanthu import register so-di-2020.csv --book di --year 2020 --files ban-quet --errors "
                      "loi.csv"},
         .run = &importRegister},
    };
}

}  // namespace vanthu::cli
