#pragma once

#include <string>
#include <vector>

namespace vanthu::faults {

/// Namespaces that reach each other over one bridge, with rules that spoil what goes through. Needs root;
/// removed with the object.
class Network {
  public:
    /// One namespace for each host.
    explicit Network(std::size_t hosts);
    ~Network();
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;

    /// The words in front of a command that shall run on that host.
    [[nodiscard]] std::vector<std::string> on(std::size_t host) const;
    [[nodiscard]] static std::string addressOf(std::size_t host);

    /// Each replaces what was done to that host before.
    void losePackets(std::size_t host, int percent) const;
    void cutIncoming(std::size_t host) const;  ///< one-way: what it sends still goes out
    void resetConnections(std::size_t host) const;
    void slowDown(std::size_t host, int kilobits) const;
    void heal(std::size_t host) const;

  private:
    [[nodiscard]] std::string name(std::size_t host) const;
    void filter(std::size_t host, const std::string& rule) const;

    std::size_t hosts_;
    std::string prefix_;
};

}  // namespace vanthu::faults
