#include "storage/blob_store.h"

#include "schemas/domain/error.h"
#include "storage/blob_files.h"
#include "storage/blob_settler.h"
#include "storage/digest.h"
#include "storage/intake_journal.h"

#include <fcntl.h>

#include <fstream>
#include <sstream>
#include <unordered_set>

namespace vanthu::storage {

namespace {

constexpr std::string_view kAlgorithm = "sha256:";
constexpr std::size_t kReadBytes = 1u << 20;

std::optional<Sha256> digestFrom(std::string_view name) {
    if (!name.starts_with(kAlgorithm)) return std::nullopt;
    return digestFromHex(name.substr(kAlgorithm.size()));
}

Sha256 knownDigest(const std::string& name) {
    const auto digest = digestFrom(name);
    if (!digest) throw Error{ErrorCode::notFound, "'" + name + "' is not the name of a blob"};
    return *digest;
}

}  // namespace

struct BlobStore::Core {
    Core(const std::filesystem::path& folder, const BlobStoreSettings& with)
        : settings(with),
          files(folder),
          journal(folder / "journal",
                  with.readOnly ? IntakeJournal::Mode::readOnly : IntakeJournal::Mode::readWrite),
          settler(folder, files, journal, with) {
        if (!settings.readOnly) files.removeAbandoned();
    }

    [[nodiscard]] StagedBlob stageSmall(const Sha256& digest, std::string_view bytes) {
        // In this order: what leaves the journal in between lies in a file already.
        IntakeJournal::Ticket ticket;
        if (journal.sizeOf(digest) || files.sizeOf(digest) != bytes.size())
            ticket = journal.stage(digest, bytes);
        return {stored(digest, bytes.size()), [this, ticket] { journal.await(ticket); }};
    }

    [[nodiscard]] StoredBlob putLarge(const Sha256& digest, FileDescriptor& file, std::uint64_t size) {
        if (files.sizeOf(digest) == size) {
            std::filesystem::remove(file.path());
        } else {
            file.sync();
            files.shelve(file.path(), digest);
        }
        syncFolder(files.shelfOf(digest));  // also for a twin whose own caller has not come to it yet
        return stored(digest, size);
    }

    static StoredBlob stored(const Sha256& digest, std::uint64_t size) {
        return {digestName(digest), static_cast<std::int64_t>(size)};
    }

    /// Opens the file or the journal record, whichever holds the blob; null for none.
    [[nodiscard]] std::unique_ptr<std::istream> find(const Sha256& digest) {
        if (auto bytes = journal.read(digest)) return std::make_unique<std::istringstream>(*std::move(bytes));
        if (const auto size = files.sizeOf(digest)) {
            if (*size == 0 && digest != sha256(""))
                throw Error{ErrorCode::damaged, "The blob " + digestName(digest) + " is empty on disk"};
            return std::make_unique<std::ifstream>(files.pathOf(digest), std::ios::binary);
        }
        return nullptr;
    }

    [[nodiscard]] std::unique_ptr<std::istream> openExisting(const Sha256& digest) {
        if (auto found = find(digest)) return found;
        journal.lookAround();  // another process may have stored it
        if (auto found = find(digest)) return found;
        throw Error{ErrorCode::notFound, "There is no blob " + digestName(digest)};
    }

    const BlobStoreSettings settings;
    BlobFiles files;
    IntakeJournal journal;
    BlobSettler settler;  // last: its thread uses the others
};

struct BlobStore::Incoming::State {
    explicit State(Core& into) : core(into) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        std::error_code gone;
        if (file && !committed && !stays) std::filesystem::remove(file.path(), gone);
    }

    /// The file that large blobs are written into. What another one writes is left to it.
    void openFile() {
        if (!name.empty()) {
            file = core.files.partial(name);
            stays = file.tryLock();
        }
        if (!stays) file = core.files.temporary();
    }

    /// Takes over what came earlier. Its bytes count as written.
    void goOn() {
        if (!core.files.hasPartial(name)) return;
        openFile();
        for (auto bytes = file.readAt(0, kReadBytes); !bytes.empty(); bytes = file.readAt(size, kReadBytes)) {
            digester.update(bytes);
            size += bytes.size();
        }
    }

    [[nodiscard]] const Sha256& digest() {
        if (!finished) finished = digester.finish();
        return *finished;
    }

    Core& core;
    Digester digester;
    std::optional<Sha256> finished;
    std::string name;  ///< of resume(): 64 hex digits
    bool stays{false};
    std::string head;     ///< all of it while it is small
    FileDescriptor file;  ///< once it is not
    std::uint64_t size{0};
    bool committed{false};
};

BlobStore::BlobStore(const std::filesystem::path& folder, const BlobStoreSettings& settings)
    : core_(std::make_unique<Core>(folder, settings)) {}
BlobStore::~BlobStore() = default;

BlobStore::Incoming::Incoming(std::unique_ptr<State> state) : state_(std::move(state)) {}
BlobStore::Incoming::~Incoming() = default;
BlobStore::Incoming::Incoming(Incoming&&) noexcept = default;

void BlobStore::Incoming::write(std::string_view bytes) {
    state_->digester.update(bytes);
    state_->size += bytes.size();
    if (!state_->file) {
        if (state_->size <= state_->core.settings.journalBlobBytes) {
            state_->head += bytes;
            return;
        }
        state_->openFile();
        state_->file.write(state_->head);
        state_->head = {};
    }
    state_->file.write(bytes);
}

std::int64_t BlobStore::Incoming::sizeBytes() const {
    return static_cast<std::int64_t>(state_->size);
}

std::string BlobStore::Incoming::sha256() {
    return hex(state_->digest());
}

StoredBlob BlobStore::Incoming::commit() {
    auto staged = stage();
    staged.durable();
    return std::move(staged.blob);
}

StagedBlob BlobStore::Incoming::stage() {
    const auto& digest = state_->digest();
    if (!state_->file) return state_->core.stageSmall(digest, state_->head);
    auto blob = state_->core.putLarge(digest, state_->file, state_->size);
    state_->committed = true;
    return {std::move(blob), [] {}};
}

void BlobStore::Incoming::discard() {
    state_->stays = false;
    state_ = std::make_unique<State>(state_->core);
}

BlobStore::Incoming BlobStore::resume(const std::string& name) {
    auto state = std::make_unique<Incoming::State>(*core_);
    state->name = hex(knownDigest(name));
    state->goOn();
    return Incoming{std::move(state)};
}

BlobStore::Incoming BlobStore::receive() {
    return Incoming{std::make_unique<Incoming::State>(*core_)};
}

StoredBlob BlobStore::put(std::string_view bytes) {
    auto incoming = receive();
    incoming.write(bytes);
    return incoming.commit();
}

bool BlobStore::contains(const std::string& name) const {
    const auto digest = digestFrom(name);
    if (!digest) return false;
    const auto held = [&] { return core_->journal.sizeOf(*digest) || core_->files.sizeOf(*digest); };
    if (held()) return true;
    core_->journal.lookAround();
    return held();
}

std::unique_ptr<std::istream> BlobStore::open(const std::string& name) const {
    return core_->openExisting(knownDigest(name));
}

std::string BlobStore::read(const std::string& name) const {
    const auto stream = open(name);
    return {std::istreambuf_iterator<char>{*stream}, {}};
}

void BlobStore::verify(const std::string& name) const {
    const auto digest = knownDigest(name);
    const auto stream = core_->openExisting(digest);
    Digester digester;
    std::string buffer(64u << 10, '\0');
    while (stream->read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || stream->gcount() > 0)
        digester.update({buffer.data(), static_cast<std::size_t>(stream->gcount())});
    if (stream->bad() || digester.finish() != digest)
        throw Error{ErrorCode::damaged, "The bytes of the blob " + name + " are not those that were stored"};
}

void BlobStore::forEach(const std::function<void(const std::string& digest)>& visit) const {
    core_->journal.lookAround();
    std::unordered_set<std::string> visited;
    for (const auto& digest : core_->journal.digests())
        visited.insert(digestName(digest));
    for (const auto& name : visited)
        visit(name);
    core_->files.forEach([&](const Sha256& digest) {
        const auto name = digestName(digest);
        if (!visited.contains(name)) visit(name);
    });
}

void BlobStore::settle() {
    core_->settler.settle();
}

std::vector<std::string> BlobStore::notices() const {
    auto all = core_->journal.notices();
    for (auto& notice : core_->settler.notices())
        all.push_back(std::move(notice));
    return all;
}

}  // namespace vanthu::storage
