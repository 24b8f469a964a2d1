#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "schemas/exchange/directory_edition.h"
#include "server/exchange_cores/ids.h"

namespace vanthu::exchange_cores {

// Effects.

/// AT: so far are we with that directory.
struct SayAt {
    NodeId to;
    wire::DirectoryAt at;
};
/// The edition with the change behind `since`, with how far we are.
struct GiveEdition {
    NodeId to;
    std::string publisher;
    std::uint64_t since{0};
};
/// What came just now from that node. Answered by EditionApplied or EditionFailed before anything else of
/// that directory.
struct ApplyEdition {
    NodeId from;
    std::string publisher;
};
enum class EditionFault {
    notFollowed,
    wronglySigned,
    repeated,  ///< known, and not asked for
    skipped,   ///< changes before it are missing here
    forked,    ///< signed, and not of the directory that is here: the publisher told two stories
    broken,    ///< its changes are not what was signed
};
/// It changes nothing; an offence of who handed it over.
struct RefuseEdition {
    NodeId from;
    std::string publisher;
    EditionFault fault{EditionFault::notFollowed};
};
using DirectoryEffect = std::variant<SayAt, GiveEdition, ApplyEdition, RefuseEdition>;
using DirectoryEffects = std::vector<DirectoryEffect>;

// Events.

/// From now on these are followed, of these peers, and this is where we stand.
struct DirectoriesKnown {
    std::vector<wire::DirectoryAt> followed;
    std::vector<NodeId> peers;
};
struct DirectoryLineUp {
    NodeId peer;
};
struct DirectoryTick {};
struct AtHeard {
    NodeId from;
    wire::DirectoryAt at;
};
struct EditionHeard {
    NodeId from;
    wire::DirectoryHead head;
    std::uint64_t newest{0};  ///< as the giver says
    bool isSigned{false};     ///< by a certificate of its publisher
    bool isKnown{false};      ///< our log of editions has exactly this head
};
/// Applied, or published here: then from nobody.
struct EditionApplied {
    std::string publisher;
    wire::DirectoryMark mark;
};
struct EditionFailed {
    NodeId from;
    std::string publisher;
};
using DirectoryEvent = std::variant<DirectoriesKnown, DirectoryLineUp, DirectoryTick, AtHeard, EditionHeard,
                                    EditionApplied, EditionFailed>;

/// Follows directories (docs/exchange.md §15): `step(event, now) -> effects`, as the other cores. One thread;
/// never blocks, never fails on input. What it is told by others, it believes of signed heads alone.
class DirectoryCore {
  public:
    /// So often every peer hears where we stand.
    static constexpr Moment kSayEvery = 5 * 60'000;
    /// An edition that was asked for may come for so long.
    static constexpr Moment kAnswerWithin = 60'000;

    [[nodiscard]] DirectoryEffects step(const DirectoryEvent& event, Moment now);
    /// The furthest that any peer said that it is; 0 for unknown. For people.
    [[nodiscard]] std::uint64_t newestOf(const std::string& publisher) const;

  private:
    /// What was said to a peer asks for so many editions; what comes beyond that, or later, is unasked.
    struct Asked {
        int editions{0};
        Moment until{0};
    };
    struct Followed {
        wire::DirectoryMark mark;
        std::uint64_t newest{0};
        std::map<NodeId, Asked> asked;
        NodeId applying;  ///< who gave what is being applied
    };
    void on(const DirectoriesKnown& known);
    void on(const DirectoryLineUp& line);
    void on(const DirectoryTick& tick);
    void on(const AtHeard& heard);
    void on(const EditionHeard& heard);
    void on(const EditionApplied& applied);
    void on(const EditionFailed& failed);
    void say(NodeId to, const std::string& publisher, Followed& followed);
    void sayToAll(const std::string& publisher, Followed& followed);
    [[nodiscard]] bool takeQuestion(Followed& followed, NodeId from) const;
    [[nodiscard]] std::optional<EditionFault> faultOf(const EditionHeard& heard, const Followed& followed,
                                                      bool wasAsked) const;

    std::map<std::string, Followed> followed_;
    std::vector<NodeId> peers_;
    Moment sayAt_{0};
    Moment now_{0};
    DirectoryEffects effects_;
};

}  // namespace vanthu::exchange_cores
