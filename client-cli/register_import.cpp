#include "client-cli/register_import.h"

#include "client-cli/failure.h"
#include "client-cli/tables/table.h"
#include "client-cli/upload.h"

#include <algorithm>

namespace vanthu::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHeadRows = 50;
constexpr std::size_t kBatchLines = 500;
constexpr std::size_t kRegisterBatchBytes = std::size_t{4} << 20;
constexpr std::int64_t kBatchFileBytes = std::int64_t{256} << 20;

/// The file of that name below the folder; nothing leads out of it, neither dots nor links.
fs::path fileBelow(const fs::path& folder, const std::string& name) {
    std::error_code problem;
    const auto root = fs::canonical(folder, problem);
    if (problem) return {};
    auto file = fs::canonical(root / fs::path(name).relative_path(), problem);
    if (problem || !fs::is_regular_file(file)) return {};
    const auto [end, rest] = std::mismatch(root.begin(), root.end(), file.begin(), file.end());
    return end == root.end() ? file : fs::path{};
}

std::vector<std::string> namesIn(const std::string& cell) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at < cell.size();) {
        const auto end = std::min(cell.find_first_of(";\n", at), cell.size());
        const auto first = cell.find_first_not_of(" \t\r", at);
        if (first < end) {
            const auto last = cell.find_last_not_of(" \t\r", end - 1);
            auto name = cell.substr(first, last - first + 1);
            std::replace(name.begin(), name.end(), '\\', '/');  // as Windows writes paths
            names.push_back(std::move(name));
        }
        at = end + 1;
    }
    return names;
}

}  // namespace

/// One row on its way: what is sent, and what is needed to speak of it.
struct RegisterImport::Line {
    tables::Row row;
    Json record;  ///< of the request, without files
    Json files;
    std::vector<UploadPart> uploads;
};

RegisterImport::RegisterImport(RegisterImportSettings settings, tables::Table& table, Api& api,
                               ImportErrors& errors)
    : settings_(std::move(settings)), table_(table), api_(api), errors_(errors) {}

RegisterImport::~RegisterImport() = default;

const RegisterMapping& RegisterImport::readHead() {
    Json rows = Json::array();
    while (head_.size() < kHeadRows) {
        auto row = table_.next();
        if (!row) break;
        Json cells = Json::array();
        for (const auto& cell : row->cells)
            cells.add(cell);
        rows.add(Json::object().set("cells", std::move(cells)));
        head_.push_back(std::move(*row));
    }
    if (head_.empty()) throw Failure("tệp không có dòng nào", "kiểm tra tệp hoặc trang tính (--sheet)");
    const Json answer =
        api_.post("/books/" + settings_.book + "/imports/columns",
                  Json::object().set("rows", std::move(rows)).set("mapping", settings_.mapping))
            .json();
    mapping_ = std::make_unique<RegisterMapping>(answer);
    return *mapping_;
}

bool RegisterImport::run(Progress& progress, const Interruption& interruption) {
    for (std::size_t i = mapping_->headRows(); i < head_.size(); ++i)
        take(head_[i]);
    bool interrupted = false;
    while (!interrupted) {
        const auto row = table_.next();
        if (!row) break;
        take(*row);
        progress.update(std::min(table_.done(), table_.total() - 1), table_.total(), counts_.all());
        interrupted = interruption.asked();
    }
    flush();
    if (!interrupted) progress.update(table_.total(), table_.total(), counts_.all());
    progress.finish();
    return interrupted;
}

void RegisterImport::take(const tables::Row& row) {
    Line line{row, Json::object(), Json::array(), {}};
    if (!row.problem.empty()) return reject(line, "", row.problem);
    Json cells = mapping_->cellsOf(row.cells);
    if (cells.members().empty()) return;  // nothing but what is not taken over, such as a number of the line
    line.record.set("line", row.line).set("cells", std::move(cells));
    try {
        nameFiles(line);
    } catch (const Failure& failure) {
        return reject(line, "file", failure.what());
    }
    std::int64_t fileBytes = 0;
    for (const auto& upload : line.uploads)
        fileBytes += static_cast<std::int64_t>(fs::file_size(upload.file));
    const auto bytes = line.record.print().size();
    if (batchBytes_ + bytes > kRegisterBatchBytes || batchFileBytes_ + fileBytes > kBatchFileBytes) flush();
    batchBytes_ += bytes;
    batchFileBytes_ += fileBytes;
    batch_.push_back(std::move(line));
    if (batch_.size() == kBatchLines) flush();
}

void RegisterImport::nameFiles(Line& line) {
    const auto names = namesIn(mapping_->fileOf(line.row.cells));
    if (names.empty()) return;
    if (settings_.files.empty()) throw Failure("dòng nêu tệp, cần --files THƯ_MỤC", "nêu thư mục chứa tệp");
    std::vector<std::string> paths;
    for (const auto& name : names) {
        const auto path = fileBelow(settings_.files, name);
        if (path.empty())
            throw Failure("không có tệp “" + name + "” trong thư mục nêu sau --files", "kiểm tra tên tệp");
        paths.push_back(path.string());
    }
    Json declared = Json::object();
    line.uploads = declareFiles(paths, declared, "dong" + std::to_string(line.row.line) + ".");
    line.files = declared["files"];
}

void RegisterImport::flush() {
    if (batch_.empty()) return;
    const bool hasFiles =
        std::any_of(batch_.begin(), batch_.end(), [](const Line& line) { return !line.uploads.empty(); });
    if (hasFiles && !settings_.rehearsal) {
        sendWithFiles();
    } else {
        std::vector<const Line*> lines;
        for (const auto& line : batch_)
            lines.push_back(&line);
        const Json answer = post(lines, settings_.rehearsal, false);
        for (std::size_t i = 0; i < lines.size(); ++i)
            settle(*lines[i], answer["outcomes"].items()[i]);
    }
    batch_.clear();
    batchBytes_ = 0;
    batchFileBytes_ = 0;
}

void RegisterImport::sendWithFiles() {
    std::vector<const Line*> all;
    for (const auto& line : batch_)
        all.push_back(&line);
    const Json tried = post(all, true, false);
    std::vector<const Line*> fitting;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (tried["outcomes"].items()[i]["outcome"].text() == "imported") fitting.push_back(all[i]);
    const Json stored = fitting.empty() ? Json::object() : post(fitting, false, true);
    std::size_t next = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool wasSent = next < fitting.size() && fitting[next] == all[i];
        settle(*all[i], wasSent ? stored["outcomes"].items()[next++] : tried["outcomes"].items()[i]);
    }
}

Json RegisterImport::post(const std::vector<const Line*>& lines, bool rehearsal, bool withFiles) {
    ApiRequest request;
    request.method = "POST";
    request.path = "/books/" + settings_.book + "/imports";
    request.bodyPart = "batch";
    request.repeat = Repeat::always;  // a line that is there already is known again
    Json records = Json::array();
    for (const auto* line : lines) {
        Json record = line->record;
        if (withFiles && !line->uploads.empty()) {
            record.set("files", line->files);
            request.uploads.insert(request.uploads.end(), line->uploads.begin(), line->uploads.end());
        }
        records.add(std::move(record));
    }
    request.body = Json::object()
                       .set("year", settings_.year)
                       .set("dry_run", rehearsal)
                       .set("open", settings_.open)
                       .set("lines", std::move(records));
    Json answer = api_.send(request).json();
    if (answer["outcomes"].items().size() != lines.size())
        throw Failure("máy chủ trả lời thiếu kết quả nhập", "kiểm tra phiên bản máy chủ");
    return answer;
}

bool RegisterImport::repeatsInFile(const Line& line, const Json& outcome) {
    const auto number = outcome["number"].text();
    if (number.empty()) return false;
    const auto key = outcome["series"].text() + '/' + number;
    if (const auto known = numbers_.find(key); known != numbers_.end()) {
        reject(line, "registry_number",
               "Số " + number + " đã có ở dòng " + std::to_string(known->second) + " của tệp.");
        return true;
    }
    if (outcome["outcome"].text() != "rejected") numbers_.emplace(key, line.row.line);
    return false;
}

void RegisterImport::settle(const Line& line, const Json& outcome) {
    if (repeatsInFile(line, outcome)) return;
    const auto word = outcome["outcome"].text();
    if (!outcome["warnings"].items().empty()) ++warnings_;
    if (word == "imported") {
        ++counts_.imported;
    } else if (word == "exists") {
        ++counts_.existing;
    } else {
        ++counts_.rejected;
        for (const auto& violation : outcome["violations"].items())
            errors_.add({line.row.line, mapping_->headingOf(violation["field"].text()),
                         mapping_->cellOf(violation["field"].text(), line.row.cells),
                         violation["message"].text()});
    }
}

void RegisterImport::reject(const Line& line, const std::string& field, const std::string& message) {
    ++counts_.rejected;
    errors_.add({line.row.line, field.empty() ? "" : mapping_->headingOf(field),
                 mapping_->cellOf(field, line.row.cells), message});
}

}  // namespace vanthu::cli
