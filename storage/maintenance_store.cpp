#include "storage/maintenance_store.h"

#include "storage/sql.h"

#include <string>
#include <string_view>

namespace vanthu::storage {

using domain::MaintenanceRun;

namespace {

constexpr std::string_view kSelectRuns =
    "SELECT kind, outcome, account_id, finished_at, findings, note FROM maintenance_runs WHERE kind = $1 ";

MaintenanceRun maintenanceRunFrom(const Row& row) {
    return {.kind = row.word<domain::MaintenanceKind>(0),
            .outcome = row.word<domain::MaintenanceOutcome>(1),
            .account = row.id<domain::AccountId>(2),
            .finishedAt = row.moment(3),
            .findings = row.integer(4),
            .note = row.text(5)};
}

}  // namespace

MaintenanceRun insertMaintenanceRun(WriteTransaction& transaction, MaintenanceRun run) {
    run.account = transaction.actor().account;
    run.finishedAt = transaction.actor().at;
    execute(transaction,
            "INSERT INTO maintenance_runs (kind, outcome, account_id, finished_at, findings, note) "
            "VALUES ($1, $2, $3, $4, $5, $6)",
            {run.kind, run.outcome, run.account, run.finishedAt, run.findings, run.note});
    return run;
}

std::optional<MaintenanceRun> lastMaintenanceRun(ReadTransaction& transaction, domain::MaintenanceKind kind) {
    return firstRow(transaction, std::string(kSelectRuns) + "ORDER BY id DESC LIMIT 1", {kind},
                    maintenanceRunFrom);
}

std::optional<MaintenanceRun> lastFinishedRun(ReadTransaction& transaction, domain::MaintenanceKind kind) {
    return firstRow(transaction,
                    std::string(kSelectRuns) + "AND outcome <> 'failed' ORDER BY id DESC LIMIT 1", {kind},
                    maintenanceRunFrom);
}

}  // namespace vanthu::storage
