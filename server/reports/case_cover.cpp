#include "server/reports/case_cover.h"

#include "schemas/domain/text.h"
#include "server/reports/pdf_document.h"

namespace vanthu::reports {
namespace {

constexpr double kCoverLeftMm = 30;
constexpr double kCoverWidthMm = 210 - 2 * kCoverLeftMm;

void drawCover(PdfDocument& pdf, const ExportedCase& exported, const std::string& parent) {
    const auto& file = exported.file;
    pdf.addPage(Paper::a4Portrait);
    pdf.frame({18, 14, 174, 269}, 1.6);
    double y = 26;
    const auto line = [&](const std::string& text, FontFace face, double size) {
        y = pdf.paragraph({kCoverLeftMm, y, kCoverWidthMm, 0}, text, {face, size}, Align::centre) + 2;
    };
    if (!parent.empty()) line(domain::uppered(parent), FontFace::regular, 13);
    line(domain::uppered(exported.organName), FontFace::bold, 13);
    y = 90;
    line("HỒ SƠ", FontFace::bold, 28);
    y += 6;
    line(file.title, FontFace::bold, 16);
    y = 170;
    const auto field = [&](const std::string& label, const std::string& value) {
        if (value.empty()) return;
        y = pdf.paragraph({kCoverLeftMm, y, kCoverWidthMm, 0}, label + ": " + value,
                          {FontFace::regular, 14}) +
            2;
    };
    const auto day = [](const std::optional<domain::Date>& date) {
        return date ? date->vietnamese() : std::string{};
    };
    field("Số và ký hiệu hồ sơ", domain::printCode(file.code));
    field("Năm hình thành hồ sơ", std::to_string(file.year));
    field("Người lập hồ sơ", exported.creator);
    field("Bắt đầu", day(file.startDate));
    field("Kết thúc", day(file.endDate));
    field("Tổng số văn bản", std::to_string(exported.documents.size()));
    field("Tổng số trang", std::to_string(exported.pages));
    field("Chế độ sử dụng", std::string(domain::label(file.rights)));
    pdf.text(105, 268, "Thời hạn bảo quản: " + domain::labelOf(file.retention), {FontFace::bold, 14},
             Align::centre);
}

}  // namespace

BoundFront frontOf(const ExportedCase& exported, const PrintedList& contents) {
    PdfDocument pdf({exported.file.title, exported.organName, exported.exportedAt});
    drawCover(pdf, exported, contents.parentOrganisation);
    draw(pdf, contents);
    return {pdf.bytes(), pdf.pageCount()};
}

}  // namespace vanthu::reports
