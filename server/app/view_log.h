#pragma once

#include "schemas/domain/document.h"
#include "server/app/authorisation.h"
#include "storage/database.h"

#include <array>
#include <optional>

namespace vanthu::app {

/// What somebody looked at.
enum class View {
    document,
    file,
    history,
    handling,
    slip,
    stampedCopy,
    stampPage,
    formCheck,
    signatures,
    searchableCopy
};

/// Who looked at restricted documents (NĐ 30/2020 Phụ lục VI, F5.1): a row of the change log, entity "view"
/// with the id of the document, durable before the answer goes out. Views of others are not kept: they would
/// fill the log and say little. Any thread may call.
class ViewLog {
  public:
    ViewLog(storage::Database& database, const domain::Clock& clock) : database_(database), clock_(clock) {}

    /// `position`: of the file. Throws what storage throws: then nothing may be shown.
    void note(const Caller& caller, const domain::Document& document, View view,
              std::optional<int> position = std::nullopt);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
};

}  // namespace vanthu::app

namespace vanthu::domain {
template <>
inline constexpr auto kWords<app::View> = std::array{
    Word{app::View::document, "shown", "Xem văn bản"},
    Word{app::View::file, "file_opened", "Mở tệp"},
    Word{app::View::history, "history_shown", "Xem lịch sử"},
    Word{app::View::handling, "handling_shown", "Xem quá trình giải quyết"},
    Word{app::View::slip, "slip_printed", "In phiếu giải quyết"},
    Word{app::View::stampedCopy, "copy_stamped", "In bản có dấu Đến"},
    Word{app::View::stampPage, "stamp_printed", "In dấu Đến"},
    Word{app::View::formCheck, "form_checked", "Kiểm tra thể thức"},
    Word{app::View::signatures, "signatures_checked", "Kiểm tra chữ ký số"},
    Word{app::View::searchableCopy, "copy_searchable", "Mở bản có lớp chữ"},
};
}  // namespace vanthu::domain
