#include "storage/database.h"

#include "schemas/domain/error.h"
#include "storage/backend.h"

#include <string_view>

namespace vanthu::storage {

namespace {

std::unique_ptr<Database::Backend> openBackend(const DatabaseSettings& settings) {
    static constexpr std::string_view kSqlite = "sqlite:";
    const std::string_view url = settings.url;
    if (url.starts_with(kSqlite)) return openSqlite(settings, settings.url.substr(kSqlite.size()));
    if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return openPostgres(settings);
    // The url may hold a password: it is not repeated.
    throw Error{
        ErrorCode::invalidInput,
        "The database url must begin with sqlite: or postgresql://, as in sqlite:/var/lib/vanthu/vanthu.db"};
}

}  // namespace

Database::Database(const DatabaseSettings& settings) : backend_(openBackend(settings)) {}
Database::~Database() = default;

domain::Sequence Database::head() const {
    return backend_->head();
}

domain::Sequence Database::waitForChange(domain::Sequence after, int timeoutMs) const {
    return backend_->waitForChange(after, timeoutMs);
}

void Database::runRead(const ReadWork& work) {
    backend_->read(work);
}

void Database::runWrite(const domain::Actor& actor, const WriteWork& work) {
    backend_->write(actor, work);
}

}  // namespace vanthu::storage
