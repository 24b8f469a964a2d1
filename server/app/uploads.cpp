#include "server/app/uploads.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "schemas/domain/text.h"
#include "server/app/checks.h"
#include "server/app/intake_door.h"
#include "server/app/media_type.h"
#include "storage/digest.h"
#include "storage/file_descriptor.h"
#include "storage/intake_store.h"
#include "storage/upload_store.h"

#include <fcntl.h>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <array>
#include <charconv>
#include <fstream>

namespace vanthu::app {

using domain::Upload;
using domain::UploadId;

namespace {

constexpr std::size_t kPieceBytes = 256u << 10;
/// What a broken connection loses at most of what it brought.
constexpr std::int64_t kKeepEveryBytes = 8 << 20;

bool isSha256(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

Upload checkedUpload(const UploadRequest& request) {
    Checks checks;
    Upload upload;
    upload.name = domain::isValidUtf8(request.name) ? domain::normalised(request.name) : std::string{};
    if (!domain::isPlainFileName(upload.name))
        checks.add("filename", "not_a_file_name",
                   "Tên tệp không được trống, không chứa đường dẫn hay ký tự điều khiển, tối đa 255 byte.");
    upload.mediaType = request.mediaType.empty() ? mediaTypeOf(upload.name) : request.mediaType;
    if (!isMediaType(upload.mediaType))
        checks.add("filetype", "not_a_media_type", "Viết dạng application/pdf.");
    upload.sha256 = request.sha256;
    if (!request.sha256.empty() && !isSha256(request.sha256))
        checks.add("sha256", "not_a_digest", "Phải là 64 chữ số thập lục phân.");
    upload.sizeBytes = request.sizeBytes;
    if (request.sizeBytes <= 0) checks.add("size", "empty_file", "Tệp không được rỗng.");
    checks.finish();
    if (request.sizeBytes > limits::kIntakeFileBytes)
        throw Refused(Refusal::uploadTooLarge, {std::to_string(limits::kIntakeFileBytes >> 30)});
    return upload;
}

Action actionFor(domain::UploadPurpose purpose) {
    return purpose == domain::UploadPurpose::draft ? Action::writeDrafts : Action::decideIntake;
}

/// At whose desk the caller may put something. A draft lies on no other desk than that of its author.
domain::OrganisationId deskFor(const Caller& caller, const UploadRequest& request,
                               const DirectorySnapshot& directory) {
    if (!request.unit) return actingUnit(caller, actionFor(request.purpose));
    if (request.purpose == domain::UploadPurpose::draft) {
        Checks checks;
        checks.add("unit", "not_allowed", "Tệp của dự thảo không chờ ở đơn vị khác; bỏ unit.");
        checks.finish();
    }
    const auto* unit = directory.organisation(*request.unit);
    if (unit != nullptr && mayTend(caller, Action::decideIntake, unit->id)) return unit->id;
    Checks checks;
    checks.add("unit", "unknown_organisation",
               "Không có đơn vị này, hoặc bạn không tiếp nhận cho đơn vị đó.");
    checks.finish();
    return {};
}

/// Up to `sizeBytes` of the file from its front; how many there were.
template <class Use>
std::int64_t forEachPiece(const storage::FileDescriptor& file, std::int64_t sizeBytes, Use&& use) {
    std::uint64_t at = 0;
    while (at < static_cast<std::uint64_t>(sizeBytes)) {
        const auto bytes = file.readAt(at, kPieceBytes);
        if (bytes.empty()) break;
        use(std::string_view(bytes));
        at += bytes.size();
    }
    return static_cast<std::int64_t>(at);
}

}  // namespace

/// One request at a time adds to an upload.
class Uploads::Turn {
  public:
    Turn(Uploads& uploads, UploadId id) : uploads_(uploads), id_(id) {
        const std::lock_guard lock(uploads_.mutex_);
        if (!uploads_.busy_.insert(id).second) throw Refused(Refusal::requestRunning);
    }
    ~Turn() {
        const std::lock_guard lock(uploads_.mutex_);
        uploads_.busy_.erase(id_);
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    Uploads& uploads_;
    UploadId id_;
};

std::string toJson(const Upload& upload) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", upload.id.value)
        .field("unit", upload.unit.value)
        .field("name", upload.name)
        .field("media_type", upload.mediaType)
        .field("size", upload.sizeBytes)
        .field("offset", upload.receivedBytes)
        .field("purpose", domain::code(upload.purpose))
        .field("expires_at", domain::isoVietnam(upload.expiresAt));
    if (upload.item) json.field("item", upload.item->value);
    return json.endObject().take();
}

Uploads::Uploads(storage::Database& database, storage::BlobStore& blobs, const domain::Clock& clock,
                 Directory& directory, const std::filesystem::path& dataFolder)
    : database_(database),
      blobs_(blobs),
      clock_(clock),
      directory_(directory),
      folder_(dataFolder / "uploads") {
    storage::makePrivateFolder(folder_);
}

CreatedUpload Uploads::create(const Caller& caller, const UploadRequest& request,
                              const std::optional<RequestKey>& key) {
    require(caller, actionFor(request.purpose));
    auto upload = checkedUpload(request);
    upload.purpose = request.purpose;
    upload.unit = deskFor(caller, request, *directory_.current());
    upload.account = caller.account.id;
    const auto now = clock_.now();
    upload.expiresAt = now + std::chrono::hours{limits::kUploadKeptHours};
    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            const auto open = storage::openUploadsOf(transaction, caller.account.id);
            if (open.count >= limits::kUploadsOpen ||
                open.bytes + upload.sizeBytes > limits::kUploadsOpenBytes)
                throw Refused(Refusal::uploadsTooMany, {std::to_string(limits::kUploadsOpen),
                                                        std::to_string(limits::kUploadsOpenBytes >> 30)});
            return toJson(storage::insertUpload(transaction, upload));
        });
    const auto id = Poco::JSON::Parser()
                        .parse(created.json)
                        .extract<Poco::JSON::Object::Ptr>()
                        ->getValue<std::int64_t>("id");
    return {std::move(created), {id}};
}

Upload Uploads::own(const Caller& caller, UploadId id) {
    auto upload = database_.read(
        [&](storage::ReadTransaction& transaction) { return storage::findUpload(transaction, id); });
    if (!upload || upload->account != caller.account.id || upload->expiresAt <= clock_.now())
        throw Refused(Refusal::uploadUnknown, {std::to_string(id.value)});
    require(caller, actionFor(upload->purpose));
    return std::move(*upload);
}

Upload Uploads::status(const Caller& caller, UploadId id) {
    auto upload = own(caller, id);
    if (upload.item || !upload.isWhole() || upload.purpose == domain::UploadPurpose::draft) return upload;
    // The last piece was stored and then the server died.
    const Turn turn(*this, id);
    upload = own(caller, id);
    if (!upload.item) finish(caller, upload);
    return upload;
}

std::optional<Upload> Uploads::append(const Caller& caller, UploadId id, std::int64_t offset,
                                      UploadPiece& piece, const std::string& sha256) {
    static_cast<void>(own(caller, id));
    const Turn turn(*this, id);
    auto upload = own(caller, id);
    if (offset != upload.receivedBytes)
        throw Refused(Refusal::uploadOffsetWrong, {std::to_string(upload.receivedBytes)});
    if (upload.item) return upload;

    storage::FileDescriptor file(fileOf(id), O_RDWR | O_CREAT | O_APPEND);
    if (offset == 0) storage::syncFolder(folder_);
    // What a crash left behind the end was never acknowledged.
    file.truncate(static_cast<std::uint64_t>(offset));
    auto reached = offset;
    const auto keep = [&] {
        file.syncData();
        keepReceived(upload, reached);
    };
    storage::Digester digester;
    std::array<char, kPieceBytes> buffer;
    try {
        while (const auto count = piece.read(buffer.data(), buffer.size())) {
            reached += static_cast<std::int64_t>(count);
            if (reached > upload.sizeBytes) {
                Checks checks;
                checks.add("size", "size_mismatch",
                           "Đã khai " + std::to_string(upload.sizeBytes) + " byte; không gửi thêm.");
                checks.finish();
            }
            const std::string_view bytes(buffer.data(), count);
            digester.update(bytes);
            file.write(bytes);
            // A piece with a digest counts as a whole or not at all.
            if (sha256.empty() && reached - upload.receivedBytes >= kKeepEveryBytes) keep();
        }
    } catch (const Error&) {
        throw;
    } catch (const std::exception&) {
        if (sha256.empty()) keep();
        throw;
    }
    if (!sha256.empty() && storage::hex(digester.finish()) != sha256) {
        file.truncate(static_cast<std::uint64_t>(offset));
        return std::nullopt;
    }
    if (reached > upload.receivedBytes) keep();
    if (upload.isWhole()) finish(caller, upload);
    return upload;
}

void Uploads::requireAnnounced(Upload& upload, std::int64_t bytes, const std::string& sha256) {
    if (bytes == upload.sizeBytes && (upload.sha256.empty() || sha256 == upload.sha256)) return;
    keepReceived(upload, 0);
    Checks checks;
    checks.add("sha256", "digest_mismatch",
               "Nội dung tệp không khớp mã SHA-256 đã khai; hãy gửi lại từ đầu.");
    checks.finish();
}

void Uploads::keepReceived(Upload& upload, std::int64_t bytes) {
    database_.write({upload.account, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        storage::setReceived(transaction, upload.id, bytes);
    });
    upload.receivedBytes = bytes;
}

void Uploads::finish(const Caller& caller, Upload& upload) {
    const storage::FileDescriptor file(fileOf(upload.id), O_RDONLY);
    if (upload.purpose == domain::UploadPurpose::draft) {
        storage::Digester digester;
        const auto bytes = forEachPiece(file, upload.sizeBytes, [&](auto piece) { digester.update(piece); });
        return requireAnnounced(upload, bytes, storage::hex(digester.finish()));
    }
    auto incoming = blobs_.receive();
    forEachPiece(file, upload.sizeBytes, [&](auto piece) { incoming.write(piece); });
    requireAnnounced(upload, incoming.sizeBytes(), incoming.sha256());
    const auto staged = incoming.stage();
    domain::IntakeItem item;
    item.unit = upload.unit;
    item.channel = domain::IntakeChannel::upload;
    item.sourceKey = std::to_string(upload.id.value);
    item.source = upload.name;
    item.sender = intakeText(caller.account.fullName);
    item.arrivedAt = clock_.now();
    item.files = {{upload.name, upload.mediaType, upload.sizeBytes, staged.blob.digest}};
    upload.item =
        database_.write({upload.account, item.arrivedAt}, [&](storage::WriteTransaction& transaction) {
            transaction.commitAfter(staged.durable);
            const auto taken = storage::insertIntakeItem(transaction, item);
            storage::finishUpload(transaction, upload.id, taken.item.id);
            return taken.item.id;
        });
    std::error_code left;  // tidy() removes what stays
    std::filesystem::remove(fileOf(upload.id), left);
}

void Uploads::remove(const Caller& caller, UploadId id) {
    static_cast<void>(own(caller, id));
    const Turn turn(*this, id);
    database_.write({caller.account.id, clock_.now()},
                    [&](storage::WriteTransaction& transaction) { storage::removeUpload(transaction, id); });
    std::error_code left;
    std::filesystem::remove(fileOf(id), left);
}

std::unique_ptr<std::istream> Uploads::open(UploadId id) const {
    auto bytes = std::make_unique<std::ifstream>(fileOf(id), std::ios::binary);
    if (!*bytes) throw Refused(Refusal::uploadUnknown, {std::to_string(id.value)});
    return bytes;
}

void Uploads::drop(UploadId id) {
    std::error_code left;  // tidy() removes what stays
    std::filesystem::remove(fileOf(id), left);
}

void Uploads::tidy() {
    const auto now = clock_.now();
    database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
        storage::removeExpiredUploads(transaction, now);
    });
    // A row is there before its file.
    std::error_code absent;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, absent)) {
        const auto name = entry.path().filename().string();
        std::int64_t id = 0;
        std::from_chars(name.data(), name.data() + name.size(), id);
        const auto upload = database_.read([&](storage::ReadTransaction& transaction) {
            return storage::findUpload(transaction, UploadId{id});
        });
        if (!upload || upload->item) std::filesystem::remove(entry.path(), absent);
    }
}

std::filesystem::path Uploads::fileOf(UploadId id) const {
    return folder_ / std::to_string(id.value);
}

}  // namespace vanthu::app
