#include "server/exchange_station/row_bytes.h"

#include <concepts>

#include "schemas/domain/error.h"
#include "server/exchange_station/field_bytes.h"

namespace vanthu::exchange_station {
namespace {

constexpr std::uint8_t kFormat = 2;
/// From this one on a parcel tells since when it is here.
constexpr std::uint8_t kFormatWithTakenAt = 2;

void writeManifest(ByteWriter& out, const ManifestPointer& manifest) {
    writeEnum(out, manifest != nullptr);
    if (manifest) write(out, manifest->digest);
}

struct KeyWriter {
    ByteWriter& out;
    void operator()(const Parcel& row) {
        writeEnum(out, row.key.kind);
        out.number(row.key.number);
    }
    void operator()(const OutboxRow&) {}
    void operator()(const InboxRow&) {}
    void operator()(const PeerRow& row) { out.number(row.peer.value); }
    void operator()(const HeadRow& row) { out.number(row.node.value); }
    void operator()(const HeadConflict& row) { out.number(row.node.value); }
};

struct RowWriter {
    ByteWriter& out;
    void operator()(const Parcel& row) {
        write(out, row.key);
        out.number(row.to.value);
        out.number(row.cameFrom.value);
        writeEnum(out, row.priority);
        writeEnum(out, row.state);
        writeEnum(out, row.attempted);
        writeEnum(out, row.code);
        out.number(row.round);
        out.number(row.expiresAt);
        writeManifest(out, row.manifest);
        if (row.key.kind == ParcelKind::recall) write(out, row.recall);
        if (row.key.kind == ParcelKind::report) write(out, row.report);
        out.number(row.takenAt);
    }
    void operator()(const OutboxRow& row) {
        write(out, row.delivery);
        writeManifest(out, row.manifest);
        out.number(row.to.value);
        out.number(row.round);
        writeEnum(out, row.handedOver);
        writeEnum(out, row.withdrawn);
        writeEnum(out, row.recall);
        write(out, row.reports);
    }
    void operator()(const InboxRow& row) {
        out.number(row.item);
        write(out, row.delivery);
        out.number(row.cameFrom.value);
        writeManifest(out, row.manifest);
        write(out, row.digest);
        writeEnum(out, row.state);
        writeEnum(out, row.code);
        out.number(row.round);
        out.number(row.arrivedAt);
        writeEnum(out, row.recall);
        out.text(row.recallReason);
        write(out, row.reports);
    }
    void operator()(const PeerRow& row) {
        out.number(row.peer.value);
        write(out, row.seen);
        writeEnum(out, row.owesSync);
        writeEnum(out, row.wasRestored);
    }
    void operator()(const HeadRow& row) {
        out.number(row.node.value);
        write(out, row.head);
        writeEnum(out, row.contradicted);
    }
    void operator()(const HeadConflict& row) {
        out.number(row.node.value);
        write(out, row.kept);
        write(out, row.shown);
        writeEnum(out, row.told);
        out.number(row.at);
    }
};

ManifestPointer readManifest(ByteReader& in, const FindManifest& find) {
    return readFlag(in) ? find(read<Digest>(in)) : nullptr;
}

template <class Read>
auto readFields(std::string_view bytes, Read&& readAll) {
    try {
        ByteReader in(bytes);
        auto fields = readAll(in);
        if (!in.atEnd()) throw Error(ErrorCode::damaged, "A row of the exchange has bytes behind its end");
        return fields;
    } catch (const Error& error) {
        throw Error(ErrorCode::damaged, error.what());
    }
}

template <class Read>
auto readRow(std::string_view bytes, Read&& readAll) {
    return readFields(bytes, [&](ByteReader& in) {
        const auto format = in.number<std::uint8_t>();
        if (format == 0 || format > kFormat)
            throw Error(ErrorCode::damaged, "A row of the exchange was written by a newer program");
        if constexpr (std::invocable<Read, ByteReader&, std::uint8_t>)
            return readAll(in, format);
        else
            return readAll(in);
    });
}

}  // namespace

std::string bytesOf(const DeliveryId& delivery) {
    ByteWriter out;
    write(out, delivery);
    return out.take();
}

DeliveryId deliveryFrom(std::string_view bytes) {
    return readFields(bytes, [](ByteReader& in) { return read<DeliveryId>(in); });
}

DeliveryId deliveryOf(const Row& row) {
    return std::visit(
        [](const auto& fields) -> DeliveryId {
            if constexpr (requires { fields.delivery; }) return fields.delivery;
            if constexpr (requires { fields.key.delivery; }) return fields.key.delivery;
            return {};
        },
        row);
}

std::string keyOf(const Row& row) {
    ByteWriter out;
    std::visit(KeyWriter{out}, row);
    return out.take();
}

std::string bytesOf(const Row& row) {
    ByteWriter out;
    out.number(kFormat);
    std::visit(RowWriter{out}, row);
    return out.take();
}

Parcel parcelFrom(std::string_view bytes, const FindManifest& find) {
    return readRow(bytes, [&](ByteReader& in, std::uint8_t format) {
        Parcel row;
        row.key = read<ParcelKey>(in);
        row.to.value = in.number<std::uint64_t>();
        row.cameFrom.value = in.number<std::uint64_t>();
        row.priority = readEnum(in, Priority::timedExpress);
        row.state = readEnum(in, ParcelState::tombstone);
        row.attempted = readFlag(in);
        row.code = readEnum(in, NackCode::unavailable);
        row.round = in.number<std::uint32_t>();
        row.expiresAt = in.number<Moment>();
        row.manifest = readManifest(in, find);
        if (row.key.kind == ParcelKind::recall) row.recall = read<Recall>(in);
        if (row.key.kind == ParcelKind::report) row.report = read<Report>(in);
        if (format >= kFormatWithTakenAt) row.takenAt = in.number<Moment>();
        return row;
    });
}

OutboxRow outboxRowFrom(std::string_view bytes, const FindManifest& find) {
    return readRow(bytes, [&](ByteReader& in) {
        OutboxRow row;
        row.delivery = read<DeliveryId>(in);
        row.manifest = readManifest(in, find);
        row.to.value = in.number<std::uint64_t>();
        row.round = in.number<std::uint32_t>();
        row.handedOver = readFlag(in);
        row.withdrawn = readFlag(in);
        row.recall = readEnum(in, RecallState::agreed);
        row.reports = read<std::vector<Report>>(in);
        return row;
    });
}

InboxRow inboxRowFrom(std::string_view bytes, const FindManifest& find) {
    return readRow(bytes, [&](ByteReader& in) {
        InboxRow row;
        row.item = in.number<std::uint64_t>();
        row.delivery = read<DeliveryId>(in);
        row.cameFrom.value = in.number<std::uint64_t>();
        row.manifest = readManifest(in, find);
        row.digest = read<Digest>(in);
        row.state = readEnum(in, InboxState::tombstone);
        row.code = readEnum(in, NackCode::unavailable);
        row.round = in.number<std::uint32_t>();
        row.arrivedAt = in.number<Moment>();
        row.recall = readEnum(in, RecallState::agreed);
        row.recallReason = in.text();
        row.reports = read<std::vector<Report>>(in);
        return row;
    });
}

PeerRow peerRowFrom(std::string_view bytes) {
    return readRow(bytes, [&](ByteReader& in) {
        PeerRow row;
        row.peer.value = in.number<std::uint64_t>();
        row.seen = read<LogMark>(in);
        row.owesSync = readFlag(in);
        row.wasRestored = readFlag(in);
        return row;
    });
}

ManifestPointer manifestOf(const Row& row) {
    return std::visit(
        [](const auto& fields) -> ManifestPointer {
            if constexpr (requires { fields.manifest; }) return fields.manifest;
            return nullptr;
        },
        row);
}

}  // namespace vanthu::exchange_station
