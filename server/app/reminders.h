#pragma once

#include "server/app/directory.h"
#include "server/app/tell.h"
#include "storage/database.h"
#include "storage/notice_store.h"

#include <chrono>

namespace vanthu::app {

struct ReminderSettings {
    int dueSoonDays{2};              ///< working days ahead
    std::chrono::hours startsAt{7};  ///< of a working day, Vietnam time
};

/// Reminds people of deadlines: each reminder once per person, thing, reason and deadline, also after a stop,
/// because what was made is kept and what is due is looked at anew each time. One thread calls step().
///
/// A further kind of reminder is a further function of the table in reminders.cpp: it lists what is due and
/// tells who is to know.
class Reminders {
  public:
    Reminders(storage::Database& database, const domain::Clock& clock, Directory& directory,
              ReminderSettings settings = {})
        : database_(database), clock_(clock), directory_(directory), settings_(settings) {}

    /// Makes what is due now. Nothing before the working day begins, nor on days off, but for the alarm that
    /// the original of an update or replacement did not come: its 72 hours are those of the clock.
    void step();

    /// What one round knows.
    struct Round {
        storage::Database& database;
        const DirectorySnapshot& directory;
        domain::Timestamp now;
        domain::Date today;
        domain::Date soon;  ///< the last day that is due soon
    };

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    ReminderSettings settings_;
};

}  // namespace vanthu::app
