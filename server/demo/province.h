#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/app/application.h"
#include "server/demo/plan.h"

namespace vanthu::demo {

/// One account that the demo made, with its password in the clear: shown once, kept in a 0600 file.
struct DemoLogin {
    std::string login;
    std::string password;
    std::string fullName;
    domain::Role role{domain::Role::officer};
    std::string unit;
};

/// A unit of words.h as it stands in the installation.
struct DemoUnit {
    domain::OrganisationId organisation;
    domain::BookId outgoingBook;
    app::Caller clerk;
};

struct Province {
    std::vector<DemoUnit> units;                    ///< in the order of words.h
    std::vector<domain::OrganisationId> districts;  ///< likewise
    std::vector<DemoLogin> logins;
};

/// Sets the installation up: the committee, its departments with books, the districts, and an administrator,
/// clerks, leaders and officers with random passwords. One plan per unit, for the names of those who lead.
[[nodiscard]] Province foundProvince(app::Application& application, const std::vector<UnitPlan>& plans,
                                     std::uint64_t seed);

}  // namespace vanthu::demo
