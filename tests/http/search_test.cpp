#include "indexer/writer/index_writer.h"
#include "tests/http/http_world.h"

#include <Poco/JSON/Array.h>
#include <Poco/URI.h>

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

/// One document of the department, one of the province, one that only its receivers know of; in the index.
struct SearchedRegistry : HttpWorld {
    std::string department{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    std::string colleague{tokenOf("chuyenvien", domain::Role::officer, "H99.1")};
    std::string province{tokenOf("vanthu.tinh", domain::Role::clerk, "H99")};

    SearchedRegistry() {
        indexer::IndexWriter writer(folder.path() / "index");
        put(writer, 1, "H99.1", "Cải cách thủ tục hành chính", domain::Access::unit);
        put(writer, 2, "H99", "Quy hoạch khoáng sản", domain::Access::unit);
        put(writer, 3, "H99.1", "Kỷ luật nghiêm", domain::Access::restricted);
        writer.commit({});
    }

    void put(indexer::IndexWriter& writer, std::int64_t id, const char* unit, const char* subject,
             domain::Access access) {
        domain::Document document;
        document.id.value = id;
        document.direction = domain::Direction::archived;
        document.organisation =
            app.directory.current()->organisation(app::OrganisationReference(std::string(unit)))->id;
        document.subject = subject;
        document.access = access;
        writer.put({document});
    }

    [[nodiscard]] Poco::JSON::Object::Ptr search(const std::string& text, const std::string& token) const {
        std::string query;
        Poco::URI::encode(text, "&=+#?", query);
        const auto answer = get("/api/v1/search?q=" + query, token);
        CHECK(answer.status == 200);
        return answer.json();
    }
    [[nodiscard]] std::string suggested(const std::string& text, const std::string& token) const {
        return search(text, token)->optValue<std::string>("suggestion", "");
    }
};

TEST_CASE("a search answers what was probably meant", "[http]") {
    const SearchedRegistry registry;
    CHECK(registry.suggested("cair cachs", registry.department) == "cải cách");
    CHECK(registry.suggested("thủ tục hàhn chính", registry.department) == "thủ tục hành chính");
    CHECK(registry.suggested("thủ tuc hành chính", registry.department) == "thủ tục hành chính");
    const auto plain = registry.search("thủ tục hành chính", registry.department);
    CHECK_FALSE(plain->has("suggestion"));
    CHECK(plain->getArray("results")->size() == 1);
}

TEST_CASE("no word is suggested of a document that the caller may not know of", "[http]") {
    const SearchedRegistry registry;
    CHECK(registry.suggested("khoángg sản", registry.province) == "khoáng sản");
    CHECK(registry.suggested("khoángg sản", registry.department).empty());
    CHECK(registry.suggested("khoảng sản", registry.province) == "khoáng sản");
    CHECK(registry.suggested("khoảng sản", registry.department).empty());
    // A restricted document: the clerk of its unit keeps it, colleagues do not know of it.
    CHECK(registry.suggested("nghiêmm", registry.department) == "nghiêm");
    CHECK(registry.suggested("nghiêmm", registry.colleague).empty());
    CHECK(registry.suggested("nghiêmm", registry.province).empty());
}

TEST_CASE("what is typed is completed from what the caller may know of alone", "[http]") {
    const SearchedRegistry registry;
    const auto subjects = [&](const std::string& text, const std::string& token) {
        std::string query;
        Poco::URI::encode(text, "&=+#?", query);
        const auto answer = registry.get("/api/v1/search/completions?q=" + query, token);
        CHECK(answer.status == 200);
        const auto lines = answer.json()->getArray("by_subject");
        std::vector<std::string> found;
        for (const auto& line : *lines)
            found.push_back(line.extract<Poco::JSON::Object::Ptr>()->getValue<std::string>("subject"));
        return found;
    };
    using Subjects = std::vector<std::string>;

    CHECK(subjects("cai cach thu", registry.department) == Subjects{"Cải cách thủ tục hành chính"});
    CHECK(subjects("quy h", registry.department).empty());
    CHECK(subjects("quy h", registry.province) == Subjects{"Quy hoạch khoáng sản"});
    // A restricted document: the clerk of its unit keeps it, colleagues do not know of it.
    CHECK(subjects("ky luat", registry.department) == Subjects{"Kỷ luật nghiêm"});
    CHECK(subjects("ky luat", registry.colleague).empty());
    CHECK(subjects("ky luat", registry.province).empty());
    CHECK(
        registry.get("/api/v1/search/completions?q=" + std::string(1001, 'a'), registry.department).status ==
        422);
    CHECK(registry.get("/api/v1/search/completions?word=a", registry.department).status == 422);
    CHECK(registry.get("/api/v1/search/completions?q=a").status == 401);
}

}  // namespace
}  // namespace vanthu::tests
