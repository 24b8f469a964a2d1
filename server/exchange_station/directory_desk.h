#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/directory/publishers.h"
#include "server/exchange_cores/directory_core.h"
#include "server/exchange_station/frame_bytes.h"
#include "storage/database.h"

namespace vanthu::exchange_station {

/// Follows directories on a real disk and line (docs/exchange.md §15): runs DirectoryCore. One thread.
class DirectoryDesk {
  public:
    struct Surroundings {
        storage::Database& database;
        const domain::Clock& clock;
        /// Hands a message to the line of that node, or loses it.
        std::function<void(exchange_cores::NodeId to, FrameBytes message)> send;
        /// That node sent what no sound program sends, or passed on what nobody signed.
        std::function<void(exchange_cores::NodeId)> offended;
        /// The entries of a directory are others now.
        std::function<void()> changed;
    };
    explicit DirectoryDesk(Surroundings around) : around_(std::move(around)) {}

    /// From now on these are followed, and these peers are asked and told. Throws Error{invalidInput} for a
    /// certificate that is none.
    void use(const std::vector<directory::TrustedPublisher>& publishers,
             std::vector<exchange_cores::NodeId> peers);
    /// Precondition: wire::isOfDirectory(header). Throws wire::Rejected for bytes that are none, which count
    /// as an offence.
    void onMessage(exchange_cores::NodeId from, std::string_view header, std::string_view body);
    void onLineUp(exchange_cores::NodeId peer);
    /// The furthest that any peer said that it is with that directory.
    [[nodiscard]] std::uint64_t newestOf(const std::string& publisher) const {
        return core_.newestOf(publisher);
    }
    /// Says what is due by the clock, and what was published in this database meanwhile.
    void tick();

  private:
    void step(const exchange_cores::DirectoryEvent& event);
    void perform(const exchange_cores::SayAt& said);
    void perform(const exchange_cores::GiveEdition& given);
    void perform(const exchange_cores::ApplyEdition& applied);
    void perform(const exchange_cores::RefuseEdition& refused);
    void onGiven(exchange_cores::NodeId from, std::string_view body);
    [[nodiscard]] std::vector<wire::DirectoryAt> marks() const;

    Surroundings around_;
    directory::Publishers publishers_;
    exchange_cores::DirectoryCore core_;
    std::vector<wire::DirectoryAt> known_;  ///< where the core believes that we stand
    wire::DirectoryEdition edition_;        ///< that the running step is about
    wire::DirectoryHead head_;
};

}  // namespace vanthu::exchange_station
