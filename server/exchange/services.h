#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "schemas/domain/time.h"
#include "schemas/exchange/frame.h"
#include "schemas/exchange/link.h"
#include "storage/blob_store.h"
#include "storage/database.h"

namespace vanthu::exchange {

/// What the parts of the core work with. All of them run on the worker thread.
struct Services {
    storage::Database& database;
    storage::BlobStore& blobs;
    const domain::Clock& clock;
    std::function<void(const wire::Route& route, std::string header, std::string body)> sendBytes;
    std::function<double()> random;               ///< in [0, 1)
    std::chrono::milliseconds headEvery{60'000};  ///< ExchangeSettings::headEvery

    void send(const wire::Route& route, const wire::Header& header, std::string body) const {
        sendBytes(route, wire::encode(header), std::move(body));
    }
    /// Writes as the system itself, now.
    template <class Work>
    auto write(Work&& work) const {
        return database.write(domain::Actor{{}, clock.now()}, std::forward<Work>(work));
    }
};

}  // namespace vanthu::exchange
