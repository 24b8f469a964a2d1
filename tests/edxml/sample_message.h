#pragma once

#include "schemas/edxml/element.h"
#include "schemas/edxml/element_of.h"
#include "schemas/edxml/message.h"
#include "schemas/edxml/write_xml.h"
#include "server/edxml/edxml_reader.h"
#include "tests/support/day.h"
#include "tests/support/programs.h"

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::tests {

/// A message that says everything that a message can say.
inline edxml::Message fullMessage() {
    edxml::Message message;
    message.from = {"000.00.13.H53", "UBND tỉnh", "Sở Nội vụ", "1 Lê Lợi", "a@b.vn", "1", "2", "b.vn"};
    message.to = {{"H53.14", "", "Sở Tài chính", "", "", "", "", ""},
                  {"000.00.00.G22", "", "VPCP", "", "", "", "", ""}};
    message.documentId = "000.00.13.H53,2026/03/02,15/KH-SNV";
    message.number = "15";
    message.notation = "KH-SNV";
    message.place = "Tây Ninh";
    message.issuedDate = day("2026-03-02");
    message.type = {"10", "0", "Kế hoạch"};
    message.subject = "V/v \"thử\" <a> & 'b' – rất dài";
    message.content = "Tóm tắt";
    message.signer = {"TM. UBND", "Giám đốc", "Trần Văn B"};
    message.dueDate = day("2026-04-01");
    message.other = {"3", "Toàn quốc", "TVC", "2", "22", "false", {"Phụ lục I", "Phụ lục II"}};
    message.answered = {{"000.00.00.G22", "1/VPCP", "x,2026/01/01,1/VPCP", day("2026-01-01")},
                        {"H01", "", "y", {}}};
    message.steering = "2";
    message.toPlaces = {"Như trên", "Lưu: VT"};
    message.hops = {{"000.00.13.H53", domain::parseTimestamp("2026-03-02T08:15:00+07:00")}};
    message.business = {"cũ",
                        edxml::Operation::replacement,
                        "Sai phụ lục",
                        "1",
                        "1",
                        "1",
                        {{"H01", "0"}, {"H02", "1"}},
                        {{"cũ", {"H01", "H02"}}, {"cũ nữa", {}}},
                        {{"Văn thư", "1", "Nguyễn A", "2", "a@b.vn", "090"}}};
    message.attachments = {{"209", "Công văn (1).pdf", "Bản chính", "application/pdf", 0},
                           {"210", "bang.xls", "", "application/vnd.ms-excel", 1}};
    return message;
}

inline edxml::Parsed parsed(std::string_view bytes) {
    return edxml::EdxmlReader(programPath("vanthu-edxml")).read(bytes);
}

inline const std::vector<std::string_view> kContents{"%PDF-1.4 một", "hai"};

inline std::string bytesOf(const edxml::Message& message) {
    return edxml::writeXml(edxml::elementOf(message), kContents);
}

inline std::vector<std::string_view> viewsOf(const std::vector<std::string>& files) {
    return {files.begin(), files.end()};
}

/// "path code" of every fault.
inline std::vector<std::string> faultsOf(const std::vector<edxml::Fault>& faults) {
    std::vector<std::string> texts;
    for (const auto& fault : faults)
        texts.push_back(fault.path + " " + fault.code);
    return texts;
}

}  // namespace vanthu::tests
