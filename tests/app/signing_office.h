#pragma once

#include "schemas/domain/refusal.h"
#include "server/app/draft_signing.h"
#include "server/reports/pdf_document.h"
#include "storage/draft_store.h"
#include "tests/app/drafting.h"
#include "tests/support/programs.h"
#include "tests/support/signed_pdf.h"
#include "tests/support/soft_token.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vanthu::tests {

/// `head`: with places for the number and the day.
inline std::string planPdf(bool head = false) {
    reports::PdfDocument pdf({"Kế hoạch", "Sở Nội vụ", {}});
    pdf.addPage(reports::Paper::a4Portrait);
    if (head) {
        pdf.text(40, 40, "Số:                 /KH-SNV", {});
        pdf.text(120, 40, "Bình Minh, ngày          tháng          năm 2026",
                 {reports::FontFace::italic, 13, {}});
    }
    pdf.text(30, 120, "Nội dung kế hoạch", {});
    pdf.text(140, 250, "Nguyễn Văn An", {reports::FontFace::bold, 13, {}}, reports::Align::centre);
    return pdf.bytes();
}

inline Refusal refusalOf(const std::function<void()>& call) {
    try {
        call();
    } catch (const Refused& refused) {
        return refused.refusal();
    }
    FAIL("nothing was refused");
    return {};
}

/// An office whose director and whose registry have keys in one token.
struct SigningOffice : Drafting {
    TempDir keys;
    Authority authority{keys.path()};
    SoftToken token;
    std::unique_ptr<app::SigningKeys> keysOnServer;

    SigningOffice() {
        for (const auto* name : {"An", "Dau"}) {
            authority.certify(name);
            token.take(authority, name);
        }
        std::ofstream(folder.path() / "signing.txt") << "# keys of the test\nperson giamdoc\n"
                                                     << keyLines("An") << "agency H99.1\n"
                                                     << keyLines("Dau");
    }

    [[nodiscard]] std::string keyLines(const std::string& key) const {
        return std::string("  module ") + SoftToken::kModule + "\n  token " + SoftToken::kLabel + "\n  key " +
               key + "\n  pin_file " + token.pinFile() + "\n  environment " + token.environment() + "\n";
    }
    [[nodiscard]] app::DraftSigning signing() {
        keysOnServer = std::make_unique<app::SigningKeys>(folder.path());
        return {database,
                blobs,
                clock,
                app.directory,
                app.layoutReader,
                *keysOnServer,
                programPath("vanthu-sign").parent_path()};
    }
    void toChecked(const std::string& name = "ke-hoach.pdf", const std::string& file = planPdf()) {
        static_cast<void>(addVersion(officer, file, name));
        static_cast<void>(submit());
        static_cast<void>(move(director, draft, step(domain::DraftAction::approve)));
        static_cast<void>(move(clerk, draft, step(domain::DraftAction::check, "đúng thể thức")));
    }
    [[nodiscard]] std::vector<domain::DraftVersion> versions() {
        return database.read([&](storage::ReadTransaction& transaction) {
            return storage::draftVersions(transaction, draft);
        });
    }
    [[nodiscard]] std::string newestFile() { return blobs.read(versions().back().files.at(0).digest); }
};

}  // namespace vanthu::tests
