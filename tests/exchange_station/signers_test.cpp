#include "server/exchange_station/signers.h"

#include <catch2/catch.hpp>

#include "server/evidence/signing_key.h"
#include "server/exchange_station/notary.h"
#include "server/exchange_station/receipts.h"
#include "tests/exchange_station/samples.h"

namespace vanthu::exchange_station {
namespace {

using domain::SignatureMark;
using evidence::SigningKey;
using samples::kReceiver;
using samples::kSender;
using namespace std::chrono_literals;

const domain::Timestamp kNow{std::chrono::seconds{1'790'000'000}};
constexpr std::string_view kText = "bản kê";

struct Sealed {
    SigningKey key = SigningKey::make("Sở Nội vụ", {kSender}, kNow - 24h);
    domain::TrustedSigner entry{
        1, {kSender}, false, key.certificate().pem(), key.certificate().fingerprint(), std::nullopt};

    [[nodiscard]] std::string sign(domain::Timestamp at = kNow, std::string_view text = kText) const {
        return key.sign(text, at);
    }
};

std::optional<SignatureMark> judged(const std::vector<domain::TrustedSigner>& entered, const std::string& cms,
                                    std::string_view code = kSender, Speaker speaker = Speaker::organisation,
                                    domain::Timestamp now = kNow) {
    return Signers(entered).judge(cms, kText, partyOf(code), speaker, now);
}

}  // namespace

TEST_CASE("a signature of a certificate that is entered for the organisation is valid",
          "[exchange_station]") {
    const Sealed sealed;
    CHECK(judged({sealed.entry}, sealed.sign()) == SignatureMark::valid);
    Signers signers({sealed.entry});
    const auto cms = sealed.sign();
    // The second time it is known to hold, and only over these bytes.
    CHECK(signers.judge(cms, kText, partyOf(kSender), Speaker::organisation, kNow) == SignatureMark::valid);
    CHECK(signers.judge(cms, kText, partyOf(kSender), Speaker::organisation, kNow) == SignatureMark::valid);
    CHECK_FALSE(signers.judge(cms, "khác", partyOf(kSender), Speaker::organisation, kNow));
}

TEST_CASE("what is unsigned, or signed by who is unknown here, is told apart from what is wrong",
          "[exchange_station]") {
    const Sealed sealed;
    const Sealed stranger;
    CHECK(judged({sealed.entry}, "") == SignatureMark::missing);
    CHECK(judged({}, stranger.sign()) == SignatureMark::unknownSigner);
    CHECK_FALSE(judged({sealed.entry}, stranger.sign()));
    CHECK_FALSE(judged({sealed.entry}, "không phải CMS"));
    CHECK_FALSE(judged({}, sealed.sign() + "x"));
}

TEST_CASE("a signature over another manifest is wrong", "[exchange_station]") {
    const Sealed sealed;
    CHECK_FALSE(judged({sealed.entry}, sealed.sign(kNow, "bản kê khác")));
}

TEST_CASE("a certificate does not sign for an organisation that it is not entered for",
          "[exchange_station]") {
    const Sealed sealed;
    CHECK_FALSE(judged({sealed.entry}, sealed.sign(), kReceiver));
    CHECK_FALSE(judged({sealed.entry}, sealed.sign(), kReceiver, Speaker::organisationOrHub));
}

TEST_CASE("a hub signs what happens on the way, and nothing in the name of an organisation",
          "[exchange_station]") {
    Sealed hub;
    hub.entry.isHub = true;
    hub.entry.organisationCodes.clear();
    CHECK(judged({hub.entry}, hub.sign(), kReceiver, Speaker::organisationOrHub) == SignatureMark::valid);
    CHECK_FALSE(judged({hub.entry}, hub.sign(), kReceiver, Speaker::organisation));
}

TEST_CASE("a certificate counts at the moment of signing, not at that of arrival", "[exchange_station]") {
    const Sealed sealed;
    const auto end = sealed.key.certificate().notAfter();
    CHECK(judged({sealed.entry}, sealed.sign(end), kSender, Speaker::organisation, end + 24h) ==
          SignatureMark::valid);
    CHECK_FALSE(judged({sealed.entry}, sealed.sign(end + 1s), kSender, Speaker::organisation, end + 24h));
    CHECK_FALSE(judged({sealed.entry}, sealed.sign(sealed.key.certificate().notBefore() - 1s)));
}

TEST_CASE("what is signed in the future is wrong, but clocks may differ a little", "[exchange_station]") {
    const Sealed sealed;
    CHECK(judged({sealed.entry}, sealed.sign(kNow + 10min)) == SignatureMark::valid);
    CHECK_FALSE(judged({sealed.entry}, sealed.sign(kNow + 11min)));
}

TEST_CASE("after a revocation nothing counts that comes later, whenever it says it was signed",
          "[exchange_station]") {
    Sealed sealed;
    sealed.entry.revokedAt = kNow;
    CHECK(judged({sealed.entry}, sealed.sign(kNow - 1s), kSender, Speaker::organisation, kNow - 1s) ==
          SignatureMark::valid);
    CHECK_FALSE(judged({sealed.entry}, sealed.sign(kNow - 24h)));
}

TEST_CASE("old and new certificate count side by side while keys are changed", "[exchange_station]") {
    const Sealed old;
    Sealed fresh;
    fresh.entry.id = 2;
    CHECK(judged({old.entry, fresh.entry}, old.sign()) == SignatureMark::valid);
    CHECK(judged({old.entry, fresh.entry}, fresh.sign()) == SignatureMark::valid);
}

TEST_CASE("reports share one signature, and every field of each is under it", "[exchange_station]") {
    const Sealed sealed;
    const auto count = GENERATE(1u, 2u, 5u);
    std::vector<exchange_cores::Report> reports;
    std::vector<std::string> leaves;
    for (unsigned i = 0; i < count; ++i) {
        auto report = samples::report();
        report.id = i;
        report.signature.clear();
        reports.push_back(report);
        leaves.push_back(leafOf(report));
    }
    int signedTimes = 0;
    const auto signatures = signTogether(leaves, [&](std::string_view content) {
        ++signedTimes;
        return sealed.sign(kNow, content);
    });
    CHECK(signedTimes == 1);
    REQUIRE(signatures.size() == count);
    Signers signers({sealed.entry});
    const auto holds = [&](const exchange_cores::Report& report) {
        const auto shared = sharedSignatureOf(report);
        return shared && signers.judge(shared->cms, shared->content, partyOf(kSender), Speaker::organisation,
                                       kNow) == SignatureMark::valid;
    };
    for (unsigned i = 0; i < count; ++i) {
        auto& report = reports[i];
        report.signature = signatures[i];
        CHECK(holds(report));
        const auto spoiled = [&](auto&& change) {
            auto other = report;
            change(other);
            return !holds(other);
        };
        CHECK(spoiled([](auto& other) { other.delivery.to.value ^= 1; }));
        CHECK(spoiled([](auto& other) { other.content.words[3] ^= 1; }));
        CHECK(spoiled([](auto& other) { other.id ^= 64; }));
        CHECK(spoiled([](auto& other) { other.sequence ^= 1; }));
        CHECK(spoiled([](auto& other) { other.round ^= 1; }));
        CHECK(spoiled([](auto& other) { other.code = exchange_cores::ReportCode::accepted; }));
        CHECK(spoiled([](auto& other) { other.reason = wire::NackCode::busy; }));
        CHECK(spoiled([](auto& other) { other.signer.value ^= 1; }));
        CHECK(spoiled([](auto& other) { other.at ^= 1; }));
        CHECK(spoiled([](auto& other) { other.text += '.'; }));
        CHECK(spoiled([](auto& other) { other.signature[3] = static_cast<char>(other.signature[3] + 1); }));
        CHECK(spoiled([](auto& other) { other.signature[7] = static_cast<char>(other.signature[7] + 1); }));
        CHECK(spoiled([](auto& other) { other.signature.pop_back(); }));
        CHECK(spoiled([](auto& other) { other.signature.resize(5); }));
    }
}

}  // namespace vanthu::exchange_station
