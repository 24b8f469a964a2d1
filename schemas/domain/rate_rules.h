#pragma once

#include "schemas/domain/error.h"
#include "schemas/domain/figure.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Definitions of the rates of domain §6.5 as data (adr/0044).
namespace vanthu::domain {

/// A rate or a variant of one. Variants of one letter share their denominator.
enum class RateName {
    a,
    aFile,
    aOnTime,
    b,
    bFile,
    bOnTime,
    c,
    cAny,
    cSigned,
    d,
    e,
    fPerson,
    fAgency,
    fBoth,
    g,
    h,
    i,
    jDecree30,
    jDecision28
};
template <>
inline constexpr auto kWords<RateName> = std::array{
    Word{RateName::a, "A", "Nhập văn bản đi, vào sổ"},
    Word{RateName::aFile, "A-file", "Nhập văn bản đi, đủ tệp và người ký"},
    Word{RateName::aOnTime, "A-on-time", "Nhập văn bản đi, đúng hạn"},
    Word{RateName::b, "B", "Nhập văn bản đến, vào sổ"},
    Word{RateName::bFile, "B-file", "Nhập văn bản đến, kèm tệp"},
    Word{RateName::bOnTime, "B-on-time", "Nhập văn bản đến, đúng hạn"},
    Word{RateName::c, "C", "Liên thông, mọi nơi nhận"},
    Word{RateName::cAny, "C-any", "Liên thông, ít nhất một nơi nhận"},
    Word{RateName::cSigned, "C-signed", "Liên thông, đủ chữ ký số"},
    Word{RateName::d, "D", "Liên thông theo lượt gửi"},
    Word{RateName::e, "E", "Trao đổi điện tử hai chiều"},
    Word{RateName::fPerson, "F-person", "Ký số cá nhân"},
    Word{RateName::fAgency, "F-agency", "Ký số cơ quan"},
    Word{RateName::fBoth, "F-both", "Ký số đủ cả hai"},
    Word{RateName::g, "G", "Giải quyết trên môi trường mạng"},
    Word{RateName::h, "H", "Giải quyết đúng hạn"},
    Word{RateName::i, "I", "Tiếp nhận trong ngày"},
    Word{RateName::jDecree30, "J-30", "Gửi đúng thời gian theo NĐ 30"},
    Word{RateName::jDecision28, "J-28", "Gửi đúng thời gian theo QĐ 28"},
};

/// What the counts behind the rates provide, see rate_counts.h.
enum class RateCounter {
    entered,
    withFile,
    onTime,
    late,
    electronic,
    missing,
    voided,
    documentsDue,
    servedAll,
    servedAny,
    servedSigned,
    servedOnPaper,
    deliveriesDue,
    deliveriesServed,
    agencies,
    agenciesServed,
    fromAgencies,
    fromAgenciesElectronic,
    issuedWithFile,
    signedByPerson,
    signedByAgency,
    signedByBoth,
    done,
    doneInTime,
    doneLate,
    doneWithoutDeadline,
    doneOnline,
    openInTime,
    openOverdue,
    openWithoutDeadline,
    notRequired,
    arrived,
    acceptedSameDay,
    sendingsDue,
    sentByDecree30,
    sentByDecision28
};
template <>
inline constexpr auto kWords<RateCounter> = std::array{
    Word{RateCounter::entered, "entered", "đã vào sổ"},
    Word{RateCounter::withFile, "with_file", "đã vào sổ, đủ tệp"},
    Word{RateCounter::onTime, "on_time", "vào sổ đúng hạn"},
    Word{RateCounter::late, "late", "vào sổ chậm"},
    Word{RateCounter::electronic, "electronic", "đến qua liên thông"},
    Word{RateCounter::missing, "missing", "số còn thiếu"},
    Word{RateCounter::voided, "voided", "số đã hủy"},
    Word{RateCounter::documentsDue, "documents_due", "văn bản phải trao đổi"},
    Word{RateCounter::servedAll, "served_all", "đã đến mọi nơi nhận"},
    Word{RateCounter::servedAny, "served_any", "đã đến ít nhất một nơi nhận"},
    Word{RateCounter::servedSigned, "served_signed", "đã đến mọi nơi nhận, đủ chữ ký số"},
    Word{RateCounter::servedOnPaper, "served_on_paper", "đã đến mọi nơi nhận, kèm bản giấy"},
    Word{RateCounter::deliveriesDue, "deliveries_due", "lượt phải gửi"},
    Word{RateCounter::deliveriesServed, "deliveries_served", "lượt đã đến"},
    Word{RateCounter::agencies, "agencies", "lượt gửi cơ quan"},
    Word{RateCounter::agenciesServed, "agencies_served", "lượt gửi cơ quan bằng bản điện tử"},
    Word{RateCounter::fromAgencies, "from_agencies", "lượt nhận từ cơ quan"},
    Word{RateCounter::fromAgenciesElectronic, "from_agencies_electronic",
         "lượt nhận từ cơ quan bằng bản điện tử"},
    Word{RateCounter::issuedWithFile, "issued_with_file", "văn bản đi có tệp"},
    Word{RateCounter::signedByPerson, "signed_by_person", "có chữ ký số cá nhân"},
    Word{RateCounter::signedByAgency, "signed_by_agency", "có chữ ký số cơ quan"},
    Word{RateCounter::signedByBoth, "signed_by_both", "có cả hai chữ ký số"},
    Word{RateCounter::done, "done", "đã giải quyết"},
    Word{RateCounter::doneInTime, "done_in_time", "đã giải quyết đúng hạn"},
    Word{RateCounter::doneLate, "done_late", "đã giải quyết quá hạn"},
    Word{RateCounter::doneWithoutDeadline, "done_without_deadline", "đã giải quyết, không thời hạn"},
    Word{RateCounter::doneOnline, "done_online", "đã giải quyết trên mạng"},
    Word{RateCounter::openInTime, "open_in_time", "đang giải quyết trong hạn"},
    Word{RateCounter::openOverdue, "open_overdue", "đang giải quyết quá hạn"},
    Word{RateCounter::openWithoutDeadline, "open_without_deadline", "đang giải quyết, không thời hạn"},
    Word{RateCounter::notRequired, "not_required", "không cần xử lý"},
    Word{RateCounter::arrived, "arrived", "đến qua liên thông trong kỳ"},
    Word{RateCounter::acceptedSameDay, "accepted_same_day", "tiếp nhận trong ngày"},
    Word{RateCounter::sendingsDue, "sendings_due", "văn bản phải gửi"},
    Word{RateCounter::sentByDecree30, "sent_by_decree_30", "gửi đúng hạn theo NĐ 30"},
    Word{RateCounter::sentByDecision28, "sent_by_decision_28", "gửi đúng hạn theo QĐ 28"},
};

using RateSum = std::vector<RateCounter>;
struct RateDefinition {
    RateSum numerator;
    RateSum denominator;
    bool operator==(const RateDefinition&) const = default;
};
/// What a report holds its units against.
struct LeadingRate {
    RateName rate{};
    int perMille{0};  ///< 0–1000
    bool operator==(const LeadingRate&) const = default;
};

struct RateRules {
    RateRulesId id;              ///< 0: the built-in set
    std::string code;            ///< its name, printed with every report
    std::optional<Date> from{};  ///< first day that it holds for; none: always
    std::string source{};        ///< of the rule
    std::string reason{};        ///< why it holds for days that were over
    std::map<RateName, RateDefinition> rates{};
    std::map<FigureReport, LeadingRate> leading{};
    AccountId enteredBy{};
    std::string enteredByName{};  ///< as the person was called then
    Timestamp enteredAt{};
    Sequence since{0};

    [[nodiscard]] bool isBuiltIn() const { return id == RateRulesId{}; }
};

/// Names the rules by which documents are counted, and the definitions that the program brings.
inline constexpr std::string_view kBuiltInRules = "vanthu-ty-le-2";
[[nodiscard]] const RateRules& builtInRules();

/// What the definition of a rate may add up.
[[nodiscard]] std::vector<RateCounter> countersOf(RateName rate);
/// Which rates a report may hold against its threshold.
[[nodiscard]] std::vector<RateName> leadingRatesOf(FigureReport report);

/// Everything that is wrong with the rates and thresholds, by field: "rates[A-file].numerator",
/// "leading[entry].threshold". Precondition: all rates and reports are there.
[[nodiscard]] Violations faultsOf(const RateRules& rules);

/// "with_file + electronic", or in Vietnamese.
[[nodiscard]] std::string codesOf(const RateSum& sum);
[[nodiscard]] std::string labelsOf(const RateSum& sum);
/// One sentence for each rate and report that `rules` defines otherwise than `before`, in Vietnamese.
[[nodiscard]] std::vector<std::string> differences(const RateRules& before, const RateRules& rules);

}  // namespace vanthu::domain
