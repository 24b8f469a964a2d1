#include "server/signing/signing_settings.h"

#include "schemas/domain/error.h"

#include <algorithm>
#include <charconv>

namespace vanthu::signing {
namespace {

constexpr double kSealMm = 36;
constexpr double kSizeMmMost = 100;

[[noreturn]] void refuse(int line, const std::string& why) {
    throw Error(ErrorCode::invalidInput, "line " + std::to_string(line) + ": " + why);
}

class Parsing {
  public:
    void read(int number, const std::string& word, const std::string& value) {
        if (value.empty()) refuse(number, "'" + word + "' has no value");
        if (word == "time_authority") {
            if (!value.starts_with("http://") && !value.starts_with("https://"))
                refuse(number, "a time authority is an http or https address");
            settings_.timeAuthority = value;
        } else if (word == "person") {
            begin(number, settings_.people, {value, {}, "", kHandWidthMm, kHandHeightMm});
        } else if (word == "agency") {
            begin(number, settings_.agencies, {value, {}, "", kSealMm, kSealMm});
        } else {
            member(number, word, value);
        }
    }

    SigningSettings finish(int number) {
        requireWhole(number);
        return std::move(settings_);
    }

  private:
    void begin(int number, std::vector<SigningKey>& keys, SigningKey key) {
        requireWhole(number);
        if (std::ranges::find(keys, key.holder, &SigningKey::holder) != keys.end())
            refuse(number, "'" + key.holder + "' has a key already");
        keys.push_back(std::move(key));
        current_ = &keys.back();
    }

    void requireWhole(int number) const {
        if (current_ == nullptr) return;
        const auto& key = current_->key;
        if (key.module.empty() || key.token.empty() || key.key.empty() || key.pinFile.empty())
            refuse(number, "the key of '" + current_->holder + "' needs module, token, key and pin_file");
    }

    void member(int number, const std::string& word, const std::string& value) {
        if (current_ == nullptr) refuse(number, "'" + word + "' stands before any person or agency");
        auto& key = current_->key;
        if (word == "width_mm" || word == "height_mm") {
            double size = 0;
            const auto* end = value.data() + value.size();
            if (std::from_chars(value.data(), end, size).ptr != end || size < 1 || size > kSizeMmMost)
                refuse(number, "a picture is 1 to 100 mm wide and high");
            (word == "width_mm" ? current_->widthMm : current_->heightMm) = size;
            return;
        }
        std::string* place = word == "module"        ? &key.module
                             : word == "token"       ? &key.token
                             : word == "key"         ? &key.key
                             : word == "pin_file"    ? &key.pinFile
                             : word == "chain"       ? &key.chain
                             : word == "environment" ? &key.environment
                             : word == "picture"     ? &current_->picture
                                                     : nullptr;
        if (place == nullptr) refuse(number, "no setting is called '" + word + "'");
        *place = value;
    }

    SigningSettings settings_;
    SigningKey* current_{nullptr};
};

}  // namespace

SigningSettings parseSigningSettings(std::string_view text) {
    Parsing parsing;
    int number = 0;
    while (!text.empty()) {
        ++number;
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        constexpr std::string_view kBlanks = " \t\r";
        line.remove_prefix(std::min(line.find_first_not_of(kBlanks), line.size()));
        line = line.substr(0, line.find_last_not_of(kBlanks) + 1);
        if (line.empty() || line.front() == '#') continue;
        const auto blank = std::min(line.find_first_of(kBlanks), line.size());
        const auto value = std::min(line.find_first_not_of(kBlanks, blank), line.size());
        parsing.read(number, std::string(line.substr(0, blank)), std::string(line.substr(value)));
    }
    return parsing.finish(number + 1);
}

}  // namespace vanthu::signing
