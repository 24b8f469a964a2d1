#include "tests/bench/record.h"

#include <algorithm>
#include <cstdio>
#include <sstream>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

namespace vanthu::bench {

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
    return percentile(std::move(values), 0.5);
}

double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    const auto position = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), values.begin() + position, values.end());
    return values[static_cast<std::size_t>(position)];
}

std::string toJson(const std::vector<Record>& records) {
    Poco::JSON::Array list;
    for (const auto& record : records) {
        Poco::JSON::Object item(Poco::JSON_PRESERVE_KEY_ORDER);
        item.set("name", record.name);
        item.set("value", record.value);
        item.set("unit", record.unit);
        if (!record.baseline.empty()) {
            item.set("baseline", record.baseline);
            item.set("baseline_value", record.baselineValue);
            item.set("ratio", record.ratio());
        }
        if (record.target != 0) {
            item.set("target", record.target);
            item.set("holds", record.holds());
        }
        list.add(item);
    }
    std::ostringstream text;
    list.stringify(text, 2);
    return text.str();
}

void printHead() {
    std::printf("%-52s %12s %-8s %12s %8s %8s\n", "what", "value", "unit", "baseline", "ratio", "target");
}

void printRow(const Record& record) {
    std::printf("%-52s %12.3f %-8s", record.name.c_str(), record.value, record.unit.c_str());
    if (record.baseline.empty())
        std::printf(" %12s %8s", "", "");
    else
        std::printf(" %12.3f %8.2f", record.baselineValue, record.ratio());
    if (record.target != 0)
        std::printf(" %s%7.2f %s", record.lowerIsBetter ? "<" : ">", record.target,
                    record.holds() ? "holds" : "MISSED");
    if (!record.baseline.empty()) std::printf("   against %s", record.baseline.c_str());
    std::printf("\n");
    std::fflush(stdout);
}

}  // namespace vanthu::bench
