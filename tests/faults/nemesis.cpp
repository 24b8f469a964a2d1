#include "tests/faults/nemesis.h"

#include <csignal>
#include <thread>

namespace vanthu::faults {

void Nemesis::pause(int atMostMs) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1 + below(atMostMs)));
}

void Nemesis::act() {
    const auto host = static_cast<std::size_t>(below(kHosts));
    switch (below(10)) {
        case 0:
        case 1:
        case 2:
        case 3:
            return killProgram(host);
        case 4:
        case 5:
        case 6:
            return killGateway(host);
        case 7:
            return freeze(host);
        default:
            return spoilNetwork(host);
    }
}

void Nemesis::killProgram(std::size_t host) {
    ++deeds_["program killed"];
    ++kills_;
    world_.kill(host);
    pause(100);
    world_.start(host);
    pause(400);
}

void Nemesis::killGateway(std::size_t host) {
    if (!world_.killGateway(host)) return pause(50);
    ++deeds_["gateway killed"];
    ++kills_;
    pause(300);
}

void Nemesis::freeze(std::size_t host) {
    ++deeds_["program stopped and resumed"];
    world_.signal(host, SIGSTOP);
    pause(1500);
    world_.signal(host, SIGCONT);
}

void Nemesis::spoilNetwork(std::size_t host) {
    switch (below(4)) {
        case 0:
            ++deeds_["packets lost"];
            world_.network().losePackets(host, 5 + below(40));
            break;
        case 1:
            ++deeds_["one-way partition"];
            world_.network().cutIncoming(host);
            break;
        case 2:
            ++deeds_["connections reset"];
            world_.network().resetConnections(host);
            break;
        default:
            ++deeds_["slow line"];
            world_.network().slowDown(host, 64 + below(2000));
            break;
    }
    pause(1500);
    world_.network().heal(host);
}

void Nemesis::rest() {
    for (std::size_t host = 0; host < kHosts; ++host) {
        world_.network().heal(host);
        if (!world_.isRunning(host)) world_.start(host);
    }
}

}  // namespace vanthu::faults
