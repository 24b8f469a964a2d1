#pragma once

#include "client-cli/json.h"
#include "client-cli/output.h"

namespace vanthu::cli {

/// One draft for people: fields, versions, form checks, comments.
void printDraft(Output& output, const Json& draft);
/// A page of drafts, with the way to the next one.
void printDraftList(Output& output, const Json& page);

}  // namespace vanthu::cli
