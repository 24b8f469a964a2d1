#include "server/app/case_zip.h"

#include "schemas/domain/error.h"

#include <Poco/DateTime.h>
#include <Poco/Exception.h>
#include <Poco/Path.h>
#include <Poco/Zip/Compress.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <unistd.h>

namespace vanthu::app {
namespace {

[[noreturn]] void noRoom(const std::string& why) {
    throw Error(ErrorCode::unavailable, "a case file cannot be put together: " + why);
}

/// A new file that has no name any more once both streams are open.
std::string newFile() {
    auto path = (std::filesystem::temp_directory_path() / "vanthu-case-XXXXXX").string();
    const int descriptor = mkstemp(path.data());
    if (descriptor < 0) noRoom("no temporary file in " + path);
    close(descriptor);
    return path;
}

}  // namespace

struct CaseZip::State {
    explicit State(domain::Timestamp moment)
        : at(Poco::Timestamp::fromEpochTime(moment.time_since_epoch().count())) {
        const auto path = newFile();
        out.open(path, std::ios::binary | std::ios::trunc);
        in = std::make_unique<std::ifstream>(path, std::ios::binary);
        std::filesystem::remove(path);
        if (!out || !*in) noRoom("no temporary file");
        zip = std::make_unique<Poco::Zip::Compress>(out, true);
    }

    Poco::DateTime at;
    std::ofstream out;
    std::unique_ptr<std::ifstream> in;
    std::unique_ptr<Poco::Zip::Compress> zip;
};

CaseZip::CaseZip(domain::Timestamp at) : state_(std::make_unique<State>(at)) {}

CaseZip::~CaseZip() = default;

void CaseZip::add(const std::string& path, const std::string& bytes) {
    std::istringstream stream(bytes);
    add(path, stream);
}

void CaseZip::add(const std::string& path, std::istream& bytes) {
    try {
        state_->zip->addFile(bytes, state_->at, Poco::Path(path, Poco::Path::PATH_UNIX));
    } catch (const Poco::Exception& error) {
        noRoom(error.displayText());
    }
    if (!state_->out) noRoom("is the disk full?");
}

CaseZip::Finished CaseZip::finish() {
    try {
        state_->zip->close();
    } catch (const Poco::Exception& error) {
        noRoom(error.displayText());
    }
    state_->out.flush();
    if (!state_->out) noRoom("is the disk full?");
    const auto size = static_cast<std::int64_t>(state_->out.tellp());
    return {std::move(state_->in), size};
}

}  // namespace vanthu::app
