#include "schemas/domain/json_text.h"

#include <simdjson.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"

namespace vanthu::domain {

using Kind = JsonValue::Kind;

/// What is inside a value follows it; `behind` is the first node that does not belong to it.
struct JsonNode {
    Kind kind{Kind::null};
    bool flag{false};
    std::uint32_t behind{1};  ///< nodes from this one on
    std::uint32_t size{0};
    std::int64_t integer{0};
    double number{0};
    std::string_view name;
    std::string_view text;
};

struct JsonText::Content {
    simdjson::dom::parser parser;  ///< holds the characters
    std::vector<JsonNode> nodes;
};

namespace {

[[noreturn]] void refuse(const std::string& reason) {
    throw Error(ErrorCode::invalidInput, "broken JSON: " + reason);
}

/// Lays the values out one after the other.
class Layout {
  public:
    explicit Layout(std::vector<JsonNode>& nodes) : nodes_(nodes) {}

    void add(simdjson::dom::element element, std::string_view name) {
        const auto at = nodes_.size();
        nodes_.push_back({.name = name});
        fill(at, element);
        nodes_[at].behind = static_cast<std::uint32_t>(nodes_.size() - at);
    }

  private:
    using Type = simdjson::dom::element_type;

    void fill(std::size_t at, simdjson::dom::element element) {
        switch (element.type()) {
            case Type::NULL_VALUE:
                return;
            case Type::BOOL:
                nodes_[at].kind = Kind::flag;
                nodes_[at].flag = bool(element);
                return;
            case Type::INT64:
                nodes_[at].kind = Kind::integer;
                nodes_[at].integer = std::int64_t(element);
                nodes_[at].number = static_cast<double>(nodes_[at].integer);
                return;
            case Type::UINT64:
                nodes_[at].kind = Kind::tooLarge;
                nodes_[at].number = static_cast<double>(std::uint64_t(element));
                return;
            case Type::DOUBLE:
                nodes_[at].kind = Kind::real;
                nodes_[at].number = double(element);
                return;
            case Type::STRING:
                nodes_[at].kind = Kind::text;
                nodes_[at].text = std::string_view(element);
                return;
            case Type::ARRAY:
                nodes_[at].kind = Kind::list;
                for (const auto item : simdjson::dom::array(element)) {
                    add(item, {});
                    ++nodes_[at].size;
                }
                return;
            case Type::OBJECT:
                nodes_[at].kind = Kind::object;
                fillObject(at, simdjson::dom::object(element));
        }
    }

    void fillObject(std::size_t at, simdjson::dom::object object) {
        std::vector<std::string_view> names;
        for (const auto& [name, value] : object) {
            if (name.find('\0') != std::string_view::npos) refuse("a name with NUL");
            names.push_back(name);
            add(value, name);
        }
        nodes_[at].size = static_cast<std::uint32_t>(names.size());
        std::ranges::sort(names);
        const auto twice = std::ranges::adjacent_find(names);
        if (twice != names.end()) refuse("the name \"" + std::string(*twice) + "\" stands twice");
    }

    std::vector<JsonNode>& nodes_;
};

}  // namespace

JsonText::JsonText(std::string_view json) : content_(std::make_unique<Content>()) {
    auto& parser = content_->parser;
    if (parser.allocate(std::max<std::size_t>(json.size(), 64), limits::kJsonDepth) != simdjson::SUCCESS)
        refuse("too long");
    simdjson::dom::element root;
    if (const auto error = parser.parse(json.data(), json.size()).get(root); error != simdjson::SUCCESS)
        refuse(simdjson::error_message(error));
    Layout(content_->nodes).add(root, {});
}

JsonText::~JsonText() = default;
JsonText::JsonText(JsonText&&) noexcept = default;
JsonText& JsonText::operator=(JsonText&&) noexcept = default;

JsonValue JsonText::root() const {
    return JsonValue{content_->nodes.data()};
}

Kind JsonValue::kind() const {
    return node_ == nullptr ? Kind::null : node_->kind;
}
bool JsonValue::isGiven() const {
    return kind() != Kind::null;
}
bool JsonValue::flag() const {
    return node_ != nullptr && node_->flag;
}
std::int64_t JsonValue::integer() const {
    return node_ == nullptr ? 0 : node_->integer;
}
double JsonValue::number() const {
    return node_ == nullptr ? 0 : node_->number;
}
std::string_view JsonValue::text() const {
    return node_ == nullptr ? std::string_view{} : node_->text;
}
std::size_t JsonValue::size() const {
    return node_ == nullptr ? 0 : node_->size;
}
std::string_view JsonValue::name() const {
    return node_ == nullptr ? std::string_view{} : node_->name;
}

JsonValue JsonValue::operator[](std::string_view name) const {
    if (kind() != Kind::object) return {};
    for (const auto member : *this)
        if (member.name() == name) return member;
    return {};
}

JsonValue::Iterator JsonValue::begin() const {
    return Iterator{node_ == nullptr ? nullptr : node_ + 1};
}
JsonValue::Iterator JsonValue::end() const {
    return Iterator{node_ == nullptr ? nullptr : node_ + node_->behind};
}
JsonValue::Iterator& JsonValue::Iterator::operator++() {
    node_ += node_->behind;
    return *this;
}

}  // namespace vanthu::domain
