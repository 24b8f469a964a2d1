#include <catch2/catch.hpp>

#include <Poco/JSON/Array.h>

#include <ctime>
#include <fstream>

#include "schemas/domain/error.h"
#include "storage/signature_store.h"
#include "tests/app/registry.h"
#include "tests/support/programs.h"
#include "tests/support/signed_pdf.h"

namespace vanthu::tests {
namespace {

/// A registry of its own for signed files; `authority` is trusted from the next start on.
struct SignedWorld : Verified<World> {
    app::Caller clerk{newCaller("vanthu", domain::Role::clerk, "H99.1")};

    domain::DocumentId enter(const std::string& name, const std::string& bytes) {
        auto request = incoming(std::to_string(++entered) + "/KH-BNV");
        request.files = {{"f1", name, "", static_cast<std::int64_t>(bytes.size()), app::tokenHash(bytes)}};
        Texts files({bytes});
        return app.registerDocument.run(clerk, request, files, std::nullopt).id;
    }
    Poco::JSON::Object::Ptr shown(domain::DocumentId id) {
        return parsed(app.fileSignatures.show(clerk, id, 1));
    }
    /// "state" of the first file in the answer about the document; "" when it has none.
    std::string stateOf(domain::DocumentId id) {
        const auto files = parsed(app.readDocument.show(clerk, id).json)->getArray("signatures");
        return files->empty() ? "" : files->getObject(0)->getValue<std::string>("state");
    }
    std::vector<domain::SignatureEvidence> evidenceOf(domain::DocumentId id) {
        return database.read([&](storage::ReadTransaction& transaction) {
            return storage::signatureEvidenceOf(transaction, id);
        });
    }
    void work() {
        while (app.fileSignatures.step()) {
        }
    }

    int entered{0};
};

struct SigningAuthority {
    TempDir folder;
    Authority authority{folder.path()};

    SigningAuthority() { authority.certify("An"); }
    [[nodiscard]] std::string signedFile() const {
        return signedPdf([this](const std::string& bytes) { return authority.sign("An", bytes); });
    }
};

}  // namespace

TEST_CASE("what a registered PDF was signed with is kept as evidence, once", "[app]") {
    const SigningAuthority signing;
    SignedWorld world;
    const auto pdf = signing.signedFile();
    const auto signedFile = world.enter("ke-hoach.pdf", pdf);
    auto altered = pdf;
    altered[7] = static_cast<char>(altered[7] ^ 1);  // the version
    const auto alteredFile = world.enter("sua.PDF", altered);
    const auto broken = world.enter("hong.pdf", "%PDF-1.4 hỏng");
    const auto text = world.enter("ghi-chu.txt", "ghi chú");
    CHECK(world.stateOf(signedFile) == "pending");
    CHECK(world.shown(signedFile)->getArray("evidence")->empty());

    world.work();
    world.work();

    CHECK(world.stateOf(signedFile) == "intact");
    CHECK(world.stateOf(alteredFile) == "altered");
    CHECK(world.stateOf(broken) == "not_checked");
    CHECK(world.stateOf(text).empty());
    CHECK(world.evidenceOf(text).empty());
    const auto evidence = world.evidenceOf(signedFile);
    REQUIRE(evidence.size() == 1);
    CHECK(evidence[0].position == 1);
    CHECK(evidence[0].digest == "sha256:" + app::tokenHash(pdf));
    CHECK_FALSE(evidence[0].account);
    CHECK(evidence[0].checkedAt == world.clock.now());
    CHECK(evidence[0].trustDigest.empty());
    CHECK(parsed(evidence[0].result)->getArray("signatures")->getObject(0)->getValue<std::string>("signer") ==
          "An");
    CHECK(world.app.readDocument.history(world.clerk, signedFile).find("\"signatures\"") !=
          std::string::npos);
}

TEST_CASE("checks that were cut off by the end of the program are made by the next one, once", "[app]") {
    SignedWorld world;
    std::vector<domain::DocumentId> documents;
    for (int i = 0; i < 20; ++i)
        documents.push_back(world.enter("a.pdf", "%PDF-1.4 hỏng"));
    REQUIRE(world.app.fileSignatures.step());  // not all of them

    app::Application next{
        {world.clock, world.database, world.blobs, world.index, world.exchange, world.folder.path()}};
    while (next.fileSignatures.step()) {
    }
    // The first program did not know that it had ended.
    world.work();

    for (const auto document : documents)
        CHECK(world.evidenceOf(document).size() == 1);
}

TEST_CASE("a later check adds evidence by whom and by which authorities, and changes none", "[app]") {
    const SigningAuthority signing;
    SignedWorld world;
    const auto id = world.enter("ke-hoach.pdf", signing.signedFile());
    world.work();
    const auto before = world.evidenceOf(id);
    std::filesystem::create_directories(world.folder.path() / "trust");
    std::ofstream(world.folder.path() / "trust" / "ca.pem") << signing.authority.certificate();
    app::Application trusting{
        {world.clock, world.database, world.blobs, world.index, world.exchange, world.folder.path()}};

    // The certificate holds from the day of the test on.
    world.clock.set(domain::Timestamp{std::chrono::seconds{std::time(nullptr)}});
    const auto answer = parsed(trusting.fileSignatures.checkAgain(world.clerk, id, 1));

    CHECK(answer->getValue<std::string>("state") == "valid");
    REQUIRE(answer->getArray("evidence")->size() == 2);
    const auto after = world.evidenceOf(id);
    REQUIRE(after.size() == 2);
    CHECK(after[0].result == before[0].result);
    CHECK(after[0].state == domain::SignatureState::intact);
    CHECK(after[1].state == domain::SignatureState::valid);
    CHECK(after[1].account == world.clerk.account.id);
    CHECK(after[1].trustDigest.starts_with("sha256:"));
    CHECK(world.stateOf(id) == "valid");
    static_cast<void>(trusting.fileSignatures.checkAgain(world.clerk, id, 1));
    CHECK(world.evidenceOf(id).size() == 2);  // it says nothing new
    world.clock.advance(std::chrono::hours{25});
    static_cast<void>(trusting.fileSignatures.checkAgain(world.clerk, id, 1));
    CHECK(world.evidenceOf(id).size() == 3);
    const auto stranger = world.newCaller("khac", domain::Role::officer, "H99");
    CHECK(codeOf([&] { static_cast<void>(world.app.fileSignatures.checkAgain(stranger, id, 1)); }) ==
          ErrorCode::notFound);
    CHECK(world.evidenceOf(id).size() == 3);
}

TEST_CASE("a check that finds what is known adds no evidence, however often it is asked for", "[app]") {
    const SigningAuthority signing;
    SignedWorld world;
    const auto id = world.enter("ke-hoach.pdf", signing.signedFile());
    world.work();

    for (int i = 0; i < 3; ++i) {
        world.clock.advance(std::chrono::hours{1});
        const auto answer = parsed(world.app.fileSignatures.checkAgain(world.clerk, id, 1));
        CHECK(answer->getArray("evidence")->size() == 1);
    }

    CHECK(world.evidenceOf(id).size() == 1);
}

TEST_CASE("verify names evidence that is missing or not as the log says", "[app]") {
    SignedWorld world;
    static_cast<void>(world.enter("a.pdf", "%PDF-1.4 một"));
    world.work();
    static_cast<void>(world.enter("b.pdf", "%PDF-1.4 hai"));  // its turn comes later
    world.blobs.settle();
    world.writeIndex(world.folder.path() / "index", 2, 0);
    const std::vector<std::string> altered{
        "signature_evidence_altered: kết quả kiểm tra chữ ký 1 của văn bản 1"};

    CHECK(world.verifiedAfter("").empty());
    CHECK(world.verifiedAfter("UPDATE signature_evidence SET state = 'valid'") == altered);
    CHECK(world.verifiedAfter("UPDATE signature_evidence SET result = '{}'") == altered);
    CHECK(world.verifiedAfter("UPDATE signature_evidence SET checked_at = 0") == altered);
    CHECK(world.verifiedAfter("UPDATE signature_evidence SET trust_digest = 'x'") == altered);
    CHECK(world.verifiedAfter("UPDATE signature_check_cursor SET file_id = 2") ==
          std::vector<std::string>{"signature_evidence_missing: tệp 1 của văn bản 2"});
    auto gone = altered;
    gone.push_back("signature_evidence_missing: tệp 1 của văn bản 1");
    CHECK(world.verifiedAfter("DELETE FROM signature_evidence") == gone);
}

}  // namespace vanthu::tests
