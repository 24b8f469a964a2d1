#include "schemas/domain/metric_family.h"

namespace vanthu::domain {
namespace {

std::string quoted(std::string_view value) {
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') text += '\\';
        text += c == '\n' ? ' ' : c;
    }
    return text + '"';
}

}  // namespace

MetricFamily::MetricFamily(std::string name, std::string_view help, Kind kind)
    : name_(std::move(name)),
      text_("# HELP " + name_ + ' ' + std::string(help) + "\n# TYPE " + name_ +
            (kind == Kind::gauge ? " gauge\n" : " counter\n")) {}

MetricFamily& MetricFamily::sample(std::int64_t value, const Labels& labels) {
    text_ += name_;
    char before = '{';
    for (const auto& [label, content] : labels) {
        text_ += before;
        text_.append(label).append("=").append(quoted(content));
        before = ',';
    }
    if (!labels.empty()) text_ += '}';
    text_ += ' ' + std::to_string(value) + '\n';
    return *this;
}

MetricFamily& MetricFamily::sample(std::chrono::nanoseconds time) {
    text_ += name_ + ' ' + std::to_string(std::chrono::duration<double>(time).count()) + '\n';
    return *this;
}

}  // namespace vanthu::domain
