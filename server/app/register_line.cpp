#include "server/app/register_line.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/registration.h"
#include "schemas/domain/text.h"
#include "server/app/document_types.h"
#include "storage/digest.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace vanthu::app {

using domain::Date;
using domain::Direction;
using domain::Document;
using domain::RegisterField;

namespace {

constexpr const char* kDayExpected = "Viết dạng 28/09/2018, 28-9-2018, 28.9.18 hoặc 2018-09-28.";

/// "05" and "Số 12A" → "5", "12a": what parseRegistryNumber takes.
std::string plainNumber(const std::string& text) {
    std::string plain;
    for (const char c : domain::folded(text))
        if (c != ' ' && c != '.' && c != ':') plain += c;
    if (plain.starts_with("so")) plain.erase(0, 2);
    plain.erase(0, std::min(plain.find_first_not_of('0'), plain.size()));
    return plain;
}

/// "Tối mật" or "toi_mat" as a level; none for "", "Thường", "Không".
std::optional<domain::Secrecy> secrecyOf(const std::string& text) {
    const auto key = domain::folded(text);
    for (const std::string_view none : {"-", "0", "", "thuong", "khong"})
        if (key == none) return domain::Secrecy::none;
    for (const auto& word : domain::kWords<domain::Secrecy>)
        if (key == word.code || key == domain::folded(word.label)) return word.value;
    return std::nullopt;
}

std::optional<domain::Urgency> urgencyOf(const std::string& text) {
    const auto key = domain::folded(text);
    if (key.empty() || key == "khong") return domain::Urgency::normal;
    for (const auto& word : domain::kWords<domain::Urgency>)
        if (key == word.code || key == domain::folded(word.label)) return word.value;
    return std::nullopt;
}

/// Reads one line; each method fills one group of fields and notes what is wrong with it.
class Reading {
  public:
    Reading(const RegisterLine& line, const domain::Book& book, int year, const DirectorySnapshot& directory,
            Date today)
        : line_(line), book_(book), year_(year), directory_(directory), today_(today) {}

    void fill(RegisterCandidate& candidate) {
        document_ = &candidate.document;
        document_->direction = book_.direction;
        fillDays();
        fillCode();
        fillType();
        fillNumber(candidate);
        fillIssuer();
        fillTexts();
        fillReceivers();
        checks_.add(checkFiles(line_.files, document_->files));
        checkSecrecy();
        checkRules(candidate);
        candidate.violations = checks_.violations();
    }

  private:
    [[nodiscard]] bool isIncoming() const { return book_.direction == Direction::incoming; }

    [[nodiscard]] std::string cell(RegisterField field) const {
        const auto found = line_.cells.find(field);
        return found == line_.cells.end() ? std::string{} : domain::normalised(found->second);
    }
    static std::string name(RegisterField field) { return std::string(domain::code(field)); }

    std::optional<Date> day(RegisterField field) {
        const auto text = cell(field);
        if (text.empty()) return std::nullopt;
        const auto read = domain::parseRegisterDay(text, year_);
        if (!read) checks_.add(name(field), "not_a_date", "Không phải ngày: “" + text + "”. " + kDayExpected);
        return read;
    }

    std::optional<int> count(RegisterField field) {
        const auto text = cell(field);
        if (text.empty()) return std::nullopt;
        int number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec == std::errc{} && read.ptr == text.data() + text.size()) return number;
        checks_.add(name(field), "not_a_number", "Không phải số: “" + text + "”. Cần một số nguyên.");
        return std::nullopt;
    }

    void fillDays() {
        document_->issuedDate = day(RegisterField::issuedDate);
        document_->dueDate = day(RegisterField::dueDate);
        if (isIncoming()) document_->arrivalDate = day(RegisterField::arrivalDate);
        document_->year = year_;
        const auto numbered = isIncoming() ? document_->arrivalDate : document_->issuedDate;
        if (numbered && numbered->year() != year_)
            checks_.add(
                name(isIncoming() ? RegisterField::arrivalDate : RegisterField::issuedDate), "other_year",
                "Ngày " + numbered->vietnamese() + " không thuộc năm " + std::to_string(year_) + " của sổ.");
        // "28/12" without a year, arrived in January: of the year before.
        if (isIncoming() && document_->issuedDate && numbered && *document_->issuedDate > *numbered &&
            cell(RegisterField::issuedDate).size() <= 5)
            document_->issuedDate = domain::parseRegisterDay(cell(RegisterField::issuedDate), year_ - 1);
    }

    void fillCode() {
        document_->code = domain::parseCode(cell(RegisterField::code));
        if (document_->code.notation.empty()) document_->code.notation = cell(RegisterField::notation);
    }

    /// The day that chooses types and organisations.
    [[nodiscard]] Date dayOfDocument() const {
        return document_->issuedDate.value_or(
            document_->arrivalDate.value_or(*Date::fromParts(year_, 12, 31)));
    }

    void fillType() {
        const auto& types = directory_.types();
        const auto on = dayOfDocument();
        document_->subject = cell(RegisterField::subject);
        if (const auto text = cell(RegisterField::type); !text.empty()) {
            document_->typeCode = typeCodeOf(types, text, on);
            if (document_->typeCode.empty())
                checks_.add(
                    "type", "unknown_type",
                    "Không có loại văn bản “" + text + "”; viết tên hoặc chữ viết tắt: Kế hoạch, QĐ.");
        }
        if (const auto text = cell(RegisterField::typeAndSubject); document_->subject.empty()) {
            auto split = splitTypeAndSubject(types, text, on);
            document_->subject = std::move(split.subject);
            if (document_->typeCode.empty()) document_->typeCode = std::move(split.typeCode);
        }
        if (!document_->typeCode.empty() || !cell(RegisterField::type).empty()) return;
        // 456/KH-UBND says its type; 12/UBND-VP, which says none, is a công văn.
        const auto parts = domain::splitNotation(document_->code, types.abbreviations(on));
        document_->typeCode =
            parts.type.empty() ? typeCodeOf(types, "CV", on) : typeCodeOf(types, parts.type, on);
    }

    void fillNumber(RegisterCandidate& candidate) {
        auto text = plainNumber(cell(RegisterField::registryNumber));
        if (text.empty() && !isIncoming()) text = plainNumber(document_->code.number);
        const auto field = line_.cells.contains(RegisterField::registryNumber) ? RegisterField::registryNumber
                                                                               : RegisterField::code;
        if (const auto number = parseRegistryNumber(text)) {
            candidate.number = *number;
            document_->registryNumber = number;
            if (!isIncoming()) document_->code.number = printRegistryNumber(*number);
        } else {
            checks_.add(name(field), text.empty() ? "required" : "not_a_number",
                        "Cần số, có thể kèm một chữ cái: 12 hoặc 12a.");
        }
        if (!isIncoming() && document_->code.notation.empty()) deriveNotation();
    }

    /// A column of bare numbers: type and agency of the book make the notation, as for new documents.
    void deriveNotation() {
        const auto* type = directory_.types().byCode(document_->typeCode, dayOfDocument());
        const auto* unit = directory_.organisation(book_.organisation);
        if (type == nullptr || type->abbreviation.empty() || unit == nullptr) return;
        const auto agency =
            book_.boardNotation.empty() ? unit->on(dayOfDocument()).notation : book_.boardNotation;
        if (!agency.empty()) document_->code.notation = type->abbreviation + '-' + agency;
    }

    void fillIssuer() {
        const domain::Organisation* issuer = nullptr;
        if (isIncoming()) {
            document_->issuerName = cell(RegisterField::issuerName);
            issuer = directory_.organisationNamed(document_->issuerName, dayOfDocument());
        } else {
            issuer = directory_.organisation(book_.organisation);
            document_->issuerName = book_.boardName;
            if (document_->issuerName.empty() && issuer != nullptr)
                document_->issuerName = issuer->on(dayOfDocument()).name;
        }
        if (issuer != nullptr) document_->issuer = issuer->id;
    }

    void fillTexts() {
        document_->signer.name = cell(RegisterField::signer);
        document_->signer.position = cell(RegisterField::signerPosition);
        document_->note = cell(RegisterField::note);
        document_->paperPlace = cell(RegisterField::paperPlace);
        if (isIncoming()) document_->toPlaces = cell(RegisterField::toPlaces);
        document_->copyCount = count(RegisterField::copyCount);
        document_->pageCount = count(RegisterField::pageCount);
        if (const auto urgency = urgencyOf(cell(RegisterField::urgency)))
            document_->urgency = *urgency;
        else
            checks_.add("urgency", "unknown_value", "Cho phép: Thường, Khẩn, Thượng khẩn, Hỏa tốc.");
    }

    /// "UBND tỉnh; Sở Tài chính": one receiver each; a comma may belong to a name.
    void fillReceivers() {
        const auto found = line_.cells.find(RegisterField::receivers);
        if (isIncoming() || found == line_.cells.end()) return;
        const auto& text = found->second;
        for (std::size_t at = 0; at < text.size();) {
            const auto end = std::min(text.find_first_of(";\n", at), text.size());
            auto receiver = domain::normalised(text.substr(at, end - at));
            at = end + 1;
            receiver.erase(0, std::min(receiver.find_first_not_of("-– "), receiver.size()));
            if (receiver.empty()) continue;
            const auto* known = directory_.organisationNamed(receiver, dayOfDocument());
            document_->receivers.push_back(
                {known == nullptr ? std::nullopt : std::optional{known->id}, std::move(receiver)});
        }
    }

    void checkSecrecy() {
        const auto text = cell(RegisterField::secrecy);
        const auto secrecy = secrecyOf(text);
        if (!secrecy)
            checks_.add("secrecy", "unknown_value",
                        "Cho phép: để trống hoặc Thường; văn bản mật không nhập.");
        else if (const auto reason = domain::secrecyReason(*secrecy))
            checks_.add("secrecy", "secret_document", *reason);
    }

    void checkRules(RegisterCandidate& candidate) {
        auto found = domain::checkDocument(*document_, directory_.types(), today_, domain::Lengths::asFound);
        for (auto& violation : found) {
            if (violation.field.ends_with("].digest"))
                violation.field.replace(violation.field.size() - 6, 6, "sha256");
            const auto same = [&](const Violation& each) { return each.field == violation.field; };
            const auto& noted = checks_.violations();
            // A date that could not be read is not missing as well.
            if (std::none_of(noted.begin(), noted.end(), same)) checks_.add(Violations{std::move(violation)});
        }
        candidate.warnings = domain::overLengthTexts(*document_);
    }

    const RegisterLine& line_;
    const domain::Book& book_;
    int year_;
    const DirectorySnapshot& directory_;
    Date today_;
    Checks checks_;
    Document* document_{nullptr};
};

/// Names what a line said, so that the same line is known again whatever was corrected since.
std::string externalIdOf(const RegisterLine& line, const domain::Book& book, int year) {
    constexpr std::size_t kDigits = 24;
    std::string told = std::to_string(book.id.value) + '/' + std::to_string(year);
    for (const auto& [field, text] : line.cells)
        told.append("\n").append(domain::code(field)).append("=").append(domain::normalised(text));
    return std::to_string(book.id.value) + '-' + std::to_string(year) + '-' +
           storage::hex(storage::sha256(told)).substr(0, kDigits);
}

}  // namespace

RegisterCandidate RegisterLineReader::read(const RegisterLine& line) const {
    RegisterCandidate candidate;
    candidate.violations = line.violations;
    if (!candidate.violations.empty()) return candidate;
    auto& document = candidate.document;
    document.organisation = book_.organisation;
    document.book = book_.id;
    document.source = kRegisterSource;
    document.externalId = externalIdOf(line, book_, year_);
    document.registeredBy = caller_.account.id;
    document.registeredAt = now_;
    Reading(line, book_, year_, directory_, domain::vietnamDate(now_)).fill(candidate);
    return candidate;
}

bool saysTheSame(const Document& left, const Document& right) {
    return domain::codeKey(left.code) == domain::codeKey(right.code) && left.issuedDate == right.issuedDate &&
           left.arrivalDate == right.arrivalDate && left.typeCode == right.typeCode &&
           domain::folded(left.subject) == domain::folded(right.subject) &&
           domain::folded(left.issuerName) == domain::folded(right.issuerName);
}

}  // namespace vanthu::app
