#include "schemas/domain/reform_index.h"

#include "schemas/domain/limits.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace vanthu::domain {

namespace {

std::string placeOf(std::size_t item, std::string_view field) {
    return "items[" + std::to_string(item) + "]." + std::string(field);
}

/// Looks at one definition; the tree is asked for by codes.
class DefinitionCheck {
  public:
    explicit DefinitionCheck(const IndexDefinition& definition) : definition_(definition) {
        for (std::size_t i = 0; i < definition.items.size(); ++i) {
            byCode_.try_emplace(definition.items[i].code, i);
            if (!definition.items[i].parent.empty()) below_[definition.items[i].parent].push_back(i);
        }
    }

    Violations faults() {
        if (definition_.groups.empty())
            add("groups", "required", "Hãy nêu ít nhất một khối đơn vị được xếp hạng.");
        if (definition_.items.empty()) add("items", "required", "Bộ chỉ số chưa có tiêu chí nào.");
        for (std::size_t i = 0; i < definition_.items.size(); ++i)
            checkItem(i);
        // Sums of a tree that is none say nothing.
        if (faults_.empty()) checkSums();
        return std::move(faults_);
    }

  private:
    void add(std::string field, std::string code, std::string message) {
        faults_.push_back({std::move(field), std::move(code), std::move(message)});
    }

    [[nodiscard]] bool isField(const IndexItem& item) const { return below_.contains(item.code); }

    void checkItem(std::size_t i) {
        const auto& item = definition_.items[i];
        if (byCode_.at(item.code) != i)
            add(placeOf(i, "code"), "repeated", "Mã " + item.code + " đã dùng cho mục khác.");
        if (item.maximum <= 0) add(placeOf(i, "maximum"), "out_of_range", "Điểm tối đa phải lớn hơn 0.");
        checkParent(i);
        if (isField(item) && item.method)
            add(placeOf(i, "method"), "not_a_criterion",
                "Mục có mục con là lĩnh vực, điểm là tổng các mục con; hãy bỏ cách chấm.");
        if (!isField(item) && !item.method)
            add(placeOf(i, "method"), "required", "Tiêu chí phải có cách chấm: self, survey hoặc rate.");
        if (!item.method) return;
        if (*item.method == ScoringMethod::survey && item.lowestAnswer >= item.highestAnswer)
            add(placeOf(i, "survey.highest"), "too_low",
                "Mức trả lời cao nhất phải trên mức thấp nhất, nếu không thì chia cho 0.");
        if (*item.method == ScoringMethod::rate) checkRate(i);
    }

    void checkParent(std::size_t i) {
        const auto& parent = definition_.items[i].parent;
        if (parent.empty()) return;
        if (!byCode_.contains(parent))
            return add(placeOf(i, "parent"), "unknown_item", "Không có mục mã " + parent + ".");
        // An item from which no way leads to the top stands in a cycle, or below one.
        auto above = parent;
        int depth = 1;
        for (std::size_t steps = 0; steps <= definition_.items.size(); ++steps, ++depth) {
            const auto found = byCode_.find(above);
            if (found == byCode_.end()) return;
            above = definition_.items[found->second].parent;
            if (!above.empty()) continue;
            if (depth > limits::kIndexDepth)
                add(placeOf(i, "parent"), "too_deep",
                    "Bộ chỉ số có tối đa " + std::to_string(limits::kIndexDepth + 1) + " cấp mục.");
            return;
        }
        add(placeOf(i, "parent"), "cycle", "Mục này nằm trong chính nó, qua mục mã " + parent + ".");
    }

    void checkRate(std::size_t i) {
        const auto& item = definition_.items[i];
        if (item.to < item.from)
            add(placeOf(i, "period.to"), "too_early", "Ngày cuối không được trước ngày đầu.");
        else if (item.from.year() != definition_.year || item.to.year() != definition_.year)
            add(placeOf(i, "period.from"), "other_year", "Kỳ tính tỷ lệ phải nằm trong năm của chỉ số.");
        const auto& steps = item.scale.steps;
        if (steps.empty()) {
            if (item.scale.zeroAt >= item.scale.fullAt)
                add(placeOf(i, "proportional.full"), "too_low",
                    "Tỷ lệ được điểm tối đa phải trên tỷ lệ 0 điểm, nếu không thì chia cho 0.");
            return;
        }
        for (std::size_t k = 1; k < steps.size(); ++k) {
            const auto step = "steps[" + std::to_string(k) + "].";
            if (steps[k].from <= steps[k - 1].from)
                add(placeOf(i, step + "from"), "not_ascending", "Các bậc phải tăng dần theo tỷ lệ.");
            if (steps[k].points < steps[k - 1].points)
                add(placeOf(i, step + "points"), "not_ascending", "Bậc cao hơn không được ít điểm hơn.");
        }
        if (steps.back().points != item.maximum)
            add(placeOf(i, "steps[" + std::to_string(steps.size() - 1) + "].points"), "not_the_maximum",
                "Bậc cao nhất phải được điểm tối đa " + printedPoints(item.maximum) + ".");
    }

    void checkSums() {
        std::int64_t whole = 0;
        for (std::size_t i = 0; i < definition_.items.size(); ++i) {
            const auto& item = definition_.items[i];
            if (item.parent.empty()) whole += item.maximum;
            if (!isField(item)) continue;
            std::int64_t sum = 0;
            for (const auto child : below_.at(item.code))
                sum += definition_.items[child].maximum;
            if (sum != item.maximum)
                add(placeOf(i, "maximum"), "sum_differs",
                    "Các mục con của mục " + item.code + " cộng lại được " + printedPoints(sum) +
                        " điểm, không phải " + printedPoints(item.maximum) + ".");
        }
        if (whole != definition_.maximum)
            add("maximum", "sum_differs",
                "Các lĩnh vực cộng lại được " + printedPoints(whole) + " điểm, không phải " +
                    printedPoints(definition_.maximum) + ".");
    }

    const IndexDefinition& definition_;
    std::map<std::string, std::size_t> byCode_;
    std::map<std::string, std::vector<std::size_t>> below_;
    Violations faults_;
};

void addPlaces(const IndexDefinition& definition, const std::string& parent, int depth,
               std::vector<IndexPlace>& places, std::size_t& criteria) {
    for (const auto& item : definition.items) {
        if (item.parent != parent) continue;
        const auto at = places.size();
        places.push_back({&item, depth, criteria, criteria});
        if (item.method) ++criteria;
        addPlaces(definition, item.code, depth + 1, places, criteria);
        places[at].last = criteria;
    }
}

}  // namespace

Violations definitionFaults(const IndexDefinition& definition) {
    return DefinitionCheck(definition).faults();
}

std::vector<IndexPlace> placesOf(const IndexDefinition& definition) {
    std::vector<IndexPlace> places;
    std::size_t criteria = 0;
    addPlaces(definition, "", 0, places, criteria);
    return places;
}

std::vector<const IndexItem*> criteriaOf(const IndexDefinition& definition) {
    std::vector<const IndexItem*> criteria;
    for (const auto& place : placesOf(definition))
        if (place.item->method) criteria.push_back(place.item);
    return criteria;
}

const IndexItem* criterionOf(const IndexDefinition& definition, const std::string& code) {
    const auto found = std::ranges::find(definition.items, code, &IndexItem::code);
    return found == definition.items.end() || !found->method ? nullptr : &*found;
}

std::optional<std::int64_t> ratePoints(const IndexItem& item, std::int64_t numerator,
                                       std::int64_t denominator) {
    if (denominator == 0) return std::nullopt;
    const auto done = std::min(numerator, denominator) * 1000;
    const auto& scale = item.scale;
    if (scale.steps.empty()) {
        const auto above = std::max<std::int64_t>(done - scale.zeroAt * denominator, 0);
        const auto span = (scale.fullAt - scale.zeroAt) * denominator;
        return item.maximum * std::min(above, span) / span;
    }
    std::int64_t points = 0;
    for (const auto& step : scale.steps)
        if (done >= step.from * denominator) points = step.points;
    return points;
}

std::int64_t surveyPoints(const IndexItem& item, std::int64_t mean) {
    return item.maximum * (mean - item.lowestAnswer * std::int64_t{100}) /
           ((item.highestAnswer - item.lowestAnswer) * std::int64_t{100});
}

bool scoresAlike(const IndexItem& left, const IndexItem& right) {
    return left.code == right.code && left.method == right.method && left.maximum == right.maximum &&
           left.lowestAnswer == right.lowestAnswer && left.highestAnswer == right.highestAnswer;
}

std::string printedPoints(std::int64_t hundredths) {
    const auto rest = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "," + (rest.size() < 2 ? "0" : "") + rest;
}

}  // namespace vanthu::domain
