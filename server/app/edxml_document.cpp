#include "server/app/edxml_document.h"

#include "schemas/domain/organisation.h"
#include "schemas/domain/text.h"
#include "schemas/edxml/code_lists.h"
#include "schemas/edxml/element_of.h"
#include "schemas/edxml/write_xml.h"
#include "storage/digest.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vanthu::app {
namespace {

using domain::EdxmlKind;
using edxml::Operation;

constexpr const char* kOfficialLetter = "CV";
constexpr const char* kRecallStatus = "13";

domain::DocumentCode codeOfEdxml(const edxml::Message& message) {
    auto code = domain::parseCode(message.number + "/" + message.notation);
    // A number that is none, as some write, stays as it is.
    if (code.number.empty()) return {message.number, std::nullopt, message.notation, false};
    return code;
}

const domain::DocumentType* typeOfEdxml(const edxml::Message& message, const domain::DocumentCode& code,
                                        const DirectorySnapshot& directory) {
    const auto& types = directory.types();
    if (const auto* named = types.byName(message.type.name, message.issuedDate)) return named;
    const auto parts = domain::splitNotation(code, types.abbreviations(message.issuedDate));
    return parts.type.empty() ? nullptr : types.byAbbreviation(parts.type, message.issuedDate);
}

std::string authorityIn(const std::string& competence) {
    constexpr std::array kAuthorities{"TM.", "TUQ.", "KT.", "TL.", "Q."};
    for (const auto* authority : kAuthorities)
        if (competence.starts_with(authority)) return authority;
    return "";
}

std::optional<int> countIn(const std::string& text) {
    int count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    constexpr int kMost = 999'999;
    if (error != std::errc{} || end != text.data() + text.size() || count < 1 || count > kMost)
        return std::nullopt;
    return count;
}

std::vector<domain::EdxmlReceiver> receiversOfEdxml(const std::vector<std::string>& codes,
                                                    const DirectorySnapshot& directory, domain::Date day) {
    std::vector<domain::EdxmlReceiver> receivers;
    for (const auto& code : codes) {
        domain::EdxmlReceiver receiver{code, std::nullopt};
        const auto* unit = directory.organisation(OrganisationReference{code}, day);
        if (unit != nullptr && unit->on(day).keepsRegistry) receiver.organisation = unit->id;
        receivers.push_back(std::move(receiver));
    }
    return receivers;
}

/// Hops are added on the way, and a signature proves what we do not judge.
std::string fingerprintOf(edxml::Message message, const std::vector<std::string>& fileDigests) {
    message.hops.clear();
    message.hasSignature = false;
    const std::vector<std::string_view> contents(fileDigests.begin(), fileDigests.end());
    return storage::hex(storage::sha256(edxml::writeXml(edxml::elementOf(message), contents)));
}

std::string remarkOn(const edxml::Message& message, const DirectorySnapshot& directory) {
    std::string remark;
    const auto add = [&](const std::string& text) { remark += (remark.empty() ? "" : " ") + text; };
    if (message.business.operation == Operation::update) add("Bản cập nhật của văn bản đã gửi.");
    for (const auto& replaced : message.business.replaced)
        add("Thay thế văn bản " + replaced.documentId + ".");
    if (!message.business.reason.empty() && message.business.operation != Operation::fresh)
        add("Lý do: " + message.business.reason + ".");
    if (message.other.priority == "4") add("Hỏa tốc hẹn giờ.");
    if (typeOfEdxml(message, codeOfEdxml(message), directory) == nullptr)
        add("Loại \"" + message.type.name + "\" không có trong danh mục, ghi tạm là Công văn.");
    return remark;
}

domain::EdxmlMessage describedDocument(const edxml::Message& message,
                                       const std::vector<std::string>& fileDigests,
                                       const DirectorySnapshot& directory, domain::Date day) {
    domain::EdxmlMessage row;
    row.kind = EdxmlKind::document;
    row.operation = domain::code(message.business.operation);
    row.senderCode = domain::normalisedOrganisationCode(message.from.id);
    row.senderOrgan = message.from.id;
    row.senderName = message.from.name.empty() ? message.from.id : message.from.name;
    row.documentKey = message.documentId;
    row.fingerprint = fingerprintOf(message, fileDigests);
    row.code = domain::printCode(codeOfEdxml(message));
    row.subject = message.subject;
    row.remark = remarkOn(message, directory);
    std::vector<std::string> codes;
    for (const auto& receiver : message.to)
        codes.push_back(receiver.id);
    row.receivers = receiversOfEdxml(codes, directory, day);
    const bool isRecall = message.business.operation == Operation::recall;
    const bool namesOther = isRecall && !message.business.documentId.empty();
    // An update says everything anew, and is read beside what it updates.
    const auto variant = message.business.operation == Operation::update ? row.fingerprint : std::string{};
    row.messageId =
        edxmlMessageId(row.senderCode, namesOther ? message.business.documentId : row.documentKey, variant);
    row.key = "document " + row.operation + " " + edxmlMessageId(row.senderCode, row.documentKey, variant);
    return row;
}

domain::EdxmlMessage describedStatus(const edxml::Status& status, const DirectorySnapshot& directory,
                                     domain::Date day) {
    domain::EdxmlMessage row;
    row.kind = EdxmlKind::status;
    row.operation = status.code;
    row.senderCode = domain::normalisedOrganisationCode(status.from.id);
    row.senderOrgan = status.from.id;
    row.senderName = status.from.name.empty() ? status.from.id : status.from.name;
    row.documentKey = status.about.documentId;
    row.code = status.about.code;
    row.subject = status.description;
    row.receivers = receiversOfEdxml({status.about.organId}, directory, day);
    row.fingerprint = storage::hex(storage::sha256(edxml::writeXml(edxml::elementOf(status), {})));
    // A document belongs to who sent it: with 13 that is who speaks, else who is spoken to.
    const auto owner = status.code == kRecallStatus
                           ? row.senderCode
                           : domain::normalisedOrganisationCode(status.about.organId);
    row.messageId = edxmlMessageId(owner, row.documentKey);
    row.key = "status " + status.code + " " + row.senderCode + " " + row.messageId + " " + row.fingerprint;
    return row;
}

}  // namespace

ReadEdxml readEdxml(const edxml::Element& root, std::vector<edxml::Fault>& faults) {
    ReadEdxml message;
    if (edxml::kindOf(root) == edxml::MessageKind::status) {
        message.kind = EdxmlKind::status;
        message.status = edxml::readStatus(root, faults);
    } else {
        message.document = edxml::readMessage(root, faults);
    }
    return message;
}

domain::EdxmlMessage describedEdxml(const ReadEdxml& message, const std::vector<std::string>& fileDigests,
                                    const DirectorySnapshot& directory, domain::Date day) {
    return message.kind == EdxmlKind::status
               ? describedStatus(message.status, directory, day)
               : describedDocument(message.document, fileDigests, directory, day);
}

domain::Document documentOfEdxml(const edxml::Message& message, const DirectorySnapshot& directory) {
    domain::Document document;
    document.direction = domain::Direction::incoming;
    document.code = codeOfEdxml(message);
    const auto* type = typeOfEdxml(message, document.code, directory);
    document.typeCode = type == nullptr ? kOfficialLetter : type->code;
    document.issuedDate = message.issuedDate;
    document.issuerName = message.from.name;
    document.subject = message.subject;
    document.signer = {message.signer.name, message.signer.position, authorityIn(message.signer.competence)};
    document.urgency = edxml::urgencyOf(message.other.priority);
    document.pageCount = countIn(message.other.pages);
    document.copyCount = countIn(message.other.copies);
    document.dueDate = message.dueDate;
    for (const auto& receiver : message.to)
        document.receivers.push_back({std::nullopt, receiver.name.empty() ? receiver.id : receiver.name});
    return document;
}

std::string edxmlMessageId(const std::string& senderCode, const std::string& documentKey,
                           const std::string& variant) {
    constexpr std::size_t kDigits = 32;
    return storage::hex(storage::sha256("edxml\n" + senderCode + "\n" + documentKey + "\n" + variant))
        .substr(0, kDigits);
}

}  // namespace vanthu::app
