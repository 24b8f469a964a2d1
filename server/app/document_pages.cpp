#include "server/app/document_pages.h"

#include "schemas/domain/json_writer.h"
#include "server/app/page_cursor.h"
#include "storage/document_list.h"

#include <chrono>
#include <mutex>

namespace vanthu::app {
namespace {

constexpr std::size_t kRememberedPages = 512;
constexpr std::chrono::seconds kKeepPageFor{1};

std::string textOf(const OrganisationReference& reference) {
    const auto* id = std::get_if<domain::OrganisationId>(&reference);
    return id != nullptr ? '#' + std::to_string(id->value) : std::get<std::string>(reference);
}

// What the rows of the list depend on, page and size apart. Free text comes last, so that nothing can imitate
// it.
std::string listQuery(const ListRequest& request) {
    std::string units;
    for (const auto unit : request.units)
        units += std::to_string(unit.value) + ',';
    const auto day = [](const std::optional<domain::Date>& date) {
        return date ? date->iso() : std::string{"-"};
    };
    return std::string(request.direction ? domain::code(*request.direction) : "-") + ' ' + day(request.from) +
           ' ' + day(request.to) + ' ' + std::to_string(request.book.value_or(domain::BookId{}).value) +
           '\n' + (request.unit ? textOf(*request.unit) : "-") + '\n' + request.typeCode + '\n' +
           std::string(request.handling ? domain::code(*request.handling) : "-") + '\n' +
           std::string(request.outgoing ? domain::code(*request.outgoing) : "-") + '\n' +
           (request.counted ? std::string(request.counted->isLacking ? "not " : "") +
                                  std::string(domain::code(request.counted->figure))
                            : "-") +
           ' ' + std::to_string(request.chargeUnit.value_or(domain::OrganisationId{-1}).value) + ' ' +
           std::to_string(request.chargeAccount.value_or(domain::AccountId{-1}).value) + ' ' + units;
}

std::string pageKey(const Caller& caller, const ListRequest& request, const std::string& query) {
    const auto& scope = caller.scope;
    std::string key = (scope.everything ? "* " : " ") + std::to_string(scope.account.value);
    for (const auto* units : {&scope.organisations, &scope.restricted, &scope.assigned}) {
        key += ' ';
        for (const auto unit : *units)
            key += std::to_string(unit.value) + ',';
    }
    return key + ' ' + std::to_string(request.limit) + ' ' + request.cursor + '\n' + query;
}

}  // namespace

std::shared_ptr<const std::string> DocumentPages::page(const Caller& caller, const ListRequest& request) {
    require(caller, Action::seeDocuments);
    const auto query = listQuery(request);
    const auto key = pageKey(caller, request, query);
    // Read before the rows: a change that comes between makes the entry stale, never wrong.
    const auto head = database_.head();
    const auto now = clock_.now();
    if (auto known = remembered(key, head, now)) return known;
    auto json = std::make_shared<const std::string>(render(caller, request, query));
    const std::unique_lock lock(mutex_);
    if (entries_.size() >= kRememberedPages) entries_.clear();
    entries_[key] = {head, now, json};
    return json;
}

std::shared_ptr<const std::string> DocumentPages::remembered(const std::string& key, domain::Sequence head,
                                                             domain::Timestamp now) const {
    const std::shared_lock lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end() || found->second.head != head || now - found->second.madeAt > kKeepPageFor)
        return nullptr;
    return found->second.json;
}

std::string DocumentPages::render(const Caller& caller, const ListRequest& request,
                                  const std::string& query) {
    storage::DocumentFilter filter;
    filter.direction = request.direction;
    filter.book = request.book;
    filter.typeCode = request.typeCode;
    filter.from = request.from;
    filter.to = request.to;
    filter.handling = request.handling;
    filter.outgoing = request.outgoing;
    filter.organisations = request.units;
    filter.counted = request.counted;
    filter.chargeUnit = request.chargeUnit;
    filter.chargeAccount = request.chargeAccount;
    // What a report just counted is to be found.
    if (request.counted) static_cast<void>(figures_.upToDate());
    filter.today = domain::vietnamDate(clock_.now());
    if (request.unit) {
        const auto directory = directory_.current();
        const auto* unit = directory->organisation(*request.unit);
        // A unit that is unknown and one that is not the caller's to see look the same: nothing in it.
        filter.organisation = unit != nullptr ? unit->id : domain::OrganisationId{-1};
    }
    std::optional<domain::DocumentId> before;
    if (const auto place = readCursor(request.cursor, query)) before = domain::DocumentId{*place};
    const auto page = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::listDocuments(transaction, filter, caller.scope, before, request.limit);
    });
    domain::JsonWriter json;
    json.beginObject().key("documents").beginArray();
    for (const auto& document : page.documents)
        json.json(domain::toJson(document));
    json.endArray();
    if (page.next) json.field("next_cursor", makeCursor(page.next->value, query));
    return json.endObject().take();
}

}  // namespace vanthu::app
