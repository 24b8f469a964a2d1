#pragma once

#include "client-cli/tables/table.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"

#include <cstdlib>

namespace vanthu::tests {

/// Reads everything that `open` opens and aborts when a row breaks what Table promises.
template <class Open>
void checkRows(Open&& open) {
    try {
        const auto table = open();
        std::int64_t line = 0;
        while (const auto row = table->next()) {
            if (row->line < 1 || row->line < line || row->cells.size() > limits::kRegisterColumns)
                std::abort();
            line = row->line;
            for (const auto& cell : row->cells)
                if (row->problem.empty() && !domain::isValidUtf8(cell)) std::abort();
        }
    } catch (const tables::TableError&) {
        // The ordinary answer to a file that nobody can read.
    }
}

}  // namespace vanthu::tests
