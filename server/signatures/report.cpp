#include "server/signatures/report.h"

#include "schemas/domain/text.h"
#include "server/signatures/protocol.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace vanthu::signatures {
namespace {

/// The years 1 to 9998, in UTC seconds; no file is larger.
constexpr std::int64_t kNumberLeast = -62'000'000'000;
constexpr std::int64_t kNumberMost = 253'300'000'000;

bool isControl(char letter) {
    return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f;
}

/// One line, valid and short.
std::string word(std::string text) {
    std::ranges::replace_if(text, isControl, ' ');
    while (text.size() > kWordBytesMost || !domain::isValidUtf8(text)) {
        if (text.size() > kWordBytesMost) {
            text.resize(kWordBytesMost);
            while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80)
                text.pop_back();
            if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0x80) text.pop_back();
        } else {
            std::ranges::replace_if(
                text, [](char letter) { return static_cast<unsigned char>(letter) >= 0x80; }, '?');
        }
    }
    return text;
}

class Reading {
  public:
    explicit Reading(std::string_view report) : rest_(report) {}

    [[nodiscard]] bool more() const { return sound_ && !rest_.empty(); }
    [[nodiscard]] bool sound() const { return sound_; }

    void read(std::string& out) {
        const auto text = line();
        sound_ = sound_ && text.size() <= kWordBytesMost && domain::isValidUtf8(text) &&
                 std::ranges::none_of(text, isControl);
        if (sound_) out = text;
    }
    void read(std::int64_t& out) {
        const auto text = line();
        out = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
        sound_ = sound_ && error == std::errc{} && end == text.data() + text.size() && out >= kNumberLeast &&
                 out <= kNumberMost;
    }
    template <class E>
    void read(E& out) {
        const auto value = domain::parse<E>(line());
        sound_ = sound_ && value;
        if (value) out = *value;
    }

  private:
    std::string_view line() {
        const auto end = rest_.find('\n');
        sound_ = sound_ && end != std::string_view::npos;
        if (!sound_) return {};
        const auto text = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return text;
    }

    std::string_view rest_;
    bool sound_{true};
};

class Writing {
  public:
    void write(const std::string& text) { report_ += word(text) + '\n'; }
    void write(std::int64_t number) {
        report_ += std::to_string(std::clamp(number, kNumberLeast, kNumberMost)) + '\n';
    }
    template <class E>
    void write(E value) {
        report_ += std::string(domain::code(value)) + '\n';
    }
    std::string take() { return std::move(report_); }

  private:
    std::string report_;
};

/// The one order of both directions.
template <class Signature, class Each>
void forEachMember(Signature& signature, Each each) {
    each(signature.field);
    each(signature.subFilter);
    each(signature.signer);
    each(signature.organisation);
    each(signature.serial);
    each(signature.digest);
    each(signature.signedAt);
    each(signature.begin);
    each(signature.end);
    each(signature.timeSource);
    each(signature.integrity);
    each(signature.coverage);
    each(signature.trust);
}

}  // namespace

std::string reportOf(const std::vector<Signature>& signatures) {
    Writing report;
    for (const auto& signature : signatures)
        forEachMember(signature, [&](const auto& member) { report.write(member); });
    return report.take();
}

std::optional<std::vector<Signature>> readReport(std::string_view report) {
    Reading reading(report);
    std::vector<Signature> signatures;
    while (reading.more()) {
        if (signatures.size() == kSignaturesMost) return std::nullopt;
        auto& signature = signatures.emplace_back();
        forEachMember(signature, [&](auto& member) { reading.read(member); });
    }
    if (!reading.sound()) return std::nullopt;
    return signatures;
}

}  // namespace vanthu::signatures
