#pragma once

#include "schemas/domain/book.h"
#include "schemas/domain/deadline.h"
#include "schemas/domain/document_type.h"
#include "schemas/domain/organisation.h"
#include "storage/database.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace vanthu::search {
class Synonyms;
class TypeNames;
}  // namespace vanthu::search

namespace vanthu::app {

/// An organisation as a client names it: by id or by code.
using OrganisationReference = std::variant<domain::OrganisationId, std::string>;
/// "12" is an id, anything else a code: no code of the two schemes is a plain number.
[[nodiscard]] OrganisationReference organisationReference(const std::string& text);
/// A book as a client names it: by id, or by code within a unit and direction.
using BookReference = std::variant<domain::BookId, std::string>;

/// Which days count and how long things may take.
struct TimeRules {
    domain::WorkingCalendar calendar;
    domain::DeadlineRules deadlines;
};

/// Organisations, their successions, books, document types and rules of time as they were at one moment;
/// never changes once made.
class DirectorySnapshot {
  public:
    DirectorySnapshot(std::vector<domain::Organisation> organisations, std::vector<domain::Book> books,
                      std::vector<domain::DocumentType> types, std::vector<domain::Succession> successions,
                      TimeRules time, std::uint64_t version);

    [[nodiscard]] const std::vector<domain::Organisation>& organisations() const { return organisations_; }
    [[nodiscard]] const std::vector<domain::Book>& books() const { return books_; }
    [[nodiscard]] const domain::DocumentTypeCatalogue& types() const { return types_; }
    [[nodiscard]] const TimeRules& time() const { return time_; }
    [[nodiscard]] std::uint64_t version() const { return version_; }

    [[nodiscard]] const domain::Organisation* organisation(domain::OrganisationId id) const;
    /// What it is called on that day; "" for one that nobody knows.
    [[nodiscard]] std::string nameOn(domain::OrganisationId id, domain::Date day) const;
    /// A code that went from one organisation to another stands for the one that has it last.
    [[nodiscard]] const domain::Organisation* organisation(const OrganisationReference& reference) const;
    /// A code stands for the one that has it on that day; as above when none has it then.
    [[nodiscard]] const domain::Organisation* organisation(const OrganisationReference& reference,
                                                           domain::Date day) const;
    /// By its name on that day, however accented or capitalised; nullptr when none or several have it.
    [[nodiscard]] const domain::Organisation* organisationNamed(std::string_view name,
                                                                domain::Date day) const;
    /// Who follows that organisation and exists on that day, through any number of steps; by id.
    [[nodiscard]] std::vector<const domain::Organisation*> successorsOf(domain::OrganisationId id,
                                                                        domain::Date day) const;
    /// Those that it had taken over wholly by that day, through any number of steps; without itself.
    [[nodiscard]] std::vector<domain::OrganisationId> predecessorsOf(domain::OrganisationId id,
                                                                     domain::Date day) const;
    [[nodiscard]] std::span<const domain::Succession> successions() const { return successions_; }
    /// Old and new names of units, see unit_names.h; made when first asked for. Any thread may call.
    [[nodiscard]] std::shared_ptr<const search::Synonyms> unitNames() const;
    /// What types of documents are and were called, for searches; as above.
    [[nodiscard]] std::shared_ptr<const search::TypeNames> typeNames() const;
    /// The organisation and all below it on that day.
    [[nodiscard]] std::vector<domain::OrganisationId> unitsBelow(domain::OrganisationId top,
                                                                 domain::Date day) const;
    [[nodiscard]] const domain::Book* book(domain::BookId id) const;
    /// "" as code asks for the first open book of that unit, direction and purpose.
    [[nodiscard]] const domain::Book* book(const BookReference& reference, domain::OrganisationId unit,
                                           domain::Direction direction,
                                           domain::BookPurpose purpose = domain::BookPurpose::agency) const;

  private:
    std::vector<domain::Organisation> organisations_;
    std::vector<domain::Book> books_;
    domain::DocumentTypeCatalogue types_;
    std::vector<domain::Succession> successions_;
    TimeRules time_;
    std::uint64_t version_;
    std::unordered_map<domain::OrganisationId, std::size_t> byId_;
    struct Holder {
        std::size_t organisation{0};
        domain::Date since;
        std::optional<domain::Date> until;
    };
    std::unordered_map<std::string, std::vector<Holder>> byCode_;  ///< the latest last
    std::unordered_multimap<std::string, std::size_t> byName_;     ///< folded, every version's name
    std::unordered_multimap<domain::OrganisationId, std::size_t> byPredecessor_, bySuccessor_;
    mutable std::once_flag namesMade_, typeNamesMade_;
    mutable std::shared_ptr<const search::Synonyms> unitNames_;
    mutable std::shared_ptr<const search::TypeNames> typeNames_;
};

/// The identifier of an organisation that counts on that day: QĐ 20 before QCVN 102; "" when it has none.
[[nodiscard]] std::string codeOn(const domain::Organisation& organisation, domain::Date day);

/// Keeps a snapshot, so that ordinary requests look nothing up in the database. A change made by this process
/// shows at once, one made by another server on the same database within a minute. Any thread may call.
class Directory {
  public:
    Directory(storage::Database& database, const domain::Clock& clock) : database_(database), clock_(clock) {}

    // Shared: requests keep the snapshot that they began with while a newer one takes its place.
    [[nodiscard]] std::shared_ptr<const DirectorySnapshot> current();
    /// To be called after every change of organisations, books, types, calendar or deadline rules.
    void changed();

  private:
    std::shared_ptr<const DirectorySnapshot> load();

    storage::Database& database_;
    const domain::Clock& clock_;
    std::mutex mutex_;
    std::shared_ptr<const DirectorySnapshot> snapshot_;
    domain::Timestamp readAt_{};
    std::uint64_t changes_{0};
    std::atomic<std::uint64_t> version_{0};
};

}  // namespace vanthu::app
