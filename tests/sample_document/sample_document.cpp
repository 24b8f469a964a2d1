#include "tests/sample_document/sample_document.h"

#include <algorithm>
#include <stdexcept>

namespace vanthu::tests {
namespace {

using layout::Align;
using layout::Side;

SampleLine line(Side side, const std::string& text, double sizePt, const std::string& look = "",
                int page = 1) {
    SampleLine made;
    made.side = side;
    made.text = text;
    made.sizePt = sizePt;
    made.bold = look.find('b') != std::string::npos;
    made.italic = look.find('i') != std::string::npos;
    if (side != Side::whole || look.find('c') != std::string::npos) made.align = Align::centre;
    if (look.find('l') != std::string::npos) made.align = Align::left;
    made.page = page;
    return made;
}

}  // namespace

SampleLine& SampleDocument::at(const std::string& text) {
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const SampleLine& candidate) {
        return candidate.text.starts_with(text);
    });
    if (found == lines.end()) throw std::invalid_argument("no line begins with " + text);
    return *found;
}

void SampleDocument::drop(const std::string& text) {
    lines.erase(lines.begin() + (&at(text) - lines.data()));
}

SampleDocument samplePlan() {
    SampleDocument document;
    document.lines = {
        line(Side::left, "UBND TỈNH BÌNH MINH", 13),
        line(Side::right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b"),
        line(Side::left, "SỞ NỘI VỤ", 13, "b"),
        line(Side::right, "Độc lập - Tự do - Hạnh phúc", 14, "b"),
        line(Side::left, "Số: 05/KH-SNV", 13),
        line(Side::right, "Bình Minh, ngày 02 tháng 3 năm 2026", 14, "i"),
        line(Side::whole, "KẾ HOẠCH", 14, "bc"),
        line(Side::whole, "Cải cách hành chính năm 2026", 14, "bc"),
        line(Side::whole,
             "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác "
             "văn thư;",
             14, "i"),
        line(Side::whole, "Theo đề nghị của Chánh Văn phòng Sở.", 14, "i"),
        line(Side::whole,
             "Sở Nội vụ ban hành Kế hoạch cải cách hành chính năm 2026 của các đơn vị thuộc Sở với "
             "những nội dung chủ yếu sau đây, gửi các đơn vị thực hiện.",
             14),
        line(Side::whole, "1. Mục đích, yêu cầu", 14, "b"),
        line(Side::whole,
             "Nâng cao chất lượng phục vụ người dân, doanh nghiệp; giảm thời gian giải quyết thủ tục "
             "hành chính; bảo đảm công khai, minh bạch trong mọi khâu của quy trình.",
             14),
        line(Side::whole, "2. Tổ chức thực hiện", 14, "b", 2),
        line(Side::whole,
             "Các phòng, đơn vị thuộc Sở căn cứ Kế hoạch này xây dựng kế hoạch của mình và báo cáo kết "
             "quả trước ngày 15 tháng 12 năm 2026.",
             14, "", 2),
        line(Side::left, "Nơi nhận:", 12, "bil", 2),
        line(Side::right, "KT. GIÁM ĐỐC", 14, "b", 2),
        line(Side::left, "- UBND tỉnh (để báo cáo);", 11, "l", 2),
        line(Side::right, "PHÓ GIÁM ĐỐC", 14, "b", 2),
        line(Side::left, "- Các phòng, đơn vị thuộc Sở;", 11, "l", 2),
        line(Side::left, "- Lưu: VT, CCHC.", 11, "l", 2),
        line(Side::right, "Nguyễn Văn An", 14, "b", 2),
    };
    return document;
}

SampleDocument sampleLetter() {
    auto document = samplePlan();
    document.at("Số:").text = "Số: 12/SNV-CCHC";
    document.drop("KẾ HOẠCH");
    document.at("Cải cách") = line(Side::whole, "Kính gửi: Các sở, ban, ngành của tỉnh.", 14, "c");
    const auto after = document.lines.begin() + (&document.at("Bình Minh") - document.lines.data()) + 1;
    document.lines.insert(after, line(Side::left, "V/v cải cách hành chính", 12));
    document.drop("Căn cứ");
    document.drop("Theo đề nghị");
    return document;
}

}  // namespace vanthu::tests
