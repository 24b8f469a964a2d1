#include "server/signatures/program/signature_fields.h"

#include <ctime>
#include <set>
#include <stdexcept>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QUtil.hh>

#include "server/signatures/protocol.h"

namespace vanthu::signatures {
namespace {

constexpr int kDepthMost = 32;
constexpr int kRangeNumbersMost = 16;
constexpr std::size_t kFieldsMost = 200'000;

std::optional<std::int64_t> timeOf(QPDFObjectHandle text) {
    QUtil::QPDFTime time;
    if (!text.isString() || !QUtil::pdf_time_to_qpdf_time(text.getStringValue(), &time)) return std::nullopt;
    std::tm parts{};
    parts.tm_year = time.year - 1900;
    parts.tm_mon = time.month - 1;
    parts.tm_mday = time.day;
    parts.tm_hour = time.hour;
    parts.tm_min = time.minute + time.tz_delta;  // qpdf counts the minutes that have to be added for UTC
    parts.tm_sec = time.second;
    return timegm(&parts);
}

class Finding {
  public:
    std::vector<SignatureField> in(QPDF& pdf) {
        auto form = pdf.getRoot().getKeyIfDict("/AcroForm");
        if (form.isDictionary()) children(form.getKeyIfDict("/Fields"), {}, 0);
        for (auto page : pdf.getAllPages()) {
            auto annotations = page.getKeyIfDict("/Annots");
            if (!annotations.isArray()) continue;
            for (int at = 0; at < annotations.getArrayNItems(); ++at)
                field(annotations.getArrayItem(at), {}, kDepthMost);
        }
        return std::move(found_);
    }

  private:
    struct Inherited {
        std::string name;
        bool isSignature{false};
    };

    void children(QPDFObjectHandle fields, const Inherited& inherited, int depth) {
        if (!fields.isArray() || depth > kDepthMost) return;
        for (int at = 0; at < fields.getArrayNItems(); ++at)
            field(fields.getArrayItem(at), inherited, depth);
    }

    void field(QPDFObjectHandle object, Inherited inherited, int depth) {
        if (!object.isDictionary() || ++count_ > kFieldsMost) return;
        if (object.isIndirect() && !seen_.insert(object.getObjGen()).second) return;
        auto type = object.getKey("/FT");
        if (type.isName()) inherited.isSignature = type.getName() == "/Sig";
        auto name = object.getKey("/T");
        if (name.isString()) inherited.name += (inherited.name.empty() ? "" : ".") + name.getUTF8Value();
        if (inherited.isSignature) value(object.getKey("/V"), inherited.name);
        children(object.getKey("/Kids"), inherited, depth + 1);
    }

    void value(QPDFObjectHandle object, const std::string& name) {
        // Without its contents it is no longer the signature that it was, but not a field that nobody signed.
        if (!object.isDictionary() || !(object.hasKey("/Contents") || object.hasKey("/ByteRange"))) return;
        if (found_.size() == kSignaturesMost) throw std::runtime_error("too many signatures");
        auto& signature = found_.emplace_back();
        signature.name = name;
        auto subFilter = object.getKey("/SubFilter");
        if (subFilter.isName()) signature.subFilter = subFilter.getName().substr(1);
        auto contents = object.getKey("/Contents");
        if (contents.isString()) signature.contents = contents.getStringValue();
        signature.claimedTime = timeOf(object.getKey("/M"));
        auto range = object.getKey("/ByteRange");
        if (!range.isArray() || range.getArrayNItems() > kRangeNumbersMost) return;
        for (int at = 0; at < range.getArrayNItems(); ++at) {
            auto number = range.getArrayItem(at);
            signature.byteRange.push_back(number.isInteger() ? number.getIntValue() : -1);
        }
    }

    std::vector<SignatureField> found_;
    std::set<QPDFObjGen> seen_;
    std::size_t count_{0};
};

}  // namespace

std::vector<SignatureField> signatureFieldsOf(std::string_view bytes) {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("file", bytes.data(), bytes.size());
    return Finding().in(pdf);
}

}  // namespace vanthu::signatures
