#include "server/app/case_export.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/case_file_access.h"
#include "server/app/case_forms.h"
#include "server/app/case_zip.h"
#include "server/app/media_type.h"
#include "server/app/read_document.h"
#include "server/app/register_entries.h"
#include "server/reports/case_cover.h"
#include "vanthu_app_embedded.h"

#include <algorithm>
#include <iterator>

namespace vanthu::app {

using reports::ExportedCase;
using reports::ExportedDocument;
using reports::ExportedFile;

namespace {

// Columns of the mục lục.
constexpr std::size_t kSubjectColumn = 3;
constexpr std::size_t kAuthorColumn = 4;
constexpr std::size_t kPageColumn = 5;
constexpr std::size_t kNoteColumn = 6;
constexpr std::int64_t kGiB = std::int64_t{1} << 30;

std::string padded(std::size_t number, std::size_t digits) {
    auto text = std::to_string(number);
    return std::string(text.size() < digits ? digits - text.size() : 0, '0') + text;
}

/// The letters and digits behind the last dot; names of strangers go no further than into the XML.
std::string extensionOf(const std::string& name) {
    constexpr std::size_t kLongest = 8;
    const auto dot = name.rfind('.');
    std::string extension;
    for (auto at = dot; dot != std::string::npos && ++at < name.size();) {
        const auto c = static_cast<unsigned char>(name[at]);
        if (std::isalnum(c) == 0 || extension.size() == kLongest) return "bin";
        extension += static_cast<char>(std::tolower(c));
    }
    return extension.empty() ? "bin" : extension;
}

std::string bytesOf(const storage::BlobStore& blobs, const std::string& digest) {
    const auto stream = blobs.open(digest);
    return {std::istreambuf_iterator<char>(*stream), {}};
}

/// What is put together before anything is written.
class Binding {
  public:
    Binding(const storage::BlobStore& blobs, const stamp::PdfMerger& merger, ExportedCase& exported,
            reports::PrintedList contents)
        : blobs_(blobs), merger_(merger), exported_(exported), contents_(std::move(contents)) {}

    /// ho-so.pdf: front, then every PDF that can be merged. When they cannot be merged together after all,
    /// the front stands alone and every file beside it.
    std::string bind() {
        for (auto& document : exported_.documents)
            for (auto& file : document.files)
                take(file);
        auto front = numberedFront();
        if (pdfs_.empty()) return front.pdf;
        auto all = pdfs_;
        all.insert(all.begin(), front.pdf);
        if (auto merged = merger_.merged(all)) return std::move(*merged);
        merged_.clear();
        pdfs_.clear();
        return numberedFront().pdf;
    }

  private:
    struct Merged {
        ExportedFile* file;
        int pages;
    };

    void take(ExportedFile& file) {
        const auto size = static_cast<std::size_t>(file.file.sizeBytes);
        if (file.path.empty() || taken_ + size > limits::kCaseMergeBytes) return;
        auto bytes = bytesOf(blobs_, file.file.digest);
        if (!looksLikePdf(bytes)) return;
        const auto pages = merger_.pagesOf(bytes);
        if (!pages) return;
        taken_ += size;
        merged_.push_back({&file, *pages});
        pdfs_.push_back(std::move(bytes));
    }

    /// The page on which each file begins depends on how long the front is, which holds these numbers.
    reports::BoundFront numberedFront() {
        constexpr int kRounds = 4;
        reports::BoundFront front;
        for (int round = 0; round < kRounds; ++round) {
            const int before = front.pages;
            number(before);
            front = reports::frontOf(exported_, labelled());
            if (front.pages == before) break;
        }
        return front;
    }

    void number(int frontPages) {
        for (auto& document : exported_.documents)
            for (auto& file : document.files)
                file.page = 0;
        int next = frontPages + 1;
        for (const auto& merged : merged_) {
            merged.file->page = next;
            next += merged.pages;
        }
    }

    /// The mục lục with the pages of this file, and a line for what stands beside it.
    [[nodiscard]] reports::PrintedList labelled() const {
        auto list = contents_;
        // Room for the path of a file beside it, which is not to be broken.
        list.columns[kSubjectColumn].share = 22;
        list.columns[kAuthorColumn].share = 12;
        list.columns[kNoteColumn].share = 25;
        for (std::size_t i = 0; i < list.rows.size(); ++i) {
            auto& cells = list.rows[i].cells;
            auto& page = cells[kPageColumn];
            auto& note = cells[kNoteColumn];
            page.clear();
            for (const auto& file : exported_.documents[i].files) {
                if (file.page > 0) {
                    if (page.empty()) page = std::to_string(file.page);
                    continue;
                }
                const auto beside =
                    file.path.empty() ? "Không được mở tệp " + file.file.name : "Tệp kèm: " + file.path;
                note += (note.empty() ? "" : "; ") + beside;
            }
        }
        return list;
    }

    const storage::BlobStore& blobs_;
    const stamp::PdfMerger& merger_;
    ExportedCase& exported_;
    reports::PrintedList contents_;
    std::vector<Merged> merged_;
    std::vector<std::string> pdfs_;
    std::size_t taken_{0};
};

ExportedDocument exportedDocument(storage::ReadTransaction& transaction, const Caller& caller,
                                  const KnownItem& known, std::size_t place,
                                  const DirectorySnapshot& directory) {
    ExportedDocument made;
    made.document = known.document;
    made.ordinal = known.ordinal;
    made.note = known.item.note;
    if (const auto* type = directory.types().byCode(known.document.typeCode, dayOf(known.document)))
        made.typeName = type->name;
    const bool mayOpen = mayOpenFiles(transaction, caller, known.document);
    for (const auto& file : known.document.files) {
        ExportedFile exported{.file = file};
        if (mayOpen)
            exported.path = "van-ban/" + padded(place, 4) + '-' + padded(made.files.size() + 1, 3) + '.' +
                            extensionOf(file.name);
        made.files.push_back(std::move(exported));
    }
    return made;
}

void requireSize(const ExportedCase& exported) {
    std::int64_t bytes = 0;
    for (const auto& document : exported.documents)
        for (const auto& file : document.files)
            if (!file.path.empty()) bytes += file.file.sizeBytes;
    if (bytes > limits::kCaseExportBytes)
        throw Refused(Refusal::caseExportTooLarge, {std::to_string(exported.file.id.value),
                                                    std::to_string(limits::kCaseExportBytes / kGiB)});
}

}  // namespace

ExportedCaseFile CaseExport::run(const Caller& caller, domain::CaseFileId id) {
    require(caller, Action::seeCaseFiles);
    const auto directory = directory_.current();
    ExportedCase exported;
    exported.exportedAt = clock_.now();
    const auto today = domain::vietnamDate(exported.exportedAt);
    reports::PrintedList contents;
    database_.read([&](storage::ReadTransaction& transaction) {
        exported.file = caseFileInScope(transaction, caller, id);
        auto known = knownContents(transaction, caller, id);
        exported.pages = known.pages;
        std::stable_sort(known.items.begin(), known.items.end(), [](const auto& left, const auto& right) {
            return dayOf(left.document) < dayOf(right.document);
        });
        for (const auto& item : known.items)
            exported.documents.push_back(
                exportedDocument(transaction, caller, item, exported.documents.size() + 1, *directory));
        contents = contentsForm(exported.file, known, *directory);
        exported.creator = AccountNames(transaction).of(exported.file.maker);
    });
    requireSize(exported);
    const auto names = namesOf(*directory, exported.file.organisation, today);
    exported.organName = names.own;
    if (const auto* agency = directory->organisation(exported.file.organisation))
        exported.organId = codeOn(*agency, today);
    contents.organisation = names.own;
    contents.parentOrganisation = names.parent;
    contents.printedAt = exported.exportedAt;

    CaseZip zip(exported.exportedAt);
    zip.add("ho-so.pdf", Binding(blobs_, merger_, exported, std::move(contents)).bind());
    zip.add("ho-so.xml", reports::toXml(exported));
    zip.add("case-file.xsd", std::string(embedded_schemas::embedded("case-file.xsd")));
    for (const auto& document : exported.documents)
        for (const auto& file : document.files)
            if (!file.path.empty()) zip.add(file.path, *blobs_.open(file.file.digest));
    auto finished = zip.finish();
    return {std::move(finished.bytes), finished.sizeBytes,
            "ho-so-" + std::to_string(exported.file.id.value) + ".zip"};
}

}  // namespace vanthu::app
