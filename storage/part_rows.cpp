#include "storage/part_rows.h"

#include "schemas/domain/error.h"
#include "storage/assignment_rows.h"
#include "storage/draft_store.h"
#include "storage/edxml_store.h"
#include "storage/exchange_rows.h"
#include "storage/exchange_store.h"
#include "storage/flow_rows.h"
#include "storage/intake_store.h"
#include "storage/signature_rows.h"
#include "storage/signer_store.h"

#include <algorithm>

namespace vanthu::storage {

namespace {

using Rows = std::vector<PartRow>;
using Ids = std::vector<std::int64_t>;

/// Reads "SELECT `columns` FROM `table` WHERE `owner` IN (…) ORDER BY `owner`, `key`".
template <class Make>
Rows rowsOf(ReadTransaction& transaction, const Ids& owners, std::string_view columns, std::string_view from,
            std::string_view owner, Make&& make) {
    std::vector<Parameter> parameters;
    const auto sql = "SELECT " + std::string(columns) + " FROM " + std::string(from) + " WHERE " +
                     std::string(owner) + " IN (" + inList(owners, parameters) + ")";
    return allRows(transaction, sql, parameters, std::forward<Make>(make));
}

PartRow handlingRow(const Row& row) {
    const auto handling = handlingFrom(row);
    const bool untouched = handling.state == domain::HandlingState::registered && !handling.presentedTo &&
                           !handling.dueDate && handling.note.empty();
    return {handling.document.value, 0, recordOf(handling), untouched};
}

Rows opinionRows(ReadTransaction& transaction, const Ids& documents) {
    return rowsOf(
        transaction, documents, std::string(kOpinionColumns) + ", id", "opinions", "document_id",
        [](const Row& row) {
            const auto opinion = opinionFrom(row);
            return PartRow{opinion.document.value, row.integer(6), recordOf(row.integer(6), opinion)};
        });
}

Rows replyRows(ReadTransaction& transaction, const Ids& documents) {
    return rowsOf(transaction, documents, "l.to_id, l.from_id, r.reason, r.link_id",
                  "reply_reasons r JOIN document_links l ON l.id = r.link_id", "l.to_id", [](const Row& row) {
                      const auto link = row.id<domain::LinkId>(3);
                      const domain::Reply reply{row.id<domain::DocumentId>(0), row.id<domain::DocumentId>(1),
                                                row.word<domain::ReplyReason>(2)};
                      return PartRow{reply.incoming.value, link.value, recordOf(link, reply)};
                  });
}

Rows draftRows(ReadTransaction& transaction, const Ids& drafts) {
    Rows rows;
    for (const auto id : drafts)
        if (const auto draft = findDraft(transaction, {id})) rows.push_back({id, 0, recordOf(*draft)});
    return rows;
}

Rows versionRows(ReadTransaction& transaction, const Ids& drafts) {
    Rows rows;
    for (const auto id : drafts)
        for (const auto& version : draftVersions(transaction, {id}))
            rows.push_back({id, version.number, recordOf(version)});
    return rows;
}

Rows commentRows(ReadTransaction& transaction, const Ids& drafts) {
    return rowsOf(transaction, drafts, std::string(kDraftCommentColumns) + ", draft_id", "draft_comments",
                  "draft_id", [](const Row& row) {
                      const auto comment = draftCommentFrom(row);
                      return PartRow{row.integer(6), comment.id.value, recordOf(comment)};
                  });
}

Rows checkRows(ReadTransaction& transaction, const Ids& drafts) {
    return rowsOf(transaction, drafts, std::string(kDraftCheckColumns) + ", id, draft_id", "draft_checks",
                  "draft_id", [](const Row& row) {
                      const auto id = row.integer(6);
                      return PartRow{row.integer(7), id, recordOf(id, draftCheckFrom(row))};
                  });
}

Rows intakeRows(ReadTransaction& transaction, const Ids& items) {
    Rows rows;
    for (const auto id : items)
        if (const auto item = findIntakeItem(transaction, {id})) rows.push_back({id, 0, recordOf(*item)});
    return rows;
}

Rows edxmlRows(ReadTransaction& transaction, const Ids& messages) {
    Rows rows;
    for (const auto id : messages)
        if (const auto message = findEdxml(transaction, domain::EdxmlId{id}))
            rows.push_back({id, 0, recordOf(*message)});
    return rows;
}

Rows peerRows(ReadTransaction& transaction, const Ids& peers) {
    Rows rows;
    for (const auto& peer : listPeers(transaction))
        if (std::ranges::binary_search(peers, peer.id.value))
            rows.push_back({peer.id.value, 0, recordOf(peer)});
    return rows;
}

Rows signerRows(ReadTransaction& transaction, const Ids& signers) {
    Rows rows;
    for (const auto& signer : listSigners(transaction))
        if (std::ranges::binary_search(signers, signer.id)) rows.push_back({signer.id, 0, recordOf(signer)});
    return rows;
}

/// A row that is a thing of its own.
template <class Thing, Thing (*from)(const Row&)>
PartRow wholeRow(const Row& row) {
    const auto thing = from(row);
    return {thing.id.value, 0, recordOf(thing)};
}

}  // namespace

std::vector<PartRow> partRows(ReadTransaction& transaction, Part part, const Ids& owners) {
    if (owners.empty()) return {};
    switch (part) {
        case Part::handling:
            return rowsOf(transaction, owners, kHandlingColumns, "handlings", "document_id", handlingRow);
        case Part::opinion:
            return opinionRows(transaction, owners);
        case Part::reply:
            return replyRows(transaction, owners);
        case Part::recall:
            return rowsOf(transaction, owners, kRecallColumns, "recalls", "document_id", [](const Row& row) {
                return PartRow{row.integer(0), 0, recordOf(recallFrom(row))};
            });
        case Part::assignment:
            return rowsOf(transaction, owners, kAssignmentColumns, "assignments", "id",
                          wholeRow<domain::Assignment, assignmentFrom>);
        case Part::extension:
            return rowsOf(
                transaction, owners, kExtensionColumns, "assignment_extensions", "assignment_id",
                [](const Row& row) {
                    const auto extension = extensionFrom(row);
                    return PartRow{extension.assignment.value, extension.id.value, recordOf(extension)};
                });
        case Part::draft:
            return draftRows(transaction, owners);
        case Part::draftVersion:
            return versionRows(transaction, owners);
        case Part::draftComment:
            return commentRows(transaction, owners);
        case Part::draftCheck:
            return checkRows(transaction, owners);
        case Part::signatureEvidence:
            return rowsOf(transaction, owners, kSignatureEvidenceColumns, "signature_evidence", "document_id",
                          [](const Row& row) {
                              const auto evidence = signatureEvidenceFrom(row);
                              return PartRow{evidence.document.value, evidence.id, recordOf(evidence)};
                          });
        case Part::delivery:
            return rowsOf(transaction, owners, kDeliveryColumns, "deliveries", "id",
                          wholeRow<domain::Delivery, deliveryFrom>);
        case Part::deliveryRecall:
            return rowsOf(transaction, owners, kDeliveryRecallColumns, "delivery_recalls", "delivery_id",
                          [](const Row& row) {
                              return PartRow{row.integer(0), 0, recordOf(deliveryRecallFrom(row))};
                          });
        case Part::receivedRecall:
            return rowsOf(transaction, owners, kReceivedRecallColumns, "received_recalls", "id",
                          [](const Row& row) {
                              return PartRow{row.integer(0), 0, recordOf(receivedRecallFrom(row))};
                          });
        case Part::inboxItem:
            return rowsOf(transaction, owners, kInboxColumns, "inbox", "id",
                          wholeRow<domain::InboxItem, inboxItemFrom>);
        case Part::intakeItem:
            return intakeRows(transaction, owners);
        case Part::edxmlMessage:
            return edxmlRows(transaction, owners);
        case Part::peer:
            return peerRows(transaction, owners);
        case Part::signer:
            return signerRows(transaction, owners);
    }
    return {};
}

std::vector<std::int64_t> ownersAfter(ReadTransaction& transaction, Part whole, std::int64_t after,
                                      int limit) {
    struct Place {
        std::string_view table, entity;
    };
    const auto place = [&]() -> Place {
        switch (whole) {
            case Part::assignment:
                return {"assignments", "assignment"};
            case Part::draft:
                return {"drafts", "draft"};
            case Part::delivery:
                return {"deliveries", "delivery"};
            case Part::inboxItem:
                return {"inbox", "inbox"};
            case Part::intakeItem:
                return {"intake_items", "intake"};
            case Part::edxmlMessage:
                return {"edxml_messages", "edxml"};
            case Part::receivedRecall:
                return {"received_recalls", "received_recall"};
            case Part::peer:
                return {"peers", "peer"};
            case Part::signer:
                return {"signers", "signer"};
            default:
                throw Error{ErrorCode::internal, "Not a thing of its own"};
        }
    }();
    // Each half is cut off by its own index, so that a portion costs a portion.
    const auto sql = "SELECT id FROM (SELECT id FROM " + std::string(place.table) +
                     " WHERE id > $1 ORDER BY id LIMIT $2) stored UNION SELECT entity_id FROM "
                     "(SELECT DISTINCT entity_id FROM change_log WHERE entity = $3 AND entity_id > $1 "
                     "ORDER BY entity_id LIMIT $2) logged ORDER BY 1 LIMIT $2";
    return allRows(transaction, sql, {after, limit, place.entity},
                   [](const Row& row) { return row.integer(0); });
}

}  // namespace vanthu::storage
