#include "schemas/domain/text.h"
#include "tests/bench/search_engines/engine.h"
#include "tests/bench/search_engines/measured_build.h"
#include "tests/bench/search_engines/texts.h"

#include <xapian.h>

namespace vanthu::bench {
namespace {

std::vector<std::string> syllablesIn(const std::string& text, Letters letters) {
    return plainSyllables(letters == Letters::written ? text : domain::folded(text));
}

class XapianAsker : public Asker {
  public:
    XapianAsker(const std::filesystem::path& folder, Letters letters)
        : letters_(letters), database_(folder.string()) {}

    std::vector<std::string> ask(const std::string& question) override {
        const auto words = syllablesIn(question, letters_);
        Xapian::Enquire enquire(database_);
        enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end()));
        std::vector<std::string> ids;
        const Xapian::MSet found = enquire.get_mset(0, 10);
        for (auto hit = found.begin(); hit != found.end(); ++hit)
            ids.push_back(hit.get_document().get_data());
        return ids;
    }

  private:
    Letters letters_;
    Xapian::Database database_;
};

class XapianEngine : public SearchEngine {
  public:
    XapianEngine(std::filesystem::path folder, Letters letters)
        : folder_(std::move(folder)), letters_(letters) {}

    std::string name() const override {
        return letters_ == Letters::written ? "Xapian, syllables" : "Xapian, folded syllables";
    }

    Built build(const std::filesystem::path& texts) override {
        Built built = builtApart([&] {
            Xapian::WritableDatabase writer(folder_.string(), Xapian::DB_CREATE);
            forEachText(texts, [&](const Text& text) {
                Xapian::Document document;
                document.set_data(text.id);
                for (const auto& word : syllablesIn(text.whole(), letters_))
                    document.add_term(word);
                writer.add_document(document);
            });
            writer.commit();
            return std::uintmax_t{0};
        });
        built.bytes = bytesBelow(folder_);
        return built;
    }

    std::unique_ptr<Asker> asker() const override { return std::make_unique<XapianAsker>(folder_, letters_); }

  private:
    std::filesystem::path folder_;
    Letters letters_;
};

}  // namespace

std::unique_ptr<SearchEngine> xapianEngine(const std::filesystem::path& folder, Letters letters) {
    return std::make_unique<XapianEngine>(folder, letters);
}

}  // namespace vanthu::bench
