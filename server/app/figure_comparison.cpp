#include "server/app/figure_comparison.h"

#include "storage/change_log.h"
#include "storage/figure_counts.h"
#include "storage/figure_follower.h"
#include "storage/rate_store.h"
#include "storage/timeliness_store.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace vanthu::app {

namespace {

using Registry = std::pair<domain::OrganisationId, domain::Direction>;
using Row = std::vector<int>;

Row figuresOf(const domain::EntryCounts& counts) {
    return {counts.entered, counts.enteredWithFile, counts.enteredOnTime, counts.missing, counts.voided};
}

Row figuresOf(const domain::ExchangeCounts& counts) {
    return {counts.documentsDue,
            counts.documentsServedAll,
            counts.documentsServedAny,
            counts.documentsServedSigned,
            counts.documentsServedOnPaper,
            counts.deliveriesDue,
            counts.deliveriesServed,
            counts.agencies,
            counts.agenciesServed,
            counts.fromAgencies,
            counts.fromAgenciesElectronic,
            counts.issuedWithFile,
            counts.signedByPerson,
            counts.signedByAgency,
            counts.signedByBoth,
            counts.arrived,
            counts.acceptedSameDay,
            counts.refused,
            counts.recalled};
}

Row figuresOf(const domain::SendingCounts& counts) {
    return {counts.due, counts.inTimeByDecree30, counts.inTimeByDecision28, counts.notSent};
}

Row figuresOf(const domain::HandlingCounts& counts) {
    return {counts.doneInTime,  counts.doneLate,    counts.doneWithoutDeadline,
            counts.openInTime,  counts.openOverdue, counts.openWithoutDeadline,
            counts.notRequired, counts.doneOnline};
}

/// Two ways to count one thing.
struct Compared {
    Row kept;
    Row counted;
};

void add(Row& sum, const Row& figures) {
    sum.resize(figures.size());
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] += figures[i];
}

std::string listed(const Row& figures) {
    std::string text;
    for (const int figure : figures)
        text += (text.empty() ? "" : ", ") + std::to_string(figure);
    return text;
}

template <class Key, class Name>
void report(const std::map<Key, Compared>& all, const Find& find, Name name) {
    for (const auto& [key, compared] : all)
        if (compared.kept != compared.counted)
            find({"figures_differ", name(key),
                  "Số liệu đang giữ (" + listed(compared.kept) + ") khác số đếm lại từ sổ (" +
                      listed(compared.counted) +
                      "). Số liệu được tính lại từ nhật ký ngay sau lần kiểm tra này."});
}

}  // namespace

bool compareFigures(storage::ReadTransaction& transaction, domain::Date from, domain::Date to,
                    const Find& find) {
    const auto asOf = storage::figuresUpTo(transaction);
    if (asOf != storage::newestChange(transaction)) return false;
    std::map<Registry, Compared> entry;
    for (const auto& counts : storage::entryCounts(transaction, from, to, asOf))
        entry[{counts.organisation, counts.direction}].kept = figuresOf(counts);
    for (const auto& counts : storage::seriesCounts(transaction, from, to))
        add(entry[{counts.organisation, counts.direction}].counted, figuresOf(counts));
    const auto period = " từ " + from.vietnamese() + " đến " + to.vietnamese();
    report(entry, find, [&](const Registry& registry) {
        return "văn bản " + std::string(registry.second == domain::Direction::outgoing ? "đi" : "đến") +
               " của đơn vị mã " + std::to_string(registry.first.value) + period;
    });
    const auto compare = [&](const std::string& what, const auto& kept, const auto& counted) {
        std::map<domain::OrganisationId, Compared> units;
        for (const auto& counts : kept)
            units[counts.organisation].kept = figuresOf(counts);
        for (const auto& counts : counted)
            units[counts.organisation].counted = figuresOf(counts);
        report(units, find, [&](domain::OrganisationId organisation) {
            return what + " của đơn vị mã " + std::to_string(organisation.value) + period;
        });
    };
    compare("liên thông", storage::exchangeCounts(transaction, from, to, asOf),
            storage::exchangeCounts(transaction, from, to));
    // Any moment will do to say what is overdue, as long as it is the same one.
    const auto now = domain::startOfDay(to.plusDays(1));
    compare("gửi đúng hạn", storage::sendingCounts(transaction, from, to, now, asOf),
            storage::sendingCounts(transaction, from, to, now));
    const auto today = domain::vietnamDate(now);
    compare("giải quyết", storage::handlingCounts(transaction, from, to, today, asOf),
            storage::handlingCounts(transaction, from, to, today));
    return true;
}

}  // namespace vanthu::app
