#pragma once

#include "indexer/writer/index_writer.h"
#include "server/app/passwords.h"
#include "server/app/verification.h"
#include "storage/assignment_store.h"
#include "storage/document_store.h"
#include "storage/post_store.h"
#include "storage/sqlite_session.h"
#include "tests/app/texts.h"
#include "tests/app/world.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace vanthu::tests {

inline constexpr const char* kMain = "nội dung văn bản";
inline constexpr const char* kEnclosure = "nội dung phụ lục";

/// A world whose data `verify` looks at, as it is or after somebody changed it behind the program's back.
template <class Base>
struct Verified : Base {
    int copies{0};

    /// Documents 1 to `last`, so many versions behind the register, as the newest there is, found by those
    /// who have work on them or by `readers`.
    void writeIndex(const std::filesystem::path& path, std::int64_t last, std::int64_t behind,
                    const std::optional<domain::Assignees>& readers = {}) {
        indexer::IndexWriter writer(path);
        domain::Document document;
        domain::Assignees assignees;
        for (std::int64_t id = 1; id <= last; ++id) {
            // One that nobody registered looks like the one before it.
            this->database.read([&](storage::ReadTransaction& transaction) {
                document = storage::findDocument(transaction, {id}).value_or(document);
                assignees = storage::assigneesOf(transaction, {{id}})[{id}];
            });
            auto indexed = document;
            indexed.id = {id};
            indexed.version -= behind;
            writer.put({indexed, readers.value_or(assignees)});
        }
        writer.commit({this->database.head(), "hash"});
    }

    std::vector<std::string> verified(storage::Database& stored, const search::Index& found) {
        std::vector<std::string> findings;
        app::Verification verification(
            stored, this->blobs, found, [](const app::VerificationProgress&) {},
            [&](const app::Finding& finding) { findings.push_back(finding.code + ": " + finding.subject); },
            std::chrono::seconds{0});
        CHECK(verification.run({}));
        std::sort(findings.begin(), findings.end());
        return findings;
    }
    /// What `verify` finds in a copy of the database in which somebody ran that SQL. Figures that follow from
    /// an altered row are left out: their own test looks at them.
    std::vector<std::string> verifiedAfter(const std::string& sql) {
        const auto path = (this->folder.path() / ("copy" + std::to_string(++copies))).string();
        storage::SqliteSession{(this->folder.path() / "vanthu.db").string(),
                               storage::SqliteSession::Access::readWrite}
            .script("VACUUM INTO '" + path + "'");
        storage::SqliteSession{path, storage::SqliteSession::Access::readWrite}.script(
            "PRAGMA foreign_keys = OFF; " + sql);
        storage::Database copy{{"sqlite:" + path}};
        auto findings = verified(copy, this->index);
        std::erase_if(findings, [](const std::string& finding) { return finding.starts_with("figures_"); });
        return findings;
    }
};

/// A registry with one of everything that `verify` looks at: documents 1 (incoming, two files), 2 (replies to
/// 1) and 3 (corrected; its link to 2 was withdrawn); in the outgoing book 2 is held and 3 is void; a stub of
/// a secret; a delegation; a plan of case files and a file.
struct Registry : Verified<World> {
    app::Caller clerk{newCaller("vanthu", domain::Role::clerk, "H99.1")};

    Registry() {
        auto letter = incoming("456/KH-BNV");
        letter.files = {announced("f1", kMain), announced("f2", kEnclosure)};
        enter(letter, {kMain, kEnclosure});
        auto answer = outgoing();
        answer.links = {{domain::LinkKind::repliesTo, {1}}};
        answer.receivers = {{{}, "Bộ Nội vụ"}};
        enter(answer);
        const auto outgoingBook = bookOf("di");
        static_cast<void>(app.numbers.reserve(
            clerk, outgoingBook, {{}, "Phòng Tổ chức", "Đang trình ký", domain::parseIsoDate("2026-03-05")},
            std::nullopt));
        static_cast<void>(
            app.numbers.voidNumber(clerk, outgoingBook, {{2026, "", "3"}, "Viết hỏng"}, std::nullopt));
        const auto third = enter(outgoing());
        app::Correction correction;
        correction.note = "Đã đối chiếu";
        correction.reason = "Bổ sung";
        static_cast<void>(app.correctDocument.run(clerk, third.id, correction, "\"1\""));
        static_cast<void>(
            app.documentLinks.link(clerk, third.id, {domain::LinkKind::basedOn, {2}}, std::nullopt));
        static_cast<void>(app.documentLinks.withdraw(clerk, third.id, {2}, "Nhầm", std::nullopt));
        app::BookRequest secrets{.organisation = std::string("H99.1"),
                                 .direction = domain::Direction::outgoing,
                                 .code = "mat",
                                 .name = "Sổ số văn bản mật",
                                 .purpose = domain::BookPurpose::secretStubs};
        static_cast<void>(app.books.create(admin, secrets, std::nullopt));
        static_cast<void>(app.numbers.registerStub(
            clerk, bookOf("mat"), {"", "", domain::parseIsoDate("2026-03-02"), domain::Secrecy::secret},
            std::nullopt));
        keepCaseFile();
        database.write({admin.account.id, clock.now()}, [&](storage::WriteTransaction& transaction) {
            storage::insertDelegation(transaction, {.post = admin.account.posts.at(0).id,
                                                    .delegate = clerk.account.id,
                                                    .rights = {"see_registers"},
                                                    .legalBasis = "Giấy uỷ quyền 1/GUQ-UBND",
                                                    .validFrom = domain::vietnamDate(clock.now()),
                                                    .validTo = domain::vietnamDate(clock.now())});
        });
        blobs.settle();
        writeIndex(folder.path() / "index", 3, 0);
    }

    /// Plan 1, approved, and its case file 1 with document 1 in it.
    void keepCaseFile() {
        const auto leader = newCaller("giamdoc", domain::Role::leader, "H99.1");
        app::CasePlanRequest plan{.year = 2026};
        plan.lines = {{.level = domain::PlanLevel::large, .title = "Tổ chức cán bộ", .notation = "TCCB"},
                      {.title = "Thi tuyển", .retention = "20", .maker = "vanthu"}};
        static_cast<void>(app.casePlans.create(clerk, plan, std::nullopt));
        static_cast<void>(app.casePlans.move(clerk, {1}, {domain::CasePlanAction::submit, ""}, std::nullopt));
        static_cast<void>(
            app.casePlans.move(leader, {1}, {domain::CasePlanAction::approve, ""}, std::nullopt));
        static_cast<void>(app.caseFiles.move(clerk, {1}, {}, std::nullopt));
        static_cast<void>(app.caseFiles.collect(clerk, {1}, {1}, "", std::nullopt));
    }

    domain::BookId bookOf(const std::string& code,
                          domain::Direction direction = domain::Direction::outgoing) {
        return app.directory.current()->book(code, clerk.account.organisation, direction)->id;
    }
    domain::Document enter(const app::DocumentRequest& request, std::vector<std::string> texts = {}) {
        Texts files(std::move(texts));
        return domain::documentFromJson(
            app.registerDocument.run(clerk, request, files, std::nullopt).answer.json);
    }
    std::filesystem::path blobFile(const std::string& text) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path() / "blobs"))
            if (entry.is_regular_file() &&
                entry.path().filename().string().find(app::tokenHash(text).substr(4)) != std::string::npos)
                return entry.path();
        FAIL("no file of the blob");
        return {};
    }
};

}  // namespace vanthu::tests
