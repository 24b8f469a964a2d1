#include "server/app/figure_comparison.h"

#include "storage/change_log.h"
#include "storage/figure_counts.h"
#include "storage/figure_follower.h"
#include "storage/rate_store.h"

#include <array>
#include <map>
#include <string>
#include <utility>

namespace vanthu::app {

namespace {

using Registry = std::pair<domain::OrganisationId, domain::Direction>;
using Row = std::array<int, 5>;

Row figuresOf(const domain::EntryCounts& counts) {
    return {counts.entered, counts.enteredWithFile, counts.enteredOnTime, counts.missing, counts.voided};
}

Row figuresOf(const domain::ExchangeCounts& counts) {
    return {counts.documentsDue, counts.documentsServedAll, counts.documentsServedAny, counts.deliveriesDue,
            counts.deliveriesServed};
}

/// Two ways to count one thing.
struct Compared {
    Row kept{};
    Row counted{};
};

void add(Row& sum, const Row& figures) {
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
    std::map<domain::OrganisationId, Compared> exchange;
    for (const auto& counts : storage::exchangeCounts(transaction, from, to, asOf))
        exchange[counts.organisation].kept = figuresOf(counts);
    for (const auto& counts : storage::exchangeCounts(transaction, from, to))
        exchange[counts.organisation].counted = figuresOf(counts);
    const auto period = " từ " + from.vietnamese() + " đến " + to.vietnamese();
    report(entry, find, [&](const Registry& registry) {
        return "văn bản " + std::string(registry.second == domain::Direction::outgoing ? "đi" : "đến") +
               " của đơn vị mã " + std::to_string(registry.first.value) + period;
    });
    report(exchange, find, [&](domain::OrganisationId organisation) {
        return "liên thông của đơn vị mã " + std::to_string(organisation.value) + period;
    });
    return true;
}

}  // namespace vanthu::app
