#include "server/exchange_station/log_bytes.h"

#include <catch2/catch.hpp>

#include "schemas/exchange/frame.h"
#include "server/evidence/hash_tree.h"
#include "server/exchange_cores/log_tree.h"
#include "server/exchange_station/names.h"
#include "tests/exchange_station/samples.h"

namespace vanthu::exchange_station {
namespace {

using namespace exchange_cores;

/// The test vectors of Certificate Transparency (RFC 6962): eight leaves, and the root after each.
struct Vectors {
    Vectors() {
        for (const auto* hex : {"", "00", "10", "2021", "3031", "40414243", "5051525354555657",
                                "606162636465666768696a6b6c6d6e6f"})
            nodesOf.push_back(peaks.append(digestFrom(evidence::hashOfLeaf(wire::unhex(hex).value())), join));
    }
    std::vector<std::string> consistency(std::uint64_t from, std::uint64_t size) const {
        return texts(StoredLog{nodes, join}.consistency(from, size));
    }
    std::vector<std::string> path(std::uint64_t leaf, std::uint64_t size) const {
        return texts(StoredLog{nodes, join}.path(leaf, size));
    }
    static std::vector<std::string> texts(const std::vector<Digest>& hashes) {
        std::vector<std::string> digits;
        for (const auto& hash : hashes)
            digits.push_back(hexOf(hash));
        return digits;
    }

    const JoinHashes join = joinHashes;
    LogPeaks peaks;
    std::vector<std::vector<Digest>> nodesOf;
    const LogNodes nodes = [this](std::uint64_t size) { return nodesOf.at(size - 1); };
};

using Hashes = std::vector<std::string>;

constexpr const char* kRoots[] = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
constexpr const char* kSecondLeaf = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
constexpr const char* kThirdAndFourth = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
constexpr const char* kLastFour = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
constexpr const char* kFifthLeaf = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
constexpr const char* kFifthAndSixth = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
constexpr const char* kLastTwo = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";

}  // namespace

TEST_CASE("the log hashes as Certificate Transparency does", "[exchange_station]") {
    const Vectors vectors;
    for (std::uint64_t size = 1; size <= 8; ++size)
        CHECK(hexOf(StoredLog{vectors.nodes, vectors.join}.markAt(size).root) == kRoots[size - 1]);

    CHECK(vectors.consistency(1, 1).empty());
    CHECK(vectors.consistency(1, 8) == Hashes{kSecondLeaf, kThirdAndFourth, kLastFour});
    CHECK(vectors.consistency(6, 8) == Hashes{kFifthAndSixth, kLastTwo, kRoots[3]});
    CHECK(vectors.consistency(2, 5) == Hashes{kThirdAndFourth, kFifthLeaf});

    CHECK(vectors.path(0, 1).empty());
    CHECK(vectors.path(0, 8) == Hashes{kSecondLeaf, kThirdAndFourth, kLastFour});
    CHECK(vectors.path(5, 8) == Hashes{kFifthLeaf, kLastTwo, kRoots[3]});
    CHECK(vectors.path(2, 3) == Hashes{kRoots[1]});
    CHECK(vectors.path(1, 5) == Hashes{kRoots[0], kThirdAndFourth, kFifthLeaf});
}

TEST_CASE("the leaf of a transaction depends on every row, its kind and its place", "[exchange_station]") {
    PeerRow peer;
    peer.peer = {8};
    Parcel parcel;
    parcel.key.delivery = samples::delivery();
    auto other = parcel;
    other.round = 2;

    const auto both = logLeafOf({peer, parcel});

    CHECK(both.rows.size() == 2);
    CHECK(both.rows.front() == logLeafOf({peer}).rows.front());
    CHECK(both.hash != logLeafOf({parcel, peer}).hash);
    CHECK(both.hash != logLeafOf({peer, other}).hash);
    CHECK(both.hash != logLeafOf({peer}).hash);
    CHECK(loggedBytes(parcel) != loggedBytes(peer));
}

}  // namespace vanthu::exchange_station
