#include "tests/faults/network.h"

#include <stdexcept>

#include <unistd.h>

#include "server/process/child_process.h"

namespace vanthu::faults {
namespace {

using Words = std::vector<std::string>;

int exitOf(const std::string& program, const Words& arguments) {
    process::ChildProcess child({.program = program, .arguments = arguments, .errors = "/dev/null"});
    return child.wait();
}

void must(const std::string& program, const Words& arguments) {
    if (exitOf(program, arguments) == 0) return;
    std::string text = program;
    for (const auto& word : arguments)
        text += " " + word;
    throw std::runtime_error(text + " failed; namespaces need root, iproute2 and nftables");
}

}  // namespace

Network::Network(std::size_t hosts) : hosts_(hosts), prefix_("vt" + std::to_string(getpid() % 100'000)) {
    const auto bridge = prefix_ + "b";
    must("ip", {"link", "add", bridge, "type", "bridge"});
    must("ip", {"link", "set", bridge, "up"});
    for (std::size_t host = 0; host < hosts_; ++host) {
        const auto outside = prefix_ + "v" + std::to_string(host);
        must("ip", {"netns", "add", name(host)});
        must("ip", {"link", "add", outside, "type", "veth", "peer", "name", "eth0", "netns", name(host)});
        must("ip", {"link", "set", outside, "master", bridge, "up"});
        must("ip", {"-n", name(host), "addr", "add", addressOf(host) + "/24", "dev", "eth0"});
        must("ip", {"-n", name(host), "link", "set", "eth0", "up"});
        must("ip", {"-n", name(host), "link", "set", "lo", "up"});
        must("ip", {"netns", "exec", name(host), "nft", "add table inet nemesis"});
        must("ip", {"netns", "exec", name(host), "nft",
                    "add chain inet nemesis in { type filter hook input priority 0; }"});
    }
}

Network::~Network() {
    for (std::size_t host = 0; host < hosts_; ++host)
        exitOf("ip", {"netns", "del", name(host)});
    exitOf("ip", {"link", "del", prefix_ + "b"});
}

std::string Network::name(std::size_t host) const {
    return prefix_ + "n" + std::to_string(host);
}

std::vector<std::string> Network::on(std::size_t host) const {
    return {"netns", "exec", name(host)};
}

std::string Network::addressOf(std::size_t host) {
    return "10.77.0." + std::to_string(host + 1);
}

void Network::heal(std::size_t host) const {
    must("ip", {"netns", "exec", name(host), "nft", "flush chain inet nemesis in"});
    exitOf("ip", {"netns", "exec", name(host), "tc", "qdisc", "del", "dev", "eth0", "root"});
}

void Network::filter(std::size_t host, const std::string& rule) const {
    heal(host);
    must("ip", {"netns", "exec", name(host), "nft", "add rule inet nemesis in iifname eth0 " + rule});
}

void Network::losePackets(std::size_t host, int percent) const {
    filter(host, "numgen random mod 100 < " + std::to_string(percent) + " drop");
}

void Network::cutIncoming(std::size_t host) const {
    filter(host, "drop");
}

void Network::resetConnections(std::size_t host) const {
    filter(host, "meta l4proto tcp reject with tcp reset");
}

void Network::slowDown(std::size_t host, int kilobits) const {
    heal(host);
    must("ip", {"netns", "exec", name(host), "tc", "qdisc", "add", "dev", "eth0", "root", "tbf", "rate",
                std::to_string(kilobits) + "kbit", "burst", "16kb", "latency", "500ms"});
}

}  // namespace vanthu::faults
