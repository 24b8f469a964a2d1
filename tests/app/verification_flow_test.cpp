#include "server/app/verification.h"

#include "storage/digest.h"
#include "storage/exchange_store.h"
#include "storage/recall_store.h"
#include "tests/app/office.h"
#include "tests/app/registry.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using Findings = std::vector<std::string>;
using domain::AssignmentAction;
using domain::DraftAction;

/// An office at work: document 1 was directed to two divisions, one of which asked for more time; draft 1
/// answered it and became document 2, which was recalled; document 3 is untouched; document 2 was delivered
/// and something arrived.
struct FlowRegistry : Verified<OfficeWorld> {
    FlowRegistry() {
        const auto incoming = registerIncoming();
        present(incoming);
        const auto directed =
            move(director, incoming,
                 direction({toUnit("H99.1.1", domain::AssignmentRole::principal, "2026-03-10"),
                            toUnit("H99.1.2", domain::AssignmentRole::support)}));
        auto extension = step(AssignmentAction::askExtension, "Chờ số liệu");
        extension.until = domain::parseIsoDate("2026-03-20");
        static_cast<void>(move(headA, assignment(directed, 0), extension));
        issueAnswer(incoming);
        static_cast<void>(registerIncoming("2/KH-BNV"));
        exchangeSomething();
        blobs.settle();
        writeIndex(folder.path() / "index", 3, 0);
    }

    void issueAnswer(domain::DocumentId incoming) {
        app::DraftRequest request;
        request.document.direction = domain::Direction::outgoing;
        request.document.typeCode = "KH";
        request.document.subject = "Kế hoạch kiểm tra";
        request.answers = {{incoming, domain::ReplyReason::answer}};
        const domain::DraftId draft{
            parsed(app.drafts.create(clerk, request, std::nullopt).json)->getValue<std::int64_t>("id")};
        Texts file({kMain});
        static_cast<void>(
            app.drafts.addVersion(clerk, draft, {"bản đầu", {announced("f1", kMain)}}, file, std::nullopt));
        static_cast<void>(move(clerk, draft, step(DraftAction::comment, "Thêm căn cứ")));
        auto submit = step(DraftAction::submit);
        submit.approver = "giamdoc";
        static_cast<void>(move(clerk, draft, submit));
        static_cast<void>(move(director, draft, step(DraftAction::approve)));
        static_cast<void>(move(clerk, draft, step(DraftAction::check)));
        auto sign = step(DraftAction::sign);
        sign.signer = {"Nguyễn Văn An", "Giám đốc", ""};
        static_cast<void>(move(director, draft, sign));
        static_cast<void>(move(clerk, draft, step(DraftAction::issue)));
        static_cast<void>(app.handleDocument.recall(director, {2}, "Sai số liệu", std::nullopt));
    }

    void exchangeSomething() {
        database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
            domain::Peer peer;
            peer.name = "Tỉnh bạn";
            peer.publicKey = std::string(40, 'a');
            peer.organisationCodes = {"h01"};
            peer.validFrom = domain::vietnamDate(clock.now());
            peer.id = storage::insertPeer(transaction, peer).id;
            domain::Delivery delivery;
            delivery.messageId = std::string(32, '1');
            delivery.document = {2};
            delivery.recipient = {1};
            delivery.recipientCode = "H01";
            delivery.peer = peer.id;
            delivery.queuedAt = clock.now();
            delivery = storage::insertDelivery(transaction, delivery);
            delivery.state = domain::DeliveryState::sent;
            delivery.reason = "Hệ thống nhận đang bận";
            delivery.sentAt = clock.now();
            storage::updateDelivery(transaction, delivery);
            domain::InboxItem item;
            item.messageId = std::string(32, '2');
            item.senderCode = "h01";
            item.senderName = "Tỉnh bạn";
            item.recipient = {2};
            item.recipientCode = "H99.1";
            item.manifest = "{}";
            item.digest = storage::hex(storage::sha256(item.manifest));
            item.peer = peer.id;
            item.arrivedAt = clock.now();
            static_cast<void>(storage::insertInboxItem(transaction, item, "ack"));
            storage::insertDeliveryRecall(transaction,
                                          {.delivery = delivery.id,
                                           .state = domain::RecallState::asked,
                                           .reason = "Sai",
                                           .askedAt = clock.now(),
                                           .answeredAt = {}},
                                          peer.id);
            static_cast<void>(storage::insertReceivedRecall(transaction, {.id = 0,
                                                                          .peer = peer.id,
                                                                          .messageId = std::string(32, '3'),
                                                                          .recipientCode = "H99.1",
                                                                          .senderCode = "h01",
                                                                          .reason = "Nhầm",
                                                                          .recalledAt = clock.now(),
                                                                          .receivedAt = clock.now(),
                                                                          .item = {}}));
        });
    }
};

struct PlantedInFlow {
    std::string what;
    std::string sql;
    Findings expected;
};

void checkEachInFlow(const std::vector<PlantedInFlow>& table) {
    FlowRegistry registry;
    REQUIRE(registry.verifiedAfter("") == Findings{});
    for (const auto& planted : table) {
        INFO(planted.what);
        CHECK(registry.verifiedAfter(planted.sql) == planted.expected);
    }
}

}  // namespace

TEST_CASE("verify names a handling that is not as the log says", "[app]") {
    const Findings first{"handling_altered: việc giải quyết văn bản 1"};
    checkEachInFlow({
        {"its state", "UPDATE handlings SET state = 'filed' WHERE document_id = 1", first},
        {"whose table it lies on", "UPDATE handlings SET presented_to = 1 WHERE document_id = 1", first},
        {"its registry", "UPDATE handlings SET organisation_id = 1 WHERE document_id = 1", first},
        {"its deadline", "UPDATE handlings SET due_date = due_date + 9 WHERE document_id = 1", first},
        {"a word of no list", "UPDATE handlings SET state = 'x' WHERE document_id = 1", first},
        {"gone", "DELETE FROM handlings WHERE document_id = 1", first},
        {"moved without a word",
         "UPDATE handlings SET state = 'completed' WHERE document_id = 3",
         {"handling_altered: việc giải quyết văn bản 3"}},
    });
}

TEST_CASE("verify names opinions, replies and recalls that are not as the log says", "[app]") {
    const Findings opinion{"opinion_altered: ý kiến 1 của văn bản 1"};
    const Findings recall{"recall_altered: việc thu hồi văn bản 2"};
    checkEachInFlow({
        {"another bút phê", "UPDATE opinions SET text = 'Không'", opinion},
        {"of somebody else", "UPDATE opinions SET account_id = 1", opinion},
        {"at another time", "UPDATE opinions SET at = at + 1", opinion},
        {"gone", "DELETE FROM opinions", opinion},
        {"of nobody",
         "INSERT INTO opinions (document_id, kind, text, account_id, at) VALUES (3, 'direction', 'x', 1, 0)",
         {"opinion_altered: ý kiến 2 của văn bản 3"}},
        {"another reason",
         "UPDATE reply_reasons SET reason = 'report'",
         {"reply_altered: liên kết trả lời 1 của văn bản 1"}},
        {"no reason", "DELETE FROM reply_reasons", {"reply_altered: liên kết trả lời 1 của văn bản 1"}},
        {"recalled for another reason", "UPDATE recalls SET reason = 'Nhầm'", recall},
        {"not recalled", "DELETE FROM recalls", recall},
        {"recalled by nobody",
         "INSERT INTO recalls VALUES (3, 'x', 1, 0)",
         {"recall_altered: việc thu hồi văn bản 3"}},
    });
}

TEST_CASE("verify names assignments and extensions that are not as the log says", "[app]") {
    const Findings first{"assignment_altered: việc được giao 1"};
    const Findings reader{"assignment_altered: việc được giao 1", "index_readers: văn bản 1"};
    const Findings extension{"extension_altered: đề nghị gia hạn 1 của việc được giao 1"};
    checkEachInFlow({
        {"its unit", "UPDATE assignments SET unit_id = 1 WHERE id = 1", reader},
        {"its person", "UPDATE assignments SET account_id = 1 WHERE id = 1", reader},
        {"its deadline", "UPDATE assignments SET due_date = due_date + 1 WHERE id = 1", first},
        {"its result", "UPDATE assignments SET result = 'Xong' WHERE id = 1", first},
        {"when it ended", "UPDATE assignments SET ended_at = 0 WHERE id = 1", first},
        {"gone", "DELETE FROM assignments WHERE id = 1", reader},
        {"until when", "UPDATE assignment_extensions SET until = until + 1", extension},
        {"why", "UPDATE assignment_extensions SET reason = 'x'", extension},
        {"approved by nobody", "UPDATE assignment_extensions SET state = 'approved'", extension},
        {"who is asked", "UPDATE assignment_extensions SET decider_id = 1", extension},
        {"extension gone", "DELETE FROM assignment_extensions", extension},
    });
}

TEST_CASE("verify names drafts, versions and comments that are not as the log says", "[app]") {
    const Findings draft{"draft_altered: dự thảo 1"};
    const Findings version{"draft_version_altered: bản 1 của dự thảo 1"};
    const Findings comment{"draft_comment_altered: góp ý 1 của dự thảo 1"};
    checkEachInFlow({
        {"its text", "UPDATE drafts SET content = replace(content, 'kiểm', 'thanh')", draft},
        {"its state", "UPDATE drafts SET state = 'issued'", draft},
        {"its unit", "UPDATE drafts SET unit_id = 1", draft},
        {"its issuer", "UPDATE drafts SET organisation_id = 1", draft},
        {"its drafter", "UPDATE drafts SET drafter_id = 1", draft},
        {"its signature", "UPDATE drafts SET signed_at = 0", draft},
        {"what it answers", "UPDATE draft_answers SET reason = 'report'", draft},
        {"an answer less", "DELETE FROM draft_answers", draft},
        {"gone, with what people were told of it",
         "DELETE FROM drafts",
         {"draft_altered: dự thảo 1", "notice_altered: thông báo 12", "notice_altered: thông báo 13"}},
        {"the note of a version", "UPDATE draft_versions SET note = 'x'", version},
        {"who wrote a version", "UPDATE draft_versions SET account_id = 1", version},
        {"a file", "UPDATE draft_files SET name = 'x'", version},
        {"the bytes of a file", "UPDATE draft_files SET size_bytes = 1", version},
        {"a file less", "DELETE FROM draft_files", version},
        {"a file of no version",
         "UPDATE draft_files SET version = 7",
         {"draft_version_altered: bản của dự thảo 1"}},
        {"what the form check found",
         "UPDATE draft_checks SET result = replace(result, 'false', 'true')",
         {"draft_check_altered: kết quả kiểm tra thể thức 1 của dự thảo 1"}},
        {"a form check gone",
         "DELETE FROM draft_checks",
         {"draft_check_altered: kết quả kiểm tra thể thức 1 của dự thảo 1"}},
        {"a comment", "UPDATE draft_comments SET text = 'x'", comment},
        {"what a comment answers", "UPDATE draft_comments SET answers_id = id", comment},
        {"a comment gone", "DELETE FROM draft_comments", comment},
    });
}

TEST_CASE("verify names deliveries, received items and peers that are not as the log says", "[app]") {
    const Findings delivery{"delivery_altered: lượt gửi 1"};
    const Findings item{"inbox_altered: văn bản nhận qua liên thông 1"};
    const Findings peer{"peer_altered: hệ thống liên thông 1"};
    const Findings recall{"delivery_recall_altered: việc báo thu hồi của lượt gửi 1"};
    const Findings received{"received_recall_altered: thông báo thu hồi đã nhận 1"};
    checkEachInFlow({
        {"its state", "UPDATE deliveries SET state = 'accepted'", delivery},
        {"its receiver", "UPDATE deliveries SET recipient_id = 2", delivery},
        {"its number", "UPDATE deliveries SET arrival_number = '9'", delivery},
        {"when it was sent", "UPDATE deliveries SET sent_at = 0", delivery},
        {"why it waits is nobody's record", "UPDATE deliveries SET reason = 'x', attempts = 9", {}},
        {"gone", "DELETE FROM deliveries", delivery},
        {"the decision", "UPDATE inbox SET state = 'refused', reason = 'x'", item},
        {"what was received", "UPDATE inbox SET manifest = '[]'", item},
        {"its sender", "UPDATE inbox SET sender_code = 'h02'", item},
        {"item gone, with what people were told of it",
         "DELETE FROM inbox",
         {"inbox_altered: văn bản nhận qua liên thông 1", "notice_altered: thông báo 16"}},
        {"how far a recall came", "UPDATE delivery_recalls SET state = 'done'", recall},
        {"why it is recalled", "UPDATE delivery_recalls SET reason = 'x'", recall},
        {"a recall gone", "DELETE FROM delivery_recalls", recall},
        {"what a sender told", "UPDATE received_recalls SET reason = 'x'", received},
        {"what a sender told, gone", "DELETE FROM received_recalls", received},
        {"where it is", "UPDATE peers SET endpoint = 'tcp://x:1'", peer},
        {"for whom it speaks", "UPDATE peer_codes SET code_key = 'h02'", peer},
        {"its key", "UPDATE peers SET revoked = 1", peer},
        {"peer gone", "DELETE FROM peer_codes; DELETE FROM peers", peer},
    });
}

}  // namespace vanthu::tests
