#include "server/reports/case_xml.h"

#include "server/reports/register.h"
#include "server/reports/xml_text.h"

namespace vanthu::reports {
namespace {

std::string iso(const std::optional<domain::Date>& day) {
    return day ? day->iso() : std::string{};
}

void writeSigner(XmlText& xml, const domain::Signer& signer) {
    if (signer.name.empty()) return;
    xml.open("SignerInfo");
    xml.elementIfAny("Position", signer.position);
    xml.element("FullName", signer.name);
    xml.close();
}

void writeFile(XmlText& xml, const ExportedFile& exported) {
    XmlText::Attributes attributes;
    if (!exported.path.empty()) attributes.emplace_back("path", exported.path);
    attributes.emplace_back("mediaType", exported.file.mediaType);
    attributes.emplace_back("size", std::to_string(exported.file.sizeBytes));
    attributes.emplace_back("digest", exported.file.digest);
    if (exported.page > 0) attributes.emplace_back("page", std::to_string(exported.page));
    xml.element("File", exported.file.name, attributes);
}

void writeDocument(XmlText& xml, const ExportedDocument& exported) {
    const auto& document = exported.document;
    xml.open("Document", {{"id", std::to_string(document.id.value)},
                          {"ordinal", std::to_string(exported.ordinal)},
                          {"direction", std::string(domain::code(document.direction))}});
    xml.elementIfAny("TypeName", exported.typeName);
    xml.elementIfAny("CodeNumber", document.code.number);
    xml.elementIfAny("CodeNotation", document.code.notation);
    xml.elementIfAny("IssuedDate", iso(document.issuedDate));
    xml.elementIfAny("OrganName", document.issuerName);
    xml.element("Subject", document.subject);
    xml.elementIfAny("Language", document.language);
    if (document.pageCount) xml.element("PageAmount", std::to_string(*document.pageCount));
    xml.elementIfAny("Description", document.note);
    writeSigner(xml, document.signer);
    for (const auto& receiver : document.receivers)
        xml.elementIfAny("To", receiver.name);
    xml.elementIfAny("ArrivalDate", iso(document.arrivalDate));
    if (document.direction == domain::Direction::incoming && document.registryNumber)
        xml.element("ArrivalNumber", printed(*document.registryNumber));
    xml.elementIfAny("ToPlaces", document.toPlaces);
    xml.element("Priority", domain::label(document.urgency));
    xml.elementIfAny("DueDate", iso(document.dueDate));
    xml.elementIfAny("CaseNote", exported.note);
    for (const auto& file : exported.files)
        writeFile(xml, file);
    xml.close();
}

void writeCode(XmlText& xml, const ExportedCase& exported) {
    xml.open("FileCode");
    xml.elementIfAny("OrganId", exported.organId);
    xml.element("FileCatalog", std::to_string(exported.file.year));
    xml.element("FileNotation", domain::printCode(exported.file.code));
    xml.close();
}

}  // namespace

std::string toXml(const ExportedCase& exported) {
    const auto& file = exported.file;
    XmlText xml;
    xml.open("CaseFile",
             {{"xmlns", "urn:vanthu:case-file:1"}, {"exported", domain::isoVietnam(exported.exportedAt)}});
    writeCode(xml, exported);
    xml.element("OrganName", exported.organName);
    xml.element("Title", file.title);
    xml.element("Maintenance", domain::labelOf(file.retention));
    const auto day = file.endDate.value_or(domain::vietnamDate(exported.exportedAt));
    if (const auto* period = domain::retentionOn(file.retention, day))
        xml.elementIfAny("MaintenanceCode", period->packageCode);
    xml.element("Rights", domain::label(file.rights));
    xml.element("Creator", exported.creator);
    xml.element("Language", file.language);
    xml.elementIfAny("StartDate", iso(file.startDate));
    xml.elementIfAny("EndDate", iso(file.endDate));
    xml.element("DocTotal", std::to_string(exported.documents.size()));
    xml.element("PageTotal", std::to_string(exported.pages));
    xml.elementIfAny("Description", file.description);
    xml.element("State", domain::code(file.state));
    xml.open("Documents");
    for (const auto& document : exported.documents)
        writeDocument(xml, document);
    xml.close();
    xml.close();
    return xml.take();
}

}  // namespace vanthu::reports
