#include "server/signing/program/appended_objects.h"

#include <qpdf/Buffer.hh>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <stdexcept>
#include <vector>

namespace vanthu::signing {
namespace {

constexpr std::string_view kStart = "startxref";
constexpr int kObjectsMost = 10'000;

std::size_t lastTable(std::string_view pdf) {
    auto at = pdf.rfind(kStart);
    if (at == std::string_view::npos) throw std::runtime_error("no startxref");
    at = pdf.find_first_not_of(" \r\n\t", at + kStart.size());
    std::size_t offset = 0;
    if (at == std::string_view::npos ||
        std::from_chars(pdf.data() + at, pdf.data() + pdf.size(), offset).ec != std::errc{} || offset == 0 ||
        offset >= pdf.size())
        throw std::runtime_error("no offset behind startxref");
    return offset;
}

std::string bigEndian(std::size_t number, int size) {
    std::string bytes;
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        bytes +=
            static_cast<char>((static_cast<std::uint64_t>(number) >> static_cast<unsigned>(shift)) & 0xFFU);
    return bytes;
}

/// Runs of numbers without a gap: first and count.
template <class Entries>
std::vector<std::pair<int, int>> runsOf(const Entries& entries) {
    std::vector<std::pair<int, int>> runs;
    for (const auto& [number, entry] : entries) {
        if (runs.empty() || runs.back().first + runs.back().second != number) runs.push_back({number, 0});
        ++runs.back().second;
    }
    return runs;
}

}  // namespace

AppendedObjects::AppendedObjects(std::string_view pdf, QPDF& document)
    : pdf_(pdf), document_(document), previous_(lastTable(pdf)) {
    isStream_ = !pdf.substr(previous_).starts_with("xref");
    auto size = document.getTrailer().getKey("/Size");
    lastOld_ = std::max(static_cast<int>(document.getObjectCount()),
                        size.isInteger() ? size.getIntValueAsInt() - 1 : 0);
    nextNumber_ = lastOld_ + 1;
}

bool AppendedObjects::isOld(const QPDFObjectHandle& object) const {
    return object.isIndirect() && object.getObjectID() <= lastOld_;
}

std::size_t AppendedObjects::put(int number, int generation, const std::string& body) {
    if (entries_.size() == kObjectsMost) throw std::runtime_error("too many objects");
    entries_[number] = {pdf_.size() + bytes_.size(), generation};
    bytes_ += std::to_string(number) + ' ' + std::to_string(generation) + " obj\n";
    const auto begin = pdf_.size() + bytes_.size();
    bytes_ += body + "\nendobj\n";
    return begin;
}

void AppendedObjects::putStream(QPDFObjectHandle object) {
    const auto data = object.getRawStreamData();
    auto dictionary = object.getDict().shallowCopy();
    dictionary.replaceKey("/Length", QPDFObjectHandle::newInteger(static_cast<long long>(data->getSize())));
    const std::string raw(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    put(object.getObjectID(), 0, dictionary.unparse() + "\nstream\n" + raw + "\nendstream");
    follow(dictionary);
}

void AppendedObjects::putNew(QPDFObjectHandle object) {
    if (!object.isIndirect()) return follow(object);
    if (isOld(object) || entries_.contains(object.getObjectID())) return;
    nextNumber_ = std::max(nextNumber_, object.getObjectID() + 1);
    if (object.isStream()) return putStream(object);
    put(object.getObjectID(), 0, object.unparseResolved());
    follow(object);
}

void AppendedObjects::follow(QPDFObjectHandle object) {
    if (object.isDictionary())
        for (const auto& key : object.getKeys())
            putNew(object.getKey(key));
    if (object.isArray())
        for (int at = 0; at < object.getArrayNItems(); ++at)
            putNew(object.getArrayItem(at));
}

std::string AppendedObjects::trailerWords(int size) const {
    auto trailer = document_.getTrailer();
    std::string words = "/Size " + std::to_string(size) + " /Prev " + std::to_string(previous_);
    for (const auto* key : {"/Root", "/Info", "/ID"})
        if (trailer.hasKey(key)) words += ' ' + std::string(key) + ' ' + trailer.getKey(key).unparse();
    return words;
}

std::string AppendedObjects::table(std::size_t at) {
    std::string text = "xref\n";
    auto entry = entries_.begin();
    for (const auto& [first, count] : runsOf(entries_)) {
        text += std::to_string(first) + ' ' + std::to_string(count) + '\n';
        for (int i = 0; i < count; ++i, ++entry) {
            std::array<char, 32> line{};
            std::snprintf(line.data(), line.size(), "%010zu %05d n \n", entry->second.offset,
                          entry->second.generation);
            text += line.data();
        }
    }
    return text + "trailer\n<< " + trailerWords(nextNumber_) + " >>\nstartxref\n" + std::to_string(at) +
           "\n%%EOF\n";
}

std::string AppendedObjects::stream(std::size_t at) {
    const int number = nextNumber();
    entries_[number] = {at, 0};
    std::string index;
    for (const auto& [first, count] : runsOf(entries_))
        index += std::to_string(first) + ' ' + std::to_string(count) + ' ';
    std::string data;
    for (const auto& [own, entry] : entries_)
        data += '\1' + bigEndian(entry.offset, 8) + bigEndian(static_cast<std::size_t>(entry.generation), 2);
    return std::to_string(number) + " 0 obj\n<< /Type /XRef /W [1 8 2] /Index [" + index + "] /Length " +
           std::to_string(data.size()) + ' ' + trailerWords(nextNumber_) + " >>\nstream\n" + data +
           "\nendstream\nendobj\nstartxref\n" + std::to_string(at) + "\n%%EOF\n";
}

std::string AppendedObjects::finish() {
    const auto at = pdf_.size() + bytes_.size();
    return bytes_ + (isStream_ ? stream(at) : table(at));
}

}  // namespace vanthu::signing
