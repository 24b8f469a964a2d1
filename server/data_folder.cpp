#include "server/data_folder.h"

#include "schemas/domain/json_writer.h"

#include <unistd.h>

#include <system_error>

namespace vanthu::server {
namespace {
constexpr const char* kReadyFile = "vanthud.json";
}

DataFolder::DataFolder(const std::filesystem::path& path) : lock_(path, "give another --data") {
    std::error_code ignored;  // of a server that did not end properly
    std::filesystem::remove(this->path() / kReadyFile, ignored);
}

DataFolder::~DataFolder() {
    std::error_code ignored;  // a leftover file names a process that is gone
    std::filesystem::remove(path() / kReadyFile, ignored);
}

void DataFolder::announce(std::uint16_t httpPort, const std::string& exchangeEndpoint) const {
    domain::JsonWriter json;
    json.beginObject()
        .field("http_port", static_cast<int>(httpPort))
        .field("exchange_endpoint", exchangeEndpoint)
        .field("pid", static_cast<std::int64_t>(::getpid()));
    daemon::announce(path() / kReadyFile, json.endObject().take());
}

}  // namespace vanthu::server
