#include "server/signatures/added_signatures.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

using signatures::addedSignatures;
using signatures::Addition;
using signatures::Coverage;
using signatures::Integrity;
using signatures::Signature;
using signatures::Trust;

Signature made(const std::string& field, std::int64_t end, Coverage coverage = Coverage::wholeFile) {
    return {.field = field,
            .subFilter = "ETSI.CAdES.detached",
            .signer = "Của " + field,
            .end = end,
            .integrity = Integrity::intact,
            .coverage = coverage};
}

}  // namespace

TEST_CASE("one more signature over the whole file is sound, and its signer is named", "[signatures]") {
    const auto first = made("Sig1", 100);
    const auto found =
        addedSignatures({first}, {made("Sig1", 100, Coverage::laterSigned), made("Sig2", 200)});

    CHECK(found.addition == Addition::sound);
    CHECK(found.signers == std::vector<std::string>{"Của Sig2"});
    CHECK(addedSignatures({}, {first}).addition == Addition::sound);
}

TEST_CASE("what is added and is no sound signature is told", "[signatures]") {
    const auto first = made("Sig1", 100);
    auto second = made("Sig2", 200);
    const auto judged = [&] { return addedSignatures({first}, {first, second}).addition; };

    CHECK(addedSignatures({first}, {first}).addition == Addition::nothing);
    SECTION("changed bytes") {
        second.integrity =
            GENERATE(Integrity::altered, Integrity::broken, Integrity::unreadable, Integrity::unsupported);
        CHECK(judged() == Addition::damaged);
    }
    SECTION("bytes behind") {
        second.coverage = Coverage::addedTo;
        CHECK(judged() == Addition::notWhole);
    }
    SECTION("a certificate not in force") {
        second.trust = GENERATE(Trust::revoked, Trust::expiredAtSigning);
        CHECK(judged() == Addition::notInForce);
    }
    SECTION("an authority that is not known is for people to judge") {
        second.trust = Trust::unknownIssuer;
        CHECK(judged() == Addition::sound);
    }
    SECTION("only a time stamp") {
        second.subFilter = signatures::kDocumentTimeStamp;
        CHECK(judged() == Addition::nothing);
    }
    SECTION("a time stamp over a signature") {
        auto stamp = made("Stamp", 300);
        stamp.subFilter = signatures::kDocumentTimeStamp;
        second.coverage = Coverage::laterSigned;
        const auto found = addedSignatures({first}, {first, second, stamp});
        CHECK(found.addition == Addition::sound);
        CHECK(found.signers == std::vector<std::string>{"Của Sig2"});
    }
}

TEST_CASE("an earlier signature must be there as it was", "[signatures]") {
    const auto first = made("Sig1", 100);
    const auto second = made("Sig2", 200);

    CHECK(addedSignatures({first}, {second}).addition == Addition::earlierHarmed);
    auto moved = first;
    moved.end = 150;
    CHECK(addedSignatures({first}, {moved, second}).addition == Addition::earlierHarmed);
    auto broken = first;
    broken.integrity = Integrity::altered;
    CHECK(addedSignatures({first}, {broken, second}).addition == Addition::earlierHarmed);
    // What was broken before is not the fault of who signs now.
    CHECK(addedSignatures({broken}, {broken, second}).addition == Addition::sound);
}

}  // namespace vanthu::tests
