#include <catch2/catch.hpp>

#include <fstream>

#include "schemas/domain/error.h"
#include "server/exchange/evidence_bundle.h"
#include "server/exchange/head_stamps.h"
#include "storage/exchange_store.h"
#include "storage/station_store.h"
#include "tests/evidence/time_authority.h"
#include "tests/exchange_evidence/signed_province.h"
#include "tests/support/programs.h"

namespace vanthu::tests {
namespace {

using domain::DeliveryState;

std::string scriptPath(const std::string& name) {
    return std::string(VANTHU_EVIDENCE_FOLDER) + "/" + name;
}

const domain::SystemClock kClock;

exchange::HeadStamps stamps(Installation& agency, TimeAuthority& authority) {
    return {agency.database,
            agency.exchange.publicKey(),
            evidence::StampAuthorities(authority.certificate()),
            [&](std::string_view question) { return authority.answer(question); },
            std::chrono::hours{1},
            kClock};
}

std::optional<storage::StampedHead> newestStamp(Installation& agency) {
    return agency.database.read(storage::newestStampedHead);
}

/// The bundle of a document that arrived and was accepted, and what its verifier needs, in a folder.
struct Exported {
    /// Its head is stamped where there is an authority.
    explicit Exported(SignedProvince& province, TimeAuthority* authority = nullptr) {
        const auto document = province.a().registerOutgoing({"%PDF-1.4 một", "hai"});
        const auto id = province.a().send(document, {province.unitOfB}).front().id;
        REQUIRE(province.reaches(id, DeliveryState::arrived));
        province.b().accept(province.b().inbox().front(), "27");
        REQUIRE(province.reaches(id, DeliveryState::accepted));
        const auto key = province.a().exchange.signingKeys().current();
        const auto exported = [&] {
            return province.a().database.read([&](storage::ReadTransaction& transaction) {
                return exchange::evidenceBundle(transaction, storage::deliveriesOf(transaction, document.id),
                                                province.a().exchange.publicKey(), *key);
            });
        };
        // The head is signed when what it covers is on disk: the bundle of a moment before lacks the log.
        REQUIRE(eventually([&] { return (bytes = exported()).find(R"("log":[{)") != std::string::npos; }));
        if (authority != nullptr) {
            stamps(province.a(), *authority).step();
            bytes = exported();
            write("time.pem", authority->certificate());
        }
        write("bundle.json", bytes);
        write("a.key", key->text());
        write("a.pem", key->certificate().pem());
        write("b.pem", province.b().exchange.signingKeys().current()->certificate().pem());
        for (const auto& file : document.files)
            write(file.name, province.a().blobs.read(file.digest));
    }
    void write(const std::string& name, const std::string& content) const {
        std::ofstream(folder.path() / name, std::ios::binary) << content;
    }
    [[nodiscard]] std::string path(const std::string& name) const { return (folder.path() / name).string(); }
    [[nodiscard]] Finished verify(std::vector<std::string> more = {}) const {
        std::vector<std::string> arguments{scriptPath("verify_evidence.py"), path("bundle.json"), "--trust",
                                           "H53.1=" + path("a.pem")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return runProgram("/usr/bin/python3", arguments);
    }

    TempDir folder;
    std::string bytes;
};

}  // namespace

TEST_CASE("a stranger who holds the certificates sees proven what was sent and what became of it",
          "[exchange_evidence]") {
    SignedProvince province;
    const Exported exported(province);

    const auto seen = exported.verify(
        {"--trust", "H53.2=" + exported.path("b.pem"), "--files", exported.folder.path().string()});

    INFO(seen.err);
    REQUIRE(seen.exitCode == 0);
    CHECK(seen.out.find("H53.1 gửi") != std::string::npos);
    CHECK(seen.out.find("H53.2: 01 lúc") != std::string::npos);
    CHECK(seen.out.find("H53.2: 03 lúc") != std::string::npos);
    CHECK(seen.out.find("(27)") != std::string::npos);
    CHECK(seen.out.find("trong nhật ký của bên gửi") != std::string::npos);
    CHECK(seen.out.find("nhật ký của bên gửi: ") != std::string::npos);
    CHECK(seen.out.find("không chứng minh được") == std::string::npos);

    exported.write("phu-luc.txt", "");
    CHECK(exported.verify().exitCode == 1);  // nobody speaks for the receiver
    CHECK(exported.verify({"--trust", "H53.2=" + exported.path("a.pem")}).exitCode == 1);
}

TEST_CASE("a stranger sees when the log was stamped by an authority for time", "[exchange_evidence]") {
    SignedProvince province;
    TimeAuthority authority;
    const Exported exported(province, &authority);
    const std::vector<std::string> receiver{"--trust", "H53.2=" + exported.path("b.pem")};
    const auto verified = [&](const std::string& clock) {
        auto arguments = receiver;
        if (!clock.empty()) arguments.insert(arguments.end(), {"--trust-time", exported.path(clock)});
        return exported.verify(arguments);
    };

    const auto seen = verified("time.pem");
    INFO(seen.err);
    REQUIRE(seen.exitCode == 0);
    CHECK(seen.out.find("dấu thời gian") != std::string::npos);
    CHECK(seen.out.find("(cơ quan cấp không được tin)") == std::string::npos);
    // Without it the rest is as believable as before.
    const auto without = verified("");
    CHECK(without.exitCode == 0);
    CHECK(without.out.find("(cơ quan cấp không được tin)") != std::string::npos);
    CHECK(verified("a.pem").out == without.out);
}

TEST_CASE("a head is stamped once, at most one in the pause, and nothing waits for an authority that is away",
          "[exchange_evidence]") {
    SignedProvince province;
    TimeAuthority authority;
    auto stamper = stamps(province.a(), authority);
    CHECK_NOTHROW(stamper.step());  // no head yet
    CHECK(authority.asked() == 0);
    const auto send = [&] {
        const auto document = province.a().registerOutgoing({"một"});
        const auto id = province.a().send(document, {province.unitOfB}).front().id;
        REQUIRE(province.reaches(id, DeliveryState::arrived));
    };
    send();
    REQUIRE(eventually([&] {
        stamper.step();
        return newestStamp(province.a()).has_value();
    }));
    const auto first = newestStamp(province.a());
    CHECK(first->authority == "CN=Giờ chuẩn");

    send();  // another head, within the pause
    stamper.step();
    stamper.step();
    CHECK(authority.asked() == 1);
    CHECK(newestStamp(province.a())->head.size == first->head.size);

    int asked = 0;
    exchange::HeadStamps away(
        province.b().database, province.b().exchange.publicKey(),
        evidence::StampAuthorities(authority.certificate()),
        [&](std::string_view) -> std::string {
            ++asked;
            throw Error(ErrorCode::unavailable, "away");
        },
        std::chrono::hours{1}, kClock);
    REQUIRE(eventually([&] {
        try {
            away.step();
        } catch (const Error&) {
        }
        return asked > 0;
    }));
    CHECK_FALSE(newestStamp(province.b()));
    send();
}

TEST_CASE("signed documents arrive once each, with proof of it, over a hub that is killed",
          "[exchange_evidence]") {
    constexpr int kDocuments = 12;
    SignedProvince province;
    std::vector<domain::DeliveryId> sent;
    for (int i = 0; i < kDocuments; ++i) {
        const auto document = province.a().registerOutgoing({randomBytes(20'000, static_cast<unsigned>(i))});
        sent.push_back(province.a().send(document, {province.unitOfB}).front().id);
        if (i % 3 != 2) continue;
        province.hub.kill();
        province.hub.start();
    }
    for (const auto id : sent) {
        REQUIRE(province.reaches(id, DeliveryState::arrived));
        const auto receipt = province.a().database.read(
            [&](storage::ReadTransaction& transaction) { return storage::receiptMarkOf(transaction, id); });
        CHECK(receipt == domain::SignatureMark::valid);
    }
    const auto items = province.b().inbox();
    CHECK(items.size() == kDocuments);
    for (const auto& item : items)
        CHECK(province.b().database.read([&](storage::ReadTransaction& transaction) {
            return storage::manifestMarkOf(transaction, item.digest);
        }) == domain::SignatureMark::valid);
}

TEST_CASE("after a revocation nothing comes into the inbox, and receipts are kept, counted and told of",
          "[exchange_evidence]") {
    SignedProvince province;
    // The refusal is told by the hub, so A has to know its certificate too.
    const evidence::Certificate ofHub(province.hub.makeCertificate());
    province.enter({0, {}, true, ofHub.pem(), ofHub.fingerprint(), {}});
    province.hub.kill();
    province.hub.start();
    const auto first = province.a().registerOutgoing({"%PDF-1.4 một"});
    const auto id = province.a().send(first, {province.unitOfB}).front().id;
    REQUIRE(province.reaches(id, DeliveryState::arrived));

    province.revoke(province.a(), "H53.2");
    province.b().accept(province.b().inbox().front(), "27");
    const auto offences = [&] {
        return province.a().database.read([](storage::ReadTransaction& transaction) {
            return storage::countOffences(transaction, storage::listPeers(transaction).front().id);
        });
    };
    REQUIRE(eventually([&] { return offences() == 1; }));
    CHECK(province.a().delivery(id).state == DeliveryState::arrived);

    province.revoke(province.b(), "H53.1");
    const auto second = province.a().registerOutgoing({"%PDF-1.4 hai"});
    const auto refused = province.a().send(second, {province.unitOfB}).front().id;
    REQUIRE(eventually([&] { return province.a().delivery(refused).state == DeliveryState::failed; }));
    CHECK(province.a().delivery(refused).reason == "Chữ ký số của gói tin không hợp lệ");
    CHECK(province.b().inbox().size() == 1);
}

TEST_CASE("no byte of a bundle can be altered, and no forgery of who sealed it passes",
          "[exchange_evidence]") {
    SignedProvince province;
    TimeAuthority authority;
    const Exported exported(province, &authority);

    const auto seen = runProgram("/usr/bin/python3",
                                 {scriptPath("every_byte.py"), exported.path("bundle.json"),
                                  exported.path("a.key"), "H53.1=" + exported.path("a.pem"),
                                  "H53.2=" + exported.path("b.pem"), "time=" + exported.path("time.pem")});

    INFO(seen.out << seen.err);
    CHECK(seen.exitCode == 0);
}

}  // namespace vanthu::tests
