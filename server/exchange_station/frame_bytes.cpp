#include "server/exchange_station/frame_bytes.h"

#include <algorithm>

#include "schemas/exchange/directory_edition.h"
#include "server/exchange_station/field_bytes.h"
#include "server/exchange_station/names.h"
#include "storage/digest.h"

namespace vanthu::exchange_station {
namespace {

using wire::Rejected;

constexpr std::string_view kMagic = "VT";
constexpr std::size_t kHeaderBytes = 64;
constexpr std::uint32_t kAwaitsSync = 1u << 16;
constexpr std::uint32_t kSigned = 1u << 17;
/// High bits that we understand; any other high bit may change the meaning of a frame.
constexpr std::uint32_t kKnownHighFlags = kAwaitsSync | kSigned;
constexpr std::size_t kSyncKeys = 1024;
constexpr std::size_t kProofHashes = 128;

/// Numbers of the types on the wire: the place of each in Body. New ones go to the end.
constexpr std::size_t kTypes = std::variant_size_v<Body>;
static_assert(kTypes <= wire::kDirectoryAt, "numbers of the frames of a directory");

struct BodyWriter {
    ByteWriter& out;
    const Contents& contents;
    std::uint32_t flags{0};  ///< that the body asks for

    void operator()(const Hello& hello) {
        out.number(hello.echo);
        write(out, hello.seen);
        writeEnum(out, hello.owesSync);
        writeEnum(out, hello.ask);
    }
    void operator()(const Submit& submit) {
        out.number(submit.recipient.value);
        out.number(submit.round);
        out.number(submit.expiresAt);
        manifest(submit.manifest->digest);
    }
    void operator()(const Need& need) {
        write(out, need.delivery);
        write(out, need.blob);
        out.number(need.offset);
        out.number(need.bytes);
    }
    void operator()(const Chunk& chunk) {
        write(out, chunk.delivery);
        write(out, chunk.blob);
        out.number(chunk.offset);
        out.raw(contents.chunk(chunk));
    }
    void operator()(const Recall& recall) { write(out, recall); }
    void operator()(const Report& report) {
        writeUnsigned(out, report);
        out.text(report.signature.empty() ? contents.receipt(report) : report.signature);
    }
    void operator()(const Ack& ack) {
        write(out, ack.key);
        out.number(ack.round);
        write(out, ack.digest);
    }
    void operator()(const Nack& nack) {
        write(out, nack.key);
        out.number(nack.round);
        write(out, nack.digest);
        writeEnum(out, nack.code);
    }
    void operator()(const SyncOffer& offer) { page(offer.page, offer.done, offer.keys); }
    void operator()(const SyncWant& want) { page(want.page, want.done, want.missing); }
    void operator()(const Returned& returned) {
        write(out, returned.key);
        out.number(returned.round);
        out.number(returned.expiresAt);
        out.number(returned.to.value);
        write(out, returned.recall);
        write(out, returned.report);
        if (returned.manifest) manifest(returned.manifest->digest);
    }
    void operator()(const ShowHead& shown) {
        write(out, shown.head);
        write(out, shown.from);
        for (const auto& hash : shown.proof)
            write(out, hash);
    }
    void operator()(const HeadSeen& seen) { write(out, seen.mark); }
    void manifest(const Digest& digest) {
        if (const auto signature = contents.signature(digest); !signature.empty()) {
            flags |= kSigned;
            out.text(signature);
        }
        out.raw(contents.manifest(digest));
    }
    void page(std::uint32_t page, bool done, const std::vector<SyncKey>& keys) {
        out.number(page);
        writeEnum(out, done);
        for (const auto& key : keys) {
            write(out, key.key);
            out.number(key.round);
            writeEnum(out, key.fromYou);
        }
    }
};

class BodyReader {
  public:
    BodyReader(ParsedFrame& parsed, std::string_view body, bool isSigned)
        : parsed_(parsed), in_(body), isSigned_(isSigned) {}

    void read(std::size_t type) {
        static constexpr std::array kReaders{&BodyReader::hello, &BodyReader::submit,   &BodyReader::need,
                                             &BodyReader::chunk, &BodyReader::recall,   &BodyReader::report,
                                             &BodyReader::ack,   &BodyReader::nack,     &BodyReader::offer,
                                             &BodyReader::want,  &BodyReader::returned, &BodyReader::shown,
                                             &BodyReader::seen};
        static_assert(kReaders.size() == kTypes);
        (this->*kReaders[type])();
        if (!in_.atEnd()) throw Rejected(NackCode::protocol, "bytes behind the end of a message");
        if (isSigned_ && parsed_.signature.empty())
            throw Rejected(NackCode::protocol, "a message without the signature that it announces");
    }

  private:
    void hello() {
        Hello hello;
        hello.echo = in_.number<std::uint64_t>();
        hello.seen = exchange_station::read<LogMark>(in_);
        hello.owesSync = readFlag(in_);
        hello.ask = readFlag(in_);
        parsed_.frame.body = hello;
    }
    void submit() {
        Submit submit;
        submit.recipient.value = in_.number<std::uint64_t>();
        submit.round = in_.number<std::uint32_t>();
        submit.expiresAt = in_.number<Moment>();
        submit.manifest = manifest();
        if (std::ranges::find(parsed_.manifest.to, submit.recipient, partyOf) == parsed_.manifest.to.end())
            throw Rejected(NackCode::schema, "to: does not name the recipient");
        parsed_.frame.body = submit;
    }
    void need() {
        Need need;
        need.delivery = exchange_station::read<DeliveryId>(in_);
        need.blob = exchange_station::read<Digest>(in_);
        need.offset = in_.number<std::uint64_t>();
        need.bytes = in_.number<std::uint64_t>();
        parsed_.frame.body = need;
    }
    void chunk() {
        Chunk chunk;
        chunk.delivery = exchange_station::read<DeliveryId>(in_);
        chunk.blob = exchange_station::read<Digest>(in_);
        chunk.offset = in_.number<std::uint64_t>();
        parsed_.chunk = in_.rest();
        chunk.bytes = parsed_.chunk.size();
        parsed_.frame.body = chunk;
    }
    void recall() { parsed_.frame.body = exchange_station::read<Recall>(in_); }
    void report() { parsed_.frame.body = exchange_station::read<Report>(in_); }
    void ack() {
        Ack ack;
        ack.key = exchange_station::read<ParcelKey>(in_);
        ack.round = in_.number<std::uint32_t>();
        ack.digest = exchange_station::read<Digest>(in_);
        parsed_.frame.body = ack;
    }
    void nack() {
        Nack nack;
        nack.key = exchange_station::read<ParcelKey>(in_);
        nack.round = in_.number<std::uint32_t>();
        nack.digest = exchange_station::read<Digest>(in_);
        nack.code = readEnum(in_, NackCode::unavailable);
        parsed_.frame.body = nack;
    }
    void offer() {
        SyncOffer offer;
        offer.page = in_.number<std::uint32_t>();
        offer.done = readFlag(in_);
        offer.keys = syncKeys();
        parsed_.frame.body = std::move(offer);
    }
    void want() {
        SyncWant want;
        want.page = in_.number<std::uint32_t>();
        want.done = readFlag(in_);
        want.missing = syncKeys();
        parsed_.frame.body = std::move(want);
    }
    void returned() {
        Returned returned;
        returned.key = exchange_station::read<ParcelKey>(in_);
        returned.round = in_.number<std::uint32_t>();
        returned.expiresAt = in_.number<Moment>();
        returned.to.value = in_.number<std::uint64_t>();
        returned.recall = exchange_station::read<Recall>(in_);
        returned.report = exchange_station::read<Report>(in_);
        if (!in_.atEnd()) returned.manifest = manifest();
        const bool isWhole = returned.key.kind != ParcelKind::submit || returned.manifest;
        if (!isWhole) throw Rejected(NackCode::schema, "a document is returned without its manifest");
        parsed_.frame.body = std::move(returned);
    }
    void shown() {
        ShowHead shown;
        shown.head = exchange_station::read<SignedHead>(in_);
        shown.from = exchange_station::read<LogMark>(in_);
        while (!in_.atEnd()) {
            if (shown.proof.size() == kProofHashes)
                throw Rejected(NackCode::sizeLimit, "a proof of more hashes than a log has levels");
            shown.proof.push_back(exchange_station::read<Digest>(in_));
        }
        parsed_.frame.body = std::move(shown);
    }
    void seen() { parsed_.frame.body = HeadSeen{exchange_station::read<LogMark>(in_)}; }
    std::vector<SyncKey> syncKeys() {
        std::vector<SyncKey> keys;
        while (!in_.atEnd()) {
            if (keys.size() == kSyncKeys) throw Rejected(NackCode::sizeLimit, "too many keys in one page");
            auto& key = keys.emplace_back();
            key.key = exchange_station::read<ParcelKey>(in_);
            key.round = in_.number<std::uint32_t>();
            key.fromYou = readFlag(in_);
        }
        return keys;
    }
    ManifestPointer manifest() {
        if (isSigned_) parsed_.signature = readSignature(in_);
        parsed_.manifestText = in_.rest();
        parsed_.manifest = wire::parseManifest(parsed_.manifestText);
        return coreManifest(parsed_.manifest, parsed_.manifestText);
    }

    ParsedFrame& parsed_;
    ByteReader in_;
    const bool isSigned_;
};

Priority priorityOf(domain::Urgency urgency) {
    switch (urgency) {
        case domain::Urgency::normal:
            return Priority::normal;
        case domain::Urgency::urgent:
            return Priority::urgent;
        case domain::Urgency::veryUrgent:
            return Priority::veryUrgent;
        case domain::Urgency::express:
            return Priority::express;
    }
    return Priority::normal;
}

struct BodyKind {
    std::size_t type{0};
    bool isSigned{false};
};

BodyKind readHeader(std::string_view header, Frame& frame) {
    if (!isOfThisVersion(header)) throw Rejected(NackCode::version, "the header is not understood here");
    ByteReader in(header.substr(kMagic.size() + 1));
    const std::size_t type = in.number<std::uint8_t>();
    const auto flags = in.number<std::uint32_t>();
    if (type >= kTypes || (flags >> 16 << 16 & ~kKnownHighFlags) != 0)
        throw Rejected(NackCode::protocol, "unknown type or flag of a message");
    frame.awaitsSync = (flags & kAwaitsSync) != 0;
    frame.fromNonce = in.number<std::uint64_t>();
    frame.toNonce = in.number<std::uint64_t>();
    frame.mark = read<LogMark>(in);
    return {type, (flags & kSigned) != 0};
}

std::string headerOf(const Frame& frame, std::uint32_t flags) {
    ByteWriter out;
    out.raw(kMagic);
    out.number(kProtocolVersion);
    out.number(static_cast<std::uint8_t>(frame.body.index()));
    out.number(flags | (frame.awaitsSync ? kAwaitsSync : 0u));
    out.number(frame.fromNonce);
    out.number(frame.toNonce);
    write(out, frame.mark);
    return out.take();
}

}  // namespace

FrameBytes encode(const Frame& frame, const Contents& contents) {
    ByteWriter body;
    BodyWriter writer{body, contents};
    std::visit(writer, frame.body);
    return {headerOf(frame, writer.flags), body.take()};
}

bool isOfThisVersion(std::string_view header) {
    return header.size() == kHeaderBytes && header.starts_with(kMagic) &&
           static_cast<std::uint8_t>(header[kMagic.size()]) == kProtocolVersion;
}

ParsedFrame parseFrame(std::string_view header, std::string_view body) {
    ParsedFrame parsed;
    try {
        const auto kind = readHeader(header, parsed.frame);
        BodyReader(parsed, body, kind.isSigned).read(kind.type);
    } catch (const Rejected&) {
        throw;
    } catch (const Error& error) {
        throw Rejected(NackCode::protocol, error.what());
    }
    return parsed;
}

ManifestPointer coreManifest(const wire::Manifest& manifest, std::string_view text) {
    auto core = std::make_shared<Manifest>();
    core->message = messageIdFrom(manifest.messageId);
    core->from = partyOf(manifest.senderCode);
    core->digest = digestFrom(storage::hex(storage::sha256(text)));
    core->kind = manifest.kind;
    core->priority = priorityOf(manifest.document.urgency);
    for (const auto& part : manifest.parts)
        if (const auto digest = digestFrom(part.sha256);
            std::ranges::find(core->parts, digest, &Part::digest) == core->parts.end())
            core->parts.push_back({digest, static_cast<std::uint64_t>(part.sizeBytes)});
    return core;
}

}  // namespace vanthu::exchange_station
