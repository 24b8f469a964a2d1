#include "client-cli/import_source.h"

#include "client-cli/failure.h"

#include <algorithm>
#include <fstream>
#include <istream>

#include <Poco/Exception.h>
#include <Poco/InflatingStream.h>

namespace vanthu::cli {
namespace {

constexpr std::size_t kLineBytes = std::size_t{16} << 20;

bool endsWith(const std::filesystem::path& file, std::initializer_list<std::string_view> endings) {
    const std::string name = file.filename().string();
    return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return name.ends_with(ending); });
}

std::vector<std::string> cellsOf(const std::string& line) {
    std::vector<std::string> cells;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find('\t', at), line.size());
        cells.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return cells;
}

}  // namespace

struct ImportSource::Streams {
    explicit Streams(const std::filesystem::path& file) : raw(file, std::ios::binary) {
        if (endsWith(file, {".gz"}))
            inflated =
                std::make_unique<Poco::InflatingInputStream>(raw, Poco::InflatingStreamBuf::STREAM_GZIP);
    }
    std::istream& lines() { return inflated ? static_cast<std::istream&>(*inflated) : raw; }

    std::ifstream raw;
    std::unique_ptr<Poco::InflatingInputStream> inflated;
};

ImportSource::ImportSource(const std::filesystem::path& file)
    : file_(file), streams_(std::make_unique<Streams>(file)) {
    if (!streams_->raw) throw Failure("không mở được " + file.string(), "kiểm tra đường dẫn và quyền đọc");
    const bool tsv = endsWith(file, {".tsv", ".tsv.gz"});
    if (!tsv && !endsWith(file, {".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"}))
        throw Failure("không biết loại tệp " + file.filename().string(),
                      "dùng .jsonl, .jsonl.gz, .tsv hoặc .tsv.gz");
    std::string line;
    std::string problem;
    if (tsv && readLine(line, problem)) headings_ = cellsOf(line);
}

ImportSource::~ImportSource() = default;

bool ImportSource::readLine(std::string& line, std::string& problem) {
    line.clear();
    ++lineNumber_;
    try {
        auto* buffer = streams_->lines().rdbuf();
        bool any = false;
        for (;;) {
            const int byte = buffer->sbumpc();
            if (byte == std::char_traits<char>::eof()) return any;
            any = true;
            if (byte == '\n') break;
            if (line.size() < kLineBytes)
                line += static_cast<char>(byte);
            else
                problem = "dòng dài quá 16 MB";
        }
    } catch (const Poco::Exception& error) {
        throw Failure("tệp nén hỏng: " + file_.string() + " (" + error.displayText() + ")",
                      "lấy lại tệp gốc");
    }
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return true;
}

std::optional<SourceLine> ImportSource::next() {
    std::string text;
    SourceLine line;
    do
        if (!readLine(text, line.problem)) return std::nullopt;
    while (text.empty());
    line.number = lineNumber_;
    if (!line.problem.empty()) return line;
    if (!headings_.empty()) {
        const auto cells = cellsOf(text);
        line.value = Json::object();
        for (std::size_t i = 0; i < std::min(cells.size(), headings_.size()); ++i)
            line.value.setText(headings_[i], cells[i]);
        return line;
    }
    try {
        line.value = Json::parse(text);
    } catch (const Failure& failure) {
        line.problem = failure.what();
    }
    return line;
}

std::int64_t ImportSource::bytesRead() const {
    const auto at = streams_->raw.tellg();
    std::error_code absent;
    // At the end of the file tellg fails: everything is behind us.
    return at >= 0 ? static_cast<std::int64_t>(at)
                   : static_cast<std::int64_t>(std::filesystem::file_size(file_, absent));
}

std::vector<std::filesystem::path> importFiles(const std::filesystem::path& path) {
    if (!std::filesystem::exists(path)) throw Failure("không có " + path.string(), "kiểm tra lại đường dẫn");
    if (!std::filesystem::is_directory(path)) return {path};
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(path))
        if (entry.is_regular_file() && endsWith(entry.path(), {".jsonl", ".jsonl.gz"}))
            files.push_back(entry.path());
    if (files.empty())
        throw Failure("không có tệp .jsonl hay .jsonl.gz trong " + path.string(), "chỉ đúng thư mục");
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace vanthu::cli
