#include "indexer/search/later_documents.h"

#include <algorithm>
#include <limits>

#include <xapian.h>

namespace vanthu::search {
namespace {

/// All documents of an index from one id on, for the matcher.
class LaterDocuments : public Xapian::PostingSource {
  public:
    explicit LaterDocuments(Xapian::docid first) : first_(first) {}

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return count_; }
    Xapian::doccount get_termfreq_max() const override { return count_; }
    void init(const Xapian::Database& database) override {
        count_ = database.get_doccount();
        at_ = database.postlist_begin("");
        end_ = database.postlist_end("");
        started_ = false;
    }
    void next(double /*minimum*/) override {
        if (started_)
            ++at_;
        else
            begin(first_);
    }
    void skip_to(Xapian::docid id, double /*minimum*/) override {
        if (started_)
            at_.skip_to(id);
        else
            begin(std::max(first_, id));
    }
    bool at_end() const override { return at_ == end_; }
    Xapian::docid get_docid() const override { return *at_; }
    std::string get_description() const override { return "id>=" + std::to_string(first_); }

  private:
    void begin(Xapian::docid id) {
        started_ = true;
        if (at_ != end_) at_.skip_to(id);
    }

    Xapian::docid first_;
    Xapian::doccount count_{0};
    Xapian::PostingIterator at_;
    Xapian::PostingIterator end_;
    bool started_{false};
};

}  // namespace

Xapian::Query laterDocuments(domain::DocumentId after) {
    constexpr auto kLast = std::numeric_limits<Xapian::docid>::max();
    if (after.value >= kLast) return Xapian::Query::MatchNothing;
    const auto first = static_cast<Xapian::docid>(std::max<std::int64_t>(after.value, 0) + 1);
    return Xapian::Query((new LaterDocuments(first))->release());  // the query owns it
}

}  // namespace vanthu::search
