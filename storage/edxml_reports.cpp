#include "storage/edxml_reports.h"

#include "storage/sql.h"

namespace vanthu::storage {

void queueEdxmlReport(WriteTransaction& transaction, const domain::InboxItem& item, std::string_view code,
                      const std::string& reason) {
    const auto message =
        firstInteger(transaction,
                     "SELECT id FROM edxml_messages WHERE message_id = $1 AND sender_code = $2"
                     " AND channel = 'axis' AND kind = 'document' AND operation <> '1' ORDER BY id LIMIT 1",
                     {item.messageId, item.senderCode});
    if (!message) return;
    const auto now = transaction.actor().at;
    execute(
        transaction,
        "INSERT INTO edxml_reports (edxml_id, inbox_id, code, reason, at, attempts, next_attempt_at, closed)"
        " VALUES ($1, $2, $3, $4, $5, 0, $5, 0) ON CONFLICT DO NOTHING",
        {*message, item.id, code, reason, now});
}

std::optional<EdxmlReport> nextEdxmlReport(ReadTransaction& transaction) {
    return firstRow(transaction,
                    "SELECT r.id, r.edxml_id, i.recipient_id, r.code, r.reason, r.at, r.attempts,"
                    " r.next_attempt_at FROM edxml_reports r JOIN inbox i ON i.id = r.inbox_id"
                    " WHERE r.closed = 0 ORDER BY r.id LIMIT 1",
                    {}, [](const Row& row) {
                        EdxmlReport report;
                        report.id = row.integer(0);
                        report.message = row.id<domain::EdxmlId>(1);
                        report.recipient = row.id<domain::OrganisationId>(2);
                        report.code = row.text(3);
                        report.reason = row.text(4);
                        report.at = row.moment(5);
                        report.attempts = row.small(6);
                        report.nextAttemptAt = row.moment(7);
                        return report;
                    });
}

void postponeEdxmlReport(WriteTransaction& transaction, std::int64_t id, int attempts,
                         domain::Timestamp nextAttemptAt) {
    execute(transaction, "UPDATE edxml_reports SET attempts = $1, next_attempt_at = $2 WHERE id = $3",
            {attempts, nextAttemptAt, id});
}

void closeEdxmlReport(WriteTransaction& transaction, std::int64_t id) {
    execute(transaction, "UPDATE edxml_reports SET closed = 1 WHERE id = $1", {id});
}

}  // namespace vanthu::storage
