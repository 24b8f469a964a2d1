#include "server/http/document_reader.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/proposal.h"
#include "server/http/document_fields.h"

namespace vanthu::http {
namespace {

std::vector<app::LinkRequest> readLinks(JsonFields& fields) {
    std::vector<app::LinkRequest> links;
    for (auto& item : fields.objects("links", limits::kLinksPerDocument)) {
        links.push_back(readLink(item));
        item.done();
    }
    return links;
}

enum class Uploaded { refused, allowed };

std::vector<app::FileRequest> readFiles(JsonFields& fields, Uploaded uploads) {
    std::vector<app::FileRequest> files;
    for (auto& item : fields.objects("files", limits::kFilesPerDocument)) {
        app::FileRequest file;
        if (uploads == Uploaded::allowed && item.has("upload"))
            file.upload = domain::UploadId{item.integer("upload", 1, INT64_MAX).value_or(0)};
        const auto needed = file.upload ? Presence::optional : Presence::required;
        if (!file.upload) file.part = item.text("part", needed);
        file.name = item.text("name", needed);
        file.mediaType = item.text("media_type");
        // Without a part nothing is said of the size: the upload tells.
        file.sizeBytes = item.integer("size", 0, limits::kUploadBytes, needed).value_or(file.upload ? 0 : 1);
        file.sha256 = item.text("sha256", Presence::required);
        file.title = item.text("title");
        if (item.has("kind")) file.kind = item.word("kind", domain::FileKind::main);
        item.done();
        files.push_back(std::move(file));
    }
    return files;
}

}  // namespace

std::vector<app::FileRequest> readFiles(JsonFields& fields) {
    return readFiles(fields, Uploaded::refused);
}

std::vector<app::FileRequest> readFilesOrUploads(JsonFields& fields) {
    return readFiles(fields, Uploaded::allowed);
}

std::vector<app::ProposedValue> readProposals(JsonFields& fields) {
    std::vector<app::ProposedValue> proposals;
    for (auto& item : fields.objects("proposals", domain::kWords<domain::ProposalField>.size())) {
        app::ProposedValue proposed;
        proposed.field = item.word("field", domain::ProposalField::subject, Presence::required);
        proposed.value = item.text("value", Presence::required);
        proposed.confidence = item.word("confidence", domain::Confidence::guess, Presence::required);
        item.done();
        proposals.push_back(std::move(proposed));
    }
    return proposals;
}

app::DocumentRequest readDocumentFieldsWithoutFiles(JsonFields& fields) {
    app::DocumentRequest document;
    document.book = fields.book("book");
    document.registryNumber = fields.text("registry_number");
    document.numberReason = fields.text("number_reason");
    document.code = fields.text("code");
    document.notation = fields.text("notation");
    document.typeCode = fields.text("type");
    document.issuedDate = fields.date("issued_date");
    document.arrivalDate = fields.date("arrival_date");
    document.issuer = fields.organisation("issuer");
    document.issuerName = fields.text("issuer_name");
    document.subject = fields.text("subject");
    document.signer = readSigner(fields);
    document.urgency = fields.word("urgency", domain::Urgency::normal);
    document.secrecy = fields.word("secrecy", domain::Secrecy::none);
    document.language = fields.text("language");
    document.pageCount = readCount(fields, "page_count");
    document.copyCount = readCount(fields, "copy_count");
    document.dueDate = fields.date("due_date");
    document.note = fields.text("note");
    document.toPlaces = fields.text("to_places");
    document.paperPlace = fields.text("paper_place");
    document.access = fields.word("access", domain::Access::unit);
    document.receivers = readReceivers(fields);
    document.links = readLinks(fields);
    document.confirmDuplicate = fields.flag("confirm_duplicate").value_or(false);
    return document;
}

app::DocumentRequest readDocumentFields(JsonFields& fields) {
    auto document = readDocumentFieldsWithoutFiles(fields);
    document.files = readFiles(fields);
    return document;
}

}  // namespace vanthu::http
