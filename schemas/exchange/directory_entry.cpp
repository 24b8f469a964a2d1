#include "schemas/exchange/directory_entry.h"

#include <algorithm>
#include <set>

#include "schemas/domain/limits.h"
#include "schemas/domain/organisation.h"
#include "schemas/domain/text.h"
#include "schemas/exchange/bytes.h"
#include "schemas/exchange/frame.h"
#include "schemas/exchange/messages.h"
#include "schemas/exchange/z85.h"

namespace vanthu::wire {
namespace {

using domain::Date;
using Problem = std::optional<DirectoryProblem>;

/// Stands for "no day".
constexpr std::int32_t kNoDay = INT32_MIN;
constexpr std::size_t kFingerprintBytes = 32;

Problem problemOfCode(std::string_view field, const std::string& code, bool required) {
    if (code.empty()) return required ? Problem{{std::string(field), "thiếu mã định danh"}} : std::nullopt;
    if (!domain::isValidUtf8(code) || domain::codePoints(code) > limits::kOrganisationCode)
        return {{std::string(field), "mã định danh dài quá 35 ký tự"}};
    if (domain::normalisedOrganisationCode(domain::normalised(code)) != code)
        return {
            {std::string(field), "mã định danh không ở dạng chuẩn (chữ hoa, không dấu cách, theo QĐ 20)"}};
    return std::nullopt;
}

Problem problemOfName(const std::string& name) {
    if (name.empty()) return {{"name", "thiếu tên"}};
    if (!domain::isValidUtf8(name) || domain::normalised(name) != name)
        return {{"name", "tên không phải chữ Unicode dựng sẵn (NFC)"}};
    if (domain::codePoints(name) > limits::kOrganisationName) return {{"name", "tên dài quá 200 ký tự"}};
    return std::nullopt;
}

Problem problemOfId(std::string_view field, const std::string& id, bool required) {
    if (id.empty()) return required ? Problem{{std::string(field), "thiếu mã của cổng"}} : std::nullopt;
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    };
    if (id.size() > limits::kDirectoryGatewayId || !std::ranges::all_of(id, isPlain))
        return {{std::string(field), "mã của cổng gồm 1 đến 64 chữ a–z, chữ số, dấu chấm, gạch nối"}};
    return std::nullopt;
}

Problem problemOfEndpoint(const std::string& endpoint) {
    if (endpoint.empty()) return std::nullopt;
    const auto isPrintable = [](char c) { return c > ' ' && c < 0x7f; };
    if (!endpoint.starts_with("tcp://") || endpoint.size() > limits::kDirectoryEndpoint ||
        !std::ranges::all_of(endpoint, isPrintable))
        return {{"endpoint", "địa chỉ có dạng tcp://máy:cổng, không quá 200 ký tự"}};
    return std::nullopt;
}

/// The first of them.
Problem firstOf(std::initializer_list<Problem> problems) {
    for (const auto& problem : problems)
        if (problem) return problem;
    return std::nullopt;
}

Problem problemOf(const DirectoryOrganisation& organisation) {
    const auto& former = organisation.formerCode;
    const bool endsBefore = organisation.validTo && *organisation.validTo < organisation.validFrom;
    return firstOf({
        problemOfCode("code", organisation.code, true),
        former.empty() || domain::qd20FromQcvn102(former)
            ? std::nullopt
            : Problem{{"former_code", "không phải mã theo QCVN 102:2016"}},
        problemOfName(organisation.name),
        problemOfCode("parent", organisation.parent, false),
        problemOfCode("successor", organisation.successor, false),
        organisation.parent == organisation.code ? Problem{{"parent", "không thể trực thuộc chính nó"}}
                                                 : std::nullopt,
        organisation.successor == organisation.code ? Problem{{"successor", "không thể kế thừa chính nó"}}
                                                    : std::nullopt,
        endsBefore ? Problem{{"valid_to", "kết thúc trước khi bắt đầu"}} : std::nullopt,
        problemOfId("gateway", organisation.gateway, false),
    });
}

Problem problemOf(const DirectoryGateway& gateway) {
    const auto isFingerprint = [](const std::string& digits) {
        const auto bytes = unhex(digits);
        return bytes && bytes->size() == kFingerprintBytes;
    };
    const bool isKnownKey = isCurveKey(gateway.publicKey);
    const bool isNextKey = gateway.nextPublicKey.empty() ||
                           (isCurveKey(gateway.nextPublicKey) && gateway.nextPublicKey != gateway.publicKey);
    const auto& prints = gateway.fingerprints;
    return firstOf({
        problemOfId("id", gateway.id, true),
        problemOfName(gateway.name),
        problemOfId("hub", gateway.hub, false),
        gateway.hub == gateway.id ? Problem{{"hub", "không thể đứng sau chính nó"}} : std::nullopt,
        isKnownKey ? std::nullopt : Problem{{"public_key", "không phải khóa CURVE (40 ký tự Z85)"}},
        isNextKey ? std::nullopt : Problem{{"next_public_key", "không phải khóa CURVE khác khóa đang dùng"}},
        prints.size() <= limits::kDirectoryFingerprints && std::ranges::all_of(prints, isFingerprint)
            ? std::nullopt
            : Problem{{"fingerprints", "không quá 4 dấu vân tay SHA-256, mỗi dấu 64 chữ số hex thường"}},
        problemOfEndpoint(gateway.endpoint),
    });
}

void writeDay(ByteWriter& out, const std::optional<Date>& day) {
    out.number(day ? static_cast<std::int32_t>(day->days()) : kNoDay);
}

std::optional<Date> readDay(ByteReader& in, const char* field) {
    static const auto kFirst = Date::fromParts(1900, 1, 1)->days();
    static const auto kLast = Date::fromParts(2200, 12, 31)->days();
    const auto days = in.number<std::int32_t>();
    if (days == kNoDay) return std::nullopt;
    if (days < kFirst || days > kLast)
        throw Rejected(NackCode::schema, std::string(field) + ": ngày ngoài các năm 1900 đến 2200");
    return Date::fromDays(days);
}

void write(ByteWriter& out, const DirectoryOrganisation& organisation) {
    out.text(organisation.code);
    out.text(organisation.formerCode);
    out.text(organisation.name);
    out.text(organisation.parent);
    out.text(organisation.successor);
    writeDay(out, organisation.validFrom);
    writeDay(out, organisation.validTo);
    writeDay(out, organisation.capableSince);
    out.text(organisation.gateway);
}

void write(ByteWriter& out, const DirectoryGateway& gateway) {
    out.text(gateway.id);
    out.text(gateway.name);
    out.text(gateway.hub);
    out.text(gateway.publicKey);
    out.text(gateway.nextPublicKey);
    out.number(static_cast<std::uint8_t>(gateway.fingerprints.size()));
    for (const auto& fingerprint : gateway.fingerprints)
        out.raw(unhex(fingerprint).value());
    out.text(gateway.endpoint);
}

DirectoryOrganisation readOrganisation(ByteReader& in) {
    DirectoryOrganisation organisation;
    organisation.code = in.text();
    organisation.formerCode = in.text();
    organisation.name = in.text();
    organisation.parent = in.text();
    organisation.successor = in.text();
    const auto from = readDay(in, "valid_from");
    if (!from) throw Rejected(NackCode::schema, "valid_from: thiếu ngày bắt đầu");
    organisation.validFrom = *from;
    organisation.validTo = readDay(in, "valid_to");
    organisation.capableSince = readDay(in, "capable_since");
    organisation.gateway = in.text();
    return organisation;
}

DirectoryGateway readGateway(ByteReader& in) {
    DirectoryGateway gateway;
    gateway.id = in.text();
    gateway.name = in.text();
    gateway.hub = in.text();
    gateway.publicKey = in.text();
    gateway.nextPublicKey = in.text();
    const std::size_t count = in.number<std::uint8_t>();
    for (std::size_t i = 0; i < count; ++i)
        gateway.fingerprints.push_back(hex(in.raw(kFingerprintBytes)));
    gateway.endpoint = in.text();
    return gateway;
}

DirectoryKind readKind(ByteReader& in) {
    const auto kind = static_cast<DirectoryKind>(in.number<std::uint8_t>());
    if (kind != DirectoryKind::organisation && kind != DirectoryKind::gateway)
        throw Rejected(NackCode::schema, "kind: loại mục không biết");
    return kind;
}

/// Runs `read`; bytes that end too soon are as wrong as a wrong field.
template <class Read>
auto reading(Read&& read) {
    try {
        return read();
    } catch (const Rejected&) {
        throw;
    } catch (const Error& error) {
        throw Rejected(NackCode::schema, error.what());
    }
}

DirectoryEntry readEntry(std::string_view bytes) {
    if (bytes.size() > limits::kDirectoryEntryBytes)
        throw Rejected(NackCode::sizeLimit, "mục danh bạ lớn quá 4096 byte");
    ByteReader in(bytes);
    const auto kind = readKind(in);
    const auto entry = kind == DirectoryKind::gateway ? DirectoryEntry{readGateway(in)}
                                                      : DirectoryEntry{readOrganisation(in)};
    if (!in.atEnd()) throw Rejected(NackCode::schema, "có byte thừa sau một mục danh bạ");
    if (const auto problem = problemOf(entry))
        throw Rejected(NackCode::schema, problem->field + ": " + problem->reason);
    return entry;
}

DirectoryChange readChange(ByteReader& in) {
    const auto kind = readKind(in);
    DirectoryChange change{kind, in.text(), std::nullopt};
    const auto problem = kind == DirectoryKind::gateway ? problemOfId("key", change.key, true)
                                                        : problemOfCode("key", change.key, true);
    if (problem) throw Rejected(NackCode::schema, problem->field + ": " + problem->reason);
    const auto body = in.raw(in.number<std::uint32_t>());
    if (!body.empty()) change.entry = readEntry(body);
    if (change.entry && (kindOf(*change.entry) != kind || keyOf(*change.entry) != change.key))
        throw Rejected(NackCode::schema, "key: không phải khóa của mục đi cùng");
    return change;
}

}  // namespace

DirectoryKind kindOf(const DirectoryEntry& entry) {
    return std::holds_alternative<DirectoryGateway>(entry) ? DirectoryKind::gateway
                                                           : DirectoryKind::organisation;
}

const std::string& keyOf(const DirectoryEntry& entry) {
    if (const auto* gateway = std::get_if<DirectoryGateway>(&entry)) return gateway->id;
    return std::get<DirectoryOrganisation>(entry).code;
}

const std::string& nameOf(const DirectoryEntry& entry) {
    return std::visit([](const auto& one) -> const std::string& { return one.name; }, entry);
}

std::optional<DirectoryProblem> problemOf(const DirectoryEntry& entry) {
    return std::visit([](const auto& one) { return problemOf(one); }, entry);
}

std::string encode(const DirectoryEntry& entry) {
    ByteWriter out;
    out.number(static_cast<std::uint8_t>(kindOf(entry)));
    std::visit([&](const auto& one) { write(out, one); }, entry);
    return out.take();
}

DirectoryEntry parseDirectoryEntry(std::string_view bytes) {
    return reading([&] { return readEntry(bytes); });
}

DirectoryChange put(DirectoryEntry entry) {
    const auto kind = kindOf(entry);
    auto key = keyOf(entry);
    return {kind, std::move(key), std::move(entry)};
}

std::string encode(const std::vector<DirectoryChange>& changes) {
    ByteWriter out;
    out.number(static_cast<std::uint32_t>(changes.size()));
    for (const auto& change : changes) {
        out.number(static_cast<std::uint8_t>(change.kind));
        out.text(change.key);
        out.text(change.entry ? encode(*change.entry) : std::string{});
    }
    return out.take();
}

std::size_t sizeOf(const DirectoryChange& change) {
    constexpr std::size_t kFieldsBytes = 1 + 4 + 4;
    return kFieldsBytes + change.key.size() + (change.entry ? encode(*change.entry).size() : 0);
}

std::vector<DirectoryChange> parseDirectoryChanges(std::string_view bytes) {
    if (bytes.size() > limits::kDirectoryEditionBytes)
        throw Rejected(NackCode::sizeLimit, "phiên bản danh bạ lớn quá 192 KiB");
    return reading([&] {
        ByteReader in(bytes);
        const std::size_t count = in.number<std::uint32_t>();
        if (count == 0 || count > limits::kDirectoryEditionChanges)
            throw Rejected(NackCode::sizeLimit, "một phiên bản danh bạ có 1 đến 4096 thay đổi");
        std::vector<DirectoryChange> changes;
        std::set<std::pair<DirectoryKind, std::string>> keys;
        for (std::size_t i = 0; i < count; ++i) {
            changes.push_back(readChange(in));
            if (!keys.emplace(changes.back().kind, changes.back().key).second)
                throw Rejected(NackCode::schema,
                               "key: " + changes.back().key + " đổi hai lần trong một phiên bản");
        }
        if (!in.atEnd()) throw Rejected(NackCode::schema, "có byte thừa sau các thay đổi");
        return changes;
    });
}

}  // namespace vanthu::wire
