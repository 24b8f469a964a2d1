#include "server/app/figures.h"

#include "schemas/domain/error.h"
#include "schemas/domain/metric_family.h"
#include "schemas/domain/refusal.h"
#include "storage/figure_follower.h"

#include <time.h>

#include <algorithm>
#include <chrono>
#include <string>

namespace vanthu::app {

namespace {

/// Ten milliseconds of the writer's thread at most. With many units at work a smaller batch has one document
/// of each, and pays for the sums of its day and month alone.
constexpr int kChangesAtOnce = 500;
constexpr std::chrono::seconds kPatience{5};

/// Of the thread that asks.
std::chrono::nanoseconds processorTime() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
}

}  // namespace

int Figures::countSome() {
    const int counted = database_.write({}, [&](storage::WriteTransaction& transaction) {
        const auto begin = processorTime();
        const int followed = storage::followFigures(transaction, kChangesAtOnce);
        nanoseconds_ += (processorTime() - begin).count();
        return followed;
    });
    changes_ += counted;
    return counted;
}

void Figures::step(const std::function<bool()>& isStopping) {
    while (!isStopping() && countSome() == kChangesAtOnce) {
    }
}

std::string Figures::metrics() const {
    using Family = domain::MetricFamily;
    try {
        const auto behind =
            std::max<domain::Sequence>(0, database_.head() - database_.read(storage::figuresUpTo));
        return Family("vanthu_figures_behind", "Changes that the figures of reports have not counted yet.")
                   .sample(behind)
                   .text() +
               Family("vanthu_figures_changes_total", "Changes that they counted since the start.",
                      Family::Kind::counter)
                   .sample(changes_)
                   .text() +
               Family("vanthu_figures_processor_seconds_total",
                      "Processor time that it took to count them, without their part of the commits.",
                      Family::Kind::counter)
                   .sample(std::chrono::nanoseconds{nanoseconds_})
                   .text();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::unavailable) throw;
        return {};
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
        countSome();
        place = counted();
    }
    return place;
}

}  // namespace vanthu::app
