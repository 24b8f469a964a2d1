#include "indexer/extract/parts_text.h"

#include "indexer/extract/faults.h"

namespace vanthu::extract {

using domain::ExtractionState;

namespace {

XmlEnd endOf(XmlFault fault) {
    switch (fault) {
        case XmlFault::forbidden:
            return XmlEnd::forbidden;
        case XmlFault::tooLarge:
            return XmlEnd::stopped;
        case XmlFault::broken:
            break;
    }
    return XmlEnd::broken;
}

}  // namespace

bool PartsText::add(const std::function<XmlEnd()>& read) {
    XmlEnd end = XmlEnd::whole;
    try {
        end = read();
    } catch (const ZipError& error) {
        if (text_.view().empty()) throw;
        fault_ = error.fault();
        return false;
    } catch (const XmlError& error) {
        end = endOf(error.fault());
    }
    forbidden_ = end == XmlEnd::forbidden;
    broken_ = broken_ || end == XmlEnd::broken;
    stopped_ = end == XmlEnd::stopped;
    text_.endLine();
    return !forbidden_ && !stopped_;
}

Extraction PartsText::result() const {
    if (forbidden_) return extractionOf(XmlFault::forbidden);
    Extraction result = finished(text_, kNoLetters);
    if (fault_ && (result.text.empty() || *fault_ != ZipFault::damaged)) {
        Extraction faulty = extractionOf(*fault_);
        faulty.text = std::move(result.text);
        return faulty;
    }
    const bool broken = broken_ || fault_.has_value();
    if (broken && result.text.empty()) return extractionOf(XmlFault::broken);
    if (broken) result.addReason(kPartlyBroken);
    if (stopped_ && !text_.full()) result.addReason(kStoppedEarly);
    return result;
}

}  // namespace vanthu::extract
