#include "server/app/arrival_forms.h"

#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/handling_on_paper.h"
#include "server/app/media_type.h"
#include "server/app/read_document.h"
#include "server/app/register_entries.h"
#include "server/app/stamp_codes.h"
#include "server/reports/arrival_stamp.h"
#include "server/reports/handling_slip.h"
#include "server/reports/separator_sheet.h"

#include <istream>
#include <iterator>

namespace vanthu::app {
namespace {

constexpr const char* kNoPdf = "Tệp không phải PDF nên dấu Đến được đóng trên tờ này; in kèm trước văn bản.";
constexpr const char* kUnreadable =
    "Không đóng được dấu lên tệp PDF này (tệp hỏng, có mật khẩu hoặc quá lớn) nên dấu Đến được đóng trên tờ "
    "này; "
    "in kèm trước văn bản.";

domain::Document incomingDocument(storage::Database& database, const Caller& caller, domain::DocumentId id) {
    auto document = database.read(
        [&](storage::ReadTransaction& transaction) { return documentInScope(transaction, caller, id); });
    Checks checks;
    if (document.direction != domain::Direction::incoming)
        checks.add("id", "not_incoming", "Chỉ in được cho văn bản đến.");
    checks.finish();
    return document;
}

Report pdf(std::string bytes, const std::string& name, domain::DocumentId id) {
    return {std::move(bytes), "application/pdf", name + '-' + std::to_string(id.value) + ".pdf"};
}

}  // namespace

Report ArrivalForms::slip(const Caller& caller, domain::DocumentId id) {
    require(caller, Action::seeDocuments);
    auto document = incomingDocument(database_, caller, id);
    views_.note(caller, document, View::slip);
    const auto directory = directory_.current();
    const auto now = clock_.now();
    const auto names = namesOf(*directory, document.organisation, domain::vietnamDate(now));
    reports::HandlingSlip slip;
    slip.parentOrganisation = names.parent;
    slip.organisation = names.own;
    slip.entry = entryOf(std::move(document), *directory);
    slip.printedAt = now;
    database_.read([&](storage::ReadTransaction& transaction) {
        HandlingOnPaper(transaction, *directory, domain::vietnamDate(now)).fill(slip);
    });
    return pdf(reports::toPdf(slip), "phieu-giai-quyet", id);
}

reports::ArrivalStamp ArrivalForms::stampOf(const domain::Document& document) {
    reports::ArrivalStamp stamp;
    stamp.organisation =
        namesOf(*directory_.current(), document.organisation, document.arrivalDate.value_or(domain::Date{}))
            .own;
    if (document.registryNumber) stamp.number = reports::printed(*document.registryNumber);
    if (document.arrivalDate) stamp.day = document.arrivalDate->vietnamese();
    stamp.code = stampCodeOf(document);
    stamp.printedAt = clock_.now();
    return stamp;
}

Report ArrivalForms::stampPage(const Caller& caller, domain::DocumentId id, const stamp::StampPlace& place) {
    require(caller, Action::seeDocuments);
    const auto document = incomingDocument(database_, caller, id);
    views_.note(caller, document, View::stampPage);
    return pdf(reports::stampPage(stampOf(document), {place.leftMm, place.topMm}), "dau-den", id);
}

Report ArrivalForms::separatorSheets(const Caller& caller, int count) {
    require(caller, Action::seeIntake);
    return {reports::separatorSheets(count, clock_.now()), "application/pdf", "to-phan-cach.pdf"};
}

Report ArrivalForms::stampedCopy(const Caller& caller, domain::DocumentId id, int position,
                                 const stamp::StampPlace& place) {
    require(caller, Action::readFiles);
    auto document = incomingDocument(database_, caller, id);
    database_.read(
        [&](storage::ReadTransaction& transaction) { requireFiles(transaction, caller, document); });
    if (position < 1 || static_cast<std::size_t>(position) > document.files.size())
        throw Refused(Refusal::fileUnknown, {std::to_string(id.value)});
    const auto file = document.files[static_cast<std::size_t>(position) - 1];
    views_.note(caller, document, View::stampedCopy, position);
    reports::StampedSheet sheet;
    sheet.stamp = stampOf(document);
    sheet.entry = entryOf(std::move(document), *directory_.current());
    sheet.fileName = file.name;
    sheet.reason = kUnreadable;
    if (static_cast<std::size_t>(file.sizeBytes) <= stamper_.largestFileBytes()) {
        const auto stream = blobs_.open(file.digest);
        const std::string original{std::istreambuf_iterator<char>(*stream), {}};
        const auto overlay = reports::stampOverlay(sheet.stamp, {place.leftMm, place.topMm});
        if (!looksLikePdf(original))
            sheet.reason = kNoPdf;
        else if (auto copy =
                     stamper_.stamped(original, overlay.pdf, {overlay.place.leftMm, overlay.place.topMm}))
            return pdf(std::move(*copy), "van-ban-den", id);
    }
    return pdf(reports::toPdf(sheet), "to-dau-den", id);
}

}  // namespace vanthu::app
