#include "server/signatures/signature_checker.h"

#include "schemas/domain/error.h"
#include "server/signatures/protocol.h"
#include "server/signatures/report.h"
#include "server/stamp/stamp_child.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace vanthu::signatures {
namespace {

constexpr std::size_t kTrustBytesMost = std::size_t{32} << 20;

}  // namespace

std::optional<std::vector<Signature>> SignatureChecker::check(std::string_view pdf, std::int64_t now) const {
    if (pdf.size() > limits_.fileBytes) return std::nullopt;
    const auto file = limited::sealedFile(pdf);
    std::vector<limited::Handed> handed{{file.number(), kFile}};
    limited::Descriptor trust;
    if (!trust_.empty()) {
        trust = limited::sealedFile(trust_);
        handed.push_back({trust.number(), kTrust});
    }
    const auto report = stamp::outputOf(program_, limits_, {std::to_string(now)}, std::move(handed));
    return report ? readReport(*report) : std::nullopt;
}

std::string SignatureChecker::trustIn(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code absent;
    for (const auto& entry : std::filesystem::directory_iterator(folder, absent))
        if (entry.path().extension() == ".pem") files.push_back(entry.path());
    std::ranges::sort(files);
    std::string trust;
    for (const auto& path : files) {
        std::ifstream file(path, std::ios::binary);
        trust.append(std::istreambuf_iterator<char>(file), {});
        trust += '\n';
        if (trust.size() > kTrustBytesMost)
            throw Error(ErrorCode::invalidInput, folder.string() + ": more than 32 MiB of certificates");
    }
    return trust;
}

std::filesystem::path SignatureChecker::programBesideOwn() {
    return limited::programBesideOwn("vanthu-signatures");
}

}  // namespace vanthu::signatures
