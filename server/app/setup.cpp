#include "server/app/setup.h"

#include "schemas/domain/error.h"
#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/organisations.h"
#include "server/app/representations.h"
#include "storage/account_store.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <system_error>

namespace vanthu::app {
namespace {

std::string readToken(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::string token;
    stream >> token;
    return token;
}

void writeSecret(const std::filesystem::path& file, const std::string& text) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        throw Error(ErrorCode::internal, "cannot write " + file.string() + ": " + std::strerror(errno));
    const auto written = ::write(descriptor, text.data(), text.size());
    ::close(descriptor);
    if (written != static_cast<ssize_t>(text.size()))
        throw Error(ErrorCode::internal, "cannot write " + file.string() + ": is the disk full?");
}

bool isUpper(std::string_view word) {
    for (const char c : word)
        if (c < 'A' || c > 'Z') return false;
    return word.size() > 1;
}

// First letter of a word, as a capital; names capitalise whatever is not plain ASCII or đ themselves.
std::string initialOf(const std::string& word) {
    if (word.starts_with("đ")) return "Đ";
    if (word[0] >= 'a' && word[0] <= 'z') return {static_cast<char>(word[0] - 'a' + 'A')};
    std::size_t length = 1;
    while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0) == 0x80)
        ++length;
    return word.substr(0, length);
}

}  // namespace

std::string notationFromName(const std::string& name) {
    std::istringstream words(name);
    std::string notation;
    for (std::string word; words >> word;) {
        if (notation.empty() && isUpper(word)) return word;
        notation += initialOf(word);
    }
    return notation;
}

bool Setup::isDone() {
    if (!done_)
        done_ = database_.read([](storage::ReadTransaction& transaction) {
            return !storage::listAccounts(transaction).empty();
        });
    return done_;
}

void Setup::prepare() {
    if (!isDone() && !std::filesystem::exists(tokenFile_)) writeSecret(tokenFile_, randomToken() + "\n");
}

std::string Setup::run(const SetupRequest& request) {
    if (isDone()) throw Refused(Refusal::setupDone);
    if (const auto token = readToken(tokenFile_); token.empty() || !sameSecret(token, request.setupToken))
        throw Refused(
            Refusal::setupTokenWrong, {tokenFile_.filename().string()},
            {{"setup_token", "wrong_token", "Mã khởi tạo không đúng; xem tệp setup-token trên máy chủ."}});

    Checks checks;
    const auto now = clock_.now();
    OrganisationRequest root;
    root.name = request.organisationName;
    root.shortName = request.organisationShortName;
    root.notation = request.organisationNotation.empty() ? notationFromName(request.organisationName)
                                                         : request.organisationNotation;
    root.code = request.organisationCode;
    root.kind = domain::OrganisationKind::committee;
    root.keepsRegistry = true;
    root.interconnected = true;
    const auto organisation = checkedOrganisation(root, "organisation.", std::nullopt, checks);
    if (root.code.empty()) checks.add("organisation.code", "required", "Bắt buộc nhập.");
    checks.login("admin.login", request.adminLogin);
    checks.password("admin.password", request.adminPassword);
    domain::Account admin{{}, request.adminLogin, {}, domain::Role::administrator, {}, false, now};
    admin.fullName = checks.text("admin.full_name",
                                 request.adminFullName.empty() ? request.adminLogin : request.adminFullName,
                                 limits::kFullName);
    checks.finish();

    const auto passwordHash = passwords_.hash(request.adminPassword);
    struct Made {
        domain::Organisation organisation;
        domain::Account account;
    };
    const auto made = database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
        if (!storage::listAccounts(transaction).empty()) throw Refused(Refusal::setupDone);
        Made result;
        result.organisation = storeWithBooks(transaction, organisation);
        auto account = admin;
        account.organisation = result.organisation.id;
        result.account = storage::insertAccount(transaction, account, passwordHash);
        return result;
    });
    directory_.changed();
    std::error_code ignored;  // a token file that stays is of no use to anyone any more
    std::filesystem::remove(tokenFile_, ignored);

    const auto today = domain::vietnamDate(now);
    domain::JsonWriter json;
    json.beginObject().key("organisation").json(toJson(made.organisation, today));
    json.key("account").json(toJson(made.account, *directory_.current(), today));
    return json.endObject().take();
}

}  // namespace vanthu::app
