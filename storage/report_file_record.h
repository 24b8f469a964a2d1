#pragma once

#include "schemas/domain/json_writer.h"

#include <vector>

/// Files of reports in records of the change log. Internal to storage.
namespace vanthu::storage {

/// "files":[…]; `codeOf` tells the format of a file.
template <class File, class CodeOf>
void addFiles(domain::JsonWriter& json, const std::vector<File>& files, CodeOf codeOf) {
    json.key("files").beginArray();
    for (const auto& file : files)
        json.beginObject()
            .field("format", codeOf(file))
            .field("media_type", file.mediaType)
            .field("name", file.name)
            .field("digest", file.digest)
            .field("size", file.sizeBytes)
            .endObject();
    json.endArray();
}

}  // namespace vanthu::storage
