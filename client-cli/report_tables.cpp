#include "client-cli/report_tables.h"

#include <array>
#include <cstdio>
#include <utility>
#include <vector>

namespace vanthu::cli {
namespace {

/// "99,9 %" with one decimal, "—" where there was nothing to count.
std::string percentOf(const Json& rate) {
    if (rate["percent"].isNull()) return "—";
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.1f", rate["percent"].number());
    std::string percent = text.data();
    if (const auto point = percent.find('.'); point != std::string::npos) percent[point] = ',';
    return percent + " %";
}

std::string countsOf(const Json& rate) {
    return rate["numerator"].text() + "/" + rate["denominator"].text();
}

/// Lays the rows of a report under its columns: a row per unit, per group and for the total.
void fill(Table& table, const Json& report, std::vector<std::string> (*cells)(const Json&)) {
    const auto add = [&](const std::string& name, const Json& figures) {
        auto row = cells(figures);
        row.insert(row.begin(), name);
        table.addRow(std::move(row));
    };
    for (const auto& unit : report["units"].items())
        add(unit["name"].text(), unit);
    for (const auto& group : report["groups"].items())
        add("Cộng " + group["name"].text(), group);
    for (const auto& [list, what] :
         {std::pair{"types", "Loại: "}, std::pair{"urgencies", "Độ khẩn: "}, std::pair{"sources", "Nguồn: "}})
        for (const auto& part : report[list].items())
            add(what + part["name"].text(), part);
    add("TỔNG CỘNG", report["total"]);
}

std::vector<std::string> entryCells(const Json& row) {
    std::vector<std::string> cells;
    // Outgoing documents are entered with their file (rate A), incoming ones with it or without (rate B).
    for (const auto& [direction, rate] :
         {std::pair{"outgoing", "with_file"}, std::pair{"incoming", "entered"}}) {
        const Json& figures = row[direction];
        cells.push_back(countsOf(figures[rate]));
        cells.push_back(percentOf(figures[rate]));
        cells.push_back(percentOf(figures["on_time"]));
        cells.push_back(figures["missing"].text());
    }
    return cells;
}

std::vector<std::string> interconnectionCells(const Json& row) {
    return {countsOf(row["documents"]),
            percentOf(row["documents"]),
            percentOf(row["documents_any_receiver"]),
            countsOf(row["deliveries"]),
            percentOf(row["deliveries"]),
            percentOf(row["exchanged"]),
            percentOf(row["signed_by_both"]),
            countsOf(row["accepted_same_day"]),
            row["refused"].text(),
            row["recalled"].text()};
}

std::vector<std::string> handlingCells(const Json& row) {
    return {row["total"].text(),        row["done_in_time"].text(),
            row["done_late"].text(),    row["done_without_deadline"].text(),
            percentOf(row["in_time"]),  row["open_in_time"].text(),
            row["open_overdue"].text(), row["open_without_deadline"].text(),
            row["not_required"].text(), percentOf(row["online"])};
}

std::vector<std::string> timelinessCells(const Json& row) {
    const Json& handling = row["handling"];
    return {countsOf(row["sent_by_decree_30"]),
            percentOf(row["sent_by_decree_30"]),
            percentOf(row["sent_by_decision_28"]),
            row["not_sent"].text(),
            countsOf(handling["in_time"]),
            percentOf(handling["in_time"]),
            handling["open_overdue"].text(),
            std::to_string(handling["done_without_deadline"].integer() +
                           handling["open_without_deadline"].integer())};
}

Table handlingTable(const Json& report) {
    const auto right = Align::right;
    Table table({{"Đơn vị", Align::left, true},
                 {"Tổng", right},
                 {"Xong đúng hạn", right},
                 {"Xong quá hạn", right},
                 {"Xong, không hạn", right},
                 {"Tỷ lệ", right},
                 {"Đang trong hạn", right},
                 {"Đang quá hạn", right},
                 {"Đang, không hạn", right},
                 {"Không cần xử lý", right},
                 {"Trên mạng", right}});
    fill(table, report, &handlingCells);
    return table;
}

Table timelinessTable(const Json& report) {
    const auto right = Align::right;
    Table table({{"Đơn vị", Align::left, true},
                 {"Gửi: kịp/phải", right},
                 {"Theo NĐ 30", right},
                 {"Theo QĐ 28", right},
                 {"Chưa gửi", right},
                 {"Đến: đúng hạn/xong", right},
                 {"Tỷ lệ", right},
                 {"Đang quá hạn", right},
                 {"Không hạn", right}});
    fill(table, report, &timelinessCells);
    return table;
}

std::vector<std::string> outgoingCells(const Json& row) {
    std::vector<std::string> cells{row["total"].text()};
    for (const auto* state : {"drafting", "to_approve", "to_check", "to_sign", "to_issue", "not_sent", "sent",
                              "replaced", "recalled", "abandoned"})
        cells.push_back(row["states"][state].text());
    return cells;
}

Table outgoingTable(const Json& report) {
    const auto right = Align::right;
    Table table({{"Đơn vị", Align::left, true},
                 {"Tổng", right},
                 {"Đang soạn", right},
                 {"Chờ duyệt", right},
                 {"Chờ kiểm tra", right},
                 {"Chờ ký", right},
                 {"Chờ ban hành", right},
                 {"Chưa gửi", right},
                 {"Đã gửi", right},
                 {"Thay thế", right},
                 {"Thu hồi", right},
                 {"Thôi", right}});
    fill(table, report, &outgoingCells);
    return table;
}

constexpr std::array kReports{
    ReportWords{"entry", "Tỷ lệ nhập văn bản vào phần mềm",
                "Văn bản đi đã nhập khi có tệp và người ký. Số còn thiếu tính theo dãy số của các sổ."},
    ReportWords{"interconnection", "Tỷ lệ văn bản điện tử liên thông",
                "Căn cứ: nơi nhận đã liên thông vào ngày văn bản."},
    ReportWords{"handling", "Tình hình giải quyết văn bản đến",
                "Căn cứ: văn bản đến trong kỳ, theo trạng thái vào lúc tính số liệu."},
    ReportWords{"timeliness", "Gửi, giải quyết văn bản đúng hạn",
                "Căn cứ: NĐ 30 đến hết ngày làm việc tiếp theo; QĐ 28 trước 12 giờ ngày làm việc tiếp theo."},
    ReportWords{
        "outgoing", "Tình hình giải quyết văn bản đi",
        "Căn cứ: dự thảo bắt đầu trong kỳ chưa ban hành và văn bản ban hành trong kỳ, theo trạng thái "
        "hiện nay; tổng không gồm dự thảo thôi không ban hành."},
};

}  // namespace

const ReportWords& wordsOf(const std::string& name) {
    for (const auto& words : kReports)
        if (words.name == name) return words;
    return kReports.front();
}

Table tableOf(const std::string& name, const Json& report) {
    if (name == "handling") return handlingTable(report);
    if (name == "timeliness") return timelinessTable(report);
    if (name == "outgoing") return outgoingTable(report);
    const auto right = Align::right;
    if (name == "entry") {
        Table table({{"Đơn vị", Align::left, true},
                     {"Đi: nhập/cấp", right},
                     {"Tỷ lệ", right},
                     {"Kịp thời", right},
                     {"Thiếu", right},
                     {"Đến: nhập/cấp", right},
                     {"Tỷ lệ", right},
                     {"Kịp thời", right},
                     {"Thiếu", right}});
        fill(table, report, &entryCells);
        return table;
    }
    Table table({{"Đơn vị", Align::left, true},
                 {"Văn bản", right},
                 {"Đủ nơi nhận", right},
                 {"Ít nhất một nơi", right},
                 {"Lượt gửi", right},
                 {"Tỷ lệ", right},
                 {"Hai chiều", right},
                 {"Ký số", right},
                 {"Nhận trong ngày", right},
                 {"Từ chối", right},
                 {"Thu hồi", right}});
    fill(table, report, &interconnectionCells);
    return table;
}

}  // namespace vanthu::cli
