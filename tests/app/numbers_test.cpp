#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "storage/number_store.h"
#include "tests/app/world.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using app::DocumentRequest;
using domain::BookPurpose;
using domain::Direction;

/// "field code" of everything that is wrong with what the action asks for.
template <class Run>
std::vector<std::string> wrongWith(Run&& action) {
    std::vector<std::string> found;
    try {
        action();
    } catch (const Error& error) {
        for (const auto& violation : error.violations())
            found.push_back(violation.field + ' ' + violation.code);
        if (found.empty()) found.emplace_back(error.what());
    }
    return found;
}
using Wrong = std::vector<std::string>;

std::optional<domain::Date> day(const char* iso) {
    return domain::parseIsoDate(iso);
}

/// A registry office and its books. It is 2 March 2026.
struct NumberingOffice : World {
    app::Caller clerk{newCaller("vanthu", domain::Role::clerk, "H99.1")};

    domain::BookId bookOf(const std::string& code, Direction direction = Direction::outgoing) {
        return app.directory.current()->book(code, clerk.account.organisation, direction)->id;
    }
    domain::BookId open(const std::string& code, BookPurpose purpose,
                        Direction direction = Direction::outgoing) {
        app::BookRequest request{.organisation = std::string("H99.1"),
                                 .direction = direction,
                                 .code = code,
                                 .name = "Sổ " + code,
                                 .purpose = purpose};
        if (purpose == BookPurpose::board) {
            request.boardName = "Ban Chỉ đạo chuyển đổi số";
            request.boardNotation = "BCĐ";
        }
        static_cast<void>(app.books.create(admin, request, std::nullopt));
        return bookOf(code, direction);
    }
    domain::Document enter(const DocumentRequest& request) {
        app::NoFiles none;
        return domain::documentFromJson(
            app.registerDocument.run(clerk, request, none, std::nullopt).answer.json);
    }
    std::string reserve(const char* until) {
        const app::ReserveRequest request{{}, "Phòng Tổ chức", "Quyết định đang trình ký", day(until)};
        return parsed(app.numbers.reserve(clerk, bookOf("di"), request, std::nullopt).json)
            ->getValue<std::string>("number");
    }
    Poco::JSON::Object::Ptr series(domain::BookId book) {
        const auto all = parsed(app.books.series(clerk, book, 2026))->getArray("series");
        return all->empty() ? nullptr : all->getObject(0);
    }
};

DocumentRequest onDay(const char* iso) {
    auto request = outgoing();
    request.issuedDate = day(iso);
    return request;
}

TEST_CASE("the year turns at midnight in Vietnam", "[app]") {
    NumberingOffice office;
    office.clock.advance(*domain::parseTimestamp("2026-12-31T23:59:59+07:00") - office.clock.now());

    const auto last = office.enter(outgoing());
    const auto held = office.reserve("2027-01-05");
    office.clock.advance(std::chrono::seconds{1});
    const auto first = office.enter(outgoing());
    const auto firstArrival = office.enter(incoming("456/KH-BNV"));

    CHECK(last.year == 2026);
    CHECK(last.registryNumber->number == 1);
    CHECK(held == "2");
    CHECK(first.year == 2027);
    CHECK(first.registryNumber->number == 1);
    CHECK(first.issuedDate->iso() == "2027-01-01");
    CHECK(firstArrival.year == 2027);
    CHECK(firstArrival.registryNumber->number == 1);
}

TEST_CASE("a day before that of the last number asks for a reason", "[app]") {
    NumberingOffice office;
    office.enter(onDay("2026-03-02"));
    auto late = onDay("2026-02-27");

    CHECK(wrongWith([&] { office.enter(late); }) == Wrong{"number_reason back_dated_number"});
    late.numberReason = "Ký ngày 27, chuyển văn thư muộn";
    const auto entered = office.enter(late);

    CHECK(entered.registryNumber->number == 2);
    CHECK(entered.numberReason == "Ký ngày 27, chuyển văn thư muộn");
    CHECK(office.series(office.bookOf("di"))->getArray("gaps")->empty());
}

TEST_CASE("numbers copied from a paper book need a reason only where they break the order", "[app]") {
    NumberingOffice office;
    const auto numbered = [](const char* number, const char* iso) {
        auto request = onDay(iso);
        request.registryNumber = number;
        return request;
    };
    office.enter(numbered("5", "2026-02-10"));
    office.enter(numbered("9", "2026-02-20"));

    CHECK_NOTHROW(office.enter(numbered("7", "2026-02-15")));
    CHECK(wrongWith([&] { office.enter(numbered("6", "2026-02-16")); }) ==
          Wrong{"number_reason back_dated_number"});
    CHECK(wrongWith([&] { office.enter(numbered("8", "2026-02-14")); }) ==
          Wrong{"number_reason back_dated_number"});
    CHECK(wrongWith([&] { office.enter(numbered("7a", "2026-02-15")); }) ==
          Wrong{"number_reason lettered_number"});
}

TEST_CASE("a reserved number is used under its rules", "[app]") {
    NumberingOffice office;
    const auto held = office.reserve("2026-03-03");
    office.enter(outgoing());
    CHECK(office.series(office.bookOf("di"))->getArray("reserved")->size() == 1);
    auto request = outgoing();
    request.registryNumber = held;

    SECTION("within its time it needs no reason") {
        CHECK(domain::printCode(office.enter(request).code) == "01/KH-SNV");
        CHECK(office.series(office.bookOf("di"))->getArray("reserved")->empty());
    }
    SECTION("after its time it stays held and asks for a reason") {
        office.clock.advance(std::chrono::hours{72});
        request.issuedDate = day("2026-03-02");
        const auto list = office.series(office.bookOf("di"))->getArray("reserved");
        CHECK(list->getObject(0)->getValue<bool>("overdue"));
        CHECK(wrongWith([&] { office.enter(request); }) == Wrong{"number_reason reservation_over"});
        request.numberReason = "Lãnh đạo đi công tác";
        CHECK(office.enter(request).registryNumber->number == 1);
    }
    SECTION("once void it is gone") {
        static_cast<void>(office.app.numbers.voidNumber(office.clerk, office.bookOf("di"),
                                                        {{2026, "", held}, "Không ban hành"}, std::nullopt));
        CHECK_THROWS_AS(office.enter(request), Error);
        CHECK(office.series(office.bookOf("di"))->getArray("reserved")->empty());
        CHECK(office.series(office.bookOf("di"))->getArray("gaps")->empty());
    }
}

TEST_CASE("a span of missing numbers is void for one reason, once", "[app]") {
    NumberingOffice office;
    auto request = outgoing();
    request.registryNumber = "9";
    office.enter(request);
    const auto gaps = [&] { return office.series(office.bookOf("di"))->getArray("gaps")->size(); };
    const auto annul = [&](const std::string& first, const std::string& last) {
        return wrongWith([&] {
            static_cast<void>(office.app.numbers.voidNumber(
                office.clerk, office.bookOf("di"), {{2026, "", first}, "Mất trang", last}, std::nullopt));
        });
    };
    CHECK(annul("3", "2") == Wrong{"last_number before_first"});
    CHECK(annul("3", "4a") == Wrong{"last_number not_a_number"});
    CHECK(annul("3a", "4") == Wrong{"last_number not_a_number"});
    CHECK(annul("3", "x") == Wrong{"last_number not_a_number"});
    CHECK(annul("x", "4") == Wrong{"number not_a_number"});
    CHECK(annul("1", std::to_string(limits::kNumbersVoidedAtOnce + 1)) == Wrong{"last_number span_too_long"});
    CHECK(gaps() == 1);

    const app::VoidRequest span{{2026, "", "2"}, "Mất trang", "8"};
    const app::RequestKey key{"k", "d"};
    const auto first = office.app.numbers.voidNumber(office.clerk, office.bookOf("di"), span, key);
    CHECK(parsed(first.json)->getValue<std::string>("last_number") == "8");
    CHECK(office.app.numbers.voidNumber(office.clerk, office.bookOf("di"), span, key).repeated);
    CHECK(annul("1", "1").empty());
    CHECK(gaps() == 0);
}

TEST_CASE("each wrong field of a reservation is named", "[app]") {
    NumberingOffice office;
    const auto reserve = [&](const app::ReserveRequest& request) {
        return wrongWith([&] {
            static_cast<void>(
                office.app.numbers.reserve(office.clerk, office.bookOf("di"), request, std::nullopt));
        });
    };
    const auto until = day("2026-03-05");
    CHECK(reserve({{}, "", "x", until}) == Wrong{"held_for required"});
    CHECK(reserve({{}, "x", "", until}) == Wrong{"purpose required"});
    CHECK(reserve({{}, "x", "x", std::nullopt}) == Wrong{"until required"});
    CHECK(reserve({{}, "x", "x", day("2026-03-01")}) == Wrong{"until too_early"});
    CHECK(reserve({{2027, "", ""}, "x", "x", until}) == Wrong{"year in_future"});
    CHECK(reserve({{2026, "QĐ", ""}, "x", "x", until}) == Wrong{"key unknown_series"});
    CHECK(reserve({{2026, "", "0"}, "x", "x", until}) == Wrong{"number not_a_number"});
    CHECK(office.series(office.bookOf("di")).isNull());
}

TEST_CASE("a board issues under its own name, notation and numbers", "[app]") {
    NumberingOffice office;
    office.enter(outgoing());
    office.open("bcd", BookPurpose::board);
    auto request = outgoing();
    request.book = std::string("bcd");

    const auto document = office.enter(request);

    CHECK(domain::printCode(document.code) == "01/KH-BCĐ");
    CHECK(document.issuerName == "Ban Chỉ đạo chuyển đổi số");
    CHECK(domain::printCode(office.enter(outgoing()).code) == "02/KH-SNV");
}

TEST_CASE("copies of all forms share one series and name their source", "[app]") {
    NumberingOffice office;
    const auto source = office.enter(incoming("456/KH-BNV"));
    auto copy = outgoing();
    copy.typeCode = "SY";
    copy.links = {{domain::LinkKind::copyOf, source.id}};
    CHECK(wrongWith([&] { office.enter(copy); }) == Wrong{"book unknown_book"});
    office.open("sao", BookPurpose::copies);

    const auto trueCopy = office.enter(copy);
    copy.typeCode = "TrS";
    const auto extract = office.enter(copy);
    copy.typeCode = "SL";
    CHECK(wrongWith([&] { office.enter(copy); }) == Wrong{"links[0].document not_a_true_copy"});
    copy.links = {{domain::LinkKind::copyOf, trueCopy.id}};
    const auto copyOfCopy = office.enter(copy);

    CHECK(domain::printCode(trueCopy.code) == "01/SY-SNV");
    CHECK(domain::printCode(extract.code) == "02/TrS-SNV");
    CHECK(domain::printCode(copyOfCopy.code) == "03/SL-SNV");
    const auto shown = parsed(office.app.readDocument.show(office.clerk, source.id).json)->getArray("links");
    REQUIRE(shown->size() == 2);
    CHECK(shown->getObject(0)->getValue<std::string>("relation") == "copied_as");

    copy.links.clear();
    CHECK(wrongWith([&] { office.enter(copy); }) == Wrong{"links source_required"});
    copy.typeCode = "KH";
    copy.book = std::string("sao");
    CHECK(wrongWith([&] { office.enter(copy); }) == Wrong{"book copies_only"});
    copy.book = std::string{};
    copy.links = {{domain::LinkKind::copyOf, source.id}};
    CHECK(wrongWith([&] { office.enter(copy); }) == Wrong{"links not_a_copy"});
}

TEST_CASE("of a state secret only number, day and degree are kept, in a book of its own", "[app]") {
    NumberingOffice office;
    const auto book = office.open("mat", BookPurpose::secretStubs);
    const auto stub = [&](domain::BookId where, domain::Secrecy secrecy, const char* iso) {
        return office.app.numbers.registerStub(office.clerk, where, {"", "", day(iso), secrecy}, std::nullopt)
            .json;
    };

    const auto made = parsed(stub(book, domain::Secrecy::topSecret, "2026-03-02"));
    CHECK(made->getValue<std::string>("number") == "1");
    CHECK(made->getValue<std::string>("label") == "Đăng ký tại sổ mật");
    CHECK(made->size() == 8);  // book, year, number, date, secrecy, label, registered_by, registered_at

    CHECK(wrongWith([&] { stub(book, domain::Secrecy::none, "2026-03-02"); }) == Wrong{"secrecy required"});
    CHECK(wrongWith([&] { stub(book, domain::Secrecy::secret, "2026-03-03"); }) == Wrong{"date in_future"});
    CHECK(wrongWith([&] { stub(book, domain::Secrecy::secret, "2026-03-01"); }) ==
          Wrong{"number_reason back_dated_number"});
    CHECK(wrongWith([&] { stub(office.bookOf("di"), domain::Secrecy::secret, "2026-03-02"); }) ==
          Wrong{"book not_a_secret_book"});
    auto request = outgoing();
    request.book = std::string("mat");
    CHECK(wrongWith([&] { office.enter(request); }) == Wrong{"book secret_book"});
    request.secrecy = domain::Secrecy::secret;
    CHECK(wrongWith([&] { office.enter(request); }) == Wrong{"secrecy secret_document"});
    CHECK(parsed(office.app.numbers.stubs(office.clerk, book, 2026))->getArray("secret_stubs")->size() == 1);
}

TEST_CASE("a book's purpose limits its direction, scheme and board", "[app]") {
    NumberingOffice office;
    app::BookRequest request{
        .organisation = std::string("H99.1"), .direction = Direction::outgoing, .code = "x", .name = "x"};
    const auto create = [&] {
        return wrongWith(
            [&] { static_cast<void>(office.app.books.create(office.admin, request, std::nullopt)); });
    };
    request.purpose = BookPurpose::board;
    CHECK(create() == Wrong{"board_name required", "board_notation required"});
    request.purpose = BookPurpose::copies;
    request.boardName = "Ban";
    CHECK(create() == Wrong{"board_name not_allowed"});
    request.boardName.clear();
    request.scheme = domain::NumberingScheme::perType;
    CHECK(create() == Wrong{"scheme not_allowed"});
    request.scheme = domain::NumberingScheme::common;
    request.direction = Direction::incoming;
    CHECK(create() == Wrong{"direction not_allowed"});
    request.purpose = BookPurpose::secretStubs;
    CHECK(create().empty());
}

TEST_CASE("a locked book is opened again step by step, with a reason", "[app]") {
    NumberingOffice office;
    const auto book = office.bookOf("di");
    const auto move = [&](domain::BookState state, const std::string& reason) {
        return wrongWith(
            [&] { static_cast<void>(office.app.books.changeState(office.admin, book, state, "", reason)); });
    };
    using domain::BookState;

    CHECK(move(BookState::locked, "") == Wrong{"the state machine has no such move"});
    CHECK(move(BookState::closed, "").empty());
    CHECK(move(BookState::locked, "").empty());
    CHECK(move(BookState::open, "x") == Wrong{"the state machine has no such move"});
    CHECK(move(BookState::closed, "") == Wrong{"reason required"});
    CHECK(move(BookState::closed, "Bổ sung theo kết luận thanh tra").empty());
    CHECK(move(BookState::open, "").empty());
}

}  // namespace
}  // namespace vanthu::tests
