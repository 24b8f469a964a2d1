#include "server/app/document_request.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "schemas/domain/registration.h"
#include "schemas/domain/text.h"
#include "server/app/addressing.h"
#include "server/app/media_type.h"

#include <algorithm>
#include <utility>

namespace vanthu::app {

using domain::Date;
using domain::Direction;
using domain::Document;

namespace {

constexpr std::size_t kPrintedCodeMax = limits::kCodeNumber + limits::kCodeNotation + 6;

/// Builds one draft; each method fills one group of fields and notes what is wrong with it.
class Drafting {
  public:
    Drafting(const DocumentRequest& request, const Caller& caller, const DirectorySnapshot& directory,
             domain::Timestamp now)
        : request_(request),
          caller_(caller),
          directory_(directory),
          now_(now),
          today_(domain::vietnamDate(now)) {}

    [[nodiscard]] UnfinishedDocument run() {
        fillTexts();
        fillDays();
        chooseBook();
        fillIssuer();
        document_.receivers = receiversFrom(request_.receivers, request_.direction, directory_,
                                            document_.issuedDate.value_or(today_), checks_);
        fillFiles();
        fillCode();
        fillLinks();
        auto more = domain::checkDocument(document_, directory_.types(), today_);
        for (auto& violation : more)
            if (violation.field.ends_with("].digest"))
                violation.field.replace(violation.field.size() - 6, 6, "sha256");
        checks_.add(std::move(more));
        return {std::move(draft_), std::move(checks_)};
    }

  private:
    [[nodiscard]] bool isOutgoing() const { return request_.direction == Direction::outgoing; }

    void fillTexts() {
        document_.direction = request_.direction;
        document_.organisation =
            request_.unit ? *request_.unit : actingUnit(caller_, Action::registerDocuments);
        document_.typeCode = domain::normalised(request_.typeCode);
        document_.subject = domain::normalised(request_.subject);
        document_.signer = {domain::normalised(request_.signer.name),
                            domain::normalised(request_.signer.position),
                            domain::normalised(request_.signer.authority)};
        document_.urgency = request_.urgency;
        document_.language = domain::normalised(request_.language);
        document_.pageCount = request_.pageCount;
        document_.copyCount = request_.copyCount;
        document_.note = domain::normalised(request_.note);
        document_.toPlaces = domain::normalised(request_.toPlaces);
        document_.paperPlace = domain::normalised(request_.paperPlace);
        document_.access = request_.access;
        document_.numberReason = domain::normalised(request_.numberReason);
        document_.registeredBy = caller_.account.id;
        document_.registeredAt = now_;
    }

    void fillDays() {
        document_.issuedDate = request_.issuedDate;
        document_.arrivalDate = request_.arrivalDate;
        document_.dueDate = request_.dueDate;
        if (isOutgoing() && !document_.issuedDate) document_.issuedDate = today_;
        if (!isOutgoing() && !document_.arrivalDate) document_.arrivalDate = today_;
    }

    void fillIssuer() {
        const Date day = document_.issuedDate.value_or(today_);
        const domain::Organisation* issuer = nullptr;
        if (isOutgoing()) {
            issuer = directory_.organisation(document_.organisation);
            if (request_.issuer || !request_.issuerName.empty())
                checks_.add("issuer_name", "not_allowed",
                            "Văn bản đi do chính đơn vị ban hành; bỏ trống ô này.");
            document_.issuerName = draft_.book.boardName;
        } else if (request_.issuer) {
            issuer = directory_.organisation(*request_.issuer, day);
            if (issuer == nullptr)
                checks_.add("issuer", "unknown_organisation",
                            "Không có cơ quan này; dùng issuer_name để ghi tên.");
        } else {
            document_.issuerName = domain::normalised(request_.issuerName);
            issuer = directory_.organisationNamed(document_.issuerName, day);
        }
        if (issuer == nullptr) return;
        document_.issuer = issuer->id;
        // A name that the client wrote stays as printed on the document.
        if (document_.issuerName.empty())
            document_.issuerName =
                request_.issuerName.empty() ? issuer->on(day).name : domain::normalised(request_.issuerName);
    }

    void fillFiles() { checks_.add(checkFiles(request_.files, document_.files)); }

    void fillCode() {
        if (!isOutgoing()) {
            const auto code = domain::normalised(request_.code);
            if (domain::codePoints(code) > kPrintedCodeMax)
                checks_.add("code", "too_long", "Tối đa " + std::to_string(kPrintedCodeMax) + " ký tự.");
            document_.code = domain::parseCode(code);
            if (!request_.notation.empty())
                checks_.add("notation", "not_allowed", "Văn bản đến ghi số, ký hiệu vào ô code.");
            return;
        }
        if (!request_.code.empty())
            checks_.add("code", "not_allowed",
                        "Số văn bản đi do sổ cấp: dùng notation cho ký hiệu, registry_number cho số đã cấp "
                        "trên giấy.");
        fillNotation();
    }

    // 30/2020/NĐ-CP for normative, 17-NQ/TU for Party, 456/KH-UBND for all other documents (NĐ 30/2020 Điều
    // 15).
    void fillNotation() {
        const auto* type = directory_.types().byCode(document_.typeCode, *document_.issuedDate);
        const bool isParty = type != nullptr && type->typeClass == domain::TypeClass::party;
        document_.code.partyForm = isParty;
        if (type != nullptr && type->typeClass == domain::TypeClass::normative)
            document_.code.year = document_.issuedDate->year();
        document_.code.notation = domain::normalised(request_.notation);
        const auto* unit = directory_.organisation(document_.organisation);
        if (!document_.code.notation.empty() || type == nullptr || type->abbreviation.empty() ||
            unit == nullptr)
            return;
        const auto& agency = draft_.book.boardNotation.empty() ? unit->on(*document_.issuedDate).notation
                                                               : draft_.book.boardNotation;
        if (!agency.empty()) document_.code.notation = type->abbreviation + (isParty ? "/" : "-") + agency;
    }

    void chooseBook() {
        if (!request_.registryNumber.empty()) {
            draft_.wantedNumber = parseRegistryNumber(request_.registryNumber);
            if (!draft_.wantedNumber)
                checks_.add("registry_number", "not_a_number",
                            "Viết số, có thể kèm một chữ cái: 12 hoặc 12a.");
        }
        const bool isCopy = isOutgoing() && domain::isCopyType(document_.typeCode);
        const auto* book =
            directory_.book(request_.book, document_.organisation, request_.direction,
                            isCopy ? domain::BookPurpose::copies : domain::BookPurpose::agency);
        if (book == nullptr) {
            checks_.add("book", "unknown_book", "Đơn vị không có sổ này cho hướng văn bản đã chọn.");
            return;
        }
        draft_.book = *book;
        document_.book = book->id;
        document_.year = numberingDay(document_).year();
        requireUnitNotEnded(document_.organisation, numberingDay(document_), directory_, today_);
        if (book->purpose == domain::BookPurpose::secretStubs)
            checks_.add("book", "secret_book",
                        "Sổ này chỉ giữ số của văn bản mật, không nhận nội dung; dùng vanthu book stub.");
        if ((book->purpose == domain::BookPurpose::copies) != isCopy)
            checks_.add("book", "copies_only",
                        "Bản sao (SY, TrS, SL) lấy số ở sổ bản sao; sổ đó không cấp số cho văn bản khác.");
    }

    void fillLinks() {
        const auto isCopyLink = [](const LinkRequest& link) { return link.kind == domain::LinkKind::copyOf; };
        const auto copies = std::count_if(request_.links.begin(), request_.links.end(), isCopyLink);
        const bool isCopy = domain::isCopyType(document_.typeCode) && isOutgoing();
        if (isCopy && copies != 1)
            checks_.add("links", "source_required", "Bản sao phải nêu đúng một văn bản được sao (copy_of).");
        if (!isCopy && copies > 0)
            checks_.add("links", "not_a_copy", "Chỉ bản sao (SY, TrS, SL) mới có liên kết copy_of.");
        draft_.links = request_.links;
    }

    const DocumentRequest& request_;
    const Caller& caller_;
    const DirectorySnapshot& directory_;
    domain::Timestamp now_;
    Date today_;
    Checks checks_;
    DocumentDraft draft_;
    Document& document_{draft_.document};
};

}  // namespace

Violations checkFiles(const std::vector<FileRequest>& requests, std::vector<domain::DocumentFile>& files) {
    Checks checks;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const auto& wanted = requests[i];
        const auto path = "files[" + std::to_string(i) + "].";
        if (!wanted.upload && wanted.part.empty())
            checks.add(path + "part", "required", "Ghi tên phần chứa nội dung tệp.");
        for (std::size_t other = 0; other < i; ++other)
            if (wanted.upload ? requests[other].upload == wanted.upload
                              : !requests[other].upload && requests[other].part == wanted.part)
                checks.add(path + (wanted.upload ? "upload" : "part"), "repeated",
                           "Mỗi tệp cần một phần hay một lần tải lên riêng.");
        domain::DocumentFile file;
        file.name = domain::isPlainFileName(wanted.name) ? domain::normalised(wanted.name) : wanted.name;
        file.mediaType = wanted.mediaType.empty() ? mediaTypeOf(wanted.name) : wanted.mediaType;
        if (!isMediaType(file.mediaType))
            checks.add(path + "media_type", "not_a_media_type", "Viết dạng application/pdf.");
        file.sizeBytes = wanted.sizeBytes;
        file.digest = "sha256:" + wanted.sha256;
        file.title = domain::normalised(wanted.title);
        file.kind = wanted.kind.value_or(i == 0 ? domain::FileKind::main : domain::FileKind::enclosure);
        files.push_back(std::move(file));
    }
    return checks.violations();
}

DocumentDraft draftDocument(const DocumentRequest& request, const Caller& caller,
                            const DirectorySnapshot& directory, domain::Timestamp now) {
    auto made = unfinishedDocument(request, caller, directory, now);
    made.checks.finish();
    proposeDueDate(made.draft.document, directory);
    return std::move(made.draft);
}

void proposeDueDate(domain::Document& document, const DirectorySnapshot& directory) {
    if (document.direction != Direction::incoming || document.dueDate || !document.arrivalDate) return;
    document.dueDate = directory.time().deadlines.lastDay(
        {domain::DeadlineStep::handle, document.organisation, document.typeCode, document.urgency},
        *document.arrivalDate, directory.time().calendar);
}

UnfinishedDocument unfinishedDocument(const DocumentRequest& request, const Caller& caller,
                                      const DirectorySnapshot& directory, domain::Timestamp now) {
    if (const auto reason = domain::secrecyReason(request.secrecy))
        throw Refused(Refusal::documentSecret, {*reason}, {{"secrecy", "secret_document", *reason}});
    return Drafting(request, caller, directory, now).run();
}

std::vector<domain::Receiver> receiversFrom(const std::vector<ReceiverRequest>& requests, Direction direction,
                                            const DirectorySnapshot& directory, Date day, Checks& checks) {
    std::vector<domain::Receiver> receivers;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const auto& wanted = requests[i];
        domain::Receiver receiver{{}, domain::normalised(wanted.name)};
        if (wanted.organisation) {
            const auto field = "receivers[" + std::to_string(i) + "].organisation";
            // What comes in names its receivers as of its own day; what goes out must reach someone.
            const auto* organisation =
                direction == Direction::outgoing
                    ? addressee(*wanted.organisation, field, directory, day, checks)
                    : knownOrganisation(*wanted.organisation, field, directory, day, checks);
            if (organisation == nullptr) continue;
            receiver.organisation = organisation->id;
            if (receiver.name.empty()) receiver.name = organisation->on(day).name;
        }
        receivers.push_back(std::move(receiver));
    }
    return receivers;
}

std::optional<domain::RegistryNumber> parseRegistryNumber(const std::string& text) {
    constexpr std::size_t kDigits = 9;
    domain::RegistryNumber parsed;
    std::size_t at = 0;
    for (; at < text.size() && at < kDigits && text[at] >= '0' && text[at] <= '9'; ++at)
        parsed.number = parsed.number * 10 + (text[at] - '0');
    if (at == 0 || parsed.number == 0) return std::nullopt;
    if (at < text.size() && text[at] >= 'a' && text[at] <= 'z') parsed.suffix = text[at++];
    if (at != text.size()) return std::nullopt;
    return parsed;
}

Date numberingDay(const Document& document) {
    return document.direction == Direction::incoming ? document.arrivalDate.value_or(Date{})
                                                     : document.issuedDate.value_or(Date{});
}

}  // namespace vanthu::app
