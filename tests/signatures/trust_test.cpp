#include <catch2/catch.hpp>

#include <ctime>
#include <string>

#include "schemas/domain/error.h"
#include "server/signatures/report.h"
#include "server/signatures/signature_checker.h"
#include "tests/signatures/pdfsig.h"
#include "tests/support/programs.h"
#include "tests/support/signed_pdf.h"
#include "tests/support/temp_dir.h"

using namespace vanthu;
using namespace vanthu::tests;
using signatures::Coverage;
using signatures::Integrity;
using signatures::Signature;
using signatures::SignatureChecker;
using signatures::Trust;

namespace {

std::vector<Signature> check(const std::string& pdf, const std::string& trust) {
    const auto found =
        SignatureChecker(trust, programPath("vanthu-signatures")).check(pdf, std::time(nullptr));
    REQUIRE(found);
    CHECK(disagreement(pdfsigOfBytes(pdf), *found) == "");
    return *found;
}

Signing by(const Authority& authority, const std::string& name) {
    return [&authority, name](const std::string& bytes) { return authority.sign(name, bytes); };
}

std::string tenDigits(std::size_t number) {
    const auto text = std::to_string(number);
    return std::string(10 - text.size(), '0') + text;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    return text.replace(text.find(what), what.size(), with);
}

}  // namespace

TEST_CASE("a certificate is judged by the authorities and lists of the installation", "[signatures]") {
    const TempDir folder;
    const Authority authority(folder.path());
    const TempDir otherFolder;
    const Authority other(otherFolder.path());
    authority.certify("An");
    authority.certify("Binh");
    authority.certify("Cu", "20210101000000Z");
    authority.revoke("Binh");
    const auto trust = authority.certificate() + authority.revocationList();
    const auto trustOf = [&](const std::string& name, const std::string& pem) {
        const auto found = check(signedPdf(by(authority, name)), pem);
        REQUIRE(found.size() == 1);
        CHECK(found[0].integrity == Integrity::intact);
        CHECK(found[0].coverage == Coverage::wholeFile);
        CHECK(found[0].signer == name);
        return found[0].trust;
    };

    CHECK(trustOf("An", trust) == Trust::trusted);
    CHECK(trustOf("An", authority.certificate()) == Trust::trusted);
    CHECK(trustOf("An", other.certificate()) == Trust::unknownIssuer);
    CHECK(trustOf("An", "") == Trust::notChecked);
    CHECK(trustOf("An", "-----BEGIN CERTIFICATE-----\nAAAA\n") == Trust::notChecked);
    CHECK(trustOf("Binh", trust) == Trust::revoked);
    CHECK(trustOf("Binh", authority.certificate()) == Trust::trusted);
    CHECK(trustOf("Cu", trust) == Trust::expiredAtSigning);
}

TEST_CASE("a second signature leaves the first one intact; what is added later is said", "[signatures]") {
    const TempDir folder;
    const Authority authority(folder.path());
    authority.certify("An");
    authority.certify("So");
    const auto first = signedPdf(by(authority, "An"));
    const auto both = signedAgain(first, by(authority, "So"));

    auto found = check(both, authority.certificate());
    REQUIRE(found.size() == 2);
    CHECK(found[0].integrity == Integrity::intact);
    CHECK(found[0].coverage == Coverage::laterSigned);
    CHECK(found[0].end == static_cast<std::int64_t>(first.size()));
    CHECK(found[1].signer == "So");
    CHECK(found[1].coverage == Coverage::wholeFile);

    found = check(both + "% added\n", authority.certificate());
    REQUIRE(found.size() == 2);
    CHECK(found[0].coverage == Coverage::addedTo);
    CHECK(found[1].coverage == Coverage::addedTo);

    // The second no longer holds, so nobody stands for what follows the first.
    found = check(replaced(both, "(Sig2)", "(Sig3)"), authority.certificate());
    REQUIRE(found.size() == 2);
    CHECK(found[0].integrity == Integrity::intact);
    CHECK(found[0].coverage == Coverage::addedTo);
    CHECK(found[1].integrity == Integrity::altered);
    CHECK(found[1].trust == Trust::notChecked);
}

TEST_CASE("a range that leaves more than the contents, or lies outside, is altered", "[signatures]") {
    const TempDir folder;
    const Authority authority(folder.path());
    authority.certify("An");
    const auto sign = by(authority, "An");
    const auto pdf = signedPdf(sign);
    const auto range = pdf.find("/ByteRange[0 ") + 13;
    auto bytes = pdf;
    bool isWidened = false;  // the one place where pdfsig says "valid" (docs/adr/0013)
    SECTION("beyond the end") {
        bytes.replace(range + 22, 10, "0099999999");
    }
    SECTION("negative") {
        bytes.replace(range + 22, 10, "-000000001");
    }
    SECTION("overlapping") {
        bytes.replace(range + 11, 10, "0000000000");
    }
    SECTION("a number that overflows") {
        bytes.replace(range + 11, 21, "9223372036854775807 1");
    }
    SECTION("two numbers") {
        bytes.replace(range + 10, 22, std::string(22, ' '));
    }
    SECTION("the hole holds more than the contents") {
        isWidened = true;
        // Signed anew over the bytes of the wrong range: the digest is right, the hole is not.
        const auto hole = pdf.find("/Contents<") + 9;
        const auto behind = pdf.find('>', hole) + 2;
        const auto widened = [&](std::string file) {
            return file.replace(range + 11, 21, tenDigits(behind) + " " + tenDigits(pdf.size() - behind));
        };
        bytes = widened(signedPdf([&](const std::string&) {
            const auto wrong = widened(pdf);
            return sign(wrong.substr(0, hole) + wrong.substr(behind));
        }));
    }

    const auto found =
        SignatureChecker({}, programPath("vanthu-signatures")).check(bytes, std::time(nullptr));
    REQUIRE(found);
    REQUIRE(found->size() == 1);
    CHECK(found->front().integrity == Integrity::altered);
    const auto theirs = pdfsigOfBytes(bytes);
    REQUIRE(theirs.size() == 1);
    CHECK((theirs[0].validation == "Signature is Valid.") == isWidened);
    CHECK_FALSE(theirs[0].wholeFile);
}

TEST_CASE("a kind of signature that is not supported is said to be so", "[signatures]") {
    const TempDir folder;
    const Authority authority(folder.path());
    authority.certify("An");
    const auto pdf = replaced(signedPdf(by(authority, "An")), "/adbe.pkcs7.detached", "/adbe.x509.rsa_sha1 ");

    const auto found = SignatureChecker({}, programPath("vanthu-signatures")).check(pdf, 0);
    REQUIRE(found);
    CHECK(found->at(0).integrity == Integrity::unsupported);
    CHECK(found->at(0).subFilter == "adbe.x509.rsa_sha1");
}

TEST_CASE("files beyond the limits, or that are none, have no report", "[signatures]") {
    const std::string pdf = "%PDF-1.4\nnothing";
    CHECK(SignatureChecker({}, programPath("vanthu-signatures")).check(pdf, 0) == std::nullopt);
    CHECK(SignatureChecker({}, programPath("vanthu-signatures")).check("", 0) == std::nullopt);
    auto limits = signatures::kCheckLimits;
    limits.fileBytes = 4;
    CHECK(SignatureChecker({}, programPath("vanthu-signatures"), limits).check(pdf, 0) == std::nullopt);
    CHECK_THROWS_AS((void)SignatureChecker({}, "/nowhere/vanthu-signatures").check(pdf, 0), Error);
}

TEST_CASE("a report of a child that was taken over is refused", "[signatures]") {
    Signature signature;
    signature.field = "a\nb";
    signature.signer = std::string(5000, 'x') + "ệ";
    const auto report = signatures::reportOf({signature, signature});

    const auto read = signatures::readReport(report);
    REQUIRE(read);
    CHECK(read->size() == 2);
    CHECK(read->at(0).field == "a b");
    CHECK(read->at(0).signer.size() == 1000);
    CHECK_FALSE(signatures::readReport(report + "x"));
    CHECK_FALSE(signatures::readReport(report.substr(0, report.size() - 1)));
    CHECK_FALSE(signatures::readReport(replaced(report, "unreadable", "valid")));
    CHECK_FALSE(signatures::readReport(replaced(report, "a b", "a\xff b")));
    CHECK_FALSE(signatures::readReport(replaced(report, "a b", "a\tb")));
    CHECK_FALSE(signatures::readReport(replaced(report, "\n0\n", "\n9223372036854775807\n")));
    std::string many;
    for (int count = 0; count < 40; ++count)
        many += report;
    CHECK_FALSE(signatures::readReport(many));
}
