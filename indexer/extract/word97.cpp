#include "indexer/extract/word97.h"

#include <string>

#include "indexer/extract/utf16.h"
#include "indexer/extract/word97_file.h"

namespace vanthu::extract {
namespace {

constexpr std::size_t kFlushUnits = 32u << 10;

/// Letters as they come out of the pieces; controls become what they mean.
class WordText {
  public:
    explicit WordText(BoundedText& out) : out_(out) {}

    void put(char16_t unit) {
        if (!fields_.shows(unit)) return;
        // Two marks of a cell behind each other: the row ends.
        const bool endsRow = unit == 7 && last_ == 7;
        last_ = unit;
        if (endsRow || unit == 0x0B || unit == 0x0C || unit == '\r')
            units_ += u'\n';
        else if (unit == 7 || unit == '\t')
            units_ += u'\t';
        else if (unit == 0x1E)
            units_ += u'-';
        else if (unit >= 0x20)
            units_ += unit;
        // Not within a pair.
        if (units_.size() > kFlushUnits && (unit < 0xD800 || unit > 0xDBFF)) flush();
    }

    void flush() {
        out_.append(utf8Of(units_));
        units_.clear();
    }

  private:
    BoundedText& out_;
    FieldFilter fields_;
    std::u16string units_;
    char16_t last_{0};
};

}  // namespace

Extraction extractWord97(const OleFile& file, const Budget& budget) {
    const auto opened = Word97File::open(file);
    if (const auto* unreadable = std::get_if<Extraction>(&opened)) return *unreadable;
    BoundedText out(budget.outputBytes());
    WordText text(out);
    const bool whole = std::get<Word97File>(opened).forEachUnit(budget, [&](char16_t unit, std::size_t) {
        text.put(unit);
        return !out.full();
    });
    text.flush();
    Extraction result = finished(out, kNoLetters);
    if (!whole && !out.full()) result.addReason(kStoppedEarly);
    return result;
}

}  // namespace vanthu::extract
