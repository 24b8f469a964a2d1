#pragma once

#include "schemas/domain/error.h"
#include "server/app/application.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temp_dir.h"

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <fstream>
#include <functional>
#include <string>

namespace vanthu::tests {

inline constexpr const char* kPassword = "mat-khau-rat-dai";

/// 2026-03-02 08:00 in Vietnam.
inline domain::Timestamp someMorning() {
    return *domain::parseTimestamp("2026-03-02T08:00:00+07:00");
}

inline Poco::JSON::Object::Ptr parsed(const std::string& json) {
    return Poco::JSON::Parser().parse(json).extract<Poco::JSON::Object::Ptr>();
}

/// "field code" of the first violation.
inline std::string violationOf(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        if (!error.violations().empty())
            return error.violations().front().field + ' ' + error.violations().front().code;
    }
    return "";
}

/// What the call is refused with, ErrorCode::internal when it is not.
inline ErrorCode codeOf(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.code();
    }
    return ErrorCode::internal;
}

/// A whole installation on real SQLite and real blobs, set up with a root organisation (id 1, "H99"), a
/// department
/// ("H99.1") and one account per role in each. Its exchange is not started, its index not made.
struct World {
    TempDir folder;
    ManualClock clock{someMorning()};
    storage::Database database{{"sqlite:" + (folder.path() / "vanthu.db").string()}};
    storage::BlobStore blobs{folder.path() / "blobs"};
    search::Index index{(folder.path() / "index").string()};
    exchange::Exchange exchange{exchangeSettings(folder.path()), database, blobs, clock};
    app::Application app{{clock, database, blobs, index, exchange, folder.path()}};
    app::Caller admin;

    World() {
        app.setup.prepare();
        std::string token;
        std::ifstream(folder.path() / "setup-token") >> token;
        app::SetupRequest request;
        request.setupToken = token;
        request.organisationName = "UBND tỉnh Bình Minh";
        request.organisationCode = "H99";
        request.adminLogin = "quantri";
        request.adminPassword = kPassword;
        static_cast<void>(app.setup.run(request));
        admin = callerOf("quantri");
        app::OrganisationRequest department;
        department.name = "Sở Nội vụ";
        department.notation = "SNV";
        department.code = "H99.1";
        department.parent = std::string("H99");
        department.kind = domain::OrganisationKind::department;
        department.keepsRegistry = true;
        department.interconnected = true;
        static_cast<void>(app.organisations.create(admin, {department}, std::nullopt));
    }

    static exchange::ExchangeSettings exchangeSettings(const std::filesystem::path& folder) {
        exchange::ExchangeSettings settings;
        settings.keysFolder = folder / "keys";
        settings.gatewayProgram = "vanthu-gateway";
        return settings;
    }

    /// Makes the account and answers a token of it.
    std::string tokenOf(const std::string& login, domain::Role role, const std::string& unit) {
        static_cast<void>(
            app.accounts.create(admin, {login, "Người " + login, role, unit, kPassword}, std::nullopt));
        return app.sessions.logIn(login, kPassword, "127.0.0.1").token;
    }
    app::Caller callerOf(const std::string& login) {
        return *app.sessions.authenticate(app.sessions.logIn(login, kPassword, "127.0.0.1").token);
    }
    app::Caller newCaller(const std::string& login, domain::Role role, const std::string& unit) {
        return *app.sessions.authenticate(tokenOf(login, role, unit));
    }
};

/// An incoming document that breaks no rule.
inline app::DocumentRequest incoming(const std::string& code) {
    app::DocumentRequest request;
    request.direction = domain::Direction::incoming;
    request.code = code;
    request.typeCode = "KH";
    request.issuerName = "Bộ Nội vụ";
    request.issuedDate = domain::parseIsoDate("2026-02-27");
    request.subject = "Kế hoạch cải cách hành chính";
    return request;
}

/// An outgoing document that breaks no rule.
inline app::DocumentRequest outgoing() {
    app::DocumentRequest request;
    request.direction = domain::Direction::outgoing;
    request.typeCode = "KH";
    request.subject = "Kế hoạch cải cách hành chính";
    request.signer.name = "Nguyễn Văn An";
    return request;
}

}  // namespace vanthu::tests
