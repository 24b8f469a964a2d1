#include "storage/document_list.h"

#include "schemas/domain/sorted.h"
#include "storage/document_rows.h"
#include "storage/document_store.h"
#include "storage/figure_condition.h"
#include "storage/outgoing_store.h"
#include "storage/sql.h"

#include <algorithm>
#include <cstddef>

namespace vanthu::storage {

namespace {

// A list is merged from sources: each registry that is read, and the work of each reader. Every source has an
// index in the order of the list and gives at most one page, so that a page costs the same among a thousand
// documents and among millions. Each is a statement of its own: SQLite takes ten times as long for their
// UNION.

struct Source {
    enum class Kind { everything, unit, unitOrdinary, unitRestricted, workOfAccount, workOfUnit };
    Kind kind;
    std::int64_t id{0};
};

std::vector<Source> sourcesOf(const domain::AccessScope& scope, std::optional<domain::OrganisationId> unit) {
    std::vector<Source> sources;
    const auto wanted = [&](domain::OrganisationId candidate) { return !unit || *unit == candidate; };
    const auto readsRestricted = [&](domain::OrganisationId candidate) {
        return std::ranges::binary_search(scope.restricted, candidate);
    };
    if (scope.everything) {
        sources.push_back({Source::Kind::everything});
        for (const auto own : scope.restricted)
            if (wanted(own)) sources.push_back({Source::Kind::unitRestricted, own.value});
    } else {
        for (const auto read : scope.organisations)
            if (wanted(read))
                sources.push_back(
                    {readsRestricted(read) ? Source::Kind::unit : Source::Kind::unitOrdinary, read.value});
    }
    if (scope.account) sources.push_back({Source::Kind::workOfAccount, scope.account.value});
    for (const auto assigned : scope.assigned)
        sources.push_back({Source::Kind::workOfUnit, assigned.value});
    return sources;
}

/// The deadline of the one in charge goes before that of the registration, as in the counts.
std::string conditionOf(domain::HandlingStanding standing, const std::string& today) {
    const std::string state =
        "COALESCE((SELECT h.state FROM handlings h WHERE h.document_id = d.id), 'registered')";
    const std::string due =
        "COALESCE((SELECT h.due_date FROM handlings h WHERE h.document_id = d.id), d.due_date)";
    const auto open = " AND " + state + " NOT IN ('completed', 'filed') AND " + due;
    const std::string registered = " AND d.direction = 'incoming' AND d.book_id IS NOT NULL";
    switch (standing) {
        case domain::HandlingStanding::openInTime:
            return registered + open + " >= " + today;
        case domain::HandlingStanding::openOverdue:
            return registered + open + " < " + today;
        case domain::HandlingStanding::openWithoutDeadline:
            return registered + open + " IS NULL";
        case domain::HandlingStanding::done:
            return registered + " AND " + state + " = 'completed'";
        case domain::HandlingStanding::filed:
            return registered + " AND " + state + " = 'filed'";
    }
    return {};
}

/// Asks sources for the newest ids that pass the filter.
class ListQuery {
  public:
    ListQuery(const DocumentFilter& filter, std::optional<domain::DocumentId> before, int limit) {
        const auto require = [&](const char* column, const Parameter& value) {
            condition_ += " AND " + (column + placeholder(value, parameters_));
        };
        if (filter.organisation) require("d.organisation_id = ", *filter.organisation);
        if (!filter.organisations.empty()) {
            condition_ += " AND d.organisation_id IN (" + inList(filter.organisations, parameters_) + ")";
        }
        if (filter.direction) require("d.direction = ", *filter.direction);
        if (filter.book) require("d.book_id = ", *filter.book);
        if (!filter.typeCode.empty()) require("d.type_code = ", filter.typeCode);
        if (filter.from) require("d.registry_date >= ", *filter.from);
        if (filter.to) require("d.registry_date <= ", *filter.to);
        if (filter.handling) {
            const auto comparesDays = *filter.handling == domain::HandlingStanding::openInTime ||
                                      *filter.handling == domain::HandlingStanding::openOverdue;
            condition_ +=
                conditionOf(*filter.handling, comparesDays ? placeholder(filter.today, parameters_) : "");
        }
        if (filter.outgoing) condition_ += " AND " + outgoingCondition(*filter.outgoing);
        if (filter.counted) condition_ += figureCondition(*filter.counted, filter.today, parameters_);
        if (filter.chargeUnit) requireCharge("charge_unit_id", *filter.chargeUnit);
        if (filter.chargeAccount) requireCharge("charge_account_id", *filter.chargeAccount);
        before_ = before ? placeholder(*before, parameters_) : "";
        limit_ = placeholder(limit, parameters_);
        common_ = parameters_.size();
    }

    /// Those newer than `after`, the oldest one that can still stand on the page.
    [[nodiscard]] std::vector<domain::DocumentId> ask(ReadTransaction& transaction, const Source& source,
                                                      std::optional<domain::DocumentId> after) {
        parameters_.resize(common_, Parameter{nullptr});
        after_ = after ? placeholder(*after, parameters_) : "";
        const auto sql = query(source);
        return allRows(transaction, sql, parameters_,
                       [](const Row& row) { return row.id<domain::DocumentId>(0); });
    }

  private:
    void requireCharge(const std::string& column, const Parameter& wanted) {
        condition_ +=
            " AND d.direction = 'incoming' AND COALESCE((SELECT h." + column +
            " FROM handlings h WHERE h.document_id = d.id), 0) = " + placeholder(wanted, parameters_);
    }
    std::string query(const Source& source) {
        const auto id = [&] { return placeholder(source.id, parameters_); };
        switch (source.kind) {
            case Source::Kind::everything:
                return ofDocuments("d.access = 'unit'");
            case Source::Kind::unit:
                return ofDocuments("d.organisation_id = " + id());
            case Source::Kind::unitOrdinary:
                return ofDocuments("d.organisation_id = " + id() + " AND d.access = 'unit'");
            case Source::Kind::unitRestricted:
                return ofDocuments("d.organisation_id = " + id() + " AND d.access = 'restricted'");
            case Source::Kind::workOfAccount:
                return ofAssignments("a.account_id = " + id());
            case Source::Kind::workOfUnit:
                return ofAssignments("a.unit_id = " + id());
        }
        return {};
    }

    [[nodiscard]] std::string ofDocuments(const std::string& who) const {
        return "SELECT d.id FROM documents d WHERE " + who + condition_ + between("d.id") +
               " ORDER BY d.id DESC LIMIT " + limit_;
    }
    [[nodiscard]] std::string ofAssignments(const std::string& who) const {
        return "SELECT DISTINCT a.document_id AS id FROM assignments a JOIN documents d ON d.id = "
               "a.document_id "
               "WHERE a.state <> 'withdrawn' AND " +
               who + condition_ + between("a.document_id") + " ORDER BY a.document_id DESC LIMIT " + limit_;
    }
    [[nodiscard]] std::string between(const std::string& id) const {
        return (before_.empty() ? "" : " AND " + id + " < " + before_) +
               (after_.empty() ? "" : " AND " + id + " > " + after_);
    }

    std::string condition_;
    std::string before_;  ///< placeholders of what all sources share
    std::string limit_;
    std::string after_;
    std::vector<Parameter> parameters_;
    std::size_t common_{0};
};

}  // namespace

DocumentPage listDocuments(ReadTransaction& transaction, const DocumentFilter& filter,
                           const domain::AccessScope& scope, std::optional<domain::DocumentId> before,
                           int limit) {
    DocumentPage page;
    if (limit < 1) return page;
    const auto sources = sourcesOf(scope, filter.organisation);
    // One more than asked for tells whether there is a next page.
    const auto wanted = static_cast<std::size_t>(limit) + 1;
    ListQuery query(filter, before, limit + 1);
    std::vector<domain::DocumentId> ids;
    for (const auto& source : sources) {
        const auto oldest = ids.size() == wanted ? std::optional{ids.back()} : std::nullopt;
        const auto newer = query.ask(transaction, source, oldest);
        ids.insert(ids.end(), newer.begin(), newer.end());
        domain::sortUnique(ids);
        std::ranges::reverse(ids);
        ids.resize(std::min(ids.size(), wanted));
    }
    if (ids.size() == wanted) {
        ids.pop_back();
        page.next = ids.back();
    }
    page.documents = findDocuments(transaction, ids);
    return page;
}

}  // namespace vanthu::storage
