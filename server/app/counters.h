#pragma once

#include "server/app/alerts.h"
#include "server/app/authorisation.h"
#include "server/app/case_lists.h"
#include "server/app/intake_queue.h"
#include "server/app/send_document.h"
#include "server/app/work_list.h"
#include "storage/database.h"

#include <string>

namespace vanthu::app {

/// The numbers beside the menu: how much waits for the caller in each list that he or she may open, counted
/// by those very lists. Asked every few seconds by everybody who is at work. Any thread may call.
class Counters {
  public:
    Counters(storage::Database& database, const WorkList& work, const IntakeQueue& intake,
             const Alerts& alerts, const CaseLists& cases, const SendDocument& sending)
        : database_(database),
          work_(work),
          intake_(intake),
          alerts_(alerts),
          cases_(cases),
          sending_(sending) {}

    /// JSON; what the caller may not open is left out.
    [[nodiscard]] std::string of(const Caller& caller);

  private:
    storage::Database& database_;
    const WorkList& work_;
    const IntakeQueue& intake_;
    const Alerts& alerts_;
    const CaseLists& cases_;
    const SendDocument& sending_;
};

}  // namespace vanthu::app
