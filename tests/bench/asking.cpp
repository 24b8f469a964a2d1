#include "tests/bench/asking.h"

#include "schemas/domain/text.h"
#include "tests/bench/ranking/judged_sets.h"
#include "tests/bench/record.h"

#include <time.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace vanthu::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kJudges = 2;

/// Calls `work` with an asker and the number of a question, every number once, until none is left or `work`
/// answers false. The first failure of a thread is thrown when all have ended.
void askInThreads(const MakeAsker& makeAsker, std::size_t count, int threads,
                  const std::function<bool(Asker&, std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex mutex;
    {
        std::vector<std::jthread> clients;
        for (int client = 0; client < threads; ++client)
            clients.emplace_back([&] {
                try {
                    const auto asker = makeAsker();
                    for (auto at = next++; at < count && work(*asker, at); at = next++) {
                    }
                } catch (...) {
                    const std::lock_guard lock(mutex);
                    failure = std::current_exception();
                }
            });
    }
    if (failure) std::rethrow_exception(failure);
}

double threadMs() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class Respell>
Spelling spelled(std::string name, std::vector<Question> questions, Respell&& respell) {
    for (std::size_t at = 0; at < questions.size(); ++at)
        questions[at].text = respell(questions[at].text, at);
    return {std::move(name), std::move(questions)};
}

}  // namespace

std::array<Spelling, 3> spellingsOf(const std::vector<Question>& questions) {
    return {Spelling{"with accents", questions},
            spelled("without accents", questions,
                    [](const std::string& text, std::size_t) { return domain::folded(text); }),
            spelled("one typing error", questions, &withTypingError)};
}

Quality qualityOf(const MakeAsker& makeAsker, const std::vector<Question>& questions) {
    std::vector<std::vector<std::string>> answers(questions.size());
    askInThreads(makeAsker, questions.size(), kJudges, [&](Asker& asker, std::size_t at) {
        answers[at] = asker.ask(questions[at].text);
        return true;
    });
    Quality quality;
    for (std::size_t at = 0; at < questions.size(); ++at)
        quality.add(questions[at], answers[at]);
    return quality;
}

Latency latencyOf(const MakeAsker& makeAsker, const std::vector<Question>& questions, int clients,
                  std::chrono::seconds atMost) {
    std::vector<double> wall;
    std::vector<double> thread;
    std::mutex mutex;
    const auto deadline = Clock::now() + atMost;
    askInThreads(makeAsker, questions.size(), clients, [&](Asker& asker, std::size_t at) {
        const auto start = Clock::now();
        const double threadStart = threadMs();
        static_cast<void>(asker.ask(questions[at].text));
        const double threadEnd = threadMs();
        const auto end = Clock::now();
        const std::lock_guard lock(mutex);
        wall.push_back(std::chrono::duration<double, std::milli>(end - start).count());
        thread.push_back(threadEnd - threadStart);
        return end < deadline;
    });
    return {percentile(wall, 0.5), percentile(wall, 0.99), percentile(thread, 0.5), percentile(thread, 0.99),
            wall.size()};
}

}  // namespace vanthu::bench
