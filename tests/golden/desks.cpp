#include "tests/golden/desks.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/signature_evidence.h"
#include "storage/assignment_store.h"
#include "storage/draft_store.h"
#include "storage/exchange_store.h"
#include "storage/handling_store.h"
#include "storage/recall_store.h"
#include "storage/signature_store.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

namespace vanthu::tests::golden {

using domain::HandlingState;
using domain::InboxState;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

/// FileSignatures of the API with what rate F reads of it.
std::string foundSignature(const std::string& signer, const std::string& integrity,
                           const std::string& coverage, const std::string& certificate) {
    domain::JsonWriter json;
    json.beginObject().field("file", "van-ban.pdf").key("signatures").beginArray();
    for (const auto& name : {signer, std::string("Văn phòng")}) {
        if (name.empty()) continue;
        json.beginObject()
            .field("signer", name)
            .field("integrity", integrity)
            .field("coverage", coverage)
            .field("certificate", certificate)
            .endObject();
        if (certificate != "trusted" || integrity == "altered") break;
    }
    return json.endArray().endObject().take();
}

}  // namespace

void Desks::handle() {
    if (papers_.received().empty()) return;
    const auto document = stage_.any(papers_.received());
    if (stage_.oneIn(3)) {
        const auto unit = stage_.any(units_.all()).id;
        stage_.change([&](WriteTransaction& transaction) {
            return storage::insertAssignment(transaction, {.document = document,
                                                           .unit = unit,
                                                           .assignedBy = stage_.actor().account,
                                                           .assignedAt = stage_.clock.now()});
        });
        stage_.happened("assigned");
        return stage_.facts.assignment(document);
    }
    auto handling =
        stage_.database
            .read([&](ReadTransaction& transaction) { return storage::findHandling(transaction, document); })
            .value_or(domain::Handling{.document = document, .organisation = units_.all().front().id});
    // An extension moves the deadline and nothing else.
    const bool isMove = stage_.pick(0, 3) > 0;
    if (isMove) {
        static constexpr std::array kStates{HandlingState::presented,  HandlingState::directed,
                                            HandlingState::inProgress, HandlingState::completed,
                                            HandlingState::completed,  HandlingState::filed};
        handling.state = stage_.any(kStates);
        handling.since = stage_.clock.now();
    }
    if (!isMove || stage_.oneIn(3)) handling.dueDate = stage_.today().plusDays(stage_.pick(-3, 10));
    // Where a day more or less tells in time from late.
    if (handling.state == HandlingState::completed && stage_.oneIn(3)) {
        handling.dueDate = stage_.today();
        stage_.happened("finished on the last day");
    }
    stage_.change([&](WriteTransaction& transaction) {
        storage::storeHandling(transaction, handling, "moved");
        return 0;
    });
    stage_.happened("handling " + std::string(domain::code(handling.state)));
    stage_.facts.handling(handling);
}

void Desks::recordSignature() {
    if (papers_.sent().empty()) return;
    const auto document = stage_.any(papers_.sent());
    if (std::ranges::find(signed_, document.id) != signed_.end()) return;
    signed_.push_back(document.id);
    domain::Draft draft{.state = domain::DraftState::numbered,
                        .unit = document.organisation,
                        .drafter = stage_.actor().account,
                        .document = document,
                        .createdAt = stage_.clock.now(),
                        .since = stage_.clock.now()};
    draft.document.receivers.clear();
    draft = stage_.change(
        [&](WriteTransaction& transaction) { return storage::insertDraft(transaction, draft); });
    draft.state = domain::DraftState::issued;
    draft.registered = document.id;
    draft.signedAt = domain::startOfDay(document.issuedDate.value().plusDays(-stage_.pick(0, 4))) +
                     std::chrono::hours{stage_.pick(7, 20)};
    stage_.change([&](WriteTransaction& transaction) {
        storage::storeDraft(transaction, draft, "issue");
        return 0;
    });
    stage_.happened("signature recorded");
    stage_.facts.signedAt(document.id, *draft.signedAt);
}

void Desks::checkSignatures() {
    if (papers_.sent().empty()) return;
    const auto document = stage_.any(papers_.sent());
    static const std::array<std::string, 4> kSigners{"NGUYEN VAN AN", "Nguyễn Văn An", "Sở Nội vụ", ""};
    static const std::array<std::string, 3> kIntegrity{"intact", "intact", "altered"};
    static const std::array<std::string, 3> kCoverage{"whole_file", "later_signed", "added_to"};
    static const std::array<std::string, 3> kTrust{"trusted", "trusted", "not_checked"};
    domain::SignatureEvidence evidence{.document = document.id,
                                       .position = stage_.pick(1, 2),
                                       .digest = "sha256:" + std::string(64, 'a'),
                                       .checkedAt = stage_.clock.now(),
                                       .state = domain::SignatureState::intact,
                                       .result = foundSignature(stage_.any(kSigners), stage_.any(kIntegrity),
                                                                stage_.any(kCoverage), stage_.any(kTrust))};
    evidence = stage_.change([&](WriteTransaction& transaction) {
        return storage::insertSignatureEvidence(transaction, evidence);
    });
    stage_.happened("signatures checked");
    stage_.facts.signatures(evidence);
}

void Desks::receive() {
    const auto open = [](const domain::InboxItem& item) { return item.state == InboxState::arrived; };
    const auto waiting = std::ranges::find_if(inbox_, open);
    if (waiting == inbox_.end() || stage_.oneIn(3)) return arrive();
    if (stage_.oneIn(6)) return recallByPeer(stage_.any(inbox_));
    decide(*waiting);
}

void Desks::arrive() {
    const domain::InboxItem item{.messageId = "n" + std::to_string(inbox_.size()),
                                 .senderCode = "H99.77",
                                 .senderName = "Bộ Nội vụ",
                                 .recipient = stage_.any(units_.all()).id,
                                 .recipientCode = "H99.1",
                                 .digest = "sha256:" + std::string(64, 'b'),
                                 .manifest = "{}",
                                 .arrivedAt = stage_.clock.now()};
    inbox_.push_back(stage_.change(
        [&](WriteTransaction& transaction) { return storage::insertInboxItem(transaction, item, "").item; }));
    stage_.happened("arrived by the exchange");
    stage_.facts.arrival(inbox_.back());
    // Some are decided within the hour, others when there is time.
    if (stage_.oneIn(2)) {
        stage_.clock.advance(std::chrono::minutes{stage_.pick(1, 60)});
        decide(inbox_.back());
    }
}

void Desks::decide(domain::InboxItem& item) {
    static constexpr std::array kStates{InboxState::accepted, InboxState::accepted, InboxState::refused,
                                        InboxState::recalled};
    item.state = stage_.any(kStates);
    item.decidedAt = stage_.clock.now();
    stage_.change([&](WriteTransaction& transaction) {
        storage::decideInboxItem(transaction, item);
        return 0;
    });
    stage_.happened("inbox " + std::string(domain::code(item.state)));
    stage_.facts.arrival(item);
}

void Desks::recallByPeer(const domain::InboxItem& item) {
    const auto peer = stage_.change([&](WriteTransaction& transaction) {
        return storage::insertPeer(
            transaction, {.name = "Bộ",
                          .endpoint = "",
                          .publicKey = std::string(36, 'k') + std::to_string(1000 + stage_.changes.size()),
                          .validFrom = stage_.today()});
    });
    stage_.change([&](WriteTransaction& transaction) {
        const auto recall = storage::insertReceivedRecall(transaction, {.peer = peer.id,
                                                                        .messageId = item.messageId,
                                                                        .recipientCode = item.recipientCode,
                                                                        .senderCode = item.senderCode,
                                                                        .recalledAt = stage_.clock.now(),
                                                                        .receivedAt = stage_.clock.now()});
        storage::storeRecalledItem(transaction, recall, item.id);
        return 0;
    });
    stage_.happened("recalled by its sender");
    stage_.facts.recalledByPeer(item.id);
}

}  // namespace vanthu::tests::golden
