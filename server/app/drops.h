#pragma once

#include "schemas/domain/drop.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/intake_door.h"
#include "server/app/login_throttle.h"
#include "server/app/passwords.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace vanthu::app {

struct DropRequest {
    std::string name;
    OrganisationReference unit;
};

/// Places that devices put files into, and what is put there. A drop's password opens nothing else. Any
/// thread may call.
class Drops {
  public:
    Drops(storage::Database& database, const domain::Clock& clock, Directory& directory, Passwords& passwords,
          IntakeDoor& door)
        : database_(database), clock_(clock), directory_(directory), passwords_(passwords), door_(door) {}

    /// The answer is the drop with its password, which is told this once and kept as a hash.
    [[nodiscard]] std::string create(const Caller& caller, const DropRequest& request);
    [[nodiscard]] std::string list(const Caller& caller);
    /// From then on the password opens nothing.
    void revoke(const Caller& caller, domain::DropId id);

    /// The drop that this password opens. Throws Error{notAuthenticated} for a wrong name or password, all
    /// after the same work, Error{tooManyAttempts} after too many of those from that address, and
    /// Error{forbidden} when the unit keeps no registry any more.
    [[nodiscard]] domain::Drop open(const std::string& name, std::string_view password,
                                    const std::string& address);
    /// For the bytes of a file that is put there.
    [[nodiscard]] storage::BlobStore::Incoming receive() { return door_.receive(); }
    /// Makes an item of what was received: on disk when it returns. The same bytes again are the same item.
    /// Throws Error{unavailable} when the disk or the database refuses: then nothing is stored.
    void put(const domain::Drop& drop, const std::string& name, storage::BlobStore::Incoming incoming);

  private:
    /// Whether that password was right within the last minutes: Argon2 is slow on purpose, and devices ask
    /// several times per file.
    [[nodiscard]] bool wasRight(const std::string& passwordHash, const std::string& passwordDigest,
                                domain::Timestamp now);
    void report(const domain::Drop& drop, bool isNew);

    struct Right {
        std::string passwordDigest;
        domain::Timestamp at{};
    };

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    Passwords& passwords_;
    IntakeDoor& door_;
    LoginThrottle throttle_;
    std::mutex mutex_;
    std::map<std::string, Right> right_;          ///< by the stored hash
    std::map<std::string, ChannelState> states_;  ///< by name
};

}  // namespace vanthu::app
