#include "schemas/domain/intake.h"

#include "schemas/domain/json_writer.h"

namespace vanthu::domain {

void writeFiles(JsonWriter& json, const std::vector<IntakeFile>& files) {
    json.key("files").beginArray();
    for (const auto& file : files)
        json.beginObject()
            .field("name", file.name)
            .field("media_type", file.mediaType)
            .field("size", file.sizeBytes)
            .field("digest", file.digest)
            .endObject();
    json.endArray();
}

}  // namespace vanthu::domain
