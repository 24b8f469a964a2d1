#pragma once

#include "server/recognition/proposals.h"

#include <map>
#include <string>

namespace vanthu::tests {

using Truth = std::map<recognition::Field, std::string>;

/// How often a field was right, and how often it was so where it was shown as sure.
struct FieldCount {
    int expected{0};
    int right{0};
    int sure{0};
    int sureRight{0};

    [[nodiscard]] double share() const { return expected == 0 ? 1 : static_cast<double>(right) / expected; }
};

/// Counts what was read against what is true, and says to stdout what was wrong.
class Accuracy {
  public:
    /// `name`: of the measurement, in its messages.
    explicit Accuracy(std::string name) : name_(std::move(name)) {}

    /// Fields with an empty truth are not counted: nobody knows them.
    void add(const std::string& document, const Truth& truth, const recognition::Reading& reading);

    [[nodiscard]] const FieldCount& of(recognition::Field field) const { return counts_.at(field); }
    /// Of all that was shown as sure, the share that is right.
    [[nodiscard]] double calibration() const;
    void print() const;
    [[nodiscard]] int documents() const { return documents_; }

  private:
    std::string name_;
    std::map<recognition::Field, FieldCount> counts_;
    int documents_{0};
};

/// Of the words of two texts, twice what is common over all.
[[nodiscard]] double tokenF1(const std::string& left, const std::string& right);

/// CHECKs the thresholds of the project: number, notation, date, type, issuer, signer, subject; what was sure
/// as well. `lower`: what reading scans may take off.
void checkThresholds(const Accuracy& accuracy, double lower = 0);

}  // namespace vanthu::tests
