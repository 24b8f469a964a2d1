#include "server/app/directory.h"

#include "schemas/domain/text.h"
#include "storage/book_store.h"
#include "storage/organisation_store.h"

#include <algorithm>
#include <charconv>
#include <chrono>
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
                                     std::vector<domain::DocumentType> types, std::uint64_t version)
    : organisations_(std::move(organisations)),
      books_(std::move(books)),
      types_(std::move(types)),
      version_(version) {
    for (std::size_t i = 0; i < organisations_.size(); ++i) {
        byId_[organisations_[i].id] = i;
        for (const auto& identifier : organisations_[i].identifiers)
            byCode_[domain::normalisedOrganisationCode(identifier.code)] = i;
        for (const auto& held : organisations_[i].versions)
            byName_.emplace(domain::folded(held.name), i);
    }
}

const Organisation* DirectorySnapshot::organisation(OrganisationId id) const {
    const auto found = byId_.find(id);
    return found == byId_.end() ? nullptr : &organisations_[found->second];
}

const Organisation* DirectorySnapshot::organisation(const OrganisationReference& reference) const {
    if (const auto* id = std::get_if<OrganisationId>(&reference)) return organisation(*id);
    const auto found = byCode_.find(domain::normalisedOrganisationCode(std::get<std::string>(reference)));
    return found == byCode_.end() ? nullptr : &organisations_[found->second];
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

const Book* DirectorySnapshot::book(BookId id) const {
    const auto found =
        std::find_if(books_.begin(), books_.end(), [&](const Book& book) { return book.id == id; });
    return found == books_.end() ? nullptr : &*found;
}

const Book* DirectorySnapshot::book(const BookReference& reference, OrganisationId unit,
                                    Direction direction) const {
    const auto* id = std::get_if<BookId>(&reference);
    const auto found = std::find_if(books_.begin(), books_.end(), [&](const Book& book) {
        if (book.organisation != unit || book.direction != direction) return false;
        if (id != nullptr) return book.id == *id;
        const auto& code = std::get<std::string>(reference);
        return code.empty() ? book.state == domain::BookState::open : book.code == code;
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
    const std::lock_guard lock(mutex_);
    if (snapshot_ == nullptr || now - readAt_ >= kKeepFor) {
        snapshot_ = database_.read([&](storage::ReadTransaction& transaction) {
            return std::make_shared<const DirectorySnapshot>(
                storage::listOrganisations(transaction), storage::listBooks(transaction, std::nullopt),
                storage::listDocumentTypes(transaction), ++version_);
        });
        readAt_ = now;
    }
    return snapshot_;
}

void Directory::changed() {
    const std::lock_guard lock(mutex_);
    snapshot_ = nullptr;
}

}  // namespace vanthu::app
