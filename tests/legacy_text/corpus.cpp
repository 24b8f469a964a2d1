#include "tests/legacy_text/corpus.h"

#include <Poco/InflatingStream.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <fstream>

#include "tests/support/test_data.h"

namespace vanthu::tests {

std::optional<std::vector<std::string>> corpusTexts(const std::string& file, const std::string& field) {
    const auto path = testData(file);
    if (!path) return std::nullopt;
    std::ifstream packed(*path, std::ios::binary);
    Poco::InflatingInputStream lines(packed, Poco::InflatingStreamBuf::STREAM_GZIP);
    std::vector<std::string> texts;
    for (std::string line; std::getline(lines, line);) {
        const auto record = Poco::JSON::Parser().parse(line).extract<Poco::JSON::Object::Ptr>();
        texts.push_back(record->optValue<std::string>(field, ""));
    }
    return texts;
}

}  // namespace vanthu::tests
