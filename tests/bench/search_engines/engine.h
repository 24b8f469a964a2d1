#pragma once

#include "schemas/domain/account.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vanthu::bench {

/// What building an index took.
struct Built {
    double seconds{0};
    double processorSeconds{0};   ///< of the processes that built, as far as they are children of ours
    std::uintmax_t bytes{0};      ///< of the index, with all that the engine keeps to answer
    std::uintmax_t peakBytes{0};  ///< resident, of the processes that built
};

/// One client of an engine, with a connection of its own. One thread.
class Asker {
  public:
    virtual ~Asker() = default;
    /// Ids of the ten best texts, best first.
    [[nodiscard]] virtual std::vector<std::string> ask(const std::string& question) = 0;
};

/// Where an engine answers: in the thread that asks, or in another process.
enum class Place { thread, process };

class SearchEngine {
  public:
    virtual ~SearchEngine() = default;
    [[nodiscard]] virtual std::string name() const = 0;
    [[nodiscard]] virtual Place place() const { return Place::thread; }
    /// Indexes a file of texts (texts.h) that a TextsWriter made. Called once, before asker().
    [[nodiscard]] virtual Built build(const std::filesystem::path& texts) = 0;
    /// Any thread may call.
    [[nodiscard]] virtual std::unique_ptr<Asker> asker() const = 0;
};

/// Which letters an engine that does not fold accents by itself is given.
enum class Letters { written, folded };

// Each keeps what it makes in the folder, which must not exist yet.

/// Syllables, the weights of BM25 as Xapian comes.
[[nodiscard]] std::unique_ptr<SearchEngine> xapianEngine(const std::filesystem::path& folder,
                                                         Letters letters);
/// FTS5: unicode61, its diacritics kept or removed, any of the words, bm25().
[[nodiscard]] std::unique_ptr<SearchEngine> fts5Engine(const std::filesystem::path& folder, Letters letters);
/// A database of a private server with its usual settings: simple and unaccent, GIN, any of the words,
/// ts_rank.
[[nodiscard]] std::unique_ptr<SearchEngine> postgresEngine();
/// A file for each text; its programs with a configuration of their own; any of the words.
[[nodiscard]] std::unique_ptr<SearchEngine> recollEngine(const std::filesystem::path& folder);
/// The index that vanthu-indexer makes of a data folder which holds the texts already, as documents with
/// their ids as external ids; asked by the library, for everything.
[[nodiscard]] std::unique_ptr<SearchEngine> vanthuEngine(const std::filesystem::path& data);

/// One client of that index with those rights.
[[nodiscard]] std::unique_ptr<Asker> vanthuAsker(const std::filesystem::path& data,
                                                 const domain::AccessScope& scope);

/// Puts the terms that vanthu makes of the texts into a bare Xapian database, one after another.
[[nodiscard]] Built buildSameTerms(const std::filesystem::path& texts, const std::filesystem::path& folder);

}  // namespace vanthu::bench
