#include "indexer/search/index.h"
#include "tests/bench/search_engines/engine.h"
#include "tests/bench/search_engines/measured_build.h"
#include "tests/support/programs.h"

namespace vanthu::bench {
namespace {

class VanthuAsker : public Asker {
  public:
    VanthuAsker(const std::filesystem::path& folder, domain::AccessScope scope)
        : index_(folder.string()), scope_(std::move(scope)) {}

    std::vector<std::string> ask(const std::string& question) override {
        search::Query query;
        query.text = question;
        query.limit = 10;
        std::vector<std::string> ids;
        for (const auto& hit : index_.search(query, scope_).hits)
            ids.push_back(hit.externalId);
        return ids;
    }

  private:
    search::Index index_;
    domain::AccessScope scope_;
};

class VanthuEngine : public SearchEngine {
  public:
    explicit VanthuEngine(std::filesystem::path data) : data_(std::move(data)) {}

    std::string name() const override { return "vanthu"; }

    Built build(const std::filesystem::path& /*texts: the data folder holds them*/) override {
        std::filesystem::remove_all(data_ / "index");
        std::filesystem::remove_all(data_ / "derived");  // remembered texts
        const auto log = data_.parent_path() / "indexer.log";
        Built built =
            builtBy({tests::programPath("vanthu-indexer"),
                     {"--data", data_, "--database", "sqlite:" + (data_ / "vanthu.db").string(), "--once"},
                     {},
                     log,
                     log});
        built.bytes = bytesBelow(data_ / "index");
        return built;
    }

    std::unique_ptr<Asker> asker() const override { return vanthuAsker(data_, {.everything = true}); }

  private:
    std::filesystem::path data_;
};

}  // namespace

std::unique_ptr<SearchEngine> vanthuEngine(const std::filesystem::path& data) {
    return std::make_unique<VanthuEngine>(data);
}

std::unique_ptr<Asker> vanthuAsker(const std::filesystem::path& data, const domain::AccessScope& scope) {
    return std::make_unique<VanthuAsker>(data / "index", scope);
}

}  // namespace vanthu::bench
