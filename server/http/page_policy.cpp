#include "server/http/page_policy.h"

#include <Poco/Base64Encoder.h>
#include <Poco/SHA2Engine.h>

#include <sstream>

namespace vanthu::http {

std::string pagePolicy(std::string_view style) {
    Poco::SHA2Engine engine(Poco::SHA2Engine::SHA_256);
    engine.update(style.data(), style.size());
    const auto& digest = engine.digest();
    std::ostringstream encoded;
    Poco::Base64Encoder encoder(encoded);
    encoder.write(reinterpret_cast<const char*>(digest.data()), static_cast<std::streamsize>(digest.size()));
    encoder.close();
    return "default-src 'none'; style-src 'sha256-" + encoded.str() +
           "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

}  // namespace vanthu::http
