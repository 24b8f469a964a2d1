#pragma once

#include "storage/transaction.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

/// Bytes that came in, with the name they have for ever.
struct StoredBlob {
    std::string digest;  ///< "sha256:" + 64 hex digits
    std::int64_t sizeBytes{0};
};

struct BlobStoreSettings {
    /// Of a process that only reads what another one stores: nothing is made, moved or removed.
    bool readOnly{false};
    std::size_t journalBlobBytes{256u << 10};  ///< up to this size a blob goes through the journal
    std::uint64_t journalBytes{64u << 20};     ///< a journal of this size is settled even while blobs come in
    std::chrono::milliseconds idleBeforeSettling{1000};
    /// Called before each step of settling, with its name; a test ends the process there.
    std::function<void(std::string_view step)> atStep{};
};

/// A blob that is on disk once its barrier returned; until then nobody can read it.
struct StagedBlob {
    StoredBlob blob;
    Barrier durable;
};

/// Files named by their SHA-256 under one folder. What `put` or `commit` returned is on disk. Metadata never
/// moves or renames bytes. Any thread may call.
///
/// Small blobs go through an intake journal (one fdatasync for many callers) and are settled into files of
/// their own in the background; docs/adr/0002. Large ones: temp -> fsync -> rename -> fsync folder.
class BlobStore {
  public:
    /// Recovers what the journal holds after a crash.
    explicit BlobStore(const std::filesystem::path& folder, const BlobStoreSettings& settings = {});
    ~BlobStore();

    /// Streams a blob of unknown size in. Nothing is visible before commit().
    class Incoming {
      public:
        ~Incoming();  ///< without commit(): leaves nothing behind, unless it came of resume()
        Incoming(Incoming&&) noexcept;
        void write(std::string_view bytes);
        [[nodiscard]] std::int64_t sizeBytes() const;
        /// Of all bytes, as 64 hex digits. Nothing is written afterwards.
        [[nodiscard]] std::string sha256();
        /// Durable when it returns; the same bytes twice are one blob.
        StoredBlob commit();
        /// For a transaction that commits after the barrier. Nothing of the barrier may outlive the store.
        [[nodiscard]] StagedBlob stage();
        /// What came is wrong: nothing stays, also of what resume() would keep.
        void discard();

      private:
        friend class BlobStore;
        struct State;
        explicit Incoming(std::unique_ptr<State> state);
        std::unique_ptr<State> state_;
    };
    [[nodiscard]] Incoming receive();
    /// As receive(), of bytes whose name is known before they come: what came of a large one stays when this
    /// ends without commit(), also by a crash, and the next resume() goes on behind it, until it was left
    /// alone for a day. Nobody has verified it yet. One at a time for a name; a second one begins anew.
    [[nodiscard]] Incoming resume(const std::string& digest);
    StoredBlob put(std::string_view bytes);

    [[nodiscard]] bool contains(const std::string& digest) const;
    /// Opens for reading. Throws Error{notFound}, or Error{damaged} where the size is wrong.
    [[nodiscard]] std::unique_ptr<std::istream> open(const std::string& digest) const;
    [[nodiscard]] std::string read(const std::string& digest) const;
    /// Re-computes the digest. Throws Error{notFound} or Error{damaged}.
    void verify(const std::string& digest) const;
    /// Every blob held, in no order; for `verify`.
    void forEach(const std::function<void(const std::string& digest)>& visit) const;

    /// Moves all that is in the journal into files now; for backups and orderly ends.
    void settle();
    /// What opening and settling met that an administrator should know: damage, cut ends, full disks.
    [[nodiscard]] std::vector<std::string> notices() const;

  private:
    struct Core;
    std::unique_ptr<Core> core_;
};

}  // namespace vanthu::storage
