#pragma once

#include "indexer/legacy_text/fonted_text.h"
#include "schemas/domain/vocabulary.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace vanthu::extract {

/// How much one file may cost, counted from its making. The limits of the process behind it end the child;
/// these end the work in good order.
class Budget {
  public:
    Budget(int cpuSeconds, std::size_t outputBytes);
    [[nodiscard]] std::size_t outputBytes() const { return outputBytes_; }
    /// Most of the CPU time of this file is used up: hand over what there is.
    [[nodiscard]] bool nearlySpent() const;
    /// The same time for another amount of text.
    [[nodiscard]] Budget withOutput(std::size_t outputBytes) const;

  private:
    std::size_t outputBytes_;
    double stopAt_;  ///< CPU seconds of the process
};

/// What became of one file.
struct Extraction {
    domain::ExtractionState state{domain::ExtractionState::text};
    std::string reason;  ///< Vietnamese; empty for text that is whole
    std::string text;

    /// One more sentence, behind those that are there.
    void addReason(std::string_view sentence);
};

/// Text that stops growing at a limit, with the fonts that it is set in where the reader knows them.
class BoundedText {
  public:
    explicit BoundedText(std::size_t limit) : limit_(limit) {}
    /// Of what is appended from now on; empty for none known.
    void setFont(std::string_view name) { font_ = name; }
    /// The text was read from the glyphs of pages.
    void setFromGlyphs() { source_ = legacy::Converter::Source::glyphs; }
    /// The whole text comes from bytes that are no Unicode and were taken for Windows-1252.
    void setGuessed() { guessed_ = true; }
    void append(std::string_view more);
    /// Begins a new line, if there is something on this one.
    void endLine();
    [[nodiscard]] bool full() const { return full_; }
    [[nodiscard]] std::size_t limit() const { return limit_; }
    [[nodiscard]] std::size_t left() const { return limit_ - text_.size(); }
    [[nodiscard]] std::string_view view() const { return text_; }
    [[nodiscard]] const legacy::FontSpans& fonts() const { return fonts_; }
    [[nodiscard]] bool guessed() const { return guessed_; }
    [[nodiscard]] legacy::Converter::Source source() const { return source_; }

  private:
    std::size_t limit_;
    std::string text_;
    std::string font_;
    legacy::FontSpans fonts_;
    bool full_{false};
    bool guessed_{false};
    legacy::Converter::Source source_{legacy::Converter::Source::bytes};
};

inline constexpr const char* kNoLetters = "Tệp không có nội dung chữ.";
inline constexpr const char* kToBeRecognised = "Có trang là ảnh quét: chờ nhận dạng chữ.";
inline constexpr const char* kHasPassword = "Tệp có mật khẩu: không đọc được nội dung.";
inline constexpr const char* kPartlyBroken = "Tệp bị hỏng một phần: chỉ đọc được đến chỗ hỏng.";
inline constexpr const char* kStoppedEarly = "Tệp xử lý quá lâu: chỉ lập chỉ mục phần đầu.";

/// The text in the one form that is indexed: old encodings converted, malformed bytes left out. `noText` with
/// `reasonIfEmpty` when nothing is left. A reason says when it was converted or cut.
[[nodiscard]] Extraction finished(const BoundedText& text, const char* reasonIfEmpty);

}  // namespace vanthu::extract
