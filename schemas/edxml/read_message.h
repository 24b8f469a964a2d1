#pragma once

#include "schemas/edxml/element.h"
#include "schemas/edxml/message.h"

#include <string>
#include <vector>

namespace vanthu::edxml {

/// What is wrong with a message, and where: "edXMLHeader/MessageHeader/To[2]/OrganId".
struct Fault {
    std::string path;
    std::string code;     ///< stable: "required", "too_long", "not_a_date" …
    std::string message;  ///< for people, Vietnamese
    bool operator==(const Fault&) const = default;
};

enum class MessageKind { document, status };
/// Of a tree in the shape of generation B: a status has a code and no document.
[[nodiscard]] MessageKind kindOf(const Element& root);

/// Every fault is added to `faults`; the answer counts only when there is none. Elements are found by their
/// names and not by their places, and those that are unknown are passed over. `root` is in the shape of
/// generation B.
[[nodiscard]] Message readMessage(const Element& root, std::vector<Fault>& faults);
[[nodiscard]] Status readStatus(const Element& root, std::vector<Fault>& faults);

}  // namespace vanthu::edxml
