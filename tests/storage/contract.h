#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/error.h"
#include "schemas/domain/organisation.h"
#include "storage/book_store.h"
#include "storage/database.h"
#include "storage/number_store.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vanthu::tests {

enum class Engine { sqlite, postgres };

/// An empty database of its own for one test.
class ContractDatabase {
  public:
    explicit ContractDatabase(Engine engine);
    explicit ContractDatabase(std::string url);

    [[nodiscard]] storage::Database& database() { return *database_; }
    [[nodiscard]] const std::string& url() const { return url_; }
    /// As after a restart of the program.
    void reopen();

  private:
    TempDir folder_;
    std::string url_;
    std::unique_ptr<storage::Database> database_;
};

/// The code of the Error that the action must throw.
[[nodiscard]] ErrorCode codeOf(const std::function<void()>& action);

/// 1 November 2018, 08:00 in Vietnam, by account 7.
[[nodiscard]] domain::Actor clerk();

[[nodiscard]] domain::Organisation namedOrganisation(const std::string& name, const std::string& code);

/// A unit with a book in each direction.
struct Office {
    domain::OrganisationId organisation;
    domain::BookId incoming;
    domain::BookId outgoing;
};
[[nodiscard]] Office makeOffice(storage::Database& database, const std::string& code = "H53.01");

[[nodiscard]] domain::Document incomingDocument(const Office& office, const std::string& number = "456");
[[nodiscard]] domain::Document outgoingDocument(const Office& office);

[[nodiscard]] std::vector<domain::DocumentId> idsOf(const std::vector<domain::Document>& documents);

/// Stores it as it is, with whatever number it has.
domain::Document store(storage::Database& database, const domain::Document& document);
/// Takes the next number of the document's book and stores it, as a registration does.
domain::Document registerNumbered(storage::WriteTransaction& transaction, domain::Document document);

}  // namespace vanthu::tests

// One case of the storage contract: the same body runs on SQLite and, tagged [.postgres], on PostgreSQL.
#define CONTRACT_CASE_NAMED(function, name, tags)                                  \
    static void function(vanthu::tests::ContractDatabase& contract);               \
    TEST_CASE(name " (SQLite)", tags) {                                            \
        vanthu::tests::ContractDatabase contract{vanthu::tests::Engine::sqlite};   \
        function(contract);                                                        \
    }                                                                              \
    TEST_CASE(name " (PostgreSQL)", "[.postgres]" tags) {                          \
        vanthu::tests::ContractDatabase contract{vanthu::tests::Engine::postgres}; \
        function(contract);                                                        \
    }                                                                              \
    static void function([[maybe_unused]] vanthu::tests::ContractDatabase& contract)
#define CONTRACT_CASE(name, tags) CONTRACT_CASE_NAMED(INTERNAL_CATCH_UNIQUE_NAME(contractCase), name, tags)
