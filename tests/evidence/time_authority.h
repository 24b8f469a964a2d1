#pragma once

#include <atomic>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace vanthu::tests {

/// An authority for time as `openssl ts` makes one, without a server before it.
class TimeAuthority {
  public:
    TimeAuthority() {
        run({"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", path("key.pem"), "-out",
             path("authority.pem"), "-days", "30", "-utf8", "-subj", "/CN=Giờ chuẩn", "-addext",
             "extendedKeyUsage=critical,timeStamping", "-addext", "keyUsage=critical,digitalSignature"});
        std::ofstream(path("tsa.cnf"))
            << "[tsa]\nserial=" << path("serial") << "\nsigner_cert=" << path("authority.pem")
            << "\nsigner_key=" << path("key.pem")
            << "\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\n"
               "digests=sha256\nordering=no\ntsa_name=no\n"
               "ess_cert_id_alg=sha256\n";
    }

    [[nodiscard]] std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
    [[nodiscard]] std::string certificate() const { return contentOf(path("authority.pem")); }

    [[nodiscard]] std::string answer(std::string_view question) {
        const auto number = std::to_string(++asked_);
        std::ofstream(path("question" + number), std::ios::binary) << question;
        run({"ts", "-reply", "-config", path("tsa.cnf"), "-section", "tsa", "-queryfile",
             path("question" + number), "-out", path("answer" + number)});
        return contentOf(path("answer" + number));
    }
    [[nodiscard]] int asked() const { return asked_; }

  private:
    static void run(const std::vector<std::string>& arguments) {
        const auto ended = runProgram("/usr/bin/openssl", arguments);
        if (ended.exitCode != 0) throw std::runtime_error("openssl " + arguments.front() + ": " + ended.err);
    }

    TempDir folder_;
    std::atomic<int> asked_{0};
};

}  // namespace vanthu::tests
