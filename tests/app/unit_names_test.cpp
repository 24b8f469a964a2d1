#include "server/app/unit_names.h"

#include "indexer/writer/index_writer.h"
#include "tests/app/world.h"

#include <Poco/JSON/Array.h>

#include <algorithm>

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using Forms = std::vector<search::Synonyms::Form>;

domain::Organisation unitCalled(std::int64_t id, const std::vector<std::string>& names) {
    domain::Organisation unit;
    unit.id.value = id;
    for (const auto& name : names) {
        domain::OrganisationVersion version;
        version.name = name;
        unit.versions.push_back(std::move(version));
    }
    return unit;
}

domain::Succession follows(std::int64_t predecessor, std::int64_t successor) {
    domain::Succession succession;
    succession.predecessor.value = predecessor;
    succession.successor.value = successor;
    return succession;
}

TEST_CASE("a unit is known by its names and by those of all that it follows or that follow it", "[app]") {
    const std::vector<domain::Organisation> units{unitCalled(1, {"Phòng A", "Phòng B"}),
                                                  unitCalled(2, {"Phòng C"}), unitCalled(3, {"Phòng D"}),
                                                  unitCalled(4, {"Phòng E"})};
    // 1 and 2 became 3, that became 4; a circle does not hold anything up.
    const std::vector<domain::Succession> successions{follows(1, 3), follows(2, 3), follows(3, 4),
                                                      follows(4, 3)};
    const auto names = app::unitNames(units, successions);
    CHECK(names->at({"phong", "a"}, 0).others == Forms{{"phong", "b"}, {"phong", "d"}, {"phong", "e"}});
    CHECK(names->at({"phong", "c"}, 0).others == Forms{{"phong", "d"}, {"phong", "e"}});
    CHECK(names->at({"phong", "e"}, 0).others ==
          Forms{{"phong", "a"}, {"phong", "b"}, {"phong", "c"}, {"phong", "d"}});
    CHECK(names->at({"phong"}, 0).words == 0);
}

TEST_CASE("a search for a unit finds documents of its predecessor", "[app]") {
    World world;
    domain::Document document;
    document.id.value = 7;
    document.direction = domain::Direction::archived;
    document.organisation =
        world.app.directory.current()->organisation(app::OrganisationReference(std::string("H99.1")))->id;
    document.subject = "Kế hoạch";
    document.issuerName = "Sở Nội vụ";
    {
        indexer::IndexWriter writer(world.folder.path() / "index");
        writer.put({document});
        writer.commit({});
    }
    const auto found = [&](const std::string& text) {
        app::SearchRequest wanted;
        wanted.query.text = text;
        return parsed(world.app.searchDocuments.run(world.admin, wanted, app::Explanation::none))
            ->getValue<std::int64_t>("total");
    };
    CHECK(found("coquan:\"Sở Tổ chức\"") == 0);

    app::ReorganisationRequest request;
    request.kind = domain::SuccessionKind::rename;
    request.effectiveFrom = *domain::parseIsoDate("2026-03-03");
    request.legalBasis = "Nghị quyết 12/NQ-HĐND";
    request.predecessors = {std::string("H99.1")};
    request.newSuccessors = {{"Sở Tổ chức", "", "", "H99.2"}};
    static_cast<void>(world.app.reorganisation.reorganise(world.admin, request, std::nullopt));
    CHECK(found("coquan:\"Sở Tổ chức\"") == 1);
    CHECK(found("kế hoạch sở tổ chức") == 1);
    CHECK(found("trichyeu:\"Sở Tổ chức\"") == 0);
}

}  // namespace
}  // namespace vanthu::tests
