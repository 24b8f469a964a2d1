#include "storage/outgoing_store.h"

#include "storage/document_list.h"
#include "storage/draft_store.h"
#include "storage/exchange_store.h"
#include "storage/handling_store.h"
#include "storage/link_store.h"
#include "tests/storage/contract.h"
#include "tests/support/day.h"

namespace vanthu::tests {

using domain::DraftState;
using domain::OutgoingStanding;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

domain::Timestamp vietnamMoment(std::string_view text) {
    return domain::parseTimestamp(std::string(text) + "+07:00").value();
}

/// A registry with drafts and documents of September 2018.
struct Issuer {
    storage::Database& database;
    Office office;
    int messages{0};

    explicit Issuer(storage::Database& given) : database(given), office(makeOffice(given)) {}

    domain::DraftId draft(DraftState state, const std::string& type, std::string_view at) {
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            domain::Draft draft;
            draft.state = state;
            draft.document = outgoingDocument(office);
            draft.document.typeCode = type;
            draft.document.subject = R"(Nói về "type":"QĐ")";
            draft.unit = office.organisation;
            draft.drafter = clerk().account;
            draft.createdAt = draft.since = vietnamMoment(at);
            return storage::insertDraft(transaction, draft).id;
        });
    }
    domain::DocumentId issue(const std::string& type, std::string_view on = "2018-09-28") {
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            auto document = outgoingDocument(office);
            document.issuedDate = day(on);
            document.typeCode = type;
            return registerNumbered(transaction, document).id;
        });
    }
    void send(domain::DocumentId document) {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            domain::Delivery delivery;
            delivery.messageId = std::to_string(++messages);
            delivery.document = document;
            delivery.recipient = office.organisation;
            delivery.recipientCode = "H";
            delivery.queuedAt = delivery.nextAttemptAt = vietnamMoment("2018-09-28T16:00:00");
            storage::insertDelivery(transaction, delivery);
        });
    }
    domain::LinkId replace(domain::DocumentId older, domain::DocumentId newer) {
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            return storage::insertLink(transaction,
                                       {.kind = domain::LinkKind::replaces, .from = newer, .to = older})
                .id;
        });
    }
    void recall(domain::DocumentId document) {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            storage::recallDocument(transaction, document, "sai");
        });
    }
    [[nodiscard]] std::vector<domain::OutgoingCounts> counts() {
        return database.read([&](ReadTransaction& transaction) {
            return storage::outgoingCounts(transaction, day("2018-09-01"), day("2018-09-30"));
        });
    }
    [[nodiscard]] std::vector<domain::DocumentId> listed(OutgoingStanding standing) {
        storage::DocumentFilter filter;
        filter.outgoing = standing;
        filter.from = day("2018-09-01");
        filter.to = day("2018-09-30");
        domain::AccessScope scope;
        scope.everything = true;
        return idsOf(database
                         .read([&](ReadTransaction& transaction) {
                             return storage::listDocuments(transaction, filter, scope, std::nullopt, 50);
                         })
                         .documents);
    }
};

int at(const domain::OutgoingCounts& counts, OutgoingStanding standing) {
    return counts.byStanding[static_cast<std::size_t>(standing)];
}

}  // namespace

CONTRACT_CASE("outgoing documents are counted once each, by unit, type and where they stand", "[storage]") {
    Issuer issuer(contract.database());
    issuer.draft(DraftState::drafting, "KH", "2018-09-01T00:00:00");
    issuer.draft(DraftState::drafting, "KH", "2018-09-30T23:59:59");
    issuer.draft(DraftState::drafting, "KH", "2018-08-31T23:59:59");  // before
    issuer.draft(DraftState::drafting, "KH", "2018-10-01T00:00:00");  // behind
    issuer.draft(DraftState::submitted, "KH", "2018-09-10T08:00:00");
    issuer.draft(DraftState::contentApproved, "KH", "2018-09-10T08:00:00");
    issuer.draft(DraftState::formChecked, "QĐ", "2018-09-10T08:00:00");
    issuer.draft(DraftState::signed_, "QĐ", "2018-09-10T08:00:00");
    issuer.draft(DraftState::numbered, "QĐ", "2018-09-10T08:00:00");
    issuer.draft(DraftState::abandoned, "QĐ", "2018-09-10T08:00:00");
    const auto plain = issuer.issue("KH");
    const auto sent = issuer.issue("KH");
    issuer.send(sent);
    issuer.send(sent);  // to two receivers: one document
    const auto replaced = issuer.issue("KH");
    issuer.send(replaced);
    issuer.replace(replaced, plain);
    const auto recalled = issuer.issue("QĐ");
    issuer.send(recalled);
    issuer.replace(recalled, plain);
    issuer.recall(recalled);
    issuer.issue("QĐ", "2018-10-01");  // behind

    const auto counts = issuer.counts();

    REQUIRE(counts.size() == 2);
    const auto& plans = counts[0].typeCode == "KH" ? counts[0] : counts[1];
    const auto& decisions = counts[0].typeCode == "KH" ? counts[1] : counts[0];
    CHECK(plans.organisation == issuer.office.organisation);
    CHECK(decisions.typeCode == "QĐ");
    CHECK(plans.byStanding == std::array{2, 1, 1, 0, 0, 0, 1, 1, 1, 0});
    CHECK(decisions.byStanding == std::array{0, 0, 0, 1, 2, 1, 0, 0, 0, 1});
    // The lists behind the numbers.
    CHECK(issuer.listed(OutgoingStanding::notSent) == std::vector{plain});
    CHECK(issuer.listed(OutgoingStanding::sent) == std::vector{sent});
    CHECK(issuer.listed(OutgoingStanding::replaced) == std::vector{replaced});
    CHECK(issuer.listed(OutgoingStanding::recalled) == std::vector{recalled});
}

CONTRACT_CASE("a link that was withdrawn replaces nothing, an issued draft is its document", "[storage]") {
    Issuer issuer(contract.database());
    const auto older = issuer.issue("KH");
    const auto newer = issuer.issue("KH");
    const auto link = issuer.replace(older, newer);
    const auto draft = issuer.draft(DraftState::numbered, "KH", "2018-09-10T08:00:00");
    CHECK(at(issuer.counts().at(0), OutgoingStanding::replaced) == 1);

    contract.database().write(clerk(), [&](WriteTransaction& transaction) {
        storage::withdrawLink(transaction, newer, link, "nhầm");
        auto issued = storage::findDraft(transaction, draft).value();
        issued.state = DraftState::issued;
        issued.registered = newer;
        storage::storeDraft(transaction, issued, "issue");
    });

    const auto counts = issuer.counts();
    CHECK(at(counts.at(0), OutgoingStanding::replaced) == 0);
    CHECK(at(counts.at(0), OutgoingStanding::notSent) == 2);
    CHECK(at(counts.at(0), OutgoingStanding::toIssue) == 0);
}

CONTRACT_CASE("drafts are listed by standing, type and the day on which they began", "[storage]") {
    Issuer issuer(contract.database());
    const auto signedOne = issuer.draft(DraftState::signed_, "QĐ", "2018-09-10T08:00:00");
    const auto numbered = issuer.draft(DraftState::numbered, "KH", "2018-09-30T23:59:59");
    issuer.draft(DraftState::formChecked, "KH", "2018-09-10T08:00:00");
    issuer.draft(DraftState::numbered, "KH", "2018-10-01T00:00:00");
    const auto listed = [&](const std::string& type) {
        storage::DraftFilter filter{.account = clerk().account, .units = {}, .state = {}, .among = {}};
        filter.standing = OutgoingStanding::toIssue;
        filter.typeCode = type;
        filter.from = day("2018-09-01");
        filter.to = day("2018-09-30");
        std::vector<domain::DraftId> ids;
        for (const auto& draft : contract.database().read([&](ReadTransaction& transaction) {
                 return storage::listDrafts(transaction, filter, std::nullopt, 10);
             }))
            ids.push_back(draft.id);
        return ids;
    };

    CHECK(listed("") == std::vector{numbered, signedOne});
    CHECK(listed("QĐ") == std::vector{signedOne});  // every subject quotes it, which does not count
    CHECK(listed("KH") == std::vector{numbered});
    CHECK(listed("K_").empty());
    CHECK(listed("%").empty());
}

}  // namespace vanthu::tests
