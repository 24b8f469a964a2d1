#include "server/app/search_export.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/notation.h"
#include "server/app/read_document.h"
#include "server/app/register_entries.h"
#include "server/app/written_report.h"
#include "server/reports/printed_list.h"
#include "storage/document_store.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace vanthu::app {
namespace {

using domain::Document;

constexpr std::array kUsualColumns{SearchColumn::number, SearchColumn::day, SearchColumn::type,
                                   SearchColumn::subject, SearchColumn::issuer};
constexpr double kOrdinalShare = 5;

/// Of the width of the page, in proportion.
double shareOf(SearchColumn column) {
    switch (column) {
        case SearchColumn::subject:
            return 36;
        case SearchColumn::issuer:
        case SearchColumn::unit:
            return 20;
        case SearchColumn::number:
        case SearchColumn::signer:
            return 15;
        case SearchColumn::day:
        case SearchColumn::type:
            return 11;
        case SearchColumn::direction:
        case SearchColumn::registryNumber:
            return 8;
    }
    return 10;
}

std::string cellOf(SearchColumn column, const reports::RegisterEntry& entry,
                   const DirectorySnapshot& directory, domain::Date today) {
    const auto& document = entry.document;
    switch (column) {
        case SearchColumn::number:
            return domain::printCode(document.code);
        case SearchColumn::day:
            return document.issuedDate ? document.issuedDate->vietnamese() : "";
        case SearchColumn::type:
            return entry.typeName;
        case SearchColumn::subject:
            return document.subject;
        case SearchColumn::issuer:
            return document.issuerName;
        case SearchColumn::unit:
            return namesOf(directory, document.organisation, today).own;
        case SearchColumn::direction:
            return std::string(domain::label(document.direction));
        case SearchColumn::registryNumber:
            return document.registryNumber ? reports::printed(*document.registryNumber) : "";
        case SearchColumn::signer:
            return document.signer.name;
    }
    return "";
}

/// What the list is a list of, for whoever finds it on paper.
std::vector<std::string> linesOf(const SearchRequest& request, const search::Query& query,
                                 const DirectorySnapshot& directory, domain::Timestamp now) {
    std::vector<std::string> lines;
    if (!query.text.empty()) lines.push_back("Nội dung tìm: " + query.text);
    std::string filters;
    const auto add = [&](const std::string& name, const std::string& value) {
        if (!value.empty()) filters += (filters.empty() ? "" : "; ") + name + ": " + value;
    };
    add("Loại", query.typeCode);
    add("Cơ quan ban hành", query.issuer);
    add("Đúng tên cơ quan", query.issuerExact);
    if (query.unit && directory.organisation(*query.unit) != nullptr)
        add("Đơn vị quản lý", namesOf(directory, *query.unit, domain::vietnamDate(now)).own);
    add("Năm", query.year ? std::to_string(*query.year) : "");
    add("Bản sao của văn bản", request.copiesOf ? std::to_string(request.copiesOf->value) : "");
    add("Hồ sơ", request.caseFile ? std::to_string(request.caseFile->value) : "");
    add("Từ ngày", query.issuedFrom ? query.issuedFrom->vietnamese() : "");
    add("Đến ngày", query.issuedTo ? query.issuedTo->vietnamese() : "");
    add("Chiều", query.direction ? std::string(domain::label(*query.direction)) : "");
    add("Sổ", query.book ? std::to_string(query.book->value) : "");
    if (!filters.empty()) lines.push_back(filters);
    const auto iso = domain::isoVietnam(now);
    lines.push_back("Tính đến " + iso.substr(11, 5) + " ngày " + domain::vietnamDate(now).vietnamese());
    return lines;
}

}  // namespace

// The index says who may know of a document a moment later than the register does.
std::vector<Document> SearchExport::readable(const Caller& caller,
                                             const std::vector<domain::DocumentId>& ids) {
    std::unordered_map<domain::DocumentId, Document> known;
    database_.read([&](storage::ReadTransaction& transaction) {
        for (std::size_t begin = 0; begin < ids.size(); begin += limits::kPageSizeMax) {
            const auto end = std::min(ids.size(), begin + limits::kPageSizeMax);
            const std::vector some(ids.begin() + static_cast<std::ptrdiff_t>(begin),
                                   ids.begin() + static_cast<std::ptrdiff_t>(end));
            for (auto& document : storage::findDocuments(transaction, some))
                if (mayKnowOf(transaction, caller, document)) {
                    const auto id = document.id;
                    known.emplace(id, std::move(document));
                }
        }
    });
    std::vector<Document> documents;
    for (const auto id : ids)
        if (const auto at = known.find(id); at != known.end()) documents.push_back(std::move(at->second));
    return documents;
}

Report SearchExport::run(const Caller& caller, const SearchExportRequest& request) {
    require(caller, Action::seeDocuments);
    const auto now = clock_.now();
    const auto today = domain::vietnamDate(now);
    const auto directory = directory_.current();
    const auto query = resolved(database_, index_, *directory, caller, request.search);
    const auto hits =
        index_.find(query, caller.scope, limits::kSearchExportDocuments, outOfForceFor(database_, caller));
    auto columns = request.columns;
    if (columns.empty()) columns.assign(kUsualColumns.begin(), kUsualColumns.end());

    reports::PrintedList list;
    list.title = "KẾT QUẢ TÌM KIẾM VĂN BẢN";
    list.lines = linesOf(request.search, query, *directory, now);
    const auto names = namesOf(*directory, caller.account.organisation, today);
    list.organisation = names.own;
    list.parentOrganisation = names.parent;
    list.landscape = true;
    list.printedAt = now;
    double all = kOrdinalShare;
    for (const auto column : columns)
        all += shareOf(column);
    list.columns.push_back({"STT", 100 * kOrdinalShare / all, true});
    for (const auto column : columns)
        list.columns.push_back({std::string(domain::label(column)), 100 * shareOf(column) / all, false});
    for (auto& document : readable(caller, hits.documents)) {
        const auto entry = entryOf(std::move(document), *directory);
        auto& row = list.rows.emplace_back();
        row.cells.push_back(std::to_string(list.rows.size()));
        for (const auto column : columns)
            row.cells.push_back(cellOf(column, entry, *directory, today));
    }
    list.closing.push_back("Danh sách có " + std::to_string(list.rows.size()) + " văn bản.");
    if (hits.total > static_cast<std::int64_t>(limits::kSearchExportDocuments))
        list.closing.push_back("Tìm thấy " + std::to_string(hits.total) + " văn bản; danh sách chỉ ghi " +
                               std::to_string(limits::kSearchExportDocuments) + " văn bản đầu.");
    return writtenReport(list, request.format, "ket-qua-tim-kiem");
}

}  // namespace vanthu::app
