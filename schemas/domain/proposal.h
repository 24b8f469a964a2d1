#pragma once

#include "schemas/domain/vocabulary.h"

#include <array>
#include <string>

namespace vanthu::domain {

/// The fields of a registration that are read from the pages of a document.
enum class ProposalField {
    issuer,
    superior,
    code,
    number,
    notation,
    place,
    date,
    type,
    subject,
    receivers,
    signer,
    post,
    authority,
    urgency,
    replyBy,
    pageCount
};

/// `sure` may be taken without a look; `guess` only helps a person to look in the right place.
enum class Confidence { guess, likely, sure };

template <>
inline constexpr auto kWords<ProposalField> = std::array{
    Word<ProposalField>{ProposalField::issuer, "issuer", "Cơ quan ban hành"},
    Word<ProposalField>{ProposalField::superior, "superior", "Cơ quan chủ quản"},
    Word<ProposalField>{ProposalField::code, "code", "Số, ký hiệu"},
    Word<ProposalField>{ProposalField::number, "number", "Số"},
    Word<ProposalField>{ProposalField::notation, "notation", "Ký hiệu"},
    Word<ProposalField>{ProposalField::place, "place", "Địa danh"},
    Word<ProposalField>{ProposalField::date, "date", "Ngày văn bản"},
    Word<ProposalField>{ProposalField::type, "type", "Loại văn bản"},
    Word<ProposalField>{ProposalField::subject, "subject", "Trích yếu"},
    Word<ProposalField>{ProposalField::receivers, "receivers", "Nơi nhận"},
    Word<ProposalField>{ProposalField::signer, "signer", "Người ký"},
    Word<ProposalField>{ProposalField::post, "post", "Chức vụ người ký"},
    Word<ProposalField>{ProposalField::authority, "authority", "Quyền hạn người ký"},
    Word<ProposalField>{ProposalField::urgency, "urgency", "Độ khẩn"},
    Word<ProposalField>{ProposalField::replyBy, "reply_by", "Hạn trả lời"},
    Word<ProposalField>{ProposalField::pageCount, "page_count", "Số trang"},
};
template <>
inline constexpr auto kWords<Confidence> = std::array{
    Word<Confidence>{Confidence::guess, "guess", "Phỏng đoán"},
    Word<Confidence>{Confidence::likely, "likely", "Có lẽ đúng"},
    Word<Confidence>{Confidence::sure, "sure", "Chắc chắn"},
};

}  // namespace vanthu::domain
