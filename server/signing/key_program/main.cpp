#include <openssl/crypto.h>
#include <openssl/pem.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <string>

#include "server/signing/key_program/cms_signature.h"
#include "server/signing/key_program/token_key.h"
#include "server/signing/protocol.h"

namespace vanthu::signing {
namespace {

constexpr int kBadArguments = 2;
constexpr int kArguments = 3;

using Request = std::map<std::string, std::string>;

/// Lines "name value" of the file that vanthud handed over.
Request readRequest() {
    std::string text;
    std::array<char, 4096> buffer{};
    ssize_t size = 0;
    while ((size = pread(kFile, buffer.data(), buffer.size(), static_cast<off_t>(text.size()))) > 0)
        text.append(buffer.data(), static_cast<std::size_t>(size));
    Request request;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = text.substr(at, end - at);
        const auto blank = line.find(' ');
        if (blank != std::string::npos) request[line.substr(0, blank)] = line.substr(blank + 1);
        at = end + 1;
    }
    return request;
}

std::string unhexed(const std::string& digits) {
    std::string bytes;
    for (std::size_t at = 0; at + 1 < digits.size(); at += 2)
        bytes += static_cast<char>(std::stoi(digits.substr(at, 2), nullptr, 16));
    return bytes;
}

std::string hexed(const std::string& bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        text += kDigits[value >> 4U];
        text += kDigits[value & 15U];
    }
    return text;
}

/// Certificates of authorities to be carried along.
STACK_OF(X509) * chainIn(const std::string& path) {
    STACK_OF(X509)* chain = sk_X509_new_null();
    if (path.empty()) return chain;
    std::FILE* file = std::fopen(path.c_str(), "re");
    if (file == nullptr) throw KeyFailure(SignFailure::noCertificate);
    while (X509* certificate = PEM_read_X509(file, nullptr, nullptr, nullptr))
        sk_X509_push(chain, certificate);
    std::fclose(file);
    if (sk_X509_num(chain) == 0) throw KeyFailure(SignFailure::noCertificate);
    return chain;
}

std::string answer() {
    auto request = readRequest();
    // What a PKCS#11 library wants to find in its environment, "NAME=VALUE".
    if (const auto& variable = request["environment"]; variable.find('=') != std::string::npos)
        setenv(variable.substr(0, variable.find('=')).c_str(),
               variable.substr(variable.find('=') + 1).c_str(), 1);
    const TokenKey token(request["module"], request["token"], request["key"], request["pin_file"]);
    STACK_OF(X509)* chain = chainIn(request["chain"]);
    const auto cms = cmsSignature(unhexed(request["digest"]), token.certificate(), token.key(), chain);
    sk_X509_pop_free(chain, X509_free);
    return "signed\n" + hexed(cms) + '\n' + hexed(timeQuery(cms)) + '\n';
}

std::string answerOrWhy() {
    try {
        return answer();
    } catch (const KeyFailure& failure) {
        return std::string(domain::code(failure.why)) + '\n';
    } catch (const std::exception&) {
        return std::string(domain::code(SignFailure::refused)) + '\n';
    }
}

}  // namespace
}  // namespace vanthu::signing

int main(int argumentCount, char** arguments) {
    if (argumentCount != vanthu::signing::kArguments) {
        std::fputs("vanthu-sign is started by vanthud\n", stderr);
        return vanthu::signing::kBadArguments;
    }
    // It holds a PIN: no core of it may be written.
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    const rlim_t seconds = std::strtoul(arguments[2], nullptr, 10);
    const rlimit cpu{seconds, seconds};
    setrlimit(RLIMIT_CPU, &cpu);
    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
    const auto out = vanthu::signing::answerOrWhy();
    std::fwrite(out.data(), 1, out.size(), stdout);
    return std::fflush(stdout) == 0 ? 0 : 1;
}
