#include "client-cli/resumed_upload.h"

#include "client-cli/failure.h"
#include "client-cli/problem.h"
#include "client-cli/upload.h"

#include <Poco/Base64Encoder.h>
#include <Poco/DigestEngine.h>
#include <Poco/SHA2Engine.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <thread>

namespace vanthu::cli {
namespace {

std::string base64(std::string_view bytes) {
    std::ostringstream text;
    Poco::Base64Encoder encoder(text);
    encoder.rdbuf()->setLineLength(0);
    encoder << bytes;
    encoder.close();
    return text.str();
}

std::string sha256(const std::string& bytes) {
    Poco::SHA2Engine engine(Poco::SHA2Engine::SHA_256);
    engine.update(bytes);
    return Poco::DigestEngine::digestToHex(engine.digest());
}

std::string checksum(const std::string& bytes) {
    Poco::SHA2Engine engine(Poco::SHA2Engine::SHA_256);
    engine.update(bytes);
    const auto& digest = engine.digest();
    return "sha256 " + base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

/// One upload, from its creation to the answer that it is whole.
class ResumedUpload {
  public:
    ResumedUpload(Api& api, const std::filesystem::path& file, const ResumedUploadSettings& settings)
        : api_(api), file_(file), settings_(settings) {
        std::error_code problem;
        size_ = static_cast<std::int64_t>(std::filesystem::file_size(file, problem));
        if (problem) throw Failure("không có tệp " + file.string(), "kiểm tra lại đường dẫn");
        if (size_ == 0) throw Failure("tệp rỗng: " + file.string(), "chọn tệp có nội dung");
    }

    /// The upload of the same file that an earlier run left behind, or a new one.
    void create(const std::string& unit) {
        const auto name = file_.filename().string();
        auto metadata = "filename " + base64(name) + ",filetype " + base64(mediaTypeOf(name)) + ",sha256 " +
                        base64(sha256Of(file_.string()));
        if (!unit.empty()) metadata += ",unit " + base64(unit);
        // The server answers a key that it has seen with the upload it made then.
        begin(metadata, "upload-" + sha256(std::to_string(size_) + ' ' + metadata));
        if (!usable()) begin(metadata, newIdempotencyKey());
    }

    /// Sends what is missing from `offset` on, as far as it goes.
    void sendFrom(std::int64_t offset, Progress& progress, int& failures) {
        std::ifstream in(file_, std::ios::binary);
        in.seekg(offset);
        while (offset < size_) {
            const auto wanted = std::min(settings_.pieceBytes, size_ - offset);
            ApiRequest request;
            request.method = "PATCH";
            request.path = path_;
            request.bytes.resize(static_cast<std::size_t>(wanted));
            in.read(request.bytes.data(), static_cast<std::streamsize>(wanted));
            if (in.gcount() != wanted)
                throw Failure("tệp đã thay đổi trong khi tải lên: " + file_.string(), "tải lên lại");
            request.bytesType = "application/offset+octet-stream";
            request.headers = {{"Upload-Offset", std::to_string(offset)},
                               {"Upload-Checksum", checksum(request.bytes)},
                               {"Tus-Resumable", "1.0.0"}};
            static_cast<void>(api_.send(request));
            offset += wanted;
            failures = 0;
            progress.update(offset, size_, offset >> 20);
        }
    }

    [[nodiscard]] ApiAnswer status() { return api_.get(path_); }

    [[nodiscard]] ApiAnswer run(Progress& progress) {
        for (int failures = 0;;) {
            try {
                auto answer = status();
                const Json upload = answer.json();
                if (!upload["item"].isNull()) return answer;
                sendFrom(upload["offset"].integer(), progress, failures);
            } catch (const Problem& problem) {
                // A piece that came damaged, a request of ours that the server has not noticed the end of, or
                // a disk that is full for now.
                const bool passes = problem.status() == kChecksumMismatch || problem.status() == kConflict ||
                                    problem.status() == kUnavailable;
                if (!passes) throw;
                waitAfter(++failures, problem);
            } catch (const Failure& failure) {
                waitAfter(++failures, failure);
            }
        }
    }

  private:
    void begin(const std::string& metadata, const std::string& key) {
        ApiRequest request;
        request.method = "POST";
        request.path = "/uploads";
        request.headers = {{"Upload-Length", std::to_string(size_)}, {"Upload-Metadata", metadata}};
        request.idempotencyKey = key;
        path_ = "/uploads/" + api_.send(request).json()["id"].text();
    }

    /// Whether the upload is still there, and nobody has decided on what became of it.
    [[nodiscard]] bool usable() {
        try {
            const Json upload = status().json();
            return upload["item"].isNull() ||
                   api_.get("/intake/" + upload["item"].text()).json()["state"].text() == "waiting";
        } catch (const Problem& problem) {
            if (problem.status() != kNotFound) throw;
            return false;
        }
    }

    static constexpr int kNotFound = 404;
    static constexpr int kChecksumMismatch = 460;
    static constexpr int kConflict = 409;
    static constexpr int kUnavailable = 503;

    template <class Trouble>
    void waitAfter(int failures, const Trouble& trouble) const {
        if (failures >= settings_.failuresInARow) throw trouble;
        const auto time = std::chrono::milliseconds(200) * (1 << std::min(failures, 6));
        if (settings_.pause)
            settings_.pause(time);
        else
            std::this_thread::sleep_for(time);
    }

    Api& api_;
    std::filesystem::path file_;
    ResumedUploadSettings settings_;
    std::int64_t size_{0};
    std::string path_;
};

}  // namespace

ApiAnswer uploadResumed(Api& api, const std::filesystem::path& file, const std::string& unit,
                        Progress& progress, const ResumedUploadSettings& settings) {
    ResumedUpload upload(api, file, settings);
    upload.create(unit);
    auto answer = upload.run(progress);
    progress.finish();
    return answer;
}

}  // namespace vanthu::cli
