#include "server/reports/report_columns.h"

#include <cstdint>

namespace vanthu::reports {
namespace {

using domain::RateName;

constexpr std::string_view kOutgoing = "Văn bản đi";
constexpr std::string_view kIncoming = "Văn bản đến";
constexpr std::string_view kDocuments = "Theo văn bản";
constexpr std::string_view kDeliveries = "Theo lượt gửi";
constexpr std::string_view kSigned = "Ký số văn bản đi";
constexpr std::string_view kBothWays = "Trao đổi hai chiều";
constexpr std::string_view kArrived = "Nhận qua liên thông";
constexpr std::string_view kIssuedTotal = "Tổng số phát hành";
constexpr std::string_view kCameTotal = "Tổng số đến";
constexpr std::string_view kToExchange = "Phải trao đổi";
constexpr std::string_view kWithFile = "Có tệp";

// A member pointer path as template argument turns a figure into a plain function pointer for the column
// tables.
template <DirectionFigures EntryFigures::*direction, Rate DirectionFigures::*rate>
std::string due(const EntryFigures& figures) {
    const auto& of = figures.*direction;
    return of.hasBase() ? std::to_string((of.*rate).denominator) : "—";
}
template <DirectionFigures EntryFigures::*direction, Rate DirectionFigures::*rate>
std::string done(const EntryFigures& figures) {
    const auto& of = figures.*direction;
    return of.hasBase() ? std::to_string((of.*rate).numerator) : "—";
}
template <DirectionFigures EntryFigures::*direction, Rate DirectionFigures::*rate>
std::string percent(const EntryFigures& figures) {
    return printed(figures.*direction.*rate);
}
template <DirectionFigures EntryFigures::*direction, std::int64_t DirectionFigures::*count>
std::string number(const EntryFigures& figures) {
    return std::to_string(figures.*direction.*count);
}
template <Rate InterconnectionFigures::*rate>
std::string due(const InterconnectionFigures& figures) {
    return std::to_string((figures.*rate).denominator);
}
template <Rate InterconnectionFigures::*rate>
std::string done(const InterconnectionFigures& figures) {
    return std::to_string((figures.*rate).numerator);
}
template <Rate InterconnectionFigures::*rate>
std::string percent(const InterconnectionFigures& figures) {
    return printed(figures.*rate);
}
template <std::int64_t InterconnectionFigures::*count>
std::string number(const InterconnectionFigures& figures) {
    return std::to_string(figures.*count);
}

template <DirectionFigures EntryFigures::*direction>
std::string withoutFile(const EntryFigures& figures) {
    const auto& of = figures.*direction;
    return of.hasBase() ? std::to_string(of.incomplete()) : "—";
}

template <std::int64_t (DirectionFigures::*count)() const>
std::string onPaper(const EntryFigures& figures) {
    const auto& of = figures.incoming;
    return of.hasBase() ? std::to_string((of.*count)()) : "—";
}

template <DirectionFigures EntryFigures::*direction>
std::string declaredCell(const EntryFigures& figures) {
    const auto& of = figures.*direction;
    return of.declaredBy > 0 ? std::to_string(of.declared) : "—";
}

template <DirectionFigures EntryFigures::*direction>
void addRest(std::vector<FigureColumn<EntryFigures>>& columns, std::string_view band, std::string_view total,
             std::optional<RateName> onTime) {
    using F = DirectionFigures;
    columns.push_back({band, "Vào sổ đúng hạn", &done<direction, &F::onTime>});
    columns.push_back(
        {band, "Đúng hạn (%)", &percent<direction, &F::onTime>, 11.5, onTime, "Vào sổ đúng hạn", total});
    columns.push_back({band, "Số còn thiếu", &number<direction, &F::missing>, 10});
    columns.push_back({band, "Số đã hủy", &number<direction, &F::voided>});
    columns.push_back({band, "Số khai báo", &declaredCell<direction>});
}

std::string baseNote(RateBase base) {
    const std::string series =
        "mỗi số từ đầu đến cuối dãy của kỳ báo cáo là một văn bản; số còn thiếu trong dãy coi là chưa nhập; "
        "số "
        "đã hủy có lý do không tính; số phụ (12a) tính là một văn bản riêng";
    const std::string declared =
        "số văn bản trong sổ giấy mà đơn vị đã khai báo cho đủ các ngày của kỳ báo cáo, không gồm số đã hủy";
    auto note = "Mẫu số của mọi tỷ lệ trong bảng tính " + std::string(label(base)) + ": ";
    if (base == RateBase::declared)
        note += declared +
                "; đơn vị chưa khai báo đủ kỳ ghi “—”. Tỷ lệ trên 100 % là phần mềm có nhiều hơn sổ "
                "giấy đã khai báo";
    else if (base == RateBase::greater)
        note += "dãy số: " + series + "; khai báo: " + declared + ", đơn vị chưa khai báo tính theo dãy số";
    else
        note += series;
    return note + ". Văn bản mật không tính.";
}

ReportForm<EntryFigures> entryForm(RateBase base) {
    ReportForm<EntryFigures> form{.code = "entry",
                                  .title = "BẢNG TỔNG HỢP TÌNH HÌNH NHẬP VĂN BẢN VÀO PHẦN MỀM"};
    using E = EntryFigures;
    using F = DirectionFigures;
    auto& columns = form.columns;
    columns = {
        {kOutgoing, kIssuedTotal, &due<&E::outgoing, &F::entered>, 14},
        {kOutgoing, "Đã nhập", &done<&E::outgoing, &F::withFile>, 14},
        {kOutgoing, "Tỷ lệ (%)", &percent<&E::outgoing, &F::withFile>, 11.5, RateName::aFile, "Đã nhập",
         kIssuedTotal},
        {kOutgoing, "Chỉ vào sổ, chưa đủ", &withoutFile<&E::outgoing>, 13},
        {kOutgoing, "Vào sổ (%)", &percent<&E::outgoing, &F::entered>, 0, RateName::a,
         "Đã nhập+Chỉ vào sổ, chưa đủ", kIssuedTotal},
    };
    addRest<&E::outgoing>(columns, kOutgoing, kIssuedTotal, RateName::aOnTime);
    columns.push_back({kIncoming, kCameTotal, &due<&E::incoming, &F::entered>, 14});
    columns.push_back({kIncoming, "Đã nhập", &done<&E::incoming, &F::entered>, 14});
    columns.push_back(
        {kIncoming, "Tỷ lệ (%)", &percent<&E::incoming, &F::entered>, 11.5, {}, "Đã nhập", kCameTotal});
    columns.push_back({kIncoming, "Điện tử", &done<&E::incoming, &F::electronic>, 11});
    columns.push_back(
        {kIncoming, "Điện tử (%)", &percent<&E::incoming, &F::electronic>, 0, {}, "Điện tử", kCameTotal});
    columns.push_back({kIncoming, "Giấy, có tệp", &onPaper<&F::scanned>, 11});
    columns.push_back({kIncoming, "Giấy, chỉ vào sổ", &onPaper<&F::onlyListed>, 11});
    columns.push_back({kIncoming, "Kèm tệp", &done<&E::incoming, &F::withFile>});
    columns.push_back(
        {kIncoming, "Kèm tệp (%)", &percent<&E::incoming, &F::withFile>, 0, {}, "Kèm tệp", kCameTotal});
    addRest<&E::incoming>(columns, kIncoming, kCameTotal, {});
    form.notes = {
        baseNote(base),
        "Văn bản đi đã nhập: có trong sổ với số, ngày, trích yếu, người ký và tệp của văn bản đã phát hành; "
        "thiếu "
        "tệp hoặc người ký là chỉ vào sổ, chưa đủ. Văn bản đến đã nhập: có trong sổ; điện tử là đến qua liên "
        "thông từ cơ quan trong danh mục, còn lại là giấy, có tệp bản quét hoặc chỉ vào sổ.",
        "Đúng hạn: đăng ký trong ngày ban hành (văn bản đi), ngày đến (văn bản đến) hoặc ngày làm việc tiếp "
        "theo.",
        "Tỷ lệ lấy một chữ số thập phân, không làm tròn lên; đơn vị không có văn bản ghi “—” và không tính "
        "vào số đơn "
        "vị được xếp.",
    };
    return form;
}

ReportForm<InterconnectionFigures> interconnectionForm() {
    using F = InterconnectionFigures;
    ReportForm<InterconnectionFigures> form{.code = "interconnection",
                                            .title = "BẢNG TỔNG HỢP VĂN BẢN ĐIỆN TỬ LIÊN THÔNG"};
    form.columns = {
        {kDocuments, kToExchange, &due<&F::documents>, 14},
        {kDocuments, "Đã gửi liên thông", &done<&F::documents>, 14},
        {kDocuments, "Tỷ lệ (%)", &percent<&F::documents>, 12, RateName::c, "Đã gửi liên thông", kToExchange},
        {kDocuments, "Ít nhất một nơi nhận", &done<&F::documentsAnyReceiver>},
        {kDocuments, "Một nơi nhận (%)", &percent<&F::documentsAnyReceiver>, 13, RateName::cAny,
         "Ít nhất một nơi nhận", kToExchange},
        {kDocuments, "Đã gửi, đủ chữ ký số", &done<&F::documentsSigned>},
        {kDocuments, "Đủ chữ ký số (%)", &percent<&F::documentsSigned>, 0, RateName::cSigned,
         "Đã gửi, đủ chữ ký số", kToExchange},
        {kDocuments, "Kèm giấy", &number<&F::onPaper>, 12},
        {kDeliveries, "Phải gửi", &due<&F::deliveries>},
        {kDeliveries, "Đã đến nơi nhận", &done<&F::deliveries>},
        {kDeliveries, "Tỷ lệ (%)", &percent<&F::deliveries>, 13, RateName::d, "Đã đến nơi nhận", "Phải gửi"},
        {kBothWays, "Gửi và nhận", &due<&F::exchanged>},
        {kBothWays, "Bằng bản điện tử", &done<&F::exchanged>},
        {kBothWays, "Tỷ lệ (%)", &percent<&F::exchanged>, 14, RateName::e, "Bằng bản điện tử", "Gửi và nhận"},
        {kSigned, kWithFile, &due<&F::signedByBoth>},
        {kSigned, "Cá nhân", &done<&F::signedByPerson>},
        {kSigned, "Cá nhân (%)", &percent<&F::signedByPerson>, 13, RateName::fPerson, "Cá nhân", kWithFile},
        {kSigned, "Cơ quan", &done<&F::signedByAgency>},
        {kSigned, "Cơ quan (%)", &percent<&F::signedByAgency>, 13, RateName::fAgency, "Cơ quan", kWithFile},
        {kSigned, "Đủ cả hai", &done<&F::signedByBoth>},
        {kSigned, "Cả hai (%)", &percent<&F::signedByBoth>, 12, RateName::fBoth, "Đủ cả hai", kWithFile},
        {kArrived, "Tổng số", &due<&F::acceptedSameDay>, 12},
        {kArrived, "Tiếp nhận trong ngày", &done<&F::acceptedSameDay>, 14},
        {kArrived, "Trong ngày (%)", &percent<&F::acceptedSameDay>, 0, RateName::i, "Tiếp nhận trong ngày",
         "Tổng số"},
        {kArrived, "Từ chối", &number<&F::refused>, 11},
        {kArrived, "Thu hồi", &number<&F::recalled>, 11},
    };
    form.notes = {
        "Tỷ lệ " + std::string(label(RateBase::documentsDue)) +
            ": văn bản đi ban hành trong kỳ, không mật, có ít nhất một nơi nhận là cơ quan khác đã liên "
            "thông vào ngày "
            "ban hành (Quyết định 28/2018/QĐ-TTg). Liên thông đủ nơi nhận: hệ thống của mọi nơi nhận ấy đã "
            "báo nhận.",
        "Tỷ lệ " + std::string(label(RateBase::deliveriesDue)) +
            ": mỗi nơi nhận như trên của một văn bản là một lượt phải gửi; lượt đã đến khi hệ thống nơi nhận "
            "báo nhận.",
        "Trao đổi hai chiều " + std::string(label(RateBase::betweenAgencies)) +
            ": mỗi cơ quan nhận một văn bản đi, và mỗi văn bản đến từ một cơ quan trong danh mục, là một "
            "lượt.",
        "Ký số " + std::string(label(RateBase::issuedWithFile)) +
            ": chữ ký số hợp lệ mang tên người ký văn bản là của cá nhân, chữ ký số hợp lệ khác là của cơ "
            "quan. "
            "Tiếp nhận trong ngày " +
            std::string(label(RateBase::arrivedElectronically)) + ".",
        "Tỷ lệ lấy một chữ số thập phân, không làm tròn lên; đơn vị không có văn bản phải trao đổi ghi “—” "
        "và không "
        "tính vào số đơn vị được xếp.",
    };
    return form;
}

}  // namespace

const ReportForm<EntryFigures>& formOf(const EntryReport& report) {
    static const auto series = entryForm(RateBase::numberSeries);
    static const auto declared = entryForm(RateBase::declared);
    static const auto greater = entryForm(RateBase::greater);
    switch (report.total.outgoing.entered.base) {
        case RateBase::declared:
            return declared;
        case RateBase::greater:
            return greater;
        default:
            return series;
    }
}

const ReportForm<InterconnectionFigures>& formOf(const InterconnectionReport&) {
    static const auto form = interconnectionForm();
    return form;
}

}  // namespace vanthu::reports
