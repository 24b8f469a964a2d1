#include "server/app/draft_signed_files.h"

#include "server/signing/pdf_signer.h"
#include "tests/app/signing_office.h"

#include <Poco/JSON/Array.h>

#include <filesystem>
#include <optional>
#include <utility>

namespace vanthu::tests {
namespace {

using domain::DraftAction;
using domain::SignatureRole;

/// Files in memory, announced truthfully.
class SomeFiles : public app::FileSource {
  public:
    explicit SomeFiles(std::vector<std::string> files) : files_(std::move(files)) {}
    std::optional<std::string> next() override {
        if (next_ == files_.size()) return std::nullopt;
        at_ = 0;
        return std::to_string(next_++);
    }
    std::size_t read(char* buffer, std::size_t size) override {
        const auto& bytes = files_[next_ - 1];
        const auto count = std::min(size, bytes.size() - at_);
        bytes.copy(buffer, count, at_);
        at_ += count;
        return count;
    }
    [[nodiscard]] std::vector<app::FileRequest> announced() const {
        std::vector<app::FileRequest> requests;
        for (std::size_t i = 0; i < files_.size(); ++i)
            requests.push_back({std::to_string(i), "tep_signed(" + std::to_string(i) + ").pdf", "",
                                static_cast<std::int64_t>(files_[i].size()),
                                storage::hex(storage::sha256(files_[i]))});
        return requests;
    }

  private:
    std::vector<std::string> files_;
    std::size_t next_{0};
    std::size_t at_{0};
};

Violations faultsOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.violations();
    }
    return {};
}

/// People with a token of their own: this server has no key of anybody.
struct TokenOffice : SigningOffice {
    TokenOffice() { std::filesystem::remove(folder.path() / "signing.txt"); }

    /// What the program of the token makes of a file.
    [[nodiscard]] std::string signedBy(const std::string& name, const std::string& pdf) const {
        const signing::PdfSigner signer({}, programPath("vanthu-sign").parent_path());
        const signing::KeyReference key{.module = SoftToken::kModule,
                                        .token = SoftToken::kLabel,
                                        .key = name,
                                        .pinFile = token.pinFile(),
                                        .chain = "",
                                        .environment = token.environment()};
        const auto made = signer.sign(pdf, {}, name, key, clock.now().time_since_epoch().count());
        REQUIRE_FALSE(made.failure);
        return made.pdf;
    }
    app::Created handIn(const app::Caller& caller, const std::vector<std::string>& files,
                        SignatureRole role = SignatureRole::person,
                        const std::optional<app::RequestKey>& key = std::nullopt) {
        SomeFiles source(files);
        return app.draftSignedFiles.handIn(caller, draft, {role, source.announced()}, source, key);
    }
    [[nodiscard]] Violations refused(const app::Caller& caller, const std::vector<std::string>& files,
                                     SignatureRole role = SignatureRole::person) {
        return faultsOf([&] { static_cast<void>(handIn(caller, files, role)); });
    }
};

std::string codeAt(const Violations& violations, const std::string& field) {
    REQUIRE(violations.size() == 1);
    CHECK(violations[0].field == field);
    INFO(violations[0].message);
    CHECK(violations[0].message.find("Hãy ") != std::string::npos);
    return violations[0].code;
}

}  // namespace

TEST_CASE("a leader signs with a token of the own, then the clerk with that of the agency", "[app]") {
    TokenOffice office;
    const auto plan = planPdf();
    office.toChecked("ke-hoach.pdf", plan);

    const auto byLeader = office.signedBy("An", plan);
    const auto answer = parsed(office.handIn(office.director, {byLeader}).json);
    CHECK(answer->getValue<std::string>("state") == "form_checked");
    static_cast<void>(office.sign());
    const auto byBoth = office.signedBy("Dau", byLeader);
    static_cast<void>(office.handIn(office.clerk, {byBoth}, SignatureRole::agency));
    const auto issued = office.move(office.clerk, office.draft, office.step(DraftAction::issue));

    const auto versions = office.versions();
    REQUIRE(versions.size() == 3);
    CHECK(versions[1].note == "Chữ ký số cá nhân: Người giamdoc; ký trên máy riêng, chứng thư: An");
    CHECK(versions[2].note == "Chữ ký số cơ quan: Sở Nội vụ; ký trên máy riêng, chứng thư: Dau");
    CHECK(versions[2].files.at(0).name == "ke-hoach.pdf");
    CHECK(office.newestFile() == byBoth);
    while (office.app.fileSignatures.step()) {
    }
    const auto shown =
        parsed(office.app.fileSignatures.show(office.clerk, {issued->getValue<std::int64_t>("document")}, 1));
    REQUIRE(shown->getArray("signatures")->size() == 2);
    CHECK(shown->getValue<std::string>("state") == "intact");
}

TEST_CASE("a file that is not the newest version with a sound signature is refused at its place", "[app]") {
    TokenOffice office;
    const auto plan = planPdf();
    office.toChecked("ke-hoach.pdf", plan);
    const auto good = office.signedBy("An", plan);

    SECTION("the file as it was taken") {
        CHECK(codeAt(office.refused(office.director, {plan}), "files[0]") == "not_signed");
    }
    SECTION("another PDF, well signed") {
        CHECK(codeAt(office.refused(office.director, {office.signedBy("An", planPdf(true))}), "files[0]") ==
              "other_bytes");
    }
    SECTION("a byte of what was signed is another one") {
        auto harmed = good;
        harmed[plan.size() / 2] ^= 1;
        CHECK(codeAt(office.refused(office.director, {harmed}), "files[0]") == "other_bytes");
    }
    SECTION("a byte of the signature is another one") {
        auto harmed = good;
        const auto at = harmed.find("/Contents <30", plan.size());
        REQUIRE(at != std::string::npos);
        auto& digit = harmed[at + 1000];
        digit = digit == '7' ? '8' : '7';
        CHECK(codeAt(office.refused(office.director, {harmed}), "files[0]") == "signature_damaged");
    }
    SECTION("something behind the signature") {
        CHECK(codeAt(office.refused(office.director, {good + "\n% more\n"}), "files[0]") == "not_whole_file");
    }
    SECTION("only rubbish behind the file") {
        const auto violations = office.refused(office.director, {plan + std::string(2000, 'x')});
        CHECK((codeAt(violations, "files[0]") == "not_signed" || violations[0].code == "unreadable"));
    }
    SECTION("the same file twice") {
        CHECK(codeAt(office.refused(office.director, {good, good}), "files[1]") == "repeated");
    }
    SECTION("no file") {
        REQUIRE(office.refused(office.director, {}).size() == 1);
    }
    CHECK(office.versions().size() == 1);
}

TEST_CASE("whoever signed a version that another signature overtook is told which one to take", "[app]") {
    TokenOffice office;
    const auto plan = planPdf();
    office.toChecked("ke-hoach.pdf", plan);
    const auto late = office.signedBy("Dau", plan);
    static_cast<void>(office.handIn(office.director, {office.signedBy("An", plan)}));

    const auto violations = office.refused(office.director, {late});

    CHECK(codeAt(violations, "files[0]") == "other_bytes");
    CHECK(violations[0].message ==
          "Tệp này được ký từ bản 1, nay đã có bản 2. Hãy tải tệp của bản 2, ký lại rồi nộp.");
}

TEST_CASE("a signature from before that is taken away or changed is refused", "[app]") {
    TokenOffice office;
    const auto plan = planPdf();
    office.toChecked("ke-hoach.pdf", plan);
    const auto byLeader = office.signedBy("An", plan);
    static_cast<void>(office.handIn(office.director, {byLeader}));
    static_cast<void>(office.sign());
    const auto clerksFirst = office.signedBy("Dau", plan);

    CHECK(codeAt(office.refused(office.clerk, {clerksFirst}, SignatureRole::agency), "files[0]") ==
          "other_bytes");
    CHECK(codeAt(office.refused(office.clerk, {byLeader}, SignatureRole::agency), "files[0]") ==
          "not_signed");
}

TEST_CASE("nobody hands in a signed file who may not sign it now", "[app]") {
    TokenOffice office;
    const auto plan = planPdf();
    const auto byLeader = office.signedBy("An", plan);
    const auto handIn = [&](const app::Caller& caller, SignatureRole role) {
        return refusalOf([&] { static_cast<void>(office.handIn(caller, {byLeader}, role)); });
    };
    static_cast<void>(office.addVersion(office.officer, plan, "ke-hoach.pdf"));
    CHECK(handIn(office.director, SignatureRole::person) == Refusal::moveNotAllowed);
    static_cast<void>(office.submit());
    static_cast<void>(office.move(office.director, office.draft, office.step(DraftAction::approve)));
    static_cast<void>(office.move(office.clerk, office.draft, office.step(DraftAction::check, "đúng")));

    CHECK(handIn(office.clerk, SignatureRole::person) == Refusal::relationMissing);
    CHECK(handIn(office.clerk, SignatureRole::agency) == Refusal::relationMissing);
    CHECK(handIn(office.officer, SignatureRole::person) == Refusal::relationMissing);
    static_cast<void>(office.sign());
    CHECK(handIn(office.director, SignatureRole::agency) == Refusal::relationMissing);
    CHECK(handIn(office.clerk, SignatureRole::person) == Refusal::relationMissing);
    CHECK(office.versions().size() == 1);
}

TEST_CASE("a signed file handed in twice makes one version", "[app]") {
    TokenOffice office;
    const auto plan = planPdf();
    office.toChecked("ke-hoach.pdf", plan);
    const auto byLeader = office.signedBy("An", plan);
    const app::RequestKey key{"khoa", "digest"};

    CHECK_FALSE(office.handIn(office.director, {byLeader}, SignatureRole::person, key).repeated);
    CHECK(office.handIn(office.director, {byLeader}, SignatureRole::person, key).repeated);
    CHECK(codeAt(office.refused(office.director, {byLeader}), "files[0]") == "not_signed");

    CHECK(office.versions().size() == 2);
}

TEST_CASE("the agency signs every PDF, a person the main one", "[app]") {
    TokenOffice office;
    const auto plan = planPdf();
    const auto enclosure = planPdf(true);
    SomeFiles source({enclosure, plan, "không phải PDF"});
    auto announced = source.announced();
    announced[0].kind = domain::FileKind::enclosure;
    announced[1].kind = domain::FileKind::main;
    announced[2].kind = domain::FileKind::enclosure;
    announced[2].name = "bieu.docx";
    static_cast<void>(
        office.app.drafts.addVersion(office.officer, office.draft, {"", announced}, source, {}));
    static_cast<void>(office.submit());
    static_cast<void>(office.move(office.director, office.draft, office.step(DraftAction::approve)));
    static_cast<void>(office.move(office.clerk, office.draft, office.step(DraftAction::check, "đúng")));

    CHECK(codeAt(office.refused(office.director, {office.signedBy("An", enclosure)}), "files") == "missing");
    static_cast<void>(office.handIn(office.director, {office.signedBy("An", plan)}));
    static_cast<void>(office.sign());
    const auto byLeader = office.blobs.read(office.versions().back().files.at(1).digest);
    const auto sealed = office.signedBy("Dau", byLeader);
    CHECK(codeAt(office.refused(office.clerk, {sealed}, SignatureRole::agency), "files") == "missing");
    static_cast<void>(
        office.handIn(office.clerk, {sealed, office.signedBy("Dau", enclosure)}, SignatureRole::agency));

    const auto files = office.versions().back().files;
    REQUIRE(files.size() == 3);
    CHECK(office.blobs.read(files[0].digest).starts_with(enclosure));
    CHECK(office.blobs.read(files[1].digest) == sealed);
    CHECK(office.blobs.read(files[2].digest) == "không phải PDF");
}

TEST_CASE("a certificate that was revoked when it signed is refused", "[app]") {
    TokenOffice office;
    const auto plan = planPdf();
    office.toChecked("ke-hoach.pdf", plan);
    office.authority.revoke("An");
    std::filesystem::create_directories(office.folder.path() / "trust");
    std::ofstream(office.folder.path() / "trust" / "ca.pem")
        << office.authority.certificate() << office.authority.revocationList();
    app::SignatureCheck check(office.blobs, office.folder.path());
    app::DraftSignedFiles files(office.database, office.blobs, office.app.uploads, office.clock,
                                office.app.directory, check, office.app.signingKeys);
    SomeFiles source({office.signedBy("An", plan)});

    const auto violations = faultsOf([&] {
        static_cast<void>(files.handIn(office.director, office.draft,
                                       {SignatureRole::person, source.announced()}, source, std::nullopt));
    });

    CHECK(codeAt(violations, "files[0]") == "certificate_not_in_force");
}

TEST_CASE("a draft says as whom the caller may sign, and whether the server has the key", "[app]") {
    SigningOffice office;
    office.toChecked();
    const auto shown = [&](const app::Caller& caller, const app::SigningKeys& keys) {
        app::Drafts drafts(office.database, office.blobs, office.app.uploads, office.clock,
                           office.app.directory, office.app.formChecks, keys);
        return parsed(drafts.show(caller, office.draft).json)->getArray("signing");
    };
    const app::SigningKeys here(office.folder.path());
    const app::SigningKeys none(office.folder.path() / "nowhere");

    REQUIRE(shown(office.director, here)->size() == 1);
    CHECK(shown(office.director, here)->getObject(0)->getValue<std::string>("role") == "person");
    CHECK(shown(office.director, here)->getObject(0)->getValue<bool>("server_key"));
    CHECK_FALSE(shown(office.director, none)->getObject(0)->getValue<bool>("server_key"));
    CHECK(shown(office.clerk, here)->empty());
    static_cast<void>(office.sign());
    REQUIRE(shown(office.clerk, here)->size() == 1);
    CHECK(shown(office.clerk, here)->getObject(0)->getValue<std::string>("role") == "agency");
    CHECK(shown(office.clerk, here)->getObject(0)->getValue<bool>("server_key"));
}

}  // namespace vanthu::tests
