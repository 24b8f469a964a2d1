#include "server/demo/demo.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <vector>

#include "indexer/search/index.h"
#include "schemas/domain/error.h"
#include "schemas/domain/text.h"
#include "server/app/application.h"
#include "server/demo/demo_clock.h"
#include "server/demo/plan.h"
#include "server/demo/province.h"
#include "server/demo/replay.h"
#include "server/demo/words.h"
#include "server/exchange/exchange.h"
#include "storage/blob_store.h"
#include "storage/database.h"

namespace vanthu::demo {
namespace {

std::string tableOf(const std::vector<DemoLogin>& logins) {
    std::vector<std::array<std::string, 5>> rows{
        {"Tên đăng nhập", "Mật khẩu", "Vai trò", "Họ và tên", "Đơn vị"}};
    for (const auto& login : logins)
        rows.push_back({login.login, login.password, std::string(domain::label(login.role)), login.fullName,
                        login.unit});
    std::array<std::size_t, 5> widths{};
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], domain::codePoints(row[i]));
    std::string table;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i + 1 < row.size(); ++i)
            table += row[i] + std::string(widths[i] - domain::codePoints(row[i]) + 2, ' ');
        table += row.back() + "\n";
    }
    return table;
}

void writeSecret(const std::filesystem::path& file, const std::string& text) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0)
        throw Error(ErrorCode::internal, "cannot write " + file.string() + "; may the folder be written?");
    const auto written = ::write(descriptor, text.data(), text.size());
    ::close(descriptor);
    if (written != static_cast<ssize_t>(text.size()))
        throw Error(ErrorCode::internal, "cannot write " + file.string() + "; is the disk full?");
}

}  // namespace

std::string fill(const DemoSettings& settings) {
    DemoClock clock;
    storage::Database database({settings.database});
    storage::BlobStore blobs(settings.dataFolder / "blobs");
    const search::Index index((settings.dataFolder / "index").string());
    // Never started: what is sent stays within this installation, and on the clock of the demo.
    exchange::Exchange exchange({.keysFolder = settings.dataFolder / "keys"}, database, blobs, clock);
    app::Application application({clock, database, blobs, index, exchange, settings.dataFolder});
    if (!application.directory.current()->organisations().empty()) return "";

    std::vector<UnitPlan> plans;
    for (std::size_t unit = 0; unit < units().size(); ++unit)
        plans.push_back(planUnit(unit, settings.seed));
    const auto days = workingDays(domain::Date::fromParts(kYear, 1, 2).value(),
                                  domain::Date::fromParts(kYear, 12, 31).value());
    clock.turnTo(days.front(), std::chrono::hours{7});
    settings.progress << "demo: lập đơn vị và tài khoản của tỉnh " << kProvince << std::endl;
    const auto province = foundProvince(application, plans, settings.seed);
    const auto table = tableOf(province.logins);
    writeSecret(settings.dataFolder / kAccountsFile, table);
    Replay(application, clock, province, plans, settings.seed).run(days, settings.progress);
    return table;
}

}  // namespace vanthu::demo
