#include "server/app/report_schedule_parts.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "server/app/rate_report_parts.h"
#include "storage/account_store.h"
#include "storage/report_run_store.h"

#include <array>
#include <cstdio>

namespace vanthu::app {

using domain::ReportRun;
using domain::ReportSchedule;

namespace {

std::string nameOfAccount(storage::ReadTransaction& transaction, domain::AccountId id) {
    const auto account = storage::findAccount(transaction, id);
    return account ? account->fullName : "";
}

/// "07:30".
std::string clockText(int minute) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", minute / 60, minute % 60);
    return text.data();
}

void writeRecipients(domain::JsonWriter& json, storage::ReadTransaction& transaction,
                     const ReportSchedule& schedule) {
    json.key("accounts").beginArray();
    for (const auto& recipient : schedule.recipients)
        if (recipient.account)
            if (const auto account = storage::findAccount(transaction, *recipient.account))
                json.beginObject()
                    .field("id", account->id.value)
                    .field("full_name", account->fullName)
                    .field("email", account->disabled ? "" : account->email)
                    .endObject();
    json.endArray().key("addresses").beginArray();
    for (const auto& recipient : schedule.recipients)
        if (!recipient.account) json.value(recipient.address);
    json.endArray();
}

void writeMails(domain::JsonWriter& json, storage::ReadTransaction& transaction, const ReportRun& run) {
    json.key("mails").beginArray();
    for (const auto& mail : storage::reportMailsOf(transaction, run.id)) {
        json.beginObject();
        if (mail.account) json.field("account", nameOfAccount(transaction, *mail.account));
        json.field("address", mail.address)
            .field("state", domain::code(mail.state))
            .field("state_label", domain::label(mail.state))
            .fieldIfAny("reason", mail.reason)
            .field("attempts", mail.attempts)
            .field("message_id", domain::messageIdOf(run, mail));
        if (mail.endedAt) json.field("ended_at", domain::isoVietnam(*mail.endedAt));
        json.endObject();
    }
    json.endArray();
}

}  // namespace

bool tends(const Caller& caller, const ReportSchedule& schedule) {
    return mayDo(caller, Action::seeReports) &&
           (schedule.owner == caller.account.id || mayDo(caller, Action::manageAccounts));
}

void requireReportsOf(const Caller& caller, std::optional<domain::OrganisationId> organisation) {
    require(caller, Action::seeReports);
    if (!organisation && !caller.wholeProvince) throw Refused(Refusal::reportScheduleOfProvince);
    if (organisation && !seesReportsOf(caller, *organisation)) throw Refused(Refusal::unitUnknown);
}

std::string etagOf(const ReportSchedule& schedule) {
    return '"' + std::to_string(schedule.version) + '"';
}

std::string scheduleJson(storage::ReadTransaction& transaction, const ScheduleReader& reader,
                         const ReportSchedule& schedule) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", schedule.id.value)
        .field("title", schedule.title)
        .field("report", domain::code(schedule.report));
    if (schedule.organisation) {
        const auto* unit = reader.directory.organisation(*schedule.organisation);
        json.field("organisation_id", schedule.organisation->value)
            .field("organisation", unit == nullptr ? "" : unit->on(reader.today).name);
    }
    json.fieldIfAny("base", schedule.base)
        .fieldIfAny("index", schedule.indexCode)
        .field("period", domain::code(schedule.period))
        .field("rhythm", domain::code(schedule.times.rhythm))
        .field("day", schedule.times.day)
        .field("time", clockText(schedule.times.minute))
        .key("formats")
        .beginArray();
    for (const auto format : schedule.formats)
        json.value(domain::code(format));
    json.endArray();
    writeRecipients(json, transaction, schedule);
    json.field("owner_id", schedule.owner.value)
        .field("owner", nameOfAccount(transaction, schedule.owner))
        .field("version", schedule.version)
        .field("created_at", domain::isoVietnam(schedule.createdAt))
        .field("changed_at", domain::isoVietnam(schedule.changedAt))
        .field("state", schedule.stoppedAt ? "stopped" : "active");
    if (schedule.stoppedAt)
        json.field("stopped_at", domain::isoVietnam(*schedule.stoppedAt));
    else
        json.field("next_due_at", domain::isoVietnam(schedule.nextDueAt));
    json.field("may_change", !schedule.stoppedAt && schedule.owner == reader.caller.account.id);
    for (const auto& run : storage::reportRunsOf(transaction, schedule.id, {}, 1))
        json.key("last_run").json(runJson(transaction, run));
    return json.endObject().take();
}

std::string runJson(storage::ReadTransaction& transaction, const ReportRun& run) {
    domain::JsonWriter json;
    json.beginObject().field("id", run.id.value).field("due_at", domain::isoVietnam(run.dueAt));
    if (run.askedBy) json.field("asked_by", nameOfAccount(transaction, *run.askedBy));
    json.field("state", domain::code(run.state))
        .field("state_label", domain::label(run.state))
        .fieldIfAny("reason", run.reason);
    if (run.from && run.to) json.field("from", run.from->iso()).field("to", run.to->iso());
    if (run.asOf) json.field("as_of", domain::isoVietnam(*run.asOf));
    if (run.asOfChange != 0) json.field("as_of_change", run.asOfChange);
    if (run.beganAt) json.field("began_at", domain::isoVietnam(*run.beganAt));
    if (run.finishedAt) json.field("finished_at", domain::isoVietnam(*run.finishedAt));
    json.field("attempts", run.attempts).key("files").beginArray();
    for (const auto& file : run.files)
        json.beginObject()
            .field("format", domain::code(file.format))
            .field("name", file.name)
            .field("size", file.sizeBytes)
            .field("digest", file.digest)
            .endObject();
    json.endArray();
    writeMails(json, transaction, run);
    return json.endObject().take();
}

}  // namespace vanthu::app
