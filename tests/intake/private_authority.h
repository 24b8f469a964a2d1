#pragma once

#include <filesystem>
#include <string>

namespace vanthu::tests {

/// A certificate authority of a test, made by the program openssl in a folder of its own.
class PrivateAuthority {
  public:
    /// `folder` is made. Throws std::runtime_error when openssl fails.
    explicit PrivateAuthority(const std::filesystem::path& folder);

    [[nodiscard]] static bool isInstalled();
    /// What a client trusts.
    [[nodiscard]] std::filesystem::path certificate() const { return folder_ / "ca.pem"; }
    /// Makes `name`.pem and `name`.key for a server of that host name; the path of the certificate.
    [[nodiscard]] std::filesystem::path issue(const std::string& name, const std::string& host) const;

  private:
    void run(const std::string& arguments) const;
    std::filesystem::path folder_;
};

}  // namespace vanthu::tests
