#include "schemas/edxml/element_of.h"

#include <algorithm>
#include <string>

#include "schemas/edxml/text_fields.h"

namespace vanthu::edxml {
namespace {

/// "2018/09/28".
std::string dateText(domain::Date day) {
    auto text = day.iso();
    std::ranges::replace(text, '-', '/');
    return text;
}

/// "2018/09/28 08:15:00", in Vietnam.
std::string momentText(domain::Timestamp moment) {
    const auto iso = domain::isoVietnam(moment);
    return dateText(domain::vietnamDate(moment)) + " " + iso.substr(11, 8);
}

template <class Owner, std::size_t size>
void addTexts(Element& parent, const std::array<TextField<Owner>, size>& fields, const Owner& owner) {
    for (const auto& field : fields)
        addText(parent, field.element, owner.*field.member);
}

template <class Owner, std::size_t size>
Element block(const char* name, const std::array<TextField<Owner>, size>& fields, const Owner& owner) {
    Element element{name, {}, {}, {}};
    addTexts(element, fields, owner);
    return element;
}

/// Adds what says anything.
void addBlock(Element& parent, Element block) {
    if (!block.children.empty()) parent.children.push_back(std::move(block));
}

void addList(Element& parent, const char* list, const char* item, const std::vector<std::string>& texts) {
    Element element{list, {}, {}, {}};
    for (const auto& text : texts)
        addText(element, item, text);
    addBlock(parent, std::move(element));
}

Element answeredElement(const Answered& answered) {
    auto element = block("ResponseFor", kAnsweredFields, answered);
    if (answered.issuedDate) addText(element, "PromulgationDate", dateText(*answered.issuedDate));
    return element;
}

void addStaff(Element& parent, const std::vector<Staff>& staff) {
    for (const auto& member : staff)
        addBlock(parent, block("StaffInfo", kStaffFields, member));
}

Element changedElement(const Business& business) {
    Element changed{"BussinessDocumentInfo", {}, {}, {}};
    addText(changed, "DocumentInfo", business.documentChanged);
    addText(changed, "DocumentReceiver", business.receiversChanged);
    Element list{"ReceiverList", {}, {}, {}};
    for (const auto& receiver : business.receivers)
        addBlock(list, block("Receiver", kReceiverFields, receiver));
    addBlock(changed, std::move(list));
    return changed;
}

Element replacedElement(const Business& business) {
    Element list{"ReplacementInfoList", {}, {}, {}};
    for (const auto& replaced : business.replaced) {
        Element info{"ReplacementInfo", {}, {}, {}};
        addText(info, "DocumentId", replaced.documentId);
        addList(info, "OrganIdList", "OrganId", replaced.organIds);
        addBlock(list, std::move(info));
    }
    return list;
}

Element businessElement(const Business& business) {
    Element element{"Bussiness", {}, {}, {}};
    addText(element, "DocumentId", business.documentId);
    addText(element, "BussinessDocType", domain::code(business.operation));
    addText(element, "BussinessDocReason", business.reason);
    addText(element, "Paper", business.paper);
    addBlock(element, changedElement(business));
    addBlock(element, replacedElement(business));
    addStaff(element, business.staff);
    return element;
}

Element traceElement(const Message& message) {
    Element trace{"TraceHeaderList", {}, {}, {}};
    for (const auto& hop : message.hops) {
        Element header{"TraceHeader", {}, {}, {}};
        addText(header, "OrganId", hop.organId);
        if (hop.at) addText(header, "Timestamp", momentText(*hop.at));
        addBlock(trace, std::move(header));
    }
    trace.children.push_back(businessElement(message.business));
    return trace;
}

Element messageHeader(const Message& message) {
    Element header{"MessageHeader", {}, {}, {}};
    header.children.push_back(block("From", kOrganFields, message.from));
    for (const auto& organ : message.to)
        header.children.push_back(block("To", kOrganFields, organ));
    addText(header, "DocumentId", message.documentId);
    header.children.push_back(block("Code", kCodeFields, message));
    auto& promulgation = childOf(header, "PromulgationInfo");
    addText(promulgation, "Place", message.place);
    addText(promulgation, "PromulgationDate", dateText(message.issuedDate));
    header.children.push_back(block("DocumentType", kTypeFields, message.type));
    addText(header, "Subject", message.subject);
    addText(header, "Content", message.content);
    addBlock(header, block("SignerInfo", kSignerFields, message.signer));
    if (message.dueDate) addText(header, "DueDate", dateText(*message.dueDate));
    auto other = block("OtherInfo", kOtherFields, message.other);
    addList(other, "Appendixes", "Appendix", message.other.appendixes);
    addBlock(header, std::move(other));
    for (const auto& answered : message.answered)
        addBlock(header, answeredElement(answered));
    addText(header, "SteeringType", message.steering);
    addList(header, "ToPlaces", "Place", message.toPlaces);
    return header;
}

Element reference(const Attachment& attachment) {
    Element element{"Reference", {}, {}, {}};
    addText(element, "ContentId", "cid:" + attachment.contentId);
    addText(element, "ContentType", attachment.contentType);
    addText(element, "Description", attachment.description);
    addText(element, "AttachmentName", attachment.name);
    return element;
}

Element attachmentElement(const Attachment& attachment) {
    Element element{"Attachment", {}, {}, {}};
    addText(element, "ContentId", "cid:" + attachment.contentId);
    addTexts(element, kAttachmentFields, attachment);
    addText(element, "ContentTransferEncoded", std::to_string(attachment.content));
    return element;
}

}  // namespace

Element elementOf(const Message& message) {
    Element root{"edXML", {}, {}, {}};
    auto& envelope = childOf(root, "edXMLEnvelope");
    auto& header = childOf(envelope, "edXMLHeader");
    header.children.push_back(messageHeader(message));
    header.children.push_back(traceElement(message));
    auto& manifest = childOf(childOf(envelope, "edXMLBody"), "edXMLManifest");
    manifest.attributes.emplace_back("version", "1.0");
    for (const auto& attachment : message.attachments)
        manifest.children.push_back(reference(attachment));
    if (message.attachments.empty()) return root;
    auto& encoded = childOf(root, "AttachmentEncoded");
    for (const auto& attachment : message.attachments)
        encoded.children.push_back(attachmentElement(attachment));
    return root;
}

Element elementOf(const Status& status) {
    Element root{"edXML", {}, {}, {}};
    auto& header = childOf(childOf(childOf(root, "edXMLEnvelope"), "edXMLHeader"), "MessageHeader");
    header.children.push_back(block("From", kOrganFields, status.from));
    header.children.push_back(answeredElement(status.about));
    addStaff(header, status.staff);
    addText(header, "StatusCode", status.code);
    addText(header, "Description", status.description);
    addText(header, "Timestamp", momentText(status.at));
    return root;
}

}  // namespace vanthu::edxml
