#include <algorithm>
#include <map>

#include "schemas/exchange/messages.h"
#include "server/directory/editions.h"
#include "server/directory/root.h"
#include "storage/digest.h"

namespace vanthu::directory {
namespace {

/// At most so many are told; one is enough to act.
constexpr std::size_t kProblemsTold = 20;

class Auditor {
  public:
    explicit Auditor(Verification& found) : found_(found) {}

    void problem(std::string text) {
        if (found_.problems.size() < kProblemsTold) found_.problems.push_back(std::move(text));
    }

    void countEntries(storage::ReadTransaction& transaction, const std::string& publisher) {
        std::map<int, std::vector<wire::DirectoryHash>> leaves;
        storage::forEachDirectoryEntry(transaction, publisher, [&](const storage::StoredDirectoryEntry& one) {
            ++found_.entries;
            leaves[bucketOf(static_cast<wire::DirectoryKind>(one.kind), one.key)].push_back(leafOf(one.body));
            judge(one);
        });
        BucketHashes hashes;
        for (auto& [bucket, inIt] : leaves) {
            std::ranges::sort(inIt);
            hashes.set(bucket, bucketHash(inIt));
        }
        found_.root = hexOf(hashes.root());
    }

  private:
    void judge(const storage::StoredDirectoryEntry& one) {
        try {
            const auto entry = wire::parseDirectoryEntry(one.body);
            if (wire::keyOf(entry) != one.key || static_cast<int>(wire::kindOf(entry)) != one.kind)
                problem(one.key + ": mục lưu dưới khóa khác");
        } catch (const wire::Rejected& rejected) {
            problem(one.key + ": " + rejected.what());
        }
    }

    Verification& found_;
};

/// Where the chain of editions leads from `mark`; what is wrong with them is told.
wire::DirectoryMark followChain(storage::ReadTransaction& transaction, const std::string& publisher,
                                Verification& found, Auditor& auditor,
                                const std::function<bool(std::string_view, std::string_view)>& believes) {
    wire::DirectoryMark mark{0, emptyRoot()};
    while (const auto edition = storage::directoryEditionFrom(transaction, publisher, mark.sequence)) {
        const auto name = "phiên bản " + std::to_string(edition->sequence);
        wire::DirectoryHead head;
        try {
            head = wire::parseDirectoryHead(edition->head);
        } catch (const wire::Rejected& rejected) {
            auditor.problem(name + ": " + rejected.what());
            return mark;
        }
        ++found.editions;
        if (head.publisher != publisher || head.before != mark || head.after.sequence != edition->sequence)
            auditor.problem(name + ": không nối tiếp phiên bản trước");
        if (head.changes != storage::sha256(edition->changes))
            auditor.problem(name + ": nội dung khác nội dung đã ký");
        if (!believes(edition->head, edition->signature)) auditor.problem(name + ": chữ ký không hợp lệ");
        if (edition->sequence <= mark.sequence) return mark;
        mark = {edition->sequence, head.after.root};
    }
    return mark;
}

}  // namespace

Verification verify(storage::ReadTransaction& transaction, const std::string& publisher,
                    const std::function<bool(std::string_view, std::string_view)>& believes) {
    Verification found;
    Auditor auditor(found);
    const auto chain = followChain(transaction, publisher, found, auditor, believes);
    const auto state = storage::findDirectory(transaction, publisher);
    found.sequence = state ? state->sequence : 0;
    auditor.countEntries(transaction, publisher);
    const auto stated = state ? state->root : hexOf(emptyRoot());
    if (chain.sequence != found.sequence || hexOf(chain.root) != stated)
        auditor.problem("các phiên bản dẫn tới số " + std::to_string(chain.sequence) +
                        ", danh bạ đứng ở số " + std::to_string(found.sequence));
    if (found.root != stated) auditor.problem("các mục trên đĩa không khớp trạng thái đã ký");
    if (state && state->entries != found.entries)
        auditor.problem("danh bạ có " + std::to_string(found.entries) + " mục, phiên bản ghi " +
                        std::to_string(state->entries));
    return found;
}

}  // namespace vanthu::directory
