#include "tests/bench/installation.h"

#include "tests/bench/load_client.h"

#include <fstream>
#include <random>
#include <stdexcept>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

namespace vanthu::bench {

namespace {

constexpr auto kJson = "application/json";

std::string randomPassword() {
    std::random_device device;
    std::string password;
    while (password.size() < 24)
        password += static_cast<char>('a' + device() % 26);
    return password;
}

Poco::JSON::Object::Ptr postJson(int port, const std::string& path, const std::string& token,
                                 const std::string& body) {
    LoadClient client(port);
    const Answer answer = client.post(path, token, kJson, body);
    if (answer.status / 100 != 2)
        throw std::runtime_error(path + " answered " + std::to_string(answer.status) + ": " + answer.body);
    return Poco::JSON::Parser().parse(answer.body).extract<Poco::JSON::Object::Ptr>();
}

}  // namespace

Installation::Installation(const std::filesystem::path& below) {
    std::string name = (below / "vanthu-bench-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("cannot make a folder in " + below.string());
    folder_ = name;
    data_ = folder_ / "data";
    start();
    setUp();
}

Installation::~Installation() {
    server_.reset();
    std::error_code ignored;  // what cannot be removed is only disk space
    std::filesystem::remove_all(folder_, ignored);
}

void Installation::start() {
    server_.reset();
    server_ = std::make_unique<tests::ServerProcess>(data_);
}

void Installation::setUp() {
    std::ifstream tokenFile(data_ / "setup-token");
    std::string setupToken;
    tokenFile >> setupToken;
    password_ = randomPassword();
    const auto made =
        postJson(port(), "/api/v1/setup", "",
                 R"({"setup_token":")" + setupToken +
                     R"(","organisation":{"name":"UBND tỉnh Bình Minh","code":"H99","notation":"UBND"},)"
                     R"("admin":{"login":"quantri","full_name":"Quản trị","password":")" +
                     password_ + R"("}})");
    root_ = made->getObject("organisation")->getValue<std::int64_t>("id");
    adminToken_ = logIn("quantri");
    clerkToken_ = addAccount("vanthu", "van_thu", root_);
}

std::int64_t Installation::addUnit(const std::string& name, const std::string& code) {
    return postJson(port(), "/api/v1/organisations", adminToken_,
                    R"({"name":")" + name + R"(","code":")" + code +
                        R"(","notation":"DV","parent":"H99","kind":"so_nganh","keeps_registry":true})")
        ->getArray("organisations")
        ->getObject(0)
        ->getValue<std::int64_t>("id");
}

std::string Installation::addAccount(const std::string& login, const std::string& role, std::int64_t unit) {
    postJson(port(), "/api/v1/accounts", adminToken_,
             R"({"login":")" + login + R"(","full_name":")" + login + R"(","role":")" + role +
                 R"(","organisation":)" + std::to_string(unit) + R"(,"password":")" + password_ + R"("})");
    return logIn(login);
}

std::string Installation::logIn(const std::string& login) const {
    return postJson(port(), "/api/v1/sessions", "",
                    R"({"login":")" + login + R"(","password":")" + password_ + R"("})")
        ->getValue<std::string>("token");
}

}  // namespace vanthu::bench
