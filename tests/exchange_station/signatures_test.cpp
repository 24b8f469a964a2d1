#include <catch2/catch.hpp>

#include "server/exchange_station/receipts.h"
#include "storage/station_store.h"
#include "tests/exchange_station/line.h"

namespace vanthu::exchange_station {
namespace {

using namespace exchange_cores;
using namespace samples;
using namespace std::chrono_literals;
using domain::SignatureMark;
using Demand = Notary::Demand;

/// A line on which all three sign, and each knows the certificates of the others and demands signatures.
struct SignedLine : Line {
    SignedLine() {
        entered = {entry(a, {kSender}), entry(b, {kReceiver}), entry(hub, {})};
        demandEverywhere();
        carryAll();
    }
    domain::TrustedSigner entry(Site& site, std::vector<std::string> codes) {
        auto key = evidence::SigningKey::make("Cơ quan", codes, clock.moment - 1h);
        const auto certificate = key.certificate();
        const bool isHub = codes.empty();
        site.keys().keep(std::move(key));
        return {0, std::move(codes), isHub, certificate.pem(), certificate.fingerprint(), {}};
    }
    void demandEverywhere() {
        for (auto* site : {&a, &hub, &b})
            site->notary().use(Signers(entered), Demand::signatures);
    }
    std::vector<domain::TrustedSigner> entered;  ///< of A, B and the hub
};

/// Changes frames of that kind on their way from one node to another.
template <class Wanted, class Change>
auto meddling(NodeId from, Change change) {
    return [=](Message& message) {
        auto parsed = parseFrame(message.bytes.header, message.bytes.body);
        if (message.from != from || !std::holds_alternative<Wanted>(parsed.frame.body)) return true;
        const std::string text(parsed.manifestText);
        std::string signature(parsed.signature);
        change(std::get<Wanted>(parsed.frame.body), signature);
        message.bytes =
            encode(parsed.frame,
                   {[&](const Digest&) { return text; }, [&](const Digest&) { return signature; },
                    [](const Report&) { return std::string{}; }, [](const Chunk&) { return std::string{}; }});
        return true;
    };
}

domain::SignatureMark markAt(Site& site) {
    return site.database().read([&](storage::ReadTransaction& transaction) {
        const auto digest = storage::hex(storage::sha256(site.received.begin()->second));
        return storage::findStationManifest(transaction, digest)->mark;
    });
}

}  // namespace

TEST_CASE("a signed document arrives over a hub, and its signed receipts come back", "[exchange_station]") {
    SignedLine line;
    (void)issue(line, "một", 1);
    line.carryAll();
    REQUIRE(line.b.received.size() == 1);
    CHECK(markAt(line.b) == SignatureMark::valid);
    CHECK(line.a.standing == Standing::arrived);

    line.b.shell().command(Decide{{messageIdFrom(manifestFor(line.a.blobs(), "một", 1).messageId),
                                   partyOf(kSender), partyOf(kReceiver)},
                                  ReportCode::accepted,
                                  "27"});
    line.carryAll();
    CHECK(line.a.standing == Standing::accepted);
    CHECK(line.a.distrusted.empty());
}

TEST_CASE(
    "an unsigned, altered, foreign, expired or revoked signature is refused, and nothing is in the inbox",
    "[exchange_station]") {
    SignedLine line;
    const auto spoil = GENERATE(0, 1, 2, 3, 4);
    const auto at = GENERATE(kHub, kB);
    auto strict = line.entered;
    auto& ofA = strict[0];
    std::function<void(Submit&, std::string&)> change = [](Submit&, std::string&) {};
    if (spoil == 0) change = [](Submit&, std::string& signature) { signature.clear(); };
    if (spoil == 1) change = [](Submit&, std::string& signature) { signature.back() ^= 1; };
    if (spoil == 2)
        change = [&](Submit& submit, std::string& signature) {
            signature = line.b.notary().signManifest("một bản kê khác");
            (void)submit;
        };
    if (spoil == 3) {
        line.clock.moment +=
            std::chrono::hours(24 * 366 * 6);  // A signs on with a certificate that has ended
    }
    if (spoil == 4) ofA.revokedAt = line.clock.moment;
    const auto giver = at == kHub ? kA : kHub;
    line.at(at).notary().use(Signers(strict), Demand::signatures);
    if (at == kB) line.hub.notary().use({}, Demand::nothing);

    (void)issue(line, "một", 1);
    line.carryThrough(meddling<Submit>(giver, change));

    CHECK(line.b.received.empty());
    CHECK((at == kHub || line.b.refusal == wire::NackCode::signatureInvalid));
    if (spoil != 3) CHECK(line.a.standing == Standing::notAccepted);
}

TEST_CASE(
    "where signatures are not demanded, what is unsigned arrives with an honest mark, and what is wrong "
    "does not",
    "[exchange_station]") {
    SignedLine line;
    const bool isWrong = GENERATE(false, true);
    for (auto* site : {&line.a, &line.hub, &line.b})
        site->notary().use(Signers(line.entered), Demand::nothing);

    (void)issue(line, "một", 1);
    line.carryThrough(meddling<Submit>(kA, [&](Submit&, std::string& signature) {
        signature = isWrong ? line.b.notary().signManifest("khác") : "";
    }));

    CHECK(line.b.received.size() == (isWrong ? 0 : 1));
    if (!isWrong) CHECK(markAt(line.b) == SignatureMark::missing);
}

TEST_CASE("who is entered nowhere signs in vain, and is marked so", "[exchange_station]") {
    SignedLine line;
    for (auto* site : {&line.a, &line.hub, &line.b})
        site->notary().use({}, Demand::nothing);
    (void)issue(line, "một", 1);
    line.carryAll();
    REQUIRE(line.b.received.size() == 1);
    CHECK(markAt(line.b) == SignatureMark::unknownSigner);
}

TEST_CASE("a receipt that is unsigned, altered or of somebody else changes nothing and is not acknowledged",
          "[exchange_station]") {
    SignedLine line;
    const auto spoil = GENERATE(0, 1, 2, 3);
    auto meddle = meddling<Report>(kHub, [&](Report& report, std::string&) {
        if (spoil == 0) report.signature.clear();
        if (spoil == 1) report.text = "99";
        if (spoil == 2) report.signature = line.hub.notary().signReports({leafOf(report)}).front();
        if (spoil == 3) report.code = ReportCode::finished;
    });
    (void)issue(line, "một", 1);
    line.carryThrough(meddle);
    CHECK(line.a.standing == Standing::sent);
    REQUIRE_FALSE(line.a.distrusted.empty());

    // It is still on its way: the true one is believed when it comes.
    line.restart(line.a);
    line.carryAll();
    CHECK(line.a.standing == Standing::arrived);
}

TEST_CASE("a hub's word of the way counts by its own certificate", "[exchange_station]") {
    SignedLine line;
    const bool isEntered = GENERATE(false, true);
    if (!isEntered) line.a.notary().use(Signers({line.entered[0], line.entered[1]}), Demand::signatures);
    line.b.notary().use({}, Demand::signatures);  // B refuses; the hub tells A
    (void)issue(line, "một", 1);
    line.carryAll();
    CHECK(line.a.standing == (isEntered ? Standing::notAccepted : Standing::sent));
}

TEST_CASE("signatures outlive the process, and are made once however often a row is written",
          "[exchange_station]") {
    SignedLine line;
    (void)issue(line, "một", 1);
    line.carryThrough([](Message& message) {
        const auto parsed = parseFrame(message.bytes.header, message.bytes.body);
        return message.from != kB || !std::holds_alternative<Report>(parsed.frame.body);  // receipts are lost
    });
    CHECK(line.a.standing == Standing::sent);
    line.clock.moment += 1h;
    std::string first;
    for (int i = 0; i < 2; ++i) {
        line.restart(line.b);
        line.carryThrough([&](Message& message) {
            const auto parsed = parseFrame(message.bytes.header, message.bytes.body);
            const auto* report = std::get_if<Report>(&parsed.frame.body);
            if (message.from != kB || report == nullptr) return true;
            CHECK((first.empty() || first == report->signature));
            first = report->signature;
            return i == 1;
        });
    }
    CHECK(line.a.standing == Standing::arrived);
}

}  // namespace vanthu::exchange_station
