#include "server/app/correct_document.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/registration.h"
#include "schemas/domain/text.h"
#include "server/app/alerts.h"
#include "server/app/checks.h"
#include "server/app/document_links.h"
#include "server/app/number_reason.h"
#include "server/app/read_document.h"
#include "server/app/representations.h"
#include "storage/book_store.h"
#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/handling_store.h"
#include "storage/link_store.h"
#include "storage/number_store.h"

#include <array>
#include <utility>

namespace vanthu::app {

using domain::Direction;
using domain::Document;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kWhyFixed{{
    {"registry_number", "Số đã cấp không đổi, không dùng lại; nếu cấp nhầm, hãy hủy số kèm lý do."},
    {"notation", "Ký hiệu của văn bản đã đăng ký không sửa; hãy ban hành văn bản đính chính hoặc thay thế."},
    {"book", "Văn bản không chuyển sang sổ khác."},
    {"direction", "Văn bản đến, văn bản đi không đổi cho nhau."},
    {"arrival_date", "Ngày đến quyết định thứ tự số đến nên không sửa được."},
    {"files", "Tệp đã đăng ký được giữ nguyên từng bit."},
    {"secrecy", "Độ mật không sửa được: hệ thống không lưu văn bản mật."},
}};

/// Applies a correction to one document; each method takes one group of fields and notes what is wrong with
/// it.
class Correcting {
  public:
    Correcting(storage::WriteTransaction& transaction, const Correction& correction, const Document& before,
               const DirectorySnapshot& directory, domain::Date today)
        : transaction_(transaction),
          correction_(correction),
          before_(before),
          directory_(directory),
          today_(today) {}

    [[nodiscard]] Document run() {
        refuseFixedFields();
        correctTexts();
        correctCode();
        correctType();
        correctIssuer();
        correctIssuedDate();
        if (correction_.receivers)
            after_.receivers = receiversFrom(*correction_.receivers, before_.direction, directory_,
                                             after_.issuedDate.value_or(today_), checks_);
        reason_ = checks_.text("reason", correction_.reason, limits::kReason, Presence::required);
        checks_.add(domain::checkDocument(after_, directory_.types(), today_));
        if (checks_.clean() && domain::toJson(after_) == domain::toJson(before_))
            checks_.add("body", "nothing_changed", "Không có gì khác với dữ liệu đã đăng ký.");
        checks_.finish();
        auto corrected = storage::correctDocument(transaction_, after_, reason_);
        if (corrected.access != before_.access)
            raiseAlert(transaction_, directory_,
                       {.kind = domain::AlertKind::accessChanged,
                        .organisation = corrected.organisation,
                        .entity = "document",
                        .entityId = corrected.id.value});
        return corrected;
    }

  private:
    [[nodiscard]] bool isOutgoing() const { return before_.direction == Direction::outgoing; }

    void immutable(const std::string& field, std::string_view why) {
        checks_.add(field, "immutable", std::string(why));
    }

    void refuseFixedFields() {
        for (const auto& [field, why] : kWhyFixed)
            for (const auto& named : correction_.fixedFields)
                if (named == field) immutable(named, why);
    }

    static void change(std::string& text, const std::optional<std::string>& wanted) {
        if (wanted) text = domain::normalised(*wanted);
    }

    void correctTexts() {
        change(after_.subject, correction_.subject);
        change(after_.language, correction_.language);
        change(after_.note, correction_.note);
        change(after_.toPlaces, correction_.toPlaces);
        change(after_.paperPlace, correction_.paperPlace);
        change(after_.numberReason, correction_.numberReason);
        if (correction_.access) after_.access = *correction_.access;
        if (correction_.signer)
            after_.signer = {domain::normalised(correction_.signer->name),
                             domain::normalised(correction_.signer->position),
                             domain::normalised(correction_.signer->authority)};
        if (correction_.urgency) after_.urgency = *correction_.urgency;
        if (correction_.pageCount) after_.pageCount = correction_.pageCount;
        if (correction_.copyCount) after_.copyCount = correction_.copyCount;
        if (correction_.dueDate) after_.dueDate = *correction_.dueDate;
    }

    void correctCode() {
        if (!correction_.code) return;
        const auto code = domain::parseCode(domain::normalised(*correction_.code));
        if (code == before_.code) return;
        if (isOutgoing())
            immutable("code", "Số, ký hiệu của văn bản đi không sửa; hãy ban hành văn bản đính chính.");
        else
            after_.code = code;
    }

    void correctType() {
        if (!correction_.typeCode) return;
        const auto type = domain::normalised(*correction_.typeCode);
        if (type == before_.typeCode) return;
        if (isOutgoing())
            immutable("type", "Loại của văn bản đi nằm trong ký hiệu nên không sửa được.");
        else if (const auto book = bookOf(before_);
                 book && domain::seriesKey(*book, type) != domain::seriesKey(*book, before_.typeCode))
            immutable("type", "Loại này có dãy số khác trong sổ; số đã cấp không chuyển sang dãy khác.");
        else
            after_.typeCode = type;
    }

    void correctIssuer() {
        if (!correction_.issuer && !correction_.issuerName) return;
        if (isOutgoing()) {
            immutable(correction_.issuer ? "issuer" : "issuer_name", "Văn bản đi do chính đơn vị ban hành.");
            return;
        }
        const domain::Organisation* issuer = nullptr;
        const auto day = after_.issuedDate.value_or(today_);
        if (correction_.issuer) {
            issuer = directory_.organisation(*correction_.issuer);
            if (issuer == nullptr)
                checks_.add("issuer", "unknown_organisation",
                            "Không có cơ quan này; dùng issuer_name để ghi tên.");
            else
                after_.issuerName = issuer->on(day).name;
        }
        change(after_.issuerName, correction_.issuerName);
        if (issuer == nullptr) issuer = directory_.organisationNamed(after_.issuerName, day);
        after_.issuer = issuer == nullptr ? std::nullopt : std::optional{issuer->id};
    }

    void correctIssuedDate() {
        if (!correction_.issuedDate || correction_.issuedDate == before_.issuedDate) return;
        const auto day = *correction_.issuedDate;
        if (isOutgoing() && !storage::deliveriesOf(transaction_, before_.id).empty())
            return immutable("issued_date",
                             "Văn bản đã gửi nên ngày văn bản không sửa được; hãy đính chính.");
        if (isOutgoing() && day.year() != before_.year)
            return immutable("issued_date", "Số thuộc dãy số năm " + std::to_string(before_.year) +
                                                " nên ngày văn bản không chuyển sang năm khác.");
        after_.issuedDate = day;
        checkLinkedDays();
        if (!isOutgoing() || !before_.book || !before_.registryNumber) return;
        const auto book = bookOf(before_);
        const storage::SeriesPlace place{*before_.book, before_.year,
                                         book ? domain::seriesKey(*book, before_.typeCode) : ""};
        if (!storage::redateNumber(transaction_, place, *before_.registryNumber, day)) return;
        if (after_.numberReason.empty())
            checks_.add("number_reason", "back_dated_number",
                        "Ngày này trái thứ tự ngày của các số khác trong dãy số: phải ghi lý do.");
    }

    void checkLinkedDays() {
        for (const auto& link : storage::linksOf(transaction_, before_.id)) {
            const bool isFrom = link.from == before_.id;
            const auto other = storage::findDocument(transaction_, isFrom ? link.to : link.from);
            if (!other) continue;
            if (isFrom ? domain::daysAllowLink(after_, *other) : domain::daysAllowLink(*other, after_))
                continue;
            const auto word = linkWord(link.kind, isFrom ? domain::LinkEnd::from : domain::LinkEnd::to);
            checks_.add("issued_date", "breaks_link",
                        "Văn bản có liên kết “" + std::string(word.label) + "” với văn bản ngày " +
                            other->issuedDate->vietnamese() + ": ngày này trái thứ tự đó.");
        }
    }

    [[nodiscard]] std::optional<domain::Book> bookOf(const Document& document) {
        return document.book ? storage::findBook(transaction_, *document.book) : std::nullopt;
    }

    storage::WriteTransaction& transaction_;
    const Correction& correction_;
    const Document& before_;
    const DirectorySnapshot& directory_;
    domain::Date today_;
    Document after_{before_};
    std::string reason_;
    Checks checks_;
};

}  // namespace

Document CorrectDocument::run(const Caller& caller, domain::DocumentId id, const Correction& correction,
                              const std::string& ifMatch) {
    require(caller, Action::correctDocuments);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    return database_.write({caller.account.id, now}, [&](storage::WriteTransaction& transaction) {
        const auto before = documentToChange(transaction, caller, Action::correctDocuments, id);
        requireSeenVersion(ifMatch, '"' + std::to_string(before.version) + '"');
        requireUnlockedBook(transaction, before);
        storage::requireNotRecalled(transaction, id);
        return Correcting(transaction, correction, before, *directory, domain::vietnamDate(now)).run();
    });
}

}  // namespace vanthu::app
