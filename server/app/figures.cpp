#include "server/app/figures.h"

#include "schemas/domain/refusal.h"
#include "storage/figure_follower.h"

#include <chrono>
#include <string>

namespace vanthu::app {

namespace {

/// Some milliseconds of the writer's thread.
constexpr int kChangesAtOnce = 200;
constexpr std::chrono::seconds kPatience{5};

int countSome(storage::Database& database) {
    return database.write({}, [](storage::WriteTransaction& transaction) {
        return storage::followFigures(transaction, kChangesAtOnce);
    });
}

}  // namespace

void Figures::step(const std::function<bool()>& isStopping) {
    while (!isStopping() && countSome(database_) == kChangesAtOnce) {
    }
}

void Figures::forget() {
    database_.write({}, storage::forgetFigures);
}

domain::Sequence Figures::upToDate() {
    const auto wanted = database_.head();
    const auto counted = [&] { return database_.read(storage::figuresUpTo); };
    const auto end = std::chrono::steady_clock::now() + kPatience;
    auto place = counted();
    while (place < wanted) {
        if (std::chrono::steady_clock::now() > end)
            throw Refused(Refusal::figuresBehind, {std::to_string(place * 100 / wanted)});
        countSome(database_);
        place = counted();
    }
    return place;
}

}  // namespace vanthu::app
