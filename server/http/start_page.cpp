#include "server/http/start_page.h"

#include "server/http/page_policy.h"

#include <sstream>
#include <string_view>

namespace vanthu::http {
namespace {

constexpr std::string_view kStyle =
    "body{font:17px/1.6 'Liberation Sans',Arial,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem;"
    "color:#1b2733;background:#fff}h1{font-size:1.5rem;margin-bottom:.2rem}table{border-collapse:collapse;"
    "margin:1.5rem 0;width:100%}th,td{text-align:left;padding:.4rem .8rem .4rem 0;border-bottom:1px solid "
    "#d5dde5}"
    "th{font-weight:600;width:14rem}a{color:#0b5cad}";

void row(std::ostream& page, std::string_view label, const std::string& value) {
    page << "<tr><th scope=\"row\">" << label << "</th><td>" << value << "</td></tr>\n";
}

std::string indexText(const app::SystemSnapshot& system) {
    if (!system.indexAvailable) return "chưa sẵn sàng";
    const auto documents = std::to_string(system.indexedDocuments) + " văn bản";
    const auto behind = system.changesNotIndexed();
    return behind == 0 ? documents + ", đã cập nhật"
                       : documents + ", còn " + std::to_string(behind) + " thay đổi chờ";
}

}  // namespace

std::string StartPage::html() const {
    std::ostringstream page;
    page << "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<title>vanthu – sổ văn bản điện tử</title>\n<style>"
         << kStyle
         << "</style>\n</head>\n<body>\n<main>\n<h1>vanthu</h1>\n"
            "<p>Sổ văn bản điện tử: đăng ký, tìm, gửi nhận và thống kê văn bản.</p>\n<table>\n";
    row(page, "Phiên bản", std::string(system_.version));
    row(page, "Chạy từ", domain::vietnameseTime(system_.startedAt));
    row(page, "Chỉ mục tìm kiếm", indexText(system_));
    page << "</table>\n<p><a href=\"/api/openapi.yaml\">Mô tả API (OpenAPI 3.1)</a> · "
            "<a href=\"/livez\">/livez</a> · <a href=\"/readyz\">/readyz</a> · <a "
            "href=\"/metrics\">/metrics</a></p>\n"
            "<p>Làm việc bằng dòng lệnh: <code>vanthu login TÊN_ĐĂNG_NHẬP</code>, rồi <code>vanthu "
            "help</code>.</p>\n"
            "</main>\n</body>\n</html>\n";
    return page.str();
}

std::string StartPage::policy() const {
    return pagePolicy(kStyle);
}

}  // namespace vanthu::http
