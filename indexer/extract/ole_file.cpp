#include "indexer/extract/ole_file.h"

#include <gsf/gsf.h>

namespace vanthu::extract {
namespace {

struct Unref {
    void operator()(GsfInput* input) const { g_object_unref(input); }
};
using Input = std::unique_ptr<GsfInput, Unref>;

Input childOf(void* file, const std::string& name) {
    return Input{gsf_infile_child_by_name(static_cast<GsfInfile*>(file), name.c_str())};
}

}  // namespace

void OleFile::Close::operator()(void* object) const {
    g_object_unref(object);
}

std::optional<OleFile> OleFile::open(std::string_view bytes) {
    const Input input{gsf_input_memory_new(reinterpret_cast<const guint8*>(bytes.data()),
                                           static_cast<gsf_off_t>(bytes.size()), FALSE)};
    GError* error = nullptr;
    GsfInfile* file = input ? gsf_infile_msole_new(input.get(), &error) : nullptr;
    g_clear_error(&error);
    if (file == nullptr) return std::nullopt;
    return OleFile(file, bytes.size());
}

std::optional<OleFile> OleFile::folder(const std::string& name) const {
    auto child = childOf(file_.get(), name);
    if (!child || !GSF_IS_INFILE(child.get())) return std::nullopt;
    // A stream is a container without anything in it.
    if (gsf_infile_num_children(GSF_INFILE(child.get())) < 0) return std::nullopt;
    return OleFile(child.release(), size_);
}

bool OleFile::has(const std::string& name) const {
    return childOf(file_.get(), name) != nullptr;
}

std::string OleFile::stream(const std::string& name) const {
    const auto input = childOf(file_.get(), name);
    if (!input) return {};
    const gsf_off_t size = gsf_input_size(input.get());
    if (size <= 0 || static_cast<std::size_t>(size) > size_) return {};
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (gsf_input_read(input.get(), bytes.size(), reinterpret_cast<guint8*>(bytes.data())) == nullptr)
        return {};
    return bytes;
}

std::uint16_t littleEndian16(std::string_view bytes, std::size_t at) {
    if (at + 2 > bytes.size()) return 0;
    const auto byte = [&](std::size_t i) {
        return static_cast<unsigned>(static_cast<unsigned char>(bytes[i]));
    };
    return static_cast<std::uint16_t>(byte(at) | byte(at + 1) << 8);
}

std::uint32_t littleEndian32(std::string_view bytes, std::size_t at) {
    if (at + 4 > bytes.size()) return 0;
    return littleEndian16(bytes, at) | std::uint32_t{littleEndian16(bytes, at + 2)} << 16;
}

char16_t letterOfByte(char byte) {
    constexpr char16_t kUpper[] = u"€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x80 && value < 0xA0 ? kUpper[value - 0x80] : char16_t{value};
}

void warmUpOle() {
    gsf_init();
    (void)OleFile::open("none");
}

}  // namespace vanthu::extract
