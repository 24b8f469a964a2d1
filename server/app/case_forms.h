#pragma once

#include "schemas/domain/case_file.h"
#include "server/app/case_file_access.h"
#include "server/app/directory.h"
#include "server/app/handling_representation.h"
#include "server/reports/printed_list.h"

#include <string>
#include <vector>

namespace vanthu::app {

// The lists of NĐ 30/2020, Phụ lục V, filled: their columns word by word as the decree has them. Organisation
// and moment are left to the caller.

/// Danh mục hồ sơ.
[[nodiscard]] reports::PrintedList planForm(const domain::CasePlan& plan, AccountNames& names);
/// Mục lục văn bản trong hồ sơ.
[[nodiscard]] reports::PrintedList contentsForm(const domain::CaseFile& file, const KnownContents& contents,
                                                const DirectorySnapshot& directory);

/// A file with what the reader may know of in it.
struct CountedFile {
    domain::CaseFile file;
    KnownContents contents;
};
/// Mục lục hồ sơ, tài liệu nộp lưu.
[[nodiscard]] reports::PrintedList handOverForm(int year, const std::vector<CountedFile>& files);

/// "Kế hoạch Kế hoạch cải cách hành chính năm 2026": tên loại và trích yếu.
[[nodiscard]] std::string typeAndSubject(const domain::Document& document,
                                         const DirectorySnapshot& directory);
/// The day by which documents of a file are put in order.
[[nodiscard]] domain::Date dayOf(const domain::Document& document);

}  // namespace vanthu::app
