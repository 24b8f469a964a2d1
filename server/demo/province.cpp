#include "server/demo/province.h"

#include <array>
#include <fstream>
#include <utility>

#include <Poco/JSON/Object.h>

#include "schemas/domain/error.h"
#include "server/demo/answer_object.h"
#include "server/demo/parallel.h"
#include "server/demo/random.h"
#include "server/demo/words.h"

namespace vanthu::demo {
namespace {

constexpr std::string_view kAdminLogin = "quantri";
constexpr std::size_t kPasswordLength = 16;
const domain::Date kFoundingDay = domain::Date::fromParts(2010, 1, 1).value();

/// Letters and digits of a random token: about 95 bits, easy to type.
std::string newPassword() {
    std::string password;
    while (password.size() < kPasswordLength)
        for (const char letter : app::randomToken())
            if (letter != '-' && letter != '_' && password.size() < kPasswordLength) password += letter;
    return password;
}

std::string unitCode(std::size_t unit) {
    const auto number = std::to_string(unit);
    return std::string(kProvinceCode) + (unit < 10 ? ".0" : ".") + number;
}

std::string setupToken(const app::Application& application) {
    std::ifstream file(application.surroundings.dataFolder / "setup-token");
    std::string token;
    file >> token;
    return token;
}

/// Builds the province step by step; later steps act as the administrator made in the first.
class Foundation {
  public:
    Foundation(app::Application& application, const std::vector<UnitPlan>& plans, std::uint64_t seed)
        : application_(application), plans_(plans), random_(seed) {}

    Province run() {
        setUp();
        addOrganisations();
        findUnits();
        addAccounts();
        return std::move(province_);
    }

  private:
    [[nodiscard]] app::Caller callerFor(const domain::Account& account) const {
        const auto today = domain::vietnamDate(application_.surroundings.clock.now());
        auto holder = account;
        holder.posts = {{.account = account.id,
                         .organisation = account.organisation,
                         .role = account.role,
                         .isMain = true,
                         .validFrom = today}};
        return app::callerFor(holder, {}, *application_.directory.current(), today);
    }

    void setUp() {
        application_.setup.prepare();
        const DemoLogin admin{std::string(kAdminLogin), newPassword(), "Quản trị hệ thống",
                              domain::Role::administrator, std::string(units()[0].name)};
        const auto made =
            objectOf(application_.setup.run({.setupToken = setupToken(application_),
                                             .organisationName = std::string(units()[0].name),
                                             .organisationShortName = "UBND tỉnh",
                                             .organisationNotation = std::string(units()[0].notation),
                                             .organisationCode = std::string(kProvinceCode),
                                             .adminLogin = admin.login,
                                             .adminFullName = admin.fullName,
                                             .adminPassword = admin.password}));
        domain::Account account;
        account.id = {made->getObject("account")->getValue<std::int64_t>("id")};
        account.login = admin.login;
        account.role = admin.role;
        account.organisation = {made->getObject("organisation")->getValue<std::int64_t>("id")};
        administrator_ = callerFor(account);
        province_.logins.push_back(admin);
    }

    void addOrganisations() {
        std::vector<app::OrganisationRequest> requests;
        for (std::size_t unit = 1; unit < units().size(); ++unit)
            requests.push_back({.name = std::string(units()[unit].name),
                                .notation = std::string(units()[unit].notation),
                                .code = unitCode(unit),
                                .parent = std::string(kProvinceCode),
                                .kind = domain::OrganisationKind::department,
                                .keepsRegistry = true,
                                .interconnected = true,
                                .validFrom = kFoundingDay});
        for (const auto district : districts())
            requests.push_back({.name = std::string(district),
                                .notation = "UBND",
                                .parent = std::string(kProvinceCode),
                                .level = domain::OrganisationLevel::district,
                                .kind = domain::OrganisationKind::committee,
                                .validFrom = kFoundingDay});
        static_cast<void>(application_.organisations.create(administrator_, requests, std::nullopt));
    }

    void findUnits() {
        const auto directory = application_.directory.current();
        for (std::size_t unit = 0; unit < units().size(); ++unit) {
            const auto code = unit == 0 ? std::string(kProvinceCode) : unitCode(unit);
            const auto* organisation = directory->organisation(app::OrganisationReference{code});
            if (organisation == nullptr) throw Error(ErrorCode::internal, "the demo lost the unit " + code);
            const auto* book = directory->book(std::string{}, organisation->id, domain::Direction::outgoing);
            if (book == nullptr)
                throw Error(ErrorCode::internal, "the unit " + code + " of the demo has no book");
            province_.units.push_back({organisation->id, book->id, {}});
        }
        for (const auto district : districts()) {
            const auto* organisation = directory->organisationNamed(district, kFoundingDay);
            if (organisation == nullptr)
                throw Error(ErrorCode::internal, "the demo lost " + std::string(district));
            province_.districts.push_back(organisation->id);
        }
    }

    void addAccounts() {
        constexpr std::array kRoles{std::pair{domain::Role::clerk, "vanthu"},
                                    std::pair{domain::Role::leader, "lanhdao"},
                                    std::pair{domain::Role::officer, "chuyenvien"}};
        std::vector<DemoLogin> logins;
        for (std::size_t unit = 0; unit < units().size(); ++unit)
            for (const auto& [role, prefix] : kRoles)
                logins.push_back(
                    {std::string(prefix) + "." + std::string(units()[unit].login), newPassword(),
                     role == domain::Role::leader ? plans_[unit].leaders.head : personName(random_), role,
                     std::string(units()[unit].name)});
        // Hashing a password is slow by design, so the accounts are made side by side.
        inParallel(logins.size(), [&](std::size_t i) { addAccount(logins[i], i / kRoles.size()); });
        province_.logins.insert(province_.logins.end(), logins.begin(), logins.end());
    }

    void addAccount(const DemoLogin& login, std::size_t unit) {
        const auto created = application_.accounts.create(administrator_,
                                                          {.login = login.login,
                                                           .fullName = login.fullName,
                                                           .role = login.role,
                                                           .organisation = province_.units[unit].organisation,
                                                           .password = login.password},
                                                          std::nullopt);
        if (login.role != domain::Role::clerk) return;
        domain::Account account;
        account.id = {objectOf(created.json)->getValue<std::int64_t>("id")};
        account.login = login.login;
        account.role = login.role;
        account.organisation = province_.units[unit].organisation;
        province_.units[unit].clerk = callerFor(account);
    }

    app::Application& application_;
    const std::vector<UnitPlan>& plans_;
    Random random_;
    app::Caller administrator_;
    Province province_;
};

}  // namespace

Province foundProvince(app::Application& application, const std::vector<UnitPlan>& plans,
                       std::uint64_t seed) {
    return Foundation(application, plans, seed).run();
}

}  // namespace vanthu::demo
