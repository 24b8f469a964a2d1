#include "schemas/domain/registration.h"

#include <algorithm>
#include <array>

#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"

namespace vanthu::domain {
namespace {

constexpr int kCountMax = 999'999;
constexpr std::string_view kDigestPrefix = "sha256:";
constexpr std::size_t kDigestDigits = 64;
constexpr std::array<std::string_view, 6> kAuthorities = {"", "TM.", "Q.", "KT.", "TL.", "TUQ."};

/// Collects what is wrong with one document; each rule is one method, each method names its fields.
class Check {
  public:
    Check(const Document& document, const DocumentTypeCatalogue& types, Date today, Lengths lengths)
        : document_(document), types_(types), today_(today), lengths_(lengths) {}

    [[nodiscard]] Violations run() {
        checkTexts();
        checkLengths();
        checkDays();
        checkType();
        checkCounts();
        checkReceivers();
        checkFiles();
        return std::move(violations_);
    }

    [[nodiscard]] Violations runLengthsByLaw() {
        checkLengths();
        return std::move(violations_);
    }

  private:
    [[nodiscard]] bool is(Direction direction) const { return document_.direction == direction; }

    void reject(std::string field, const char* rule, std::string message) {
        violations_.push_back({std::move(field), rule, std::move(message)});
    }

    void checkLength(const std::string& field, std::string_view text, std::size_t limit) {
        if (lengths_ == Lengths::asFound) limit = limits::kArchivedText;
        if (codePoints(text) > limit)
            reject(field, "too_long", "Tối đa " + std::to_string(limit) + " ký tự.");
    }

    void require(const char* field, std::string_view text, const char* what) {
        if (text.empty()) reject(field, "required", std::string("Phải ghi ") + what + ".");
    }

    void checkTexts() {
        require("subject", document_.subject, "trích yếu nội dung");
        if (is(Direction::incoming)) require("issuer_name", document_.issuerName, "cơ quan ban hành");
        if (is(Direction::outgoing)) {
            require("notation", document_.code.notation, "ký hiệu văn bản, ví dụ KH-UBND");
            require("signer.name", document_.signer.name, "họ tên người ký");
        }
        if (std::find(kAuthorities.begin(), kAuthorities.end(), document_.signer.authority) ==
            kAuthorities.end())
            reject("signer.authority", "unknown_value", "Cho phép: TM., Q., KT., TL., TUQ. hoặc để trống.");
        if (!is(Direction::incoming) && !document_.toPlaces.empty())
            reject("to_places", "not_allowed", "Chỉ văn bản đến mới ghi đơn vị hoặc người nhận.");
    }

    void checkLengths() {
        checkLength("subject", document_.subject, limits::kSubject);
        checkLength("note", document_.note, limits::kNote);
        checkLength("issuer_name", document_.issuerName, limits::kOrganisationName);
        checkLength("signer.name", document_.signer.name, limits::kSignerName);
        checkLength("signer.position", document_.signer.position, limits::kSignerPosition);
        checkLength("language", document_.language, limits::kLanguage);
        checkLength("code", document_.code.number, limits::kCodeNumber);
        checkLength(is(Direction::outgoing) ? "notation" : "code", document_.code.notation,
                    limits::kCodeNotation);
        checkLength("external_id", document_.externalId, limits::kExternalId);
        checkLength("number_reason", document_.numberReason, limits::kReason);
        checkLength("to_places", document_.toPlaces, limits::kToPlaces);
        checkLength("paper_place", document_.paperPlace, limits::kPaperPlace);
    }

    void notInFuture(const char* field, std::optional<Date> day) {
        if (day && *day > today_)
            reject(field, "in_future", "Không được sau hôm nay (" + today_.vietnamese() + ").");
    }

    void notBefore(const char* field, std::optional<Date> day, std::optional<Date> first, const char* what) {
        if (day && first && *day < *first)
            reject(field, "too_early",
                   std::string("Không được trước ") + what + " (" + first->vietnamese() + ").");
    }

    void checkDays() {
        notInFuture("issued_date", document_.issuedDate);
        notInFuture("arrival_date", document_.arrivalDate);
        if (is(Direction::outgoing) && !document_.issuedDate)
            reject("issued_date", "required", "Phải ghi ngày văn bản, dạng 2018-09-28.");
        if (is(Direction::incoming) && !document_.arrivalDate)
            reject("arrival_date", "required", "Phải ghi ngày đến, dạng 2018-09-28.");
        if (!is(Direction::incoming) && document_.arrivalDate)
            reject("arrival_date", "not_allowed", "Chỉ văn bản đến mới có ngày đến.");
        notBefore("arrival_date", document_.arrivalDate, document_.issuedDate, "ngày văn bản");
        notBefore("due_date", document_.dueDate, document_.issuedDate, "ngày văn bản");
        notBefore("due_date", document_.dueDate, document_.arrivalDate, "ngày đến");
    }

    void checkType() {
        const std::string& code = document_.typeCode;
        if (code.empty()) {
            if (!is(Direction::archived))
                reject("type", "required", "Phải chọn loại văn bản, ví dụ KH, QĐ, CV.");
            return;
        }
        const Date day = document_.issuedDate.value_or(document_.arrivalDate.value_or(today_));
        if (types_.byCode(code, day) != nullptr) return;
        const auto& all = types_.types();
        const bool known =
            std::any_of(all.begin(), all.end(), [&](const auto& type) { return type.code == code; });
        if (known)
            reject("type", "type_not_valid",
                   "Loại văn bản " + code + " không áp dụng cho ngày " + day.vietnamese() + ".");
        else
            reject("type", "unknown_type",
                   "Không có loại văn bản này; xem danh mục loại văn bản, ví dụ KH, QĐ, CV.");
    }

    void checkCount(const char* field, std::optional<int> count) {
        if (count && (*count < 1 || *count > kCountMax))
            reject(field, "out_of_range", "Phải từ 1 đến " + std::to_string(kCountMax) + ".");
    }

    void checkCounts() {
        checkCount("page_count", document_.pageCount);
        checkCount("copy_count", document_.copyCount);
    }

    void checkReceivers() {
        if (document_.receivers.size() > limits::kReceiversPerDocument)
            reject("receivers", "too_many",
                   "Tối đa " + std::to_string(limits::kReceiversPerDocument) + " nơi nhận.");
        for (std::size_t i = 0; i < document_.receivers.size(); ++i) {
            const auto& receiver = document_.receivers[i];
            const std::string path = "receivers[" + std::to_string(i) + "]";
            if (!receiver.organisation && receiver.name.empty())
                reject(path, "required", "Phải chọn cơ quan hoặc ghi tên nơi nhận.");
            checkLength(path + ".name", receiver.name, limits::kOrganisationName);
        }
    }

    void checkFile(const std::string& path, const DocumentFile& file) {
        if (!isPlainFileName(file.name))
            reject(path + ".name", "not_a_file_name",
                   "Tên tệp không được trống, không chứa đường dẫn hay ký tự điều khiển, tối đa 255 byte.");
        checkLength(path + ".title", file.title, limits::kFileTitle);
        if (file.sizeBytes <= 0) reject(path + ".size", "empty_file", "Tệp không được rỗng.");
        const std::string_view digest = file.digest;
        const bool wellFormed =
            digest.size() == kDigestPrefix.size() + kDigestDigits && digest.starts_with(kDigestPrefix) &&
            digest.find_first_not_of("0123456789abcdef", kDigestPrefix.size()) == std::string_view::npos;
        if (!wellFormed)
            reject(path + ".digest", "not_a_digest", "Phải là sha256: và 64 chữ số thập lục phân.");
    }

    void checkFiles() {
        if (document_.files.size() > limits::kFilesPerDocument)
            reject("files", "too_many", "Tối đa " + std::to_string(limits::kFilesPerDocument) + " tệp.");
        for (std::size_t i = 0; i < document_.files.size(); ++i)
            checkFile("files[" + std::to_string(i) + "]", document_.files[i]);
    }

    const Document& document_;
    const DocumentTypeCatalogue& types_;
    Date today_;
    Lengths lengths_;
    Violations violations_;
};

}  // namespace

Violations checkDocument(const Document& document, const DocumentTypeCatalogue& types, Date today,
                         Lengths lengths) {
    if (document.direction == Direction::archived) lengths = Lengths::asFound;
    return Check(document, types, today, lengths).run();
}

Violations overLengthTexts(const Document& document) {
    static const DocumentTypeCatalogue kNoTypes({});
    return Check(document, kNoTypes, Date{}, Lengths::byLaw).runLengthsByLaw();
}

std::optional<std::string> secrecyReason(Secrecy secrecy) {
    if (secrecy == Secrecy::none) return std::nullopt;
    return "Không lưu văn bản độ " + std::string(label(secrecy)) +
           " trên hệ thống này: bí mật nhà nước phải được đăng ký, lưu giữ và gửi nhận riêng theo Luật Bảo "
           "vệ bí mật "
           "nhà nước 117/2025/QH15, và nằm ngoài phạm vi gửi, nhận văn bản điện tử của Quyết định "
           "28/2018/QĐ-TTg. "
           "Hãy đăng ký tại sổ đăng ký bí mật nhà nước.";
}

std::string printRegistryNumber(const RegistryNumber& number) {
    return std::to_string(number.number) + number.suffix;
}

}  // namespace vanthu::domain
