#include "server/app/drops.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/media_type.h"
#include "storage/drop_store.h"

#include <utility>

namespace vanthu::app {

using domain::Drop;

namespace {

constexpr std::size_t kPasswordCharacters = 20;
constexpr std::chrono::minutes kRightFor{10};
constexpr std::size_t kRightRemembered = 1000;

bool isDropName(const std::string& name) {
    return !name.empty() && name.size() <= limits::kDropNameBytes && name.front() != '-' &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

/// 120 random bits that the panel of a scanner takes.
std::string dropPassword() {
    return randomToken().substr(0, kPasswordCharacters);
}

void writeDrop(domain::JsonWriter& json, const Drop& drop) {
    const auto davPath = "/dav/" + drop.name + '/';
    json.field("id", drop.id.value)
        .field("name", drop.name)
        .field("unit", drop.unit.value)
        .field("path", davPath)
        .field("created_by", drop.createdBy.value)
        .field("created_at", domain::isoVietnam(drop.createdAt));
    if (drop.revokedAt) json.field("revoked_at", domain::isoVietnam(*drop.revokedAt));
}

}  // namespace

std::string Drops::create(const Caller& caller, const DropRequest& request) {
    require(caller, Action::manageAccounts);
    const auto now = clock_.now();
    const auto today = domain::vietnamDate(now);
    const auto directory = directory_.current();
    const auto* unit = directory->organisation(request.unit, today);
    Checks checks;
    if (!isDropName(request.name))
        checks.add("name", "bad_name", "Từ 1 đến 40 ký tự a–z, 0–9 và dấu nối, không bắt đầu bằng dấu nối.");
    if (unit == nullptr || !unit->on(today).keepsRegistry)
        checks.add("unit", "unknown_organisation", "Không có đơn vị giữ sổ này.");
    checks.finish();
    const auto password = dropPassword();
    const auto passwordHash = passwords_.hash(password);
    const auto drop = database_.write({caller.account.id, now}, [&](storage::WriteTransaction& transaction) {
        return storage::insertDrop(transaction,
                                   {.id = {},
                                    .name = request.name,
                                    .unit = unit->id,
                                    .createdBy = caller.account.id,
                                    .createdAt = now,
                                    .revokedAt = {}},
                                   passwordHash);
    });
    domain::JsonWriter json;
    json.beginObject();
    writeDrop(json, drop);
    return json.field("password", password).endObject().take();
}

std::string Drops::list(const Caller& caller) {
    require(caller, Action::manageAccounts);
    domain::JsonWriter json;
    json.beginObject().key("drops").beginArray();
    const auto drops =
        database_.read([](storage::ReadTransaction& transaction) { return storage::listDrops(transaction); });
    for (const auto& drop : drops) {
        json.beginObject();
        writeDrop(json, drop);
        json.endObject();
    }
    return json.endArray().endObject().take();
}

void Drops::revoke(const Caller& caller, domain::DropId id) {
    require(caller, Action::manageAccounts);
    const auto now = clock_.now();
    database_.write({caller.account.id, now}, [&](storage::WriteTransaction& transaction) {
        if (!storage::revokeDrop(transaction, id, now))
            throw Refused(Refusal::dropUnknown, {std::to_string(id.value)});
    });
}

Drop Drops::open(const std::string& name, std::string_view password, const std::string& address) {
    const auto now = clock_.now();
    throttle_.check(name, address, now);
    const auto found = database_.read(
        [&](storage::ReadTransaction& transaction) { return storage::findDrop(transaction, name); });
    const auto digest = tokenHash(password);
    bool isRight = false;
    if (!found)
        passwords_.pretend(password);
    else
        isRight =
            wasRight(found->passwordHash, digest, now) || passwords_.matches(found->passwordHash, password);
    if (!isRight) {
        throttle_.failed(name, address, now);
        throw Refused(Refusal::dropPasswordWrong, {name, address});
    }
    throttle_.succeeded(name, address);
    {
        const std::lock_guard lock(mutex_);
        if (right_.size() >= kRightRemembered) right_.clear();
        right_.insert_or_assign(found->passwordHash, Right{digest, now});
    }
    const auto* unit = directory_.current()->organisation(found->drop.unit);
    if (unit == nullptr || !unit->on(domain::vietnamDate(now)).keepsRegistry)
        throw Refused(Refusal::dropClosed, {name});
    return found->drop;
}

bool Drops::wasRight(const std::string& passwordHash, const std::string& passwordDigest,
                     domain::Timestamp now) {
    const std::lock_guard lock(mutex_);
    const auto found = right_.find(passwordHash);
    return found != right_.end() && now - found->second.at < kRightFor &&
           sameSecret(found->second.passwordDigest, passwordDigest);
}

void Drops::put(const Drop& drop, const std::string& name, storage::BlobStore::Incoming incoming) {
    const auto staged = incoming.stage();
    domain::IntakeItem item;
    item.unit = drop.unit;
    item.channel = domain::IntakeChannel::drop;
    item.sourceKey = staged.blob.digest;
    const auto shown = intakeFileName(name, "tep");
    item.source = intakeText(shown);
    item.sender = drop.name;
    item.files = {{shown, mediaTypeOf(shown), staged.blob.sizeBytes, staged.blob.digest}};
    report(drop, door_.take(std::move(item), {staged.durable}).isNew);
}

void Drops::report(const Drop& drop, bool isNew) {
    const auto now = clock_.now();
    const auto* unit = directory_.current()->organisation(drop.unit);
    const std::lock_guard lock(mutex_);
    auto& state = states_[drop.name];
    state.channel = domain::IntakeChannel::drop;
    state.name = drop.name;
    state.unit = unit == nullptr ? std::string{} : codeOn(*unit, domain::vietnamDate(now));
    ++(isNew ? state.taken : state.repeated);
    state.lastRoundAt = now;
    door_.report(state);
}

}  // namespace vanthu::app
