#include "server/app/statistic_packages.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "schemas/domain/utf8.h"
#include "server/app/checks.h"
#include "server/app/delivered_figures.h"
#include "server/app/package_taking.h"
#include "server/app/rate_report_parts.h"
#include "server/app/representations.h"
#include "server/exchange/package_sending.h"
#include "storage/digest.h"
#include "storage/package_post_store.h"
#include "storage/statistic_store.h"

#include <algorithm>
#include <exception>
#include <utility>
#include <vector>

namespace vanthu::app {

using domain::KeptPackage;
using domain::PackageArrival;
using domain::PackageDelivery;
using domain::PackageOrigin;
using domain::StatisticDuty;
using domain::StatisticPackage;

namespace {

constexpr std::size_t kRefusalBytes = 1500;  ///< that the exchange carries back
constexpr int kTakenAtOnce = 64;
constexpr int kArrivalsListed = 50;

void requireProvince(const Caller& caller) {
    require(caller, Action::publishReports);
    if (!mayDoForProvince(caller, Action::publishReports)) throw Refused(Refusal::statisticOfProvince);
}

std::string packageDeliveryJson(const PackageDelivery& delivery, const DirectorySnapshot& directory) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", delivery.id.value)
        .field("package", delivery.package.value)
        .field("recipient_id", delivery.recipient.value)
        .field("recipient", directory.nameOn(delivery.recipient, domain::vietnamDate(delivery.queuedAt)))
        .field("state", domain::code(delivery.state))
        .field("state_label", domain::label(delivery.state))
        .field("queued_by", delivery.queuedByName)
        .field("queued_at", domain::isoVietnam(delivery.queuedAt));
    if (!delivery.reason.empty()) json.field("reason", delivery.reason);
    if (delivery.arrivedAt) json.field("arrived_at", domain::isoVietnam(*delivery.arrivedAt));
    if (delivery.decidedAt) json.field("decided_at", domain::isoVietnam(*delivery.decidedAt));
    return json.endObject().take();
}

std::string packageJson(const KeptPackage& kept, const DirectorySnapshot& directory,
                        const std::vector<PackageDelivery>& deliveries = {}) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", kept.id.value)
        .field("origin", domain::code(kept.origin))
        .field("organisation_id", kept.organisation.value)
        .field("organisation", directory.nameOn(kept.organisation, kept.to))
        .field("from", kept.from.iso())
        .field("to", kept.to.iso())
        .field("sequence", kept.sequence)
        .field("as_of", domain::isoVietnam(kept.asOf))
        .field("digest", kept.digest)
        .field("signer", kept.signer)
        .field("kept_by", kept.keptByName)
        .field("kept_at", domain::isoVietnam(kept.keptAt))
        .field("change", kept.since)
        .field("state", kept.replacedBy ? "replaced" : "in_force");
    if (kept.replacedBy) json.field("replaced_by", kept.replacedBy->value);
    if (deliveries.empty()) return json.endObject().take();
    json.key("deliveries").beginArray();
    for (const auto& delivery : deliveries)
        json.json(packageDeliveryJson(delivery, directory));
    return json.endArray().endObject().take();
}

std::string packageArrivalJson(const PackageArrival& arrival) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", arrival.id.value)
        .field("sender_code", arrival.senderCode)
        .field("sender", arrival.senderName)
        .field("arrived_at", domain::isoVietnam(arrival.arrivedAt))
        .field("state", domain::code(arrival.state))
        .field("state_label", domain::label(arrival.state));
    if (!arrival.reason.empty()) json.field("reason", arrival.reason);
    if (arrival.package) json.field("package", arrival.package->value);
    if (arrival.decidedAt) json.field("decided_at", domain::isoVietnam(*arrival.decidedAt));
    return json.endObject().take();
}

std::string dutyJson(const StatisticDuty& duty, const DirectorySnapshot& directory) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", duty.id.value)
        .field("organisation_id", duty.organisation.value)
        .field("organisation", directory.nameOn(duty.organisation, duty.to.value_or(duty.from)))
        .field("from", duty.from.iso());
    if (duty.to) json.field("to", duty.to->iso());
    return json.field("note", duty.note)
        .field("entered_by", duty.enteredByName)
        .field("entered_at", domain::isoVietnam(duty.enteredAt))
        .field("change", duty.since)
        .endObject()
        .take();
}

/// What a caller of receive() would be told; none where the fault is ours, and taking it may succeed later.
std::optional<std::string> refusalOf(const Error& error) {
    if (const auto* refused = dynamic_cast<const Refused*>(&error)) return refused->explanation();
    std::string reason;
    for (const auto& violation : error.violations())
        reason += (reason.empty() ? "" : " ") + violation.field + ": " + violation.message;
    if (reason.empty()) return std::nullopt;
    return std::string(domain::firstBytes(reason, kRefusalBytes));
}

/// Nobody looks at what is taken by itself: that somebody of the province entered the duty is the consent.
void requireAwaited(storage::ReadTransaction& transaction, const KeptPackage& kept,
                    const DirectorySnapshot& directory) {
    const bool isAwaited = std::ranges::any_of(
        storage::statisticDuties(transaction, kept.since), [&](const StatisticDuty& duty) {
            return duty.organisation == kept.organisation && duty.from <= kept.to &&
                   (!duty.to || *duty.to >= kept.to);
        });
    if (!isAwaited)
        throw Refused(Refusal::statisticNotAwaited,
                      {directory.nameOn(kept.organisation, kept.to), kept.to.vietnamese()});
}

}  // namespace

Created StatisticPackages::make(const Caller& caller, const PackageRequest& request,
                                const std::optional<RequestKey>& key) {
    require(caller, Action::declareCounts);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    Checks checks;
    const auto* unit = request.organisation
                           ? directory->organisation(*request.organisation, request.to)
                           : directory->organisation(actingUnit(caller, Action::declareCounts));
    if (unit == nullptr)
        checks.add("organisation", "unknown_organisation",
                   "Không có cơ quan này; nhập mã hoặc id của cơ quan đã có.");
    else if (codeOn(*unit, request.to).empty())
        checks.add("organisation", "without_code",
                   "Cơ quan này chưa có mã định danh vào ngày cuối kỳ; hãy khai mã trước.");
    else if (reports::unitsOf({*unit}, {request.from, request.to}).empty())
        checks.add("organisation", "without_registry", "Cơ quan này không giữ sổ văn bản tại đây trong kỳ.");
    checkPackagePeriod(request.from, request.to, domain::vietnamDate(now), "to", checks);
    checks.finish();
    if (!mayDoIn(caller, Action::declareCounts, unit->id))
        throw Refused(Refusal::statisticOfOtherUnit, {std::to_string(unit->id.value)});
    const auto signingKey = exchange_.signingKeys().current();
    if (!signingKey) throw Refused(Refusal::signingCertificateMissing);

    const auto standpoint = standpointOf(database_, clock_, figures_, {});
    StatisticPackage package{.ruleSet = std::string(reports::kRuleSet),
                             .unitCode = domain::normalisedOrganisationCode(codeOn(*unit, request.to)),
                             .unitName = unit->on(request.to).name,
                             .from = request.from,
                             .to = request.to,
                             .asOf = standpoint.moment,
                             .asOfChange = standpoint.change};
    package.figures = database_.read([&](storage::ReadTransaction& transaction) {
        return figuresHere(transaction, unit->id, {request.from, request.to}, standpoint);
    });
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        package.sequence = storage::nextPackageSequence(transaction, PackageOrigin::made, unit->id,
                                                        package.from, package.to);
        domain::StatisticFile file{canonicalText(package), {}};
        file.signature = signingKey->sign(file.package, now);
        return packageJson(
            storage::insertStatisticPackage(transaction, {.origin = PackageOrigin::made,
                                                          .organisation = unit->id,
                                                          .from = package.from,
                                                          .to = package.to,
                                                          .sequence = package.sequence,
                                                          .asOf = package.asOf,
                                                          .digest = storage::digestName(file.package),
                                                          .signer = signingKey->certificate().fingerprint(),
                                                          .file = textOf(file),
                                                          .keptByName = caller.account.fullName}),
            *directory);
    });
}

Created StatisticPackages::receive(const Caller& caller, const std::string& file,
                                   const std::optional<RequestKey>& key) {
    requireProvince(caller);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    const auto read = readPackage(file, now);
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        return packageJson(keepPackage(transaction, read, *directory, caller.account.fullName), *directory);
    });
}

Created StatisticPackages::send(const Caller& caller, domain::StatisticPackageId id,
                                const OrganisationReference& recipient,
                                const std::optional<RequestKey>& key) {
    require(caller, Action::declareCounts);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    const auto kept = visible(caller, id);
    if (kept.origin != PackageOrigin::made)
        throw Refused(Refusal::statisticNotOfHere, {std::to_string(id.value)});
    if (!mayDoIn(caller, Action::declareCounts, kept.organisation))
        throw Refused(Refusal::statisticOfOtherUnit, {std::to_string(kept.organisation.value)});
    const auto* unit = directory->organisation(recipient, domain::vietnamDate(now));
    Checks checks;
    if (unit == nullptr)
        checks.add("to", "unknown_organisation", "Không có cơ quan này; nhập mã hoặc id của cơ quan đã có.");
    checks.finish();
    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            return packageDeliveryJson(
                exchange::queuePackage(transaction, kept, unit->id, caller.account.fullName), *directory);
        });
    exchange_.wake();
    return created;
}

void StatisticPackages::takeArrived() {
    const auto waiting = database_.read([](storage::ReadTransaction& transaction) {
        return storage::waitingPackages(transaction, kTakenAtOnce);
    });
    std::exception_ptr failure;
    for (const auto& arrival : waiting) {
        try {
            takeOne(arrival);
        } catch (const Error&) {
            failure = std::current_exception();  // it waits for the next time, and holds up no other
        }
    }
    if (!waiting.empty()) exchange_.wake();
    if (failure) std::rethrow_exception(failure);
}

void StatisticPackages::takeOne(const PackageArrival& arrival) {
    auto decided = arrival;
    decided.decidedAt = clock_.now();
    const domain::Actor system{{}, *decided.decidedAt};
    const auto directory = directory_.current();
    try {
        const auto read = readPackage(arrival.file, system.at);
        decided.state = domain::InboxState::accepted;
        // Kept and decided in one transaction: a crash before it leaves the package waiting, one behind it
        // leaves nothing to do twice.
        database_.write(system, [&](storage::WriteTransaction& transaction) {
            const auto kept =
                keepPackage(transaction, read, *directory, "Tự nhận qua liên thông từ " + arrival.senderName);
            requireAwaited(transaction, kept, *directory);
            decided.package = kept.id;
            storage::decidePackageArrival(transaction, decided);
        });
    } catch (const Error& error) {
        const auto refusal = refusalOf(error);
        if (!refusal) throw;
        decided.state = domain::InboxState::refused;
        decided.reason = *refusal;
        decided.package.reset();
        database_.write(system, [&](storage::WriteTransaction& transaction) {
            storage::decidePackageArrival(transaction, decided);
        });
    }
}

std::string StatisticPackages::list(const Caller& caller, std::optional<domain::StatisticPackageId> before,
                                    int limit) {
    require(caller, Action::seeReports);
    const auto directory = directory_.current();
    const bool forProvince = mayDoForProvince(caller, Action::publishReports);
    std::vector<std::string> packages;
    std::vector<std::string> arrivals;
    database_.read([&](storage::ReadTransaction& transaction) {
        const auto newest = before.value_or(domain::StatisticPackageId{});
        for (const auto& kept :
             storage::statisticPackages(transaction, unitsOfReports(caller), newest, limit))
            packages.push_back(
                packageJson(kept, *directory, storage::packageDeliveriesOf(transaction, kept.id)));
        if (forProvince)
            for (const auto& arrival : storage::packageArrivals(transaction, kArrivalsListed))
                arrivals.push_back(packageArrivalJson(arrival));
    });
    domain::JsonWriter json;
    json.beginObject().field("may_receive", forProvince).key("packages").beginArray();
    for (const auto& package : packages)
        json.json(package);
    json.endArray();
    if (forProvince) {
        json.key("arrivals").beginArray();
        for (const auto& arrival : arrivals)
            json.json(arrival);
        json.endArray();
    }
    return json.endObject().take();
}

KeptPackage StatisticPackages::visible(const Caller& caller, domain::StatisticPackageId id) {
    auto kept = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::findStatisticPackage(transaction, id);
    });
    if (!kept || !seesReportsOf(caller, kept->organisation))
        throw Refused(Refusal::statisticPackageUnknown, {std::to_string(id.value)});
    return std::move(*kept);
}

PackageFile StatisticPackages::file(const Caller& caller, domain::StatisticPackageId id) {
    require(caller, Action::seeReports);
    auto kept = visible(caller, id);
    return {std::move(kept.file), "so-lieu-" + std::to_string(kept.organisation.value) + '-' +
                                      kept.from.iso() + '-' + kept.to.iso() + "-lan-" +
                                      std::to_string(kept.sequence) + ".json"};
}

Created StatisticPackages::enterDuty(const Caller& caller, const DutyRequest& request,
                                     const std::optional<RequestKey>& key) {
    requireProvince(caller);
    const auto directory = directory_.current();
    Checks checks;
    StatisticDuty duty{.from = request.from,
                       .to = request.to,
                       .enteredByName = caller.account.fullName,
                       .replaces = request.replaces};
    const auto* unit = directory->organisation(request.organisation, request.from);
    if (unit == nullptr)
        checks.add("organisation", "unknown_organisation",
                   "Không có cơ quan này; nhập mã hoặc id của cơ quan đã có.");
    else
        duty.organisation = unit->id;
    if (request.to) checks.inOrder(request.from, *request.to, "to");
    duty.note = checks.text("note", request.note, limits::kNote,
                            request.replaces ? Presence::required : Presence::optional);
    checks.finish();
    return createOnce(database_, {caller.account.id, clock_.now()}, key,
                      [&](storage::WriteTransaction& transaction) {
                          return dutyJson(storage::insertStatisticDuty(transaction, duty), *directory);
                      });
}

std::string StatisticPackages::duties(const Caller& caller, std::optional<domain::StatisticDutyId> before,
                                      int limit) {
    require(caller, Action::seeReports);
    const auto directory = directory_.current();
    std::vector<std::string> items;
    database_.read([&](storage::ReadTransaction& transaction) {
        for (const auto& duty : storage::listStatisticDuties(
                 transaction, unitsOfReports(caller), before.value_or(domain::StatisticDutyId{}), limit))
            items.push_back(dutyJson(duty, *directory));
    });
    return listJson("duties", items);
}

}  // namespace vanthu::app
