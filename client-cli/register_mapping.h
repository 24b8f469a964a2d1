#pragma once

#include "client-cli/json.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace vanthu::cli {

/// What somebody named by hand, as the API takes it: [{"heading": "Cơ quan gửi đến", "field":
/// "issuer_name"}]. The file is a JSON object {"heading": "field"} or lines "heading<TAB>field". Throws
/// Failure.
[[nodiscard]] Json readMapping(const std::filesystem::path& file);

/// The columns of a file as the server understood its head.
class RegisterMapping {
  public:
    /// From the answer of POST /books/{id}/imports/columns. Throws Failure when there is no head, or a column
    /// without which no line can be taken is missing.
    explicit RegisterMapping(const Json& answer);

    /// How many of the first rows are head, or stand above it.
    [[nodiscard]] std::size_t headRows() const { return headRows_; }
    /// {"registry_number": "12", …} of one row; empty cells are left out.
    [[nodiscard]] Json cellsOf(const std::vector<std::string>& row) const;
    /// The text of the column that names files; "" without one.
    [[nodiscard]] std::string fileOf(const std::vector<std::string>& row) const;
    /// Heading in the file of a field that the server complains of; the field itself when no column tells it.
    [[nodiscard]] std::string headingOf(const std::string& field) const;
    /// The cell that a complaint is about.
    [[nodiscard]] std::string cellOf(const std::string& field, const std::vector<std::string>& row) const;

    struct Column {
        std::size_t place{0};
        std::string heading;
        std::string field;  ///< "" when nobody understood the heading
        std::string label;
    };
    [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }

  private:
    [[nodiscard]] const Column* columnOf(const std::string& field) const;

    std::size_t headRows_{0};
    std::vector<Column> columns_;
};

}  // namespace vanthu::cli
