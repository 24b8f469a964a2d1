#include "schemas/domain/limits.h"
#include "server/app/representations.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"

namespace vanthu::http {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;
constexpr std::size_t kSeparateTypes = 50;

app::BookRequest readBook(JsonFields& fields) {
    app::BookRequest book;
    book.organisation =
        fields.organisation("organisation", Presence::required).value_or(domain::OrganisationId{});
    book.direction = fields.word("direction", domain::Direction::incoming, Presence::required);
    book.code = fields.text("code", Presence::required);
    book.name = fields.text("name");
    book.scheme = fields.word("scheme", domain::NumberingScheme::common);
    book.separateTypes = fields.texts("separate_types", kSeparateTypes);
    book.purpose = fields.word("purpose", domain::BookPurpose::agency);
    book.boardName = fields.text("board_name");
    book.boardNotation = fields.text("board_notation");
    return book;
}

struct BookChange {
    domain::BookState state{domain::BookState::open};
    std::string reason;
};

BookChange readBookChange(JsonFields& fields) {
    return {fields.word("state", domain::BookState::open, Presence::required), fields.text("reason")};
}

std::optional<int> yearOf(std::optional<std::int64_t> year) {
    return year ? std::optional{static_cast<int>(*year)} : std::nullopt;
}

app::NumberRequest readNumber(JsonFields& fields, Presence yearAndNumber) {
    return {yearOf(fields.integer("year", kFirstYear, kLastYear, yearAndNumber)), fields.text("key"),
            fields.text("number", yearAndNumber)};
}

app::VoidRequest readVoid(JsonFields& fields) {
    return {readNumber(fields, Presence::required), fields.text("reason"), fields.text("last_number")};
}

app::ReserveRequest readReservation(JsonFields& fields) {
    return {readNumber(fields, Presence::optional), fields.text("held_for"), fields.text("purpose"),
            fields.date("until")};
}

app::StubRequest readStub(JsonFields& fields) {
    return {fields.text("number"), fields.text("number_reason"), fields.date("date"),
            fields.word("secrecy", domain::Secrecy::none, Presence::required)};
}

}  // namespace

Answer listBooks(Request& request) {
    return jsonAnswer(request.app().books.list(request.caller()));
}

Answer createBook(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto book = readObject(body, "body", readBook);
    return createdAnswer(request.app().books.create(request.caller(), book, request.requestKey(body)));
}

Answer showBook(Request& request) {
    auto json = request.app().books.show(request.caller(), {request.pathNumber(0)});
    const auto etag = app::etagOf(json);
    return jsonAnswer(std::move(json)).with("ETag", etag);
}

Answer changeBook(Request& request) {
    const auto change = readObject(request.body(kJson, limits::kJsonBodyBytes), "body", readBookChange);
    auto json = request.app().books.changeState(request.caller(), {request.pathNumber(0)}, change.state,
                                                request.header("If-Match"), change.reason);
    const auto etag = app::etagOf(json);
    return jsonAnswer(std::move(json)).with("ETag", etag);
}

Answer listSeries(Request& request) {
    QueryReader query(request.query());
    const auto year = query.integer("year", kFirstYear, kLastYear);
    query.finish();
    return jsonAnswer(request.app().books.series(request.caller(), {request.pathNumber(0)}, yearOf(year)));
}

Answer voidNumber(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto wanted = readObject(body, "body", readVoid);
    return createdAnswer(request.app().numbers.voidNumber(request.caller(), {request.pathNumber(0)}, wanted,
                                                          request.requestKey(body)));
}

Answer reserveNumber(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto wanted = readObject(body, "body", readReservation);
    return createdAnswer(request.app().numbers.reserve(request.caller(), {request.pathNumber(0)}, wanted,
                                                       request.requestKey(body)));
}

Answer listSecretStubs(Request& request) {
    QueryReader query(request.query());
    const auto year = query.integer("year", kFirstYear, kLastYear);
    query.finish();
    return jsonAnswer(request.app().numbers.stubs(request.caller(), {request.pathNumber(0)}, yearOf(year)));
}

Answer registerSecretStub(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto wanted = readObject(body, "body", readStub);
    return createdAnswer(request.app().numbers.registerStub(request.caller(), {request.pathNumber(0)}, wanted,
                                                            request.requestKey(body)));
}

}  // namespace vanthu::http
