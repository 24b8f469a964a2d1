#pragma once

#include "server/app/intake_door.h"
#include "server/imap/imap_mailbox.h"
#include "server/letters/letter_reader.h"

#include <chrono>
#include <exception>
#include <functional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>

namespace vanthu::intake {

struct MailboxSettings {
    std::string unit;  ///< code of the unit at whose desk the messages wait
    imap::ImapSettings imap;
    std::chrono::seconds interval{60};
    /// Called before each step with its name; a test ends the process there.
    std::function<void(std::string_view step)> atStep{};
    /// When it is requested the step that is running ends soon, also before a server that is silent.
    std::stop_token stop{};
};

/// Takes in the messages of one mailbox, one item a message: the files that it carries, and the message
/// itself as received. A message is moved away only after its item is committed. What makes two messages the
/// same is Message-ID with sender, day and subject, for some programs write one Message-ID for ever; without
/// it, their bytes. One thread calls.
class Mailbox {
  public:
    Mailbox(MailboxSettings settings, app::IntakeDoor& door,
            letters::LetterReader reader = letters::LetterReader{});

    /// Looks into the mailbox when it is time. Never throws for a message; what fails for the server, the
    /// disk or the database is tried again at the next time.
    void step();

    [[nodiscard]] const app::ChannelState& state() const { return state_; }

  private:
    /// The first trouble of a round is the one that is told.
    void note(const std::exception& error);
    void look(domain::OrganisationId unit);
    void take(domain::OrganisationId unit, imap::MessageId id);
    [[nodiscard]] domain::IntakeItem itemOf(const std::string& message,
                                            std::vector<storage::Barrier>& durable);
    [[nodiscard]] domain::IntakeFile store(std::string_view bytes, std::string name, std::string mediaType,
                                           std::vector<storage::Barrier>& durable);
    void at(std::string_view step) const;

    MailboxSettings settings_;
    app::IntakeDoor& door_;
    letters::LetterReader reader_;
    imap::ImapMailbox mailbox_;
    std::set<imap::MessageId> tooLarge_;  ///< stay where they are
    std::set<imap::MessageId> failed_;
    std::string trouble_;
    domain::Timestamp nextRoundAt_{};
    app::ChannelState state_;
};

}  // namespace vanthu::intake
