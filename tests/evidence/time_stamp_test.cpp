#include "server/evidence/time_stamp.h"

#include <catch2/catch.hpp>

#include <string>

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "tests/evidence/time_authority.h"

namespace vanthu::tests {

using evidence::StampAuthorities;
using evidence::stampClaimOf;
using evidence::StampRequest;

TEST_CASE("an authority for time stamps bytes, and says when", "[evidence]") {
    TimeAuthority authority;
    const StampAuthorities believed(authority.certificate());
    const StampRequest request("đầu nhật ký");
    const domain::SystemClock clock;

    const auto before = clock.now();
    const auto token = believed.tokenOf(request, authority.answer(request.der()));
    const auto claim = stampClaimOf(token, "đầu nhật ký");

    REQUIRE(claim);
    CHECK(claim->at >= before - std::chrono::seconds{1});
    CHECK(claim->at <= clock.now());
    CHECK(claim->authority == "CN=Giờ chuẩn");
    CHECK_FALSE(stampClaimOf(token, "đầu nhật ký khác"));
    CHECK_FALSE(stampClaimOf(token.substr(1), "đầu nhật ký"));
    CHECK_FALSE(stampClaimOf(token + "x", "đầu nhật ký"));
    CHECK_FALSE(stampClaimOf(std::string(limits::kTimeStampBytes + 1, '0'), "đầu nhật ký"));
}

TEST_CASE("an answer to another question, of a stranger or altered is no stamp", "[evidence]") {
    TimeAuthority authority;
    TimeAuthority stranger;
    const StampAuthorities believed(authority.certificate());
    const StampRequest request("đầu nhật ký");
    const StampRequest again("đầu nhật ký");  // with a nonce of its own
    const StampRequest other("đầu nhật ký khác");
    const auto good = authority.answer(request.der());

    CHECK_NOTHROW(believed.tokenOf(request, good));
    CHECK_THROWS_AS(believed.tokenOf(again, good), Error);
    CHECK_THROWS_AS(believed.tokenOf(other, good), Error);
    CHECK_THROWS_AS(believed.tokenOf(request, stranger.answer(request.der())), Error);
    CHECK_THROWS_AS(believed.tokenOf(request, ""), Error);
    CHECK_THROWS_AS(believed.tokenOf(request, "<html>"), Error);
    CHECK_THROWS_AS(believed.tokenOf(request, good.substr(0, good.size() - 1)), Error);
    CHECK_THROWS_AS(believed.tokenOf(request, good + "x"), Error);
    auto altered = good;
    altered.back() = static_cast<char>(altered.back() ^ 1);  // of the signature
    CHECK_THROWS_AS(believed.tokenOf(request, altered), Error);
}

TEST_CASE("whose stamps are believed is a file of certificates alone", "[evidence]") {
    TimeAuthority authority;
    CHECK_NOTHROW(StampAuthorities(authority.certificate() + authority.certificate()));
    CHECK_THROWS_AS(StampAuthorities(""), Error);
    CHECK_THROWS_AS(StampAuthorities("không phải PEM"), Error);
    CHECK_THROWS_AS(StampAuthorities("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
                    Error);
}

}  // namespace vanthu::tests
