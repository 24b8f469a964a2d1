#include "server/demo/words.h"

#include "schemas/domain/error.h"

namespace vanthu::demo {
namespace {

constexpr std::array<std::string_view, 8> kDistricts{
    "Ủy ban nhân dân thành phố Bình Minh Đông", "Ủy ban nhân dân huyện An Hòa Tây",
    "Ủy ban nhân dân huyện Cồn Ngang",          "Ủy ban nhân dân huyện Giồng Sen",
    "Ủy ban nhân dân huyện Mỹ Thới Nam",        "Ủy ban nhân dân huyện Phú Lộc Hạ",
    "Ủy ban nhân dân huyện Tân Lương",          "Ủy ban nhân dân huyện Vàm Trà",
};
constexpr std::array<std::string_view, 6> kOutsiders{
    "Công ty TNHH Thủy sản Vàm Trà",           "Hợp tác xã Nông nghiệp Giồng Sen",
    "Công ty Cổ phần Xây dựng Bình Minh Đông", "Hội Làm vườn tỉnh Bình Minh",
    "Công ty Cổ phần Cấp nước Bình Minh",      "Trường Cao đẳng Nghề Bình Minh",
};

constexpr std::array kTypes{
    TypeWords{"CV",
              "Công văn",
              "",
              {"V/v triển khai", "V/v báo cáo tình hình", "V/v đăng ký kế hoạch", "V/v góp ý dự thảo về"}},
    TypeWords{"QĐ",
              "Quyết định",
              "QUYẾT ĐỊNH",
              {"Về việc phê duyệt kế hoạch", "Về việc thành lập tổ công tác", "Về việc kiện toàn ban chỉ đạo",
               "Về việc ban hành quy trình"}},
    TypeWords{"KH", "Kế hoạch", "KẾ HOẠCH", {"Triển khai", "Kiểm tra", "Tuyên truyền", "Tổng kết"}},
    TypeWords{"BC", "Báo cáo", "BÁO CÁO", {"Kết quả", "Tình hình", "Sơ kết", "Kết quả kiểm tra"}},
    TypeWords{"TTr",
              "Tờ trình",
              "TỜ TRÌNH",
              {"Về việc xin chủ trương", "Về việc phê duyệt dự toán", "Về việc ban hành kế hoạch",
               "Về việc bổ sung kinh phí"}},
    TypeWords{"TB",
              "Thông báo",
              "THÔNG BÁO",
              {"Kết luận cuộc họp về", "Lịch kiểm tra", "Phân công nhiệm vụ", "Kết quả đánh giá"}},
    TypeWords{"GM",
              "Giấy mời",
              "GIẤY MỜI",
              {"Họp về", "Dự hội nghị sơ kết", "Dự tập huấn về", "Dự hội nghị triển khai"}},
};

constexpr std::array<std::string_view, 14> kSurnames{
    "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Đoàn", "Hồ", "Ngô", "Dương", "Lý"};
constexpr std::array<std::string_view, 12> kMiddleNames{"Văn",  "Thị", "Minh", "Hoàng", "Thanh", "Ngọc",
                                                        "Quốc", "Hữu", "Thu",  "Kim",   "Đức",   "Bích"};
constexpr std::array<std::string_view, 24> kGivenNames{
    "An",  "Bình", "Châu",  "Dũng", "Đạt",  "Giang", "Hạnh", "Hòa",  "Khánh", "Lan",   "Liên", "Long",
    "Mai", "Nam",  "Nghĩa", "Oanh", "Phúc", "Quân",  "Sơn",  "Thảo", "Thủy",  "Trang", "Vinh", "Yến"};

constexpr std::array<std::string_view, 8> kTails{"năm 2018",
                                                 "trên địa bàn tỉnh",
                                                 "quý I năm 2018",
                                                 "6 tháng đầu năm 2018",
                                                 "giai đoạn 2018 - 2020",
                                                 "tại các huyện, thành phố",
                                                 "9 tháng đầu năm 2018",
                                                 "theo chỉ đạo của Ủy ban nhân dân tỉnh"};

constexpr std::array<std::string_view, 6> kBeginnings{
    "Thực hiện chương trình công tác năm 2018, đơn vị đã xây dựng nội dung",
    "Căn cứ chức năng, nhiệm vụ được giao và tình hình thực tế tại địa phương, đơn vị đề nghị",
    "Qua theo dõi, kết quả bước đầu cho thấy",
    "Để bảo đảm tiến độ chung, các phòng chuyên môn cần phối hợp",
    "Trong thời gian tới, đơn vị tiếp tục tập trung",
    "Sau khi lấy ý kiến các cơ quan liên quan, đơn vị thống nhất",
};
constexpr std::array<std::string_view, 6> kEndings{
    "bảo đảm đúng tiến độ, tiết kiệm và hiệu quả.",
    "và gửi kết quả về bộ phận tổng hợp trước ngày 15 hằng tháng.",
    "đồng thời báo cáo kịp thời những khó khăn, vướng mắc phát sinh.",
    "theo đúng quy định hiện hành về tài chính và công khai, minh bạch.",
    "có phân công người phụ trách, thời hạn hoàn thành và sản phẩm cụ thể.",
    "trong đó ưu tiên các xã vùng sâu và địa bàn còn nhiều khó khăn.",
};

std::string joined(std::string_view first, std::string_view second, std::string_view third) {
    std::string text(first);
    text.append(" ").append(second).append(" ").append(third);
    return text;
}

}  // namespace

std::span<const std::string_view> districts() {
    return kDistricts;
}
std::span<const std::string_view> outsiders() {
    return kOutsiders;
}
std::span<const TypeWords> types() {
    return kTypes;
}

const TypeWords& typeWords(std::string_view code) {
    for (const auto& type : kTypes)
        if (type.code == code) return type;
    throw Error(ErrorCode::internal, "the demo has no words for documents of the type " + std::string(code));
}

std::string personName(Random& random) {
    const auto& surname = random.pick(kSurnames);
    const auto& middle = random.pick(kMiddleNames);
    return joined(surname, middle, random.pick(kGivenNames));
}

std::string subjectOf(Random& random, const UnitWords& unit, const TypeWords& type) {
    const auto& opening = random.pick(type.openings);
    const auto& subject = random.pick(unit.subjects);
    return joined(opening, subject, random.pick(kTails));
}

std::string paragraphOf(Random& random, std::string_view subject) {
    const auto& beginning = random.pick(kBeginnings);
    return joined(beginning, subject, random.pick(kEndings));
}

}  // namespace vanthu::demo
