#pragma once

#include "storage/account_store.h"
#include "storage/assignment_store.h"
#include "storage/document_store.h"
#include "storage/draft_store.h"
#include "storage/handling_store.h"
#include "tests/storage/contract.h"

namespace vanthu::tests {

inline constexpr domain::AccountId kLeader{7};

/// One registered incoming document with its handling, and two accounts to give work to.
struct HandlingDesk {
    Office office;
    domain::DocumentId document;
    domain::AccountId officer;
};

inline domain::AccountId newOfficer(storage::WriteTransaction& transaction, const Office& office,
                                    const std::string& login) {
    domain::Account account;
    account.login = login;
    account.fullName = "Người " + login;
    account.organisation = office.organisation;
    return storage::insertAccount(transaction, account, "hash").id;
}

inline domain::DocumentId registerIncoming(storage::WriteTransaction& transaction, const Office& office,
                                           const std::string& number) {
    const auto document = registerNumbered(transaction, incomingDocument(office, number));
    storage::openHandling(transaction, document.id, office.organisation);
    return document.id;
}

inline HandlingDesk makeDesk(storage::Database& database) {
    const auto office = makeOffice(database);
    return database.write(clerk(), [&](storage::WriteTransaction& transaction) {
        return HandlingDesk{office, registerIncoming(transaction, office, "456"),
                            newOfficer(transaction, office, "can.bo")};
    });
}

inline domain::Assignment workFor(const HandlingDesk& desk, std::optional<domain::AccountId> account,
                                  std::optional<domain::Date> dueDate = {}) {
    domain::Assignment assignment;
    assignment.document = desk.document;
    assignment.unit = desk.office.organisation;
    assignment.account = account;
    assignment.dueDate = dueDate;
    assignment.instruction = "Tham mưu";
    assignment.assignedBy = kLeader;
    assignment.assignedAt = clerk().at;
    return assignment;
}

inline domain::Draft newDraft(const HandlingDesk& desk) {
    domain::Draft draft;
    draft.unit = desk.office.organisation;
    draft.drafter = desk.officer;
    draft.document = outgoingDocument(desk.office);
    draft.document.code = {.number = {}, .year = 2018, .notation = "NĐ-CP", .partyForm = false};
    draft.answers = {{desk.document, domain::ReplyReason::report}};
    draft.createdAt = clerk().at;
    return draft;
}

}  // namespace vanthu::tests
