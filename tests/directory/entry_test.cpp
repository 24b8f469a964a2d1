#include "schemas/exchange/directory_entry.h"

#include <catch2/catch.hpp>

#include <functional>

#include "schemas/domain/limits.h"
#include "schemas/exchange/directory_edition.h"
#include "schemas/exchange/messages.h"
#include "tests/directory/samples.h"

namespace vanthu::directory {
namespace {

using wire::DirectoryChange;
using wire::DirectoryEntry;
using wire::DirectoryGateway;
using wire::DirectoryHead;
using wire::DirectoryOrganisation;
using wire::Rejected;

/// What is written although it is wrong, is refused with the name of the field.
void refuses(const DirectoryEntry& entry, const std::string& field) {
    INFO(field);
    const auto problem = wire::problemOf(entry);
    REQUIRE(problem);
    CHECK(problem->field == field);
    CHECK_THROWS_WITH(wire::parseDirectoryEntry(wire::encode(entry)), Catch::StartsWith(field + ": "));
}

void refusesOrganisation(const std::string& field, const std::function<void(DirectoryOrganisation&)>& spoil) {
    auto organisation = samples::organisation();
    spoil(organisation);
    refuses(organisation, field);
}

void refusesGateway(const std::string& field, const std::function<void(DirectoryGateway&)>& spoil) {
    auto gateway = samples::gateway();
    spoil(gateway);
    refuses(gateway, field);
}

DirectoryHead sampleHead() {
    DirectoryHead head{"H53", {7, {}}, {9, {}}, 120, 1'790'000'000, {}};
    head.before.root.fill(1);
    head.after.root.fill(2);
    head.changes.fill(3);
    return head;
}

}  // namespace

TEST_CASE("entries of both kinds come back as they were written", "[directory]") {
    DirectoryOrganisation least{.code = "K01", .name = "Đơn vị chưa liên thông"};
    DirectoryGateway hub{.id = "truc-h53", .name = "Trục tỉnh", .publicKey = samples::gateway().publicKey};
    for (const DirectoryEntry& entry :
         {DirectoryEntry{samples::organisation()}, DirectoryEntry{samples::gateway()}, DirectoryEntry{least},
          DirectoryEntry{hub}}) {
        CHECK_FALSE(wire::problemOf(entry));
        CHECK(wire::parseDirectoryEntry(wire::encode(entry)) == entry);
    }
}

TEST_CASE("a wrong field of an organisation is refused by its name", "[directory]") {
    refusesOrganisation("code", [](auto& one) { one.code = ""; });
    refusesOrganisation("code", [](auto& one) { one.code = "h53.13"; });
    refusesOrganisation("code", [](auto& one) { one.code = "000.00.13.H53"; });
    refusesOrganisation("code",
                        [](auto& one) { one.code = std::string(limits::kOrganisationCode + 1, 'A'); });
    refusesOrganisation("code", [](auto& one) { one.code = "H53\xff"; });
    refusesOrganisation("former_code", [](auto& one) { one.formerCode = "H53.13"; });
    refusesOrganisation("name", [](auto& one) { one.name = ""; });
    refusesOrganisation("name", [](auto& one) { one.name = "So\xcc\x9b\xcc\x89 Nội vụ"; });
    refusesOrganisation("name", [](auto& one) { one.name = " Sở Nội vụ"; });
    refusesOrganisation("name", [](auto& one) { one.name = "Sở\nNội vụ"; });
    refusesOrganisation("name", [](auto& one) { one.name = "Sở \xc0\x80"; });
    refusesOrganisation("name",
                        [](auto& one) { one.name = std::string(limits::kOrganisationName + 1, 'a'); });
    refusesOrganisation("parent", [](auto& one) { one.parent = "h53"; });
    refusesOrganisation("parent", [](auto& one) { one.parent = one.code; });
    refusesOrganisation("successor", [](auto& one) { one.successor = " H53"; });
    refusesOrganisation("successor", [](auto& one) { one.successor = one.code; });
    refusesOrganisation("valid_to", [](auto& one) { one.validTo = one.validFrom.plusDays(-1); });
    refusesOrganisation("gateway", [](auto& one) { one.gateway = "Cổng"; });
}

TEST_CASE("a wrong field of a gateway is refused by its name", "[directory]") {
    refusesGateway("id", [](auto& one) { one.id = ""; });
    refusesGateway("id", [](auto& one) { one.id = "Truc"; });
    refusesGateway("id", [](auto& one) { one.id = std::string(limits::kDirectoryGatewayId + 1, 'a'); });
    refusesGateway("name", [](auto& one) { one.name = ""; });
    refusesGateway("hub", [](auto& one) { one.hub = "a b"; });
    refusesGateway("hub", [](auto& one) { one.hub = one.id; });
    refusesGateway("public_key", [](auto& one) { one.publicKey = ""; });
    refusesGateway("public_key", [](auto& one) { one.publicKey.pop_back(); });
    refusesGateway("next_public_key", [](auto& one) { one.nextPublicKey = "khóa"; });
    refusesGateway("next_public_key", [](auto& one) { one.nextPublicKey = one.publicKey; });
    refusesGateway("fingerprints", [](auto& one) {
        one.fingerprints.assign(limits::kDirectoryFingerprints + 1, std::string(64, 'a'));
    });
    refusesGateway("endpoint", [](auto& one) { one.endpoint = "http://h53.vn"; });
    refusesGateway("endpoint", [](auto& one) { one.endpoint = "tcp://h53.vn :7020"; });
    refusesGateway("endpoint",
                   [](auto& one) { one.endpoint = "tcp://" + std::string(limits::kDirectoryEndpoint, 'a'); });
}

TEST_CASE("an entry that is cut off anywhere, or lengthened, is none", "[directory]") {
    for (const DirectoryEntry& entry :
         {DirectoryEntry{samples::organisation()}, DirectoryEntry{samples::gateway()}}) {
        const auto bytes = wire::encode(entry);
        for (std::size_t size = 0; size < bytes.size(); ++size)
            CHECK_THROWS_AS(wire::parseDirectoryEntry(bytes.substr(0, size)), Rejected);
        CHECK_THROWS_AS(wire::parseDirectoryEntry(bytes + '\0'), Rejected);
        CHECK_THROWS_AS(wire::parseDirectoryEntry('\x03' + bytes.substr(1)), Rejected);
    }
    CHECK_THROWS_AS(wire::parseDirectoryEntry(std::string(limits::kDirectoryEntryBytes + 1, '\1')), Rejected);
}

TEST_CASE("changes come back as they were written, and each key once", "[directory]") {
    const std::vector<DirectoryChange> changes{
        wire::put(samples::organisation()),
        wire::put(samples::gateway()),
        {wire::DirectoryKind::organisation, "H53.99", std::nullopt},
    };
    const auto bytes = wire::encode(changes);

    CHECK(wire::parseDirectoryChanges(bytes) == changes);
    std::size_t size = 4;
    for (const auto& change : changes)
        size += wire::sizeOf(change);
    CHECK(size == bytes.size());
    for (std::size_t cut = 0; cut < bytes.size(); ++cut)
        CHECK_THROWS_AS(wire::parseDirectoryChanges(bytes.substr(0, cut)), Rejected);
    CHECK_THROWS_AS(wire::parseDirectoryChanges(bytes + '\0'), Rejected);

    const auto twice = wire::encode({changes[0], {changes[0].kind, changes[0].key, std::nullopt}});
    CHECK_THROWS_WITH(wire::parseDirectoryChanges(twice), Catch::StartsWith("key: "));
    auto other = changes[0];
    other.key = "H53.15";
    CHECK_THROWS_WITH(wire::parseDirectoryChanges(wire::encode({other})), Catch::StartsWith("key: "));
    other.kind = wire::DirectoryKind::gateway;
    other.key = "H53.13";
    CHECK_THROWS_WITH(wire::parseDirectoryChanges(wire::encode({other})), Catch::StartsWith("key: "));
    CHECK_THROWS_AS(wire::parseDirectoryChanges(std::string(4, '\0')), Rejected);
    CHECK_THROWS_AS(wire::parseDirectoryChanges(std::string(4, '\x7f')), Rejected);
}

TEST_CASE("a head comes back as it was written, and nothing else is one", "[directory]") {
    const auto head = sampleHead();
    const auto bytes = wire::encode(head);

    CHECK(wire::parseDirectoryHead(bytes) == head);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK_THROWS_AS(wire::parseDirectoryHead(bytes.substr(0, size)), Rejected);
    CHECK_THROWS_AS(wire::parseDirectoryHead(bytes + '\0'), Rejected);
    CHECK_THROWS_AS(wire::parseDirectoryHead("x" + bytes.substr(1)), Rejected);

    const auto refused = [](const std::function<void(DirectoryHead&)>& spoil) {
        auto spoilt = sampleHead();
        spoil(spoilt);
        CHECK_THROWS_AS(wire::parseDirectoryHead(wire::encode(spoilt)), Rejected);
    };
    refused([](auto& one) { one.publisher = ""; });
    refused([](auto& one) { one.publisher = "h53"; });
    refused([](auto& one) { one.after.sequence = one.before.sequence; });
    refused(
        [](auto& one) { one.after.sequence = one.before.sequence + limits::kDirectoryEditionChanges + 1; });
    refused([](auto& one) { one.after.sequence = UINT64_MAX; });
    refused([](auto& one) { one.entries = limits::kDirectoryEntries + 1; });
}

TEST_CASE("frames of a directory come back as they were written", "[directory]") {
    const wire::DirectoryAt at{"H53", sampleHead().after};
    const auto read = wire::parseDirectoryAt(wire::encode(at));
    CHECK(read.publisher == at.publisher);
    CHECK(read.mark == at.mark);

    const wire::DirectoryGiven given{12, {"head", "signature", "changes"}};
    const auto back = wire::parseDirectoryGiven(wire::encode(given));
    CHECK(back.newest == 12);
    CHECK(back.edition.head == "head");
    CHECK(back.edition.signature == "signature");
    CHECK(back.edition.changes == "changes");

    for (const auto& body : {wire::encode(at), wire::encode(given)})
        for (std::size_t size = 0; size < body.size(); ++size) {
            CHECK_THROWS_AS(wire::parseDirectoryAt(body.substr(0, size)), Rejected);
            CHECK_THROWS_AS(wire::parseDirectoryGiven(body.substr(0, size)), Rejected);
        }
    const auto tooLong = std::string(limits::kDirectoryEditionBytes + 1, 'x');
    CHECK_THROWS_AS(wire::parseDirectoryGiven(wire::encode(wire::DirectoryGiven{1, {"", "", tooLong}})),
                    Rejected);

    CHECK(wire::isOfDirectory(wire::directoryHeader(wire::kDirectoryAt)));
    CHECK(wire::isOfDirectory(wire::directoryHeader(wire::kDirectoryGiven)));
    CHECK_FALSE(wire::isOfDirectory(wire::directoryHeader(12)));
    CHECK_FALSE(wire::isOfDirectory(wire::directoryHeader(wire::kDirectoryAt).substr(1)));
}

}  // namespace vanthu::directory
