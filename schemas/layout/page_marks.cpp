#include "schemas/layout/page_marks.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/scan_code.h"
#include "schemas/layout/records.h"

namespace vanthu::layout {

std::string toText(const PageMarks& marks) {
    std::string out = "marks";
    putField(out, marks.pageCount);
    putField(out, marks.number);
    putField(out, marks.isBlank ? 1 : 0);
    for (const auto& code : marks.codes)
        putField(out, std::string_view{code});
    return out;
}

std::optional<PageMarks> parsePageMarks(std::string_view text) {
    Fields fields(text);
    if (fields.text() != "marks") return std::nullopt;
    PageMarks marks;
    marks.pageCount = fields.count(limits::kOcrPages);
    marks.number = fields.number(1, marks.pageCount);
    marks.isBlank = fields.number(0, 1) == 1;
    while (fields.good() && !fields.whole()) {
        auto& code = marks.codes.emplace_back(fields.text());
        fields.require(domain::isScanCode(code) && marks.codes.size() <= limits::kScanCodes);
    }
    if (!fields.whole()) return std::nullopt;
    return marks;
}

}  // namespace vanthu::layout
