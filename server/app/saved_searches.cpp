#include "server/app/saved_searches.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "schemas/domain/text.h"
#include "server/app/checks.h"
#include "server/app/tell.h"
#include "storage/document_store.h"
#include "storage/saved_search_store.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

namespace vanthu::app {
namespace {

using domain::SavedSearch;

constexpr int kWatchedAtOnce = 100;

/// The parameters of GET /search that say what is looked for.
std::string jsonOf(const search::Query& query, std::optional<domain::SearchPeriod> period) {
    domain::JsonWriter json;
    json.beginObject().fieldIfAny("q", query.text);
    if (query.direction) json.field("direction", domain::code(*query.direction));
    if (query.book) json.field("book", query.book->value);
    json.fieldIfAny("type", query.typeCode).fieldIfAny("issuer", query.issuer);
    json.fieldIfAny("issuer_exact", query.issuerExact);
    if (query.unit) json.field("unit", std::to_string(query.unit->value));
    if (query.year) json.field("year", *query.year);
    if (period) json.field("period", domain::code(*period));
    if (query.issuedFrom) json.field("from", query.issuedFrom->iso());
    if (query.issuedTo) json.field("to", query.issuedTo->iso());
    return json.field("sort", domain::code(query.sort)).endObject().take();
}

search::Query queryFrom(const std::string& json, domain::Date today) {
    const auto object = Poco::JSON::Parser().parse(json).extract<Poco::JSON::Object::Ptr>();
    const auto text = [&](const char* name) { return object->optValue<std::string>(name, ""); };
    search::Query query;
    query.text = text("q");
    query.direction = domain::parse<domain::Direction>(text("direction"));
    if (object->has("book")) query.book = domain::BookId{object->getValue<std::int64_t>("book")};
    query.typeCode = text("type");
    query.issuer = text("issuer");
    query.issuerExact = text("issuer_exact");
    if (object->has("unit")) query.unit = domain::OrganisationId{std::stoll(text("unit"))};
    if (object->has("year")) query.year = object->getValue<int>("year");
    query.issuedFrom = domain::parseIsoDate(text("from"));
    query.issuedTo = domain::parseIsoDate(text("to"));
    if (const auto period = domain::parse<domain::SearchPeriod>(text("period")))
        std::tie(query.issuedFrom, query.issuedTo) = domain::daysOf(*period, today);
    query.sort = domain::parse<search::Sort>(text("sort")).value_or(search::Sort::relevance);
    return query;
}

std::string savedSearchJson(const SavedSearch& search) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", search.id.value)
        .field("name", search.name)
        .field("alerts", search.alerts)
        .field("created_at", domain::isoVietnam(search.createdAt));
    return json.key("query").json(search.query).endObject().take();
}

SavedSearch checkedSearch(const SavedSearchRequest& request, const DirectorySnapshot& directory) {
    Checks checks;
    SavedSearch search;
    search.name = checks.text("name", request.name, limits::kSavedSearchName, Presence::required);
    if (request.search.unit && directory.organisation(*request.search.unit) == nullptr)
        checks.add("query.unit", "unknown_organisation",
                   "Không có cơ quan này; nhập mã hoặc id của cơ quan đã có.");
    if (request.period && (request.search.query.issuedFrom || request.search.query.issuedTo))
        checks.add("query.period", "ambiguous", "Chỉ nêu một trong period và from, to.");
    checks.finish();
    search::requireUnderstood(request.search.query.text);
    search.query = jsonOf(withUnit(request.search, directory), request.period);
    search.alerts = request.alerts;
    return search;
}

SavedSearch ownSearch(storage::ReadTransaction& transaction, const Caller& caller, domain::SavedSearchId id) {
    auto search = storage::findSavedSearch(transaction, id);
    if (!search || search->account != caller.account.id)
        throw Refused(Refusal::savedSearchUnknown, {std::to_string(id.value)});
    return std::move(*search);
}

}  // namespace

std::string SavedSearches::list(const Caller& caller) {
    require(caller, Action::seeDocuments);
    domain::JsonWriter json;
    json.beginObject().key("saved_searches").beginArray();
    auto searches = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::savedSearchesOf(transaction, caller.account.id);
    });
    std::ranges::stable_sort(searches, {},
                             [](const SavedSearch& search) { return domain::sortKey(search.name); });
    for (const auto& search : searches)
        json.json(savedSearchJson(search));
    return json.endArray().endObject().take();
}

Created SavedSearches::create(const Caller& caller, const SavedSearchRequest& request,
                              const std::optional<RequestKey>& key) {
    require(caller, Action::seeDocuments);
    auto search = checkedSearch(request, *directory_.current());
    search.account = caller.account.id;
    return createOnce(
        database_, {caller.account.id, clock_.now()}, key, [&](storage::WriteTransaction& transaction) {
            if (storage::savedSearchesOf(transaction, caller.account.id).size() >= limits::kSavedSearches)
                throw Refused(Refusal::tooManySavedSearches, {std::to_string(limits::kSavedSearches)});
            return savedSearchJson(storage::insertSavedSearch(transaction, search));
        });
}

std::string SavedSearches::change(const Caller& caller, domain::SavedSearchId id,
                                  const SavedSearchRequest& request) {
    require(caller, Action::seeDocuments);
    const auto wanted = checkedSearch(request, *directory_.current());
    return database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        auto search = ownSearch(transaction, caller, id);
        search.name = wanted.name;
        search.query = wanted.query;
        search.alerts = wanted.alerts;
        storage::storeSavedSearch(transaction, search);
        return savedSearchJson(search);
    });
}

void SavedSearches::remove(const Caller& caller, domain::SavedSearchId id) {
    require(caller, Action::seeDocuments);
    database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        storage::removeSavedSearch(transaction, ownSearch(transaction, caller, id).id);
    });
}

void SavedSearches::step() {
    domain::SavedSearchId after;
    for (std::size_t size = kWatchedAtOnce; size == kWatchedAtOnce;) {
        const auto searches = database_.read([&](storage::ReadTransaction& transaction) {
            return storage::watchedSearches(transaction, after, kWatchedAtOnce);
        });
        size = searches.size();
        for (const auto& search : searches) {
            after = search.id;
            try {
                look(search);
            } catch (const Error& error) {
                // Saved by a program that took other words: its owner sees why when it is run.
                if (error.code() != ErrorCode::invalidInput) throw;
            }
        }
    }
}

void SavedSearches::look(const SavedSearch& search) {
    const auto now = clock_.now();
    const auto directory = directory_.current();
    const auto owner = database_.read([&](storage::ReadTransaction& transaction) {
        return callerOf(transaction, search.account, *directory, domain::vietnamDate(now));
    });
    if (!owner) return;
    auto query = queryFrom(search.query, domain::vietnamDate(now));
    query.registeredAfter = search.since;
    query.sort = search::Sort::registered;
    query.unitNames = directory->unitNames();
    query.typeNames = directory->typeNames();
    const auto found = index_.find(query, owner->scope, limits::kPageSizeMax);
    const auto news = database_.read([&](storage::ReadTransaction& transaction) {
        std::vector<domain::DocumentId> untold;
        for (const auto document : found.documents)
            if (!storage::wasTold(transaction, search.id, document)) untold.push_back(document);
        return untold;
    });
    if (news.empty()) return;
    database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
        Teller teller(transaction, *directory);
        if (!storage::findSavedSearch(transaction, search.id)) return;  // removed in the meantime
        for (const auto id : news) {
            const auto document = storage::findDocument(transaction, id);
            if (document && storage::noteTold(transaction, search.id, id))
                teller.tell(search.account, domain::NoticeKind::searchMatched, *document,
                            {.related = search.id.value});
        }
    });
}

}  // namespace vanthu::app
