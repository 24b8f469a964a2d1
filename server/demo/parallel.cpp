#include "server/demo/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace vanthu::demo {

namespace {
constexpr std::size_t kThreads = 16;
}

void inParallel(std::size_t count, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::exception_ptr failure;
    const auto run = [&] {
        try {
            for (std::size_t i = next++; i < count; i = next++)
                work(i);
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!failure) failure = std::current_exception();
            next = count;
        }
    };
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::min(count, kThreads); ++i)
        threads.emplace_back(run);
    threads.clear();  // joins
    if (failure) std::rethrow_exception(failure);
}

}  // namespace vanthu::demo
