#pragma once

#include "schemas/domain/reform_index.h"
#include "server/app/delivered_figures.h"
#include "server/app/standpoint.h"
#include "server/reports/rate.h"
#include "server/reports/unit.h"
#include "storage/transaction.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace vanthu::app {

/// One of the rates A–J of every unit, as the reports count it from that standpoint, with what was delivered:
/// A and B by number series, F by both signatures, J by the clock of QĐ 28.
[[nodiscard]] std::unordered_map<domain::OrganisationId, reports::Rate> ownRates(
    storage::ReadTransaction& transaction, domain::OwnRate rate, const reports::Period& period,
    const Standpoint& standpoint, const std::vector<reports::Unit>& units, const DeliveredFigures& delivered);

/// The report that prints it: "entry", "interconnection", "handling" or "timeliness".
[[nodiscard]] std::string_view reportOf(domain::OwnRate rate);

}  // namespace vanthu::app
