#include "storage/figure_rows.h"

namespace vanthu::storage {

FactRows::FactRows(std::string_view table, const std::vector<std::string_view>& keys,
                   const std::vector<std::string_view>& columns) {
    const std::string name(table);
    std::string key, all, places, read;
    int place = 0;
    const auto add = [&](std::string_view column) {
        all += (all.empty() ? "" : ", ") + std::string(column);
        places += (places.empty() ? "$" : ", $") + std::to_string(++place);
    };
    for (const auto column : keys) {
        add(column);
        key += (key.empty() ? "" : " AND ") + std::string(column) + " = $" + std::to_string(place);
    }
    // Behind the key: of the two statements that end a fact.
    const auto change = "$" + std::to_string(place + 1);
    for (const auto column : columns) {
        add(column);
        read += (read.empty() ? "" : ", ") + std::string(column);
    }
    select_ = "SELECT " + read + " FROM " + name + " WHERE " + key + " AND until = 9223372036854775807";
    insert_ = "INSERT INTO " + name + " (" + all + ", since, until) VALUES (" + places + ", $" +
              std::to_string(place + 1) + ", $" + std::to_string(place + 2) + ")";
    erase_ = "DELETE FROM " + name + " WHERE " + key + " AND since = " + change;
    update_ = "UPDATE " + name + " SET until = " + change + " WHERE " + key +
              " AND until = 9223372036854775807 AND since < " + change;
}

void FactRows::begin(WriteTransaction& transaction, domain::Sequence since,
                     std::vector<Parameter> values) const {
    values.emplace_back(since);
    values.emplace_back(kStillHolds);
    execute(transaction, insert_, values);
}

void FactRows::end(WriteTransaction& transaction, domain::Sequence until, std::vector<Parameter> key) const {
    key.emplace_back(until);
    execute(transaction, erase_, key);
    execute(transaction, update_, key);
}

}  // namespace vanthu::storage
