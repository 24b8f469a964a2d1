#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <vector>

#include "server/app/application.h"
#include "server/demo/demo_clock.h"
#include "server/demo/plan.h"
#include "server/demo/province.h"
#include "server/demo/random.h"

namespace vanthu::demo {

/// Does what the plans say, day by day on the clock of the demo, through the use cases that clerks use: in
/// the morning the units decide about their inbox and register what came on paper, in the afternoon they
/// register and send what they issue. The units work side by side, each one for itself in order.
class Replay {
  public:
    Replay(app::Application& application, DemoClock& clock, const Province& province,
           const std::vector<UnitPlan>& plans, std::uint64_t seed);

    void run(const std::vector<domain::Date>& days, std::ostream& progress);

  private:
    /// What one unit does on one day.
    struct Agenda {
        std::vector<const PlannedArrival*> arrivals;
        std::vector<const PlannedDocument*> documents;
        std::vector<const PlannedVoid*> voids;
    };
    struct Desk {
        std::map<domain::Date, Agenda> days;
        Random random{0};  ///< for decisions about the inbox
        int registered{0};
    };

    void decideInbox(std::size_t unit);
    void registerArrival(std::size_t unit, const PlannedArrival& arrival);
    void registerOutgoing(std::size_t unit, const PlannedDocument& document);
    void voidNumber(std::size_t unit, const PlannedVoid& planned);
    /// What was sent today reaches the inboxes of the other units.
    void deliver();

    app::Application& application_;
    DemoClock& clock_;
    const Province& province_;
    const std::vector<UnitPlan>& plans_;
    std::vector<Desk> desks_;
};

}  // namespace vanthu::demo
