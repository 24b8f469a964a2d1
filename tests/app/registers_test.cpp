#include "schemas/domain/error.h"
#include "storage/exchange_store.h"
#include "tests/app/office.h"
#include "tests/support/read_pdf.h"

#include <Poco/JSON/Array.h>
#include <catch2/catch.hpp>

#include <functional>

namespace vanthu::tests {
namespace {

app::RegisterRequest year2026(reports::RegisterKind kind) {
    app::RegisterRequest request;
    request.kind = kind;
    request.book = std::string{};
    request.from = *domain::parseIsoDate("2026-01-01");
    request.to = *domain::parseIsoDate("2026-12-31");
    return request;
}

TEST_CASE("a register lists what its unit registered, under the names of the day", "[app]") {
    World world;
    const auto clerk = world.newCaller("vanthu", domain::Role::clerk, "H99.1");
    app::NoFiles none;
    for (const auto* code : {"1/KH-BNV", "2/KH-BNV"})
        static_cast<void>(world.app.registerDocument.run(clerk, incoming(code), none, std::nullopt));

    const auto report = world.app.registers.print(clerk, year2026(reports::RegisterKind::incoming));
    const auto json = parsed(report.bytes);

    CHECK(report.fileName == "so-den-2026-01-01-2026-12-31.json");
    CHECK(json->getValue<std::string>("organisation") == "Sở Nội vụ");
    CHECK(json->getValue<std::string>("parent_organisation") == "UBND tỉnh Bình Minh");
    CHECK(json->getValue<std::string>("last_number") == "02");
    REQUIRE(json->getArray("rows")->size() == 2);
    const auto line = json->getArray("rows")->getArray(1);
    CHECK(line->getElement<std::string>(0) == "02/03/2026");
    CHECK(line->getElement<std::string>(3) == "02/KH-BNV");
    CHECK(line->getElement<std::string>(5) == "Kế hoạch Kế hoạch cải cách hành chính");
}

TEST_CASE("one line of a register is printed again", "[app]") {
    World world;
    const auto clerk = world.newCaller("vanthu", domain::Role::clerk, "H99.1");
    app::NoFiles none;
    for (const auto* code : {"1/KH-BNV", "2/KH-BNV", "3/KH-BNV"})
        static_cast<void>(world.app.registerDocument.run(clerk, incoming(code), none, std::nullopt));
    const auto page = parsed(*world.app.documentPages.page(clerk, {}));
    const auto middle = page->getArray("documents")->getObject(1);

    auto request = year2026(reports::RegisterKind::incoming);
    request.document = domain::DocumentId{middle->getValue<std::int64_t>("id")};
    const auto rows = parsed(world.app.registers.print(clerk, request).bytes)->getArray("rows");

    REQUIRE(rows->size() == 1);
    CHECK(rows->getArray(0)->getElement<std::string>(3) == "02/KH-BNV");
    // Nothing of a document of another book or another day.
    request.document = domain::DocumentId{987'654};
    CHECK(parsed(world.app.registers.print(clerk, request).bytes)->getArray("rows")->empty());
}

TEST_CASE(
    "registers and slip tell who has an incoming document, until when, how far it is and what answered it",
    "[app]") {
    OfficeWorld world;
    using domain::AssignmentRole;
    const auto id = world.registerIncoming();
    static_cast<void>(world.registerIncoming("2/KH-BNV"));
    world.present(id);
    const auto directed =
        world.move(world.director, id,
                   world.direction({world.toUnit("H99.1.2", AssignmentRole::support),
                                    world.toUnit("H99.1.1", AssignmentRole::principal, "2026-03-04")}));
    const auto row = [&](reports::RegisterKind kind, unsigned index) {
        return parsed(world.app.registers.print(world.clerk, year2026(kind)).bytes)
            ->getArray("rows")
            ->getArray(index);
    };

    const auto incoming = row(reports::RegisterKind::incoming, 0);
    CHECK(incoming->getElement<std::string>(6) == "Phòng A; Phòng B (Phối hợp)");
    CHECK(incoming->getElement<std::string>(7) == "02/03/2026");
    CHECK(row(reports::RegisterKind::incoming, 1)->getElement<std::string>(6).empty());
    CHECK(row(reports::RegisterKind::followUp, 0)->getElement<std::string>(3) == "04/03/2026");
    CHECK(row(reports::RegisterKind::followUp, 0)->getElement<std::string>(4) == "Đã phân phối");
    CHECK(row(reports::RegisterKind::followUp, 1)->getElement<std::string>(4) == "Đã đăng ký, chờ trình");
    const auto slip = readPdf(world.app.arrivalForms.slip(world.clerk, id).bytes);
    CHECK(slip.find("Giao các phòng thực hiện") != std::string::npos);
    CHECK(slip.find("Chủ trì: Phòng A, hạn 04/03/2026") != std::string::npos);

    world.clock.advance(std::chrono::hours{72});
    CHECK(row(reports::RegisterKind::followUp, 0)->getElement<std::string>(4) == "Đã phân phối, quá hạn");
    world.headA = world.callerOf("truongphong.a");
    world.clerk = world.callerOf("vanthu");
    auto answer = outgoing();
    answer.links = {{domain::LinkKind::repliesTo, id}};
    app::NoFiles none;
    static_cast<void>(world.app.registerDocument.run(world.clerk, answer, none, std::nullopt));
    CHECK(row(reports::RegisterKind::followUp, 0)->getElement<std::string>(5) == "01/KH-SNV");
    static_cast<void>(directed);
}

TEST_CASE("the outgoing register shows the day on which a document was sent", "[app]") {
    World world;
    const auto clerk = world.newCaller("vanthu", domain::Role::clerk, "H99.1");
    app::NoFiles none;
    static_cast<void>(world.app.registerDocument.run(clerk, outgoing(), none, std::nullopt));
    const auto sentDay = [&] {
        const auto report = world.app.registers.print(clerk, year2026(reports::RegisterKind::outgoing));
        return parsed(report.bytes)->getArray("rows")->getArray(0)->getElement<std::string>(7);
    };
    REQUIRE(sentDay().empty());

    const auto page = parsed(*world.app.documentPages.page(clerk, {}));
    const domain::DocumentId id{page->getArray("documents")->getObject(0)->getValue<std::int64_t>("id")};
    world.database.write({clerk.account.id, world.clock.now()}, [&](storage::WriteTransaction& transaction) {
        domain::Delivery delivery;
        delivery.messageId = std::string(32, 'a');
        delivery.document = id;
        delivery.recipient = clerk.account.organisation;
        delivery.recipientCode = "H99.1";
        delivery.queuedAt = world.clock.now();
        delivery = storage::insertDelivery(transaction, delivery);
        delivery.state = domain::DeliveryState::sent;
        delivery.sentAt = world.clock.now();
        storage::updateDelivery(transaction, delivery);
    });

    CHECK(sentDay() == "02/03/2026");
}

TEST_CASE("a register of another unit does not exist for who may not know of it", "[app]") {
    World world;
    static_cast<void>(world.newCaller("vanthu", domain::Role::clerk, "H99.1"));
    const auto rootClerk = world.newCaller("vanthu.tinh", domain::Role::clerk, "H99");
    auto byUnit = year2026(reports::RegisterKind::incoming);
    byUnit.unit = std::string("H99.1");
    auto byBook = byUnit;
    byBook.unit.reset();
    byBook.book =
        world.app.directory.current()
            ->book(std::string{}, world.app.directory.current()->organisation(std::string("H99.1"))->id,
                   domain::Direction::incoming)
            ->id;
    auto absent = byBook;
    absent.book = domain::BookId{9999};

    for (const auto& request : {byUnit, byBook, absent})
        CHECK(codeOf([&] { static_cast<void>(world.app.registers.print(rootClerk, request)); }) ==
              ErrorCode::notFound);
    CHECK(codeOf([&] { static_cast<void>(world.app.registers.print(world.admin, byUnit)); }) ==
          ErrorCode::internal);  // no error: registered data, for the audit
}

TEST_CASE("a register wants days of one year and a book of its direction", "[app]") {
    World world;
    const auto clerk = world.newCaller("vanthu", domain::Role::clerk, "H99.1");
    const auto violationOf = [&](const app::RegisterRequest& request) {
        try {
            static_cast<void>(world.app.registers.print(clerk, request));
        } catch (const Error& error) {
            if (error.violations().size() == 1)
                return error.violations()[0].field + ' ' + error.violations()[0].code;
        }
        return std::string{};
    };
    auto backwards = year2026(reports::RegisterKind::incoming);
    backwards.to = *domain::parseIsoDate("2025-12-31");
    auto twoYears = year2026(reports::RegisterKind::incoming);
    twoYears.to = *domain::parseIsoDate("2027-01-01");
    auto wrongBook = year2026(reports::RegisterKind::outgoing);
    wrongBook.book = world.app.directory.current()
                         ->book(std::string{}, clerk.account.organisation, domain::Direction::incoming)
                         ->id;

    CHECK(violationOf(backwards) == "to too_early");
    CHECK(violationOf(twoYears) == "to other_year");
    CHECK(violationOf(wrongBook) == "book wrong_direction");
}

TEST_CASE("every register comes in every format", "[app]") {
    World world;
    const auto clerk = world.newCaller("vanthu", domain::Role::clerk, "H99.1");
    app::NoFiles none;
    static_cast<void>(world.app.registerDocument.run(clerk, incoming("1/KH-BNV"), none, std::nullopt));
    static_cast<void>(world.app.registerDocument.run(clerk, outgoing(), none, std::nullopt));

    for (const auto& kind : domain::kWords<reports::RegisterKind>)
        for (const auto& [format, begin] : std::initializer_list<std::pair<app::RegisterFormat, const char*>>{
                 {app::RegisterFormat::pdf, "%PDF-"},
                 {app::RegisterFormat::xlsx, "PK"},
                 {app::RegisterFormat::csv, "\xEF\xBB\xBF"},
                 {app::RegisterFormat::json, "{"}}) {
            CAPTURE(kind.code, begin);
            auto request = year2026(kind.value);
            request.format = format;
            CHECK(world.app.registers.print(clerk, request).bytes.starts_with(begin));
        }
}

}  // namespace
}  // namespace vanthu::tests
