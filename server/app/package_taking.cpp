#include "server/app/package_taking.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/organisation.h"
#include "schemas/domain/refusal.h"
#include "server/app/rate_report_parts.h"
#include "server/evidence/cms.h"
#include "storage/digest.h"
#include "storage/signer_store.h"
#include "storage/statistic_store.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace vanthu::app {

using domain::KeptPackage;
using domain::PackageOrigin;
using domain::StatisticPackage;

namespace {

/// Clocks of honest installations differ by so much (docs/exchange.md §13, F35).
constexpr std::chrono::minutes kClocksDiffer{10};

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

void checkPackagePeriod(domain::Date from, domain::Date to, domain::Date today, const std::string& field,
                        Checks& checks) {
    checks.inOrder(from, to, field);
    if (to.days() - from.days() >= limits::kStatisticDays)
        checks.add(field, "too_long_a_period",
                   "Kỳ số liệu dài nhất " + std::to_string(limits::kStatisticDays) + " ngày.");
    if (to >= today)
        checks.add(field, "in_the_future", "Kỳ số liệu chưa hết. Hãy chọn ngày cuối trước hôm nay.");
}

ReadPackage readPackage(const std::string& file, domain::Timestamp now) {
    Violations violations;
    Checks checks;
    ReadPackage read{.handedOver = domain::readStatisticFile(file, violations), .package = {}, .file = file};
    checks.add(std::exchange(violations, {}));
    checks.finish();
    const auto& package = read.package = domain::readStatisticPackage(read.handedOver.package, violations);
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
    return read;
}

KeptPackage keepPackage(storage::WriteTransaction& transaction, const ReadPackage& read,
                        const DirectorySnapshot& directory, const std::string& keptByName) {
    const auto& package = read.package;
    const auto signer = signerOf(transaction, read.handedOver, package.unitCode, transaction.actor().at);
    const auto& unit = deliveringUnit(directory, package);
    return storage::insertStatisticPackage(transaction,
                                           {.origin = PackageOrigin::received,
                                            .organisation = unit.id,
                                            .from = package.from,
                                            .to = package.to,
                                            .sequence = package.sequence,
                                            .asOf = package.asOf,
                                            .digest = storage::digestName(read.handedOver.package),
                                            .signer = signer,
                                            .file = read.file,
                                            .keptByName = keptByName});
}

}  // namespace vanthu::app
