#include "schemas/search/query_fields.h"

#include "schemas/domain/text.h"
#include "schemas/search/fields.h"

#include <algorithm>
#include <array>

namespace vanthu::search {
namespace {

constexpr std::array kQueryFields{
    QueryField{"so sokyhieu skh", QueryFieldKind::code, "", -1, "Số, ký hiệu", "so:456/KH-UBND"},
    QueryField{"kyhieu kh", QueryFieldKind::code, "", -1, "Số, ký hiệu", "kyhieu:QĐ-UBND"},
    QueryField{"coquan cqbh coquanbanhanh noibanhanh", QueryFieldKind::words, kIssuerPrefix, -1,
               "Cơ quan ban hành", "coquan:\"Sở Nội vụ\""},
    QueryField{"trichyeu ty tieude", QueryFieldKind::words, kSubjectPrefix, -1, "Trích yếu",
               "trichyeu:\"cải cách hành chính\""},
    QueryField{"nguoiky ky", QueryFieldKind::words, kSignerPrefix, -1, "Người ký", "nguoiky:Trần"},
    QueryField{"loai loaivanban", QueryFieldKind::type, "", -1, "Loại", "loai:KH"},
    QueryField{"ngay ngayvanban ngaybanhanh", QueryFieldKind::date, "", kSlotIssuedDate, "Ngày văn bản",
               "ngay:5/2/2026"},
    QueryField{"ngayden", QueryFieldKind::date, "", kSlotArrivalDate, "Ngày đến", "ngayden:2/2026"},
    QueryField{"tungay tu", QueryFieldKind::dateFrom, "", kSlotIssuedDate, "Ngày văn bản", "tungay:1/1/2026"},
    QueryField{"denngay den", QueryFieldKind::dateTo, "", kSlotIssuedDate, "Ngày văn bản", "denngay:6/2026"},
};

bool isAmong(std::string_view names, std::string_view name) {
    while (!names.empty()) {
        const std::size_t end = std::min(names.find(' '), names.size());
        if (names.substr(0, end) == name) return true;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return false;
}

}  // namespace

const QueryField* queryFieldNamed(std::string_view name) {
    std::string plain = domain::folded(name);
    std::erase_if(plain, [](char c) { return c == '-' || c == '_'; });
    if (plain.empty()) return nullptr;
    const auto found = std::find_if(kQueryFields.begin(), kQueryFields.end(),
                                    [&](const QueryField& field) { return isAmong(field.names, plain); });
    return found == kQueryFields.end() ? nullptr : &*found;
}

}  // namespace vanthu::search
