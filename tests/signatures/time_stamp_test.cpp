#include <catch2/catch.hpp>

#include <ctime>
#include <string>

#include "server/signatures/signature_checker.h"
#include "tests/signatures/pdfsig.h"
#include "tests/support/programs.h"
#include "tests/support/signed_pdf.h"
#include "tests/support/temp_dir.h"

using namespace vanthu::tests;
using vanthu::signatures::Integrity;
using vanthu::signatures::Signature;
using vanthu::signatures::SignatureChecker;
using vanthu::signatures::TimeSource;
using vanthu::signatures::Trust;

namespace {

struct Stamping {
    TempDir folder;
    Authority authority{folder.path()};
    TempDir otherFolder;
    Authority other{otherFolder.path()};

    Stamping() {
        authority.certify("An");
        authority.certifyTimeAuthority("Gio");
        other.certifyTimeAuthority("Gio khac");
    }

    [[nodiscard]] Signature checked(const std::string& pdf) const {
        const auto found = SignatureChecker(authority.certificate(), programPath("vanthu-signatures"))
                               .check(pdf, std::time(nullptr));
        REQUIRE(found);
        REQUIRE(found->size() == 1);
        return found->front();
    }
    [[nodiscard]] std::string cades(const std::string& name, const std::string& bytes) const {
        return authority.sign(name, bytes, {"-cades", "-nosmimecap"});
    }
    /// A signed PDF with the stamp that `stamp` makes of the value of its signature.
    [[nodiscard]] std::string stamped(const Signing& stamp) const {
        return signedPdf([&](const std::string& bytes) {
            const auto cms = cades("An", bytes);
            return withTimeStamp(cms, stamp(signatureValue(cms)));
        });
    }
};

std::string swapped(std::string bytes, const std::string& what, const std::string& with) {
    const auto at = bytes.find(what);
    REQUIRE(at != std::string::npos);
    return bytes.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("the time of a signature is its stamp's when the time authority is trusted", "[signatures]") {
    const Stamping stamping;
    const auto before = std::time(nullptr);
    const auto pdf =
        stamping.stamped([&](const std::string& value) { return stamping.authority.stamp("Gio", value); });

    const auto signature = stamping.checked(pdf);

    CHECK(signature.integrity == Integrity::intact);
    CHECK(signature.trust == Trust::trusted);
    CHECK(signature.timeSource == TimeSource::stamped);
    CHECK(signature.signedAt >= before);
    CHECK(signature.signedAt <= std::time(nullptr));
    CHECK(disagreement(pdfsigOfBytes(pdf), {signature}) == "");
}

TEST_CASE("a stamp that nobody vouches for, or of something else, proves no time", "[signatures]") {
    const Stamping stamping;
    TimeSource expected{TimeSource::stampBroken};
    Signing stamp;
    SECTION("of an authority that is not known") {
        expected = TimeSource::stampUnknown;
        stamp = [&](const std::string& value) { return stamping.other.stamp("Gio khac", value); };
    }
    SECTION("of another signature") {
        stamp = [&](const std::string& value) { return stamping.authority.stamp("Gio", value + "x"); };
    }
    SECTION("altered") {
        stamp = [&](const std::string& value) {
            auto token = stamping.authority.stamp("Gio", value);
            token.back() = static_cast<char>(token.back() ^ 1);
            return token;
        };
    }
    SECTION("a signature that is no stamp") {
        stamp = [&](const std::string& value) { return stamping.cades("An", value); };
    }

    const auto signature = stamping.checked(stamping.stamped(stamp));

    CHECK(signature.integrity == Integrity::intact);
    CHECK(signature.timeSource == expected);
}

TEST_CASE("a time stamp of the whole document is recognised", "[signatures]") {
    const Stamping stamping;
    const auto pdf = signedPdf(
        [&](const std::string& bytes) { return stamping.authority.stamp("Gio", bytes); }, "ETSI.RFC3161");

    auto signature = stamping.checked(pdf);

    CHECK(signature.integrity == Integrity::intact);
    CHECK(signature.signer == "Gio");
    CHECK(signature.timeSource == TimeSource::stamped);
    CHECK(signature.coverage == vanthu::signatures::Coverage::wholeFile);
    CHECK(signature.trust == Trust::trusted);
    signature = stamping.checked(swapped(pdf, "595 842", "595 843"));
    CHECK(signature.integrity == Integrity::altered);
    CHECK(signature.timeSource == TimeSource::stampBroken);
}

TEST_CASE("a signature that names another certificate than the one beside it is wrong", "[signatures]") {
    const Stamping stamping;
    stamping.authority.certifyAgain("An", "An2");
    const auto given = stamping.authority.der("An");
    const auto other = stamping.authority.der("An2");
    REQUIRE(given.size() == other.size());
    const auto signedBy = [&](const std::vector<std::string>& options) {
        return stamping.checked(signedPdf([&](const std::string& bytes) {
            const auto cms = stamping.authority.sign("An", bytes, options);
            return swapped(swapped(cms, given, other), std::string("\x02\x02\x10\x00", 4),
                           "\x02\x02\x10\x02");
        }));
    };

    CHECK(signedBy({"-cades"}).integrity == Integrity::broken);
    // Nothing says which it was.
    CHECK(signedBy({}).integrity == Integrity::intact);
}
