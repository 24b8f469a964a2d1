#include "tests/recognition/accuracy.h"

#include <catch2/catch.hpp>

#include <array>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <utility>

#include "schemas/domain/text.h"

namespace vanthu::tests {

using recognition::Field;

namespace {

constexpr double kEnoughTokens = 0.9;
constexpr double kSureIsRight = 0.98;
constexpr std::array kLeast{std::pair{Field::number, 0.95}, std::pair{Field::notation, 0.95},
                            std::pair{Field::date, 0.95},   std::pair{Field::type, 0.95},
                            std::pair{Field::issuer, 0.95}, std::pair{Field::signer, 0.90},
                            std::pair{Field::subject, 0.85}};

bool isSame(Field field, const std::string& truth, const std::string& read) {
    if (field == Field::subject) return tokenF1(truth, read) >= kEnoughTokens;
    // Names are matched whatever their accents: Uỷ and Ủy, HOÀ and HÒA are one.
    if (field == Field::issuer || field == Field::signer || field == Field::post)
        return domain::folded(truth) == domain::folded(read);
    return truth == read;
}

}  // namespace

double tokenF1(const std::string& left, const std::string& right) {
    std::map<std::string, int> counts;
    int total = 0;
    int common = 0;
    std::istringstream expected(domain::folded(left));
    for (std::string word; expected >> word; ++total)
        ++counts[word];
    std::istringstream read(domain::folded(right));
    for (std::string word; read >> word; ++total)
        if (counts[word]-- > 0) ++common;
    return total == 0 ? 1 : 2.0 * common / total;
}

void Accuracy::add(const std::string& document, const Truth& truth, const recognition::Reading& reading) {
    ++documents_;
    for (const auto& [field, expected] : truth) {
        if (expected.empty()) continue;
        auto& count = counts_[field];
        ++count.expected;
        const auto* proposal = reading.find(field);
        const bool right = proposal != nullptr && isSame(field, expected, proposal->value);
        const bool sure = proposal != nullptr && proposal->confidence == recognition::Confidence::sure;
        count.right += right ? 1 : 0;
        count.sure += sure ? 1 : 0;
        count.sureRight += sure && right ? 1 : 0;
        if (!right)
            std::cout << name_ << '\t' << document << '\t' << domain::code(field)
                      << (sure ? "\tSURE\t" : "\t\t") << expected << "\t|\t"
                      << (proposal == nullptr ? "(none)" : proposal->value) << '\n';
    }
}

double Accuracy::calibration() const {
    FieldCount all;
    for (const auto& [field, count] : counts_) {
        all.sure += count.sure;
        all.sureRight += count.sureRight;
    }
    return all.sure == 0 ? 1 : static_cast<double>(all.sureRight) / all.sure;
}

void Accuracy::print() const {
    std::cout << name_ << ": " << documents_ << " documents\n" << std::fixed << std::setprecision(3);
    for (const auto& [field, count] : counts_)
        std::cout << std::setw(10) << domain::code(field) << "  right " << std::setw(4) << count.right
                  << " of " << std::setw(4) << count.expected << " = " << count.share() << ", sure "
                  << std::setw(4) << count.sure << ", of these right " << count.sureRight << '\n';
    std::cout << "      sure  " << calibration() << " right\n" << std::flush;
}

void checkThresholds(const Accuracy& accuracy, double lower) {
    accuracy.print();
    for (const auto& [field, least] : kLeast) {
        CAPTURE(domain::code(field));
        CHECK(accuracy.of(field).expected > 0);
        CHECK(accuracy.of(field).share() >= least - lower);
    }
    CHECK(accuracy.calibration() >= kSureIsRight);
}

}  // namespace vanthu::tests
