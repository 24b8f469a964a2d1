#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/domain/time.h"
#include "server/evidence/certificate.h"
#include "storage/transaction.h"

namespace vanthu::directory {

/// A publisher whose directory is followed, and by which certificates it is believed.
struct TrustedPublisher {
    std::string code;                       ///< in the one spelling in which codes are compared
    std::vector<std::string> certificates;  ///< PEM; those that ended too, for what they signed
};

/// Whose directories are followed here. A value; any thread.
class Publishers {
  public:
    Publishers() = default;
    /// Throws Error{invalidInput} for a certificate that Certificate refuses.
    explicit Publishers(const std::vector<TrustedPublisher>& entered);

    [[nodiscard]] bool isFollowed(std::string_view publisher) const;
    [[nodiscard]] std::vector<std::string> codes() const;
    /// True for a signature over these bytes by a certificate that is entered for that publisher, made while
    /// it held and no more than ten minutes after `now`.
    [[nodiscard]] bool believes(std::string_view publisher, std::string_view head, std::string_view signature,
                                domain::Timestamp now) const;

  private:
    std::map<std::string, std::vector<evidence::Certificate>, std::less<>> certificates_;
};

/// Those that administrators of this installation entered and that are still followed, the first one first.
[[nodiscard]] std::vector<TrustedPublisher> followedPublishers(storage::ReadTransaction& transaction);

}  // namespace vanthu::directory
