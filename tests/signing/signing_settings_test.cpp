#include "server/signing/signing_settings.h"

#include <catch2/catch.hpp>

#include <string>

#include "schemas/domain/error.h"

using vanthu::signing::parseSigningSettings;

TEST_CASE("keys are read with their pictures, and sizes that nobody gave are those of the law", "[signing]") {
    const auto settings = parseSigningSettings(
        "# keys\ntime_authority https://tsa.example/x\nagency H99.1\n  module /m.so\n\ttoken a b\r\n"
        "  key seal\n  pin_file /pin\n  picture /seal.png\n\nperson an\nmodule /m.so\ntoken t\nkey k\n"
        "pin_file /p\nchain /c.pem\nenvironment A=B\nwidth_mm 30.5\nheight_mm 12");

    CHECK(settings.timeAuthority == "https://tsa.example/x");
    REQUIRE(settings.agencies.size() == 1);
    CHECK(settings.agencies[0].holder == "H99.1");
    CHECK(settings.agencies[0].key.token == "a b");
    CHECK(settings.agencies[0].picture == "/seal.png");
    CHECK(settings.agencies[0].widthMm == 36);
    REQUIRE(settings.people.size() == 1);
    CHECK(settings.people[0].key.chain == "/c.pem");
    CHECK(settings.people[0].key.environment == "A=B");
    CHECK(settings.people[0].widthMm == 30.5);
    CHECK(settings.people[0].heightMm == 12);
    CHECK(parseSigningSettings("").people.empty());
}

TEST_CASE("a wrong line of the signing settings is named", "[signing]") {
    const std::string whole = "person an\nmodule m\ntoken t\nkey k\npin_file p\n";
    const auto [text, line] = GENERATE_COPY(table<std::string, std::string>({
        {"module m", "line 1"},
        {"person an\nmodule m\n", "line 3"},
        {whole + "pin 123456", "line 6"},
        {whole + "person an", "line 6"},
        {whole + "width_mm 0", "line 6"},
        {whole + "width_mm ten", "line 6"},
        {whole + "key", "line 6"},
        {"time_authority ftp://x", "line 1"},
    }));
    INFO(text);

    try {
        static_cast<void>(parseSigningSettings(text));
        FAIL("accepted");
    } catch (const vanthu::Error& error) {
        CHECK(std::string(error.what()).find(line) != std::string::npos);
    }
}
