#pragma once

#include "server/exchange_cores/settings.h"

/// Stands in for SHA-256 where millions of transactions are hashed and nobody forges any.
namespace vanthu::tests {

struct CheapHashOf {
    using Digest = exchange_cores::Digest;

    Digest operator()(const exchange_cores::Parcel& row) const {
        return made(exchange_cores::HashOf{}(row.key), static_cast<std::uint64_t>(row.state) + row.round);
    }
    Digest operator()(const exchange_cores::OutboxRow& row) const {
        return made(exchange_cores::scramble(row.delivery), row.reports.size());
    }
    Digest operator()(const exchange_cores::InboxRow& row) const {
        return made(exchange_cores::scramble(row.delivery), row.item);
    }
    Digest operator()(const exchange_cores::PeerRow& row) const {
        return made(row.peer.value, row.seen.root.words[0]);
    }
    Digest operator()(const exchange_cores::HeadRow& row) const {
        return made(row.node.value, row.head.mark.root.words[0]);
    }
    Digest operator()(const exchange_cores::HeadConflict& row) const {
        return made(row.node.value, row.shown.mark.root.words[0]);
    }
    static Digest made(std::uint64_t first, std::uint64_t second) {
        const auto word = exchange_cores::scramble(first, second);
        return {{word, exchange_cores::scramble(word), first, second}};
    }
};

inline exchange_cores::Digest cheapJoin(const exchange_cores::Digest& left,
                                        const exchange_cores::Digest& right) {
    const auto folded = [](const exchange_cores::Digest& digest) {
        std::uint64_t sum = 0;
        for (const auto word : digest.words)
            sum = exchange_cores::scramble(sum, word);
        return sum;
    };
    return CheapHashOf::made(folded(left), folded(right));
}

inline exchange_cores::LogLeaf cheapLeaf(const std::vector<exchange_cores::Row>& rows) {
    exchange_cores::LogLeaf leaf;
    for (const auto& row : rows) {
        leaf.rows.push_back(std::visit(CheapHashOf{}, row));
        leaf.hash = cheapJoin(leaf.hash, leaf.rows.back());
    }
    return leaf;
}

}  // namespace vanthu::tests
