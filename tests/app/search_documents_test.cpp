#include "server/app/search_documents.h"

#include "indexer/writer/index_writer.h"
#include "storage/assignment_store.h"
#include "storage/document_store.h"
#include "storage/handling_store.h"
#include "storage/link_store.h"
#include "tests/app/case_office.h"

#include <catch2/catch.hpp>

#include <Poco/JSON/Array.h>

#include <algorithm>
#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

using domain::Document;
using domain::DocumentId;
using Ids = std::vector<std::int64_t>;

/// Registered and indexed documents of two units; the clerk reads the department's, the administrator all.
struct Archive : World {
    app::Caller clerk{newCaller("van.thu", domain::Role::clerk, "H99.1")};
    std::vector<Document> documents;

    template <class Work>
    auto write(Work&& work) {
        return database.write({admin.account.id, clock.now()},
                              [&](storage::WriteTransaction& transaction) { return work(transaction); });
    }
    domain::OrganisationId unit(const std::string& code) {
        return app.directory.current()->organisation(app::OrganisationReference(code))->id;
    }
    DocumentId add(const std::string& unitCode, const std::string& code, const std::string& subject) {
        Document document;
        document.direction = domain::Direction::archived;
        document.organisation = unit(unitCode);
        document.typeCode = "KH";
        document.code = domain::parseCode(code);
        document.subject = subject;
        document.issuerName = "Bộ Nội vụ";
        document.issuedDate = domain::parseIsoDate("2026-02-09");
        document.registeredAt = clock.now();
        documents.push_back(
            write([&](auto& transaction) { return storage::insertDocument(transaction, document); }));
        return documents.back().id;
    }
    void link(domain::LinkKind kind, DocumentId from, DocumentId to) {
        write([&](auto& transaction) {
            return storage::insertLink(transaction, {.kind = kind, .from = from, .to = to}).id;
        });
    }
    void indexAll() {
        indexer::IndexWriter writer(folder.path() / "index");
        for (const auto& document : documents)
            writer.put({document});
        writer.commit({});
    }
    Poco::JSON::Object::Ptr search(const app::Caller& caller, const app::SearchRequest& request) {
        return parsed(app.searchDocuments.run(caller, request, app::Explanation::none));
    }
    Poco::JSON::Object::Ptr search(const app::Caller& caller, const std::string& text = "ke hoach") {
        app::SearchRequest request;
        request.query.text = text;
        return search(caller, request);
    }
};

Ids idsOf(const Poco::JSON::Object::Ptr& page) {
    Ids ids;
    const auto results = page->getArray("results");
    for (unsigned i = 0; i < results->size(); ++i)
        ids.push_back(results->getObject(i)->getValue<std::int64_t>("id"));
    return ids;
}

TEST_CASE("facets carry the names that people know", "[app]") {
    Archive archive;
    archive.add("H99.1", "1/KH-BNV", "Kế hoạch cải cách");
    archive.add("H99", "2/KH-BNV", "Kế hoạch khác");
    archive.indexAll();
    app::SearchRequest request;
    request.query.facets = true;

    const auto facets = archive.search(archive.admin, request)->getObject("facets");

    const auto first = [&](const char* field) {
        return facets->getObject(field)->getArray("values")->getObject(0);
    };
    CHECK(first("type")->getValue<std::string>("label") == "Kế hoạch");
    CHECK(first("type")->getValue<int>("documents") == 2);
    CHECK(first("direction")->getValue<std::string>("label") == "Văn bản lưu trữ");
    CHECK(facets->getObject("unit")->getArray("values")->size() == 2);
    CHECK(facets->getObject("book")->getValue<int>("without") == 2);
    CHECK_FALSE(archive.search(archive.admin)->has("facets"));
    request.unit = std::string("H99.1");
    CHECK(archive.search(archive.admin, request)->getValue<int>("total") == 1);
    request.unit = std::string("H00.0");
    CHECK(archive.search(archive.admin, request)->getValue<int>("total") == 0);
}

TEST_CASE("a type added a moment ago is searched by what it is called", "[app]") {
    Archive archive;
    app::DocumentTypeRequest bulletin;
    bulletin.name = "Bản tin";
    bulletin.abbreviation = "BT";
    bulletin.legalBasis = "NĐ 1/2026/NĐ-CP";
    static_cast<void>(archive.app.documentTypes.add(archive.admin, bulletin, std::nullopt));
    archive.add("H99.1", "1/KH-BNV", "Kế hoạch");
    archive.documents.push_back(archive.write([&](auto& transaction) {
        auto document = archive.documents.front();
        document.id = {};
        document.typeCode = "BT";
        document.code = domain::parseCode("2/BT-BNV");
        return storage::insertDocument(transaction, document);
    }));
    archive.indexAll();
    const auto text = GENERATE("loai:bt", "loai:\"bản tin\"", "loai:BT");

    CHECK(idsOf(archive.search(archive.admin, text)) == Ids{archive.documents.back().id.value});
}

TEST_CASE("what is recalled or replaced says so and stands behind, for who may know why", "[app]") {
    Archive archive;
    const auto recalled = archive.add("H99.1", "1/KH-BNV", "Kế hoạch");
    const auto replaced = archive.add("H99.1", "2/KH-BNV", "Kế hoạch");
    const auto inForce =
        archive.add("H99.1", "3/KH-BNV", "Kế hoạch của ngành cho cả nhiệm kỳ và những năm sau");
    const auto hidden = archive.add("H99", "4/KH-BNV", "Kế hoạch mới của tỉnh, chưa gửi sở");
    archive.write([&](auto& transaction) {
        storage::recallDocument(transaction, recalled, "Sai thẩm quyền");
        return 0;
    });
    archive.link(domain::LinkKind::replaces, hidden, replaced);
    archive.indexAll();

    const auto forClerk = archive.search(archive.clerk);
    CHECK(idsOf(forClerk) == Ids{replaced.value, inForce.value, recalled.value});
    CHECK_FALSE(forClerk->getArray("results")->getObject(0)->has("replaced_by"));
    CHECK(forClerk->getArray("results")->getObject(2)->getValue<bool>("recalled"));

    const auto forAdmin = archive.search(archive.admin);
    const auto ids = idsOf(forAdmin);
    REQUIRE(ids.size() == 4);
    CHECK(Ids(ids.begin() + 2, ids.end()) == Ids{replaced.value, recalled.value});
    const auto by = forAdmin->getArray("results")->getObject(2)->getArray("replaced_by")->getObject(0);
    CHECK(by->getValue<std::int64_t>("id") == hidden.value);
    CHECK(by->getValue<std::string>("number") == "04/KH-BNV");
}

TEST_CASE("copies are one hit, and are listed for who may know of them", "[app]") {
    Archive archive;
    const auto here = archive.add("H99.1", "1/KH-BNV", "Kế hoạch");
    const auto there = archive.add("H99", "1/KH-BNV", "Kế hoạch");
    const auto certified = archive.add("H99.1", "7/SY-SNV", "Kế hoạch (sao y)");
    archive.link(domain::LinkKind::copyOf, certified, here);
    archive.indexAll();
    app::SearchRequest request;
    request.query.collapse = true;

    CHECK(archive.search(archive.admin, request)->getValue<int>("total") == 2);
    CHECK(archive.search(archive.admin)->getValue<int>("total") == 3);
    CHECK(
        archive.search(archive.clerk, request)->getArray("results")->getObject(1)->getValue<int>("copies") ==
        0);

    app::SearchRequest copies;
    copies.copiesOf = here;
    copies.query.sort = search::Sort::oldest;
    CHECK(idsOf(archive.search(archive.admin, copies)) == Ids{here.value, there.value, certified.value});
    CHECK(idsOf(archive.search(archive.clerk, copies)) == Ids{here.value, certified.value});
    copies.copiesOf = there;
    CHECK(codeOf([&] { static_cast<void>(archive.search(archive.clerk, copies)); }) == ErrorCode::notFound);
}

TEST_CASE("a search in a case file finds what is in it now and the reader may know of", "[app]") {
    CaseOffice office;
    const auto file = office.newFile(office.officer);
    const auto in = office.letter("1/KH-BNV"), hidden = office.letter("2/KH-BNV", false);
    const auto later = office.letter("3/KH-BNV");
    office.put(office.officer, file, in);
    office.put(office.clerk, file, hidden);
    {
        indexer::IndexWriter writer(office.folder.path() / "index");
        for (const auto id : {in, hidden, later})
            office.database.read([&](storage::ReadTransaction& transaction) {
                const auto assignees = storage::assigneesOf(transaction, {id});
                writer.put({storage::findDocument(transaction, id).value(),
                            assignees.contains(id) ? assignees.at(id) : domain::Assignees{}});
            });
        writer.commit({});
    }
    app::SearchRequest request;
    request.caseFile = file;
    request.query.sort = search::Sort::oldest;
    const auto found = [&](const app::Caller& caller) {
        auto ids = idsOf(parsed(office.app.searchDocuments.run(caller, request, app::Explanation::none)));
        std::sort(ids.begin(), ids.end());
        return ids;
    };

    CHECK(found(office.clerk) == Ids{in.value, hidden.value});
    CHECK(found(office.officer) == Ids{in.value});
    office.put(office.officer, file, later);
    CHECK(found(office.officer) == Ids{in.value, later.value});
    request.caseFile = domain::CaseFileId{999};
    CHECK(codeOf([&] { (void)found(office.officer); }) == ErrorCode::notFound);
}

TEST_CASE("documents like one are shown to who may know of that one", "[app]") {
    Archive archive;
    const auto one = archive.add("H99", "1/KH-BNV", "Vận hành hồ chứa nước mùa lũ");
    const auto like = archive.add("H99.1", "2/KH-BNV", "Quy trình vận hành hồ chứa nước mùa lũ");
    const auto copy = archive.add("H99", "3/SY-SNV", "Vận hành hồ chứa nước mùa lũ");
    archive.add("H99.1", "4/KH-BNV", "Thi tuyển công chức");
    archive.link(domain::LinkKind::copyOf, copy, one);
    archive.indexAll();
    const auto similar = [&](const app::Caller& caller, DocumentId id) {
        return idsOf(parsed(archive.app.searchDocuments.similar(caller, id, 10)));
    };

    CHECK(similar(archive.admin, one) == Ids{like.value});
    CHECK(similar(archive.clerk, like).empty());
    CHECK(codeOf([&] { (void)similar(archive.clerk, one); }) == ErrorCode::notFound);
    CHECK(codeOf([&] { (void)similar(archive.admin, {99}); }) == ErrorCode::notFound);
}

TEST_CASE("a pasted text finds within rights and filters; an empty or endless one is refused", "[app]") {
    Archive archive;
    const auto there = archive.add("H99", "1/KH-BNV", "Vận hành hồ chứa nước mùa lũ");
    const auto here = archive.add("H99.1", "2/KH-BNV", "Quy trình vận hành hồ chứa nước mùa lũ");
    archive.indexAll();
    const auto about = [&](const app::Caller& caller, const std::string& text,
                           const app::SearchRequest& filters = {}) {
        return idsOf(parsed(archive.app.searchDocuments.about(caller, text, filters)));
    };
    const std::string text = "Theo đó, việc vận hành hồ chứa nước mùa lũ được…";

    CHECK(about(archive.admin, text).size() == 2);
    CHECK(about(archive.clerk, text) == Ids{here.value});
    app::SearchRequest filters;
    filters.unit = std::string("H99");
    CHECK(about(archive.admin, text, filters) == Ids{there.value});
    CHECK(codeOf([&] { (void)about(archive.admin, " "); }) == ErrorCode::invalidInput);
    CHECK(codeOf([&] { (void)about(archive.admin, std::string(10'001, 'a')); }) == ErrorCode::invalidInput);
}

}  // namespace
}  // namespace vanthu::tests
