#include "server/app/case_forms.h"

#include "server/app/register_entries.h"

#include <algorithm>
#include <array>

namespace vanthu::app {

using reports::ListColumn;
using reports::ListRow;
using reports::ListRowKind;
using reports::PrintedList;

namespace {

/// "IV": large headings of a plan.
std::string roman(int number) {
    struct Digit {
        int value;
        const char* letters;
    };
    static constexpr std::array<Digit, 13> kDigits{{{1000, "M"},
                                                    {900, "CM"},
                                                    {500, "D"},
                                                    {400, "CD"},
                                                    {100, "C"},
                                                    {90, "XC"},
                                                    {50, "L"},
                                                    {40, "XL"},
                                                    {10, "X"},
                                                    {9, "IX"},
                                                    {5, "V"},
                                                    {4, "IV"},
                                                    {1, "I"}}};
    std::string text;
    for (const auto& digit : kDigits)
        for (; number >= digit.value; number -= digit.value)
            text += digit.letters;
    return text;
}

std::string day(const std::optional<domain::Date>& date) {
    return date ? date->vietnamese() : std::string{};
}

/// "Bản danh mục này có 3 hồ sơ, bao gồm: 1 hồ sơ bảo quản vĩnh viễn; 2 hồ sơ bảo quản có thời hạn."
std::string totalLine(const std::string& list, std::size_t all, std::size_t permanent) {
    return list + " này có " + std::to_string(all) + " hồ sơ, bao gồm: " + std::to_string(permanent) +
           " hồ sơ bảo quản vĩnh viễn; " + std::to_string(all - permanent) + " hồ sơ bảo quản có thời hạn.";
}

/// Large headings carry Roman numbers, small ones Arabic ones anew below each.
class PlanRows {
  public:
    PlanRows(const domain::CasePlan& plan, AccountNames& names)
        : names_(names), notations_(domain::notationsOf(plan.lines)) {}

    ListRow rowOf(const domain::PlanLine& line) {
        const auto& notation = notations_[next_++];
        if (line.level == domain::PlanLevel::large) {
            small_ = 0;
            return heading(roman(++large_) + ". " + line.title, line.note);
        }
        if (line.level == domain::PlanLevel::small)
            return heading(std::to_string(++small_) + ". " + line.title, line.note);
        return {{line.number == 0 ? "" : domain::printCode({line.number, notation}), line.title,
                 domain::labelOf(line.retention), line.maker ? names_.of(*line.maker) : std::string{},
                 line.note}};
    }

  private:
    static ListRow heading(const std::string& title, const std::string& note) {
        return {{"", title, "", "", note}, ListRowKind::heading};
    }

    AccountNames& names_;
    std::vector<std::string> notations_;
    std::size_t next_{0};
    int large_{0};
    int small_{0};
};

/// "05/03/2025 – 28/02/2026".
std::string periodOf(const domain::CaseFile& file) {
    return day(file.startDate) + (file.endDate ? " – " + day(file.endDate) : std::string{});
}

}  // namespace

domain::Date dayOf(const domain::Document& document) {
    return document.issuedDate.value_or(
        document.arrivalDate.value_or(domain::vietnamDate(document.registeredAt)));
}

std::string typeAndSubject(const domain::Document& document, const DirectorySnapshot& directory) {
    const auto* type = directory.types().byCode(document.typeCode, dayOf(document));
    return type == nullptr ? document.subject : type->name + ' ' + document.subject;
}

PrintedList planForm(const domain::CasePlan& plan, AccountNames& names) {
    PrintedList list;
    list.title = "DANH MỤC HỒ SƠ";
    list.lines = {"Năm " + std::to_string(plan.year)};
    if (plan.approvedAt)
        list.lines.push_back("(Phê duyệt ngày " + domain::vietnamDate(*plan.approvedAt).vietnamese() + ")");
    else
        list.lines.push_back("(" + std::string(domain::label(plan.state)) + ")");
    list.columns = {{"Số và ký hiệu hồ sơ", 14, true},
                    {"Tên đề mục và tiêu đề hồ sơ", 44},
                    {"Thời hạn bảo quản", 12, true},
                    {"Người lập hồ sơ", 17},
                    {"Ghi chú", 13}};
    PlanRows rows(plan, names);
    std::size_t files = 0;
    std::size_t permanent = 0;
    for (const auto& line : plan.lines) {
        list.rows.push_back(rows.rowOf(line));
        if (line.level != domain::PlanLevel::file) continue;
        ++files;
        if (line.retention.isPermanent()) ++permanent;
    }
    list.closing = {totalLine("Bản danh mục hồ sơ", files, permanent)};
    list.signers = {"Người lập danh mục", "Quyền hạn, chức vụ của người ký"};
    return list;
}

PrintedList contentsForm(const domain::CaseFile& file, const KnownContents& contents,
                         const DirectorySnapshot& directory) {
    PrintedList list;
    list.title = "MỤC LỤC VĂN BẢN TRONG HỒ SƠ";
    list.lines = {"Hồ sơ số: " + domain::printCode(file.code) + ", năm " + std::to_string(file.year),
                  file.title};
    list.columns = {{"STT", 6, true},
                    {"Số, ký hiệu văn bản", 14},
                    {"Ngày tháng năm văn bản", 12, true},
                    {"Tên loại và trích yếu nội dung văn bản", 33},
                    {"Tác giả văn bản", 15},
                    {"Tờ số/Trang số", 9, true},
                    {"Ghi chú", 11}};
    int page = 0;
    for (const auto& known : contents.items) {
        const auto& document = known.document;
        // From which page on it stands, as far as every document before it says how long it is.
        const auto place = page < 0 || !document.pageCount ? std::string{} : std::to_string(page + 1);
        page = document.pageCount && page >= 0 ? page + *document.pageCount : -1;
        list.rows.push_back(
            {{std::to_string(known.ordinal), domain::printCode(document.code), day(document.issuedDate),
              typeAndSubject(document, directory), document.issuerName, place, known.item.note}});
    }
    list.closing = {"Tổng số: " + std::to_string(contents.items.size()) + " văn bản, " +
                    std::to_string(contents.pages) + " trang."};
    list.signers = {"Người lập hồ sơ"};
    return list;
}

PrintedList handOverForm(int year, const std::vector<CountedFile>& files) {
    PrintedList list;
    list.title = "MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU";
    list.lines = {"Năm " + std::to_string(year)};
    list.columns = {{"Số TT", 6, true},
                    {"Số, ký hiệu hồ sơ", 14},
                    {"Tiêu đề hồ sơ", 36},
                    {"Thời gian tài liệu", 15, true},
                    {"Thời hạn bảo quản", 10, true},
                    {"Số tờ/Số trang", 8, true},
                    {"Ghi chú", 11}};
    std::size_t permanent = 0;
    for (const auto& [file, contents] : files) {
        if (file.retention.isPermanent()) ++permanent;
        list.rows.push_back(
            {{std::to_string(list.rows.size() + 1), domain::printCode(file.code), file.title, periodOf(file),
              domain::labelOf(file.retention), std::to_string(contents.pages), file.description}});
    }
    list.closing = {totalLine("Mục lục", files.size(), permanent)};
    list.signers = {"Người giao", "Người nhận"};
    return list;
}

}  // namespace vanthu::app
