#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace vanthu::domain {

/// One word of a closed list: its value in C++, its code in SQL, JSON and the command line, its Vietnamese
/// label.
template <class E>
struct Word {
    E value;
    std::string_view code;
    std::string_view label;
};

/// Every closed list has one table; see the specialisations below.
template <class E>
inline constexpr auto kWords = nullptr;

template <class E>
[[nodiscard]] constexpr std::string_view code(E value) {
    for (const auto& word : kWords<E>)
        if (word.value == value) return word.code;
    return {};
}

template <class E>
[[nodiscard]] constexpr std::string_view label(E value) {
    for (const auto& word : kWords<E>)
        if (word.value == value) return word.label;
    return {};
}

template <class E>
[[nodiscard]] constexpr std::optional<E> parse(std::string_view text) {
    for (const auto& word : kWords<E>)
        if (word.code == text) return word.value;
    return std::nullopt;
}

/// NĐ 30/2020 Điều 3 knows two; `archived` are documents taken over from elsewhere, in no book and in no
/// rate.
enum class Direction { incoming, outgoing, archived };
template <>
inline constexpr auto kWords<Direction> = std::array{
    Word{Direction::incoming, "incoming", "Văn bản đến"},
    Word{Direction::outgoing, "outgoing", "Văn bản đi"},
    Word{Direction::archived, "archived", "Văn bản lưu trữ"},
};

/// NĐ 30/2020 Điều 8: three levels above the ordinary.
enum class Urgency { normal, urgent, veryUrgent, express };
template <>
inline constexpr auto kWords<Urgency> = std::array{
    Word{Urgency::normal, "normal", "Thường"},
    Word{Urgency::urgent, "urgent", "Khẩn"},
    Word{Urgency::veryUrgent, "very_urgent", "Thượng khẩn"},
    Word{Urgency::express, "express", "Hỏa tốc"},
};

/// State-secret levels. Anything but `none` is refused at the door (domain rule §1.9).
enum class Secrecy { none, secret, topSecret, mostSecret };
template <>
inline constexpr auto kWords<Secrecy> = std::array{
    Word{Secrecy::none, "none", "Không mật"},
    Word{Secrecy::secret, "mat", "Mật"},
    Word{Secrecy::topSecret, "toi_mat", "Tối mật"},
    Word{Secrecy::mostSecret, "tuyet_mat", "Tuyệt mật"},
};

/// Who of the unit knows of a document (NĐ 30/2020 Phụ lục VI, F3.1): everybody who reads its registry, or
/// only its clerks, its leaders, and whom work on the document was given to.
enum class Access { unit, restricted };
template <>
inline constexpr auto kWords<Access> = std::array{
    Word{Access::unit, "unit", "Trong đơn vị"},
    Word{Access::restricted, "restricted", "Hạn chế"},
};

enum class Role { clerk, leader, officer, administrator };
template <>
inline constexpr auto kWords<Role> = std::array{
    Word{Role::clerk, "van_thu", "Văn thư"},
    Word{Role::leader, "lanh_dao", "Lãnh đạo"},
    Word{Role::officer, "chuyen_vien", "Chuyên viên"},
    Word{Role::administrator, "quan_tri", "Quản trị"},
};

enum class OrganisationLevel { central, province, district, commune, internal };
template <>
inline constexpr auto kWords<OrganisationLevel> = std::array{
    Word{OrganisationLevel::central, "trung_uong", "Trung ương"},
    Word{OrganisationLevel::province, "tinh", "Cấp tỉnh"},
    Word{OrganisationLevel::district, "huyen", "Cấp huyện"},
    Word{OrganisationLevel::commune, "xa", "Cấp xã"},
    Word{OrganisationLevel::internal, "noi_bo", "Nội bộ"},
};

enum class OrganisationKind {
    committee,
    council,
    department,
    division,
    party,
    massOrganisation,
    publicUnit,
    enterprise,
    other
};
template <>
inline constexpr auto kWords<OrganisationKind> = std::array{
    Word{OrganisationKind::committee, "ubnd", "Ủy ban nhân dân"},
    Word{OrganisationKind::council, "hdnd", "Hội đồng nhân dân"},
    Word{OrganisationKind::department, "so_nganh", "Sở, ngành"},
    Word{OrganisationKind::division, "phong", "Phòng, ban"},
    Word{OrganisationKind::party, "dang", "Cơ quan Đảng"},
    Word{OrganisationKind::massOrganisation, "doan_the", "Đoàn thể"},
    Word{OrganisationKind::publicUnit, "su_nghiep", "Đơn vị sự nghiệp"},
    Word{OrganisationKind::enterprise, "doanh_nghiep", "Doanh nghiệp"},
    Word{OrganisationKind::other, "khac", "Khác"},
};

/// Identifier schemes of an organisation: QCVN 102:2016 (13 characters), QĐ 20/2020 (up to 35), tax code, and
/// the code of its administrative unit in the list of the statistics office, written "gso:83".
enum class IdentifierScheme { qcvn102, qd20, taxCode, gso };
template <>
inline constexpr auto kWords<IdentifierScheme> = std::array{
    Word{IdentifierScheme::qcvn102, "qcvn_102", "Mã định danh QCVN 102:2016"},
    Word{IdentifierScheme::qd20, "qd_20", "Mã định danh QĐ 20/2020"},
    Word{IdentifierScheme::taxCode, "tax_code", "Mã số thuế"},
    Word{IdentifierScheme::gso, "gso", "Mã đơn vị hành chính"},
};

/// How one organisation follows another (domain §9).
enum class SuccessionKind { merge, split, rename, takeover };
template <>
inline constexpr auto kWords<SuccessionKind> = std::array{
    Word{SuccessionKind::merge, "merge", "Hợp nhất, sáp nhập"},
    Word{SuccessionKind::split, "split", "Chia, tách"},
    Word{SuccessionKind::rename, "rename", "Đổi tên, tổ chức lại"},
    Word{SuccessionKind::takeover, "takeover", "Kết thúc, bàn giao"},
};

enum class TypeClass { administrative, normative, party, other };
template <>
inline constexpr auto kWords<TypeClass> = std::array{
    Word{TypeClass::administrative, "hanh_chinh", "Hành chính"},
    Word{TypeClass::normative, "qppl", "Quy phạm pháp luật"},
    Word{TypeClass::party, "dang", "Văn bản của Đảng"},
    Word{TypeClass::other, "khac", "Khác"},
};

/// How a book numbers (NĐ 30/2020 Điều 15): one sequence, one per type, or one with some types apart.
enum class NumberingScheme { common, perType, mixed };
template <>
inline constexpr auto kWords<NumberingScheme> = std::array{
    Word{NumberingScheme::common, "common", "Số chung"},
    Word{NumberingScheme::perType, "per_type", "Số riêng theo loại"},
    Word{NumberingScheme::mixed, "mixed", "Số hỗn hợp"},
};

/// What a book is for (NĐ 30/2020 Điều 15, Phụ lục I): the agency's own documents; those of a board or
/// council under the agency's seal; the numbers of state secrets and nothing else of them; copies of all
/// three forms.
enum class BookPurpose { agency, board, secretStubs, copies };
template <>
inline constexpr auto kWords<BookPurpose> = std::array{
    Word{BookPurpose::agency, "agency", "Sổ của cơ quan"},
    Word{BookPurpose::board, "board", "Sổ của hội đồng, ban"},
    Word{BookPurpose::secretStubs, "secret_stubs", "Sổ giữ số văn bản mật"},
    Word{BookPurpose::copies, "copies", "Sổ bản sao"},
};

/// An open book gives numbers; a closed one gives none, but what left it is still used, voided and corrected;
/// a locked one refuses every change.
enum class BookState { open, closed, locked };
template <>
inline constexpr auto kWords<BookState> = std::array{
    Word{BookState::open, "open", "Đang mở"},
    Word{BookState::closed, "closed", "Đã đóng"},
    Word{BookState::locked, "locked", "Đã khóa"},
};

/// A number that left its series: used by a document, void with a reason, held for somebody, or given to a
/// state secret that is registered elsewhere. A number in none of these states is a gap.
enum class NumberState { used, voided, reserved, secretStub };
template <>
inline constexpr auto kWords<NumberState> = std::array{
    Word{NumberState::used, "used", "Đã dùng"},
    Word{NumberState::voided, "void", "Đã hủy"},
    Word{NumberState::reserved, "reserved", "Đang giữ"},
    Word{NumberState::secretStub, "secret_stub", "Đăng ký tại sổ mật"},
};

/// What a file is to its document.
enum class FileKind { main, enclosure };
template <>
inline constexpr auto kWords<FileKind> = std::array{
    Word{FileKind::main, "main", "Văn bản chính"},
    Word{FileKind::enclosure, "enclosure", "Phụ lục, tài liệu kèm theo"},
};

/// One delivery as its sender sees it (domain §4.6). Ranks rise, except that refused ends it.
enum class DeliveryState { queued, sent, arrived, accepted, refused, failed };
template <>
inline constexpr auto kWords<DeliveryState> = std::array{
    Word{DeliveryState::queued, "queued", "Chờ gửi"},
    Word{DeliveryState::sent, "sent", "Đã gửi"},
    Word{DeliveryState::arrived, "arrived", "Đã đến"},
    Word{DeliveryState::accepted, "accepted", "Đã tiếp nhận"},
    Word{DeliveryState::refused, "refused", "Từ chối"},
    Word{DeliveryState::failed, "failed", "Không gửi được"},
};

/// One received document before a clerk decided about it. What its sender recalled first is never decided.
enum class InboxState { arrived, accepted, refused, recalled };
template <>
inline constexpr auto kWords<InboxState> = std::array{
    Word{InboxState::arrived, "arrived", "Chờ tiếp nhận"},
    Word{InboxState::accepted, "accepted", "Đã tiếp nhận"},
    Word{InboxState::refused, "refused", "Đã từ chối"},
    Word{InboxState::recalled, "recalled", "Bên gửi đã thu hồi"},
};

/// Status codes of QCVN 102 that the spine speaks (domain §4.6).
/// 15 and 16 answer what a sender asks of a document that was received: to give it back, or to change it.
enum class StatusCode { arrived, refused, accepted, agreed, declined, assigned, processing, finished };
template <>
inline constexpr auto kWords<StatusCode> = std::array{
    Word{StatusCode::arrived, "01", "Đã đến"},        Word{StatusCode::refused, "02", "Từ chối"},
    Word{StatusCode::accepted, "03", "Đã tiếp nhận"}, Word{StatusCode::agreed, "15", "Đồng ý"},
    Word{StatusCode::declined, "16", "Không đồng ý"}, Word{StatusCode::assigned, "04", "Đã phân công"},
    Word{StatusCode::processing, "05", "Đang xử lý"}, Word{StatusCode::finished, "06", "Đã hoàn thành"},
};

/// What became of the text of a file.
enum class ExtractionState {
    pending,
    text,
    noText,
    encrypted,
    damaged,
    tooLarge,
    unsupported,
    limitReached,
    ocrPending,
    textAfterOcr
};
template <>
inline constexpr auto kWords<ExtractionState> = std::array{
    Word{ExtractionState::pending, "pending", "Đang chờ"},
    Word{ExtractionState::text, "text", "Có nội dung"},
    Word{ExtractionState::noText, "no_text", "Không có nội dung chữ"},
    Word{ExtractionState::encrypted, "encrypted", "Có mật khẩu"},
    Word{ExtractionState::damaged, "damaged", "Tệp hỏng"},
    Word{ExtractionState::tooLarge, "too_large", "Quá lớn"},
    Word{ExtractionState::unsupported, "unsupported", "Loại tệp chưa hỗ trợ"},
    Word{ExtractionState::limitReached, "limit_reached", "Vượt giới hạn xử lý"},
    Word{ExtractionState::ocrPending, "ocr_pending", "Chờ nhận dạng chữ"},
    Word{ExtractionState::textAfterOcr, "text_after_ocr", "Có nội dung nhờ nhận dạng chữ"},
};

}  // namespace vanthu::domain
