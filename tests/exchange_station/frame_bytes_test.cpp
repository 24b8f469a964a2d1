#include "server/exchange_station/frame_bytes.h"

#include <catch2/catch.hpp>

#include "schemas/exchange/messages.h"
#include "server/exchange_station/names.h"
#include "tests/exchange_station/samples.h"

namespace vanthu::exchange_station {
namespace {

using namespace exchange_cores;
using namespace samples;

constexpr std::size_t kVersionByte = 2;
constexpr std::size_t kTypeByte = 3;
constexpr std::size_t kHighFlagsByte = 4;

Frame frameOf(Body body) {
    return {0x1122334455667788, 0x99AABBCCDDEEFF00, {7, {{0xABCDEF, 1, 2, 3}}}, true, std::move(body)};
}

FrameBytes frameBytesOf(const Body& body, const std::string& signature = {}) {
    const auto text = manifestText();
    return encode(frameOf(body),
                  {[text](const Digest&) { return text; }, [signature](const Digest&) { return signature; },
                   [](const Report&) { return std::string("ký lúc ghi"); },
                   [](const Chunk& chunk) { return std::string(chunk.bytes, 'x'); }});
}

wire::NackCode refusalOf(const FrameBytes& bytes) {
    try {
        (void)parseFrame(bytes.header, bytes.body);
    } catch (const wire::Rejected& rejected) {
        return rejected.nackCode();
    }
    FAIL("it was taken");
    return {};
}

}  // namespace

TEST_CASE("every frame comes back as it was sent", "[exchange_station]") {
    for (const auto& body : everyBody()) {
        const auto sent = frameBytesOf(body);
        const auto parsed = parseFrame(sent.header, sent.body);
        CHECK(parsed.frame.body.index() == body.index());
        CHECK(parsed.frame.fromNonce == 0x1122334455667788);
        CHECK(parsed.frame.toNonce == 0x99AABBCCDDEEFF00);
        CHECK(parsed.frame.mark == LogMark{7, {{0xABCDEF, 1, 2, 3}}});
        CHECK(parsed.frame.awaitsSync);
        // Everything that is said is in the bytes again.
        const auto again = frameBytesOf(parsed.frame.body);
        CHECK(again.body == sent.body);
    }
}

TEST_CASE("a submit brings the manifest, exact bytes, and what the cores need of it", "[exchange_station]") {
    const auto sent =
        frameBytesOf(Submit{coreManifest(manifest(), manifestText()), partyOf(kReceiver), 3, 99});
    const auto parsed = parseFrame(sent.header, sent.body);
    const auto& submit = std::get<Submit>(parsed.frame.body);
    CHECK(parsed.manifestText == manifestText());
    CHECK(submit.round == 3);
    CHECK(submit.expiresAt == 99);
    CHECK(submit.recipient == partyOf("h53.2 "));
    CHECK(submit.manifest->message == messageIdFrom(manifest().messageId));
    CHECK(submit.manifest->from == partyOf(kSender));
    CHECK(submit.manifest->priority == Priority::express);
    REQUIRE(submit.manifest->parts.size() == 1);
    CHECK(hexOf(submit.manifest->parts.front().digest) == manifest().parts.front().sha256);
}

TEST_CASE("a signature stands before the manifest, and who does not know of it refuses the frame",
          "[exchange_station]") {
    const auto core = coreManifest(manifest(), manifestText());
    const Submit submit{core, partyOf(kReceiver), 3, 99};
    const ParcelKey key{ParcelKind::submit, delivery(), 0};
    const Returned returned{key, 2, 3, {4}, core, Recall{}, report()};
    for (const auto& body : {Body{submit}, Body{returned}}) {
        const auto sent = frameBytesOf(body, "chữ ký");
        const auto parsed = parseFrame(sent.header, sent.body);
        CHECK(parsed.signature == "chữ ký");
        CHECK(parsed.manifestText == manifestText());
        CHECK(static_cast<int>(sent.header[kHighFlagsByte + 1]) == 3);  // awaits a SYNC, and signed

        auto spoiled = sent;
        spoiled.header[kHighFlagsByte + 1] = 1;
        CHECK_THROWS_AS(parseFrame(spoiled.header, spoiled.body), wire::Rejected);
        spoiled = frameBytesOf(body, std::string(20'000, 'x'));
        CHECK(refusalOf(spoiled) == wire::NackCode::protocol);
    }
    auto empty = frameBytesOf(Hello{});
    empty.header[kHighFlagsByte + 1] = 2;
    CHECK(refusalOf(empty) == wire::NackCode::protocol);
}

TEST_CASE("a report of ours takes its signature with it when it leaves", "[exchange_station]") {
    auto unsignedReport = report();
    unsignedReport.signature.clear();
    const auto sent = frameBytesOf(unsignedReport);
    CHECK(std::get<Report>(parseFrame(sent.header, sent.body).frame.body).signature == "ký lúc ghi");
}

TEST_CASE("a frame that is cut off anywhere, or longer than it says, is refused", "[exchange_station]") {
    for (const auto& body : everyBody()) {
        const auto sent = frameBytesOf(body);
        // A chunk and a page of keys end where their bytes end: what is left of them is a shorter one.
        const bool endsAnywhere = std::holds_alternative<Chunk>(body);
        for (std::size_t size = 0; !endsAnywhere && size < sent.body.size(); ++size) {
            INFO("type " << body.index() << ", " << size << " of " << sent.body.size() << " bytes");
            if (std::holds_alternative<SyncOffer>(body) || std::holds_alternative<SyncWant>(body)) {
                constexpr std::size_t kPageFields = 5;
                constexpr std::size_t kKeyFields = 46;
                if (size >= kPageFields && (size - kPageFields) % kKeyFields == 0) continue;
            }
            if (const auto* shown = std::get_if<ShowHead>(&body)) {
                const auto proof = 32 * shown->proof.size();
                if (size + proof >= sent.body.size() && (sent.body.size() - size) % 32 == 0) continue;
            }
            const FrameBytes cut{sent.header, sent.body.substr(0, size)};
            CHECK_THROWS_AS(parseFrame(cut.header, cut.body), wire::Rejected);
        }
        if (endsAnywhere) continue;  // and a proof where its hashes end
        CHECK_THROWS_AS(parseFrame(sent.header, sent.body + "x"), wire::Rejected);
    }
}

TEST_CASE("a header of another version, type or flag is refused with the code for it", "[exchange_station]") {
    const auto sent = frameBytesOf(Hello{});
    auto spoiled = sent;
    spoiled.header[kVersionByte] = 1;
    CHECK(refusalOf(spoiled) == wire::NackCode::version);
    spoiled = sent;
    spoiled.header[kTypeByte] = 13;
    CHECK(refusalOf(spoiled) == wire::NackCode::protocol);
    spoiled = sent;
    spoiled.header[kHighFlagsByte] = static_cast<char>(0x80);
    CHECK(refusalOf(spoiled) == wire::NackCode::protocol);
    spoiled = sent;
    spoiled.header.pop_back();
    CHECK(refusalOf(spoiled) == wire::NackCode::version);
}

TEST_CASE("a submit for somebody whom its manifest does not name is refused", "[exchange_station]") {
    const auto sent = frameBytesOf(Submit{coreManifest(manifest(), manifestText()), partyOf("H53.9"), 1, 0});
    CHECK(refusalOf(sent) == wire::NackCode::schema);
}

TEST_CASE("a proof of more hashes than any log has levels is refused", "[exchange_station]") {
    const ShowHead shown{{{9, {}}, "chữ ký"}, {8, {}}, std::vector<Digest>(129)};
    CHECK(refusalOf(frameBytesOf(shown)) == wire::NackCode::sizeLimit);
}

TEST_CASE("a text that is too long or no UTF-8 is refused", "[exchange_station]") {
    Recall recall{delivery(), 5, std::string(3000, 'a')};
    CHECK(refusalOf(frameBytesOf(recall)) == wire::NackCode::protocol);
    recall.reason = "\xC3\x28";
    CHECK(refusalOf(frameBytesOf(recall)) == wire::NackCode::protocol);
}

}  // namespace vanthu::exchange_station
