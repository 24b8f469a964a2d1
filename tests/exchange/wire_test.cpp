#include <catch2/catch.hpp>

#include <zmq.h>

#include "schemas/domain/limits.h"
#include "schemas/exchange/frame.h"
#include "schemas/exchange/link.h"
#include "schemas/exchange/messages.h"
#include "schemas/exchange/z85.h"
#include "tests/exchange/installation.h"
#include "tests/exchange/raw_peer.h"

namespace vanthu::tests {
namespace {

using wire::HeaderProblem;
using wire::NackCode;

NackCode codeOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const wire::Rejected& rejected) {
        return rejected.nackCode();
    }
    FAIL("nothing was thrown");
    return NackCode::protocol;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("a header comes back as it was written", "[exchange]") {
    wire::Header header;
    header.type = wire::MessageType::chunk;
    header.flags = 0x0001;
    header.messageId = "00112233445566778899aabbccddeeff";
    header.offset = 0x0102030405060708;
    header.digest = std::string(62, 'a') + "0f";

    const auto bytes = wire::encode(header);
    const auto parsed = wire::parseHeader(bytes);

    REQUIRE(bytes.size() == wire::kHeaderBytes);
    REQUIRE(parsed.problem == HeaderProblem::none);
    CHECK(parsed.header.type == header.type);
    CHECK(parsed.header.flags == header.flags);
    CHECK(parsed.header.messageId == header.messageId);
    CHECK(parsed.header.offset == header.offset);
    CHECK(parsed.header.digest == header.digest);
}

TEST_CASE("a header that is not one names its problem", "[exchange]") {
    auto bytes = wire::encode(wire::Header{});
    auto expected = HeaderProblem::protocol;
    SECTION("empty") {
        bytes.clear();
    }
    SECTION("a byte short") {
        bytes.pop_back();
    }
    SECTION("a byte long") {
        bytes.push_back('x');
    }
    SECTION("other magic") {
        bytes[1] = 'X';
    }
    SECTION("type 0") {
        bytes[3] = 0;
    }
    SECTION("a type after the last") {
        bytes[3] = 13;
    }
    SECTION("a mandatory flag") {
        bytes[5] = 1;
    }
    SECTION("another version") {
        bytes[2] = 2;
        expected = HeaderProblem::version;
    }

    CHECK(wire::parseHeader(bytes).problem == expected);
}

TEST_CASE("keys are written as ZeroMQ writes them", "[exchange]") {
    const auto bytes = randomBytes(32, GENERATE(1u, 2u, 3u));
    char expected[41];
    zmq_z85_encode(expected, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());

    CHECK(wire::z85Encode(bytes) == expected);
    CHECK(wire::z85Decode(expected) == bytes);
    CHECK(wire::isCurveKey(expected));
}

TEST_CASE("what is no key is known as such", "[exchange]") {
    const auto text = GENERATE(as<std::string>{}, "", "abc", std::string(39, 'a'), std::string(45, 'a'),
                               std::string(39, 'a') + "\"", std::string(35, 'a') + "#####");

    CHECK_FALSE(wire::isCurveKey(text));
}

TEST_CASE("a manifest comes back as it was written, without what is only the sender's", "[exchange]") {
    auto manifest = honestManifest("H53.1", "H53.2", {"một", "hai"});
    manifest.document.id = {99};
    manifest.document.organisation = {5};
    manifest.document.book = domain::BookId{3};
    manifest.document.note = "nội bộ";
    manifest.document.receivers = {{domain::OrganisationId{8}, "Sở Tài chính"}};
    manifest.parts[1].title = "Phụ lục I – Danh sách";
    manifest.parts[1].kind = domain::FileKind::enclosure;

    const auto text = wire::encode(manifest);
    const auto parsed = wire::parseManifest(text);

    CHECK(parsed.messageId == manifest.messageId);
    CHECK(parsed.senderCode == "H53.1");
    CHECK(parsed.to == manifest.to);
    CHECK(parsed.createdAt == manifest.createdAt);
    CHECK(parsed.document.subject == manifest.document.subject);
    CHECK(parsed.document.id.value == 0);
    CHECK_FALSE(parsed.document.book);
    CHECK(parsed.document.note.empty());
    REQUIRE(parsed.document.receivers.size() == 1);
    CHECK(parsed.document.receivers.front().name == "Sở Tài chính");
    CHECK_FALSE(parsed.document.receivers.front().organisation);
    REQUIRE(parsed.parts.size() == 2);
    CHECK(parsed.parts[1].sha256 == sha256Hex("hai"));
    CHECK(parsed.parts[1].title == "Phụ lục I – Danh sách");
    CHECK(parsed.parts[1].kind == domain::FileKind::enclosure);
    CHECK_FALSE(parsed.parts[0].kind);
    CHECK(wire::encode(parsed) == text);
}

TEST_CASE("a manifest with a wrong field is refused by field", "[exchange]") {
    struct Case {
        std::string what, with;
        NackCode code;
    };
    const auto wrong = GENERATE(values<Case>(
        {{"\"version\":1,", "\"version\":2,", NackCode::version},
         {"\"version\":1}", "\"version\":\"1\"}", NackCode::schema},
         {"\"kind\":0", "\"kind\":1", NackCode::version},
         {"\"from\":{", "\"from\":[{", NackCode::schema},
         {"\"code\":\"H53.1\"", "\"code\":\"\"", NackCode::schema},
         {"\"to\":[\"H53.2\"]", "\"to\":\"H53.2\"", NackCode::schema},
         {"\"to\":[\"H53.2\"]", "\"to\":[7]", NackCode::schema},
         {"\"message_id\":\"a", "\"message_id\":\"Z", NackCode::schema},
         {"\"created_at\":\"2018", "\"created_at\":\"x018", NackCode::schema},
         {"\"document\":{", "\"document\":{\"secrecy\":\"toi_mat\",", NackCode::secret},
         {"\"urgency\":\"normal\"", "\"urgency\":7", NackCode::schema},
         {"\"size\":", "\"size\":-", NackCode::schema},
         {"\"size\":", "\"size\":99999999999999999999", NackCode::schema},
         {"\"size\":", "\"size\":99999999999", NackCode::sizeLimit},
         {"\"name\":\"a.pdf\"", "\"name\":\"../a\"", NackCode::schema},
         {"\"sha256\":\"", "\"sha256\":\"00", NackCode::schema},
         {"\"name\":\"a", "\"title\":7,\"name\":\"a", NackCode::schema},
         {"\"name\":\"a", "\"title\":\"" + std::string(201, 'a') + "\",\"name\":\"a", NackCode::schema},
         {"\"name\":\"a", "\"kind\":\"copy\",\"name\":\"a", NackCode::schema},
         {"\"parts\":[", "\"parts\":[7,", NackCode::schema}}));
    auto text = wire::encode(honestManifest("H53.1", "H53.2", {"một"}));
    if (wrong.what == "\"version\":1,") text = replaced(text, "\"version\":1}", "\"version\":1,\"x\":0}");

    CAPTURE(wrong.what, wrong.with);
    CHECK(codeOf([&] { (void)wire::parseManifest(replaced(text, wrong.what, wrong.with)); }) == wrong.code);
}

TEST_CASE("bytes that are no JSON object are refused", "[exchange]") {
    const auto text = GENERATE(as<std::string>{}, "", "{", "[]", "7", "\"x\"", "{\"a\":\xFF}",
                               std::string(1, '\0'), std::string(1000, '[') + std::string(1000, ']'));

    CHECK(codeOf([&] { (void)wire::parseManifest(text); }) == NackCode::schema);
    CHECK(codeOf([&] { (void)wire::parseNeed(text); }) == NackCode::schema);
    CHECK(codeOf([&] { (void)wire::parseAck(text); }) == NackCode::schema);
    CHECK(codeOf([&] { (void)wire::parseNack(text); }) == NackCode::schema);
    CHECK(codeOf([&] { (void)wire::parseStatus(text); }) == NackCode::schema);
    CHECK(codeOf([&] { (void)wire::parseStatusAck(text); }) == NackCode::schema);
}

TEST_CASE("answers come back as they were written", "[exchange]") {
    const std::string digest(64, 'b');
    const auto at = domain::parseTimestamp("2018-10-01T07:30:00+07:00").value();

    const auto need = wire::parseNeed(wire::encode(wire::Need{"H53.2", 2'097'152, {{digest, 262'144}}}));
    CHECK(need.recipient == "H53.2");
    CHECK(need.window == 2'097'152);
    CHECK(need.missing == std::vector<wire::MissingBlob>{{digest, 262'144}});

    const auto ack = wire::parseAck(wire::encode(wire::Ack{"H53.2", digest, at}));
    CHECK(ack.digest == digest);
    CHECK(ack.arrivedAt == at);

    const auto nack = wire::parseNack(wire::encode(wire::Nack{"H53.2", NackCode::busy, true, "sau"}));
    CHECK(nack.code == NackCode::busy);
    CHECK(nack.retryable);
    CHECK(nack.text == "sau");

    const auto status = wire::parseStatus(
        wire::encode(wire::Status{"H53.2", 2, domain::StatusCode::refused, "Sai nơi nhận", "", at}));
    CHECK(status.sequence == 2);
    CHECK(status.code == domain::StatusCode::refused);
    CHECK(status.reason == "Sai nơi nhận");
    CHECK(status.at == at);

    CHECK(wire::parseStatusAck(wire::encode(wire::StatusAck{"H53.2", 2})).sequence == 2);
}

TEST_CASE("records of the gateway line come back, however they are cut", "[exchange]") {
    const wire::Configure configure{"public", "secret", "tcp://*:1", {{{1}, "k"}}, {{{2}, "tcp://h:1", "q"}}};
    const wire::Received received{{{3}, std::string("\0id", 3)}, "header", "body"};
    const auto bytes = wire::encode(configure) + wire::encode(received) +
                       wire::encode(wire::LineChanged{{4}, wire::LineState::refused}) +
                       wire::encode(wire::Counters{5, 6});
    wire::LinkDecoder decoder;
    std::vector<wire::LinkRecord> records;

    for (const char byte : bytes) {
        decoder.append({&byte, 1});
        while (auto record = decoder.next())
            records.push_back(std::move(*record));
    }

    REQUIRE(records.size() == 4);
    const auto& first = std::get<wire::Configure>(records[0]);
    CHECK(first.secretKey == "secret");
    CHECK(first.allowed.front().peer.value == 1);
    CHECK(first.dialled == configure.dialled);
    CHECK(std::get<wire::Received>(records[1]).route == received.route);
    CHECK(std::get<wire::Received>(records[1]).body == "body");
    CHECK(std::get<wire::LineChanged>(records[2]).state == wire::LineState::refused);
    CHECK(std::get<wire::Counters>(records[3]).droppedMessages == 6);
}

TEST_CASE("a broken record ends the gateway line", "[exchange]") {
    using namespace std::string_literals;
    const auto bytes = GENERATE(as<std::string>{}, "\0\0\0\x01\x63"s, "\0\0\0\0"s, "\xFF\xFF\xFF\xFF"s,
                                "\0\0\0\x03\x03\0\0"s, "\0\0\0\x0A\x05\0\0\0\0\0\0\0\x01\x09"s);
    wire::LinkDecoder decoder;

    decoder.append(bytes);

    CHECK_THROWS_AS(decoder.next(), Error);
}

}  // namespace vanthu::tests
