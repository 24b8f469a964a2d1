#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/edxml_message.h"
#include "schemas/edxml/element.h"
#include "schemas/edxml/message.h"
#include "schemas/edxml/read_message.h"
#include "server/app/directory.h"

#include <string>
#include <vector>

// What an edXML message is in our terms.
namespace vanthu::app {

/// A message that was read: a document or a status, whichever its kind says.
struct ReadEdxml {
    domain::EdxmlKind kind{domain::EdxmlKind::document};
    edxml::Message document;
    edxml::Status status;
};
/// The faults are added to `faults`; the answer counts only when there is none.
[[nodiscard]] ReadEdxml readEdxml(const edxml::Element& root, std::vector<edxml::Fault>& faults);

/// The row that keeps it: everything but where its bytes are, its channel and its fate. `receivers` hold the
/// units that keep their registry here on that day. What a message says of itself stands in `remark`.
[[nodiscard]] domain::EdxmlMessage describedEdxml(const ReadEdxml& message,
                                                  const std::vector<std::string>& fileDigests,
                                                  const DirectorySnapshot& directory, domain::Date day);

/// The document as the exchange proposes it to a clerk, without files. The name of the type decides, then the
/// notation; a type that nobody knows is Công văn.
[[nodiscard]] domain::Document documentOfEdxml(const edxml::Message& message,
                                               const DirectorySnapshot& directory);

/// The key of the inbox under which a document of that sender lies.
[[nodiscard]] std::string edxmlMessageId(const std::string& senderCode, const std::string& documentKey,
                                         const std::string& variant = "");

}  // namespace vanthu::app
