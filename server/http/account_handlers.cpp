#include "schemas/domain/json_writer.h"
#include "server/app/representations.h"
#include "server/app/role_list.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/session_cookie.h"

#include "schemas/domain/limits.h"

namespace vanthu::http {
namespace {

app::SetupRequest readSetup(JsonFields& fields) {
    app::SetupRequest setup;
    setup.setupToken = fields.text("setup_token", Presence::required);
    auto organisation = fields.object("organisation", Presence::required);
    setup.organisationName = organisation.text("name");
    setup.organisationShortName = organisation.text("short_name");
    setup.organisationNotation = organisation.text("notation");
    setup.organisationCode = organisation.text("code");
    organisation.done();
    auto admin = fields.object("admin", Presence::required);
    setup.adminLogin = admin.text("login");
    setup.adminFullName = admin.text("full_name");
    setup.adminPassword = admin.text("password");
    admin.done();
    return setup;
}

app::AccountRequest readAccount(JsonFields& fields) {
    app::AccountRequest account;
    account.login = fields.text("login");
    account.fullName = fields.text("full_name");
    account.role = fields.word("role", domain::Role::officer, Presence::required);
    account.organisation =
        fields.organisation("organisation", Presence::required).value_or(domain::OrganisationId{});
    account.password = fields.text("password");
    account.email = fields.text("email");
    return account;
}

struct Login {
    std::string login;
    std::string password;
    bool cookie{false};
};

}  // namespace

Answer showSetup(Request& request) {
    return jsonAnswer(
        domain::JsonWriter().beginObject().field("done", request.app().setup.isDone()).endObject().take());
}

Answer setUp(Request& request) {
    const auto setup = readObject(request.body(kJson, limits::kJsonBodyBytes), "body", readSetup);
    return jsonAnswer(request.app().setup.run(setup), 201);
}

Answer logIn(Request& request) {
    const auto login =
        readObject(request.body(kJson, limits::kJsonBodyBytes), "body", [](JsonFields& fields) {
            return Login{fields.text("login", Presence::required),
                         fields.text("password", Presence::required), fields.flag("cookie").value_or(false)};
        });
    if (login.cookie) request.requireSameOrigin();
    const auto session = request.app().sessions.logIn(login.login, login.password, request.address());
    domain::JsonWriter json;
    json.beginObject();
    if (!login.cookie) json.field("token", session.token);
    json.field("expires_at", domain::isoVietnam(session.expiresAt));
    json.key("account").json(request.app().accounts.represent(session.account));
    auto answer = jsonAnswer(json.endObject().take(), 201);
    if (login.cookie)
        answer.headers.emplace_back("Set-Cookie", keptSession(session.token, request.isOverTls()));
    return answer;
}

Answer logOut(Request& request) {
    request.app().sessions.logOut(request.token());
    return request.isByCookie() ? noContent().with("Set-Cookie", endedSession()) : noContent();
}

Answer showSelf(Request& request) {
    return jsonAnswer(request.app().accounts.self(request.caller()));
}

Answer changePassword(Request& request) {
    const auto change =
        readObject(request.body(kJson, limits::kJsonBodyBytes), "body", [](JsonFields& fields) {
            return app::PasswordChange{fields.text("current_password", Presence::required),
                                       fields.text("new_password", Presence::required)};
        });
    request.app().sessions.changePassword(request.token(), change, request.address());
    return noContent();
}

Answer listRoles(Request& request) {
    return jsonAnswer(app::roleList(request.caller()));
}

Answer listAccounts(Request& request) {
    return jsonAnswer(request.app().accounts.list(request.caller()));
}

Answer listColleagues(Request& request) {
    return jsonAnswer(request.app().accounts.colleagues(request.caller()));
}

Answer createAccount(Request& request) {
    const auto account = readObject(request.body(kJson, limits::kJsonBodyBytes), "body", readAccount);
    // What is remembered of the request must not help to guess the password.
    const auto asked =
        account.login + '\n' + account.fullName + '\n' + std::string(domain::code(account.role));
    return createdAnswer(request.app().accounts.create(request.caller(), account, request.requestKey(asked)));
}

Answer showAccount(Request& request) {
    auto json = request.app().accounts.show(request.caller(), {request.pathNumber(0)});
    const auto etag = app::etagOf(json);
    return jsonAnswer(std::move(json)).with("ETag", etag);
}

Answer changeAccount(Request& request) {
    const auto change =
        readObject(request.body(kJson, limits::kJsonBodyBytes), "body", [](JsonFields& fields) {
            app::AccountChange wanted;
            wanted.disabled = fields.flag("disabled");
            if (fields.has("password")) wanted.password = fields.text("password");
            if (fields.has("email")) wanted.email = fields.text("email");
            return wanted;
        });
    auto json = request.app().accounts.change(request.caller(), {request.pathNumber(0)}, change,
                                              request.header("If-Match"));
    const auto etag = app::etagOf(json);
    return jsonAnswer(std::move(json)).with("ETag", etag);
}

}  // namespace vanthu::http
