#include "storage/log_record.h"

#include <Poco/Exception.h>
#include <Poco/JSON/Parser.h>

#include "schemas/domain/error.h"

namespace vanthu::storage {

Poco::JSON::Object::Ptr logRecord(const std::string& json) {
    try {
        return Poco::JSON::Parser{}.parse(json).extract<Poco::JSON::Object::Ptr>();
    } catch (const Poco::Exception& error) {
        throw Error{ErrorCode::damaged,
                    "The change log holds a record that cannot be read: " + error.displayText()};
    }
}

}  // namespace vanthu::storage
