#pragma once

#include "client-cli/environment.h"
#include "client-cli/table.h"

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::cli {

enum class OutputForm { people, json };

/// Where the results of a command go: the answer to stdout, everything about it to stderr. Colours only for a
/// terminal and without NO_COLOR. One thread.
class Output {
  public:
    Output(std::ostream& out, std::ostream& err, const Environment& environment, OutputForm form);

    /// The answer of a command: the API's JSON as it came with --json, else what `forPeople` prints.
    void answer(std::string_view json, const std::function<void()>& forPeople);

    void line(std::string_view text);
    void table(const Table& table);
    /// Label and value per line, values aligned; pairs with an empty value are left out.
    void fields(const std::vector<std::pair<std::string, std::string>>& fields);
    /// A remark for people, on stderr; silent with --json.
    void remark(std::string_view text);
    /// Bytes as they are: reports and files.
    [[nodiscard]] std::ostream& stream() { return out_; }
    [[nodiscard]] std::ostream& errors() { return err_; }

    [[nodiscard]] std::string strong(std::string_view text) const;
    [[nodiscard]] std::string faint(std::string_view text) const;
    [[nodiscard]] OutputForm form() const { return form_; }

  private:
    std::ostream& out_;
    std::ostream& err_;
    std::size_t columns_;
    bool colours_;
    OutputForm form_;
};

}  // namespace vanthu::cli
