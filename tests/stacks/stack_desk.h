#pragma once

#include "server/app/intake_stacks.h"
#include "tests/app/case_office.h"
#include "tests/ocr/scans.h"

#include <string>
#include <vector>

namespace vanthu::tests {

/// How a scanner leaves the pages of these tests: a little askew, a little dirty.
[[nodiscard]] Scanning asFed();

/// Papers on the glass of a scanner, one page each.
[[nodiscard]] ScanPtr letterPage(const std::string& text);
[[nodiscard]] ScanPtr separatorPage();
[[nodiscard]] ScanPtr blankPage();
[[nodiscard]] ScanPtr stampedPage(const std::string& code, const std::string& text = "Kế hoạch");

/// The desk of H99.1 with scans that are brought to it.
struct StackDesk : OfficeWorld {
    domain::IntakeId bring(const std::string& bytes, const std::string& name = "quét.pdf",
                           const std::string& mediaType = "application/pdf");
    /// A PDF of the pages.
    domain::IntakeId scan(const std::vector<ScanPtr>& pages) { return bring(imagePdf(pages)); }
    /// Looks at all that waits to be looked at.
    void look();
    Poco::JSON::Object::Ptr item(domain::IntakeId id) { return parsed(app.intakeQueue.show(clerk, id)); }
    [[nodiscard]] std::string stateOf(domain::IntakeId id) {
        return item(id)->getValue<std::string>("state");
    }
    /// "1-2 4-4" of a split item.
    std::string partsOf(domain::IntakeId id);
    domain::IntakeId part(domain::IntakeId id, unsigned at);
    /// The code beside the stamp of a document.
    std::string codeOf(domain::DocumentId id);
    /// The bytes of the item's only file.
    std::string bytesOf(domain::IntakeId id);
};

}  // namespace vanthu::tests
