#include "server/signing/pdf_signer.h"

#include "schemas/domain/error.h"
#include "schemas/domain/time.h"
#include "server/signing/protocol.h"
#include "server/stamp/stamp_child.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <new>
#include <vector>

#include <openssl/evp.h>

namespace vanthu::signing {
namespace {

constexpr double kPointsPerMm = 72 / 25.4;
/// A token may want seconds for one signature.
constexpr stamp::StampLimits kKeyLimits{.memoryBytes = std::size_t{256} << 20,
                                        .cpuSeconds = 10,
                                        .wallTime = std::chrono::seconds{30},
                                        .fileBytes = std::size_t{1} << 20};
constexpr std::string_view kSigned = "signed";

/// "D:20261128112000+07'00'"
std::string pdfTime(std::int64_t now) {
    auto text = domain::isoVietnam(domain::Timestamp{std::chrono::seconds{now}});
    std::string digits;
    for (const char letter : text.substr(0, 19))
        if (letter >= '0' && letter <= '9') digits += letter;
    return "D:" + digits + "+07'00'";
}

std::string hexOf(std::string_view bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        text += kDigits[value >> 4U];
        text += kDigits[value & 15U];
    }
    return text;
}

std::optional<std::string> bytesOf(std::string_view hex) {
    std::string bytes;
    if (hex.empty() || hex.size() % 2 != 0) return std::nullopt;
    for (std::size_t at = 0; at < hex.size(); at += 2) {
        unsigned value = 0;
        const auto [end, error] = std::from_chars(hex.data() + at, hex.data() + at + 2, value, 16);
        if (error != std::errc{} || end != hex.data() + at + 2) return std::nullopt;
        bytes += static_cast<char>(value);
    }
    return bytes;
}

std::string sha256Of(std::string_view before, std::string_view behind) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::string digest(32, '\0');
    if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), before.data(), before.size()) != 1 ||
        EVP_DigestUpdate(context.get(), behind.data(), behind.size()) != 1 ||
        EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr) != 1)
        throw std::bad_alloc();
    return digest;
}

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

/// A value of a setting with a line of its own would be a second setting.
std::string line(const std::string& name, const std::string& value) {
    if (value.find('\n') != std::string::npos)
        throw Error(ErrorCode::invalidInput, "a line break in " + name);
    return name + ' ' + value + '\n';
}

}  // namespace

/// The file with an empty signature.
struct PdfSigner::Prepared {
    std::string pdf;
    std::size_t holeBegin{0};
    std::size_t holeEnd{0};
};

PdfSigner::PdfSigner(std::optional<TimeAuthority> timeAuthority, const std::filesystem::path& programs)
    : timeAuthority_(std::move(timeAuthority)),
      signProgram_(programs / "vanthu-sign"),
      fieldProgram_(programs / "vanthu-sign-field"),
      checker_({}, programs / "vanthu-signatures") {}

SigningOutcome PdfSigner::sign(std::string_view pdf, const Look& look, const std::string& name,
                               const KeyReference& key, std::int64_t now) const {
    auto prepared = prepare(pdf, look, name, now);
    if (!prepared) return {{}, SignFailure::file};
    std::optional<SignFailure> failure;
    const auto cms = signatureOf(*prepared, key, failure);
    if (failure) return {{}, failure};
    if (cms.size() > kSignatureBytesMost) return {{}, SignFailure::tooLarge};
    const auto hex = hexOf(cms);
    prepared->pdf.replace(prepared->holeBegin + 1, hex.size(), hex);
    if (!holds(pdf, prepared->pdf, now)) return {{}, SignFailure::unsound};
    return {std::move(prepared->pdf), {}};
}

std::optional<PdfSigner::Prepared> PdfSigner::prepare(std::string_view pdf, const Look& look,
                                                      const std::string& name, std::int64_t now) const {
    if (pdf.size() > signatures::kCheckLimits.fileBytes) return std::nullopt;
    const auto file = limited::sealedFile(pdf);
    std::vector<limited::Handed> handed{{file.number(), kFile}};
    limited::Descriptor appearance;
    if (!look.pdf.empty()) {
        appearance = limited::sealedFile(look.pdf);
        handed.push_back({appearance.number(), kSecond});
    }
    const auto out =
        stamp::outputOf(fieldProgram_, signatures::kCheckLimits,
                        {"prepare", std::to_string(look.page), std::to_string(look.leftMm * kPointsPerMm),
                         std::to_string(look.topMm * kPointsPerMm), pdfTime(now), name},
                        std::move(handed));
    if (!out) return std::nullopt;
    // Its writer read hostile bytes: nothing that it says is relied on.
    Prepared prepared;
    const auto end = out->find('\n');
    const auto blank = out->find(' ');
    if (end == std::string::npos || blank == std::string::npos || blank > end) return std::nullopt;
    const auto* text = out->data();
    const bool isRead = std::from_chars(text, text + blank, prepared.holeBegin).ptr == text + blank &&
                        std::from_chars(text + blank + 1, text + end, prepared.holeEnd).ptr == text + end;
    prepared.pdf = std::string(pdf) + out->substr(end + 1);
    const auto size = 2 * kSignatureBytesMost + 2;
    if (!isRead || prepared.holeBegin < pdf.size() || prepared.holeBegin + size != prepared.holeEnd ||
        prepared.holeEnd > prepared.pdf.size() ||
        prepared.pdf.compare(prepared.holeBegin, size, '<' + std::string(size - 2, '0') + '>') != 0)
        return std::nullopt;
    return prepared;
}

std::string PdfSigner::signatureOf(const Prepared& prepared, const KeyReference& key,
                                   std::optional<SignFailure>& failure) const {
    const std::string_view all = prepared.pdf;
    const auto digest = sha256Of(all.substr(0, prepared.holeBegin), all.substr(prepared.holeEnd));
    const auto request =
        limited::sealedFile(line("module", key.module) + line("token", key.token) + line("key", key.key) +
                            line("pin_file", key.pinFile) + line("chain", key.chain) +
                            line("environment", key.environment) + line("digest", hexOf(digest)));
    const auto out = stamp::outputOf(signProgram_, kKeyLimits, {}, {{request.number(), kFile}});
    const auto lines = linesOf(out ? *out : std::string_view{});
    const bool isSigned = lines.size() == 3 && lines[0] == kSigned;
    const auto cms = isSigned ? bytesOf(lines[1]) : std::nullopt;
    const auto query = isSigned ? bytesOf(lines[2]) : std::nullopt;
    if (!cms || !query) {
        const auto told = lines.empty() ? std::nullopt : domain::parse<SignFailure>(lines[0]);
        failure = told.value_or(SignFailure::refused);
        return {};
    }
    if (!timeAuthority_) return *cms;
    auto withTime = stamped(*cms, *query);
    if (withTime.empty()) failure = SignFailure::noTime;
    return withTime;
}

std::string PdfSigner::stamped(const std::string& cms, const std::string& query) const {
    const auto answer = timeAuthority_->ask(query);
    if (!answer) return {};
    const auto signature = limited::sealedFile(cms);
    const auto told = limited::sealedFile(*answer);
    return stamp::outputOf(fieldProgram_, kKeyLimits, {"stamp"},
                           {{signature.number(), kFile}, {told.number(), kSecond}})
        .value_or("");
}

// As many signatures as before and one more, each before as good as it was, and the new one of all bytes.
bool PdfSigner::holds(std::string_view before, std::string_view after, std::int64_t now) const {
    using signatures::Integrity;
    const auto was = checker_.check(before, now);
    const auto is = checker_.check(after, now);
    if (!was || !is || is->size() != was->size() + 1) return false;
    const auto intact = [](const signatures::Signature& one) { return one.integrity == Integrity::intact; };
    return std::ranges::count_if(*is, intact) == std::ranges::count_if(*was, intact) + 1 &&
           std::ranges::any_of(*is, [&](const signatures::Signature& one) {
               return intact(one) && one.coverage == signatures::Coverage::wholeFile;
           });
}

}  // namespace vanthu::signing
