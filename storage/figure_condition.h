#pragma once

#include "schemas/domain/document_figure.h"
#include "schemas/domain/time.h"
#include "storage/sql.h"

#include <string>
#include <vector>

namespace vanthu::storage {

/// " AND …" for a statement about documents d: those that the figure counts, as far as the change log was
/// followed. `today` tells whose time is over. Internal to storage/document_list.cpp.
[[nodiscard]] std::string figureCondition(const domain::CountedDocuments& counted, domain::Date today,
                                          std::vector<Parameter>& parameters);

}  // namespace vanthu::storage
