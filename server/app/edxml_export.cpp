#include "server/app/edxml_export.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/organisation.h"
#include "schemas/domain/refusal.h"
#include "schemas/edxml/code_lists.h"
#include "schemas/edxml/element_of.h"
#include "schemas/edxml/write_xml.h"
#include "server/app/addressing.h"
#include "server/app/checks.h"
#include "storage/handling_store.h"

#include <algorithm>
#include <istream>
#include <iterator>

namespace vanthu::app {
namespace {

using domain::IdentifierScheme;

std::string codeIn(IdentifierScheme scheme, const std::string& code) {
    if (scheme != IdentifierScheme::qcvn102) return code;
    return domain::qcvn102FromQd20(domain::normalisedOrganisationCode(code)).value_or(code);
}

std::vector<OrganisationReference> receiversIn(const domain::Document& document) {
    std::vector<OrganisationReference> to;
    for (const auto& receiver : document.receivers)
        if (receiver.organisation) to.emplace_back(*receiver.organisation);
    return to;
}

std::vector<edxml::Organ> addressedOrgans(const domain::Document& document, const EdxmlAddress& address,
                                          domain::Date day, const DirectorySnapshot& directory) {
    const auto to = address.to.empty() ? receiversIn(document) : address.to;
    Checks checks;
    std::vector<edxml::Organ> organs;
    if (to.empty()) checks.add("to", "required", "Nêu ít nhất một nơi nhận có mã định danh.");
    for (std::size_t i = 0; i < to.size(); ++i) {
        const auto field = "to[" + std::to_string(i) + "]";
        const auto* receiver = addressee(to[i], field, directory, day, checks);
        if (receiver == nullptr) continue;
        auto organ = organOf(*receiver, address.scheme, day, directory);
        if (organ.id.empty())
            checks.add(field, "no_code",
                       "Cơ quan này chưa có mã định danh còn hiệu lực; nhờ quản trị viên bổ sung.");
        if (std::ranges::find(organs, organ.id, &edxml::Organ::id) == organs.end())
            organs.push_back(std::move(organ));
    }
    checks.finish();
    return organs;
}

std::string slashed(domain::Date day) {
    auto text = day.iso();
    std::ranges::replace(text, '-', '/');
    return text;
}

/// "15-KH-SNV.edxml".
std::string fileNameOf(const domain::Document& document) {
    auto name = domain::printCode(document.code);
    std::ranges::replace(name, '/', '-');
    return (name.empty() ? "van-ban" : name) + ".edxml";
}

/// What the document says, without sender, receivers and files.
edxml::Message messageOf(const domain::Document& document, const DirectorySnapshot& directory) {
    edxml::Message message;
    const auto day = document.issuedDate.value_or(domain::Date{});
    message.number = document.code.number;
    message.notation = (document.code.year ? std::to_string(*document.code.year) + "/" : std::string{}) +
                       document.code.notation;
    message.issuedDate = day;
    const auto* type = directory.types().byCode(document.typeCode, day);
    message.type = {edxml::typeNumberOf(document.typeCode), "0", type == nullptr ? "" : type->name};
    message.subject = document.subject;
    message.signer = {document.signer.authority, document.signer.position, document.signer.name};
    message.dueDate = document.dueDate;
    message.other.priority = edxml::priorityOf(document.urgency);
    if (document.pageCount) message.other.pages = std::to_string(*document.pageCount);
    if (document.copyCount) message.other.copies = std::to_string(*document.copyCount);
    for (const auto& receiver : document.receivers)
        if (!receiver.organisation && !receiver.name.empty()) message.toPlaces.push_back(receiver.name);
    return message;
}

void addFiles(const std::vector<domain::DocumentFile>& files, edxml::Message& message) {
    for (std::size_t i = 0; i < files.size(); ++i)
        message.attachments.push_back(
            {std::to_string(i + 1), files[i].name, files[i].title, files[i].mediaType, i});
}

void requireRoom(const domain::Document& document) {
    std::int64_t bytes = 0;
    for (const auto& file : document.files)
        bytes += file.sizeBytes;
    // Four letters for three bytes, and room for the rest.
    constexpr auto kMost = static_cast<std::int64_t>(limits::kEdxmlBytes - limits::kEdxmlTextBytes) / 4 * 3;
    if (bytes > kMost)
        throw Refused(Refusal::edxmlTooLarge,
                      {std::to_string(document.id.value), std::to_string(kMost >> 20)});
}

}  // namespace

edxml::Organ organOf(const domain::Organisation& organisation, IdentifierScheme scheme, domain::Date day,
                     const DirectorySnapshot& directory) {
    edxml::Organ organ;
    organ.id = codeIn(scheme, codeOn(organisation, day));
    const auto& version = organisation.on(day);
    organ.name = version.name;
    if (version.parent)
        if (const auto* parent = directory.organisation(*version.parent))
            organ.inCharge = parent->on(day).name;
    return organ;
}

edxml::Message outgoingEdxml(const domain::Document& document, const std::optional<std::string>& recall,
                             edxml::Organ from, std::vector<edxml::Organ> to, domain::Timestamp at,
                             const DirectorySnapshot& directory) {
    auto message = messageOf(document, directory);
    message.from = std::move(from);
    message.to = std::move(to);
    message.documentId =
        message.from.id + "," + slashed(message.issuedDate) + "," + message.number + "/" + message.notation;
    message.hops = {{message.from.id, at}};
    if (recall) {
        message.business.operation = edxml::Operation::recall;
        message.business.documentId = message.documentId;
        message.business.reason = *recall;
    } else {
        addFiles(document.files, message);
    }
    return message;
}

EdxmlExport::Written EdxmlExport::write(const Caller& caller, domain::DocumentId id,
                                        const EdxmlAddress& address) {
    require(caller, Action::sendDocuments);
    const auto now = clock_.now();
    const auto day = domain::vietnamDate(now);
    const auto directory = directory_.current();
    domain::Document document;
    std::optional<domain::Recall> recall;
    database_.read([&](storage::ReadTransaction& transaction) {
        document = documentToChange(transaction, caller, Action::sendDocuments, id);
        recall = storage::findRecall(transaction, id);
    });
    if (document.direction != domain::Direction::outgoing)
        throw Refused(Refusal::edxmlNotOutgoing, {std::to_string(id.value)});
    requireRoom(document);
    auto from = organOf(*directory->organisation(document.organisation), address.scheme, day, *directory);
    if (from.id.empty())
        throw Refused(Refusal::senderWithoutCode, {std::to_string(document.organisation.value)});
    const auto reason = recall ? std::optional{recall->reason} : std::nullopt;
    const auto message = outgoingEdxml(document, reason, std::move(from),
                                       addressedOrgans(document, address, day, *directory), now, *directory);
    std::vector<std::string> files;
    for (std::size_t i = 0; i < message.attachments.size(); ++i) {
        const auto open = readDocument_.file(caller, id, static_cast<int>(i) + 1);
        files.emplace_back(std::istreambuf_iterator<char>(*open.bytes), std::istreambuf_iterator<char>());
    }
    const std::vector<std::string_view> contents(files.begin(), files.end());
    return {fileNameOf(document), edxml::writeXml(edxml::elementOf(message), contents)};
}

}  // namespace vanthu::app
