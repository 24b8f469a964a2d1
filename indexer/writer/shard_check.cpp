#include "indexer/writer/shard_check.h"

#include "indexer/search/stored_document.h"
#include "indexer/writer/document_sum.h"
#include "schemas/domain/error.h"
#include "schemas/search/fields.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace vanthu::indexer {
namespace {

constexpr int kAttempts = 3;  ///< the writer may overtake us

bool hasPositions(std::string_view term) {
    constexpr std::array kPositioned{search::kFoldedPrefix, search::kIssuerPrefix, search::kSubjectPrefix,
                                     search::kSignerPrefix};
    return std::any_of(kPositioned.begin(), kPositioned.end(),
                       [&](std::string_view prefix) { return term.starts_with(prefix); });
}

/// What was found of each document on the way through a shard.
class ShardSums {
  public:
    explicit ShardSums(const Xapian::Database& shard)
        : shard_(shard), found_(std::size_t{shard.get_lastdocid()} + 1) {}

    [[nodiscard]] std::string fault() {
        for (auto term = shard_.allterms_begin(); term != shard_.allterms_end(); ++term)
            if (!addTerm(*term)) return "the figures of the term " + *term + " are wrong";
        for (Xapian::valueno slot = 0; slot < search::kSlots; ++slot)
            if (!addValues(slot)) return "the figures of the values " + std::to_string(slot) + " are wrong";
        Xapian::doccount documents = 0;
        for (auto id = shard_.postlist_begin(""); id != shard_.postlist_end(""); ++id, ++documents)
            if (auto why = faultOfDocument(*id); !why.empty()) return why;
        return faultOfTotals(documents);
    }

  private:
    struct Found {
        std::uint64_t terms{0}, others{0};
        std::uint64_t length{0};
    };

    /// What ranks by: figures of the whole.
    [[nodiscard]] std::string faultOfTotals(Xapian::doccount documents) {
        std::uint64_t length = 0;
        for (const auto& found : found_)
            length += found.length;
        if (documents != shard_.get_doccount()) return "the number of documents is wrong";
        if (length != shard_.get_total_length()) return "the total length is wrong";
        if (longest_ > shard_.get_doclength_upper_bound() || mostOften_ > mostOftenSaid_)
            return "the bounds of lengths are wrong";
        return "";
    }

    Found& of(Xapian::docid id) {
        if (id >= found_.size()) throw Xapian::DatabaseCorruptError("a document beyond the last one");
        return found_[id];
    }

    /// False when what is told of the term as a whole, by which it is weighed, does not agree with it.
    [[nodiscard]] bool addTerm(const std::string& term) {
        const bool positioned = hasPositions(term);
        Xapian::doccount documents = 0;
        Xapian::termcount occurrences = 0;
        mostOftenSaid_ = std::max(mostOftenSaid_, shard_.get_wdf_upper_bound(term));
        const auto end = shard_.postlist_end(term);
        for (auto posting = shard_.postlist_begin(term); posting != end; ++posting) {
            auto& found = of(*posting);
            found.terms += termSum(term, posting.get_wdf());
            found.length += posting.get_wdf();
            ++documents;
            occurrences += posting.get_wdf();
            mostOften_ = std::max(mostOften_, posting.get_wdf());
            if (!positioned) continue;
            positions_.assign(posting.positionlist_begin(), posting.positionlist_end());
            found.others += positionSum(term, positions_);
        }
        return documents == shard_.get_termfreq(term) && occurrences == shard_.get_collection_freq(term);
    }

    /// The same of a slot.
    [[nodiscard]] bool addValues(Xapian::valueno slot) {
        const std::string lowest = shard_.get_value_lower_bound(slot);
        const std::string highest = shard_.get_value_upper_bound(slot);
        const auto end = shard_.valuestream_end(slot);
        Xapian::doccount documents = 0;
        for (auto value = shard_.valuestream_begin(slot); value != end; ++value, ++documents) {
            of(value.get_docid()).others += valueSum(slot, *value);
            if (*value < lowest || *value > highest) return false;
        }
        return documents == shard_.get_value_freq(slot);
    }

    [[nodiscard]] std::string faultOfDocument(Xapian::docid id) {
        const auto name = "document " + std::to_string(id) + ": ";
        const auto& found = of(id);
        const auto data = shard_.get_document(id).get_data();
        if (search::sumIn(data) != found.terms + found.others + dataSum(search::contentOf(data)))
            return name + "its terms, values or data have changed";
        longest_ = std::max(longest_, found.length);
        if (shard_.get_doclength(id) != found.length) return name + "its length is wrong";
        if (found.length > 0 && found.length < shard_.get_doclength_lower_bound())
            return "the bounds of lengths are wrong";
        std::uint64_t listed = 0;
        for (auto term = shard_.termlist_begin(id); term != shard_.termlist_end(id); ++term)
            listed += termSum(*term, term.get_wdf());
        return listed == found.terms ? "" : name + "its list of terms has changed";
    }

    const Xapian::Database& shard_;
    std::vector<Found> found_;
    std::vector<std::uint32_t> positions_;
    std::uint64_t longest_{0};
    Xapian::termcount mostOften_{0}, mostOftenSaid_{0};
};

}  // namespace

std::string faultOf(const std::filesystem::path& shard) {
    std::string why;
    std::optional<Xapian::rev> overtakenAt;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        Xapian::rev revision = 0;
        try {
            const Xapian::Database database(shard.string());
            revision = database.get_revision();
            return ShardSums(database).fault();
        } catch (const Xapian::DatabaseModifiedError& error) {
            why = error.get_description();
            if (overtakenAt == revision) return why;  // by nobody
            overtakenAt = revision;
        } catch (const Xapian::Error& error) {
            return error.get_description();
        } catch (const std::exception& error) {  // lengths that make no sense
            return error.what();
        }
    }
    throw Error(ErrorCode::unavailable, why);
}

}  // namespace vanthu::indexer
