#include "client-cli/tables/workbook.h"

#include "client-cli/tables/table.h"
#include "client-cli/tables/xml_pull.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/spreadsheet.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace vanthu::tables {
namespace {

constexpr int kBuiltInFormats = 164;

int numberIn(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

struct Sheet {
    std::string name;
    std::string relation;
    bool hidden{false};
};

std::vector<Sheet> readSheets(const ZipFile& zip, bool& from1904) {
    std::vector<Sheet> sheets;
    parseXml(zip.open("xl/workbook.xml"),
             {[&](std::string_view name, const XmlAttributes& attributes) {
                  if (name == "workbookPr") {
                      const auto value = attributes["date1904"];
                      from1904 = value == "1" || value == "true";
                  }
                  if (name != "sheet" || sheets.size() >= limits::kZipEntries) return;
                  const auto state = attributes["state"];
                  sheets.push_back({std::string(attributes["name"]), std::string(attributes["id"]),
                                    state == "hidden" || state == "veryHidden"});
              },
              [](std::string_view) {}, [](std::string_view) {}});
    return sheets;
}

const Sheet& chosen(const std::vector<Sheet>& sheets, const std::string& wanted) {
    const auto found = std::find_if(sheets.begin(), sheets.end(), [&](const Sheet& sheet) {
        return wanted.empty() ? !sheet.hidden : sheet.name == wanted;
    });
    if (found != sheets.end()) return *found;
    std::string names;
    for (const auto& sheet : sheets)
        names += (names.empty() ? "" : ", ") + sheet.name;
    throw TableError("không có trang tính " + (wanted.empty() ? "nào hiện ra" : wanted) +
                     (names.empty() ? "" : "; tệp có: " + names));
}

std::string partOf(const ZipFile& zip, const std::string& relation) {
    std::string target;
    parseXml(zip.open("xl/_rels/workbook.xml.rels"),
             {[&](std::string_view name, const XmlAttributes& attributes) {
                  if (name == "Relationship" && attributes["Id"] == relation) target = attributes["Target"];
              },
              [](std::string_view) {}, [](std::string_view) {}});
    if (target.starts_with('/')) return target.substr(1);
    return "xl/" + target;
}

std::vector<std::string> readSharedTexts(const ZipFile& zip) {
    std::vector<std::string> texts;
    if (!zip.has("xl/sharedStrings.xml")) return texts;
    bool inText = false;
    int phonetic = 0;
    std::size_t bytes = 0;
    parseXml(zip.open("xl/sharedStrings.xml"), {[&](std::string_view name, const XmlAttributes&) {
                                                    if (name == "si") {
                                                        texts.emplace_back();
                                                        bytes += sizeof(std::string);
                                                    }
                                                    if (name == "rPh") ++phonetic;
                                                    inText = name == "t" && phonetic == 0;
                                                },
                                                [&](std::string_view name) {
                                                    if (name == "rPh") --phonetic;
                                                    inText = false;
                                                },
                                                [&](std::string_view text) {
                                                    if (!inText || texts.empty()) return;
                                                    bytes += text.size();
                                                    if (bytes > limits::kTableStringsBytes)
                                                        throw TableError("tệp XLSX có quá nhiều chữ");
                                                    texts.back() += text;
                                                }});
    return texts;
}

std::vector<bool> readDateStyles(const ZipFile& zip) {
    std::vector<bool> styles;
    if (!zip.has("xl/styles.xml")) return styles;
    std::map<int, bool> formats;
    bool inCells = false;
    parseXml(zip.open("xl/styles.xml"),
             {[&](std::string_view name, const XmlAttributes& attributes) {
                  if (formats.size() + styles.size() > limits::kTableStyles)
                      throw TableError("tệp XLSX có quá nhiều kiểu ô");
                  if (name == "numFmt")
                      formats[numberIn(attributes["numFmtId"])] =
                          domain::isDateFormat(attributes["formatCode"]);
                  if (name == "cellXfs") inCells = true;
                  if (name != "xf" || !inCells) return;
                  const int format = numberIn(attributes["numFmtId"]);
                  const auto own = formats.find(format);
                  styles.push_back(own != formats.end()
                                       ? own->second
                                       : format < kBuiltInFormats && domain::isBuiltInDateFormat(format));
              },
              [&](std::string_view name) {
                  if (name == "cellXfs") inCells = false;
              },
              [](std::string_view) {}});
    return styles;
}

}  // namespace

Workbook readWorkbook(const ZipFile& zip, const std::string& sheet) {
    Workbook workbook;
    const auto sheets = readSheets(zip, workbook.from1904);
    workbook.sheetPart = partOf(zip, chosen(sheets, sheet).relation);
    workbook.sharedTexts = readSharedTexts(zip);
    workbook.isDate = readDateStyles(zip);
    return workbook;
}

}  // namespace vanthu::tables
