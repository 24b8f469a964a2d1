#include "indexer/search/generation.h"

#include "schemas/domain/error.h"

#include <charconv>
#include <fstream>

namespace vanthu::search {

constexpr std::string_view kStubWord = "auto ";

std::string currentGeneration(const std::filesystem::path& folder) {
    std::ifstream stub(folder / kStubName);
    std::string line;
    if (!std::getline(stub, line) || !line.starts_with(kStubWord)) return {};
    const std::string name = line.substr(kStubWord.size());
    return name.find_first_not_of("0123456789") == std::string::npos ? name : std::string{};
}

void writeStub(const std::filesystem::path& file, const std::string& generation) {
    std::ofstream stub(file, std::ios::trunc);
    stub << kStubWord << generation << '\n';
    stub.close();
    if (!stub) throw Error(ErrorCode::unavailable, "cannot write " + file.string() + "; is the disk full?");
}

LogCursor parseCursor(std::string_view text) {
    LogCursor cursor;
    if (text.empty()) return cursor;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), cursor.sequence);
    if (error != std::errc{} || end == text.data() + text.size() || *end != ' ')
        throw Error(ErrorCode::damaged, "the index holds a broken cursor; rebuild it");
    cursor.changeHash = text.substr(static_cast<std::size_t>(end - text.data()) + 1);
    return cursor;
}

std::string printCursor(const LogCursor& cursor) {
    return std::to_string(cursor.sequence) + ' ' + cursor.changeHash;
}

}  // namespace vanthu::search
