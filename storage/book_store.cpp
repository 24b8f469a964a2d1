#include "storage/book_store.h"

#include "schemas/domain/error.h"
#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/sql.h"

#include <sstream>

namespace vanthu::storage {

namespace {

constexpr std::string_view kSelectBooks =
    "SELECT id, organisation_id, direction, code, name, scheme, separate_types, state FROM books ";

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += word + ' ';
    return text;
}

std::vector<std::string> split(const std::string& text) {
    std::istringstream stream{text};
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

domain::Book bookFrom(const Row& row) {
    return {.id = row.id<domain::BookId>(0),
            .organisation = row.id<domain::OrganisationId>(1),
            .direction = row.word<domain::Direction>(2),
            .code = row.text(3),
            .name = row.text(4),
            .scheme = row.word<domain::NumberingScheme>(5),
            .separateTypes = split(row.text(6)),
            .state = row.word<domain::BookState>(7)};
}

std::string toJson(const domain::Book& book) {
    return JsonObject{}
        .with("id", book.id.value)
        .with("organisation_id", book.organisation.value)
        .with("direction", domain::code(book.direction))
        .with("code", book.code)
        .with("name", book.name)
        .with("scheme", domain::code(book.scheme))
        .with("separate_types", joined(book.separateTypes))
        .with("state", domain::code(book.state))
        .text();
}

std::string numberText(const domain::RegistryNumber& number) {
    return std::to_string(number.number) + number.suffix;
}

domain::Book openBook(ReadTransaction& transaction, domain::BookId id) {
    auto book = findBook(transaction, id);
    if (!book) throw Refused(Refusal::bookUnknown, {std::to_string(id.value)});
    if (book->state == domain::BookState::closed) throw Refused(Refusal::bookClosed, {book->code});
    return *book;
}

/// The series, made with its first use, and raised so that it covers `number`.
domain::SeriesId seriesCovering(WriteTransaction& transaction, domain::BookId book, int year,
                                std::string_view seriesKey, int number) {
    if (number < 1) throw Error{ErrorCode::invalidInput, "A registry number begins at 1"};
    openBook(transaction, book);
    const auto id = firstInteger(
        transaction,
        "INSERT INTO number_series (book_id, year, series_key, first_number, last_number) "
        "VALUES ($1, $2, $3, 1, $4) ON CONFLICT (book_id, year, series_key) DO UPDATE SET last_number = "
        "CASE WHEN number_series.last_number < excluded.last_number THEN excluded.last_number "
        "ELSE number_series.last_number END RETURNING id",
        {book, year, seriesKey, number});
    return domain::SeriesId{id.value()};
}

/// False when the number left the series before.
bool insertNumber(WriteTransaction& transaction, domain::SeriesId series,
                  const domain::RegistryNumber& number, domain::NumberState state, std::string_view reason) {
    return firstInteger(transaction,
                        "INSERT INTO numbers (series_id, number, suffix, state, document_id, reason) "
                        "VALUES ($1, $2, $3, $4, NULL, $5) ON CONFLICT DO NOTHING RETURNING number",
                        {series, number.number, number.suffix, state, reason})
        .has_value();
}

}  // namespace

domain::Book insertBook(WriteTransaction& transaction, domain::Book book) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO books (organisation_id, direction, code, name, scheme, separate_types, state) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id",
        {book.organisation, book.direction, book.code, book.name, book.scheme, joined(book.separateTypes),
         book.state});
    if (!id) throw Refused(Refusal::bookExists, {book.code});
    book.id = domain::BookId{*id};
    appendChange(transaction, "book", *id, "created", "", toJson(book));
    return book;
}

void setBookState(WriteTransaction& transaction, domain::BookId id, domain::BookState state) {
    const auto before = findBook(transaction, id);
    if (!before) throw Refused(Refusal::bookUnknown, {std::to_string(id.value)});
    if (before->state == state) return;
    execute(transaction, "UPDATE books SET state = $1 WHERE id = $2", {state, id});
    auto after = *before;
    after.state = state;
    appendChange(transaction, "book", id.value, state == domain::BookState::closed ? "closed" : "opened",
                 toJson(*before), toJson(after));
}

std::optional<domain::Book> findBook(ReadTransaction& transaction, domain::BookId id) {
    static const auto kSql = std::string(kSelectBooks) + "WHERE id = $1";
    return firstRow(transaction, kSql, {id}, bookFrom);
}

std::vector<domain::Book> listBooks(ReadTransaction& transaction,
                                    std::optional<domain::OrganisationId> organisation) {
    static const auto kAll = std::string(kSelectBooks) + "ORDER BY organisation_id, direction, id";
    static const auto kOfOne =
        std::string(kSelectBooks) + "WHERE organisation_id = $1 ORDER BY direction, id";
    return organisation ? allRows(transaction, kOfOne, {*organisation}, bookFrom)
                        : allRows(transaction, kAll, {}, bookFrom);
}

TakenNumber takeNextNumber(WriteTransaction& transaction, domain::BookId book, int year,
                           std::string_view seriesKey) {
    const auto taken = [](const Row& row) {
        return TakenNumber{row.id<domain::SeriesId>(0), {row.small(1), ""}};
    };
    const auto next = firstRow(
        transaction,
        "UPDATE number_series SET last_number = last_number + 1 WHERE book_id = $1 AND year = $2 AND "
        "series_key = $3 AND EXISTS (SELECT 1 FROM books WHERE books.id = number_series.book_id AND state = "
        "'open') "
        "RETURNING id, last_number",
        {book, year, seriesKey}, taken);
    if (next) return *next;

    openBook(transaction, book);
    const auto first =
        firstRow(transaction,
                 "INSERT INTO number_series (book_id, year, series_key, first_number, last_number) "
                 "VALUES ($1, $2, $3, 1, 1) ON CONFLICT (book_id, year, series_key) "
                 "DO UPDATE SET last_number = number_series.last_number + 1 RETURNING id, last_number",
                 {book, year, seriesKey}, taken);
    return first.value();
}

TakenNumber takeNumber(WriteTransaction& transaction, domain::BookId book, int year,
                       std::string_view seriesKey, const domain::RegistryNumber& number) {
    const auto series = seriesCovering(transaction, book, year, seriesKey, number.number);
    if (!insertNumber(transaction, series, number, domain::NumberState::used, ""))
        throw Refused(Refusal::numberTaken, {numberText(number)});
    return {series, number};
}

void bindNumber(WriteTransaction& transaction, const TakenNumber& taken, domain::DocumentId document) {
    const auto bound =
        changedRows(transaction,
                    "INSERT INTO numbers (series_id, number, suffix, state, document_id, reason) "
                    "VALUES ($1, $2, $3, 'used', $4, '') ON CONFLICT (series_id, number, suffix) "
                    "DO UPDATE SET document_id = excluded.document_id WHERE numbers.state = "
                    "'used' AND numbers.document_id IS NULL",
                    {taken.series, taken.number.number, taken.number.suffix, document});
    if (bound != 1)
        throw Error{ErrorCode::internal,
                    "The number " + numberText(taken.number) + " has a document already"};
}

void voidNumber(WriteTransaction& transaction, domain::BookId book, int year, std::string_view seriesKey,
                const domain::RegistryNumber& number, const std::string& reason) {
    const auto series = seriesCovering(transaction, book, year, seriesKey, number.number);
    if (!insertNumber(transaction, series, number, domain::NumberState::voided, reason))
        throw Refused(Refusal::numberTaken, {numberText(number)});
    appendChange(transaction, "number", series.value, "voided", "",
                 JsonObject{}
                     .with("series_id", series.value)
                     .with("number", std::int64_t{number.number})
                     .with("suffix", number.suffix)
                     .with("reason", reason)
                     .text());
}

std::vector<domain::NumberSeries> listSeries(ReadTransaction& transaction, domain::BookId book,
                                             std::optional<int> year) {
    return allRows(
        transaction,
        "SELECT id, book_id, year, series_key, first_number, last_number FROM number_series "
        "WHERE book_id = $1 AND (year = $2 OR CAST($2 AS BIGINT) IS NULL) ORDER BY year, series_key",
        {book, year}, [](const Row& row) {
            return domain::NumberSeries{.id = row.id<domain::SeriesId>(0),
                                        .book = row.id<domain::BookId>(1),
                                        .year = row.small(2),
                                        .key = row.text(3),
                                        .firstNumber = row.small(4),
                                        .lastNumber = row.small(5)};
        });
}

std::vector<domain::NumberRange> findGaps(ReadTransaction& transaction, domain::SeriesId series) {
    const auto span =
        firstRow(transaction, "SELECT first_number, last_number FROM number_series WHERE id = $1", {series},
                 [](const Row& row) {
                     return domain::NumberRange{row.small(0), row.small(1)};
                 });
    if (!span) return {};
    std::vector<domain::NumberRange> gaps;
    int next = span->first;
    // 12a does not stand for 12: only numbers without a suffix fill the series.
    forEachRow(transaction, "SELECT number FROM numbers WHERE series_id = $1 AND suffix = '' ORDER BY number",
               {series}, [&](const Row& row) {
                   const int number = row.small(0);
                   if (number > next) gaps.push_back({next, number - 1});
                   next = number + 1;
               });
    if (next <= span->last) gaps.push_back({next, span->last});
    return gaps;
}

}  // namespace vanthu::storage
