#include "schemas/domain/limits.h"
#include "server/app/representations.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"

namespace vanthu::http {
namespace {

constexpr const char* kJson = "application/json";
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
    return book;
}

app::VoidRequest readVoid(JsonFields& fields) {
    app::VoidRequest wanted;
    wanted.year =
        static_cast<int>(fields.integer("year", kFirstYear, kLastYear, Presence::required).value_or(0));
    wanted.key = fields.text("key");
    wanted.number = fields.text("number", Presence::required);
    wanted.reason = fields.text("reason");
    return wanted;
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
    const auto state = readObject(
        request.body(kJson, limits::kJsonBodyBytes), "body",
        [](JsonFields& fields) { return fields.word("state", domain::BookState::open, Presence::required); });
    auto json = request.app().books.changeState(request.caller(), {request.pathNumber(0)}, state,
                                                request.header("If-Match"));
    const auto etag = app::etagOf(json);
    return jsonAnswer(std::move(json)).with("ETag", etag);
}

Answer listSeries(Request& request) {
    QueryReader query(request.query());
    const auto year = query.integer("year", kFirstYear, kLastYear);
    query.finish();
    return jsonAnswer(
        request.app().books.series(request.caller(), {request.pathNumber(0)},
                                   year ? std::optional{static_cast<int>(*year)} : std::nullopt));
}

Answer voidNumber(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto wanted = readObject(body, "body", readVoid);
    return createdAnswer(request.app().books.voidNumber(request.caller(), {request.pathNumber(0)}, wanted,
                                                        request.requestKey(body)));
}

}  // namespace vanthu::http
