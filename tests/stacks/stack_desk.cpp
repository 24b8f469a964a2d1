#include "tests/stacks/stack_desk.h"

#include "server/app/stamp_codes.h"
#include "server/reports/arrival_stamp.h"
#include "server/reports/pdf_document.h"
#include "server/reports/separator_sheet.h"
#include "storage/document_store.h"
#include "storage/intake_store.h"

#include <Poco/JSON/Array.h>
#include <leptonica/allheaders.h>

#include <map>

namespace vanthu::tests {

namespace {

/// Spoiling a page takes a second: each is made once.
ScanPtr fed(const std::string& pdf) {
    static std::map<std::string, ScanPtr> made;
    auto& page = made[pdf];
    if (!page) page = scanned(pdf, 1, asFed());
    return ScanPtr(pixCopy(nullptr, page.get()));
}

}  // namespace

Scanning asFed() {
    Scanning how;
    how.dpi = 200;
    how.skewDegrees = 1.2;
    how.noise = 0.001;
    return how;
}

ScanPtr letterPage(const std::string& text) {
    return fed(printedPdf({text, "Kế hoạch cải cách hành chính năm 2026 của Ủy ban nhân dân tỉnh"}));
}

ScanPtr separatorPage() {
    return fed(reports::separatorSheets(1, {}));
}

ScanPtr blankPage() {
    return fed(printedPdf({" "}));
}

ScanPtr stampedPage(const std::string& code, const std::string& text) {
    reports::StampedSheet sheet;
    sheet.stamp.organisation = "Sở Nội vụ";
    sheet.stamp.code = code;
    sheet.entry.document.subject = text;
    return fed(reports::toPdf(sheet));
}

domain::IntakeId StackDesk::bring(const std::string& bytes, const std::string& name,
                                  const std::string& mediaType) {
    const auto blob = blobs.put(bytes);
    domain::IntakeItem item;
    item.unit = app.directory.current()->organisation(app::OrganisationReference{"H99.1"})->id;
    item.sourceKey = blob.digest;
    item.source = name;
    item.arrivedAt = clock.now();
    item.files = {{name, mediaType, blob.sizeBytes, blob.digest}};
    return database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
        return storage::insertIntakeItem(transaction, item).item.id;
    });
}

void StackDesk::look() {
    while (app.intakeStacks.step()) {
    }
}

std::string StackDesk::partsOf(domain::IntakeId id) {
    const auto parts = item(id)->getArray("parts");
    std::string text;
    for (unsigned at = 0; !parts.isNull() && at < parts->size(); ++at) {
        const auto one = parts->getObject(at);
        text += (text.empty() ? "" : " ") + one->getValue<std::string>("first_page") + '-' +
                one->getValue<std::string>("last_page");
    }
    return text;
}

domain::IntakeId StackDesk::part(domain::IntakeId id, unsigned at) {
    return {item(id)->getArray("parts")->getObject(at)->getValue<std::int64_t>("item")};
}

std::string StackDesk::codeOf(domain::DocumentId id) {
    return database.read([&](storage::ReadTransaction& transaction) {
        return app::stampCodeOf(*storage::findDocument(transaction, id));
    });
}

std::string StackDesk::bytesOf(domain::IntakeId id) {
    return blobs.read(item(id)->getArray("files")->getObject(0)->getValue<std::string>("digest"));
}

}  // namespace vanthu::tests
