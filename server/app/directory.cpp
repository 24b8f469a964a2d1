#include "server/app/directory.h"

#include "schemas/domain/text.h"
#include "server/app/unit_names.h"
#include "storage/book_store.h"
#include "storage/calendar_store.h"
#include "storage/document_type_store.h"
#include "storage/organisation_changes.h"
#include "storage/organisation_store.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <unordered_set>
#include <utility>

namespace vanthu::app {

using domain::Book;
using domain::BookId;
using domain::Date;
using domain::Direction;
using domain::Organisation;
using domain::OrganisationId;

namespace {
constexpr std::chrono::seconds kKeepFor{60};
}

OrganisationReference organisationReference(const std::string& text) {
    std::int64_t id = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), id);
    if (parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size()) return OrganisationId{id};
    return text;
}

DirectorySnapshot::DirectorySnapshot(std::vector<Organisation> organisations, std::vector<Book> books,
                                     std::vector<domain::DocumentType> types,
                                     std::vector<domain::Succession> successions, TimeRules time,
                                     std::uint64_t version)
    : organisations_(std::move(organisations)),
      books_(std::move(books)),
      types_(std::move(types)),
      successions_(std::move(successions)),
      time_(std::move(time)),
      version_(version) {
    for (std::size_t i = 0; i < organisations_.size(); ++i) {
        byId_[organisations_[i].id] = i;
        for (const auto& identifier : organisations_[i].identifiers)
            byCode_[domain::normalisedOrganisationCode(identifier.code)].push_back(
                {i, identifier.validFrom, identifier.validTo});
        for (const auto& held : organisations_[i].versions)
            byName_.emplace(domain::folded(held.name), i);
    }
    for (auto& [code, holders] : byCode_)
        std::stable_sort(holders.begin(), holders.end(),
                         [](const Holder& left, const Holder& right) { return left.since < right.since; });
    for (std::size_t i = 0; i < successions_.size(); ++i) {
        byPredecessor_.emplace(successions_[i].predecessor, i);
        bySuccessor_.emplace(successions_[i].successor, i);
    }
}

std::shared_ptr<const search::Synonyms> DirectorySnapshot::unitNames() const {
    std::call_once(namesMade_, [this] { unitNames_ = app::unitNames(organisations_, successions_); });
    return unitNames_;
}

std::shared_ptr<const search::TypeNames> DirectorySnapshot::typeNames() const {
    std::call_once(typeNamesMade_,
                   [this] { typeNames_ = std::make_shared<const search::TypeNames>(types_.types()); });
    return typeNames_;
}

const Organisation* DirectorySnapshot::organisation(OrganisationId id) const {
    const auto found = byId_.find(id);
    return found == byId_.end() ? nullptr : &organisations_[found->second];
}

const Organisation* DirectorySnapshot::organisation(const OrganisationReference& reference) const {
    if (const auto* id = std::get_if<OrganisationId>(&reference)) return organisation(*id);
    const auto found = byCode_.find(domain::normalisedOrganisationCode(std::get<std::string>(reference)));
    return found == byCode_.end() ? nullptr : &organisations_[found->second.back().organisation];
}

const Organisation* DirectorySnapshot::organisation(const OrganisationReference& reference, Date day) const {
    if (const auto* code = std::get_if<std::string>(&reference)) {
        const auto found = byCode_.find(domain::normalisedOrganisationCode(*code));
        if (found == byCode_.end()) return nullptr;
        for (const auto& holder : found->second)
            if (holder.since <= day && (!holder.until || day <= *holder.until))
                return &organisations_[holder.organisation];
    }
    return organisation(reference);
}

const Organisation* DirectorySnapshot::organisationNamed(std::string_view name, Date day) const {
    const auto key = domain::folded(name);
    const Organisation* only = nullptr;
    const auto [begin, end] = byName_.equal_range(key);
    for (auto entry = begin; entry != end; ++entry) {
        const Organisation& candidate = organisations_[entry->second];
        if (&candidate == only || domain::folded(candidate.on(day).name) != key) continue;
        if (only != nullptr) return nullptr;
        only = &candidate;
    }
    return only;
}

std::vector<const Organisation*> DirectorySnapshot::successorsOf(OrganisationId id, Date day) const {
    std::vector<OrganisationId> way{id};
    std::vector<const Organisation*> found;
    for (std::size_t next = 0; next < way.size(); ++next) {
        const auto [begin, end] = byPredecessor_.equal_range(way[next]);
        for (auto entry = begin; entry != end; ++entry) {
            const auto successor = successions_[entry->second].successor;
            const auto* known = organisation(successor);
            if (known == nullptr || std::find(way.begin(), way.end(), successor) != way.end()) continue;
            way.push_back(successor);
            if (known->existsOn(day)) found.push_back(known);
        }
    }
    std::sort(found.begin(), found.end(),
              [](const auto* left, const auto* right) { return left->id < right->id; });
    return found;
}

std::vector<OrganisationId> DirectorySnapshot::predecessorsOf(OrganisationId id, Date day) const {
    std::vector<OrganisationId> found{id};
    for (std::size_t next = 0; next < found.size(); ++next) {
        const auto [begin, end] = bySuccessor_.equal_range(found[next]);
        for (auto entry = begin; entry != end; ++entry) {
            const auto& succession = successions_[entry->second];
            if (!succession.partial && succession.effectiveFrom <= day &&
                std::find(found.begin(), found.end(), succession.predecessor) == found.end())
                found.push_back(succession.predecessor);
        }
    }
    found.erase(found.begin());
    return found;
}

std::vector<OrganisationId> DirectorySnapshot::unitsBelow(OrganisationId top, Date day) const {
    std::unordered_multimap<OrganisationId, OrganisationId> children;
    for (const auto& organisation : organisations_)
        if (const auto& parent = organisation.on(day).parent) children.emplace(*parent, organisation.id);
    std::vector<OrganisationId> found{top};
    std::unordered_set<OrganisationId> seen{top};
    for (std::size_t next = 0; next < found.size(); ++next) {
        const auto [begin, end] = children.equal_range(found[next]);
        for (auto child = begin; child != end; ++child)
            if (seen.insert(child->second).second) found.push_back(child->second);
    }
    return found;
}

std::string DirectorySnapshot::nameOn(domain::OrganisationId id, Date day) const {
    const auto* found = organisation(id);
    return found == nullptr ? "" : found->on(day).name;
}

const Book* DirectorySnapshot::book(BookId id) const {
    const auto found =
        std::find_if(books_.begin(), books_.end(), [&](const Book& book) { return book.id == id; });
    return found == books_.end() ? nullptr : &*found;
}

const Book* DirectorySnapshot::book(const BookReference& reference, OrganisationId unit, Direction direction,
                                    domain::BookPurpose purpose) const {
    const auto* id = std::get_if<BookId>(&reference);
    const auto found = std::find_if(books_.begin(), books_.end(), [&](const Book& book) {
        if (book.organisation != unit || book.direction != direction) return false;
        if (id != nullptr) return book.id == *id;
        const auto& code = std::get<std::string>(reference);
        if (!code.empty()) return book.code == code;
        return book.state == domain::BookState::open && book.purpose == purpose;
    });
    return found == books_.end() ? nullptr : &*found;
}

std::string codeOn(const Organisation& organisation, Date day) {
    const domain::OrganisationIdentifier* best = nullptr;
    for (const auto& identifier : organisation.identifiers) {
        const bool holds = identifier.validFrom <= day && (!identifier.validTo || day <= *identifier.validTo);
        if (!holds || identifier.scheme == domain::IdentifierScheme::taxCode) continue;
        if (best == nullptr || identifier.scheme == domain::IdentifierScheme::qd20) best = &identifier;
    }
    return best == nullptr ? "" : best->code;
}

std::shared_ptr<const DirectorySnapshot> Directory::current() {
    const auto now = clock_.now();
    std::uint64_t changes = 0;
    {
        const std::lock_guard lock(mutex_);
        if (snapshot_ == nullptr) {
            snapshot_ = load();
            readAt_ = now;
        }
        if (now - readAt_ < kKeepFor) return snapshot_;
        // Thousands of organisations take a while to read: the others go on with what there is.
        readAt_ = now;
        changes = changes_;
    }
    auto fresh = load();
    const std::lock_guard lock(mutex_);
    if (changes == changes_) snapshot_ = fresh;
    return fresh;
}

std::shared_ptr<const DirectorySnapshot> Directory::load() {
    return database_.read([&](storage::ReadTransaction& transaction) {
        return std::make_shared<const DirectorySnapshot>(
            storage::listOrganisations(transaction), storage::listBooks(transaction, std::nullopt),
            storage::listDocumentTypes(transaction), storage::listSuccessions(transaction),
            TimeRules{domain::WorkingCalendar(storage::listCalendar(transaction)),
                      domain::DeadlineRules(storage::listDeadlineRules(transaction))},
            ++version_);
    });
}

void Directory::changed() {
    const std::lock_guard lock(mutex_);
    snapshot_ = nullptr;
    ++changes_;
}

}  // namespace vanthu::app
