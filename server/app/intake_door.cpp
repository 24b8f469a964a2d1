#include "server/app/intake_door.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"
#include "schemas/domain/utf8.h"
#include "storage/notice_store.h"

namespace vanthu::app {
namespace {

/// Well-formed UTF-8, whatever came in; control characters become blanks.
std::string readable(std::string_view raw) {
    std::string text;
    for (std::size_t at = 0; at < raw.size();) {
        const char32_t point = domain::nextCodePoint(raw, at);
        domain::appendUtf8(point < 0x20 || (point >= 0x7F && point < 0xA0) ? U' ' : point, text);
    }
    return domain::normalised(text);
}

}  // namespace

storage::IntakeInsertion IntakeDoor::take(domain::IntakeItem item,
                                          const std::vector<storage::Barrier>& durable) {
    const auto now = clock_.now();
    item.arrivedAt = now;
    return database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
        for (const auto& barrier : durable)
            transaction.commitAfter(barrier);
        // Its key is another one where it could be taken apart at one try only.
        if (item.channel == domain::IntakeChannel::mail)
            if (auto earlier = storage::findIntakeLetter(transaction, item.unit, item.files.back().digest))
                return storage::IntakeInsertion{std::move(*earlier), false};
        auto taken = storage::insertIntakeItem(transaction, item);
        if (taken.isNew) storage::tellClerksOfIntake(transaction, taken.item);
        return taken;
    });
}

std::optional<domain::OrganisationId> IntakeDoor::unit(const std::string& code) {
    const auto directory = directory_.current();
    const auto today = domain::vietnamDate(clock_.now());
    const auto* unit = directory->organisation(organisationReference(code), today);
    if (unit == nullptr || !unit->on(today).keepsRegistry) return std::nullopt;
    return unit->id;
}

std::string intakeFileName(std::string_view raw, const std::string& otherwise) {
    auto name = readable(raw);
    for (auto& c : name)
        if (c == '/' || c == '\\') c = '_';
    if (name.size() > limits::kFileNameBytes) {
        // The ending says what the file is: it stays.
        const auto dot = name.rfind('.');
        constexpr std::size_t kEnding = 10;
        const auto ending =
            dot != std::string::npos && name.size() - dot <= kEnding ? name.substr(dot) : std::string{};
        name = std::string(domain::firstBytes(name, limits::kFileNameBytes - ending.size())) + ending;
    }
    return domain::isPlainFileName(name) ? name : otherwise;
}

std::string intakeText(std::string_view raw) {
    auto text = readable(domain::firstBytes(raw, limits::kIntakeText * 8));
    std::size_t end = 0;
    for (std::size_t points = 0; end < text.size() && points < limits::kIntakeText; ++points)
        static_cast<void>(domain::nextCodePoint(text, end));
    return text.substr(0, end);
}

}  // namespace vanthu::app
