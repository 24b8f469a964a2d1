#include <catch2/catch.hpp>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "server/reports/pdf_document.h"
#include "server/signing/pdf_signer.h"
#include "tests/signatures/pdfsig.h"
#include "tests/support/programs.h"
#include "tests/support/signed_pdf.h"
#include "tests/support/soft_token.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_data.h"
#include "tests/support/time_server.h"

using namespace vanthu::tests;
using vanthu::signatures::Coverage;
using vanthu::signatures::Integrity;
using vanthu::signatures::SignatureChecker;
using vanthu::signatures::TimeSource;
using vanthu::signatures::Trust;
using vanthu::signing::KeyReference;
using vanthu::signing::Look;
using vanthu::signing::PdfSigner;
using vanthu::signing::SignFailure;
using vanthu::signing::SigningOutcome;
using vanthu::signing::TimeAuthority;
namespace reports = vanthu::reports;

namespace {

struct Desk {
    TempDir folder;
    Authority authority{folder.path()};
    SoftToken token;

    Desk() {
        authority.certify("An");
        authority.certifyCurve("Dau");
        authority.certifyTimeAuthority("Gio");
        token.take(authority, "An");
        token.take(authority, "Dau");
    }

    [[nodiscard]] KeyReference key(const std::string& label) const {
        return {.module = SoftToken::kModule,
                .token = SoftToken::kLabel,
                .key = label,
                .pinFile = token.pinFile(),
                .chain = (authority.folder() / "ca.pem").string(),
                .environment = token.environment()};
    }
    [[nodiscard]] static SigningOutcome outcome(const std::string& pdf, const KeyReference& key,
                                                const Look& look = {},
                                                const std::optional<TimeAuthority>& time = {}) {
        return PdfSigner(time, programPath("vanthu-sign").parent_path())
            .sign(pdf, look, "Nguyễn Văn An", key, std::time(nullptr));
    }
    [[nodiscard]] std::string sign(const std::string& pdf, const std::string& label, const Look& look = {},
                                   const std::optional<TimeAuthority>& time = {}) const {
        const auto made = outcome(pdf, key(label), look, time);
        INFO((made.failure ? std::string(vanthu::domain::code(*made.failure)) : "signed"));
        REQUIRE_FALSE(made.failure);
        return made.pdf;
    }
    /// What we say of it, after pdfsig said the same and `qpdf --check` found nothing.
    [[nodiscard]] std::vector<vanthu::signatures::Signature> checked(const std::string& pdf) const {
        const auto file = folder.path() / "signed.pdf";
        std::ofstream(file, std::ios::binary) << pdf;
        const auto qpdf = runProgram("/usr/bin/qpdf", {"--check", file.string()});
        INFO(qpdf.out << qpdf.err);
        CHECK(qpdf.exitCode == 0);
        const auto found = SignatureChecker(authority.certificate(), programPath("vanthu-signatures"))
                               .check(pdf, std::time(nullptr));
        REQUIRE(found);
        const auto theirs = pdfsig(file);
        CHECK(disagreement(theirs, *found) == "");
        for (const auto& verdict : theirs)
            CHECK(verdict.validation == "Signature is Valid.");
        return *found;
    }
};

std::string letter() {
    reports::PdfDocument pdf({"Kế hoạch", "Bộ Nội vụ", {}});
    pdf.addPage(reports::Paper::a4Portrait);
    pdf.text(30, 120, "Nội dung kế hoạch", {});
    pdf.addPage(reports::Paper::a4Portrait);
    pdf.text(110, 250, "Nguyễn Văn An", {});
    return pdf.bytes();
}

Look seen(const std::string& text, double left, double top) {
    reports::PdfDocument pdf({"", "", {}});
    pdf.addPage(40, 20);
    pdf.text(2, 10, text, {reports::FontFace::regular, 10, {}});
    return {.pdf = pdf.bytes(), .page = 0, .leftMm = left, .topMm = top};
}

/// The same document with its objects in streams, as PDF 1.5 has them.
std::string compressed(const std::string& pdf, const TempDir& folder) {
    std::ofstream(folder.path() / "plain.pdf", std::ios::binary) << pdf;
    const auto made =
        runProgram("/usr/bin/qpdf", {"--object-streams=generate", (folder.path() / "plain.pdf").string(),
                                     (folder.path() / "compressed.pdf").string()});
    REQUIRE(made.exitCode == 0);
    return contentOf(folder.path() / "compressed.pdf");
}

}  // namespace

TEST_CASE("a PDF is signed by a person and then by the agency, and both signatures hold", "[signing]") {
    const Desk desk;
    auto pdf = letter();
    SECTION("with a table of its objects") {}
    SECTION("with its objects in streams") {
        pdf = compressed(pdf, desk.folder);
    }

    const auto first = desk.sign(pdf, "An", seen("Đã ký: Nguyễn Văn An", 110, 220));
    const auto both = desk.sign(first, "Dau", seen("Ký bởi: Sở Nội vụ", 95, 220));

    CHECK(first.starts_with(pdf));
    CHECK(both.starts_with(first));
    auto found = desk.checked(first);
    REQUIRE(found.size() == 1);
    CHECK(found[0].field == "Signature1");
    CHECK(found[0].subFilter == "ETSI.CAdES.detached");
    CHECK(found[0].signer == "An");
    CHECK(found[0].digest == "SHA256");
    CHECK(found[0].trust == Trust::trusted);
    CHECK(found[0].coverage == Coverage::wholeFile);
    found = desk.checked(both);
    REQUIRE(found.size() == 2);
    CHECK(found[0].signer == "An");
    CHECK(found[0].coverage == Coverage::laterSigned);
    CHECK(found[1].signer == "Dau");
    CHECK(found[1].coverage == Coverage::wholeFile);
    CHECK(found[1].trust == Trust::trusted);
}

TEST_CASE("what a signature looks like is shown at its place", "[signing]") {
    const Desk desk;
    const auto pdf = desk.sign(letter(), "An", seen("Đã ký: Nguyễn Văn An", 110, 220));
    std::ofstream(desk.folder.path() / "signed.pdf", std::ios::binary) << pdf;

    // The second page from 110 mm, 220 mm on, 40 mm wide and 20 mm high; 72 points an inch.
    const auto text =
        runProgram("/usr/bin/pdftotext", {"-f", "2", "-r", "72", "-x", "311", "-y", "623", "-W", "114", "-H",
                                          "57", (desk.folder.path() / "signed.pdf").string(), "-"});

    CHECK(text.out.find("Đã ký: Nguyễn Văn An") != std::string::npos);
}

TEST_CASE("a time authority makes it PAdES B-T; one that fails makes no signature", "[signing]") {
    const Desk desk;
    const TimeServer server([&](const std::string& query) { return desk.authority.answer("Gio", query); });

    const auto found = desk.checked(desk.sign(letter(), "An", {}, TimeAuthority{server.url()}));

    REQUIRE(found.size() == 1);
    CHECK(found[0].timeSource == TimeSource::stamped);
    const TimeServer refusing([](const std::string&) { return std::string(); });
    const TimeServer lying([](const std::string&) { return std::string("no stamp"); });
    std::string old;
    const TimeServer repeating([&](const std::string& query) {
        if (old.empty()) old = desk.authority.answer("Gio", query);
        return old;
    });
    CHECK_FALSE(Desk::outcome(letter(), desk.key("An"), {}, TimeAuthority{repeating.url()}).failure);
    for (const auto& url : {refusing.url(), lying.url(), repeating.url(), std::string("http://127.0.0.1:1/"),
                            std::string("nowhere")})
        CHECK(Desk::outcome(letter(), desk.key("An"), {}, TimeAuthority{url}).failure == SignFailure::noTime);
}

TEST_CASE("a signature without a time authority claims its time in the file, not in the signed attributes",
          "[signing]") {
    const Desk desk;
    const auto pdf = desk.sign(letter(), "An");
    const auto hole = pdf.rfind("/Contents <") + 11;
    std::string cms;
    for (std::size_t at = hole; pdf[at] != '>'; at += 2)
        cms += static_cast<char>(std::stoi(pdf.substr(at, 2), nullptr, 16));
    std::ofstream(desk.folder.path() / "cms", std::ios::binary) << cms;

    const auto shown = runProgram("/usr/bin/openssl", {"cms", "-cmsout", "-print", "-inform", "DER", "-in",
                                                       (desk.folder.path() / "cms").string()})
                           .out;

    CHECK(shown.find("signingTime") == std::string::npos);
    CHECK(shown.find("id-smime-aa-signingCertificateV2") != std::string::npos);
    CHECK(shown.find("contentType") != std::string::npos);
    CHECK(desk.checked(pdf)[0].timeSource == TimeSource::claimed);
}

TEST_CASE("a key that cannot be used says why", "[signing]") {
    const Desk desk;
    auto key = desk.key("An");
    SignFailure expected{};
    SECTION("no library") {
        key.module = "/nowhere.so";
        expected = SignFailure::noModule;
    }
    SECTION("no token") {
        key.token = "other";
        expected = SignFailure::noToken;
    }
    SECTION("no key") {
        key.key = "Binh";
        expected = SignFailure::noKey;
    }
    SECTION("no chain") {
        key.chain = "/nowhere.pem";
        expected = SignFailure::noCertificate;
    }
    SECTION("no PIN") {
        key.pinFile = "/nowhere";
        expected = SignFailure::pinFile;
    }
    SECTION("a wrong PIN") {
        desk.token.setPin("000000");
        expected = SignFailure::wrongPin;
    }
    SECTION("a PIN that others may read") {
        std::filesystem::permissions(key.pinFile, std::filesystem::perms::group_read,
                                     std::filesystem::perm_options::add);
        expected = SignFailure::pinFile;
    }

    const auto made = Desk::outcome(letter(), key);

    CHECK(made.failure == expected);
    CHECK(made.pdf.empty());
}

TEST_CASE("a file that cannot be signed is refused", "[signing]") {
    const Desk desk;
    auto pdf = letter();
    Look look;
    SECTION("no PDF") {
        pdf = "chữ";
    }
    SECTION("cut short") {
        pdf.resize(pdf.size() - 200);
    }
    SECTION("something before it") {
        pdf = "\n\n" + pdf;
    }
    SECTION("no such page") {
        look.page = 3;
    }
    SECTION("locked") {
        std::ofstream(desk.folder.path() / "plain.pdf", std::ios::binary) << pdf;
        REQUIRE(runProgram("/usr/bin/qpdf",
                           {"--encrypt", "", "x", "256", "--", (desk.folder.path() / "plain.pdf").string(),
                            (desk.folder.path() / "locked.pdf").string()})
                    .exitCode == 0);
        pdf = contentOf(desk.folder.path() / "locked.pdf");
    }

    CHECK(Desk::outcome(pdf, desk.key("An"), look).failure == SignFailure::file);
}

TEST_CASE("real files are signed, and what was signed in them stays as it was", "[signing]") {
    const auto data = testData("office_files");
    if (!data) {
        WARN("no office_files test data");
        return;
    }
    const Desk desk;
    const SignatureChecker checker({}, programPath("vanthu-signatures"));
    std::size_t files = 0;
    std::size_t earlier = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*data)) {
        if (entry.path().extension() != ".pdf") continue;
        INFO(entry.path().filename());
        const auto pdf = contentOf(entry.path());
        const auto before = checker.check(pdf, std::time(nullptr));
        const auto made = Desk::outcome(pdf, desk.key("An"));
        if (made.failure) {
            CHECK(made.failure == SignFailure::file);
            continue;
        }
        CHECK(made.pdf.starts_with(pdf));
        const auto after = checker.check(made.pdf, std::time(nullptr));
        REQUIRE(after);
        CHECK(disagreement(pdfsigOfBytes(made.pdf), *after) == "");
        REQUIRE(before);
        REQUIRE(after->size() == before->size() + 1);
        // Ours may come before one that only a page leads to.
        for (const auto& one : *after) {
            const auto same = std::ranges::find(*before, one.field, &vanthu::signatures::Signature::field);
            CHECK(one.integrity == (same == before->end() ? Integrity::intact : same->integrity));
            if (same == before->end()) CHECK(one.signer == "An");
            if (same == before->end()) CHECK(one.coverage == Coverage::wholeFile);
        }
        earlier += before->size();
        ++files;
    }
    WARN(files << " files signed, with " << earlier << " earlier signatures");
    CHECK(files >= 20);
    CHECK(earlier >= 5);
}
