#include "server/app/issuer_match.h"
#include "tests/app/world.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

const domain::Date kDay = domain::parseIsoDate("2026-02-05").value();

struct KnownIssuers : World {
    void add(const std::string& code, const std::string& name, const std::string& notation,
             const std::string& parent) {
        app::OrganisationRequest request;
        request.code = code;
        request.name = name;
        request.notation = notation;
        request.parent = parent;
        static_cast<void>(app.organisations.create(admin, {request}, std::nullopt));
    }
    /// "H99.1 name", one after the other; a "!" where the notation agrees.
    std::string match(const std::string& name, const std::string& superior,
                      const std::vector<std::string>& bodies) {
        const auto directory = app.directory.current();
        std::string found;
        for (const auto& candidate : issuersLike({name, superior, bodies}, *directory, kDay))
            found += (found.empty() ? "" : "; ") + app::codeOn(*candidate.organisation, kDay) + ' ' +
                     std::string(domain::code(candidate.by)) + (candidate.notationAgrees ? "!" : "");
        return found;
    }
};

TEST_CASE("names are compared without accents, marks and abbreviations", "[app]") {
    CHECK(app::plainName("UBND TỈNH BÌNH MINH") == "uy ban nhan dan tinh binh minh");
    CHECK(app::plainName("Uỷ ban nhân dân TP. Hồ Chí Minh") == "uy ban nhan dan thanh pho ho chi minh");
    CHECK(app::plainName(" - ") == "");
}

TEST_CASE("a printed issuer is matched by its name, told apart by the body above it", "[app]") {
    KnownIssuers registry;
    registry.add("H98", "UBND tỉnh Bình Hòa", "UBND", "H99");
    registry.add("H98.1", "Sở Nội vụ", "SNV", "H98");

    CHECK(registry.match("UỶ BAN NHÂN DÂN TỈNH BÌNH MINH", "", {"UBND", "VX"}) == "H99 name!");
    CHECK(registry.match("SỞ NỘI VỤ", "UBND TỈNH BÌNH HÒA", {"SNV", "TCCB"}) == "H98.1 name!");
    CHECK(registry.match("SỞ NỘI VỤ", "", {"SNV"}) == "H99.1 name!; H98.1 name!");
    CHECK(registry.match("SỞ NỘI VỤ", "UBND TỈNH KHÁC", {"SNV"}) == "H99.1 name!; H98.1 name!");
    CHECK(registry.match("SỞ Y TẾ", "UBND TỈNH BÌNH MINH", {"SYT"}) == "");
}

TEST_CASE("the place of the body above may be part of the name in the registry", "[app]") {
    KnownIssuers registry;
    registry.add("H97.5", "Sở Y tế tỉnh Bình Minh", "SYT", "H99");

    CHECK(registry.match("SỞ Y TẾ", "UBND TỈNH BÌNH MINH", {}) == "H97.5 name");
}

TEST_CASE("a notation tells the issuer when no name does, and only as such", "[app]") {
    KnownIssuers registry;

    CHECK(registry.match("SỚ NÔI VU (chữ mờ)", "", {"SNV", "TCCB"}) == "H99.1 notation!");
    CHECK(registry.match("", "", {}) == "");
}

}  // namespace
}  // namespace vanthu::tests
