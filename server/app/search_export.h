#pragma once

#include "indexer/search/index.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/registers.h"
#include "server/app/search_request.h"
#include "storage/database.h"

#include <array>
#include <vector>

namespace vanthu::app {

/// What may be shown of a found document, in this order when nobody chose (NĐ 30/2020, Phụ lục VI: choice of
/// the fields that are shown).
enum class SearchColumn { number, day, type, subject, issuer, unit, direction, registryNumber, signer };

struct SearchExportRequest {
    SearchRequest search;               ///< limit, cursor and facets do not count
    std::vector<SearchColumn> columns;  ///< empty: number, day, type, subject, issuer
    RegisterFormat format{RegisterFormat::xlsx};
};

/// The results of a search as a list to be kept or printed. Any thread may call.
class SearchExport {
  public:
    SearchExport(const search::Index& index, storage::Database& database, const domain::Clock& clock,
                 Directory& directory)
        : index_(index), database_(database), clock_(clock), directory_(directory) {}

    /// The first limits::kSearchExportDocuments that the caller may know of by the register itself, in the
    /// order of the search; the list says when there are more. Throws as SearchDocuments::run().
    [[nodiscard]] Report run(const Caller& caller, const SearchExportRequest& request);

  private:
    [[nodiscard]] std::vector<domain::Document> readable(const Caller& caller,
                                                         const std::vector<domain::DocumentId>& ids);

    const search::Index& index_;
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app

template <>
inline constexpr auto vanthu::domain::kWords<vanthu::app::SearchColumn> = std::array{
    Word{app::SearchColumn::number, "number", "Số, ký hiệu"},
    Word{app::SearchColumn::day, "day", "Ngày văn bản"},
    Word{app::SearchColumn::type, "type", "Loại"},
    Word{app::SearchColumn::subject, "subject", "Trích yếu nội dung"},
    Word{app::SearchColumn::issuer, "issuer", "Cơ quan ban hành"},
    Word{app::SearchColumn::unit, "unit", "Đơn vị quản lý"},
    Word{app::SearchColumn::direction, "direction", "Đến, đi"},
    Word{app::SearchColumn::registryNumber, "registry_number", "Số trong sổ"},
    Word{app::SearchColumn::signer, "signer", "Người ký"},
};
