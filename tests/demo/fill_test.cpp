#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "server/demo/demo.h"
#include "server/reports/rates.h"
#include "storage/database.h"
#include "storage/organisation_store.h"
#include "storage/rate_store.h"
#include "tests/support/temp_dir.h"

using namespace vanthu;
using storage::ReadTransaction;

namespace {

const reports::Period kYear2018{domain::Date::fromParts(2018, 1, 1).value(),
                                domain::Date::fromParts(2018, 12, 31).value()};

}  // namespace

TEST_CASE("a filled province shows the picture of 2018, and is filled once", "[.slow]") {
    const tests::TempDir folder;
    const auto url = "sqlite:" + (folder.path() / "vanthu.db").string();
    std::ostringstream progress;
    const demo::DemoSettings settings{.dataFolder = folder.path(), .database = url, .progress = progress};

    const auto logins = demo::fill(settings);
    const auto again = demo::fill(settings);

    CHECK(again.empty());
    CHECK(std::count(logins.begin(), logins.end(), '\n') == 1 + 1 + 22 * 3);
    const auto file = folder.path() / demo::kAccountsFile;
    CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::mask) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));

    storage::Database database({url});
    database.read([&](ReadTransaction& transaction) {
        const auto units = reports::unitsOf(storage::listOrganisations(transaction), kYear2018);
        const reports::Heading heading{"UBND tỉnh", kYear2018, {}};
        const auto series = storage::seriesCounts(transaction, kYear2018.from, kYear2018.to);
        const auto entry = reports::entryReport(heading, units, {series.begin(), series.end()});
        CHECK(printed(entry.standing) == "17/21 đơn vị đạt từ 99 % trở lên");
        CHECK(entry.total.outgoing.onTime.numerator < entry.total.outgoing.entered.numerator);
        CHECK(entry.total.incoming.entered.denominator > 3000);
        const auto exchanged = reports::interconnectionReport(
            heading, units, storage::exchangeCounts(transaction, kYear2018.from, kYear2018.to));
        CHECK(exchanged.standing.counted == 21);
        CHECK(exchanged.standing.reached >= 8);
        CHECK(exchanged.standing.reached <= 18);
    });
}
