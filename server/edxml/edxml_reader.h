#pragma once

#include "schemas/domain/limits.h"
#include "schemas/edxml/element.h"
#include "schemas/edxml/read_message.h"
#include "server/stamp/pdf_stamper.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::edxml {

/// A message taken apart, or why it cannot be.
struct Parsed {
    Element root;  ///< in the shape of generation B
    std::vector<std::string>
        files;                  ///< the contents to which attachments refer, unpacked where they came packed
    std::vector<Fault> faults;  ///< when there are any, the rest does not count
};

/// Takes messages of strangers apart, each in a limited child process of its own. Any thread may call.
class EdxmlReader {
  public:
    /// `program`: vanthu-edxml.
    explicit EdxmlReader(
        std::filesystem::path program = programBesideOwn(),
        stamp::StampLimits limits = {.cpuSeconds = limits::kEdxmlCpuSeconds,
                                     .wallTime = std::chrono::seconds{limits::kEdxmlWallSeconds},
                                     .fileBytes = limits::kEdxmlBytes})
        : program_(std::move(program)), limits_(limits) {}

    /// Throws Error{unavailable} when the program cannot be started.
    [[nodiscard]] Parsed read(std::string_view message) const;

    /// vanthu-edxml in the folder of the running program.
    [[nodiscard]] static std::filesystem::path programBesideOwn();

  private:
    std::filesystem::path program_;
    stamp::StampLimits limits_;
};

/// What the child wrote, checked: anything that is not as protocol.h says is a fault.
[[nodiscard]] Parsed parsedFrom(std::string_view records);

}  // namespace vanthu::edxml
