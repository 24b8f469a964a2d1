#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace vanthu::signing {

/// Objects behind a PDF, and the table or stream that finds them, of the kind that the file has already.
class AppendedObjects {
  public:
    /// Throws when the file does not say where its last table lies.
    AppendedObjects(std::string_view pdf, QPDF& document);

    [[nodiscard]] int nextNumber() { return nextNumber_++; }
    /// Answers where in the whole file the body begins.
    std::size_t put(int number, int generation, const std::string& body);
    /// This object, which is new in the document, and all new ones that it leads to.
    void putNew(QPDFObjectHandle object);
    /// True for an object that the file has had before.
    [[nodiscard]] bool isOld(const QPDFObjectHandle& object) const;
    /// All of it, with its end.
    [[nodiscard]] std::string finish();

  private:
    struct Entry {
        std::size_t offset{0};
        int generation{0};
    };
    void putStream(QPDFObjectHandle object);
    void follow(QPDFObjectHandle object);
    [[nodiscard]] std::string trailerWords(int size) const;
    [[nodiscard]] std::string table(std::size_t at);
    [[nodiscard]] std::string stream(std::size_t at);

    std::string_view pdf_;
    QPDF& document_;
    std::size_t previous_{0};
    bool isStream_{false};
    int lastOld_{0};
    int nextNumber_{0};
    std::string bytes_{"\n"};
    std::map<int, Entry> entries_;
};

}  // namespace vanthu::signing
