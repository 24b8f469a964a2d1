#include "server/app/search_export.h"

#include "indexer/writer/index_writer.h"
#include "storage/document_store.h"
#include "tests/app/world.h"
#include "tests/support/read_pdf.h"

#include <catch2/catch.hpp>

#include <Poco/JSON/Array.h>

#include <string>

namespace vanthu::tests {
namespace {

using app::RegisterFormat;
using app::SearchColumn;

/// Registered documents of two units, all of them found by "kế hoạch".
struct FoundDocuments : World {
    domain::Document add(const std::string& unit, const std::string& subject) {
        domain::Document document;
        document.direction = domain::Direction::archived;
        document.organisation = app.directory.current()->organisation(app::OrganisationReference(unit))->id;
        document.typeCode = "KH";
        document.code = domain::parseCode("12/KH-SNV");
        document.subject = subject;
        document.issuerName = "Sở Nội vụ";
        document.issuedDate = domain::parseIsoDate("2026-02-09");
        document.registeredAt = clock.now();
        return database.write({admin.account.id, clock.now()}, [&](storage::WriteTransaction& transaction) {
            return storage::insertDocument(transaction, document);
        });
    }
    void indexAll(const std::vector<domain::Document>& documents) {
        indexer::IndexWriter writer(folder.path() / "index");
        for (const auto& document : documents)
            writer.put({document});
        writer.commit({});
    }
    std::string exported(const app::Caller& caller, RegisterFormat format,
                         std::vector<SearchColumn> columns = {}) {
        app::SearchExportRequest request;
        request.search.query.text = "ke hoach";
        request.columns = std::move(columns);
        request.format = format;
        return app.searchExport.run(caller, request).bytes;
    }
};

TEST_CASE("what a search finds becomes a list in every form", "[app]") {
    FoundDocuments world;
    const auto clerk = world.newCaller("van.thu", domain::Role::clerk, "H99.1");
    world.indexAll(
        {world.add("H99.1", "Kế hoạch cải cách hành chính"), world.add("H99", "Kế hoạch của tỉnh")});

    const auto json = parsed(world.exported(clerk, RegisterFormat::json));
    REQUIRE(json->getArray("rows")->size() == 1);  // the other one is of a unit that the clerk does not read
    const auto row = json->getArray("rows")->getArray(0);
    const std::vector<std::string> expected{
        "1", "12/KH-SNV", "09/02/2026", "Kế hoạch", "Kế hoạch cải cách hành chính", "Sở Nội vụ"};
    for (std::size_t i = 0; i < expected.size(); ++i)
        CHECK(row->getElement<std::string>(static_cast<unsigned>(i)) == expected[i]);
    CHECK(json->getArray("lines")->getElement<std::string>(0) == "Nội dung tìm: ke hoach");
    CHECK(json->getArray("closing")->getElement<std::string>(0) == "Danh sách có 1 văn bản.");

    CHECK(readPdf(world.exported(clerk, RegisterFormat::pdf)).find("cải cách hành chính") !=
          std::string::npos);
    CHECK(world.exported(clerk, RegisterFormat::xlsx).starts_with("PK"));
    CHECK(world.exported(clerk, RegisterFormat::docx).starts_with("PK"));
    CHECK(world.exported(clerk, RegisterFormat::csv).find("12/KH-SNV") != std::string::npos);
}

TEST_CASE("the columns of an export are those that were asked for, in their order", "[app]") {
    FoundDocuments world;
    world.indexAll({world.add("H99.1", "Kế hoạch cải cách hành chính")});
    const auto csv =
        world.exported(world.admin, RegisterFormat::csv, {SearchColumn::unit, SearchColumn::subject});
    CHECK(csv.find("STT,Đơn vị quản lý,Trích yếu nội dung\r\n1,Sở Nội vụ,Kế hoạch cải cách hành chính\r\n") !=
          std::string::npos);
}

TEST_CASE("a document that moved out of reach since it was indexed is not exported", "[app]") {
    FoundDocuments world;
    auto document = world.add("H99", "Kế hoạch của tỉnh");
    document.organisation = world.app.directory.current()->organisation(std::string("H99.1"))->id;
    world.indexAll({document});  // the index still thinks so
    const auto clerk = world.newCaller("van.thu", domain::Role::clerk, "H99.1");

    CHECK(parsed(world.exported(clerk, RegisterFormat::json))->getArray("rows")->empty());
}

}  // namespace
}  // namespace vanthu::tests
