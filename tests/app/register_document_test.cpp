#include "schemas/domain/error.h"
#include "storage/digest.h"
#include "storage/document_store.h"
#include "storage/number_store.h"
#include "tests/app/world.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <deque>
#include <set>
#include <thread>

namespace vanthu::tests {
namespace {

using app::Created;
using app::DocumentRequest;

/// Files from memory.
class PartTexts : public app::FileSource {
  public:
    explicit PartTexts(std::deque<std::pair<std::string, std::string>> parts) : parts_(std::move(parts)) {}
    std::optional<std::string> next() override {
        if (parts_.empty()) return std::nullopt;
        auto part = std::move(parts_.front());
        parts_.pop_front();
        present_ = std::move(part.second);
        return part.first;
    }
    std::size_t read(char* buffer, std::size_t size) override {
        const auto count = present_.copy(buffer, size);
        present_.erase(0, count);
        return count;
    }

  private:
    std::deque<std::pair<std::string, std::string>> parts_;
    std::string present_;
};

app::FileRequest announcedPart(const std::string& part, const std::string& name, const std::string& bytes) {
    return {part, name, "", static_cast<std::int64_t>(bytes.size()), storage::hex(storage::sha256(bytes))};
}

struct RegistryDesk : World {
    app::Caller clerk{newCaller("vanthu", domain::Role::clerk, "H99.1")};

    domain::Document enter(const DocumentRequest& request, app::FileSource& files) {
        return domain::documentFromJson(
            app.registerDocument.run(clerk, request, files, std::nullopt).answer.json);
    }
    domain::Document enter(const DocumentRequest& request) {
        app::NoFiles none;
        return enter(request, none);
    }
    Violations rejected(const DocumentRequest& request) {
        PartTexts none({});
        return rejected(request, none);
    }
    Violations rejected(const DocumentRequest& request, app::FileSource& files) {
        try {
            static_cast<void>(app.registerDocument.run(clerk, request, files, std::nullopt));
        } catch (const Error& error) {
            return error.violations();
        }
        return {};
    }
    std::size_t stored() {
        std::size_t blobCount = 0;
        blobs.forEach([&](const std::string&) { ++blobCount; });
        return blobCount + database.read([](storage::ReadTransaction& transaction) {
            return storage::documentIdsAfter(transaction, {}, 1000).size();
        });
    }
};

TEST_CASE("an outgoing document gets the next number and the notation of its type and unit", "[app]") {
    RegistryDesk registry;

    const auto first = registry.enter(outgoing());
    const auto second = registry.enter(outgoing());

    CHECK(domain::printCode(first.code) == "01/KH-SNV");
    CHECK(domain::printCode(second.code) == "02/KH-SNV");
    CHECK(first.issuerName == "Sở Nội vụ");
    CHECK(first.issuedDate->iso() == "2026-03-02");
}

TEST_CASE("a number already issued on paper is entered as it is", "[app]") {
    RegistryDesk registry;
    auto request = outgoing();
    request.registryNumber = "12a";
    request.numberReason = "Chèn vào sổ giấy";

    const auto document = registry.enter(request);

    CHECK(domain::printCode(document.code) == "12a/KH-SNV");
    CHECK_THROWS_AS(registry.enter(request), Error);
}

TEST_CASE("an incoming document keeps its printed code and gets its own số đến", "[app]") {
    RegistryDesk registry;

    const auto document = registry.enter(incoming("456/KH-BNV"));

    CHECK(domain::printCode(document.code) == "456/KH-BNV");
    CHECK(document.registryNumber->number == 1);
    CHECK(document.arrivalDate->iso() == "2026-03-02");
}

TEST_CASE("files are stored bit for bit with the document", "[app]") {
    RegistryDesk registry;
    const std::string bytes = "nội dung\0của tệp";
    auto request = outgoing();
    request.files = {announcedPart("f", "tệp.pdf", bytes)};
    PartTexts files({{"f", bytes}});

    const auto document = registry.enter(request, files);

    REQUIRE(document.files.size() == 1);
    CHECK(document.files[0].mediaType == "application/pdf");
    CHECK(registry.blobs.read(document.files[0].digest) == bytes);
}

TEST_CASE("a file that is not what was announced stores nothing", "[app]") {
    RegistryDesk registry;
    const std::string good = "nội dung";
    struct Case {
        std::string field, code;
        std::deque<std::pair<std::string, std::string>> parts;
    };
    const Case wrong = GENERATE_COPY(Case{"files[0].sha256", "digest_mismatch", {{"f", "nội dunG"}}},
                                     Case{"files[0].size", "size_mismatch", {{"f", good + "!"}}},
                                     Case{"files[0].size", "size_mismatch", {{"f", ""}}},
                                     Case{"files[0].part", "missing", {}},
                                     Case{"files", "unexpected_part", {{"f", good}, {"g", good}}},
                                     Case{"files[0].part", "repeated", {{"f", good}, {"f", good}}});
    auto request = outgoing();
    request.files = {announcedPart("f", "a.txt", good)};
    PartTexts files(wrong.parts);

    const auto violations = registry.rejected(request, files);

    REQUIRE(violations.size() == 1);
    CHECK(violations[0].field == wrong.field);
    CHECK(violations[0].code == wrong.code);
    CHECK(registry.stored() == 0);
}

TEST_CASE("each broken rule names its field and stores nothing", "[app]") {
    RegistryDesk registry;
    struct Case {
        std::string field, code;
        void (*spoil)(DocumentRequest&);
    };
    const Case wrong = GENERATE(
        Case{"subject", "required", [](DocumentRequest& r) { r.subject = "  "; }},
        Case{"subject", "too_long", [](DocumentRequest& r) { r.subject = std::string(501, 'x'); }},
        Case{"type", "unknown_type", [](DocumentRequest& r) { r.typeCode = "KHONG"; }},
        Case{"type", "required", [](DocumentRequest& r) { r.typeCode = ""; }},
        Case{"issued_date", "in_future",
             [](DocumentRequest& r) { r.issuedDate = domain::parseIsoDate("2026-03-03"); }},
        Case{"arrival_date", "too_early",
             [](DocumentRequest& r) { r.arrivalDate = domain::parseIsoDate("2026-02-01"); }},
        Case{"issuer_name", "required", [](DocumentRequest& r) { r.issuerName = ""; }},
        Case{"issuer", "unknown_organisation", [](DocumentRequest& r) { r.issuer = std::string("H77"); }},
        Case{"book", "unknown_book", [](DocumentRequest& r) { r.book = std::string("khong-co"); }},
        Case{"registry_number", "not_a_number", [](DocumentRequest& r) { r.registryNumber = "0"; }},
        Case{"registry_number", "not_a_number", [](DocumentRequest& r) { r.registryNumber = "12ab"; }},
        Case{"notation", "not_allowed", [](DocumentRequest& r) { r.notation = "KH-SNV"; }},
        Case{"code", "too_long", [](DocumentRequest& r) { r.code = std::string(60, '1'); }},
        Case{"note", "too_long", [](DocumentRequest& r) { r.note = std::string(501, 'x'); }},
        Case{"receivers[0].organisation", "unknown_organisation",
             [](DocumentRequest& r) {
                 r.receivers = {{std::string("H77"), ""}};
             }},
        Case{"files[0].name", "not_a_file_name",
             [](DocumentRequest& r) {
                 r.files = {{"f", "../../etc/passwd", "", 1, std::string(64, 'a')}};
             }},
        Case{"files[0].size", "empty_file",
             [](DocumentRequest& r) {
                 r.files = {{"f", "a.txt", "", 0, std::string(64, 'a')}};
             }},
        Case{"files[0].sha256", "not_a_digest",
             [](DocumentRequest& r) {
                 r.files = {{"f", "a.txt", "", 1, "xyz"}};
             }},
        Case{"files[0].media_type", "not_a_media_type", [](DocumentRequest& r) {
                 r.files = {{"f", "a.txt", "text\r\nX: y", 1, std::string(64, 'a')}};
             }});
    auto request = incoming("456/KH-BNV");
    wrong.spoil(request);

    const auto violations = registry.rejected(request);

    CAPTURE(wrong.field, wrong.code);
    REQUIRE(!violations.empty());
    CHECK(violations[0].field == wrong.field);
    CHECK(violations[0].code == wrong.code);
    CHECK(registry.stored() == 0);
}

TEST_CASE("a state secret is refused before anything else is looked at", "[app]") {
    RegistryDesk registry;
    const auto level =
        GENERATE(domain::Secrecy::secret, domain::Secrecy::topSecret, domain::Secrecy::mostSecret);
    auto request = incoming("456/KH-BNV");
    request.secrecy = level;
    app::NoFiles none;

    try {
        static_cast<void>(registry.app.registerDocument.run(registry.clerk, request, none, std::nullopt));
        FAIL("it was registered");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::secretDocument);
        CHECK(error.violations()[0].field == "secrecy");
    }
    CHECK(registry.stored() == 0);
}

TEST_CASE("the same code of the same issuer needs a confirmation", "[app]") {
    RegistryDesk registry;
    const auto first = registry.enter(incoming("456/KH-BNV"));
    auto again = incoming("456 / kh-bnv");

    try {
        static_cast<void>(registry.enter(again));
        FAIL("it was registered without a question");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::duplicate);
        CHECK(std::string(error.what()).find(std::to_string(first.id.value)) != std::string::npos);
    }
    again.confirmDuplicate = true;
    CHECK(registry.enter(again).registryNumber->number == 2);
}

TEST_CASE("a closed book takes no documents", "[app]") {
    RegistryDesk registry;
    const auto books = registry.app.directory.current()->books();
    for (const auto& book : books)
        static_cast<void>(
            registry.app.books.changeState(registry.admin, book.id, domain::BookState::closed, ""));

    const auto violations = registry.rejected(outgoing());

    REQUIRE(violations.size() == 1);
    CHECK(violations[0].field == "book");
}

TEST_CASE("a request with the same key is answered once, however often it comes", "[app]") {
    RegistryDesk registry;
    const app::RequestKey key{"k-1", "digest"};
    std::set<std::string> answers;
    std::mutex mutex;
    {
        std::vector<std::jthread> clients;
        for (int i = 0; i < 8; ++i)
            clients.emplace_back([&] {
                app::NoFiles none;
                const auto created = registry.app.registerDocument.run(registry.clerk, outgoing(), none, key);
                const std::lock_guard lock(mutex);
                answers.insert(created.answer.json);
            });
    }

    CHECK(answers.size() == 1);
    CHECK(registry.stored() == 1);
    app::NoFiles none;
    CHECK_THROWS_AS(
        registry.app.registerDocument.run(registry.clerk, outgoing(), none, app::RequestKey{"k-1", "other"}),
        Error);
}

TEST_CASE("thirty-two clerks at once leave no gap and no number twice", "[app]") {
    RegistryDesk registry;
    constexpr int kClients = 32;
    constexpr int kEach = 5;
    std::atomic<int> failures{0};
    {
        std::vector<std::jthread> clients;
        for (int i = 0; i < kClients; ++i)
            clients.emplace_back([&] {
                for (int j = 0; j < kEach; ++j)
                    try {
                        static_cast<void>(registry.enter(outgoing()));
                    } catch (const Error&) {
                        ++failures;
                    }
            });
    }

    CHECK(failures == 0);
    const auto book = registry.app.directory.current()->book(
        std::string("di"), registry.clerk.account.organisation, domain::Direction::outgoing);
    registry.database.read([&](storage::ReadTransaction& transaction) {
        const auto series = storage::listSeries(transaction, book->id, 2026);
        REQUIRE(series.size() == 1);
        CHECK(series[0].lastNumber == kClients * kEach);
        CHECK(storage::findGaps(transaction, series[0].id).empty());
    });
}

}  // namespace
}  // namespace vanthu::tests
