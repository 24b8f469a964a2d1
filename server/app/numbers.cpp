#include "server/app/numbers.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "server/app/books.h"
#include "server/app/checks.h"
#include "server/app/document_request.h"
#include "server/app/number_reason.h"
#include "server/app/representations.h"

namespace vanthu::app {

using domain::Book;
using domain::BookId;
using domain::Date;
using domain::RegistryNumber;
using storage::SeriesPlace;

namespace {

std::optional<RegistryNumber> checkNumber(const std::string& text, Presence presence, Checks& checks) {
    if (text.empty() && presence == Presence::optional) return std::nullopt;
    auto number = parseRegistryNumber(text);
    if (!number) checks.add("number", "not_a_number", "Viết số, có thể kèm một chữ cái: 12 hoặc 12a.");
    return number;
}

/// From the first number to the last one that was asked for; std::nullopt when that is one number alone, or
/// wrong.
std::optional<domain::NumberRange> checkSpan(const std::optional<RegistryNumber>& first,
                                             const std::string& lastNumber, Checks& checks) {
    if (lastNumber.empty()) return std::nullopt;
    const auto last = parseRegistryNumber(lastNumber);
    if (!last || !last->suffix.empty() || (first && !first->suffix.empty())) {
        checks.add("last_number", "not_a_number",
                   "Khoảng số chỉ gồm các số không kèm chữ cái: từ 12 đến 40.");
        return std::nullopt;
    }
    if (!first) return std::nullopt;
    if (last->number < first->number)
        checks.add("last_number", "before_first", "Số cuối của khoảng không được nhỏ hơn số đầu.");
    else if (last->number - first->number >= limits::kNumbersVoidedAtOnce)
        checks.add("last_number", "span_too_long",
                   "Mỗi lần hủy tối đa " + std::to_string(limits::kNumbersVoidedAtOnce) +
                       " số; hãy chia khoảng số thành nhiều lần.");
    return domain::NumberRange{first->number, last->number};
}

SeriesPlace checkPlace(const Book& book, const NumberRequest& request, Date today,
                       const domain::DocumentTypeCatalogue& types, Checks& checks) {
    if (!request.key.empty() &&
        (!isKnownType(types, request.key) || domain::seriesKey(book, request.key) != request.key))
        checks.add("key", "unknown_series", "Sổ này không có dãy số riêng cho loại đó.");
    if (request.key.empty() && book.scheme == domain::NumberingScheme::perType)
        checks.add("key", "required", "Sổ đánh số riêng theo loại; nêu mã loại văn bản.");
    const int year = request.year.value_or(today.year());
    if (year > today.year()) checks.add("year", "in_future", "Không được sau năm nay.");
    return {book.id, year, request.key};
}

/// Where a number stands, in front of what is said of it.
domain::JsonWriter& place(domain::JsonWriter& json, const SeriesPlace& place) {
    return json.beginObject()
        .field("book", place.book.value)
        .field("year", place.year)
        .fieldIfAny("key", place.key);
}

std::string placed(const SeriesPlace& where, const std::string& object) {
    domain::JsonWriter json;
    const auto members = place(json, where).endObject().take();
    return domain::withMembers(members, object.substr(1, object.size() - 2));
}

}  // namespace

Created Numbers::voidNumber(const Caller& caller, BookId id, const VoidRequest& request,
                            const std::optional<RequestKey>& key) {
    require(caller, Action::voidNumbers);
    const auto directory = directory_.current();
    const auto book = bookToChange(*directory, caller, Action::voidNumbers, id);
    const auto now = clock_.now();
    Checks checks;
    const auto reason = checks.text("reason", request.reason, limits::kReason, Presence::required);
    const auto number = checkNumber(request.number.number, Presence::required, checks);
    const auto span = checkSpan(number, request.lastNumber, checks);
    const auto where = checkPlace(book, request.number, domain::vietnamDate(now), directory->types(), checks);
    checks.finish();

    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        domain::JsonWriter json;
        place(json, where).field("number", printRegistryNumber(*number));
        if (span) {
            storage::voidNumbers(transaction, where, *span, reason);
            json.field("last_number", std::to_string(span->last));
        } else {
            storage::voidNumber(transaction, where, *number, reason);
        }
        return json.field("reason", reason).endObject().take();
    });
}

Created Numbers::reserve(const Caller& caller, BookId id, const ReserveRequest& request,
                         const std::optional<RequestKey>& key) {
    require(caller, Action::reserveNumbers);
    const auto directory = directory_.current();
    const auto book = bookToChange(*directory, caller, Action::reserveNumbers, id);
    const auto now = clock_.now();
    const auto today = domain::vietnamDate(now);
    Checks checks;
    domain::Reservation reservation;
    reservation.heldFor = checks.text("held_for", request.heldFor, limits::kHeldFor, Presence::required);
    reservation.purpose = checks.text("purpose", request.purpose, limits::kReason, Presence::required);
    if (!request.until)
        checks.add("until", "required", "Ghi giữ số đến ngày nào, dạng 2018-09-28.");
    else if (*request.until < today)
        checks.add("until", "too_early", "Không được trước hôm nay (" + today.vietnamese() + ").");
    else
        reservation.until = *request.until;
    const auto number = checkNumber(request.number.number, Presence::optional, checks);
    const auto where = checkPlace(book, request.number, today, directory->types(), checks);
    checks.finish();

    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        return placed(where, toJson(storage::reserveNumber(transaction, where, number, reservation), today));
    });
}

Created Numbers::registerStub(const Caller& caller, BookId id, const StubRequest& request,
                              const std::optional<RequestKey>& key) {
    require(caller, Action::registerSecretStubs);
    const auto book = bookToChange(*directory_.current(), caller, Action::registerSecretStubs, id);
    const auto now = clock_.now();
    const auto today = domain::vietnamDate(now);
    Checks checks;
    domain::SecretStub stub;
    stub.numberReason = checks.text("number_reason", request.numberReason, limits::kReason);
    stub.day = request.day.value_or(today);
    stub.secrecy = request.secrecy;
    stub.registeredBy = caller.account.id;
    stub.registeredAt = now;
    if (stub.day > today)
        checks.add("date", "in_future", "Không được sau hôm nay (" + today.vietnamese() + ").");
    if (stub.secrecy == domain::Secrecy::none)
        checks.add("secrecy", "required", "Ghi độ mật: mat, toi_mat hoặc tuyet_mat.");
    if (book.purpose != domain::BookPurpose::secretStubs)
        checks.add("book", "not_a_secret_book", "Chỉ sổ giữ số văn bản mật (secret_stubs) nhận số này.");
    const auto number = checkNumber(request.number, Presence::optional, checks);
    checks.finish();

    const SeriesPlace where{book.id, stub.day.year(), ""};
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        const auto taken = number ? storage::takeNumber(transaction, where, *number, stub.day)
                                  : storage::takeNextNumber(transaction, where, stub.day);
        requireNumberReason(taken, stub.numberReason, today);
        stub.series = taken.series;
        stub.number = taken.number;
        storage::bindToSecretStub(transaction, stub);
        return placed(where, toJson(stub));
    });
}

std::string Numbers::stubs(const Caller& caller, BookId id, std::optional<int> year) {
    require(caller, Action::seeBooks);
    static_cast<void>(bookInScope(*directory_.current(), caller, id));
    const int asked = year.value_or(domain::vietnamDate(clock_.now()).year());
    const auto items = database_.read([&](storage::ReadTransaction& transaction) {
        std::vector<std::string> found;
        for (const auto& series : storage::listSeries(transaction, id, asked))
            for (const auto& stub : storage::secretStubs(transaction, series.id))
                found.push_back(placed({id, series.year, series.key}, toJson(stub)));
        return found;
    });
    return listJson("secret_stubs", items);
}

}  // namespace vanthu::app
