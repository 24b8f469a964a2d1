#include "tests/golden/index_definition.h"

#include <algorithm>
#include <string>
#include <utility>

namespace vanthu::tests::golden {

using domain::Date;
using domain::IndexDefinition;
using domain::IndexItem;
using domain::ScoringMethod;

namespace {

/// A quarter of a point.
constexpr int kQuantum = 25;
constexpr int kMostDepth = 2;
constexpr int kQuarter = 250;  ///< of a rate, in thousandths

class Maker {
  public:
    Maker(Stage& stage, int year) : stage_(stage) {
        definition_.code = "CCHC";
        definition_.year = year;
        definition_.name = "Chỉ số cải cách hành chính";
        for (const auto& word : domain::kWords<domain::UnitGroup>)
            if (stage_.oneIn(2)) definition_.groups.push_back(word.value);
        if (definition_.groups.empty()) definition_.groups.push_back(domain::UnitGroup::departments);
    }

    IndexDefinition made() {
        definition_.maximum = children("", 0);
        std::shuffle(definition_.items.begin(), definition_.items.end(), stage_.random);
        return std::move(definition_);
    }

  private:
    /// What is below a field, and its points.
    std::int64_t children(const std::string& parent, int depth) {
        std::int64_t sum = 0;
        const int count = stage_.pick(1, 3);
        for (int i = 1; i <= count; ++i)
            sum += item(parent, parent + (parent.empty() ? "" : ".") + std::to_string(i), depth);
        return sum;
    }

    std::int64_t item(const std::string& parent, const std::string& code, int depth) {
        IndexItem item{.code = code, .parent = parent, .name = "Mục " + code};
        if (depth < kMostDepth && stage_.oneIn(2)) {
            item.maximum = children(code, depth + 1);
        } else {
            item.maximum = stage_.pick(1, 20) * kQuantum;
            makeCriterion(item);
        }
        definition_.items.push_back(item);
        return item.maximum;
    }

    void makeCriterion(IndexItem& item) {
        switch (stage_.pick(0, 3)) {
            case 0:
                item.method = ScoringMethod::selfScore;
                return;
            case 1:
                item.method = ScoringMethod::survey;
                item.lowestAnswer = stage_.pick(0, 1);
                item.highestAnswer = stage_.pick(4, 10);
                return;
            default:
                makeRate(item);
        }
    }

    void makeRate(IndexItem& item) {
        item.method = ScoringMethod::rate;
        item.rate = static_cast<domain::OwnRate>(stage_.pick(0, 9));
        const auto first = Date::fromParts(definition_.year, 1, 1).value();
        const int begin = stage_.oneIn(2) ? 0 : stage_.pick(0, 200);
        item.from = first.plusDays(begin);
        item.to = stage_.oneIn(2) ? Date::fromParts(definition_.year, 12, 31).value()
                                  : item.from.plusDays(stage_.pick(20, 150));
        if (stage_.oneIn(2)) {
            item.scale.zeroAt = stage_.pick(0, 500);
            item.scale.fullAt = stage_.pick(item.scale.zeroAt + 1, 1000);
            return;
        }
        // Where rates of few documents often stand exactly.
        int from = stage_.pick(0, 3) * kQuarter;
        for (std::int64_t points = 0; points < item.maximum; from += kQuarter) {
            points = std::min<std::int64_t>(item.maximum, points + stage_.pick(1, 6) * kQuantum);
            if (from == 4 * kQuarter) points = item.maximum;
            item.scale.steps.push_back({from, points});
        }
    }

    Stage& stage_;
    IndexDefinition definition_;
};

}  // namespace

IndexDefinition someDefinition(Stage& stage, int year) {
    return Maker(stage, year).made();
}

}  // namespace vanthu::tests::golden
