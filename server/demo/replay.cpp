#include "server/demo/replay.h"

#include <array>
#include <numeric>
#include <ostream>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "server/demo/answer_object.h"
#include "server/demo/parallel.h"
#include "server/demo/words.h"
#include "server/demo/writing.h"
#include "server/exchange/outbox.h"

namespace vanthu::demo {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// Of the documents that lie in an inbox on a morning, in percent.
constexpr int kAccepted = 85;
constexpr int kRefused = 2;
constexpr std::array<std::string_view, 3> kReasons{"Gửi nhầm nơi nhận", "Thiếu phụ lục kèm theo",
                                                   "Văn bản thiếu chữ ký số của cơ quan"};

}  // namespace

Replay::Replay(app::Application& application, DemoClock& clock, const Province& province,
               const std::vector<UnitPlan>& plans, std::uint64_t seed)
    : application_(application), clock_(clock), province_(province), plans_(plans), desks_(plans.size()) {
    for (std::size_t unit = 0; unit < plans.size(); ++unit) {
        auto& desk = desks_[unit];
        desk.random = Random(seed + unit);
        for (const auto& arrival : plans[unit].arrivals)
            desk.days[arrival.registered].arrivals.push_back(&arrival);
        for (const auto& document : plans[unit].documents)
            desk.days[document.registered].documents.push_back(&document);
        for (const auto& planned : plans[unit].voids)
            desk.days[planned.day].voids.push_back(&planned);
    }
}

void Replay::run(const std::vector<domain::Date>& days, std::ostream& progress) {
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto day = days[i];
        clock_.turnTo(day, hours{8} + minutes{30});
        inParallel(desks_.size(), [&](std::size_t unit) {
            decideInbox(unit);
            for (const auto* arrival : desks_[unit].days[day].arrivals)
                registerArrival(unit, *arrival);
        });
        clock_.turnTo(day, hours{15});
        inParallel(desks_.size(), [&](std::size_t unit) {
            for (const auto* document : desks_[unit].days[day].documents)
                registerOutgoing(unit, *document);
            for (const auto* planned : desks_[unit].days[day].voids)
                voidNumber(unit, *planned);
        });
        clock_.turnTo(day, hours{15} + minutes{30});
        deliver();
        if (i + 1 < days.size() && days[i + 1].month() == day.month()) continue;
        const int registered = std::accumulate(
            desks_.begin(), desks_.end(), 0, [](int sum, const Desk& desk) { return sum + desk.registered; });
        progress << "demo: hết tháng " << day.month() << "/" << day.year() << ", đã đăng ký " << registered
                 << " văn bản" << std::endl;
    }
}

void Replay::decideInbox(std::size_t unit) {
    auto& desk = desks_[unit];
    const auto& clerk = province_.units[unit].clerk;
    const auto list = objectOf(application_.inbox.list(
        clerk, {.state = domain::InboxState::arrived, .cursor = "", .limit = limits::kPageSizeMax}));
    const auto items = list->getArray("items");
    for (std::size_t i = 0; i < items->size(); ++i) {
        const domain::InboxId id{items->getObject(static_cast<unsigned>(i))->getValue<std::int64_t>("id")};
        const int dice = desk.random.between(0, 99);
        if (dice < kRefused) {
            static_cast<void>(
                application_.inbox.refuse(clerk, id, std::string(desk.random.pick(kReasons)), std::nullopt));
        } else if (dice < kRefused + kAccepted) {
            static_cast<void>(application_.inbox.accept(clerk, id, {}, std::nullopt));
            ++desk.registered;
        }
    }
}

void Replay::registerArrival(std::size_t unit, const PlannedArrival& arrival) {
    const auto document = written(arrival, unit);
    WrittenFile file(document);
    static_cast<void>(
        application_.registerDocument.run(province_.units[unit].clerk, document.request, file, std::nullopt));
    ++desks_[unit].registered;
}

void Replay::registerOutgoing(std::size_t unit, const PlannedDocument& planned) {
    const auto& clerk = province_.units[unit].clerk;
    const auto document = written(planned, unit, plans_[unit], province_);
    WrittenFile file(document);
    const auto created = application_.registerDocument.run(clerk, document.request, file, std::nullopt);
    ++desks_[unit].registered;
    if (!planned.sent) return;
    std::vector<app::OrganisationReference> to;
    for (const auto receiver : planned.receivers)
        to.emplace_back(province_.units[receiver].organisation);
    static_cast<void>(application_.sendDocument.send(clerk, created.id, to, std::nullopt));
}

void Replay::voidNumber(std::size_t unit, const PlannedVoid& planned) {
    static_cast<void>(application_.numbers.voidNumber(
        province_.units[unit].clerk, province_.units[unit].outgoingBook,
        {{.year = planned.day.year(), .key = "", .number = std::to_string(planned.number)},
         "Lấy số nhầm, văn bản không ban hành"},
        std::nullopt));
}

void Replay::deliver() {
    const auto& surroundings = application_.surroundings;
    const exchange::Services services{surroundings.database, surroundings.blobs, surroundings.clock,
                                      [](const auto&, const auto&, const auto&) {
                                          throw Error(ErrorCode::internal,
                                                      "the demo province has no peers to send to");
                                      },
                                      [] { return 0.0; }};
    exchange::Outbox(services).startDue({}, std::chrono::steady_clock::now());
}

}  // namespace vanthu::demo
