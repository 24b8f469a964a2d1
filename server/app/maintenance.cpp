#include "server/app/maintenance.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "server/app/checks.h"
#include "storage/account_store.h"
#include "storage/maintenance_store.h"

namespace vanthu::app {
namespace {

using domain::MaintenanceKind;
using domain::MaintenanceOutcome;
using domain::MaintenanceRun;

std::string maintenanceJson(storage::ReadTransaction& transaction, const MaintenanceRun& run) {
    const auto account = storage::findAccount(transaction, run.account);
    domain::JsonWriter json;
    json.beginObject()
        .field("kind", domain::code(run.kind))
        .field("outcome", domain::code(run.outcome))
        .field("outcome_label", domain::label(run.outcome))
        .field("finished_at", domain::isoVietnam(run.finishedAt))
        .field("account", run.account.value)
        .field("account_name", account ? account->fullName : "");
    if (run.kind == MaintenanceKind::verification) json.field("finding_count", run.findings);
    return json.fieldIfAny("note", run.note).endObject().take();
}

}  // namespace

Created Maintenance::reportBackup(const Caller& caller, const BackupReport& report,
                                  const std::optional<RequestKey>& key) {
    require(caller, Action::reportBackups);
    Checks checks;
    MaintenanceRun run;
    run.kind = MaintenanceKind::backup;
    run.outcome = report.outcome;
    run.note = checks.text("note", report.note, limits::kNote);
    if (report.outcome == MaintenanceOutcome::findings)
        checks.add("outcome", "unknown_value", "Cho phép: good, failed.");
    checks.finish();
    return createOnce(
        database_, {caller.account.id, clock_.now()}, key, [&](storage::WriteTransaction& transaction) {
            return maintenanceJson(transaction, storage::insertMaintenanceRun(transaction, run));
        });
}

std::string Maintenance::last(MaintenanceKind kind) const {
    return database_.read([&](storage::ReadTransaction& transaction) {
        const auto run = storage::lastMaintenanceRun(transaction, kind);
        return run ? maintenanceJson(transaction, *run) : std::string();
    });
}

domain::Timestamp Maintenance::lastFinished(MaintenanceKind kind) const {
    return database_.read([&](storage::ReadTransaction& transaction) {
        const auto run = storage::lastFinishedRun(transaction, kind);
        return run ? run->finishedAt : domain::Timestamp{};
    });
}

bool Maintenance::isOverdue(MaintenanceKind kind) const {
    const auto age = kind == MaintenanceKind::backup ? kBackupAge : kVerificationAge;
    return lastFinished(kind) + age < clock_.now();
}

}  // namespace vanthu::app
