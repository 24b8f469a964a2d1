#pragma once

#include "schemas/domain/time.h"

#include <string>
#include <vector>

namespace vanthu::mail {

/// A file that goes with a letter. Name and media type hold printable ASCII without quotes.
struct Attachment {
    std::string name;
    std::string mediaType;
    std::string bytes;
};

/// One mail of plain text. Addresses and id hold printable ASCII only.
struct Letter {
    std::string to;
    std::string messageId;  ///< without its angle brackets
    std::string subject;    ///< UTF-8
    std::string body;       ///< UTF-8, lines end with "\n"
    domain::Timestamp date{};
    std::vector<Attachment> attachments{};
};

/// How the handing over went.
struct Answer {
    enum class Outcome {
        taken,        ///< the server answers for it now
        later,        ///< the server said 4xx to this letter
        never,        ///< the server said 5xx to this letter
        unreachable,  ///< no server, no login, or cut before it answered: nothing to do with the letter
    };
    Outcome outcome{Outcome::taken};
    std::string reason;  ///< of the server, printable; never a password
};

/// Takes letters, one at a time. One thread.
class Transport {
  public:
    virtual ~Transport() = default;
    /// Never throws for what a server or a network does.
    [[nodiscard]] virtual Answer send(const Letter& letter) = 0;
    /// The domain of the sender: the right side of message ids.
    [[nodiscard]] virtual std::string domain() const = 0;
};

}  // namespace vanthu::mail
