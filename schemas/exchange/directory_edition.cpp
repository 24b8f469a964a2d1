#include "schemas/exchange/directory_edition.h"

#include <algorithm>

#include "schemas/domain/limits.h"
#include "schemas/domain/organisation.h"
#include "schemas/domain/text.h"
#include "schemas/exchange/bytes.h"
#include "schemas/exchange/frame.h"
#include "schemas/exchange/messages.h"

namespace vanthu::wire {
namespace {

constexpr std::string_view kHeadMagic = "vanthu-directory1";
/// Magic of a message, version 2.
constexpr std::string_view kMessageMagic{"VT\x02"};
constexpr std::size_t kHeadBytes = 512;

void write(ByteWriter& out, const DirectoryHash& hash) {
    out.raw({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

void write(ByteWriter& out, const DirectoryMark& mark) {
    out.number(mark.sequence);
    write(out, mark.root);
}

DirectoryHash readHash(ByteReader& in) {
    DirectoryHash hash;
    std::ranges::copy(in.raw(hash.size()), hash.begin());
    return hash;
}

DirectoryMark readMark(ByteReader& in) {
    const auto sequence = in.number<std::uint64_t>();
    if (sequence > INT64_MAX) throw Rejected(NackCode::schema, "sequence: số thứ tự quá lớn");
    return {sequence, readHash(in)};
}

std::string readPublisher(ByteReader& in) {
    auto code = in.text();
    if (code.empty() || !domain::isValidUtf8(code) || domain::codePoints(code) > limits::kOrganisationCode ||
        domain::normalisedOrganisationCode(domain::normalised(code)) != code)
        throw Rejected(NackCode::schema, "publisher: không phải mã định danh ở dạng chuẩn");
    return code;
}

/// Of what `read` gives, and nothing behind it.
template <class Read>
auto wholeOf(std::string_view bytes, Read&& read) {
    try {
        ByteReader in(bytes);
        auto value = read(in);
        if (!in.atEnd()) throw Rejected(NackCode::schema, "có byte thừa trong bản tin danh bạ");
        return value;
    } catch (const Rejected&) {
        throw;
    } catch (const Error& error) {
        throw Rejected(NackCode::schema, error.what());
    }
}

}  // namespace

std::string encode(const DirectoryHead& head) {
    ByteWriter out;
    out.raw(kHeadMagic);
    out.text(head.publisher);
    write(out, head.before);
    write(out, head.after);
    out.number(head.entries);
    out.number(head.madeAt);
    write(out, head.changes);
    return out.take();
}

DirectoryHead parseDirectoryHead(std::string_view bytes) {
    if (bytes.size() > kHeadBytes) throw Rejected(NackCode::sizeLimit, "đầu phiên bản danh bạ quá dài");
    return wholeOf(bytes, [](ByteReader& in) {
        if (in.raw(kHeadMagic.size()) != kHeadMagic)
            throw Rejected(NackCode::schema, "không phải đầu phiên bản danh bạ");
        DirectoryHead head;
        head.publisher = readPublisher(in);
        head.before = readMark(in);
        head.after = readMark(in);
        head.entries = in.number<std::uint64_t>();
        head.madeAt = in.number<std::int64_t>();
        head.changes = readHash(in);
        if (head.after.sequence <= head.before.sequence ||
            head.after.sequence - head.before.sequence > limits::kDirectoryEditionChanges)
            throw Rejected(NackCode::schema, "after: một phiên bản có 1 đến 4096 thay đổi");
        if (head.entries > limits::kDirectoryEntries)
            throw Rejected(NackCode::sizeLimit, "entries: danh bạ lớn quá 400.000 mục");
        return head;
    });
}

bool isOfDirectory(std::string_view header) {
    if (header.size() != kHeaderBytes || !header.starts_with(kMessageMagic)) return false;
    const auto type = directoryType(header);
    return type == kDirectoryAt || type == kDirectoryGiven;
}

std::string directoryHeader(std::uint8_t type) {
    std::string header(kMessageMagic);
    header += static_cast<char>(type);
    header.resize(kHeaderBytes, '\0');
    return header;
}

std::uint8_t directoryType(std::string_view header) {
    return static_cast<std::uint8_t>(header[kMessageMagic.size()]);
}

std::string encode(const DirectoryAt& at) {
    ByteWriter out;
    out.text(at.publisher);
    write(out, at.mark);
    return out.take();
}

std::string encode(const DirectoryGiven& given) {
    ByteWriter out;
    out.number(given.newest);
    out.text(given.edition.head);
    out.text(given.edition.signature);
    out.text(given.edition.changes);
    return out.take();
}

DirectoryAt parseDirectoryAt(std::string_view body) {
    return wholeOf(body, [](ByteReader& in) {
        auto publisher = readPublisher(in);
        return DirectoryAt{std::move(publisher), readMark(in)};
    });
}

DirectoryGiven parseDirectoryGiven(std::string_view body) {
    return wholeOf(body, [](ByteReader& in) {
        DirectoryGiven given;
        given.newest = in.number<std::uint64_t>();
        given.edition.head = in.text();
        given.edition.signature = in.text();
        given.edition.changes = in.text();
        if (given.edition.signature.size() > limits::kExchangeSignatureBytes)
            throw Rejected(NackCode::sizeLimit, "chữ ký của danh bạ quá dài");
        if (given.edition.changes.size() > limits::kDirectoryEditionBytes)
            throw Rejected(NackCode::sizeLimit, "phiên bản danh bạ lớn quá 192 KiB");
        return given;
    });
}

}  // namespace vanthu::wire
