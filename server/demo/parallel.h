#pragma once

#include <cstddef>
#include <functional>

namespace vanthu::demo {

/// Runs work(0) … work(count - 1), several at a time and each once, and returns when all are done. More
/// threads than processors: most of the time is spent waiting for the disk, and the waiting ones are
/// committed together. Rethrows the first exception after the others ended.
void inParallel(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace vanthu::demo
