#include "server/app/statistic_packages.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/delivered_figures.h"
#include "server/app/rate_report_parts.h"
#include "server/app/representations.h"
#include "server/evidence/cms.h"
#include "storage/digest.h"
#include "storage/signer_store.h"
#include "storage/statistic_store.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace vanthu::app {

using domain::KeptPackage;
using domain::PackageOrigin;
using domain::StatisticDuty;
using domain::StatisticPackage;

namespace {

/// Clocks of honest installations differ by so much (docs/exchange.md §13, F35).
constexpr std::chrono::minutes kClocksDiffer{10};

void requireProvince(const Caller& caller) {
    require(caller, Action::publishReports);
    if (!mayDoForProvince(caller, Action::publishReports)) throw Refused(Refusal::statisticOfProvince);
}

std::string nameOn(const DirectorySnapshot& directory, domain::OrganisationId id, domain::Date day) {
    const auto* organisation = directory.organisation(id);
    return organisation == nullptr ? "" : organisation->on(day).name;
}

std::string packageJson(const KeptPackage& kept, const DirectorySnapshot& directory) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", kept.id.value)
        .field("origin", domain::code(kept.origin))
        .field("organisation_id", kept.organisation.value)
        .field("organisation", nameOn(directory, kept.organisation, kept.to))
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
    return json.endObject().take();
}

std::string dutyJson(const StatisticDuty& duty, const DirectorySnapshot& directory) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", duty.id.value)
        .field("organisation_id", duty.organisation.value)
        .field("organisation", nameOn(directory, duty.organisation, duty.to.value_or(duty.from)))
        .field("from", duty.from.iso());
    if (duty.to) json.field("to", duty.to->iso());
    return json.field("note", duty.note)
        .field("entered_by", duty.enteredByName)
        .field("entered_at", domain::isoVietnam(duty.enteredAt))
        .field("change", duty.since)
        .endObject()
        .take();
}

void checkPackagePeriod(domain::Date from, domain::Date to, domain::Date today, const std::string& field,
                        Checks& checks) {
    if (to < from) checks.add(field, "too_early", "Ngày cuối không được trước ngày đầu.");
    if (to.days() - from.days() >= limits::kStatisticDays)
        checks.add(field, "too_long_a_period",
                   "Kỳ số liệu dài nhất " + std::to_string(limits::kStatisticDays) + " ngày.");
    if (to >= today)
        checks.add(field, "in_the_future", "Kỳ số liệu chưa hết. Hãy chọn ngày cuối trước hôm nay.");
}

/// Throws unless the certificate by which it is signed is entered for that unit, and holds.
std::string signerOf(storage::ReadTransaction& transaction, const domain::StatisticFile& file,
                     const std::string& unitCode, domain::Timestamp now) {
    const auto claim = evidence::claimOf(file.signature);
    if (!claim) throw Refused(Refusal::statisticSignatureWrong);
    const auto signers = storage::listSigners(transaction);
    const auto signer = std::ranges::find(signers, claim->fingerprint, &domain::TrustedSigner::fingerprint);
    if (signer == signers.end()) throw Refused(Refusal::statisticSignerUnknown, {claim->fingerprint});
    const evidence::Certificate certificate(signer->certificate);
    if (!evidence::isSignatureOf(file.signature, file.package, certificate))
        throw Refused(Refusal::statisticSignatureWrong);
    if (std::ranges::find(signer->organisationCodes, domain::normalisedOrganisationCode(unitCode)) ==
        signer->organisationCodes.end())
        throw Refused(Refusal::statisticSignerOfOther, {claim->fingerprint, unitCode});
    if (signer->revokedAt) throw Refused(Refusal::statisticSignerRevoked, {claim->fingerprint});
    if (!certificate.holdsAt(claim->at) || claim->at > now + kClocksDiffer)
        throw Refused(Refusal::statisticSignerExpired,
                      {claim->fingerprint, domain::vietnameseTime(claim->at)});
    return claim->fingerprint;
}

/// The unit of another installation that the package is of.
const domain::Organisation& deliveringUnit(const DirectorySnapshot& directory,
                                           const StatisticPackage& package) {
    const auto* unit = directory.organisation(OrganisationReference{package.unitCode}, package.to);
    if (unit == nullptr)
        throw Refused(Refusal::statisticUnitUnknown, {package.unitCode, package.to.vietnamese()});
    const auto here = reports::unitsOf({*unit}, {package.from, package.to});
    if (!here.empty()) throw Refused(Refusal::statisticUnitIsHere, {unit->on(package.to).name});
    return *unit;
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
    Violations violations;
    const auto handedOver = domain::readStatisticFile(file, violations);
    Checks checks;
    checks.add(std::exchange(violations, {}));
    checks.finish();
    const auto package = domain::readStatisticPackage(handedOver.package, violations);
    checks.add(std::move(violations));
    checks.finish();
    if (package.ruleSet != reports::kRuleSet)
        checks.add("package.rule_set", "unknown_value", "Cho phép: " + std::string(reports::kRuleSet) + ".");
    checkPackagePeriod(package.from, package.to, domain::vietnamDate(now), "package.period.to", checks);
    if (package.asOf < domain::startOfDay(package.to.plusDays(1)))
        checks.add("package.as_of", "too_early", "Số liệu phải tính đến một lúc sau khi kỳ đã hết.");
    if (package.asOf > now + kClocksDiffer)
        checks.add("package.as_of", "in_the_future", "Thời điểm tính số liệu còn ở tương lai.");
    checks.finish();
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        const auto signer = signerOf(transaction, handedOver, package.unitCode, now);
        const auto& unit = deliveringUnit(*directory, package);
        return packageJson(
            storage::insertStatisticPackage(transaction, {.origin = PackageOrigin::received,
                                                          .organisation = unit.id,
                                                          .from = package.from,
                                                          .to = package.to,
                                                          .sequence = package.sequence,
                                                          .asOf = package.asOf,
                                                          .digest = storage::digestName(handedOver.package),
                                                          .signer = signer,
                                                          .file = file,
                                                          .keptByName = caller.account.fullName}),
            *directory);
    });
}

std::string StatisticPackages::list(const Caller& caller, std::optional<domain::StatisticPackageId> before,
                                    int limit) {
    require(caller, Action::seeReports);
    const auto directory = directory_.current();
    const auto found = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::statisticPackages(transaction, before.value_or(domain::StatisticPackageId{}), limit);
    });
    domain::JsonWriter json;
    json.beginObject()
        .field("may_receive", mayDoForProvince(caller, Action::publishReports))
        .key("packages")
        .beginArray();
    for (const auto& kept : found)
        if (seesReportsOf(caller, kept.organisation)) json.json(packageJson(kept, *directory));
    return json.endArray().endObject().take();
}

PackageFile StatisticPackages::file(const Caller& caller, domain::StatisticPackageId id) {
    require(caller, Action::seeReports);
    auto kept = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::findStatisticPackage(transaction, id);
    });
    if (!kept || !seesReportsOf(caller, kept->organisation))
        throw Refused(Refusal::statisticPackageUnknown, {std::to_string(id.value)});
    return {std::move(kept->file), "so-lieu-" + std::to_string(kept->organisation.value) + '-' +
                                       kept->from.iso() + '-' + kept->to.iso() + "-lan-" +
                                       std::to_string(kept->sequence) + ".json"};
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
    if (request.to && *request.to < request.from)
        checks.add("to", "too_early", "Ngày cuối không được trước ngày đầu.");
    duty.note = checks.text("note", request.note, limits::kNote,
                            request.replaces ? Presence::required : Presence::optional);
    checks.finish();
    return createOnce(database_, {caller.account.id, clock_.now()}, key,
                      [&](storage::WriteTransaction& transaction) {
                          return dutyJson(storage::insertStatisticDuty(transaction, duty), *directory);
                      });
}

std::string StatisticPackages::duties(const Caller& caller) {
    require(caller, Action::seeReports);
    const auto directory = directory_.current();
    std::vector<std::string> items;
    database_.read([&](storage::ReadTransaction& transaction) {
        for (const auto& duty : storage::statisticDuties(transaction, database_.head()))
            if (seesReportsOf(caller, duty.organisation)) items.push_back(dutyJson(duty, *directory));
    });
    return listJson("duties", items);
}

}  // namespace vanthu::app
