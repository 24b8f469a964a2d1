#include "server/data_folder.h"

#include "schemas/domain/error.h"
#include "schemas/domain/json_writer.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace vanthu::server {
namespace {
constexpr const char* kReadyFile = "vanthud.json";
}

DataFolder::DataFolder(const std::filesystem::path& path) : path_(path) {
    ::umask(S_IRWXG | S_IRWXO);
    std::error_code failure;
    std::filesystem::create_directories(path_, failure);
    if (failure) throw Error(ErrorCode::internal, "cannot make " + path_.string() + ": " + failure.message());
    const auto file = path_ / "lock";
    lock_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ < 0)
        throw Error(ErrorCode::internal, "cannot open " + file.string() + ": " + std::strerror(errno));
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock_);
        throw Error(ErrorCode::conflict,
                    path_.string() + " is in use by another vanthud; give another --data");
    }
    std::filesystem::remove(path_ / kReadyFile, failure);  // of a server that did not end properly
}

DataFolder::~DataFolder() {
    std::error_code ignored;  // a leftover file names a process that is gone
    std::filesystem::remove(path_ / kReadyFile, ignored);
    ::close(lock_);
}

void DataFolder::announce(std::uint16_t httpPort, const std::string& exchangeEndpoint) const {
    domain::JsonWriter json;
    json.beginObject()
        .field("http_port", static_cast<int>(httpPort))
        .field("exchange_endpoint", exchangeEndpoint)
        .field("pid", static_cast<std::int64_t>(::getpid()));
    const auto temporary = path_ / "vanthud.json.new";
    std::ofstream(temporary) << json.endObject().take() << '\n';
    std::filesystem::rename(temporary, path_ / kReadyFile);
}

}  // namespace vanthu::server
