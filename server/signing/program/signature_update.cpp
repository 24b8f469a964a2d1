#include "server/signing/program/signature_update.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "server/signing/program/appended_objects.h"
#include "server/signing/protocol.h"

namespace vanthu::signing {
namespace {

constexpr int kNumberDigits = 10;

/// A dictionary with these keys left out and this text put in at its end.
std::string rewritten(QPDFObjectHandle dictionary, std::initializer_list<const char*> without,
                      const std::string& with) {
    auto copy = dictionary.shallowCopy();
    for (const auto* key : without)
        copy.removeKey(key);
    auto text = copy.unparse();
    return text.substr(0, text.rfind(">>")) + with + " >>";
}

std::string withReference(QPDFObjectHandle list, int number) {
    std::string text = "[ ";
    if (list.isArray())
        for (int at = 0; at < list.getArrayNItems(); ++at)
            text += list.getArrayItem(at).unparse() + ' ';
    return text + std::to_string(number) + " 0 R ]";
}

std::string textOf(const std::string& utf8) {
    return QPDFObjectHandle::newUnicodeString(utf8).unparse();
}

std::string unusedName(QPDFObjectHandle fields) {
    std::set<std::string> used;
    if (fields.isArray())
        for (int at = 0; at < fields.getArrayNItems(); ++at) {
            auto name = fields.getArrayItem(at).getKeyIfDict("/T");
            if (name.isString()) used.insert(name.getUTF8Value());
        }
    int number = 1;
    while (used.contains("Signature" + std::to_string(number)))
        ++number;
    return "Signature" + std::to_string(number);
}

class Update {
  public:
    Update(std::string_view pdf, std::string_view appearance) : pdf_(pdf) {
        document_.setSuppressWarnings(true);
        document_.processMemoryFile("file", pdf.data(), pdf.size());
        if (!pdf.starts_with("%PDF-") || document_.isEncrypted() || document_.anyWarnings())
            throw std::runtime_error("damaged or locked");
        if (!maySign()) throw std::runtime_error("certified");
        pages_ = document_.getAllPages();
        if (!appearance.empty()) {
            look_.processMemoryFile("appearance", appearance.data(), appearance.size());
            isSeen_ = true;
        }
    }

    SignatureUpdate make(const FieldPlace& place, const FieldTexts& texts) {
        AppendedObjects added(pdf_, document_);
        auto page = pageOf(place, added);
        const auto look = isSeen_ ? lookOf(page, place, added) : std::string("/Rect [0 0 0 0]");
        const int signature = added.nextNumber();
        const int field = added.nextNumber();
        auto form = document_.getRoot().getKey("/AcroForm");
        auto fields = form.getKeyIfDict("/Fields");
        added.put(field, 0,
                  "<< /Type /Annot /Subtype /Widget /FT /Sig /F 132 /T (" + unusedName(fields) + ") /V " +
                      std::to_string(signature) + " 0 R /P " + page.unparse() + ' ' + look + " >>");
        added.put(page.getObjectID(), page.getGeneration(),
                  rewritten(page, {"/Annots"}, "/Annots " + withReference(page.getKey("/Annots"), field)));
        putForm(added, form, "/SigFlags 3 /Fields " + withReference(fields, field));
        return filled(added, signature, texts);
    }

  private:
    /// Whoever certified the document may have forbidden all changes (ISO 32000-1, 12.8.2.2).
    bool maySign() {
        constexpr int kNoChanges = 1;
        auto references =
            document_.getRoot().getKeyIfDict("/Perms").getKeyIfDict("/DocMDP").getKeyIfDict("/Reference");
        if (!references.isArray()) return true;
        for (int at = 0; at < references.getArrayNItems(); ++at) {
            auto allowed = references.getArrayItem(at).getKeyIfDict("/TransformParams").getKeyIfDict("/P");
            if (allowed.isInteger() && allowed.getIntValueAsInt() == kNoChanges) return false;
        }
        return true;
    }

    QPDFObjectHandle pageOf(const FieldPlace& place, const AppendedObjects& added) {
        const auto number = place.page == 0 ? pages_.size() : static_cast<std::size_t>(place.page);
        if (place.page < 0 || number == 0 || number > pages_.size()) throw std::runtime_error("no such page");
        auto page = pages_[number - 1];
        if (!added.isOld(page)) throw std::runtime_error("a page that is no object of its own");
        return page;
    }

    /// Its place and what is seen there.
    std::string lookOf(QPDFObjectHandle page, const FieldPlace& place, AppendedObjects& added) {
        QPDFPageObjectHelper target(page);
        auto turned = target.getAttribute("/Rotate", false);
        if (turned.isInteger() && turned.getIntValue() % 360 != 0) throw std::runtime_error("turned page");
        const auto paper = target.getCropBox(false).getArrayAsRectangle();
        auto look = document_.copyForeignObject(
            QPDFPageObjectHelper(look_.getAllPages().at(0)).getFormXObjectForPage());
        const auto box = look.getDict().getKey("/BBox").getArrayAsRectangle();
        added.putNew(look);
        const double left = paper.llx + place.left;
        const double top = paper.ury - place.top;
        QPDFObjectHandle::Rectangle rectangle(left, top - (box.ury - box.lly), left + (box.urx - box.llx),
                                              top);
        return "/Rect " + QPDFObjectHandle::newArray(rectangle).unparse() + " /AP << /N " + look.unparse() +
               " >>";
    }

    void putForm(AppendedObjects& added, QPDFObjectHandle form, const std::string& members) {
        auto root = document_.getRoot();
        if (form.isDictionary() && added.isOld(form)) {
            added.put(form.getObjectID(), form.getGeneration(),
                      rewritten(form, {"/Fields", "/SigFlags", "/NeedAppearances"}, members));
            return;
        }
        const auto text = form.isDictionary()
                              ? rewritten(form, {"/Fields", "/SigFlags", "/NeedAppearances"}, members)
                              : "<< " + members + " >>";
        if (!added.isOld(root)) throw std::runtime_error("a root that is no object");
        added.put(root.getObjectID(), root.getGeneration(),
                  rewritten(root, {"/AcroForm"}, "/AcroForm " + text));
    }

    SignatureUpdate filled(AppendedObjects& added, int number, const FieldTexts& texts) const {
        const std::string head = "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M " +
                                 QPDFObjectHandle::newString(texts.time).unparse() + " /Name " +
                                 textOf(texts.name) + " /ByteRange [0 ";
        const std::string range(3 * (kNumberDigits + 1), ' ');
        const std::string middle = "] /Contents ";
        const auto begin = added.put(
            number, 0, head + range + middle + '<' + std::string(2 * kSignatureBytesMost, '0') + "> >>");
        SignatureUpdate update;
        update.holeBegin = begin + head.size() + range.size() + middle.size();
        update.holeEnd = update.holeBegin + 2 * kSignatureBytesMost + 2;
        update.bytes = added.finish();
        const auto size = pdf_.size() + update.bytes.size();
        auto numbers = std::to_string(update.holeBegin) + ' ' + std::to_string(update.holeEnd) + ' ' +
                       std::to_string(size - update.holeEnd);
        update.bytes.replace(begin - pdf_.size() + head.size(), numbers.size(), numbers);
        return update;
    }

    std::string_view pdf_;
    QPDF look_;  // the document reads the streams of what was copied until the end
    QPDF document_;
    std::vector<QPDFObjectHandle> pages_;
    bool isSeen_{false};
};

}  // namespace

SignatureUpdate signatureUpdate(std::string_view pdf, std::string_view appearance, const FieldPlace& place,
                                const FieldTexts& texts) {
    return Update(pdf, appearance).make(place, texts);
}

}  // namespace vanthu::signing
