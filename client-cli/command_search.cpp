#include "client-cli/command.h"
#include "client-cli/facet_table.h"
#include "client-cli/failure.h"
#include "client-cli/printed_list.h"
#include "client-cli/search_filters.h"
#include "client-cli/words.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>

namespace vanthu::cli {
namespace {

/// Byte offset of the n-th code point.
std::size_t byteOffset(std::string_view text, std::int64_t codePoints) {
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
        if (starts && codePoints-- == 0) break;
    }
    return at;
}

/// The snippet with its hits in bold. Marks come as [start, length] in code points, rising.
std::string highlighted(const Json& hit, const Output& output) {
    const std::string snippet = hit["snippet"].text();
    std::string text;
    std::size_t done = 0;
    for (const auto& mark : hit["marks"].items()) {
        if (mark.items().size() != 2) continue;
        const std::size_t start = byteOffset(snippet, mark.items()[0].integer());
        const std::size_t end =
            start + byteOffset(std::string_view(snippet).substr(start), mark.items()[1].integer());
        if (start < done) continue;
        text += printable(snippet.substr(done, start - done)) +
                output.strong(printable(snippet.substr(start, end - start)));
        done = end;
    }
    return text + printable(snippet.substr(done));
}

/// Why not to rely on the hit, and where there is more of it; "" for most.
std::string remarksOn(const Json& hit) {
    std::string remarks;
    const auto add = [&](const std::string& remark) { remarks += (remarks.empty() ? "" : "; ") + remark; };
    if (hit["recalled"].truth()) add("ĐÃ THU HỒI");
    for (const auto& document : hit["replaced_by"].items())
        add("ĐÃ BỊ THAY THẾ bởi [" + document["id"].text() + "] " + printable(document["number"].text()));
    if (hit["copies"].integer() > 0)
        add("còn " + hit["copies"].text() + " bản đăng ký khác: vanthu search --copies-of " +
            hit["id"].text());
    return remarks;
}

void printHit(Output& output, const Json& hit) {
    const std::string number = hit["number"].text();
    output.line(
        output.strong("[" + hit["id"].text() + "] " + (number.empty() ? "" : printable(number) + "  ")) +
        printable(hit["subject"].text()));
    if (const auto remarks = remarksOn(hit); !remarks.empty()) output.line("    (" + remarks + ")");
    if (!hit["snippet"].text().empty()) output.line("    " + highlighted(hit, output));
}

void printHits(Output& output, const Json& page) {
    const auto& hits = page["results"].items();
    for (const auto& hit : hits)
        printHit(output, hit);
    if (!page["explanation"].isNull()) output.line(output.faint(printable(page["explanation"].text())));
    if (!page["suggestion"].isNull())
        output.remark("Có phải bạn tìm: " + printable(page["suggestion"].text()));
    if (!page["facets"].isNull()) output.table(facetTable(page["facets"]));
    if (!page["missing_years"].isNull()) {
        std::string years;
        for (const auto& year : page["missing_years"].items())
            years += (years.empty() ? "" : ", ") + year.text();
        output.remark("Chưa tìm được trong văn bản đăng ký năm " + years +
                      ": phần chỉ mục này đang được dựng lại. Hãy tìm lại sau ít phút.");
    }
    if (hits.empty() && page["total"].text() == "0")
        return output.remark(
            "Không tìm thấy văn bản nào. Hãy bớt từ hoặc bỏ bớt bộ lọc; văn bản vừa đăng ký tìm được sau vài "
            "giây.");
    output.remark(
        page["total"].text() + " văn bản" +
        (page["next_cursor"].isNull() ? "" : "; trang sau: thêm --cursor " + page["next_cursor"].text()));
}

/// Hits that are there because they are like something, with how much of it they have.
void printLike(Output& output, const Json& answer) {
    for (const auto& hit : answer["results"].items()) {
        printHit(output, hit);
        output.line(output.faint("    chung " + std::to_string(std::lround(hit["score"].number() * 100)) +
                                 " % từ ngữ riêng"));
    }
    if (answer["results"].items().empty())
        output.remark("Không thấy văn bản nào gần giống trong những văn bản bạn được biết.");
}

/// The text of a file, or of the standard input for "-".
std::string textOf(const std::string& name) {
    if (name == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
    std::ifstream file(name, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file) throw Failure("không đọc được tệp " + name, "kiểm tra tên tệp và quyền đọc");
    return text;
}

/// Which documents a text is from.
void searchByText(Call& call, std::vector<std::pair<std::string, std::string>> asked) {
    std::erase_if(asked, [](const auto& parameter) {
        return parameter.first == "q" || parameter.first == "sort" || parameter.first == "collapse";
    });
    ApiRequest request;
    request.method = "POST";
    request.path = "/search/by-text";
    request.query = std::move(asked);
    request.query.emplace_back("limit", call.arguments.text("--limit"));
    request.body = Json::object().set("text", textOf(call.arguments.text("--text")));
    request.repeat = Repeat::always;  // nothing is kept
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] { printLike(call.output, answer.json()); });
}

void similar(Call& call) {
    const auto answer = call.api.get("/documents/" + call.arguments.text("ID") + "/similar",
                                     {{"limit", call.arguments.text("--limit")}});
    call.output.answer(answer.body, [&] { printLike(call.output, answer.json()); });
}

/// All results as a list: into a file, or as a table.
void printResults(Call& call, std::vector<std::pair<std::string, std::string>> asked) {
    ApiRequest request;
    request.path = "/search/export";
    request.query = std::move(asked);
    request.query.emplace_back("columns", call.arguments.text("--columns"));
    printList(call, std::move(request));
}

void search(Call& call) {
    const auto& arguments = call.arguments;
    auto asked = searchAsked(arguments);
    asked.emplace_back("case_file", arguments.text("--case-file"));
    asked.emplace_back("copies_of", arguments.text("--copies-of"));
    const bool wantsEach = arguments.has("--all-copies") || arguments.has("--copies-of");
    asked.emplace_back("collapse", wantsEach ? "" : "true");
    if (arguments.has("--text")) return searchByText(call, std::move(asked));
    if (arguments.has("--output") || arguments.has("--format")) return printResults(call, std::move(asked));
    asked.insert(asked.end(), {{"limit", arguments.text("--limit")},
                               {"cursor", arguments.text("--cursor")},
                               {"facets", arguments.has("--facets") ? "true" : ""},
                               {"explain", arguments.has("--explain") ? "true" : ""}});
    const auto answer = call.api.get("/search", asked);
    call.output.answer(answer.body, [&] { printHits(call.output, answer.json()); });
}

std::vector<Option> searchOptions() {
    std::vector<Option> options{{.name = "QUERY",
                                 .value = "CÂU_HỎI",
                                 .help = "Từ cần tìm; bỏ trống thì liệt kê tất cả",
                                 .repeated = true}};
    for (auto& filter : searchFilters())
        options.push_back(std::move(filter));
    const std::vector<Option> more{
        {.name = "--limit", .kind = ValueKind::integer, .value = "SỐ", .help = "Số kết quả một trang, 1–200"},
        listFormatOption(),
        outputOption(),
        {.name = "--columns",
         .value = "CỘT",
         .help = "Các cột của danh sách, cách nhau bằng dấu phẩy: number, day, type, subject, issuer, "
                 "unit, direction, registry_number, signer"},
        {.name = "--facets",
         .kind = ValueKind::flag,
         .help = "Đếm kết quả theo loại, năm, cơ quan ban hành, chiều, sổ, đơn vị"},
        {.name = "--case-file",
         .kind = ValueKind::integer,
         .value = "HỒ_SƠ",
         .help = "Chỉ tìm trong hồ sơ có mã số này (vanthu case list)"},
        {.name = "--text",
         .value = "TỆP",
         .help = "Tìm văn bản chứa hoặc nói về đoạn văn trong tệp; - là đọc từ đầu vào chuẩn"},
        {.name = "--all-copies",
         .kind = ValueKind::flag,
         .help = "Kể riêng từng bản đăng ký của cùng một văn bản"},
        {.name = "--copies-of",
         .kind = ValueKind::integer,
         .value = "MÃ",
         .help = "Các bản đăng ký, bản sao của văn bản này"},
        {.name = "--cursor", .value = "DẤU_TRANG", .help = "Dấu trang của trang trước"},
        {.name = "--explain", .kind = ValueKind::flag, .help = "Cho biết câu hỏi được hiểu thế nào"}};
    options.insert(options.end(), more.begin(), more.end());
    return options;
}

}  // namespace

std::vector<Command> searchCommands() {
    return {
        {.name = "search",
         .summary =
             "Tìm văn bản theo nội dung, có dấu hay không dấu: từ, \"cụm từ\", số ký hiệu, so: coquan: "
             "trichyeu: nguoiky: loai: ngay:, -từ loại trừ, NEAR",
         .options = searchOptions(),
         .examples = {"vanthu search 'ke hoach cai cach hanh chinh'",
                      "vanthu search '\"cải cách hành chính\"' --type KH --from 01/01/2018 --to 31/12/2018",
                      "vanthu search 'coquan:\"Sở Nội vụ\" ngay:1/2026..6/2026 -loai:QĐ'",
                      "vanthu search '\"cải cách\" NEAR/5 \"thủ tục\"' --explain",
                      "vanthu search 456/KH-UBND --json",
                      "vanthu search 'cải cách' --facets --year 2026 --issuer-exact 'UBND tỉnh Bến Tre'",
                      "vanthu search 'biên bản' --case-file 12", "vanthu search --text - < doan-van.txt",
                      "vanthu search 'cải cách hành chính' -o ket-qua.docx --columns number,day,subject"},
         .run = &search},
        {.name = "document similar",
         .summary = "Các văn bản nói về cùng việc với một văn bản",
         .options = {{.name = "ID",
                      .kind = ValueKind::integer,
                      .value = "MÃ",
                      .help = "Mã của văn bản",
                      .required = true},
                     {.name = "--limit",
                      .kind = ValueKind::integer,
                      .value = "SỐ",
                      .help = "Số kết quả nhiều nhất, 1–200"}},
         .examples = {"vanthu document similar 41"},
         .run = &similar},
    };
}

}  // namespace vanthu::cli
