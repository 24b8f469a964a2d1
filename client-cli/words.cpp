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
    static constexpr std::array kWords{Word{"registered", "Đăng ký"}, Word{"imported", "Nhập từ nguồn khác"},
                                       Word{"changed", "Sửa"},        Word{"voided", "Hủy số"},
                                       Word{"sent", "Gửi"},           Word{"accepted", "Tiếp nhận"},
                                       Word{"refused", "Từ chối"},    Word{"corrected", "Sửa thông tin"},
                                       Word{"linked", "Liên kết"},    Word{"unlinked", "Bỏ liên kết"}};
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
