#pragma once

#include "client-cli/command.h"

#include <string>

namespace vanthu::cli {

/// Options of every command that fetches a file.
inline const Option kOutput{.name = "--output",
                            .kind = ValueKind::file,
                            .value = "TỆP",
                            .help = "Tên tệp ghi ra; - là đầu ra chuẩn",
                            .letter = 'o'};
inline const Option kForce{.name = "--force", .kind = ValueKind::flag, .help = "Ghi đè tệp đã có"};

/// Writes what the request answers to the file `target`; "-" is stdout. A file that is there stays unless the
/// command was given --force.
void fetch(Call& call, ApiRequest request, const std::string& target);

}  // namespace vanthu::cli
