#include "server/app/intake_attachment.h"

#include "storage/change_log.h"
#include "storage/document_store.h"
#include "storage/sql.h"
#include "tests/app/registry.h"
#include "tests/stacks/stack_desk.h"

#include <Poco/JSON/Array.h>
#include <catch2/catch.hpp>

#include <optional>

namespace vanthu::tests {
namespace {

/// Registered by paper, scanned later.
struct ScanLater : StackDesk {
    domain::DocumentId document{registerIncoming("9/KH-BNV")};

    domain::IntakeId scanOf(const std::string& code) {
        std::vector<ScanPtr> pages;
        pages.push_back(stampedPage(code));
        pages.push_back(letterPage("Trang hai"));
        const auto id = scan(pages);
        look();
        return id;
    }
    domain::Document stored(domain::DocumentId id) {
        return database.read(
            [&](storage::ReadTransaction& transaction) { return *storage::findDocument(transaction, id); });
    }
    void attach(const app::Caller& caller, domain::IntakeId id, std::optional<domain::DocumentId> to = {}) {
        app::AttachmentRequest request;
        request.document = to;
        static_cast<void>(app.intakeAttachment.attach(caller, id, request, std::nullopt));
    }
    std::string remarkOf(domain::IntakeId id) { return item(id)->optValue<std::string>("remark", ""); }
};

/// A unit that is none of the desk's, with its clerk and an incoming document.
struct OtherUnit {
    app::Caller clerk;
    domain::DocumentId document;

    explicit OtherUnit(ScanLater& desk) {
        app::OrganisationRequest unit;
        unit.name = "Sở Tài chính";
        unit.code = "H99.2";
        unit.parent = std::string("H99");
        unit.keepsRegistry = true;
        static_cast<void>(desk.app.organisations.create(desk.admin, {unit}, std::nullopt));
        clerk = desk.newCaller("vanthu.tc", domain::Role::clerk, "H99.2");
        app::NoFiles none;
        document = desk.app.registerDocument.run(clerk, incoming("1/KH-BTC"), none, std::nullopt).id;
    }
};

constexpr const char* kForeign = "Mã vạch ở trang 1 không phải của văn bản đến nào của đơn vị; đã bỏ qua.";

TEST_CASE("a stamped scan names its register line and becomes its file", "[stacks]") {
    ScanLater desk;
    const auto before = desk.stored(desk.document);
    const auto id = desk.scanOf(desk.codeOf(desk.document));
    CHECK(desk.item(id)->getValue<std::int64_t>("stamped_for") == desk.document.value);
    CHECK(desk.item(id)->getValue<std::string>("stamped_number") == "01");

    desk.attach(desk.clerk, id);

    const auto after = desk.stored(desk.document);
    REQUIRE(after.files.size() == 1);
    CHECK(after.files[0].kind == domain::FileKind::main);
    CHECK(after.files[0].name == "quét.pdf");
    CHECK(after.registryNumber == before.registryNumber);
    CHECK(after.version == before.version + 1);
    CHECK(desk.stateOf(id) == "attached");
    CHECK(desk.item(id)->getValue<std::int64_t>("document") == desk.document.value);
    const auto log = desk.database.read([&](storage::ReadTransaction& transaction) {
        return storage::changesOf(transaction, "document", desk.document.value);
    });
    CHECK(log.back().action == "scan_added");
    CHECK(failureOf([&] { desk.attach(desk.clerk, id); }) == ErrorCode::conflict);
}

TEST_CASE("a further scan stands behind the files that are there, once", "[stacks]") {
    ScanLater desk;
    desk.attach(desk.clerk, desk.scanOf(desk.codeOf(desk.document)));
    std::vector<ScanPtr> pages;
    pages.push_back(letterPage("Phụ lục"));
    const auto bytes = imagePdf(pages);
    const auto further = desk.bring(bytes);
    CHECK(rejectedFields([&] { desk.attach(desk.clerk, further); }) ==
          std::vector<std::string>{"document required"});

    desk.attach(desk.clerk, further, desk.document);

    const auto files = desk.stored(desk.document).files;
    REQUIRE(files.size() == 2);
    CHECK(files[1].kind == domain::FileKind::enclosure);
    CHECK(files[1].title == "Bản quét");
    CHECK(desk.blobs.read(files[1].digest) == bytes);
    auto again = desk.bring("khác", "khác.pdf");
    desk.database.write({{}, desk.clock.now()}, [&](storage::WriteTransaction& transaction) {
        storage::execute(transaction, "UPDATE intake_files SET digest = $1 WHERE item_id = $2",
                         {files[1].digest, again});
    });
    CHECK(rejectedFields([&] { desk.attach(desk.clerk, again, desk.document); }) ==
          std::vector<std::string>{"item_files already_there"});
}

TEST_CASE("stamps split a stack at each register line", "[stacks]") {
    ScanLater desk;
    const auto other = desk.registerIncoming("10/KH-BNV");
    std::vector<ScanPtr> pages;
    pages.push_back(stampedPage(desk.codeOf(desk.document)));
    pages.push_back(letterPage("Trang hai"));
    pages.push_back(stampedPage(desk.codeOf(other)));
    const auto id = desk.scan(pages);

    desk.look();

    CHECK(desk.partsOf(id) == "1-2 3-3");
    CHECK(desk.item(desk.part(id, 1))->getValue<std::int64_t>("stamped_for") == other.value);
    desk.attach(desk.clerk, desk.part(id, 1));
    CHECK(desk.stored(other).files.size() == 1);
    CHECK(desk.stored(desk.document).files.empty());
}

TEST_CASE("a forged code, one of another unit and one of an outgoing document name nothing", "[stacks]") {
    ScanLater desk;
    const OtherUnit other(desk);
    Texts text({kMain});
    auto leaving = outgoing();
    leaving.files = {announced("f1", kMain)};
    const auto sent = desk.app.registerDocument.run(desk.clerk, leaving, text, std::nullopt).id;

    for (const auto& code :
         {"VT1:DEN:" + std::to_string(desk.document.value) + ":00000000", desk.codeOf(other.document),
          desk.codeOf(sent), std::string("VT1:DEN:999:9F3A6C1D")}) {
        CAPTURE(code);
        const auto id = desk.scanOf(code);
        CHECK_FALSE(desk.item(id)->has("stamped_for"));
        CHECK(desk.remarkOf(id) == kForeign);
        CHECK(rejectedFields([&] { desk.attach(desk.clerk, id); }) ==
              std::vector<std::string>{"document required"});
    }
    CHECK(desk.stored(other.document).files.empty());
}

TEST_CASE("a code gives no right: who may not correct the document attaches nothing", "[stacks]") {
    ScanLater desk;
    const auto id = desk.scanOf(desk.codeOf(desk.document));
    const OtherUnit other(desk);

    CHECK(failureOf([&] { desk.attach(desk.officer, id); }) == ErrorCode::forbidden);
    CHECK(failureOf([&] { desk.attach(other.clerk, id); }) == ErrorCode::notFound);
    CHECK(failureOf([&] { desk.attach(desk.clerk, id, other.document); }) == ErrorCode::notFound);
    CHECK(desk.stateOf(id) == "waiting");
    CHECK(desk.stored(desk.document).files.empty());
    CHECK(desk.stored(other.document).files.empty());
}

TEST_CASE("verify finds nothing wrong with a document that got its scan", "[stacks]") {
    Verified<ScanLater> desk;
    const auto id = desk.scanOf(desk.codeOf(desk.document));
    const auto before = desk.verifiedAfter("SELECT 1");
    desk.attach(desk.clerk, id);

    CHECK(desk.verifiedAfter("SELECT 1") == before);
}

}  // namespace
}  // namespace vanthu::tests
