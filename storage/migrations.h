#pragma once

#include "storage/sql.h"

#include <string>
#include <vector>

namespace vanthu::storage {

/// One numbered file of schemas/sql.
struct Migration {
    int number{0};
    std::string name;  ///< "0001_registry.sql"
    std::string sql;   ///< with {identity} and {key} in place of the two kinds of keys
};

/// Those compiled into this program, by number.
[[nodiscard]] std::vector<Migration> embeddedMigrations();

/// Brings a database to the last of `migrations`, one transaction each, and fills document_types of a new
/// one. Throws Error{conflict}, changing nothing, for a schema newer than that or an applied migration that
/// was edited since.
void migrate(Session& session, const std::vector<Migration>& migrations, domain::Timestamp now);

/// Throws Error{unavailable} unless migrate() would have nothing to do.
void requireMigrated(Session& session, const std::vector<Migration>& migrations);

}  // namespace vanthu::storage
