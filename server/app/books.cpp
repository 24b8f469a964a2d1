#include "server/app/books.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/document_request.h"
#include "server/app/representations.h"
#include "storage/book_store.h"

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

bool isKnownType(const domain::DocumentTypeCatalogue& types, const std::string& code) {
    return std::any_of(types.types().begin(), types.types().end(),
                       [&](const auto& type) { return type.code == code; });
}

}  // namespace

Book Books::bookInScope(const Caller& caller, BookId id) {
    const auto directory = directory_.current();
    const auto* book = directory->book(id);
    if (book == nullptr || !inScope(caller.scope, book->organisation))
        throw Refused(Refusal::bookUnknown, {std::to_string(id.value)});
    return *book;
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
    return toJson(bookInScope(caller, id));
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
                               const std::string& ifMatch) {
    require(caller, Action::manageBooks);
    static_cast<void>(bookInScope(caller, id));
    const auto book =
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            const auto before = storage::findBook(transaction, id);
            if (!before) throw Refused(Refusal::bookUnknown, {std::to_string(id.value)});
            requireVersion(ifMatch, etagOf(toJson(*before)));
            storage::setBookState(transaction, id, state);
            auto after = *before;
            after.state = state;
            return after;
        });
    directory_.changed();
    return toJson(book);
}

std::string Books::series(const Caller& caller, BookId id, std::optional<int> year) {
    require(caller, Action::seeBooks);
    static_cast<void>(bookInScope(caller, id));
    const auto items = database_.read([&](storage::ReadTransaction& transaction) {
        std::vector<std::string> found;
        for (const auto& series : storage::listSeries(transaction, id, year))
            found.push_back(toJson(series, storage::findGaps(transaction, series.id)));
        return found;
    });
    return listJson("series", items);
}

Created Books::voidNumber(const Caller& caller, BookId id, const VoidRequest& request,
                          const std::optional<RequestKey>& key) {
    require(caller, Action::voidNumbers);
    const auto book = bookInScope(caller, id);
    Checks checks;
    const auto reason = checks.text("reason", request.reason, limits::kReason, Presence::required);
    const auto number = parseRegistryNumber(request.number);
    if (!number) checks.add("number", "not_a_number", "Viết số, có thể kèm một chữ cái: 12 hoặc 12a.");
    const auto directory = directory_.current();
    if (!request.key.empty() && (!isKnownType(directory->types(), request.key) ||
                                 domain::seriesKey(book, request.key) != request.key))
        checks.add("key", "unknown_series", "Sổ này không có dãy số riêng cho loại đó.");
    if (request.key.empty() && book.scheme == domain::NumberingScheme::perType)
        checks.add("key", "required", "Sổ đánh số riêng theo loại; nêu mã loại văn bản.");
    if (request.year > domain::vietnamDate(clock_.now()).year())
        checks.add("year", "in_future", "Không được sau năm nay.");
    checks.finish();

    return createOnce(database_, {caller.account.id, clock_.now()}, key,
                      [&](storage::WriteTransaction& transaction) {
                          storage::voidNumber(transaction, id, request.year, request.key, *number, reason);
                          domain::JsonWriter json;
                          json.beginObject().field("year", request.year).fieldIfAny("key", request.key);
                          json.field("number", printRegistryNumber(*number)).field("reason", reason);
                          return json.endObject().take();
                      });
}

}  // namespace vanthu::app
