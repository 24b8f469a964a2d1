#include "tests/bench/load_client.h"
#include "tests/bench/registration_request.h"
#include "tests/bench/reports_bench.h"
#include "tests/bench/spine_bench.h"

#include "storage/database.h"
#include "storage/sql.h"

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <limits>
#include <random>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace vanthu::bench {

namespace {

/// Clerks of as many units, all at once.
constexpr std::size_t kCountedUnits = 64;
constexpr int kCountedRounds = 5;
/// Of the rest, at most.
constexpr double kShare = 0.10;

/// How a round registers.
struct Pace {
    std::size_t registrations{0};
    std::chrono::milliseconds pause{0};  ///< of each clerk between two
};
constexpr Pace kBurst{.registrations = 4'000};
/// 20 a second: each count has few changes and pays for them alone.
constexpr Pace kOfficeDay{.registrations = 400, .pause = std::chrono::milliseconds{3200}};

std::string codeOf(std::size_t unit) {
    return "H99." + std::to_string(unit + 1);
}

/// A value of `/metrics`.
double metric(const Installation& installation, const std::string& name) {
    LoadClient client(installation.port());
    const auto text = client.get("/metrics", "").body;
    const auto place = text.find("\n" + name + ' ');
    if (place == std::string::npos) throw std::runtime_error("no metric " + name);
    return std::stod(text.substr(place + name.size() + 2));
}

/// Of vanthud, without its children.
double processorSecondsOf(pid_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string text;
    std::getline(file, text);
    std::istringstream fields(text.substr(text.rfind(')') + 1));
    std::string word;
    double ticks = 0;
    // Behind the name: state is the first field, the times in the program and in the kernel are 12 and 13.
    for (int field = 1; field <= 13 && fields >> word; ++field)
        if (field >= 12) ticks += std::stod(word);
    return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

/// What it took of a processor, in microseconds.
struct Cost {
    double all{0};
    double counting{0};  ///< of it, as the server says itself

    [[nodiscard]] double share() const { return counting / (all - counting); }
};

/// A server with one clerk in each of its units.
class CountedServer {
  public:
    explicit CountedServer(const std::string& below) : installation_(below) {
        for (std::size_t unit = 0; unit < kCountedUnits; ++unit) {
            const auto id = installation_.addUnit("Sở " + std::to_string(unit + 1), codeOf(unit));
            tokens_.push_back(installation_.addAccount("vanthu" + std::to_string(unit), "van_thu", id));
        }
    }

    /// From now on it believes that everything there can ever be was counted.
    void stopCounting() {
        installation_.server().stop();
        storage::Database({"sqlite:" + (installation_.data() / "vanthu.db").string()})
            .write({}, [](storage::WriteTransaction& transaction) {
                storage::execute(transaction, "UPDATE figure_progress SET sequence = $1",
                                 {std::numeric_limits<domain::Sequence>::max()});
            });
        installation_.start();
    }

    /// Of one registration.
    Cost registerAt(const Pace& pace) {
        std::mt19937_64 random(std::random_device{}());
        std::vector<std::string> requests(pace.registrations);
        for (std::size_t i = 0; i < requests.size(); ++i)
            // Every second one goes to another unit.
            requests[i] =
                registrationRequest(tokens_[i % kCountedUnits], freshContent(random),
                                    i / kCountedUnits % 2 == 0 ? "" : codeOf((i + 1) % kCountedUnits));
        const auto before = cost();
        send(requests, pace.pause);
        while (metric(installation_, "vanthu_figures_behind") > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        const auto after = cost();
        const auto each = 1e6 / static_cast<double>(pace.registrations);
        return {(after.all - before.all) * each, (after.counting - before.counting) * each};
    }

  private:
    Cost cost() {
        return {processorSecondsOf(installation_.server().pid()),
                metric(installation_, "vanthu_figures_processor_seconds_total")};
    }

    /// Any answer but 201 ends the benchmark.
    void send(const std::vector<std::string>& requests, std::chrono::milliseconds pause) {
        std::atomic<int> refused{0};
        {
            std::vector<std::jthread> clerks;
            for (std::size_t clerk = 0; clerk < kCountedUnits; ++clerk)
                clerks.emplace_back([&, clerk] {
                    LoadClient connection(installation_.port());
                    for (std::size_t i = clerk; i < requests.size() && refused == 0; i += kCountedUnits) {
                        if (const auto answer = connection.send(requests[i]); answer.status != 201)
                            refused = answer.status;
                        std::this_thread::sleep_for(pause);
                    }
                });
        }
        if (refused != 0) throw std::runtime_error("a registration answered " + std::to_string(refused));
    }

    Installation installation_;
    std::vector<std::string> tokens_;
};

}  // namespace

void measureCounters(const std::string& below, const Report& report) {
    CountedServer counting(below);
    CountedServer other(below);
    other.stopCounting();
    std::vector<double> registration, following, share, difference;
    // Neighbours on a shared machine change by the minute: every round measures both.
    for (int round = 0; round < kCountedRounds; ++round) {
        const auto with = counting.registerAt(kBurst);
        const auto without = other.registerAt(kBurst);
        registration.push_back(with.all - with.counting);
        following.push_back(with.counting);
        share.push_back(with.share());
        difference.push_back((with.all - without.all) / without.all);
    }
    report({"processor time of a registration over HTTP", median(registration), "us"});
    report({"processor time to count it", median(following), "us"});
    report({"counters: share of a registration", median(share), "", "", 0, kShare, true});
    report({"the same against a server that does not count", median(difference), "", "", 0, kShare, true});
    const auto slow = counting.registerAt(kOfficeDay);
    report({"of 20 a second: processor time of a registration", slow.all - slow.counting, "us"});
    report({"of 20 a second: processor time to count it", slow.counting, "us"});
    report({"of 20 a second: share", slow.share(), "", "", 0, kShare, true});
}

}  // namespace vanthu::bench
