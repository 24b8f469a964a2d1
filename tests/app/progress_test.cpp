#include "storage/exchange_store.h"
#include "tests/app/drafting.h"
#include "tests/app/office.h"
#include "tests/http/received_item.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using domain::AssignmentAction;
using domain::AssignmentRole;
using domain::HandlingAction;
using Codes = std::vector<std::string>;

/// H99.1 took a document of another installation into its register and presented it to its director.
struct ReceivingOffice : OfficeWorld {
    domain::InboxId item;
    domain::DocumentId document;

    ReceivingOffice() {
        const auto unit = app.directory.current()->organisation(app::OrganisationReference{"H99.1"})->id;
        const auto peer = database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
            domain::Peer known;
            known.name = "Tỉnh bạn";
            known.publicKey = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7";
            known.organisationCodes = {"h01"};
            known.validFrom = domain::vietnamDate(clock.now());
            return storage::insertPeer(transaction, known).id;
        });
        item = {receiveItem(*this, unit, receivedManifest(*this), peer)};
        document = {
            parsed(app.inbox.accept(clerk, item, {}, std::nullopt).json)->getValue<std::int64_t>("id")};
        present(document);
    }

    domain::AssignmentId directed(const std::string& unit = "H99.1.1") {
        const auto handling = move(director, document, direction({toUnit(unit, AssignmentRole::principal)}));
        return assignment(handling, static_cast<unsigned>(handling->getArray("assignments")->size()) - 1);
    }
    /// What the sender is told of the work, in order; nobody took any of it yet.
    Codes told() {
        return database.read([&](storage::ReadTransaction& transaction) {
            Codes codes;
            for (const auto& notice : storage::progressToTell(transaction, item))
                codes.emplace_back(domain::code(notice.code));
            return codes;
        });
    }
};

TEST_CASE("the sender is told 04 when a leader directs, 05 when somebody begins, 06 when it is over",
          "[app]") {
    ReceivingOffice office;
    CHECK(office.told().empty());  // to present it is nobody's work yet
    const auto main = office.directed();
    CHECK(office.told() == Codes{"04"});
    static_cast<void>(office.move(office.headA, main, office.step(AssignmentAction::read)));
    CHECK(office.told() == Codes{"04"});
    static_cast<void>(office.move(office.headA, main, office.step(AssignmentAction::start)));
    CHECK(office.told() == Codes{"04", "05"});
    // Somebody else is asked to help: it is in work all the same.
    static_cast<void>(office.move(office.director, office.document,
                                  office.direction({office.toUnit("H99.1.2", AssignmentRole::support)})));
    CHECK(office.told() == Codes{"04", "05"});
    const auto support =
        OfficeWorld::assignment(parsed(office.app.handleDocument.show(office.clerk, office.document)), 1);
    static_cast<void>(office.move(office.headB, support, office.step(AssignmentAction::finish, "đã góp ý")));
    static_cast<void>(office.move(office.headA, main, office.step(AssignmentAction::finish, "đã tham mưu")));
    CHECK(office.told() == Codes{"04", "05"});  // the case is open
    static_cast<void>(
        office.move(office.director, office.document, office.step(HandlingAction::complete, "đã xong")));
    CHECK(office.told() == Codes{"04", "05", "06"});
}

TEST_CASE("a direction that is taken back or given back is told as 03 with the number, until the next",
          "[app]") {
    ReceivingOffice office;
    static_cast<void>(office.move(office.director, office.directed(),
                                  office.step(AssignmentAction::takeBack, "giao nhầm")));
    CHECK(office.stateOf(office.document) == "presented");
    CHECK(office.told() == Codes{"04", "03"});
    const auto again = office.database.read([&](storage::ReadTransaction& transaction) {
        return storage::progressToTell(transaction, office.item).at(1);
    });
    CHECK(again.arrivalNumber == "1");
    const auto main = office.directed("H99.1.2");
    static_cast<void>(office.move(office.headB, main, office.step(AssignmentAction::start)));
    static_cast<void>(
        office.move(office.headB, main, office.step(AssignmentAction::giveBack, "không phải việc")));
    CHECK(office.told() == Codes{"04", "03", "04", "05", "03"});
    static_cast<void>(
        office.move(office.director, office.document, office.step(HandlingAction::file, "lưu để biết")));
    CHECK(office.told() == Codes{"04", "03", "04", "05", "03", "06"});
}

TEST_CASE("work that is given on within a unit is in work, and a reply that is issued ends it", "[app]") {
    ReceivingOffice office;
    auto distribute = office.step(AssignmentAction::distribute, "Dự thảo");
    distribute.assignments = {office.toPerson("chuyenvien.a", AssignmentRole::principal)};
    static_cast<void>(office.move(office.headA, office.directed(), distribute));
    CHECK(office.told() == Codes{"04", "05"});

    auto request = Drafting::request();
    request.answers = {{office.document, domain::ReplyReason::answer}};
    const domain::DraftId draft{parsed(office.app.drafts.create(office.officer, request, std::nullopt).json)
                                    ->getValue<std::int64_t>("id")};
    OneFile file("bản một");
    static_cast<void>(office.app.drafts.addVersion(office.officer, draft, {"", {file.announced("a.docx")}},
                                                   file, std::nullopt));
    auto submit = office.step(domain::DraftAction::submit);
    submit.approver = "giamdoc";
    static_cast<void>(office.move(office.officer, draft, submit));
    static_cast<void>(office.move(office.director, draft, office.step(domain::DraftAction::approve)));
    static_cast<void>(office.move(office.clerk, draft, office.step(domain::DraftAction::check)));
    auto sign = office.step(domain::DraftAction::sign);
    sign.signer.name = "Nguyễn Văn An";
    static_cast<void>(office.move(office.director, draft, sign));
    CHECK(office.told() == Codes{"04", "05"});
    const auto part =
        OfficeWorld::assignment(parsed(office.app.handleDocument.show(office.clerk, office.document)), 1);
    static_cast<void>(office.move(office.officer, part, office.step(AssignmentAction::finish, "đã dự thảo")));
    static_cast<void>(office.move(office.clerk, draft, office.step(domain::DraftAction::issue)));

    CHECK(office.stateOf(office.document) == "completed");
    CHECK(office.told() == Codes{"04", "05", "06"});
}

TEST_CASE("an opinion that is asked for is no assignment, and a move that is refused tells nothing",
          "[app]") {
    ReceivingOffice office;
    auto ask = office.step(HandlingAction::askOpinion, "Phòng B cho ý kiến");
    ask.assignments = {office.toUnit("H99.1.2", AssignmentRole::opinion)};
    static_cast<void>(office.move(office.director, office.document, ask));
    CHECK(office.told().empty());
    CHECK_THROWS_AS(office.move(office.stranger, office.document,
                                office.direction({office.toUnit("H99.1.1", AssignmentRole::principal)})),
                    Error);
    CHECK(office.told().empty());
}

}  // namespace
}  // namespace vanthu::tests
