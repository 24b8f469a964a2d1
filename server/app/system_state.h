#pragma once

#include "indexer/search/index.h"
#include "server/app/authorisation.h"
#include "server/app/maintenance.h"
#include "server/app/sessions.h"
#include "server/exchange/exchange.h"
#include "storage/database.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace vanthu::app {

/// What an operator asks first, at one moment.
struct SystemSnapshot {
    std::string_view version;
    domain::Timestamp startedAt{};
    domain::Sequence changeLogHead{0};
    exchange::ExchangeHealth exchange;
    bool indexAvailable{false};
    domain::Sequence indexCursor{0};
    std::chrono::seconds indexAge{0};  ///< of the oldest change that cannot be found yet; 0: there is none
    std::int64_t indexedDocuments{0};
    std::int64_t documentsAwaitingOcr{0};
    std::int64_t diskFreeBytes{0};
    std::int64_t diskTotalBytes{0};

    /// Changes that cannot be found yet.
    [[nodiscard]] std::int64_t changesNotIndexed() const {
        return changeLogHead > indexCursor ? changeLogHead - indexCursor : 0;
    }
};

/// The state of the installation, for people and for monitoring. Any thread may call.
class SystemState {
  public:
    SystemState(storage::Database& database, const search::Index& index, const domain::Clock& clock,
                const Sessions& sessions, const exchange::Exchange& exchange, const Maintenance& maintenance,
                std::filesystem::path dataFolder)
        : database_(database),
          index_(index),
          clock_(clock),
          sessions_(sessions),
          exchange_(exchange),
          maintenance_(maintenance),
          dataFolder_(std::move(dataFolder)),
          startedAt_(clock.now()) {}

    [[nodiscard]] SystemSnapshot now() const;
    [[nodiscard]] std::string show(const Caller& caller) const;
    /// Gauges in Prometheus text format.
    [[nodiscard]] std::string metrics() const;
    /// Throws when the database does not answer.
    void requireDatabase() const;

  private:
    storage::Database& database_;
    const search::Index& index_;
    const domain::Clock& clock_;
    const Sessions& sessions_;
    const exchange::Exchange& exchange_;
    const Maintenance& maintenance_;
    std::filesystem::path dataFolder_;
    domain::Timestamp startedAt_;
};

}  // namespace vanthu::app
