#include "client-cli/words.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>

namespace vanthu::cli {
namespace {

struct Word {
    std::string_view code;
    std::string_view label;
};

std::string labelIn(std::span<const Word> words, const std::string& code) {
    for (const auto& word : words)
        if (word.code == code) return std::string(word.label);
    return code;
}

}  // namespace

std::string roleLabel(const std::string& code) {
    static constexpr std::array kWords{Word{"van_thu", "Văn thư"}, Word{"lanh_dao", "Lãnh đạo"},
                                       Word{"chuyen_vien", "Chuyên viên"}, Word{"quan_tri", "Quản trị"}};
    return labelIn(kWords, code);
}

std::string directionLabel(const std::string& code) {
    static constexpr std::array kWords{Word{"incoming", "Đến"}, Word{"outgoing", "Đi"},
                                       Word{"archived", "Lưu trữ"}};
    return labelIn(kWords, code);
}

std::string urgencyLabel(const std::string& code) {
    static constexpr std::array kWords{Word{"normal", "Thường"}, Word{"urgent", "Khẩn"},
                                       Word{"very_urgent", "Thượng khẩn"}, Word{"express", "Hỏa tốc"}};
    return labelIn(kWords, code);
}

std::string accessLabel(const std::string& code) {
    static constexpr std::array kWords{Word{"restricted", "Hạn chế: văn thư, lãnh đạo và người được giao"}};
    return labelIn(kWords, code);
}

std::string bookStateLabel(const std::string& code) {
    static constexpr std::array kWords{Word{"open", "Đang mở"}, Word{"closed", "Đã đóng"},
                                       Word{"locked", "Đã khóa"}};
    return labelIn(kWords, code);
}

std::string bookPurposeLabel(const std::string& code) {
    static constexpr std::array kWords{Word{"agency", "Cơ quan"}, Word{"board", "Hội đồng, ban"},
                                       Word{"secret_stubs", "Giữ số mật"}, Word{"copies", "Bản sao"}};
    return labelIn(kWords, code);
}

std::string secrecyLabel(const std::string& code) {
    static constexpr std::array kWords{Word{"mat", "Mật"}, Word{"toi_mat", "Tối mật"},
                                       Word{"tuyet_mat", "Tuyệt mật"}};
    return labelIn(kWords, code);
}

std::string fileKindLabel(const std::string& code) {
    static constexpr std::array kWords{Word{"main", "Văn bản chính"}, Word{"enclosure", "Kèm theo"}};
    return labelIn(kWords, code);
}

std::string schemeLabel(const std::string& code) {
    static constexpr std::array kWords{Word{"common", "Số chung"}, Word{"per_type", "Số riêng theo loại"},
                                       Word{"mixed", "Số hỗn hợp"}};
    return labelIn(kWords, code);
}

std::string actionLabel(const std::string& code) {
    static constexpr std::array kWords{
        Word{"registered", "Đăng ký"}, Word{"imported", "Nhập từ nguồn khác"}, Word{"changed", "Sửa"},
        Word{"scan_added", "Gắn bản quét"}, Word{"attached", "Gắn vào văn bản"},
        Word{"split", "Tách tập quét"}, Word{"cut", "Tách từ tập quét"},
        Word{"looked_at", "Tìm tờ phân cách, mã dấu Đến"}, Word{"voided", "Hủy số"}, Word{"sent", "Gửi"},
        Word{"accepted", "Tiếp nhận"}, Word{"refused", "Từ chối"},
        // the way of an incoming document
        Word{"present", "Trình lãnh đạo"}, Word{"send_back", "Trả lại văn thư"},
        Word{"direct", "Chỉ đạo, phân phối"}, Word{"ask_opinion", "Xin ý kiến"},
        Word{"lose_principal", "Không còn chủ trì"}, Word{"complete", "Kết thúc"},
        Word{"file", "Lưu để biết"}, Word{"opinion", "Ghi ý kiến"}, Word{"replied", "Có văn bản trả lời"},
        Word{"deadline_moved", "Lùi hạn"}, Word{"recalled", "Thu hồi"},
        Word{"corrected", "Được sửa bằng văn bản khác"}, Word{"assigned", "Giao việc"}, Word{"read", "Xem"},
        Word{"acknowledge", "Xác nhận đã biết"}, Word{"start", "Bắt đầu giải quyết"},
        Word{"distribute", "Giao tiếp trong đơn vị"}, Word{"ask_extension", "Xin gia hạn"},
        Word{"extension_asked", "Đề nghị gia hạn"}, Word{"extension_approved", "Đồng ý gia hạn"},
        Word{"extension_refused", "Không đồng ý gia hạn"}, Word{"give_opinion", "Cho ý kiến"},
        Word{"finish", "Báo đã xong"}, Word{"give_back", "Trả lại người giao"},
        Word{"take_back", "Thu lại khi chưa xem"}, Word{"lapse", "Hết hiệu lực"},
        Word{"handed_over", "Bàn giao"}, Word{"raised", "Cảnh báo"}, Word{"confirmed", "Xác nhận"},
        Word{"withdrawn", "Bỏ"}, Word{"ended", "Kết thúc"}, Word{"mail_changed", "Đổi địa chỉ thư"},
        Word{"extension_handed_over", "Bàn giao việc duyệt gia hạn"},
        // the way of an outgoing one
        Word{"created", "Tạo"}, Word{"extract_again", "Yêu cầu đọc lại nội dung tệp"},
        Word{"form_checked", "Kết quả kiểm tra thể thức"}, Word{"signatures_checked", "Kiểm tra chữ ký số"},
        Word{"version_added", "Thêm bản dự thảo"}, Word{"describe", "Sửa thông tin"},
        Word{"commented", "Góp ý"}, Word{"submit", "Trình duyệt"}, Word{"approve", "Duyệt nội dung"},
        Word{"check", "Kiểm tra thể thức"}, Word{"sign", "Ký"}, Word{"number", "Cấp số"},
        Word{"issue", "Ban hành"}, Word{"send", "Gửi"}, Word{"back", "Trả lại để sửa"},
        Word{"recall", "Thu hồi"}, Word{"abandon", "Thôi không ban hành"}};
    return labelIn(kWords, code);
}

std::string workLabel(const std::string& code) {
    static constexpr std::array kWords{Word{"assignment", "Việc được giao"},
                                       Word{"presentation", "Chờ trình"}, Word{"direction", "Chờ chỉ đạo"},
                                       Word{"extension", "Xin gia hạn"}, Word{"draft", "Dự thảo"}};
    return labelIn(kWords, code);
}

std::string sizeForPeople(std::int64_t bytes) {
    static constexpr std::array kUnits{"B", "KB", "MB", "GB", "TB"};
    auto size = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; size >= 1000 && unit + 1 < kUnits.size(); ++unit)
        size /= 1000;
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), unit == 0 ? "%.0f %s" : "%.1f %s", size, kUnits[unit]);
    std::replace(text.begin(), text.end(), '.', ',');
    return text.data();
}

Json reference(const std::string& text) {
    constexpr std::size_t kLongestId = 9;  // a tax code of 10 digits is a code
    const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!text.empty() && text.size() <= kLongestId && digits)
        return static_cast<std::int64_t>(std::stol(text));
    return text;
}

}  // namespace vanthu::cli
