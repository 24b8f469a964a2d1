#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "schemas/domain/notation.h"
#include "server/reports/register.h"

namespace vanthu::reports {
namespace {

using Entry = const RegisterEntry&;
using Cell = std::string (*)(Entry);

std::string day(const std::optional<domain::Date>& date) {
    return date ? date->vietnamese() : std::string{};
}

bool isVoid(Entry entry) {
    return !entry.voidReason.empty();
}

/// "a b" of what is there of both.
std::string joined(const std::string& left, const std::string& right, const char* between = " ") {
    return left.empty() || right.empty() ? left + right : left + between + right;
}

std::string codeOf(Entry entry) {
    return isVoid(entry) ? std::string{} : domain::printCode(entry.document.code);
}

/// Of what the unit itself issues, where the code is the only place of the number.
std::string ownCodeOf(Entry entry) {
    return isVoid(entry) ? printed(entry.number) : codeOf(entry);
}

std::string receiversOf(Entry entry) {
    std::string names;
    for (const auto& receiver : entry.document.receivers)
        names = joined(names, receiver.name, "; ");
    return names;
}

std::string typeAndSubject(Entry entry) {
    if (isVoid(entry)) return "(Số bị hủy)";
    return joined(entry.typeName, entry.document.subject);
}

/// "Kế hoạch số 456/KH-UBND ngày 28/09/2018 của UBND tỉnh Bình Minh".
std::string describedDocument(Entry entry) {
    if (isVoid(entry)) return "(Số bị hủy)";
    const auto& document = entry.document;
    const auto code = domain::printCode(document.code);
    auto text = entry.typeName.empty() ? std::string("Văn bản") : entry.typeName;
    if (!code.empty()) text += " số " + code;
    if (document.issuedDate) text += " ngày " + day(document.issuedDate);
    if (!document.issuerName.empty()) text += " của " + document.issuerName;
    return text;
}

std::string note(Entry entry) {
    return isVoid(entry) ? "Hủy: " + entry.voidReason : entry.document.note;
}

bool isBefore(Entry left, Entry right) {
    return std::tie(left.number.number, left.number.suffix) <
           std::tie(right.number.number, right.number.suffix);
}

std::string byHand(Entry) {
    return {};
}

// The columns that several forms share.
const Cell kOwnCode = ownCodeOf;
const Cell kIssued = [](Entry entry) { return day(entry.document.issuedDate); };
const Cell kSent = [](Entry entry) { return day(entry.sentDate); };
const Cell kNumber = [](Entry entry) { return printed(entry.number); };
const Cell kHandler = [](Entry entry) { return entry.handler; };

constexpr auto kLeft = RegisterColumn::Side::left;
constexpr auto kCentre = RegisterColumn::Side::centre;

// NĐ 30/2020, Phụ lục IV: headings, and their order, are those of the decree. A column without anything that
// fills it is written by hand.
const std::vector<RegisterForm>& forms() {
    static const std::vector<RegisterForm> all{
        {RegisterKind::incoming,
         domain::Direction::incoming,
         "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
         true,
         {{"Ngày đến", 8, kCentre, [](Entry entry) { return day(entry.document.arrivalDate); }},
          {"Số đến", 5, kCentre, kNumber},
          {"Tác giả", 13, kLeft, [](Entry entry) { return entry.document.issuerName; }},
          {"Số, ký hiệu văn bản", 12, kLeft, codeOf},
          {"Ngày tháng văn bản", 8, kCentre, kIssued},
          {"Tên loại và trích yếu nội dung văn bản", 23, kLeft, typeAndSubject},
          {"Đơn vị hoặc người nhận", 10, kLeft, kHandler},
          {"Ngày chuyển", 8, kCentre, kSent},
          {"Ký nhận", 6, kLeft, byHand},
          {"Ghi chú", 7, kLeft, note}}},
        {RegisterKind::outgoing,
         domain::Direction::outgoing,
         "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
         true,
         {{"Số, ký hiệu văn bản", 11, kLeft, kOwnCode},
          {"Ngày tháng văn bản", 8, kCentre, kIssued},
          {"Tên loại và trích yếu nội dung văn bản", 24, kLeft, typeAndSubject},
          {"Người ký", 9, kLeft, [](Entry entry) { return entry.document.signer.name; }},
          {"Nơi nhận văn bản", 14, kLeft, receiversOf},
          {"Đơn vị, người nhận bản lưu", 8, kLeft, [](Entry entry) { return entry.keeper; }},
          {"Số lượng bản", 5, kCentre,
           [](Entry entry) {
               return entry.document.copyCount ? std::to_string(*entry.document.copyCount) : std::string{};
           }},
          {"Ngày chuyển", 8, kCentre, kSent},
          {"Ký nhận", 6, kLeft, byHand},
          {"Ghi chú", 7, kLeft, note}}},
        {RegisterKind::dispatch,
         domain::Direction::outgoing,
         "SỔ GỬI VĂN BẢN ĐI BƯU ĐIỆN",
         true,
         {{"Ngày chuyển", 10, kCentre, kSent},
          {"Số, ký hiệu văn bản", 16, kLeft, kOwnCode},
          {"Nơi nhận văn bản", 34, kLeft, receiversOf},
          {"Số lượng bì", 8, kCentre, byHand},
          {"Ký nhận và dấu bưu điện", 16, kLeft, byHand},
          {"Ghi chú", 16, kLeft, note}}},
        {RegisterKind::followUp,
         domain::Direction::incoming,
         "SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN",
         false,
         {{"Số đến", 6, kCentre, kNumber},
          {"Tên loại, số, ký hiệu, ngày tháng và tên cơ quan ban hành văn bản", 30, kLeft, describedDocument},
          {"Đơn vị hoặc người nhận", 15, kLeft, kHandler},
          {"Thời hạn giải quyết", 10, kCentre, [](Entry entry) { return day(entry.document.dueDate); }},
          {"Tiến độ giải quyết", 14, kLeft, [](Entry entry) { return entry.progress; }},
          {"Số, ký hiệu văn bản trả lời", 13, kLeft, [](Entry entry) { return entry.replies; }},
          {"Ghi chú", 12, kLeft, note}}},
        {RegisterKind::loans,
         domain::Direction::outgoing,
         "SỔ SỬ DỤNG BẢN LƯU",
         true,
         {{"Ngày tháng", 8, kCentre, byHand},
          {"Họ và tên người sử dụng", 13, kLeft, byHand},
          {"Số, ký hiệu, ngày tháng văn bản", 13, kLeft, byHand},
          {"Tên loại và trích yếu nội dung văn bản", 22, kLeft, byHand},
          {"Số và ký hiệu HS", 9, kLeft, byHand},
          {"Ký nhận", 7, kLeft, byHand},
          {"Ngày trả", 8, kCentre, byHand},
          {"Người cho phép sử dụng", 11, kLeft, byHand},
          {"Ghi chú", 9, kLeft, byHand}}},
    };
    return all;
}

}  // namespace

const RegisterForm& formOf(RegisterKind kind) {
    return *std::find_if(forms().begin(), forms().end(),
                         [&](const RegisterForm& form) { return form.kind == kind; });
}

std::string printed(const domain::RegistryNumber& number) {
    return (number.number < 10 ? "0" : "") + std::to_string(number.number) + number.suffix;
}

std::string firstNumber(const Register& book) {
    const auto first = std::min_element(book.entries.begin(), book.entries.end(), isBefore);
    return first == book.entries.end() ? "" : printed(first->number);
}

std::string lastNumber(const Register& book) {
    const auto last = std::max_element(book.entries.begin(), book.entries.end(), isBefore);
    return last == book.entries.end() ? "" : printed(last->number);
}

}  // namespace vanthu::reports
