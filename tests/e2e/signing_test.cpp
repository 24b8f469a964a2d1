#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>

#include "server/reports/pdf_document.h"
#include "server/signing/pdf_signer.h"
#include "tests/e2e/installation.h"
#include "tests/signatures/pdfsig.h"
#include "tests/support/programs.h"
#include "tests/support/signed_pdf.h"
#include "tests/support/soft_token.h"

using vanthu::cli::Json;
using vanthu::tests::addUnit;
using vanthu::tests::Authority;
using vanthu::tests::Installation;
using vanthu::tests::pdfsig;
using vanthu::tests::Person;
using vanthu::tests::setUp;
using vanthu::tests::SoftToken;
using vanthu::tests::TempDir;
namespace reports = vanthu::reports;

namespace {

/// A department whose director and whose registry have keys in one token.
struct SigningDepartment {
    TempDir keys;
    Authority authority{keys.path()};
    SoftToken token;
    Installation installation;
    Person admin{installation}, clerk{installation}, director{installation};

    SigningDepartment() {
        setUp(installation, admin, "UBND tỉnh Bình Minh", "H99");
        addUnit(admin, "Sở Nội vụ", "H99.1", "SNV", clerk, "vanthu");
        admin.does({"user", "add", "giamdoc", "--role", "lanh_dao", "--unit", "H99.1", "--full-name",
                    "Nguyễn Văn An"});
        director.login("giamdoc");
        for (const auto* name : {"An", "Dau"}) {
            authority.certify(name);
            token.take(authority, name);
        }
        installation.stop();
        std::ofstream(installation.data() / "signing.txt") << "person giamdoc\n"
                                                           << keyLines("An") << "agency H99.1\n"
                                                           << keyLines("Dau");
        installation.start();
    }

    [[nodiscard]] std::string keyLines(const std::string& key) const {
        return std::string("  module ") + SoftToken::kModule + "\n  token " + SoftToken::kLabel + "\n  key " +
               key + "\n  pin_file " + token.pinFile() + "\n  environment " + token.environment() + "\n";
    }

    /// A draft with one PDF, its form checked: the next step is the signature.
    [[nodiscard]] std::string checkedDraft() const {
        reports::PdfDocument pdf({"Kế hoạch", "Sở Nội vụ", {}});
        pdf.addPage(reports::Paper::a4Portrait);
        pdf.text(30, 120, "Nội dung kế hoạch", {});
        const auto file = clerk.folder() / "ke-hoach.pdf";
        std::ofstream(file, std::ios::binary) << pdf.bytes();
        const auto draft =
            clerk.ask({"draft", "new", "--type", "KH", "--subject", "Kế hoạch kiểm tra"})["id"].text();
        clerk.does({"draft", "version", draft, "--file", file.string()});
        clerk.does({"draft", "submit", draft, "--to", "giamdoc"});
        director.does({"draft", "approve", draft});
        clerk.does({"draft", "check", draft, "--text", "Đúng thể thức"});
        return draft;
    }
};

std::string contentOfFile(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("two roles sign through the server, killed between them, and pdfsig verifies both", "[e2e]") {
    SigningDepartment office;
    const auto draft = office.checkedDraft();
    CHECK(office.clerk.run({"draft", "sign-files", draft, "--as", "person"}).exitCode != 0);

    const auto personal = office.director.run({"draft", "sign-files", draft, "--as", "person"});
    INFO(personal.err << office.installation.log());
    REQUIRE(personal.exitCode == 0);
    office.installation.crash();
    office.installation.start();
    office.director.does({"draft", "sign", draft, "--signer", "Nguyễn Văn An", "--position", "Giám đốc"});
    office.clerk.does({"draft", "sign-files", draft, "--as", "agency"});
    const auto document = office.clerk.ask({"draft", "issue", draft})["document"].text();

    const auto file = office.clerk.folder() / "ban-hanh.pdf";
    office.clerk.does({"document", "download", document, "--number", "1", "-o", file.string()});
    CHECK((contentOfFile(file).starts_with(contentOfFile(office.clerk.folder() / "ke-hoach.pdf"))));
    const auto qpdf = vanthu::tests::runProgram("/usr/bin/qpdf", {"--check", file.string()});
    INFO(qpdf.out << qpdf.err);
    CHECK(qpdf.exitCode == 0);
    const auto verdicts = pdfsig(file);
    REQUIRE(verdicts.size() == 2);
    CHECK(verdicts[0].signer == "An");
    CHECK(verdicts[1].signer == "Dau");
    for (const auto& verdict : verdicts) {
        CHECK(verdict.validation == "Signature is Valid.");
        CHECK(verdict.subFilter == "ETSI.CAdES.detached");
    }
    CHECK(verdicts[1].wholeFile);
}

TEST_CASE("a file signed on the own machine is handed in, and survives kill -9", "[e2e]") {
    SigningDepartment office;
    const auto draft = office.checkedDraft();
    const auto own = office.director.folder();
    const auto taken = own / "de-ky.pdf";
    office.director.does({"draft", "download", draft, "-o", taken.string()});
    CHECK((contentOfFile(taken) == contentOfFile(office.clerk.folder() / "ke-hoach.pdf")));
    const auto handIn = [&](const std::filesystem::path& file) {
        return office.director.run({"draft", "add-signed", draft, "--as", "person", "--file", file.string()});
    };
    const auto unsignedFile = handIn(taken);
    CHECK(unsignedFile.exitCode != 0);
    CHECK(unsignedFile.err.find("Tệp chưa có chữ ký số mới. Hãy ký tệp") != std::string::npos);

    // The program of the token, which the server knows nothing of.
    const vanthu::signing::PdfSigner signer({}, vanthu::tests::programPath("vanthu-sign").parent_path());
    const auto made = signer.sign(contentOfFile(taken), {}, "An",
                                  {.module = SoftToken::kModule,
                                   .token = SoftToken::kLabel,
                                   .key = "An",
                                   .pinFile = office.token.pinFile(),
                                   .chain = "",
                                   .environment = office.token.environment()},
                                  1'767'225'600);
    REQUIRE_FALSE(made.failure);
    std::ofstream(own / "da-ky.pdf", std::ios::binary) << made.pdf;
    const auto given = handIn(own / "da-ky.pdf");
    INFO(given.err << office.installation.log());
    REQUIRE(given.exitCode == 0);
    office.installation.crash();
    office.installation.start();

    office.director.does({"draft", "sign", draft, "--signer", "Nguyễn Văn An", "--position", "Giám đốc"});
    const auto document = office.clerk.ask({"draft", "issue", draft})["document"].text();
    const auto file = office.clerk.folder() / "ban-hanh.pdf";
    office.clerk.does({"document", "download", document, "--number", "1", "-o", file.string()});
    CHECK((contentOfFile(file) == made.pdf));
    const auto verdicts = pdfsig(file);
    REQUIRE(verdicts.size() == 1);
    CHECK(verdicts[0].validation == "Signature is Valid.");
    CHECK(verdicts[0].wholeFile);
}
