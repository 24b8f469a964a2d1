#include <sstream>

#include "tests/exchange_simulation/engine/simulation.h"

namespace vanthu::exchange_simulation {
namespace {

using namespace exchange_cores;

constexpr std::array kKindNames{"submit", "recall", "report"};
constexpr std::array kStateNames{"open",    "handed over", "declined",   "refused",
                                 "expired", "parked",      "suppressed", "tombstone"};
constexpr std::array kInboxNames{"inboxed", "declined", "tombstone"};
constexpr std::array kRecallNames{"none", "asked", "before arrival", "refused", "agreed"};

template <class Enum>
std::size_t index(Enum value) {
    return static_cast<std::size_t>(value);
}

void write(std::ostream& text, const std::vector<Report>& reports) {
    for (const auto& report : reports)
        text << ' ' << domain::code(report.code) << "/" << report.sequence << "/r" << report.round << "@"
             << report.signer.value;
}

}  // namespace

std::string Simulation::describe(const DeliveryId& delivery) const {
    std::ostringstream text;
    text << " (party " << delivery.from.value << " to " << delivery.to.value << ")";
    for (const auto& node : nodes_) {
        const auto& tables = node.disk.tables();
        std::ostringstream lines;
        for (const auto& parcel : node.disk.stored(delivery).parcels)
            lines << "\n      " << kKindNames[index(parcel.key.kind)] << ' '
                  << kStateNames[index(parcel.state)] << (parcel.attempted ? " attempted" : "") << " to "
                  << parcel.to.value << " round " << parcel.round << ' '
                  << (parcel.key.kind == ParcelKind::report ? domain::code(parcel.report.code) : "");
        if (const auto out = tables.outbox.find(delivery); out != tables.outbox.end()) {
            lines << "\n      outbox round " << out->second.round
                  << (out->second.handedOver ? " handed over" : "") << " recall "
                  << kRecallNames[index(out->second.recall)];
            write(lines, out->second.reports);
        }
        if (const auto in = tables.inbox.find(delivery); in != tables.inbox.end()) {
            lines << "\n      inbox item " << in->second.item << ' ' << kInboxNames[index(in->second.state)]
                  << " round " << in->second.round << " recall " << kRecallNames[index(in->second.recall)];
            write(lines, in->second.reports);
        }
        if (!lines.str().empty())
            text << "\n    node " << node.id.value << (node.restored ? " (restored)" : "") << lines.str();
    }
    return text.str();
}

}  // namespace vanthu::exchange_simulation
