#include "server/app/intake_stacks.h"

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/scan_code.h"
#include "schemas/domain/text.h"
#include "schemas/domain/utf8.h"
#include "server/app/intake_door.h"
#include "server/app/stamp_codes.h"
#include "storage/intake_store.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace vanthu::app {

using domain::ExtractionState;
using domain::IntakeItem;
using domain::IntakeState;

namespace {

constexpr const char* kNotLooked = "Không tìm được tờ phân cách và mã vạch: ";

std::string pagesText(int first, int last) {
    return first == last ? "trang " + std::to_string(first)
                         : "trang " + std::to_string(first) + "–" + std::to_string(last);
}

/// "scan.pdf" → "scan – trang 3–7.pdf", whatever kind of file it was cut from.
std::string partName(const std::string& name, const StackPart& part) {
    const auto dot = name.rfind('.');
    const auto stem = dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
    const auto ending = " – " + pagesText(part.firstPage, part.lastPage) + ".pdf";
    return intakeFileName(
        std::string(domain::firstBytes(stem, limits::kFileNameBytes - ending.size())) + ending, "phan.pdf");
}

IntakeItem partOf(const IntakeItem& stack, const StackPart& part) {
    const auto* scan = domain::scanOf(stack);
    IntakeItem item;
    item.unit = stack.unit;
    item.channel = stack.channel;
    item.sourceKey = "part " + std::to_string(stack.id.value) + ' ' + std::to_string(part.firstPage) + '-' +
                     std::to_string(part.lastPage);
    item.source = intakeText(pagesText(part.firstPage, part.lastPage) + " của " + scan->name);
    item.sender = stack.sender;
    item.subject = stack.subject;
    item.sentAt = stack.sentAt;
    item.part = {stack.id, part.firstPage, part.lastPage, scan->digest};
    item.stampedFor = part.stampedFor;
    return item;
}

}  // namespace

/// What became of a look at a scan.
struct IntakeStacks::Look {
    bool isDone{true};
    std::string remark{};
    std::vector<StackPart> parts{};
    bool splits{false};
    std::vector<IntakeItem> items{};  ///< of the parts
    std::vector<storage::Barrier> durable{};

    void give(std::string why) {
        if (!remark.empty()) remark += ' ';
        remark += why;
    }
    void stayWhole(const std::string& why) {
        splits = false;
        parts.clear();
        items.clear();
        give(why);
    }
};

IntakeStacks::IntakeStacks(storage::Database& database, storage::BlobStore& blobs, const domain::Clock& clock,
                           IntakeStacksSettings settings)
    : database_(database),
      blobs_(blobs),
      clock_(clock),
      reader_(std::move(settings.codesProgram)),
      cutter_(std::move(settings.stampProgram)),
      atStep_(std::move(settings.atStep)) {}

bool IntakeStacks::step(const std::function<bool()>& goesOn) {
    const auto item = database_.read(
        [](storage::ReadTransaction& transaction) { return storage::nextIntakeToLookAt(transaction); });
    if (!item) return false;
    const auto look = item->state == IntakeState::waiting ? lookAt(*item, goesOn) : Look{};
    if (!look.isDone) return false;
    at("commit");
    commit(item->id, look);
    at("done");
    return true;
}

IntakeStacks::Look IntakeStacks::lookAt(const IntakeItem& item, const std::function<bool()>& goesOn) {
    Look look;
    const auto* scan = domain::scanOf(item);
    if (scan == nullptr) return look;
    if (static_cast<std::uint64_t>(scan->sizeBytes) > limits::kStackBytes) {
        look.give(kNotLooked + std::string("tệp lớn hơn ") + std::to_string(limits::kStackBytes >> 20) +
                  " MiB.");
        return look;
    }
    at("look");
    std::optional<limited::Descriptor> file;
    try {
        file = limited::sealedFile(blobs_.read(scan->digest));
    } catch (const Error& error) {
        if (error.code() == ErrorCode::unavailable) throw;
        look.give(std::string(kNotLooked) + "không đọc được nội dung đã lưu.");
        return look;
    }
    const auto answer = reader_.pages(*file, goesOn);
    if (answer.state == ExtractionState::pending) {
        look.isDone = false;
    } else if (answer.state != ExtractionState::text) {
        look.give(kNotLooked + answer.reason);
    } else {
        plan(item, answer.pages, look);
        if (look.splits) cut(item, *file, look);
    }
    return look;
}

void IntakeStacks::plan(const IntakeItem& item, const std::vector<layout::PageMarks>& marks, Look& look) {
    std::vector<StackPage> pages;
    std::string foreign;
    database_.read([&](storage::ReadTransaction& transaction) {
        for (const auto& mark : marks) {
            StackPage page;
            page.isBlank = mark.isBlank;
            for (const auto& code : mark.codes) {
                if (code == domain::kSeparatorCode) {
                    page.isSeparator = true;
                } else if (const auto line = documentOfStampCode(transaction, item.unit, code)) {
                    page.stampedFor = line->id;
                } else {
                    foreign = std::to_string(mark.number);
                }
            }
            pages.push_back(page);
        }
    });
    if (!foreign.empty())
        look.give("Mã vạch ở trang " + foreign + " không phải của văn bản đến nào của đơn vị; đã bỏ qua.");
    look.parts = planStack(pages);
    look.splits = look.parts.size() > 1 ||
                  std::ranges::any_of(pages, [](const StackPage& page) { return page.isSeparator; });
    if (look.parts.empty()) look.stayWhole("Tệp chỉ có tờ phân cách.");
    if (look.parts.size() > limits::kStackParts)
        look.stayWhole("Không tách: tệp có hơn " + std::to_string(limits::kStackParts) + " phần.");
}

void IntakeStacks::cut(const IntakeItem& item, const limited::Descriptor& file, Look& look) {
    for (const auto& part : look.parts) {
        at("cut");
        const auto bytes = cutter_.pages(file, part.firstPage, part.lastPage);
        if (!bytes)
            return look.stayWhole("Không tách được " + pagesText(part.firstPage, part.lastPage) +
                                  ": tệp hỏng, có mật khẩu hoặc quá lớn.");
        auto incoming = blobs_.receive();
        incoming.write(*bytes);
        const auto staged = incoming.stage();
        auto made = partOf(item, part);
        made.files = {{partName(domain::scanOf(item)->name, part), "application/pdf", staged.blob.sizeBytes,
                       staged.blob.digest}};
        look.items.push_back(std::move(made));
        look.durable.push_back(staged.durable);
    }
}

void IntakeStacks::commit(domain::IntakeId id, const Look& look) {
    const auto now = clock_.now();
    database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
        // Another server on the same database was faster.
        if (!storage::finishIntakeLook(transaction, id)) return;
        auto item = storage::findIntakeItem(transaction, id);
        // A person was faster: what he or she decided stands.
        if (!item || item->state != IntakeState::waiting) return;
        for (const auto& barrier : look.durable)
            transaction.commitAfter(barrier);
        if (!look.remark.empty())
            item->remark = intakeText(item->remark.empty() ? look.remark : item->remark + ' ' + look.remark);
        if (!look.splits && look.parts.size() == 1) item->stampedFor = look.parts[0].stampedFor;
        storage::noteIntakeLook(transaction, *item);
        if (!look.splits) return;
        for (auto part : look.items) {
            part.arrivedAt = now;
            static_cast<void>(storage::insertIntakeItem(transaction, part));
        }
        item->state = IntakeState::split;
        item->decidedAt = now;
        storage::decideIntakeItem(transaction, *item, IntakeState::waiting);
    });
}

void IntakeStacks::at(std::string_view step) const {
    if (atStep_) atStep_(step);
}

}  // namespace vanthu::app
