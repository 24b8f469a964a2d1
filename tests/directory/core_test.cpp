#include "server/exchange_cores/directory_core.h"

#include <catch2/catch.hpp>

namespace vanthu::exchange_cores {
namespace {

constexpr NodeId kHub{1};
constexpr NodeId kOther{2};

wire::DirectoryMark markAt(std::uint64_t sequence, unsigned char root = 0) {
    wire::DirectoryMark mark{sequence, {}};
    mark.root.fill(root == 0 ? static_cast<unsigned char>(sequence) : root);
    return mark;
}

EditionHeard edition(std::uint64_t from, std::uint64_t to, NodeId giver = kHub, std::uint64_t newest = 0) {
    return {giver, {"H53", markAt(from), markAt(to), 1, 0, {}}, newest == 0 ? to : newest, true, false};
}

template <class Effect>
std::vector<Effect> only(const DirectoryEffects& effects) {
    std::vector<Effect> found;
    for (const auto& effect : effects)
        if (const auto* one = std::get_if<Effect>(&effect)) found.push_back(*one);
    return found;
}

/// Follows H53 from both peers, and stands at 5.
struct Follower {
    DirectoryCore core;
    Moment now{0};
    Follower() { step(DirectoriesKnown{{{"H53", markAt(5)}}, {kHub, kOther}}); }
    DirectoryEffects step(const DirectoryEvent& event) { return core.step(event, now); }
    void mustRefuse(const EditionHeard& heard, EditionFault fault) {
        const auto effects = step(heard);
        REQUIRE(effects.size() == 1);
        const auto& refused = std::get<RefuseEdition>(effects.front());
        CHECK(refused.from == heard.from);
        CHECK(refused.fault == fault);
    }
};

}  // namespace

TEST_CASE("peers hear where we stand: on a line, and every five minutes", "[directory]") {
    Follower follower;
    const auto greeted = only<SayAt>(follower.step(DirectoryLineUp{kOther}));
    REQUIRE(greeted.size() == 1);
    CHECK(greeted[0].to == kOther);
    CHECK(greeted[0].at.publisher == "H53");
    CHECK(greeted[0].at.mark == markAt(5));

    CHECK(only<SayAt>(follower.step(DirectoryTick{})).size() == 2);
    follower.now += DirectoryCore::kSayEvery - 1;
    CHECK(follower.step(DirectoryTick{}).empty());
    follower.now += 1;
    CHECK(only<SayAt>(follower.step(DirectoryTick{})).size() == 2);
}

TEST_CASE("who is behind is given what follows, who is ahead is asked", "[directory]") {
    Follower follower;
    const auto given = only<GiveEdition>(follower.step(AtHeard{kHub, {"H53", markAt(3)}}));
    REQUIRE(given.size() == 1);
    CHECK(given[0].since == 3);
    CHECK(follower.step(AtHeard{kHub, {"H53", markAt(5)}}).empty());
    CHECK(follower.step(AtHeard{kHub, {"H99", markAt(9)}}).empty());

    const auto asked = only<SayAt>(follower.step(AtHeard{kHub, {"H53", markAt(9)}}));
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].to == kHub);
    CHECK(asked[0].at.mark == markAt(5));
    CHECK(follower.core.newestOf("H53") == 9);
}

TEST_CASE("editions are applied one after the other, and others are told at the end", "[directory]") {
    Follower follower;
    const auto applying = only<ApplyEdition>(follower.step(edition(5, 7, kHub, 9)));
    REQUIRE(applying.size() == 1);
    CHECK(applying[0].from == kHub);

    const auto more = only<SayAt>(follower.step(EditionApplied{"H53", markAt(7)}));
    REQUIRE(more.size() == 1);
    CHECK(more[0].to == kHub);
    CHECK(more[0].at.mark == markAt(7));

    CHECK(only<ApplyEdition>(follower.step(edition(7, 9))).size() == 1);
    const auto told = only<SayAt>(follower.step(EditionApplied{"H53", markAt(9)}));
    REQUIRE(told.size() == 1);
    CHECK(told[0].to == kOther);
}

TEST_CASE("what was published here is told to every peer", "[directory]") {
    Follower follower;
    CHECK(only<SayAt>(follower.step(EditionApplied{"H53", markAt(6)})).size() == 2);
}

TEST_CASE("an edition that is not the next one changes nothing", "[directory]") {
    Follower follower;
    auto heard = edition(5, 7);
    heard.isSigned = false;
    follower.mustRefuse(heard, EditionFault::wronglySigned);
    heard = edition(5, 7);
    heard.head.publisher = "H99";
    follower.mustRefuse(heard, EditionFault::notFollowed);
    follower.mustRefuse(edition(6, 7), EditionFault::skipped);
    follower.mustRefuse(edition(4, 6), EditionFault::forked);
    heard = edition(5, 7);
    heard.head.before = markAt(5, 99);
    follower.mustRefuse(heard, EditionFault::forked);
    CHECK(only<ApplyEdition>(follower.step(edition(5, 7))).size() == 1);
    const auto failed = only<RefuseEdition>(follower.step(EditionFailed{kHub, "H53"}));
    REQUIRE(failed.size() == 1);
    CHECK(failed[0].fault == EditionFault::broken);
    CHECK(only<ApplyEdition>(follower.step(edition(5, 7))).size() == 1);
}

TEST_CASE("a known edition is left out in silence once for each question, else it is a replay",
          "[directory]") {
    Follower follower;
    auto heard = edition(3, 5);
    heard.isKnown = true;
    CHECK(follower.step(heard).empty());  // the first mark was said when the directory was entered
    follower.mustRefuse(heard, EditionFault::repeated);
    // A line comes up, and the other side says at once that it is ahead: asked twice, answered twice.
    static_cast<void>(follower.step(DirectoryLineUp{kHub}));
    static_cast<void>(follower.step(AtHeard{kHub, {"H53", markAt(9)}}));
    CHECK(follower.step(heard).empty());
    CHECK(follower.step(heard).empty());
    follower.mustRefuse(heard, EditionFault::repeated);
    static_cast<void>(follower.step(DirectoryLineUp{kHub}));
    follower.now += DirectoryCore::kAnswerWithin + 1;
    follower.mustRefuse(heard, EditionFault::repeated);
}

TEST_CASE("two who stand at one place with different roots show each other their newest", "[directory]") {
    Follower follower;
    const auto given = only<GiveEdition>(follower.step(AtHeard{kHub, {"H53", markAt(5, 99)}}));
    REQUIRE(given.size() == 1);
    CHECK(given[0].since == 4);
}

TEST_CASE("a directory that is entered later is asked for at once, one that is left is forgotten",
          "[directory]") {
    Follower follower;
    const auto asked = only<SayAt>(
        follower.step(DirectoriesKnown{{{"H53", markAt(5)}, {"H99", markAt(0)}}, {kHub, kOther}}));
    REQUIRE(asked.size() == 2);
    CHECK(asked[0].at.publisher == "H99");
    static_cast<void>(follower.step(DirectoriesKnown{{{"H99", markAt(0)}}, {kHub, kOther}}));
    follower.mustRefuse(edition(5, 7), EditionFault::notFollowed);
    CHECK(follower.step(AtHeard{kHub, {"H53", markAt(3)}}).empty());
}

}  // namespace vanthu::exchange_cores
