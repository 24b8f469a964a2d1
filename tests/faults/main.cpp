#include <charconv>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>
#include <thread>

#include "tests/exchange/installation.h"
#include "tests/faults/nemesis.h"

namespace {

using namespace vanthu;

constexpr const char* kUsage =
    "vanthu-faults [KILLS [SEED]]\n"
    "\n"
    "Two agencies and a hub exchange documents while programs are killed (1000 times by default) and the\n"
    "network is spoilt. Ends with 0 when every acknowledged document arrived exactly once. Needs root.\n";

constexpr std::chrono::minutes kSettles{5};

unsigned numberFrom(const char* word) {
    const std::string_view text(word);
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        std::cerr << kUsage;
        std::exit(2);
    }
    return value;
}

std::string textOf(std::mt19937& random, int number) {
    return std::to_string(number) + std::string(random() % 40'000, 'v');
}

int run(int kills, unsigned seed) {
    std::cout << "seed " << seed << std::endl;
    faults::World world(std::filesystem::current_path());
    faults::Nemesis nemesis(world, seed);
    std::mt19937 random(seed + 1);
    const auto start = std::chrono::steady_clock::now();
    for (int number = 0; nemesis.kills() < kills; ++number) {
        world.order(1 + random() % 2, textOf(random, number));
        nemesis.act();
        if (number % 100 == 99)
            std::cout << nemesis.kills() << " of " << kills << " kills, "
                      << world.acknowledged(1).size() + world.acknowledged(2).size() << " documents"
                      << std::endl;
    }
    nemesis.rest();
    const auto healed = std::chrono::steady_clock::now();
    std::string fault;
    const bool settled = tests::eventually([&] { return (fault = world.fault()).empty(); }, kSettles);
    const auto settledAt = std::chrono::steady_clock::now();
    world.stopAll();
    for (const auto& [deed, count] : nemesis.deeds())
        std::cout << deed << ": " << count << '\n';
    const auto documents = world.acknowledged(1).size() + world.acknowledged(2).size();
    const auto seconds = [](auto duration) { return std::chrono::duration<double>(duration).count(); };
    std::cout << documents << " documents acknowledged, " << seconds(healed - start)
              << " s of faults, settled " << seconds(settledAt - healed) << " s after them\n";
    if (!settled) std::cout << "FAULT: " << fault << '\n';
    return settled ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv) {
    constexpr unsigned kKills = 1000;
    if (argc > 3) {
        std::cerr << kUsage;
        return 2;
    }
    const auto kills = argc > 1 ? numberFrom(argv[1]) : kKills;
    const auto seed = argc > 2 ? numberFrom(argv[2]) : std::random_device{}();
    try {
        return run(static_cast<int>(kills), seed);
    } catch (const std::exception& error) {
        std::cerr << "vanthu-faults: " << error.what() << '\n';
        return EXIT_FAILURE;
    }
}
