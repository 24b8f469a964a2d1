#include "storage/change_log.h"
#include "storage/draft_store.h"
#include "tests/app/drafting.h"
#include "tests/app/violations.h"

#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <thread>
#include <vector>

namespace vanthu::tests {
namespace {

using app::DraftChange;
using domain::DraftAction;

/// A draft whose head is changed.
struct Describing : Drafting {
    [[nodiscard]] std::string etag() { return app.drafts.show(officer, draft).etag; }
    Poco::JSON::Object::Ptr describe(const DraftChange& change) { return describe(officer, change, etag()); }
    Poco::JSON::Object::Ptr describe(const app::Caller& caller, const DraftChange& change,
                                     const std::string& seen) {
        return parsed(app.drafts.describe(caller, draft, change, seen).json);
    }
    [[nodiscard]] ErrorCode refusal(const app::Caller& caller, const DraftChange& change) {
        const auto seen = etag();
        return codeOf([&] { static_cast<void>(describe(caller, change, seen)); });
    }
    [[nodiscard]] std::vector<std::string> told(const DraftChange& change) {
        return violationsOf([&] { static_cast<void>(describe(change)); });
    }
    Poco::JSON::Array::Ptr history() {
        return parsed(app.drafts.history(officer, draft))->getArray("changes");
    }
    static DraftChange subject(const std::string& text) {
        DraftChange change;
        change.subject = text;
        return change;
    }
};

TEST_CASE("what is told of a draft is changed by its author, and the rest stays", "[app]") {
    Describing world;
    DraftChange first;
    first.receivers = {{std::string("H99"), ""}, {std::nullopt, "Hội Nhà báo"}};
    first.language = "Tiếng Anh";
    first.note = "Gửi kèm phụ lục";
    first.pageCount = 4;
    static_cast<void>(world.describe(first));
    DraftChange second;
    second.subject = "Kế hoạch kiểm tra năm 2026";
    second.urgency = domain::Urgency::urgent;
    second.dueDate.emplace(domain::parseIsoDate("2026-03-20"));
    second.copyCount = 10;
    second.access = domain::Access::restricted;

    const auto shown = world.describe(second);

    CHECK(shown->getValue<std::string>("subject") == "Kế hoạch kiểm tra năm 2026");
    CHECK(shown->getValue<std::string>("urgency") == "urgent");
    CHECK(shown->getValue<std::string>("due_date") == "2026-03-20");
    CHECK(shown->getValue<int>("copy_count") == 10);
    CHECK(shown->getValue<std::string>("access") == "restricted");
    CHECK(shown->getValue<std::string>("language") == "Tiếng Anh");
    CHECK(shown->getValue<std::string>("document_note") == "Gửi kèm phụ lục");
    CHECK(shown->getValue<int>("page_count") == 4);
    REQUIRE(shown->getArray("receivers")->size() == 2);
    CHECK(shown->getArray("receivers")->getObject(1)->getValue<std::string>("name") == "Hội Nhà báo");
    CHECK(shown->getValue<std::string>("state") == "drafting");
    DraftChange empty;
    empty.dueDate.emplace(std::nullopt);
    empty.receivers.emplace();
    const auto emptied = world.describe(empty);
    CHECK_FALSE(emptied->has("due_date"));
    CHECK(emptied->getArray("receivers")->empty());
}

TEST_CASE("a new type takes the notation of that type, unless one is given", "[app]") {
    Describing world;
    DraftChange change;
    change.typeCode = "BC";
    CHECK(world.describe(change)->getValue<std::string>("notation") == "BC-SNV");
    change.typeCode = "CV";
    CHECK(world.told(change) == std::vector<std::string>{"notation required"});
    change.notation = "SNV-VP";
    CHECK(world.describe(change)->getValue<std::string>("notation") == "SNV-VP");
    CHECK(world.describe(Describing::subject("Trả lời"))->getValue<std::string>("notation") == "SNV-VP");
}

TEST_CASE("a change of a draft is refused field by field, and leaves it as it was", "[app]") {
    Describing world;
    const auto before = world.etag();
    DraftChange change;
    std::string violation;
    SECTION("subject") {
        change.subject = " ";
        violation = "subject required";
    }
    SECTION("a subject too long") {
        change.subject = std::string(501, 'a');
        violation = "subject too_long";
    }
    SECTION("type") {
        change.typeCode = "XYZ";
        change.notation = "SNV";
        violation = "type unknown_type";
    }
    SECTION("notation") {
        change.notation = std::string(31, 'A');
        violation = "notation too_long";
    }
    SECTION("language") {
        change.language = std::string(31, 'a');
        violation = "language too_long";
    }
    SECTION("note") {
        change.note = std::string(501, 'a');
        violation = "note too_long";
    }
    SECTION("receiver") {
        change.receivers = {{std::string("H00"), ""}};
        violation = "receivers[0].organisation unknown_organisation";
    }
    SECTION("answers") {
        change.answers = {{domain::DocumentId{999}, domain::ReplyReason::answer}};
        violation = "answers[0].document unknown_document";
    }
    SECTION("corrects without its kind") {
        change.correction = domain::CorrectionKind::erratum;
        violation = "correction required";
    }
    SECTION("nothing") {
        violation = "body nothing_changed";
    }
    SECTION("the same again") {
        change.subject = "Kế hoạch kiểm tra";
        violation = "body nothing_changed";
    }

    CHECK(world.told(change) == std::vector<std::string>{violation});
    CHECK(world.etag() == before);
    CHECK(world.history()->size() == 1);
}

TEST_CASE("a secret is refused before anything else of a change is looked at", "[app]") {
    Describing world;
    auto change = Describing::subject("");
    change.secrecy = domain::Secrecy::secret;
    CHECK(world.refusal(world.officer, change) == ErrorCode::secretDocument);
}

TEST_CASE("what a draft answers and corrects is changed with it", "[app]") {
    Describing world;
    const auto incoming = world.registerIncoming();
    world.present(incoming);
    static_cast<void>(
        world.move(world.director, incoming,
                   world.direction({world.toPerson("chuyenvien.a", domain::AssignmentRole::principal)})));
    world.toSigned();
    const auto issued = world.move(world.clerk, world.draft, world.step(DraftAction::issue));
    world.draft = world.newDraft(Drafting::request());
    DraftChange change;
    change.answers = {{incoming, domain::ReplyReason::report}};
    change.corrects = domain::DocumentId{issued->getValue<std::int64_t>("document")};
    change.correction = domain::CorrectionKind::replacement;

    const auto shown = world.describe(change);

    REQUIRE(shown->getArray("answers")->size() == 1);
    CHECK(shown->getArray("answers")->getObject(0)->getValue<std::string>("reason") == "report");
    CHECK(shown->getValue<std::string>("correction") == "replacement");
    CHECK(world.told(change) == std::vector<std::string>{"body nothing_changed"});
    change.answers->push_back(change.answers->front());
    CHECK(world.told(change) == std::vector<std::string>{"answers[1].document repeated"});
    DraftChange none;
    none.answers.emplace();
    none.correction = domain::CorrectionKind::none;
    const auto freed = world.describe(none);
    CHECK(freed->getArray("answers")->empty());
    CHECK_FALSE(freed->has("corrects"));
}

TEST_CASE("a draft is changed while it is with its author, and by nobody else", "[app]") {
    Describing world;
    const auto change = Describing::subject("Kế hoạch khác");
    CHECK(world.refusal(world.clerk, change) == ErrorCode::forbidden);
    CHECK(world.refusal(world.director, change) == ErrorCode::forbidden);
    CHECK(world.refusal(world.headB, change) == ErrorCode::notFound);
    CHECK(world.refusal(world.admin, change) == ErrorCode::forbidden);
    static_cast<void>(world.describe(world.headA, change, world.etag()));

    static_cast<void>(world.addVersion(world.officer, "bản một"));
    static_cast<void>(world.submit());
    CHECK(world.refusal(world.officer, Describing::subject("Sau khi trình")) == ErrorCode::illegalMove);
    CHECK(world.refusal(world.director, Describing::subject("Sau khi trình")) == ErrorCode::forbidden);
    static_cast<void>(
        world.move(world.director, world.draft, world.step(DraftAction::back, "Sửa trích yếu")));
    const auto again = world.describe(Describing::subject("Kế hoạch đã sửa"));
    CHECK(again->getValue<std::string>("note") == "Sửa trích yếu");
    CHECK(violationsOf([&] {
              static_cast<void>(world.move(world.officer, world.draft, world.step(DraftAction::describe)));
          }) == std::vector<std::string>{"action unknown_value"});
}

TEST_CASE("a change is for the draft that was seen; comments and files do not make another one", "[app]") {
    Describing world;
    const auto seen = world.etag();
    static_cast<void>(world.addVersion(world.officer, "bản một"));
    static_cast<void>(world.move(world.clerk, world.draft, world.step(DraftAction::comment, "Thiếu căn cứ")));
    static_cast<void>(world.describe(world.headA, Describing::subject("Của trưởng phòng"), seen));

    CHECK(codeOf([&] {
              static_cast<void>(world.describe(world.officer, Describing::subject("Của tôi"), seen));
          }) == ErrorCode::versionChanged);
    CHECK(violationsOf([&] {
              static_cast<void>(world.describe(world.officer, Describing::subject("Của tôi"), ""));
          }) == std::vector<std::string>{"If-Match required"});
    CHECK(parsed(world.app.drafts.show(world.officer, world.draft).json)->getValue<std::string>("subject") ==
          "Của trưởng phòng");
}

TEST_CASE("the history of a draft tells who changed it, with both forms", "[app]") {
    Describing world;
    static_cast<void>(world.describe(Describing::subject("Kế hoạch mới")));

    const auto changes = world.history();

    REQUIRE(changes->size() == 2);
    const auto change = changes->getObject(1);
    CHECK(change->getValue<std::string>("action") == "describe");
    CHECK(change->getValue<std::string>("account_name") == "Người chuyenvien.a");
    const auto subjectIn = [&](const char* form) {
        return change->getObject(form)->getObject("content")->getValue<std::string>("subject");
    };
    CHECK(subjectIn("before") == "Kế hoạch kiểm tra");
    CHECK(subjectIn("after") == "Kế hoạch mới");
    CHECK(codeOf([&] { static_cast<void>(world.app.drafts.history(world.headB, world.draft)); }) ==
          ErrorCode::notFound);
}

TEST_CASE("of many who change what they saw at once one is taken", "[app]") {
    Describing world;
    const auto seen = world.etag();
    std::atomic<int> taken{0};
    std::atomic<int> late{0};
    {
        std::vector<std::jthread> people;
        for (int i = 0; i < 8; ++i)
            people.emplace_back([&, i] {
                const auto change = Describing::subject("Kế hoạch thứ " + std::to_string(i));
                const auto code =
                    codeOf([&] { static_cast<void>(world.describe(world.officer, change, seen)); });
                ++(code == ErrorCode::versionChanged ? late : taken);
            });
    }

    CHECK(taken == 1);
    CHECK(late == 7);
    CHECK(world.history()->size() == 2);
}

TEST_CASE("kill -9 leaves a draft wholly as before or wholly as after a change", "[app]") {
    Describing world;
    const auto answered = world.registerIncoming();
    const auto before = world.etag();
    const bool isCommitted = GENERATE(false, true);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        // The threads of the test do not live in a fork: the child begins afresh.
        storage::Database database{{"sqlite:" + (world.folder.path() / "vanthu.db").string()}};
        database.write({world.officer.account.id, world.clock.now()},
                       [&](storage::WriteTransaction& transaction) {
                           auto draft = storage::findDraft(transaction, world.draft).value();
                           draft.document.subject = "Kế hoạch khác";
                           draft.answers = {{answered, domain::ReplyReason::answer}};
                           storage::describeDraft(transaction, draft, "describe");
                           if (!isCommitted) ::kill(::getpid(), SIGKILL);
                       });
        ::kill(::getpid(), SIGKILL);
        ::_exit(1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));

    const auto shown = parsed(world.app.drafts.show(world.officer, world.draft).json);
    CHECK((world.etag() == before) != isCommitted);
    CHECK(shown->getArray("answers")->empty() != isCommitted);
    CHECK(world.history()->size() == (isCommitted ? 2u : 1u));
}

}  // namespace
}  // namespace vanthu::tests
