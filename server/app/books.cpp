#include "server/app/books.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/representations.h"
#include "storage/book_store.h"
#include "storage/number_store.h"

#include <algorithm>

namespace vanthu::app {

using domain::Book;
using domain::BookId;

namespace {

bool isBookCode(const std::string& code) {
    return !code.empty() && code.size() <= limits::kBookCode &&
           std::all_of(code.begin(), code.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
           });
}

// A board issues; secrets and copies have one series a year (NĐ 30/2020 Điều 15, Phụ lục I phần II).
void checkPurpose(const BookRequest& request, Checks& checks) {
    using domain::BookPurpose;
    const bool outgoingOnly = request.purpose == BookPurpose::board || request.purpose == BookPurpose::copies;
    const bool oneSeries =
        request.purpose == BookPurpose::secretStubs || request.purpose == BookPurpose::copies;
    if (outgoingOnly && request.direction != domain::Direction::outgoing)
        checks.add("direction", "not_allowed", "Sổ của hội đồng, ban và sổ bản sao là sổ văn bản đi.");
    if (oneSeries && request.scheme != domain::NumberingScheme::common)
        checks.add("scheme", "not_allowed", "Sổ này đánh một dãy số chung cho cả năm (common).");
    if (request.purpose != BookPurpose::board && !request.boardName.empty())
        checks.add("board_name", "not_allowed", "Chỉ sổ của hội đồng, ban mới ghi tên hội đồng, ban.");
    if (request.purpose != BookPurpose::board && !request.boardNotation.empty())
        checks.add("board_notation", "not_allowed", "Chỉ sổ của hội đồng, ban mới ghi chữ viết tắt này.");
}

}  // namespace

bool isKnownType(const domain::DocumentTypeCatalogue& types, const std::string& code) {
    return std::any_of(types.types().begin(), types.types().end(),
                       [&](const auto& type) { return type.code == code; });
}

Book bookInScope(const DirectorySnapshot& directory, const Caller& caller, BookId id) {
    const auto* book = directory.book(id);
    if (book == nullptr || !inScope(caller.scope, book->organisation))
        throw Refused(Refusal::bookUnknown, {std::to_string(id.value)});
    return *book;
}

Book bookToChange(const DirectorySnapshot& directory, const Caller& caller, Action action, BookId id) {
    auto book = bookInScope(directory, caller, id);
    if (!mayDoInOrAdminister(caller, action, book.organisation))
        throw Refused(Refusal::bookOfOtherUnit, {std::to_string(id.value)});
    return book;
}

std::string Books::list(const Caller& caller) {
    require(caller, Action::seeBooks);
    std::vector<std::string> items;
    const auto directory = directory_.current();
    for (const auto& book : directory->books())
        if (inScope(caller.scope, book.organisation)) items.push_back(toJson(book));
    return listJson("books", items);
}

std::string Books::show(const Caller& caller, BookId id) {
    require(caller, Action::seeBooks);
    return toJson(bookInScope(*directory_.current(), caller, id));
}

Created Books::create(const Caller& caller, const BookRequest& request,
                      const std::optional<RequestKey>& key) {
    require(caller, Action::manageBooks);
    const auto directory = directory_.current();
    const auto now = clock_.now();
    Checks checks;
    Book book;
    book.direction = request.direction;
    book.code = request.code;
    book.name = checks.text("name", request.name, limits::kBookName, Presence::required);
    book.scheme = request.scheme;
    book.separateTypes = request.separateTypes;
    book.purpose = request.purpose;
    const bool isBoard = request.purpose == domain::BookPurpose::board;
    book.boardName = checks.text("board_name", request.boardName, limits::kOrganisationName,
                                 isBoard ? Presence::required : Presence::optional);
    book.boardNotation = checks.text("board_notation", request.boardNotation, limits::kCodeNotation,
                                     isBoard ? Presence::required : Presence::optional);
    checkPurpose(request, checks);
    const auto* unit = directory->organisation(request.organisation);
    if (unit == nullptr)
        checks.add("organisation", "unknown_organisation",
                   "Không có cơ quan này; nhập mã hoặc id của cơ quan đã có.");
    else if (!unit->on(domain::vietnamDate(now)).keepsRegistry)
        checks.add("organisation", "keeps_no_registry", "Cơ quan này không giữ sổ trên hệ thống.");
    else
        book.organisation = unit->id;
    if (!isBookCode(request.code))
        checks.add("code", "bad_code", "Mã sổ gồm 1–30 ký tự a–z, 0–9, dấu chấm, gạch dưới, gạch ngang.");
    if (request.direction == domain::Direction::archived)
        checks.add("direction", "unknown_value", "Cho phép: incoming, outgoing.");
    if (request.scheme != domain::NumberingScheme::mixed && !request.separateTypes.empty())
        checks.add("separate_types", "not_allowed", "Chỉ dùng với cách đánh số hỗn hợp (mixed).");
    for (std::size_t i = 0; i < request.separateTypes.size(); ++i)
        if (!isKnownType(directory->types(), request.separateTypes[i]))
            checks.add("separate_types[" + std::to_string(i) + "]", "unknown_type",
                       "Không có loại văn bản này; xem danh mục loại văn bản.");
    checks.finish();

    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            return toJson(storage::insertBook(transaction, book));
        });
    directory_.changed();
    return created;
}

std::string Books::changeState(const Caller& caller, BookId id, domain::BookState state,
                               const std::string& ifMatch, const std::string& reason) {
    require(caller, Action::manageBooks);
    static_cast<void>(bookInScope(*directory_.current(), caller, id));
    Checks checks;
    const auto cleanReason = checks.text("reason", reason, limits::kReason);
    checks.finish();
    const auto book =
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            const auto before = storage::findBook(transaction, id);
            if (!before) throw Refused(Refusal::bookUnknown, {std::to_string(id.value)});
            requireVersion(ifMatch, etagOf(toJson(*before)));
            const auto* move = domain::bookMove(before->state, state);
            if (move != nullptr && move->needsReason && cleanReason.empty()) {
                Checks missing;
                missing.add("reason", "required", "Mở khóa sổ phải ghi lý do.");
                missing.finish();
            }
            storage::setBookState(transaction, id, state, cleanReason);
            auto after = *before;
            after.state = state;
            return after;
        });
    directory_.changed();
    return toJson(book);
}

std::string Books::series(const Caller& caller, BookId id, std::optional<int> year) {
    require(caller, Action::seeBooks);
    static_cast<void>(bookInScope(*directory_.current(), caller, id));
    const auto today = domain::vietnamDate(clock_.now());
    const auto items = database_.read([&](storage::ReadTransaction& transaction) {
        std::vector<std::string> found;
        for (const auto& series : storage::listSeries(transaction, id, year))
            found.push_back(toJson(series, storage::findGaps(transaction, series.id),
                                   storage::openReservations(transaction, series.id), today));
        return found;
    });
    return listJson("series", items);
}

}  // namespace vanthu::app
