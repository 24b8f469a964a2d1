#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "server/directory/editions.h"
#include "server/exchange/exchange.h"
#include "storage/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// Directories of the exchange (docs/exchange.md §15): whose are followed, what this installation publishes,
/// and who stands in them. Not to be confused with Directory, the organisations of this installation. Any
/// thread may call.
class ExchangeDirectory {
  public:
    ExchangeDirectory(storage::Database& database, const domain::Clock& clock, Directory& directory,
                      exchange::Exchange& exchange)
        : database_(database), clock_(clock), directory_(directory), exchange_(exchange) {}

    /// Where each directory stands, and by which certificates it is believed.
    [[nodiscard]] std::string list(const Caller& caller);
    /// From now on editions of that publisher that are signed by that certificate (PEM) are believed.
    [[nodiscard]] Created follow(const Caller& caller, const std::string& publisher,
                                 const std::string& certificate, const std::optional<RequestKey>& key);
    /// Not by that certificate any more. A directory without any stays as it is, and is not looked at.
    [[nodiscard]] std::string end(const Caller& caller, std::int64_t id);
    /// Appends what changed to the directory that this installation publishes under that code, signed by its
    /// key.
    [[nodiscard]] Created publish(const Caller& caller, const std::string& publisher,
                                  const std::vector<wire::DirectoryChange>& changes,
                                  const std::optional<RequestKey>& key);
    /// Organisations by either code, or by a part of their name with or without accents.
    [[nodiscard]] std::string search(const Caller& caller, const std::string& text, int limit);
    /// Counts a directory again from the disk, and checks every signature.
    [[nodiscard]] std::string verify(const Caller& caller, const std::string& publisher);

  private:
    void requireOwn(storage::WriteTransaction& transaction, const std::string& publisher,
                    const evidence::Certificate& certificate) const;

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    exchange::Exchange& exchange_;
};

}  // namespace vanthu::app
