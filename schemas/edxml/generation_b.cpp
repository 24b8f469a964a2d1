#include "schemas/edxml/generation_b.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "schemas/domain/text.h"
#include "schemas/domain/time.h"

namespace vanthu::edxml {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kRenamed{{
    {"Business", "Bussiness"},
    {"BusinessDocType", "BussinessDocType"},
    {"BusinessDocReason", "BussinessDocReason"},
    {"BusinessDocumentInfo", "BussinessDocumentInfo"},
    {"Manifest", "edXMLManifest"},
}};

void rename(Element& element) {
    for (const auto& [from, to] : kRenamed)
        if (element.name == from) element.name = to;
    for (auto& child : element.children)
        rename(child);
}

void moveInto(Element& target, Element& source) {
    std::ranges::move(source.attributes, std::back_inserter(target.attributes));
    std::ranges::move(source.children, std::back_inserter(target.children));
}

std::string textAt(const Element& parent, std::string_view block, std::string_view name) {
    const auto* outer = parent.child(block);
    const auto* inner = outer == nullptr ? nullptr : outer->child(name);
    return inner == nullptr ? std::string{} : domain::normalised(inner->text);
}

/// Generation A knows documents by what is printed on them.
void nameDocument(Element& header) {
    if (header.child("DocumentId") != nullptr || header.child("StatusCode") != nullptr) return;
    const auto organ = textAt(header, "From", "OrganId");
    const auto day = domain::parseAnyDate(textAt(header, "PromulgationInfo", "PromulgationDate"));
    const auto number = textAt(header, "Code", "CodeNumber");
    if (organ.empty() || !day || number.empty()) return;
    auto date = day->iso();
    std::ranges::replace(date, '-', '/');
    addText(header, "DocumentId",
            organ + "," + date + "," + number + "/" + textAt(header, "Code", "CodeNotation"));
}

Element assembled(Element source) {
    Element root{"edXML", {}, std::move(source.attributes), {}};
    Element header{"edXMLHeader", {}, {}, {}};
    Element body{"edXMLBody", {}, {}, {}};
    for (auto& child : source.children) {
        if (child.name == "Header" || child.name == "edXMLHeader")
            moveInto(header, child);
        else if (child.name == "Body" || child.name == "edXMLBody")
            moveInto(body, child);
        else if (child.name == "edXMLManifest")
            body.children.push_back(std::move(child));
        else if (child.name == "AttachmentEncoded")
            root.children.push_back(std::move(child));
        else
            header.children.push_back(std::move(child));
    }
    nameDocument(childOf(header, "MessageHeader"));
    Element envelope{"edXMLEnvelope", {}, {}, {}};
    envelope.children.push_back(std::move(header));
    if (!body.children.empty()) envelope.children.push_back(std::move(body));
    root.children.insert(root.children.begin(), std::move(envelope));
    return root;
}

/// What the manifest says of the file with that id.
const Element* referenceTo(const Element& manifest, const std::string& contentId) {
    for (const auto& reference : manifest.children)
        for (const auto& [name, value] : reference.attributes)
            if (name == "xlink:href" && value == "cid:" + contentId) return &reference;
    return nullptr;
}

void addParts(Element& root, const std::vector<LoosePart>& parts) {
    if (parts.empty()) return;
    auto& envelope = childOf(root, "edXMLEnvelope");
    const auto manifest = childOf(childOf(envelope, "edXMLBody"), "edXMLManifest");
    auto& encoded = childOf(root, "AttachmentEncoded");
    for (const auto& part : parts) {
        Element attachment{"Attachment", {}, {}, {}};
        const auto* reference = referenceTo(manifest, part.contentId);
        const auto* told = reference == nullptr ? nullptr : reference->child("AttachmentName");
        addText(attachment, "ContentId", "cid:" + part.contentId);
        addText(attachment, "AttachmentName", told == nullptr ? part.name : told->text);
        addText(attachment, "ContentType", part.contentType);
        addText(attachment, "ContentTransferEncoded", std::to_string(part.content));
        encoded.children.push_back(std::move(attachment));
    }
}

}  // namespace

std::optional<Element> inGenerationB(Element root, const std::vector<LoosePart>& parts) {
    constexpr std::array<std::string_view, 3> kRoots{"edXML", "Envelope", "EdXMLEnvelope"};
    if (std::ranges::find(kRoots, root.name) == kRoots.end()) return std::nullopt;
    rename(root);
    if (root.name != "edXML") root = assembled(std::move(root));
    addParts(root, parts);
    return root;
}

}  // namespace vanthu::edxml
