#include <algorithm>

#include "tests/exchange_simulation/engine/checker.h"
#include "tests/exchange_simulation/engine/simulation.h"

/// Clerks and operators. They see what is on disk, and do what people do: decide, take back, try again.
namespace vanthu::exchange_simulation {
namespace {

using namespace exchange_cores;

constexpr Moment kIssuingTime = 25 * 60'000;
constexpr Moment kDay = 86'400'000;

bool hasReported(const InboxRow& row, ReportCode code) {
    return std::ranges::find(row.reports, code, &Report::code) != row.reports.end();
}

bool isUpdate(const InboxRow& row) {
    return row.manifest->kind == vanthu::domain::SendingKind::update;
}

}  // namespace

ManifestPointer Simulation::makeManifest(std::uint64_t document, PartyId from,
                                         vanthu::domain::SendingKind kind) {
    Manifest manifest;
    manifest.kind = kind;
    manifest.message = {options_.seed, chance_.next()};
    manifest.from = from;
    manifest.document = document;
    manifest.digest = {{chance_.next(), chance_.next(), chance_.next(), chance_.next()}};
    const auto urgency = chance_.below(20);
    manifest.priority = static_cast<Priority>(urgency < 4 ? urgency + 1 : 0);
    const auto parts = 1 + (chance_.happens(0.2) ? chance_.below(3) : 0);
    for (std::uint64_t part = 0; part < parts; ++part) {
        const auto size = chance_.happens(0.05) ? 1 + chance_.below(1'500'000) : 1 + chance_.below(60'000);
        manifest.parts.push_back({{{chance_.next(), chance_.next(), 1, 1}}, size});
    }
    return std::make_shared<const Manifest>(std::move(manifest));
}

void Simulation::planDocuments() {
    const auto parties = static_cast<std::uint32_t>(kGateways) * kPartiesPerGateway;
    while (outcome_.deliveries < options_.documents) {
        const PartyId from{static_cast<std::uint32_t>(chance_.below(parties))};
        Sending sending{makeManifest(sendings_.size(), from), {}, gatewayOf(from)};
        for (auto count = 1 + (chance_.happens(0.2) ? chance_.below(4) : 0); count > 0; --count) {
            const PartyId to{static_cast<std::uint32_t>(chance_.below(parties))};
            const bool twice = std::ranges::find(sending.recipients, to) != sending.recipients.end();
            if (gatewayOf(to) != sending.gateway && !twice) sending.recipients.push_back(to);
        }
        if (chance_.happens(0.005)) sending.recipients.push_back(kUnknownParty);
        if (sending.recipients.empty()) continue;
        const auto at = chance_.between(0, kIssuingTime);
        planSending(sending, at);
        if (!chance_.happens(options_.updates)) continue;
        // A message of its own, which may overtake what it is about.
        sending.manifest = makeManifest(sendings_.size(), from, vanthu::domain::SendingKind::update);
        planSending(std::move(sending),
                    std::min(kIssuingTime, at + static_cast<Moment>(chance_.below(600'000))));
    }
}

void Simulation::planSending(Sending sending, Moment at) {
    outcome_.deliveries += sending.recipients.size();
    const Moment lifetime = chance_.happens(options_.shortLived) ? chance_.between(5'000, 600'000) : 5 * kDay;
    sendingOf_.emplace(sending.manifest->message.low, sendings_.size());
    plan(at, Issue{sending.manifest, sending.recipients, at + lifetime}, sending.gateway);
    schedule(at + 60'000, Kind::checkIssue, indexOf(sending.gateway), sendings_.size());
    for (const auto to : sending.recipients)
        if (chance_.happens(options_.recalls))
            plan(at + static_cast<Moment>(chance_.below(chance_.happens(0.5) ? 2'000 : 600'000)),
                 AskRecall{{sending.manifest->message, sending.manifest->from, to}, "ban hành nhầm"},
                 sending.gateway);
    sendings_.push_back(std::move(sending));
}

void Simulation::plan(Moment delay, Event command, NodeId gateway) {
    commands_.push_back(std::move(command));
    schedule(delay, Kind::command, indexOf(gateway), commands_.size() - 1);
}

void Simulation::commandNow(Node& node, std::uint64_t slot) {
    if (!node.core) return schedule(20'000, Kind::command, indexOf(node.id), slot);
    if (const auto* issue = std::get_if<Issue>(&commands_[slot]))
        for (const auto& part : issue->manifest->parts)
            node.disk.put(part.digest);  // durable before the row that names it
    // Who has sent a document anew does not try the old sending again.
    if (const auto* redrive = std::get_if<Redrive>(&commands_[slot]);
        redrive != nullptr && sentAnew_.contains(redrive->delivery))
        return;
    if (const auto* answer = std::get_if<AnswerRecall>(&commands_[slot]); answer != nullptr && answer->agree)
        agreed_.insert(answer->delivery);
    step(node, Event{commands_[slot]});
}

const Sending* Simulation::findSending(MessageId message) const {
    const auto found = sendingOf_.find(message.low);
    return found == sendingOf_.end() ? nullptr : &sendings_[found->second];
}

/// Who got no answer asks again under the same id, unless the sending is there.
void Simulation::checkIssue(std::size_t index) {
    const auto& sending = sendings_[index];
    if (sending.issued) return;
    plan(0, Issue{sending.manifest, sending.recipients, now_ + 5 * kDay}, sending.gateway);
    schedule(60'000, Kind::checkIssue, indexOf(sending.gateway), index);
}

void Simulation::watchHead(Node& node, const exchange_cores::HeadRow& row) {
    auto& size = node.headSizes[row.node];
    const auto before = std::exchange(size, row.head.mark.size);
    if (size != 0 && size < before)
        outcome_.violations.push_back("heads: an older one took the place of a newer");
}

void Simulation::onDurable(Node& node, const std::vector<Transaction>& transactions) {
    for (const auto& transaction : transactions)
        for (const auto& row : transaction.rows) {
            if (const auto* out = std::get_if<OutboxRow>(&row))
                clerkOfSender(node, *out);
            else if (const auto* in = std::get_if<InboxRow>(&row))
                clerkOfReceiver(node, *in);
            else if (const auto* head = std::get_if<exchange_cores::HeadRow>(&row))
                watchHead(node, *head);
        }
}

void Simulation::clerkOfSender(Node& node, const OutboxRow& row) {
    const auto sending = sendingOf_.find(row.delivery.message.low);
    if (sending == sendingOf_.end()) return;  // a message that nobody issued: the checker will see it
    sendings_[sending->second].issued = true;
    checkSteps(node, row);
    if (row.recall != RecallState::none) return;
    const auto standing = options_.rules.standing(row);
    if (options_.rules.isProvenUndelivered(standing)) {
        if (!handled_.insert(row.delivery).second) return;
        ++outcome_.refusals;
        const bool hopeless = row.delivery.to == kUnknownParty;
        if (hopeless) return;
        // The files of a sending that a restoration took from its gateway are gone.
        if (chance_.happens(0.5) || findSending(row.delivery.message)->excused)
            sendAnew(row);
        else
            plan(chance_.between(1'000, 60'000), Redrive{row.delivery, now_ + 5 * kDay}, node.id);
    } else if (standing == Standing::expired || standing == Standing::parked) {
        if (chance_.happens(0.3))
            plan(chance_.between(1'000, 120'000), Redrive{row.delivery, now_ + 5 * kDay}, node.id);
    }
}

void Simulation::sendAnew(const OutboxRow& row) {
    sentAnew_.insert(row.delivery);
    Sending sending{makeManifest(row.manifest->document, row.delivery.from, row.manifest->kind),
                    {row.delivery.to},
                    gatewayOf(row.delivery.from)};
    auto manifest = *sending.manifest;
    manifest.digest.words[1] = 0;  // whatever it was refused for is mended
    sending.manifest = std::make_shared<const Manifest>(std::move(manifest));
    sendingOf_.emplace(sending.manifest->message.low, sendings_.size());
    plan(1'000, Issue{sending.manifest, sending.recipients, now_ + 5 * kDay}, sending.gateway);
    schedule(60'000, Kind::checkIssue, indexOf(sending.gateway), sendings_.size());
    sendings_.push_back(std::move(sending));
}

void Simulation::clerkOfReceiver(Node& node, const InboxRow& row) {
    if (row.state != InboxState::inboxed) return;
    const auto later = [&](ReportCode code) {
        plan(chance_.between(500, 120'000), Decide{row.delivery, code}, node.id);
    };
    if (row.recall == RecallState::asked) {
        ++outcome_.recalls;
        plan(chance_.between(500, 60'000), AnswerRecall{row.delivery, chance_.happens(0.7)}, node.id);
    } else if (isUpdate(row)) {
        // Hasty ones answer twice, and take it for a document.
        if (row.reports.size() > 3) return;
        const std::array answers{ReportCode::updateAgreed, ReportCode::updateAgreed,
                                 ReportCode::updateRefused, ReportCode::accepted, ReportCode::refused};
        for (auto count = 1 + chance_.below(2); count > 0; --count)
            later(answers[chance_.below(answers.size())]);
    } else if (row.reports.size() == 1) {
        if (chance_.happens(0.05)) later(ReportCode::updateAgreed);
        if (chance_.happens(0.9)) later(chance_.happens(0.1) ? ReportCode::refused : ReportCode::accepted);
    } else if (hasReported(row, ReportCode::accepted) && row.reports.size() < 7) {
        const std::array next{ReportCode::assigned, ReportCode::processing, ReportCode::accepted,
                              ReportCode::finished, ReportCode::finished,   ReportCode::refused};
        const auto draw = chance_.below(next.size() * 2);
        if (draw < next.size()) later(next[draw]);
    }
}

void Simulation::operatorsRound() {
    if (healedAt_ < 0) return;
    for (auto& node : nodes_) {
        if (!node.core || isHub(node.id)) continue;
        for (const auto& [delivery, row] : node.disk.tables().outbox) {
            const auto standing = options_.rules.standing(row);
            if (row.recall == RecallState::none &&
                (standing == Standing::expired || standing == Standing::parked))
                plan(1, Redrive{delivery, now_ + 100 * kDay}, node.id);
        }
        for (const auto& [delivery, row] : node.disk.tables().inbox)
            if (row.recall == RecallState::asked) plan(1, AnswerRecall{delivery, true}, node.id);
    }
}

bool Simulation::isSettled() const {
    const auto undecided = [](const auto& entry) { return entry.second.recall == RecallState::asked; };
    return std::ranges::all_of(nodes_, [&](const Node& node) {
        const auto& tables = node.disk.tables();
        return node.core && node.disk.transactionsUnderWay() == 0 && node.disk.load().waiting.empty() &&
               std::ranges::none_of(tables.outbox, undecided) &&
               std::ranges::none_of(tables.inbox, undecided) &&
               std::ranges::none_of(tables.outbox,
                                    [&](const auto& entry) {
                                        return isUnclear(entry.second, options_.rules.standing(entry.second));
                                    }) &&
               std::ranges::none_of(tables.peers, [](const auto& entry) { return entry.second.owesSync; });
    });
}

void Simulation::checkSteps(Node& node, const OutboxRow& row) {
    const auto after = options_.rules.standing(row);
    const auto [seen, isNew] = seen_.try_emplace(row.delivery, after);
    const bool madeUntrue =
        seen->second == Standing::recalledBeforeArrival &&
        std::ranges::any_of(row.reports, [&](const Report& report) {
            return report.code == ReportCode::recalledBeforeArrival && wasRestored(report.signer);
        });
    if (!isNew && !madeUntrue && !isLawfulStep(seen->second, after))
        outcome_.violations.push_back("statuses: at node " + std::to_string(node.id.value) + " " +
                                      std::string(domain::code(seen->second)) + " became " +
                                      std::string(domain::code(after)));
    seen->second = after;
}

}  // namespace vanthu::exchange_simulation
