#include "server/evidence/cms.h"

#include <catch2/catch.hpp>

#include <fstream>

#include "schemas/domain/error.h"
#include "server/evidence/key_ring.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace vanthu::evidence {
namespace {

using tests::TempDir;

const domain::Timestamp kNow{std::chrono::seconds{1'790'000'000}};
constexpr const char* kContent = R"({"message_id":"00"})";

SigningKey keyOf(const std::string& name) {
    return SigningKey::make(name, {"H53.1"}, kNow - std::chrono::hours{1});
}

void writeFile(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a signature holds over its bytes, by its key, and says when it was made", "[evidence]") {
    const auto key = keyOf("Sở Nội vụ");

    const auto cms = key.sign(kContent, kNow);

    const auto claim = claimOf(cms);
    REQUIRE(claim);
    CHECK(claim->fingerprint == key.certificate().fingerprint());
    CHECK(claim->at == kNow);
    CHECK(isSignatureOf(cms, kContent, key.certificate()));
    CHECK_FALSE(isSignatureOf(cms, R"({"message_id":"01"})", key.certificate()));
    CHECK_FALSE(isSignatureOf(cms, kContent, keyOf("Sở Nội vụ").certificate()));
}

TEST_CASE("a signature that is cut off, lengthened or altered in its signed part is none", "[evidence]") {
    const auto key = keyOf("Sở Nội vụ");
    const auto cms = key.sign(kContent, kNow);

    CHECK_FALSE(claimOf(cms + '\0'));
    for (std::size_t size = 0; size < cms.size(); ++size)
        CHECK_FALSE(claimOf(cms.substr(0, size)));
    // Bytes that name the signer in words are not looked at; every other one matters.
    int believed = 0;
    for (std::size_t at = 0; at < cms.size(); ++at) {
        auto altered = cms;
        altered[at] = static_cast<char>(altered[at] ^ 1);
        const auto claim = claimOf(altered);
        if (claim && claim->fingerprint == key.certificate().fingerprint() && claim->at == kNow &&
            isSignatureOf(altered, kContent, key.certificate()))
            ++believed;
    }
    CHECK(believed < 32);
}

TEST_CASE("openssl itself believes the signature", "[evidence]") {
    const TempDir folder;
    const auto key = keyOf("Sở Nội vụ");
    const auto file = [&](const char* name) { return (folder.path() / name).string(); };
    writeFile(file("cms"), key.sign(kContent, kNow));
    writeFile(file("manifest"), kContent);
    writeFile(file("certificate"), key.certificate().pem());

    const auto checked =
        tests::runProgram("/usr/bin/openssl", {"cms",       "-verify",
                                               "-binary",   "-cades",
                                               "-inform",   "DER",
                                               "-in",       file("cms"),
                                               "-content",  file("manifest"),
                                               "-certfile", file("certificate"),
                                               "-CAfile",   file("certificate"),
                                               "-purpose",  "any",
                                               "-attime",   std::to_string(kNow.time_since_epoch().count()),
                                               "-out",      file("out")});

    CHECK(checked.exitCode == 0);
}

TEST_CASE("keys are made, follow one another, and outlive the process", "[evidence]") {
    const TempDir folder;
    KeyRing ring(folder.path());
    CHECK_FALSE(ring.current());
    const auto first = keyOf("Sở Nội vụ");
    const auto second = keyOf("Sở Nội vụ");
    ring.keep(first);
    ring.keep(second);
    CHECK(ring.current()->isOfSameKey(first));
    CHECK(ring.next()->isOfSameKey(second));

    CHECK(KeyRing(folder.path()).next()->certificate().fingerprint() == second.certificate().fingerprint());
    REQUIRE(ring.activate());
    CHECK_FALSE(ring.activate());

    const KeyRing again(folder.path());
    CHECK(again.current()->certificate().fingerprint() == second.certificate().fingerprint());
    CHECK_FALSE(again.next());
    const auto cms = again.current()->sign(kContent, kNow);
    CHECK(isSignatureOf(cms, kContent, second.certificate()));
    CHECK((std::filesystem::status(folder.path() / "signing.pem").permissions() &
           std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("a certificate of an authority takes the place of our own, if it is of our key", "[evidence]") {
    const TempDir folder;
    const auto file = [&](const char* name) { return (folder.path() / name).string(); };
    KeyRing ring(folder.path());
    const auto own = keyOf("Sở Nội vụ");
    CHECK_FALSE(ring.certified(own.certificate()));
    ring.keep(own);
    writeFile(file("authority.pem"), keyOf("Tổ chức chứng thực").text());
    writeFile(file("request.pem"), own.request());
    const auto issued = tests::runProgram(
        "/usr/bin/openssl", {"x509", "-req", "-in", file("request.pem"), "-CA", file("authority.pem"),
                             "-CAkey", file("authority.pem"), "-set_serial", "7"});
    REQUIRE(issued.exitCode == 0);

    const auto certified = ring.certified(Certificate(issued.out));
    REQUIRE(certified);
    ring.keep(*certified);

    CHECK(certified->certificate().subject() == own.certificate().subject());
    CHECK(certified->certificate().fingerprint() != own.certificate().fingerprint());
    CHECK_FALSE(ring.next());
    CHECK_THROWS_AS(ring.certified(keyOf("Người khác").certificate()), Error);
    CHECK(KeyRing(folder.path()).current()->certificate().fingerprint() ==
          certified->certificate().fingerprint());
}

TEST_CASE("what is no certificate that may sign is refused by name", "[evidence]") {
    const auto refusalOf = [](const std::string& pem) {
        try {
            const Certificate certificate(pem);
        } catch (const Error& error) {
            return error.violations().at(0).code;
        }
        return std::string("none");
    };
    const auto good = keyOf("Sở Nội vụ").certificate().pem();
    CHECK(refusalOf(good) == "none");
    CHECK(refusalOf("") == "not_a_certificate");
    CHECK(refusalOf("xin chào") == "not_a_certificate");
    CHECK(refusalOf(good + good) == "several");
    CHECK(refusalOf(std::string(20'000, 'x')) == "too_long");
    const auto made = tests::runProgram("/usr/bin/openssl", {"req", "-x509", "-newkey", "rsa:1024", "-nodes",
                                                             "-subj", "/CN=x", "-keyout", "/dev/null"});
    CHECK(refusalOf(made.out) == "unsupported_key");
}

}  // namespace vanthu::evidence
