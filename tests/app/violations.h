#pragma once

#include "schemas/domain/error.h"

#include <functional>
#include <string>
#include <vector>

namespace vanthu::tests {

/// "field code" of everything that the refused action was told; empty when it was not refused.
inline std::vector<std::string> violationsOf(const std::function<void()>& action) {
    std::vector<std::string> found;
    try {
        action();
    } catch (const Error& error) {
        for (const auto& violation : error.violations())
            found.push_back(violation.field + ' ' + violation.code);
    }
    return found;
}

}  // namespace vanthu::tests
