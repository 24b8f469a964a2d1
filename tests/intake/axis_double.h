#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace vanthu::tests {

/// A double of the axis of documents on a free port of this machine: what it holds for us, what it was told,
/// and faults at any call.
class AxisDouble {
  public:
    struct Held {
        std::string type;  ///< "edoc" or "status"
        std::string bytes;
        std::string status{"initial"};
        int fetched{0};
    };
    struct Sent {
        std::string type;
        std::string from;
        std::string to;
        std::string bytes;
        bool hashFits{false};
    };
    enum class Fault { none, serverError, cut, nonsense, refusal, wrongSecret, redirect, silence };
    /// Asked before every call with its name and docId.
    using Faults = std::function<Fault(const std::string& call, const std::string& id)>;

    /// `certificate`: of "localhost", with its key beside it (.key): speaks TLS; "" does not.
    explicit AxisDouble(const std::filesystem::path& certificate = {});
    ~AxisDouble();
    [[nodiscard]] std::string url() const;

    void hold(const std::string& id, const std::string& type, const std::string& bytes);
    void setFaults(Faults faults);
    /// Lists everything, also what is done, and everything twice.
    void listTwice();
    /// Returns when a call met Fault::silence; it ends when its client goes away.
    void awaitSilence();

    [[nodiscard]] Held held(const std::string& id) const;
    [[nodiscard]] std::vector<Sent> sent() const;
    [[nodiscard]] int calls() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace vanthu::tests
