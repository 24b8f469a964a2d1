#include "server/intake/mailbox.h"

#include "schemas/domain/limits.h"
#include "server/app/media_type.h"
#include "storage/digest.h"

#include <algorithm>

namespace vanthu::intake {
namespace {

/// Then it is the server or the disk, not the message.
constexpr int kFailuresInARow = 3;

constexpr const char* kMessageType = "message/rfc822";

std::string keyOf(const letters::Letter& letter, const std::string& message) {
    if (letter.messageId.empty()) return storage::digestName(message);
    const auto date = letter.date ? letter.date->time_since_epoch().count() : 0;
    std::string named;
    for (const auto& part : {letter.messageId, letter.from, letter.subject, std::to_string(date)})
        named += std::to_string(part.size()) + ':' + part;
    return "message:" + storage::hex(storage::sha256(named));
}

/// The type that the sender claims, unless it says nothing or is none.
std::string typeOf(const letters::LetterFile& file, const std::string& name) {
    if (!app::isMediaType(file.mediaType) || file.mediaType == "application/octet-stream")
        return app::mediaTypeOf(name);
    return file.mediaType;
}

}  // namespace

Mailbox::Mailbox(MailboxSettings settings, app::IntakeDoor& door, letters::LetterReader reader)
    : settings_(std::move(settings)),
      door_(door),
      reader_(std::move(reader)),
      mailbox_(settings_.imap, settings_.stop) {
    state_.channel = domain::IntakeChannel::mail;
    state_.name = settings_.imap.user + '@' + settings_.imap.host;
    state_.unit = settings_.unit;
}

void Mailbox::step() {
    const auto now = door_.now();
    if (now < nextRoundAt_) return;
    nextRoundAt_ = now + settings_.interval;
    trouble_.clear();
    try {
        if (const auto unit = door_.unit(settings_.unit))
            look(*unit);
        else
            trouble_ =
                "Không có đơn vị giữ sổ mang mã " + settings_.unit + ". Hãy sửa mã đơn vị của hộp thư.";
    } catch (const std::exception& error) {
        note(error);
    }
    if (trouble_.empty() && !tooLarge_.empty())
        trouble_ = "Có " + std::to_string(tooLarge_.size()) + " thư lớn hơn " +
                   std::to_string(limits::kIntakeMailBytes >> 20) +
                   " MiB còn trong hộp thư. Hãy lấy tệp của các thư đó ra rồi tải lên.";
    state_.lastRoundAt = now;
    state_.lastError = trouble_;
    if (!trouble_.empty()) state_.lastErrorAt = now;
    door_.report(state_);
}

void Mailbox::note(const std::exception& error) {
    if (trouble_.empty()) trouble_ = std::string("Tạm chưa nhận được thư, sẽ thử lại: ") + error.what();
}

void Mailbox::look(domain::OrganisationId unit) {
    auto waiting = mailbox_.messages();
    const auto isThere = [&](imap::MessageId id) { return std::ranges::binary_search(waiting, id); };
    std::erase_if(tooLarge_, [&](imap::MessageId id) { return !isThere(id); });
    std::erase_if(failed_, [&](imap::MessageId id) { return !isThere(id); });
    // What failed before goes last, so that it never stops the rest.
    std::ranges::stable_partition(waiting, [&](imap::MessageId id) { return !failed_.contains(id); });
    int looked = 0;
    int failedInARow = 0;
    for (const auto id : waiting) {
        if (tooLarge_.contains(id)) continue;
        if (++looked > limits::kIntakeMailsPerRound || failedInARow == kFailuresInARow ||
            settings_.stop.stop_requested())
            return;
        try {
            take(unit, id);
            failed_.erase(id);
            failedInARow = 0;
        } catch (const std::exception& error) {
            note(error);
            failed_.insert(id);
            ++failedInARow;
        }
    }
}

void Mailbox::take(domain::OrganisationId unit, imap::MessageId id) {
    at("fetch");
    const auto message = mailbox_.fetch(id, static_cast<std::size_t>(limits::kIntakeMailBytes));
    if (!message) {
        tooLarge_.insert(id);
        ++state_.refused;
        return;
    }
    at("store");
    std::vector<storage::Barrier> durable;
    auto item = itemOf(*message, durable);
    item.unit = unit;
    item.source = app::intakeText(state_.name + "/INBOX;UIDVALIDITY=" + std::to_string(id.validity) +
                                  ";UID=" + std::to_string(id.uid));
    const auto taken = door_.take(std::move(item), durable);
    ++(taken.isNew ? state_.taken : state_.repeated);
    at("acknowledge");
    mailbox_.moveAway(id);
    at("done");
}

domain::IntakeItem Mailbox::itemOf(const std::string& message, std::vector<storage::Barrier>& durable) {
    domain::IntakeItem item;
    item.channel = domain::IntakeChannel::mail;
    const auto letter = reader_.read(message);
    if (!letter)
        item.remark =
            "Không tách được thư này nên chỉ có tệp thư gốc. Hãy tải tệp .eml về xem trên máy cách ly.";
    const auto known = letter.value_or(letters::Letter{});
    if (known.filesLeftOut)
        item.remark = "Thư có quá nhiều tệp đính kèm; các tệp còn lại nằm trong tệp thư gốc.";
    item.sourceKey = keyOf(known, message);
    item.sender = app::intakeText(known.from);
    item.subject = app::intakeText(known.subject);
    item.sentAt = known.date;
    for (const auto& file : known.files) {
        const auto name = app::intakeFileName(file.name, "tep-" + std::to_string(item.files.size() + 1));
        item.files.push_back(store(file.bytes, name, typeOf(file, name), durable));
    }
    // The letter itself comes last: what it carries is what is registered.
    item.files.push_back(
        store(message, app::intakeFileName(item.subject.empty() ? "" : item.subject + ".eml", "thu.eml"),
              kMessageType, durable));
    return item;
}

domain::IntakeFile Mailbox::store(std::string_view bytes, std::string name, std::string mediaType,
                                  std::vector<storage::Barrier>& durable) {
    auto incoming = door_.receive();
    incoming.write(bytes);
    auto staged = incoming.stage();
    durable.push_back(std::move(staged.durable));
    return {std::move(name), std::move(mediaType), staged.blob.sizeBytes, staged.blob.digest};
}

void Mailbox::at(std::string_view step) const {
    if (settings_.atStep) settings_.atStep(step);
}

}  // namespace vanthu::intake
