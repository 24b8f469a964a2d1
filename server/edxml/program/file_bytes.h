#pragma once

#include <string>
#include <string_view>

namespace vanthu::edxml {

/// Writes the record of one file. Many systems pack a file into an archive before they put it into a message,
/// under the name of the file: bytes that are an archive, under a name that is none, are the one entry of it.
/// What the message says of its type is not asked.
void writeFile(std::string_view name, std::string_view bytes);

/// True for names of files that are archives by themselves: "a.zip", "a.DOCX".
[[nodiscard]] bool isArchiveName(std::string_view name);

}  // namespace vanthu::edxml
