#include <catch2/catch.hpp>

#include <ctime>
#include <iostream>

#include "server/evidence/cms.h"
#include "server/evidence/signing_key.h"
#include "server/exchange_station/receipts.h"
#include "server/exchange_station/signers.h"
#include "tests/exchange_station/samples.h"

namespace vanthu::exchange_station {
namespace {

using evidence::SigningKey;

const domain::Timestamp kMoment{std::chrono::seconds{1'790'000'000}};

/// Processor time, so that the figure holds on a machine that others use too.
template <class Work>
void tell(const char* what, int times, Work&& work) {
    const auto begin = std::clock();
    for (int i = 0; i < times; ++i)
        work(i);
    const auto each = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / times;
    std::cout << what << ": " << each * 1e6 << " us\n";
}

}  // namespace

TEST_CASE("what signatures cost", "[.bench]") {
    constexpr int kTimes = 500;
    const auto key = SigningKey::make("Sở Nội vụ", {samples::kSender}, kMoment - std::chrono::hours{1});
    const auto text = samples::manifestText();
    const auto party = partyOf(samples::kSender);
    Signers signers(
        {{1, {samples::kSender}, false, key.certificate().pem(), key.certificate().fingerprint(), {}}});
    std::string cms;
    tell("sign a manifest", kTimes, [&](int) { cms = key.sign(text, kMoment); });
    tell("read what a signature claims", kTimes, [&](int) { REQUIRE(evidence::claimOf(cms)); });
    tell("verify it", kTimes, [&](int) { REQUIRE(evidence::isSignatureOf(cms, text, key.certificate())); });
    for (const unsigned together : {1u, 16u, 128u}) {
        auto report = samples::report();
        std::vector<std::string> leaves;
        for (unsigned i = 0; i < together; ++i) {
            report.id = i;
            leaves.push_back(leafOf(report));
        }
        std::vector<std::string> signatures;
        const auto count = static_cast<int>(together);
        tell(("sign a report, " + std::to_string(together) + " together").c_str(), kTimes / 5 * count,
             [&](int i) {
                 if (i % count != 0) return;
                 signatures = signTogether(
                     leaves, [&](std::string_view content) { return key.sign(content, kMoment); });
             });
        tell("verify a report of them", kTimes, [&](int i) {
            report.id = static_cast<std::uint64_t>(i) % together;
            report.signature = signatures[report.id];
            const auto shared = sharedSignatureOf(report);
            REQUIRE(signers.judge(shared->cms, shared->content, party, Speaker::organisation, kMoment));
        });
        std::cout << "bytes of its signature: " << signatures.front().size() << '\n';
    }
    std::cout << "bytes of the signature of a manifest: " << cms.size() << '\n';
}

}  // namespace vanthu::exchange_station
