#include "server/app/draft_signing.h"

#include "tests/app/signing_office.h"
#include "tests/signatures/pdfsig.h"
#include "tests/support/read_pdf.h"

#include <catch2/catch.hpp>

#include <Poco/JSON/Array.h>

#include <array>
#include <fstream>
#include <regex>

namespace vanthu::tests {
namespace {

using domain::DraftAction;
using domain::SignatureRole;

/// A PNG of four pixels, blue, half of them transparent.
constexpr std::array<unsigned char, 75> kBlue{
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44,
    0x52, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x02, 0x08, 0x06, 0x00, 0x00, 0x00, 0x72,
    0xb6, 0x0d, 0x24, 0x00, 0x00, 0x00, 0x12, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x60,
    0x60, 0xf8, 0xdf, 0x00, 0xc1, 0x0c, 0xff, 0xc1, 0x18, 0x00, 0x2d, 0xf0, 0x04, 0xfd, 0xf3,
    0xe9, 0x12, 0xaf, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};

}  // namespace

TEST_CASE("the leader signs, then the agency, and what is issued carries both signatures", "[app]") {
    SigningOffice office;
    auto signing = office.signing();
    office.toChecked();

    const auto answer = parsed(signing.sign(office.director, office.draft, {}, std::nullopt).json);
    CHECK(answer->getValue<std::string>("state") == "form_checked");
    static_cast<void>(office.sign());
    static_cast<void>(
        signing.sign(office.clerk, office.draft, {.role = SignatureRole::agency}, std::nullopt));
    const auto issued = office.move(office.clerk, office.draft, office.step(DraftAction::issue));

    CHECK(issued->getValue<std::string>("state") == "issued");
    const auto versions = office.versions();
    REQUIRE(versions.size() == 3);
    CHECK(versions[1].note == "Chữ ký số cá nhân: Người giamdoc");
    CHECK(versions[2].note == "Chữ ký số cơ quan: Sở Nội vụ");
    const auto first = office.blobs.read(versions[0].files.at(0).digest);
    const auto second = office.blobs.read(versions[1].files.at(0).digest);
    CHECK(second.starts_with(first));
    CHECK(office.newestFile().starts_with(second));
    while (office.app.fileSignatures.step()) {
    }
    const auto document = issued->getValue<std::int64_t>("document");
    const auto shown = parsed(office.app.fileSignatures.show(office.clerk, {document}, 1));
    REQUIRE(shown->getArray("signatures")->size() == 2);
    CHECK(shown->getArray("signatures")->getObject(0)->getValue<std::string>("signer") == "An");
    CHECK(shown->getArray("signatures")->getObject(1)->getValue<std::string>("signer") == "Dau");
    CHECK(shown->getValue<std::string>("state") == "intact");
    CHECK(shown->getArray("evidence")->size() == 1);
}

TEST_CASE("the number and the day are written on the page under a signature of the agency", "[app]") {
    SigningOffice office;
    auto signing = office.signing();
    office.toChecked("ke-hoach.pdf", planPdf(true));
    static_cast<void>(signing.sign(office.director, office.draft, {}, std::nullopt));
    static_cast<void>(office.sign());
    static_cast<void>(office.move(office.clerk, office.draft, office.step(DraftAction::number)));
    const auto signedByLeader = office.newestFile();

    static_cast<void>(
        signing.sign(office.clerk, office.draft, {.role = SignatureRole::agency}, std::nullopt));

    const auto pdf = office.newestFile();
    CHECK(pdf.starts_with(signedByLeader));
    const auto text = readPdf(pdf);
    CHECK(std::regex_search(text, std::regex("Số: +01 +/KH-SNV")));
    CHECK(std::regex_search(text, std::regex("ngày +02 +tháng +3 +năm 2026")));
    const auto verdicts = pdfsigOfBytes(pdf);
    REQUIRE(verdicts.size() == 3);
    for (const auto& verdict : verdicts)
        CHECK(verdict.validation == "Signature is Valid.");
}

TEST_CASE("nobody signs with the key of somebody else, or out of turn", "[app]") {
    SigningOffice office;
    auto signing = office.signing();
    const auto sign = [&](const app::Caller& caller, SignatureRole role) {
        return refusalOf(
            [&] { static_cast<void>(signing.sign(caller, office.draft, {.role = role}, std::nullopt)); });
    };
    static_cast<void>(office.addVersion(office.officer, planPdf(), "ke-hoach.pdf"));
    CHECK(sign(office.director, SignatureRole::person) == Refusal::moveNotAllowed);
    static_cast<void>(office.submit());
    static_cast<void>(office.move(office.director, office.draft, office.step(DraftAction::approve)));
    static_cast<void>(office.move(office.clerk, office.draft, office.step(DraftAction::check, "đúng")));

    CHECK(sign(office.clerk, SignatureRole::agency) == Refusal::relationMissing);
    CHECK(sign(office.officer, SignatureRole::person) == Refusal::relationMissing);
    const auto other = office.newCaller("pho.giamdoc", domain::Role::leader, "H99.1");
    CHECK(sign(other, SignatureRole::person) == Refusal::signingKeyMissing);
    static_cast<void>(office.sign());
    CHECK(sign(office.clerk, SignatureRole::person) == Refusal::relationMissing);
    CHECK(sign(office.director, SignatureRole::agency) == Refusal::relationMissing);
    CHECK(office.versions().size() == 1);
}

TEST_CASE("a file that was not signed leaves the draft as it was and says why", "[app]") {
    SigningOffice office;
    auto signing = office.signing();
    const auto sign = [&] {
        return refusalOf(
            [&] { static_cast<void>(signing.sign(office.director, office.draft, {}, std::nullopt)); });
    };
    SECTION("no PDF") {
        office.toChecked("ke-hoach.docx");
        CHECK(sign() == Refusal::draftWithoutPdf);
    }
    SECTION("the PIN is wrong") {
        office.toChecked();
        office.token.setPin("000000");
        CHECK(sign() == Refusal::signingFailed);
    }
    CHECK(office.versions().size() == 1);
}

TEST_CASE("a repeated request signs once", "[app]") {
    SigningOffice office;
    auto signing = office.signing();
    office.toChecked();
    const app::RequestKey key{"khoa", "digest"};

    CHECK_FALSE(signing.sign(office.director, office.draft, {}, key).repeated);
    CHECK(signing.sign(office.director, office.draft, {}, key).repeated);

    CHECK(office.versions().size() == 2);
}

TEST_CASE("the picture of a signature is put above the name of the signer", "[app]") {
    SigningOffice office;
    const std::string png(reinterpret_cast<const char*>(kBlue.data()), kBlue.size());
    std::ofstream(office.keys.path() / "an.png", std::ios::binary) << png;
    std::ofstream(office.folder.path() / "signing.txt", std::ios::app)
        << "person khac\n"
        << office.keyLines("An") << "  picture " << (office.keys.path() / "an.png").string();
    SECTION("a picture that is none stops the start") {
        std::ofstream(office.keys.path() / "an.png", std::ios::binary) << "no picture";
        CHECK(codeOf([&] { static_cast<void>(office.signing()); }) == ErrorCode::invalidInput);
    }
    SECTION("it is 40 mm wide and ends above the name") {
        auto signing = office.signing();
        office.director.account.login = "khac";
        office.director.account.fullName = "Nguyễn Văn An";
        office.toChecked();
        static_cast<void>(signing.sign(office.director, office.draft, {}, std::nullopt));
        const auto pdf = office.newestFile();
        const auto at = pdf.rfind("/Rect [ ");
        REQUIRE(at != std::string::npos);
        double left = 0, bottom = 0, right = 0, top = 0;
        REQUIRE(std::sscanf(pdf.c_str() + at, "/Rect [ %lf %lf %lf %lf", &left, &bottom, &right, &top) == 4);
        constexpr double kPoint = 25.4 / 72;
        CHECK((left + right) / 2 * kPoint == Approx(140).margin(1));
        CHECK((right - left) * kPoint == Approx(40).margin(0.1));
        // The baseline of the name is 250 mm from the top, so its letters begin some 4 mm above.
        CHECK(297 - bottom * kPoint == Approx(245).margin(3));
    }
    SECTION("a name that is not in the file wants a place") {
        auto signing = office.signing();
        office.director.account.login = "khac";
        office.director.account.fullName = "Trần Thị Bình";
        office.toChecked();
        CHECK(codeOf([&] {
                  static_cast<void>(signing.sign(office.director, office.draft, {}, std::nullopt));
              }) == ErrorCode::invalidInput);
        static_cast<void>(signing.sign(office.director, office.draft,
                                       {.page = 1, .leftMm = 100, .topMm = 200}, std::nullopt));
        CHECK(office.versions().size() == 2);
    }
}

}  // namespace vanthu::tests
