#include "tests/bench/office_bench.h"

#include "schemas/domain/time.h"
#include "tests/bench/load_client.h"

#include <atomic>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace vanthu::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kLines = 10'000;
constexpr int kClients = 16;
constexpr int kRounds = 5;

/// An outgoing document with the texts of an ordinary one.
std::string registrationOf(int number) {
    return R"({"direction":"outgoing","type":"KH","subject":"Về việc triển khai thực hiện Kế hoạch cải cách hành )"
           R"(chính và kiểm soát thủ tục hành chính trên địa bàn tỉnh, đợt )" +
           std::to_string(number) +
           R"(","signer":{"name":"Nguyễn Văn An","position":"Giám đốc"},"copy_count":25,"receivers":[)"
           R"({"name":"Ủy ban nhân dân tỉnh"},{"name":"Các sở, ban, ngành"},{"name":"UBND các huyện, thành phố"}]})";
}

void registerLines(const Installation& installation) {
    std::atomic<int> next{0};
    std::atomic<int> refused{0};
    std::vector<std::thread> threads;
    for (int client = 0; client < kClients; ++client)
        threads.emplace_back([&] {
            LoadClient connection(installation.port());
            for (int number = ++next; number <= kLines && refused == 0; number = ++next) {
                const auto answer = connection.post("/api/v1/documents", installation.clerkToken(),
                                                    "application/json", registrationOf(number));
                if (answer.status != 201) refused = answer.status;
            }
        });
    for (auto& thread : threads)
        thread.join();
    if (refused != 0) throw std::runtime_error("a registration answered " + std::to_string(refused));
}

/// From now on VmHWM counts anew.
void forgetPeak(pid_t pid) {
    std::ofstream("/proc/" + std::to_string(pid) + "/clear_refs") << "5";
}

double peakMegabytes(pid_t pid) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string word; status >> word;) {
        double kibibytes = 0;
        if (word == "VmHWM:" && status >> kibibytes) return kibibytes * 1024 / 1e6;
    }
    throw std::runtime_error("vanthud shows no VmHWM");
}

}  // namespace

void measureRegister(Installation& installation, const Report& report) {
    registerLines(installation);
    const auto year = std::to_string(domain::vietnamDate(domain::SystemClock().now()).year());
    const std::string path = "/api/v1/registers/di?format=pdf&from=" + year + "-01-01&to=" + year + "-12-31";
    LoadClient client(installation.port());
    std::vector<double> seconds;
    forgetPeak(installation.server().pid());
    for (int round = 0; round < kRounds; ++round) {
        const auto start = Clock::now();
        const auto answer = client.get(path, installation.clerkToken());
        seconds.push_back(std::chrono::duration<double>(Clock::now() - start).count());
        if (answer.status != 200 || !answer.body.starts_with("%PDF-"))
            throw std::runtime_error("the register answered " + std::to_string(answer.status));
    }
    report({"register pdf 10000", median(seconds), "s", "", 0, 2, true});
    report({"register pdf 10000, memory of vanthud", peakMegabytes(installation.server().pid()), "MB", "", 0,
            150, true});
}

}  // namespace vanthu::bench
