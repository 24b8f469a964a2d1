#include "server/exchange/exchange.h"

#include "server/exchange/core.h"

namespace vanthu::exchange {

Exchange::Exchange(ExchangeSettings settings, storage::Database& database, storage::BlobStore& blobs,
                   const domain::Clock& clock)
    : core_(std::make_unique<Core>(std::move(settings), database, blobs, clock)) {}

Exchange::~Exchange() = default;

void Exchange::start() {
    core_->start();
}

void Exchange::stop() {
    core_->stop();
}

void Exchange::wake() {
    core_->wake();
}

void Exchange::reloadPeers() {
    core_->reloadPeers();
}

std::string Exchange::publicKey() const {
    return core_->publicKey();
}

std::string Exchange::endpoint() const {
    return core_->endpoint();
}

evidence::KeyRing& Exchange::signingKeys() {
    return core_->signingKeys();
}

ExchangeHealth Exchange::health() const {
    return core_->health();
}

}  // namespace vanthu::exchange
