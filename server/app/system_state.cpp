#include "server/app/system_state.h"

#include "schemas/domain/error.h"
#include "schemas/domain/json_writer.h"
#include "schemas/domain/metric_family.h"
#include "storage/alert_store.h"
#include "storage/change_log.h"
#include "storage/exchange_store.h"
#include "storage/intake_store.h"
#include "storage/mail_store.h"
#include "storage/reminder_store.h"
#include "storage/report_run_store.h"

#include <algorithm>
#include <system_error>
#include <vector>

namespace vanthu::app {
namespace {

std::string gauge(std::string_view name, std::string_view help, std::int64_t value) {
    return domain::MetricFamily("vanthu_" + std::string(name), help).sample(value).text();
}

/// How many intake items wait for a clerk, everywhere; "" while the database does not answer.
std::string intakeGauge(storage::Database& database) {
    storage::IntakeFilter everywhere;
    everywhere.everyUnit = true;
    try {
        const auto counts = database.read([&](storage::ReadTransaction& transaction) {
            return storage::countIntake(transaction, everywhere);
        });
        const auto waiting = counts.find(domain::IntakeState::waiting);
        return gauge("intake_waiting_items", "Intake items that wait for a clerk.",
                     waiting == counts.end() ? 0 : waiting->second);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::unavailable) throw;
        return {};
    }
}

/// What became of reports on a schedule; "" while the database does not answer.
std::string reportGauges(storage::Database& database) {
    try {
        const auto counts = database.read(
            [](storage::ReadTransaction& transaction) { return storage::countReportRuns(transaction); });
        return gauge("report_runs_waiting", "Reports on a schedule that are due and not made.",
                     counts.waiting) +
               gauge("report_runs_failed", "Reports on a schedule that could not be made, ever.",
                     counts.failed) +
               gauge("report_mails_waiting", "Mails with such reports that the mail server has not taken.",
                     counts.mailsWaiting) +
               gauge("report_mails_refused", "Mails with such reports that were given up, ever.",
                     counts.mailsRefused);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::unavailable) throw;
        return {};
    }
}

/// Updates and replacements that have waited too long for what they are about.
std::int64_t originalsMissing(storage::ReadTransaction& transaction, domain::Timestamp now) {
    return storage::countChangesWithoutOriginal(transaction, now - domain::kOriginalAwaited);
}

/// The same for monitoring; "" while the database does not answer.
std::string originalsGauge(storage::Database& database, domain::Timestamp now) {
    try {
        return gauge("exchange_originals_missing",
                     "Received updates and replacements that have waited for 72 hours and longer for the "
                     "document that they are about; 1,000 stands for more.",
                     database.read([&](storage::ReadTransaction& transaction) {
                         return originalsMissing(transaction, now);
                     }));
    } catch (const Error& error) {
        if (error.code() != ErrorCode::unavailable) throw;
        return {};
    }
}

/// How long ago the change behind the cursor of the index was made; 0 when there is none, or while the
/// database does not answer.
std::chrono::seconds ageBehind(storage::Database& database, domain::Sequence cursor, domain::Timestamp now) {
    try {
        const auto next = database.read([&](storage::ReadTransaction& transaction) {
            return storage::readChanges(transaction, cursor, 1);
        });
        if (next.empty()) return std::chrono::seconds{0};
        return std::max(std::chrono::seconds{0},
                        std::chrono::duration_cast<std::chrono::seconds>(now - next.front().actor.at));
    } catch (const Error& error) {
        if (error.code() != ErrorCode::unavailable) throw;
        return std::chrono::seconds{0};
    }
}

/// The last verification and backup, and which of them is too long ago.
void writeMaintenance(domain::JsonWriter& json, const Maintenance& maintenance) {
    for (const auto& kind : domain::kWords<domain::MaintenanceKind>)
        if (const auto run = maintenance.last(kind.value); !run.empty())
            json.key("last_" + std::string(kind.code)).json(run);
    json.key("overdue").beginArray();
    for (const auto& kind : domain::kWords<domain::MaintenanceKind>)
        if (maintenance.isOverdue(kind.value)) json.value(kind.code);
    json.endArray();
}

/// When each kind of care last came to its end; "" while the database does not answer.
std::string maintenanceGauges(const Maintenance& maintenance) {
    std::string text;
    try {
        for (const auto& kind : domain::kWords<domain::MaintenanceKind>)
            text += gauge("last_" + std::string(kind.code) + "_time_seconds",
                          "When the last " + std::string(kind.code) + " came to its end; 0: never.",
                          maintenance.lastFinished(kind.value).time_since_epoch().count());
    } catch (const Error& error) {
        if (error.code() != ErrorCode::unavailable) throw;
    }
    return text;
}

}  // namespace

SystemSnapshot SystemState::now() const {
    SystemSnapshot snapshot;
    snapshot.version = VANTHU_VERSION;
    snapshot.startedAt = startedAt_;
    snapshot.changeLogHead = database_.head();
    snapshot.exchange = exchange_.health();
    try {
        const auto status = index_.status();
        snapshot.indexAvailable = true;
        snapshot.indexCursor = status.cursor;
        snapshot.indexedDocuments = status.documents;
        snapshot.documentsAwaitingOcr = status.awaitingOcr;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::unavailable) throw;  // while it is built nothing can be found
    }
    if (snapshot.changesNotIndexed() > 0)
        snapshot.indexAge = ageBehind(database_, snapshot.indexCursor, clock_.now());
    std::error_code failure;
    const auto space = std::filesystem::space(dataFolder_, failure);
    if (!failure) {
        snapshot.diskFreeBytes = static_cast<std::int64_t>(space.available);
        snapshot.diskTotalBytes = static_cast<std::int64_t>(space.capacity);
    }
    return snapshot;
}

std::string SystemState::show(const Caller& caller) const {
    require(caller, Action::seeSystem);
    constexpr int kDueCounted = 1000;
    const auto system = now();
    const auto due = database_.read([&](storage::ReadTransaction& transaction) {
        std::vector<domain::PeerId> peers;
        for (const auto& peer : storage::listPeers(transaction))
            peers.push_back(peer.id);
        return storage::dueDeliveries(transaction, clock_.now(), peers, kDueCounted).size();
    });
    std::int64_t openAlerts = 0;
    std::int64_t missing = 0;
    const auto mails = database_.read([&](storage::ReadTransaction& transaction) {
        openAlerts = storage::openAlerts(transaction);
        missing = originalsMissing(transaction, clock_.now());
        return storage::countMails(transaction);
    });
    domain::JsonWriter json;
    json.beginObject()
        .field("version", system.version)
        .field("started_at", domain::isoVietnam(system.startedAt))
        .key("change_log")
        .beginObject()
        .field("head", system.changeLogHead)
        .endObject()
        .key("index")
        .beginObject()
        .field("available", system.indexAvailable)
        .field("cursor", system.indexCursor)
        .field("behind", system.changesNotIndexed())
        .field("behind_seconds", static_cast<std::int64_t>(system.indexAge.count()))
        .field("documents", system.indexedDocuments)
        .field("awaiting_ocr", system.documentsAwaitingOcr)
        .endObject()
        .key("exchange")
        .beginObject()
        .field("gateway_running", system.exchange.gatewayProcess != 0)
        .field("gateway_restarts", system.exchange.gatewayRestarts)
        .field("refused_keys", system.exchange.refusedKeys)
        .field("due", static_cast<std::int64_t>(due))
        .field("originals_missing", missing)
        .endObject()
        .field("open_alerts", openAlerts)
        .key("mail")
        .beginObject()
        .field("waiting", mails.waiting)
        .field("parked", mails.parked)
        .endObject()
        .key("disk")
        .beginObject()
        .field("free_bytes", system.diskFreeBytes)
        .field("total_bytes", system.diskTotalBytes)
        .endObject();
    writeMaintenance(json, maintenance_);
    return json.endObject().take();
}

std::string SystemState::metrics() const {
    const auto system = now();
    return gauge("change_log_head", "Sequence of the newest change.", system.changeLogHead) +
           gauge("index_available", "1 when searches are answered.", system.indexAvailable ? 1 : 0) +
           gauge("index_behind", "Changes that cannot be found yet.", system.changesNotIndexed()) +
           gauge("index_behind_seconds", "Age of the oldest change that cannot be found yet; 0: none.",
                 static_cast<std::int64_t>(system.indexAge.count())) +
           gauge("index_documents", "Documents in the search index.", system.indexedDocuments) +
           gauge("ocr_waiting_documents", "Documents with scans that are still to be recognised.",
                 system.documentsAwaitingOcr) +
           intakeGauge(database_) + reportGauges(database_) + originalsGauge(database_, clock_.now()) +
           maintenanceGauges(maintenance_) +
           gauge("sessions_remembered", "Login tokens held in memory.",
                 static_cast<std::int64_t>(sessions_.remembered())) +
           gauge("disk_free_bytes", "Free space where the data lies.", system.diskFreeBytes) +
           gauge("start_time_seconds", "When this process started.",
                 static_cast<std::int64_t>(system.startedAt.time_since_epoch().count()));
}

void SystemState::requireDatabase() const {
    static_cast<void>(database_.read([](storage::ReadTransaction& transaction) {
        return storage::readChanges(transaction, 0, 1).size();
    }));
}

}  // namespace vanthu::app
