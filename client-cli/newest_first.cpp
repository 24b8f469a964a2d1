#include "client-cli/newest_first.h"

namespace vanthu::cli {

Option beforeOption(std::string_view value, std::string_view help) {
    return {.name = "--before", .kind = ValueKind::integer, .value = value, .help = help};
}

ApiAnswer newestFirst(Call& call, const std::string& path) {
    return call.api.get(path, {{"before", call.arguments.text("--before")}, {"limit", "200"}});
}

}  // namespace vanthu::cli
