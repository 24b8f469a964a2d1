#include "tests/golden/stage.h"

namespace vanthu::tests::golden {

Stage::Stage(const std::filesystem::path& folder, const std::filesystem::path& factsFile, unsigned seed)
    : random(seed),
      database({.url = "sqlite:" + (folder / "vanthu.db").string(), .readers = 1}),
      clock(kBegin),
      facts(factsFile) {}

void Stage::note() {
    changes.push_back(database.head());
    facts.at(changes.back(), clock.now());
}

}  // namespace vanthu::tests::golden
