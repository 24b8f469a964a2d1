#pragma once

#include "server/app/authorisation.h"
#include "storage/database.h"

#include <string>

namespace vanthu::app {

/// Asks for another try of the text of a file: after the reader learned its kind, or when the machine was too
/// busy for it. The wish is a row of the change log ("extraction" with the id of the document), which the
/// indexer follows as it follows every change. Any thread may call.
class ExtractAgain {
  public:
    ExtractAgain(storage::Database& database, const domain::Clock& clock)
        : database_(database), clock_(clock) {}

    /// `position` from 1. The answer is the state of the file until then: pending. Throws Error{forbidden}
    /// for who neither keeps the registry of the document nor administers the installation.
    [[nodiscard]] std::string file(const Caller& caller, domain::DocumentId id, int position);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
};

}  // namespace vanthu::app
