#pragma once

#include "schemas/domain/notice.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "storage/transaction.h"

#include <string>

namespace vanthu::app {

/// What a person may be shown of the thing that a notice is about, now.
struct NoticeView {
    bool isKnown{false};         ///< false: the person may no longer know of it; all else is empty
    std::string registryNumber;  ///< số đến, or số
    std::string code;            ///< số và ký hiệu
    std::string subject;
};

/// Reads the thing through the eyes of `reader`.
[[nodiscard]] NoticeView viewOf(storage::ReadTransaction& transaction, const Caller& reader,
                                const DirectorySnapshot& directory, const domain::Notice& notice);

/// One line for people: "Bạn được giao giải quyết văn bản: số 12, 456/KH-BNV, Kế hoạch … (hạn 05/03/2026)".
[[nodiscard]] std::string sentenceOf(const domain::Notice& notice, const NoticeView& view);

}  // namespace vanthu::app
