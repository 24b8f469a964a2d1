#include "schemas/domain/change.h"

#include <catch2/catch.hpp>

#include <functional>

using namespace vanthu::domain;

namespace {

Change sample() {
    Change change;
    change.sequence = 7;
    change.actor = {AccountId{3}, Timestamp{std::chrono::seconds{1538097300}}};
    change.entity = "document";
    change.entityId = 41;
    change.action = "registered";
    change.after = R"({"subject":"Kế hoạch"})";
    change.previousHash = std::string(64, '0');
    return change;
}

}  // namespace

TEST_CASE("the hash of a change can be repeated with any SHA-256 program", "[domain]") {
    // printf '%s' '1:7,1:3,10:1538097300,8:document,2:41,10:registered,0:,26:{"subject":"Kế
    // hoạch"},64:000…0,' | sha256sum
    CHECK(changeHash(sample()) == "8c96762ff5965f99d2bebb863ca961512bf2f5f6618f05b225530d393eb207c6");
}

TEST_CASE("every field of a change is in its hash", "[domain]") {
    using Edit = std::function<void(Change&)>;
    const auto edit = GENERATE(values<Edit>({
        [](Change& change) { ++change.sequence; },
        [](Change& change) { ++change.actor.account.value; },
        [](Change& change) { change.actor.at += std::chrono::seconds{1}; },
        [](Change& change) { change.entity = "book"; },
        [](Change& change) { ++change.entityId; },
        [](Change& change) { change.action = "changed"; },
        [](Change& change) { change.before = "{}"; },
        [](Change& change) { change.after += ' '; },
        [](Change& change) { change.previousHash[0] = '1'; },
        [](Change& change) { std::swap(change.before, change.after); },
    }));
    Change changed = sample();
    edit(changed);
    CHECK(changeHash(changed) != changeHash(sample()));
}

TEST_CASE("the hash is not part of itself", "[domain]") {
    Change change = sample();
    change.hash = "anything";
    CHECK(changeHash(change) == changeHash(sample()));
}
