#pragma once

#include "schemas/domain/mail.h"
#include "server/app/directory.h"
#include "server/mail/transport.h"
#include "storage/database.h"

#include <chrono>
#include <optional>
#include <string>

namespace vanthu::app {

/// When notices go out by e-mail.
struct MailPostSettings {
    std::chrono::seconds interval{std::chrono::minutes{15}};  ///< at most one mail per person in it
    std::chrono::minutes dailyAt{7 * 60 + 30};                ///< of a working day, Vietnam time
};

/// Gathers the notices that wait into one mail per person and hands mails to the server until it took them:
/// at least once, with the same Message-ID at every attempt. All state is in the database. One thread calls
/// step().
class MailPost {
  public:
    MailPost(storage::Database& database, const domain::Clock& clock, Directory& directory,
             mail::Transport& transport, MailPostSettings settings = {})
        : database_(database),
          clock_(clock),
          directory_(directory),
          transport_(transport),
          settings_(settings) {}

    /// Does what is due now. Stops sending for this time when the server is not there.
    void step();

  private:
    void gather();
    void sendDue();
    [[nodiscard]] bool attempt(const domain::Mail& mail);
    [[nodiscard]] std::optional<mail::Letter> letterOf(const domain::Mail& mail);

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    mail::Transport& transport_;
    MailPostSettings settings_;
};

/// The first moment from `since` on at which daily mails go out.
[[nodiscard]] domain::Timestamp nextDailyMail(domain::Timestamp since, std::chrono::minutes at,
                                              const domain::WorkingCalendar& calendar);

/// How long a mail waits after that many attempts that failed for now.
[[nodiscard]] std::chrono::seconds mailPause(int attempts);

}  // namespace vanthu::app
