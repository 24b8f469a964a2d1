#include "server/form_check/wording.h"

#include <algorithm>
#include <cstdio>

namespace vanthu::form_check {

std::string described(bool bold, bool italic, bool upper) {
    std::string text = bold && italic ? "đậm, nghiêng"
                       : bold         ? "đậm"
                       : italic       ? "nghiêng"
                                      : "đứng, không đậm";
    if (upper) text += ", in hoa";
    return text;
}

std::string printed(double figure) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", figure);
    std::string shown = text;
    if (shown.ends_with(".0")) shown.resize(shown.size() - 2);
    std::replace(shown.begin(), shown.end(), '.', ',');
    return shown;
}

std::string span(double least, double most, const std::string& unit) {
    return (least == most ? printed(least) : printed(least) + "–" + printed(most)) + ' ' + unit;
}

}  // namespace vanthu::form_check
