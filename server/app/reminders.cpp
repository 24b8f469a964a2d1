#include "server/app/reminders.h"

#include "schemas/domain/sorted.h"
#include "storage/case_file_store.h"
#include "storage/document_store.h"
#include "storage/draft_store.h"
#include "storage/reminder_store.h"

#include <array>
#include <string_view>

namespace vanthu::app {

using domain::AccountId;
using domain::Date;
using domain::NoticeKind;

namespace {

using Round = Reminders::Round;

constexpr int kRemindedAtOnce = 200;
/// What lies longer is looked after by other means; a first start must not remind of years.
constexpr int kLateForDays = 60;

/// Writes what `work` (transaction, teller) does as the system itself.
template <class Work>
void asSystem(const Round& round, Work&& work) {
    round.database.write({{}, round.now}, [&](storage::WriteTransaction& transaction) {
        Teller teller(transaction, round.directory);
        work(transaction, teller);
    });
}

void remindOf(const Round& round, NoticeKind kind, const domain::Assignment& assignment) {
    asSystem(round, [&](storage::WriteTransaction& transaction, Teller& teller) {
        const auto document = storage::findDocument(transaction, assignment.document);
        const storage::ReminderKey key{domain::code(kind), "assignment", assignment.id.value,
                                       *assignment.dueDate};
        const auto remind = [&](AccountId account) {
            if (storage::noteReminder(transaction, key, account) && document)
                teller.tell(account, kind, *document,
                            {.related = assignment.id.value, .dueDate = assignment.dueDate});
        };
        const auto people = teller.assigneesOf(assignment);
        for (const auto account : people)
            remind(account);
        // A unit without anybody: noted all the same, or it would be looked at for ever.
        if (people.empty()) static_cast<void>(storage::noteReminder(transaction, key, {}));
        if (kind == NoticeKind::overdue) remind(assignment.assignedBy);
    });
}

void remindOfAssignments(const Round& round, NoticeKind kind, Date from, Date to) {
    for (std::size_t size = kRemindedAtOnce; size == kRemindedAtOnce;) {
        const auto due = round.database.read([&](storage::ReadTransaction& transaction) {
            return storage::assignmentsToRemind(transaction, domain::code(kind), from, to, kRemindedAtOnce);
        });
        size = due.size();
        for (const auto& assignment : due)
            remindOf(round, kind, assignment);
    }
}

void dueSoon(const Round& round) {
    remindOfAssignments(round, NoticeKind::dueSoon, round.today, round.soon);
}

void overdue(const Round& round) {
    remindOfAssignments(round, NoticeKind::overdue, Date::fromDays(0), round.today.plusDays(-1));
}

/// Tells the clerks once that a step of theirs is late.
template <class Tell>
void remindClerks(const Round& round, const storage::ReminderKey& key, domain::OrganisationId unit,
                  Tell&& tell) {
    asSystem(round, [&](storage::WriteTransaction& transaction, Teller& teller) {
        if (!storage::noteReminder(transaction, key, {})) return;
        for (const auto clerk : teller.clerksOf(unit))
            tell(transaction, teller, clerk);
    });
}

/// Reads what waits in portions, by id, and shows each to `look`.
template <class Id, class List, class Look>
void forEachWaiting(const Round& round, List&& list, Look&& look) {
    Id after{};
    for (std::size_t size = kRemindedAtOnce; size == kRemindedAtOnce;) {
        const auto waiting = round.database.read(
            [&](storage::ReadTransaction& transaction) { return list(transaction, after); });
        size = waiting.size();
        for (const auto& thing : waiting)
            after = look(thing);
    }
}

void lookAt(const Round& round, const storage::WaitingDocument& document) {
    const auto& time = round.directory.time();
    const auto last = time.deadlines.lastDay(
        {domain::DeadlineStep::present, document.organisation, document.typeCode, document.urgency},
        document.arrivedOn, time.calendar);
    if (!last || round.today <= *last) return;
    remindClerks(round, {"presentation_late", "document", document.id.value, *last}, document.organisation,
                 [&](storage::WriteTransaction& transaction, Teller& teller, AccountId clerk) {
                     if (const auto found = storage::findDocument(transaction, document.id))
                         teller.tell(clerk, NoticeKind::presentationLate, *found, {.dueDate = last});
                 });
}

void presentationLate(const Round& round) {
    forEachWaiting<domain::DocumentId>(
        round,
        [&](storage::ReadTransaction& transaction, domain::DocumentId after) {
            return storage::documentsNotPresented(transaction, round.today.plusDays(-kLateForDays), after,
                                                  kRemindedAtOnce);
        },
        [&](const storage::WaitingDocument& document) {
            lookAt(round, document);
            return document.id;
        });
}

void lookAt(const Round& round, domain::DraftId id) {
    const auto draft = round.database.read(
        [&](storage::ReadTransaction& transaction) { return storage::findDraft(transaction, id); });
    if (!draft || !draft->signedAt) return;
    const auto& document = draft->document;
    const auto& time = round.directory.time();
    const auto last = time.deadlines.lastDay(
        {domain::DeadlineStep::issue, document.organisation, document.typeCode, document.urgency},
        domain::vietnamDate(*draft->signedAt), time.calendar);
    if (!last || round.today <= *last) return;
    remindClerks(round, {"issue_late", "draft", id.value, *last}, document.organisation,
                 [&](storage::WriteTransaction&, Teller& teller, AccountId clerk) {
                     teller.tell(clerk, NoticeKind::issueLate, *draft);
                 });
}

void issueLate(const Round& round) {
    forEachWaiting<domain::DraftId>(
        round,
        [&](storage::ReadTransaction& transaction, domain::DraftId after) {
            return storage::draftsNotIssued(transaction, after, kRemindedAtOnce);
        },
        [&](domain::DraftId id) {
            lookAt(round, id);
            return id;
        });
}

/// Tells the maker of a file and the clerks of its agency that it is to go to the archive.
void lookAt(const Round& round, const domain::CaseFile& file) {
    asSystem(round, [&](storage::WriteTransaction& transaction, Teller& teller) {
        const storage::ReminderKey key{domain::code(NoticeKind::handOverDue), "case_file", file.id.value,
                                       file.handOverBy.value_or(round.today)};
        auto people = teller.clerksOf(file.organisation);
        people.push_back(file.maker);
        domain::sortUnique(people);
        for (const auto account : people)
            if (storage::noteReminder(transaction, key, account))
                teller.tell(account, NoticeKind::handOverDue, file);
    });
}

void handOverDue(const Round& round) {
    forEachWaiting<std::int64_t>(
        round,
        [&](storage::ReadTransaction& transaction, std::int64_t after) {
            return storage::caseFilesDue(transaction, round.today, {.everything = true}, {}, after,
                                         kRemindedAtOnce);
        },
        [&](const domain::CaseFile& file) {
            lookAt(round, file);
            return storage::placeOfDue(file);
        });
}

/// Tells the clerks that what an update or replacement is about does not come: somebody has to ask its
/// sender.
void originalMissing(const Round& round) {
    forEachWaiting<domain::InboxId>(
        round,
        [&](storage::ReadTransaction& transaction, domain::InboxId after) {
            return storage::changesWithoutOriginal(transaction, round.now - domain::kOriginalAwaited, after,
                                                   kRemindedAtOnce);
        },
        [&](const storage::WaitingChange& change) {
            const auto last = domain::vietnamDate(change.arrivedAt + domain::kOriginalAwaited);
            asSystem(round, [&](storage::WriteTransaction& transaction, Teller&) {
                if (storage::noteReminder(
                        transaction,
                        {domain::code(NoticeKind::originalMissing), "inbox", change.id.value, last}, {}))
                    storage::tellClerks(transaction, change.recipient,
                                        {.kind = NoticeKind::originalMissing, .entityId = change.id.value});
            });
            return change.id;
        });
}

/// Every kind of reminder that waits for the working day.
constexpr std::array kReminders{&dueSoon, &overdue, &presentationLate, &issueLate, &handOverDue};

}  // namespace

void Reminders::step() {
    const auto now = clock_.now();
    const auto today = domain::vietnamDate(now);
    const auto directory = directory_.current();
    const auto& calendar = directory->time().calendar;
    const Round round{database_, *directory, now, today,
                      calendar.plusWorkingDays(today, settings_.dueSoonDays)};
    originalMissing(round);
    if (!calendar.isWorkingDay(today) || now < domain::startOfDay(today) + settings_.startsAt) return;
    for (const auto remind : kReminders)
        remind(round);
}

}  // namespace vanthu::app
