#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_Encode_Ctx_st;

namespace vanthu::edxml {

/// Decodes base64 piece by piece, so that the encoded text is never kept. Blanks and line ends are passed
/// over; anything else that is not base64 makes it not good.
class Base64Stream {
  public:
    Base64Stream();

    void add(std::string_view text);
    /// The decoded bytes; call once, after the last piece, and ask isGood() then.
    [[nodiscard]] std::string finish();
    [[nodiscard]] bool isGood() const { return good_; }

  private:
    struct Free {
        void operator()(evp_Encode_Ctx_st* context) const;
    };
    std::unique_ptr<evp_Encode_Ctx_st, Free> context_;
    std::string bytes_;
    bool good_{true};
};

}  // namespace vanthu::edxml
