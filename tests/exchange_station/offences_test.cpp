#include "server/exchange_station/offences.h"

#include <catch2/catch.hpp>

namespace vanthu::exchange_station {

using exchange_cores::Moment;
using exchange_cores::NodeId;

namespace {

constexpr NodeId kRogue{1};
constexpr NodeId kOther{2};
constexpr Moment kStart = 1'000;

bool noteSoMany(Offences& offences, std::size_t count, Moment steady) {
    bool paused = false;
    for (std::size_t i = 0; i < count; ++i)
        paused = offences.note(kRogue, steady);
    return paused;
}

}  // namespace

TEST_CASE("a node is paused at its last allowed offence, alone and for a while", "[exchange_station]") {
    Offences offences;
    CHECK_FALSE(noteSoMany(offences, Offences::kLimit - 1, kStart));
    CHECK_FALSE(offences.isPaused(kRogue, kStart));

    CHECK(offences.note(kRogue, kStart));

    CHECK(offences.isPaused(kRogue, kStart));
    CHECK_FALSE(offences.isPaused(kOther, kStart));
    CHECK(offences.isPaused(kRogue, kStart + Offences::kPause - 1));
    CHECK_FALSE(offences.isPaused(kRogue, kStart + Offences::kPause));
}

TEST_CASE("offences are forgiven with time, and counted anew after a pause", "[exchange_station]") {
    Offences offences;
    CHECK_FALSE(noteSoMany(offences, Offences::kLimit - 1, kStart));
    CHECK_FALSE(offences.note(kRogue, kStart + Offences::kWithin));

    const auto later = kStart + 3 * Offences::kWithin;
    CHECK(noteSoMany(offences, Offences::kLimit, later));
    CHECK_FALSE(offences.note(kRogue, later + Offences::kPause));
}

}  // namespace vanthu::exchange_station
