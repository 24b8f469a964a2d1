#pragma once

#include "schemas/domain/error.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"
#include "storage/transaction.h"

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// How the stores speak SQL. Internal to storage/*.cpp.
///
/// One text runs on both databases: `$1` parameters, RETURNING, ON CONFLICT. Statements are prepared once per
/// connection and kept, so a text should be a literal. A parameter that stands only in `$1 IS NULL` has no
/// type on PostgreSQL: write CAST($1 AS BIGINT).
namespace vanthu::storage {

/// A value for one placeholder: a whole number, text or NULL. Borrows text: use it within one expression.
class Parameter {
  public:
    enum class Kind { null, integer, text };

    Parameter(std::nullptr_t) {}
    template <std::integral T>
    Parameter(T value) : kind_(Kind::integer), integer_(static_cast<std::int64_t>(value)) {}
    Parameter(const char* value) : kind_(Kind::text), text_(value) {}
    Parameter(std::string_view value) : kind_(Kind::text), text_(value) {}
    Parameter(const std::string& value) : kind_(Kind::text), text_(value) {}
    template <class Tag>
    Parameter(domain::Id<Tag> id) : Parameter(id.value) {}
    Parameter(domain::Date date) : Parameter(date.days()) {}
    Parameter(domain::Timestamp moment) : Parameter(moment.time_since_epoch().count()) {}
    /// A word of a closed list, stored as its code.
    template <class E>
    requires std::is_enum_v<E> Parameter(E word) : Parameter(domain::code(word)) {}
    template <class T>
    Parameter(const std::optional<T>& value) {
        if (value) *this = Parameter(*value);
    }

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] std::int64_t integer() const { return integer_; }
    [[nodiscard]] std::string_view text() const { return text_; }

  private:
    Kind kind_{Kind::null};
    std::int64_t integer_{0};
    std::string_view text_;
};
using Parameters = std::span<const Parameter>;

/// The row a query stands on; columns count from 0. A NULL reads as 0 or "".
class Row {
  public:
    virtual ~Row() = default;
    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual std::string text(int column) const = 0;

    [[nodiscard]] int small(int column) const { return static_cast<int>(integer(column)); }
    [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
    [[nodiscard]] domain::Date date(int column) const { return domain::Date::fromDays(small(column)); }
    [[nodiscard]] domain::Timestamp moment(int column) const {
        return domain::Timestamp{std::chrono::seconds{integer(column)}};
    }
    template <class I>
    [[nodiscard]] I id(int column) const {
        return I{integer(column)};
    }
    /// A word of a closed list. A code that the list lacks was written by something newer than this program.
    template <class E>
    [[nodiscard]] E word(int column) const {
        const auto value = domain::parse<E>(text(column));
        if (!value)
            throw Error{ErrorCode::damaged, "The database holds the unknown word '" + text(column) + "'"};
        return *value;
    }
    [[nodiscard]] std::optional<int> optionalSmall(int column) const {
        return isNull(column) ? std::nullopt : std::optional{small(column)};
    }
    [[nodiscard]] std::optional<domain::Date> optionalDate(int column) const {
        return isNull(column) ? std::nullopt : std::optional{date(column)};
    }
    [[nodiscard]] std::optional<domain::Timestamp> optionalMoment(int column) const {
        return isNull(column) ? std::nullopt : std::optional{moment(column)};
    }
    template <class I>
    [[nodiscard]] std::optional<I> optionalId(int column) const {
        return isNull(column) ? std::nullopt : std::optional{id<I>(column)};
    }
};
using RowVisitor = std::function<void(const Row&)>;

/// PostgreSQL asks for the transaction to be run again: another one was in its way, or the connection was
/// lost before it committed.
class RetryTransaction : public Error {
  public:
    using Error::Error;
};

/// Finds a kept statement by its text without copying it.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// What the two databases spell differently.
struct Dialect {
    std::string_view identity;        ///< column that the database numbers
    std::string_view key;             ///< column that the program numbers
    std::string_view beginExclusive;  ///< begins a transaction that no other migration runs beside
    std::string_view beginWrite;      ///< begins a transaction of the group writer
};

/// Where the change log ends.
struct LogHead {
    domain::Sequence sequence{0};
    std::string hash;  ///< of the newest change
};

/// One connection to a database. One thread at a time.
class Session {
  public:
    virtual ~Session() = default;
    /// Runs one statement and visits its rows; returns how many rows it changed or gave. `visit` must not run
    /// the same statement again. Throws Error{conflict} for a broken constraint, else Error{unavailable,
    /// damaged, internal}.
    virtual std::int64_t run(std::string_view sql, Parameters parameters, const RowVisitor& visit) = 0;
    /// Runs a statement of which nothing but its failure matters, and that may be told by a later call, at
    /// the latest by that of RELEASE or commit(): PostgreSQL is not waited for.
    virtual void post(std::string_view sql, Parameters parameters) = 0;
    /// Ends what was posted, however it went. A rollback begins with it.
    virtual void forgetPosted() = 0;
    /// Runs statements without parameters: settings, migrations.
    virtual void script(const std::string& sql) = 0;
    /// Throws Error{unavailable} when it is not known whether the transaction was stored.
    virtual void commit() = 0;
    /// False when an error made the database roll the whole transaction back on its own.
    [[nodiscard]] virtual bool inTransaction() const = 0;
    /// True when the file failed or the server is gone: the connection is of no more use.
    [[nodiscard]] virtual bool isLost() const = 0;
    [[nodiscard]] virtual const Dialect& dialect() const = 0;

    /// Of the running write transaction: what it appended so far is behind it.
    LogHead head;
};

[[nodiscard]] inline Session& sessionOf(ReadTransaction& transaction) {
    return transaction.session_;
}

/// Runs a statement that gives no rows. Its failure ends the transaction, but may be told by a later call.
void execute(WriteTransaction& transaction, std::string_view sql,
             std::initializer_list<Parameter> parameters);
void execute(WriteTransaction& transaction, std::string_view sql, Parameters parameters);

/// Runs a statement that gives no rows; returns how many it changed.
[[nodiscard]] std::int64_t changedRows(WriteTransaction& transaction, std::string_view sql,
                                       std::initializer_list<Parameter> parameters);

/// Visits every row.
void forEachRow(ReadTransaction& transaction, std::string_view sql, Parameters parameters,
                const RowVisitor& visit);
void forEachRow(ReadTransaction& transaction, std::string_view sql,
                std::initializer_list<Parameter> parameters, const RowVisitor& visit);

/// What `make` makes of every row, in order.
template <class Make>
[[nodiscard]] auto allRows(ReadTransaction& transaction, std::string_view sql, Parameters parameters,
                           Make&& make) {
    std::vector<std::decay_t<std::invoke_result_t<Make&, const Row&>>> result;
    forEachRow(transaction, sql, parameters, [&](const Row& row) { result.push_back(make(row)); });
    return result;
}
template <class Make>
[[nodiscard]] auto allRows(ReadTransaction& transaction, std::string_view sql,
                           std::initializer_list<Parameter> parameters, Make&& make) {
    return allRows(transaction, sql, Parameters{parameters.begin(), parameters.size()},
                   std::forward<Make>(make));
}

/// What `make` makes of the first row.
template <class Make>
[[nodiscard]] auto firstRow(ReadTransaction& transaction, std::string_view sql,
                            std::initializer_list<Parameter> parameters, Make&& make) {
    std::optional<std::decay_t<std::invoke_result_t<Make&, const Row&>>> result;
    forEachRow(transaction, sql, Parameters{parameters.begin(), parameters.size()}, [&](const Row& row) {
        if (!result) result.emplace(make(row));
    });
    return result;
}

/// The first column of the first row, a whole number; std::nullopt without a row.
[[nodiscard]] std::optional<std::int64_t> firstInteger(ReadTransaction& transaction, std::string_view sql,
                                                       std::initializer_list<Parameter> parameters);

/// "$3, $4, $5, $6" for an IN list: placeholders for `values` and enough repetitions of the last one
/// that there are few different texts to prepare. Appends the values to `parameters`. Precondition: not
/// empty.
[[nodiscard]] std::string inList(const std::vector<std::int64_t>& values, std::vector<Parameter>& parameters);

/// The same of ids.
template <class Tag>
[[nodiscard]] std::string inList(const std::vector<domain::Id<Tag>>& ids,
                                 std::vector<Parameter>& parameters) {
    std::vector<std::int64_t> values;
    values.reserve(ids.size());
    for (const auto id : ids)
        values.push_back(id.value);
    return inList(values, parameters);
}

/// "$n" for a value that it appends as the n-th parameter.
[[nodiscard]] std::string placeholder(const Parameter& value, std::vector<Parameter>& parameters);

/// For LIKE … ESCAPE '!': nothing in it stands for something else.
[[nodiscard]] std::string likeText(std::string_view text);

}  // namespace vanthu::storage
