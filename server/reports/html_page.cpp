#include "server/reports/html_page.h"

#include "schemas/domain/xml_text.h"

#include <utility>

namespace vanthu::reports {
namespace {

// A table that is wider than the window scrolls in a box of its own; on paper it is set smaller instead.
// Cells that stay while it scrolls lose their lines where borders are collapsed or a line has parts of a
// pixel. Neither "<" nor "&" may stand here: the page is XML too.
constexpr std::string_view kStyle =
    ":root{--ink:#1b2733;--quiet:#51606e;--rule:#c3ccd5;--shade:#eef2f5;--reached:#217366;--missed:#b4561c;"
    "--track:#dfe4e8;--page:#fff;--link:#0b5cad}"
    // A paper is white for everybody.
    "@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--ink:#dbe3ea;--quiet:#9fb0bf;"
    "--rule:#33424f;--shade:#1c2831;--reached:#4fb8a4;--missed:#e08a52;--track:#2a3742;--page:#121b22;"
    "--link:#7fb6f0}}"
    "*{box-sizing:border-box}"
    "body{margin:0;color:var(--ink);background:var(--page);font:16px/1.5 'Liberation Sans',Arial,sans-serif}"
    "main{max-width:110rem;margin:0 auto;padding:1.25rem 1rem 3rem}"
    "header{text-align:center}"
    ".agency{font-weight:700;text-transform:uppercase;margin:0 0 .75rem}"
    "h1{font-size:1.35rem;line-height:1.3;margin:0}h2{font-size:1.1rem;margin:1.5rem 0 0}"
    ".period,.asof{font-style:italic;margin:.2rem 0}"
    ".asof,.rules{color:var(--quiet)}"
    ".title{font-size:1.1rem;font-weight:700;margin:.6rem 0 .2rem}"
    ".standing{font-size:1.3rem;font-weight:700;color:var(--reached);margin:.75rem 0 0}"
    "a{color:var(--link)}"
    "a:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}"
    "nav{margin:0 0 1rem}nav ul,.reports{list-style:none;margin:0;padding:0}"
    "nav ul{display:flex;flex-wrap:wrap;gap:.4rem 1.25rem}nav a{display:inline-block;padding:.35rem 0}"
    ".reports li{border-bottom:1px solid var(--rule);padding:.9rem 0}"
    ".reports a{font-weight:700}.reports p{margin:.15rem 0;color:var(--quiet)}"
    ".empty{padding:2rem 0;color:var(--quiet)}"
    ".scroll{overflow-x:auto;margin:1.25rem 0}"
    "table{border-collapse:separate;border-spacing:0;border-left:1px solid "
    "var(--rule);min-width:100%;font-size:14px;line-height:20px;font-variant-numeric:tabular-nums}"
    "caption{text-align:left;color:var(--quiet);padding:0 0 .4rem}"
    "th,td{border:0 solid var(--rule);border-width:0 1px 1px 0;padding:6px 8px;vertical-align:middle}"
    "thead tr:first-child th{border-top-width:1px}"
    "td{text-align:right}th{font-weight:700;background:var(--shade)}"
    "thead th{text-align:center;min-width:4.6rem}thead th.order{min-width:2.5rem}"
    "tbody th{text-align:left;position:sticky;left:0;min-width:13rem}"
    "tbody th[scope=row]{font-weight:400;background:var(--page)}"
    ".order{text-align:center}"
    ".sum td{font-weight:700;background:var(--shade)}"
    ".sum th[scope=row]{font-weight:700;background:var(--shade)}"
    ".bar{display:block;width:7rem;height:1rem}"
    ".track{fill:var(--track)}.reached{fill:var(--reached)}.missed{fill:var(--missed)}"
    ".limit{stroke:var(--ink);stroke-width:2;vector-effect:non-scaling-stroke}"
    ".notes{padding-left:1.2rem;max-width:75rem}.notes li{margin:.3rem 0}"
    "@media(max-width:40rem){tbody th{min-width:8.5rem;max-width:8.5rem}h1{font-size:1.15rem}"
    "main{padding:1rem .75rem 2rem}}"
    "@page{size:A4 landscape;margin:12mm}"
    "@media print{body{font-size:9pt}main{max-width:none;padding:0}nav{display:none}"
    ".scroll{overflow:visible;margin:.5rem 0}table{font-size:6.2pt;line-height:1.4}"
    "th,td{padding:.1rem .15rem}thead th,tbody th{min-width:0;max-width:none;position:static}"
    "thead{display:table-header-group}tr{break-inside:avoid}.bar{width:10mm;height:2.2mm}"
    "h1{font-size:12pt}.standing{font-size:12pt}.notes,.rules{font-size:8pt}"
    ".bar,.sum td,th{print-color-adjust:exact;-webkit-print-color-adjust:exact}}";

}  // namespace

std::string_view htmlStyle() {
    return kStyle;
}

std::string_view styleIn(std::string_view page) {
    constexpr std::string_view kOpen = "<style>";
    // Nothing that a page was given holds a tag: the first one is ours.
    const auto open = page.find(kOpen);
    if (open == std::string_view::npos) return {};
    const auto begin = open + kOpen.size();
    return page.substr(begin, page.find("</style>", begin) - begin);
}

XmlText htmlBody(std::string_view title) {
    std::string begin =
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"vi\" xml:lang=\"vi\">\n<head>\n"
        "<meta charset=\"utf-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>";
    begin.append(domain::xmlEscaped(title)).append("</title>\n<style>");
    begin.append(kStyle).append("</style>\n</head>\n<body>\n");
    return XmlText(std::move(begin));
}

std::string htmlPage(XmlText body) {
    return body.take() + "</body>\n</html>\n";
}

}  // namespace vanthu::reports
