#pragma once

#include "schemas/domain/document_type.h"
#include "schemas/layout/layout.h"

#include <string>
#include <vector>

namespace vanthu::page_parts {

/// The elements of a document, as pointers into its layout; nullptr for what is not there.
struct Parts {
    using Line = layout::Line;

    const Line* nation{nullptr};
    const Line* motto{nullptr};
    std::vector<const Line*> parent;  ///< cơ quan chủ quản
    std::vector<const Line*> agency;
    const Line* code{nullptr};
    const Line* placeAndDate{nullptr};
    const Line* typeName{nullptr};  ///< none for a công văn
    const domain::DocumentType* type{nullptr};
    std::vector<const Line*> subject;
    std::vector<const Line*> basis;      ///< first lines of the căn cứ
    std::vector<const Line*> basisEnds;  ///< last lines of all but the last of them
    std::vector<const Line*> body;
    const Line* receivers{nullptr};  ///< the words "Nơi nhận"
    std::vector<const Line*> receiverList;
    std::vector<const Line*> authority;  ///< quyền hạn, chức vụ
    const Line* signer{nullptr};
};

/// Tells the elements apart by their words and columns, not by their style: that is what is checked.
[[nodiscard]] Parts partsOf(const layout::Layout& layout, const domain::DocumentTypeCatalogue& types,
                            domain::Date today);

/// Giấy giới thiệu, giấy nghỉ phép and phiếu have no trích yếu.
[[nodiscard]] bool needsSubject(const Parts& parts);

/// Two to six words of letters, each with a capital.
[[nodiscard]] bool looksLikeName(const std::string& text);

/// The name alone, of a line like "Đã ký: Nguyễn Văn An".
[[nodiscard]] std::string nameOn(const layout::Line& signer);

/// True for a line that has letters and none of them small.
[[nodiscard]] bool isUpper(const layout::Line& line);

}  // namespace vanthu::page_parts
