#include "server/hub/hub_settings.h"

#include <catch2/catch.hpp>

#include <fstream>

#include "schemas/domain/error.h"
#include "server/evidence/signing_key.h"
#include "tests/support/temp_dir.h"

namespace vanthu::hub {
namespace {

const std::string kKey = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7";

std::string withPeer(const std::string& fields) {
    return R"({"listen": "tcp://*:7020", "peers": [)" + fields + "]}";
}

HubSettings parsed(const std::string& json) {
    return parseHubSettings(json, std::filesystem::temp_directory_path());
}

std::vector<std::string> faultyFields(const std::string& json) {
    try {
        (void)parsed(json);
    } catch (const Error& error) {
        std::vector<std::string> fields;
        for (const auto& violation : error.violations())
            fields.push_back(violation.field);
        return fields;
    }
    return {};
}

using Fields = std::vector<std::string>;

}  // namespace

TEST_CASE("hub.json names where to listen and who is reached through whom", "[hub]") {
    const auto settings = parsed(withPeer(R"({"name": "Sở Nội vụ", "public_key": ")" + kKey +
                                          R"(", "organisation_codes": ["h53.1", "H53.1.2"]})"));
    CHECK(settings.listenEndpoint == "tcp://*:7020");
    REQUIRE(settings.peers.size() == 1);
    CHECK(settings.peers[0].name == "Sở Nội vụ");
    CHECK(settings.peers[0].endpoint.empty());
    CHECK(settings.peers[0].organisationCodes == std::vector<std::string>{"H53.1", "H53.1.2"});
    CHECK(parsed("{}").peers.empty());
}

TEST_CASE("a peer has the quota of all, or one of its own", "[hub]") {
    const auto peer = R"({"name": "A", "public_key": ")" + kKey + '"';
    const auto quotaOf = [&](const std::string& all, const std::string& own) {
        const auto quota =
            parsed(R"({"quota": )" + all + R"(, "peers": [)" + peer + own + "}]}").peers.front().quota;
        return std::pair(quota.documents, quota.bytes >> 20);
    };
    CHECK(quotaOf("null", "") == std::pair<std::uint64_t, std::uint64_t>(50'000, 65'536));
    CHECK(quotaOf(R"({"documents": 7})", "") == std::pair<std::uint64_t, std::uint64_t>(7, 65'536));
    CHECK(quotaOf(R"({"documents": 7})", R"(, "quota": {"megabytes": 9})") ==
          std::pair<std::uint64_t, std::uint64_t>(7, 9));
    CHECK(faultyFields(R"({"quota": 5})") == Fields{"quota"});
    for (const auto* wrong : {"0", "-1", "1.5", "\"7\"", "2000000000", "true"}) {
        CAPTURE(wrong);
        CHECK(faultyFields(std::string(R"({"quota": {"documents": )") + wrong + "}}") ==
              Fields{"quota.documents"});
        CHECK(faultyFields(withPeer(peer + R"(, "quota": {"megabytes": )" + wrong + "}}")) ==
              Fields{"peers[0].quota.megabytes"});
    }
}

TEST_CASE("a fault in hub.json is told by its place", "[hub]") {
    CHECK_THROWS_AS(parsed("peers: []"), Error);
    CHECK_THROWS_AS(parsed("[]"), Error);
    CHECK(faultyFields(R"({"listen": 7020})") == Fields{"listen"});
    CHECK(faultyFields(withPeer("7")) == Fields{"peers[0]"});
    CHECK(faultyFields(withPeer(R"({"public_key": ")" + kKey + R"("})")) == Fields{"peers[0].name"});
    CHECK(faultyFields(withPeer(R"({"name": "A", "public_key": "x"})")) == Fields{"peers[0].public_key"});
    CHECK(faultyFields(withPeer(R"({"name": "A", "public_key": ")" + kKey + R"(", "endpoint": "máy"})")) ==
          Fields{"peers[0].endpoint"});
    CHECK(faultyFields(
              withPeer(R"({"name": "A", "public_key": ")" + kKey + R"(", "organisation_codes": ["", 5]})")) ==
          Fields{"peers[0].organisation_codes[0]", "peers[0].organisation_codes[1]"});
}

TEST_CASE("an organisation that is reached in two ways, or a key of two peers, is a fault", "[hub]") {
    const auto peer = [](const std::string& code) {
        return R"({"name": "A", "public_key": ")" + kKey + R"(", "organisation_codes": [")" + code + R"("]})";
    };
    CHECK(faultyFields(withPeer(peer("H53.1") + ", " + peer("h53.1"))) ==
          Fields{"peers[1].public_key", "peers[1].organisation_codes[0]"});
}

TEST_CASE("hub.json names whose certificates count, and a fault in it is told by its place", "[hub]") {
    const tests::TempDir folder;
    const auto key = evidence::SigningKey::make("Sở Nội vụ", {"H53.1"}, domain::Timestamp{});
    std::ofstream(folder.path() / "snv.pem") << key.certificate().pem();
    const auto settings = parseHubSettings(
        R"({"signatures_required": true, "signers": [{"organisation_codes": ["h53.1"],
            "certificate_file": "snv.pem", "revoked": true}]})",
        folder.path());
    CHECK(settings.requiresSignatures);
    REQUIRE(settings.signers.size() == 1);
    CHECK(settings.signers[0].organisationCodes == std::vector<std::string>{"H53.1"});
    CHECK(settings.signers[0].certificate == key.certificate().pem());
    CHECK(settings.signers[0].revokedAt.has_value());

    CHECK(faultyFields(R"({"signatures_required": 1, "signers": [7]})") ==
          Fields{"signers[0]", "signatures_required"});
    CHECK(faultyFields(R"({"signers": [{"certificate_file": "none.pem"}]})") ==
          Fields{"signers[0].organisation_codes", "signers[0].certificate_file"});
}

TEST_CASE("hub.json names whose directories are followed, and a fault in it is told by its place", "[hub]") {
    const tests::TempDir folder;
    const auto key = evidence::SigningKey::make("Tỉnh", {"H53"}, domain::Timestamp{});
    std::ofstream(folder.path() / "h53.pem") << key.certificate().pem();
    const auto settings = parseHubSettings(
        R"({"directories": [{"publisher": "h53", "certificate_files": ["h53.pem", "h53.pem"]}]})",
        folder.path());
    REQUIRE(settings.directories.size() == 1);
    CHECK(settings.directories[0].code == "H53");
    CHECK(settings.directories[0].certificates ==
          std::vector<std::string>{key.certificate().pem(), key.certificate().pem()});

    CHECK(faultyFields(R"({"directories": [7, {}]})") ==
          Fields{"directories[0]", "directories[1].publisher", "directories[1].certificate_files"});
    CHECK(faultyFields(R"({"directories": [{"publisher": "H53", "certificate_files": ["none.pem", 7]}]})") ==
          Fields{"directories[0].certificate_files[0]", "directories[0].certificate_files[1]"});
    CHECK(faultyFields(R"({"directories": [{"publisher": "H53", "certificate_files": ["a"]},
                                           {"publisher": "h53", "certificate_files": ["a"]}]})") ==
          Fields{"directories[0].certificate_files[0]", "directories[1].publisher",
                 "directories[1].certificate_files[0]"});
}

TEST_CASE("metrics go to a whole path that the collector reads, or nowhere", "[hub]") {
    CHECK(parsed("{}").metricsFile.empty());
    CHECK(parsed(R"({"metrics_file": "/var/lib/x/vanthu-hub.prom"})").metricsFile ==
          "/var/lib/x/vanthu-hub.prom");
    for (const auto* file : {"vanthu-hub.prom", "/etc/passwd", "/var/lib/x/"}) {
        CAPTURE(file);
        CHECK(faultyFields(std::string(R"({"metrics_file": ")") + file + "\"}") ==
              std::vector<std::string>{"metrics_file"});
    }
}

}  // namespace vanthu::hub
