#include "storage/book_store.h"

#include "schemas/domain/error.h"
#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/sql.h"
#include "storage/word_list.h"

namespace vanthu::storage {

namespace {

constexpr std::string_view kSelectBooks =
    "SELECT id, organisation_id, direction, code, name, scheme, separate_types, state, purpose, "
    "board_name, "
    "board_notation FROM books ";

domain::Book bookFrom(const Row& row) {
    return {.id = row.id<domain::BookId>(0),
            .organisation = row.id<domain::OrganisationId>(1),
            .direction = row.word<domain::Direction>(2),
            .code = row.text(3),
            .name = row.text(4),
            .scheme = row.word<domain::NumberingScheme>(5),
            .separateTypes = split(row.text(6)),
            .state = row.word<domain::BookState>(7),
            .purpose = row.word<domain::BookPurpose>(8),
            .boardName = row.text(9),
            .boardNotation = row.text(10)};
}

JsonObject toJson(const domain::Book& book) {
    return JsonObject{}
        .with("id", book.id.value)
        .with("organisation_id", book.organisation.value)
        .with("direction", domain::code(book.direction))
        .with("code", book.code)
        .with("name", book.name)
        .with("scheme", domain::code(book.scheme))
        .with("separate_types", joined(book.separateTypes))
        .with("state", domain::code(book.state))
        .with("purpose", domain::code(book.purpose))
        .with("board_name", book.boardName)
        .with("board_notation", book.boardNotation);
}

[[noreturn]] void refuseMove(const domain::Book& book, domain::BookState wanted) {
    std::vector<std::string> allowed;
    std::vector<std::string> labels;
    for (const auto& move : domain::kBookMoves) {
        if (move.from != book.state) continue;
        allowed.emplace_back(domain::code(move.to));
        labels.emplace_back(domain::label(move.to));
    }
    throw IllegalMove(domain::label(book.state), "chuyển sang “" + std::string(domain::label(wanted)) + "”",
                      std::move(allowed), labels);
}

}  // namespace

domain::Book insertBook(WriteTransaction& transaction, domain::Book book) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO books (organisation_id, direction, code, name, scheme, separate_types, state, purpose, "
        "board_name, board_notation) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
        "ON CONFLICT DO NOTHING RETURNING id",
        {book.organisation, book.direction, book.code, book.name, book.scheme, joined(book.separateTypes),
         book.state, book.purpose, book.boardName, book.boardNotation});
    if (!id) throw Refused(Refusal::bookExists, {book.code});
    book.id = domain::BookId{*id};
    appendChange(transaction, "book", *id, "created", "", toJson(book).text());
    return book;
}

void setBookState(WriteTransaction& transaction, domain::BookId id, domain::BookState state,
                  const std::string& reason) {
    const auto before = findBook(transaction, id);
    if (!before) throw Refused(Refusal::bookUnknown, {std::to_string(id.value)});
    if (before->state == state) return;
    const auto* move = domain::bookMove(before->state, state);
    if (move == nullptr) refuseMove(*before, state);
    execute(transaction, "UPDATE books SET state = $1 WHERE id = $2", {state, id});
    auto after = *before;
    after.state = state;
    appendChange(transaction, "book", id.value, move->action, toJson(*before).text(),
                 reason.empty() ? toJson(after).text() : toJson(after).with("reason", reason).text());
}

std::string recordOf(const domain::Book& book) {
    return toJson(book).text();
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

}  // namespace vanthu::storage
