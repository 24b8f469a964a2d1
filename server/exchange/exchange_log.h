#pragma once

#include <Poco/Logger.h>

namespace vanthu::exchange {

inline Poco::Logger& logger() {
    return Poco::Logger::get("exchange");
}

}  // namespace vanthu::exchange
