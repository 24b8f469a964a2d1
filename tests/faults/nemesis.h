#pragma once

#include <map>
#include <random>
#include <string>

#include "tests/faults/world.h"

namespace vanthu::faults {

/// Does harm, drawn from a seed, and mends it after a while.
class Nemesis {
  public:
    Nemesis(World& world, unsigned seed) : world_(world), random_(seed) {}

    /// One deed; returns when it is done and its time is over.
    void act();
    /// The network is whole and everybody runs.
    void rest();
    [[nodiscard]] int kills() const { return kills_; }
    [[nodiscard]] const std::map<std::string, int>& deeds() const { return deeds_; }

  private:
    [[nodiscard]] int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
    void killProgram(std::size_t host);
    void killGateway(std::size_t host);
    void freeze(std::size_t host);
    void spoilNetwork(std::size_t host);
    void pause(int atMostMs);

    World& world_;
    std::mt19937 random_;
    int kills_{0};
    std::map<std::string, int> deeds_;
};

}  // namespace vanthu::faults
