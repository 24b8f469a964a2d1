#include "server/reports/rate.h"

#include <array>

#include "schemas/domain/vocabulary.h"

namespace vanthu::reports {
namespace {

constexpr std::array kBases{
    domain::Word{RateBase::numberSeries, "number_series", "theo dãy số"},
    domain::Word{RateBase::documentsDue, "documents_due", "theo văn bản phải trao đổi"},
    domain::Word{RateBase::deliveriesDue, "deliveries_due", "theo lượt gửi"},
    domain::Word{RateBase::sendingsOver, "sendings_over", "theo văn bản phải gửi đã gửi hoặc đã hết hạn gửi"},
    domain::Word{RateBase::finishedWithDeadline, "finished_with_deadline",
                 "theo văn bản đã giải quyết có thời hạn"},
    domain::Word{RateBase::finished, "finished", "theo văn bản đã giải quyết xong"},
    domain::Word{RateBase::betweenAgencies, "between_agencies", "theo lượt trao đổi giữa các cơ quan"},
    domain::Word{RateBase::issuedWithFile, "issued_with_file", "theo văn bản đi có tệp"},
    domain::Word{RateBase::arrivedElectronically, "arrived_electronically",
                 "theo văn bản đến qua liên thông"},
    domain::Word{RateBase::declared, "declared", "theo số khai báo"},
    domain::Word{RateBase::greater, "greater", "theo số lớn hơn giữa dãy số và số khai báo"},
    domain::Word{RateBase::defined, "defined", "theo định nghĩa của bộ quy tắc"},
};

const domain::Word<RateBase>& wordOf(RateBase base) {
    return kBases.at(static_cast<std::size_t>(base));
}

}  // namespace

std::string_view code(RateBase base) {
    return wordOf(base).code;
}
std::string_view label(RateBase base) {
    return wordOf(base).label;
}

std::optional<RateBase> entryBase(std::string_view text) {
    if (text.empty()) return RateBase::numberSeries;
    for (const auto base : {RateBase::numberSeries, RateBase::declared, RateBase::greater})
        if (text == code(base)) return base;
    return std::nullopt;
}

std::string printed(Threshold threshold) {
    auto text = std::to_string(threshold.perMille / 10);
    if (threshold.perMille % 10 != 0) text += "," + std::to_string(threshold.perMille % 10);
    return text;
}

std::optional<int> Rate::tenthsOfPercent() const {
    if (denominator == 0) return std::nullopt;
    return static_cast<int>(numerator * 1000 / denominator);
}

bool Rate::reaches(Threshold threshold) const {
    return denominator > 0 && numerator * 1000 >= threshold.perMille * denominator;
}

Rate& Rate::operator+=(const Rate& other) {
    numerator += other.numerator;
    denominator += other.denominator;
    return *this;
}

std::string printed(const Rate& rate) {
    const auto tenths = rate.tenthsOfPercent();
    if (!tenths) return "—";
    return std::to_string(*tenths / 10) + "," + std::to_string(*tenths % 10);
}

void Standing::count(const Rate& rate) {
    if (rate.denominator == 0) return;
    ++counted;
    if (rate.reaches(threshold)) ++reached;
}

std::string printed(const Standing& standing) {
    return std::to_string(standing.reached) + "/" + std::to_string(standing.counted) + " đơn vị đạt từ " +
           printed(standing.threshold) + " % trở lên";
}

}  // namespace vanthu::reports
