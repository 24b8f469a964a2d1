#include "indexer/search/stored_document.h"

#include "schemas/domain/error.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vanthu::search {
namespace {

constexpr std::size_t kSumDigits = 16;

void put(std::string& out, std::string_view field) {
    out.append(std::to_string(field.size())).append(1, ':').append(field);
}

/// Takes fields off the front of the bytes.
class FieldReader {
  public:
    explicit FieldReader(std::string_view bytes) : bytes_(bytes) {}

    std::size_t number() {
        std::size_t value = 0;
        const auto [end, error] = std::from_chars(bytes_.data(), bytes_.data() + bytes_.size(), value);
        const auto digits = static_cast<std::size_t>(end - bytes_.data());
        if (error != std::errc{} || digits >= bytes_.size() || *end != ':') fail();
        bytes_.remove_prefix(digits + 1);
        return value;
    }

    std::string field() {
        const std::size_t size = number();
        if (size > bytes_.size()) fail();
        std::string value(bytes_.substr(0, size));
        bytes_.remove_prefix(size);
        return value;
    }

    [[noreturn]] static void fail() {
        throw Error(ErrorCode::damaged,
                    "the index holds a document that this program did not write; rebuild it");
    }

  private:
    std::string_view bytes_;
};

}  // namespace

std::string encode(const StoredDocument& document) {
    std::string out(kSumDigits, '0');
    out.reserve(document.text.size() + document.subject.size() + 256);
    put(out, document.number);
    put(out, document.externalId);
    put(out, document.subject);
    out.append(std::to_string(document.files.size())).append(1, ':');
    for (const auto& file : document.files) {
        put(out, file.digest);
        put(out, domain::code(file.state));
        put(out, file.reason);
    }
    put(out, document.text);
    return out;
}

std::string_view contentOf(std::string_view stored) {
    return stored.substr(std::min(kSumDigits, stored.size()));
}

std::uint64_t sumIn(std::string_view stored) {
    std::uint64_t sum = 0;
    const auto digits = stored.substr(0, kSumDigits);
    std::from_chars(digits.data(), digits.data() + digits.size(), sum, 16);
    return sum;
}

void putSum(std::string& stored, std::uint64_t sum) {
    std::array<char, kSumDigits + 1> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + kSumDigits, sum, 16).ptr;
    const std::string_view shown(digits.data(), static_cast<std::size_t>(end - digits.data()));
    stored.replace(0, kSumDigits, std::string(kSumDigits - shown.size(), '0').append(shown));
}

StoredDocument decodeStored(std::string_view bytes) {
    FieldReader reader(contentOf(bytes));
    StoredDocument document;
    document.number = reader.field();
    document.externalId = reader.field();
    document.subject = reader.field();
    const std::size_t files = reader.number();
    for (std::size_t i = 0; i < files; ++i) {
        FileExtraction file;
        file.digest = reader.field();
        const auto state = domain::parse<domain::ExtractionState>(reader.field());
        if (!state) FieldReader::fail();
        file.state = *state;
        file.reason = reader.field();
        document.files.push_back(std::move(file));
    }
    document.text = reader.field();
    return document;
}

}  // namespace vanthu::search
