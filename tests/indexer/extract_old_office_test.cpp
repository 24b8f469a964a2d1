#include <bit>
#include <catch2/catch.hpp>

#include "tests/indexer/extract_files.h"
#include "tests/indexer/extracted.h"

using namespace vanthu::tests;
using vanthu::domain::ExtractionState;

namespace {

using std::string_literals::operator""s;

std::string utf16(std::u16string_view text) {
    std::string bytes;
    for (const char16_t unit : text)
        bytes += littleEndian(unit, 2);
    return bytes;
}

/// A piece of a Word text: its bytes, and whether a letter takes one of them.
struct Piece {
    std::string bytes;
    bool oneByte;
};

std::string docOf(const std::vector<Piece>& pieces, unsigned flags = 0x0200, unsigned version = 0xC1) {
    std::string main(0x400, '\0');
    main.replace(0, 4, littleEndian(0xA5EC, 2) + littleEndian(version, 2));
    main.replace(10, 2, littleEndian(flags, 2));
    std::string ends = littleEndian(0, 4);
    std::string places;
    std::uint64_t letters = 0;
    for (const auto& [bytes, oneByte] : pieces) {
        letters += oneByte ? bytes.size() : bytes.size() / 2;
        ends += littleEndian(letters, 4);
        places += littleEndian(0, 2) +
                  littleEndian(oneByte ? 0x40000000u | main.size() * 2 : main.size(), 4) + littleEndian(0, 2);
        main += bytes;
    }
    const auto table = "\x01\x02\0xx\x02"s + littleEndian(ends.size() + places.size(), 4) + ends + places;
    main.replace(0x1A2, 8, littleEndian(4, 4) + littleEndian(table.size(), 4));
    return oleOf({{"WordDocument", main}, {(flags & 0x0200) != 0 ? "1Table" : "0Table", "skip" + table}});
}

std::string record(unsigned type, const std::string& data) {
    return littleEndian(type, 2) + littleEndian(data.size(), 2) + data;
}

std::string xlsOf(const std::string& globals, const std::string& cells) {
    const auto begin = record(0x0809, littleEndian(0x0600, 2) + littleEndian(0, 14));
    const auto end = record(0x000A, "");
    const std::string name = "\x05\x01"s + utf16(u"Sổ đi");
    const auto at = begin.size() + globals.size() + 4 + 6 + name.size() + end.size();
    return oleOf(
        {{"Workbook", begin + globals + record(0x0085, littleEndian(at, 4) + littleEndian(0, 2) + name) +
                          end + begin + cells + end}});
}

std::string cell(unsigned type, unsigned row, unsigned style, const std::string& value) {
    return record(type, littleEndian(row, 2) + littleEndian(0, 2) + littleEndian(style, 2) + value);
}

std::string pptRecord(unsigned version, unsigned type, const std::string& data) {
    return littleEndian(version, 2) + littleEndian(type, 2) + littleEndian(data.size(), 4) + data;
}

std::string bytesOf(double value) {
    return littleEndian(std::bit_cast<std::uint64_t>(value), 8);
}

}  // namespace

TEST_CASE("an old Word file gives its pieces in their order", "[indexer][extract]") {
    const auto answer = extractedBytes(docOf({{utf16(u"Kế hoạch\rsố "), false},
                                              {"456\x0B\x93x\x94 \x13 PAGE \x14"
                                               "7\x15\x07"
                                               "b\x07\x07",
                                               true},
                                              {utf16(u"cuối\u001F"), false}}),
                                       "a.doc");
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == "Kế hoạch\nsố 456\n“x” 7 b\ncuối");
    CHECK(answer.reason.empty());
    CHECK(extractedBytes(docOf({{utf16(u"một"), false}}, 0), "a").text == "một");
}

TEST_CASE("an old Word file that cannot be read says why", "[indexer][extract]") {
    CHECK(extractedBytes(docOf({{"x", true}}, 0x0300)).state == ExtractionState::encrypted);
    CHECK(extractedBytes(docOf({{"x", true}}, 0x0200, 0x65)).state == ExtractionState::unsupported);
    CHECK(extractedBytes(docOf({})).state == ExtractionState::damaged);
    CHECK(extractedBytes(docOf({{"", true}})).state == ExtractionState::noText);
    CHECK(extractedBytes(oleOf({{"WordDocument", "\xEC\xA5\xC1"}})).state == ExtractionState::unsupported);
    CHECK(extractedBytes(oleOf({{"Khác", "x"}})).state == ExtractionState::unsupported);
    CHECK(extractedBytes(oleOf({{"EncryptedPackage", "x"}})).state == ExtractionState::encrypted);
}

TEST_CASE("pieces that lie over each other without end stop at the limit of the text", "[indexer][extract]") {
    std::string main(0x400, 'a');
    main.replace(0, 4, littleEndian(0xA5EC, 2) + littleEndian(0xC1, 2));
    main.replace(10, 2, littleEndian(0x0200, 2));
    main += std::string(1u << 20, 'a');
    constexpr std::uint64_t kPieces = 1000;
    std::string table = "\x02" + littleEndian((kPieces + 1) * 4 + kPieces * 8, 4);
    for (std::uint64_t i = 0; i <= kPieces; ++i)
        table += littleEndian(i << 20, 4);
    for (std::uint64_t i = 0; i < kPieces; ++i)
        table += littleEndian(0, 2) + littleEndian(0x40000000u | 0x800, 4) + littleEndian(0, 2);
    main.replace(0x1A2, 8, littleEndian(0, 4) + littleEndian(table.size(), 4));
    const auto answer = extractedBytes(oleOf({{"WordDocument", main}, {"1Table", table}}));
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text.size() <= vanthu::limits::kExtractOutputBytes);
    CHECK_FALSE(answer.reason.empty());
}

TEST_CASE("an old workbook gives its sheets and cells as they are shown", "[indexer][extract]") {
    // The second text goes on in the next record, where its letters are of the other width.
    const auto shared = record(0x00FC, littleEndian(2, 4) + littleEndian(2, 4) + "\x03\0\0one"s +
                                           "\x06\0\x01"s + utf16(u"chữ")) +
                        record(0x003C, "\0 ti"s);
    const auto globals = record(0x041E, littleEndian(170, 2) + "\x0A\0\0dd/mm/yyyy"s) +
                         record(0x00E0, littleEndian(0, 2) + littleEndian(0, 2)) +
                         record(0x00E0, littleEndian(0, 2) + littleEndian(170, 2)) +
                         record(0x00E0, littleEndian(0, 2) + littleEndian(14, 2)) + shared;
    const auto cells = cell(0x00FD, 0, 0, littleEndian(1, 4)) + cell(0x00FD, 0, 0, littleEndian(0, 4)) +
                       cell(0x0203, 1, 1, bytesOf(43371)) +
                       cell(0x027E, 1, 2, littleEndian(43371u << 2 | 2, 4)) +
                       cell(0x027E, 1, 0, littleEndian(150u << 2 | 3, 4)) + cell(0x0006, 2, 0, bytesOf(0.5)) +
                       cell(0x0006, 2, 0, "\0\0\0\0\0\0\xFF\xFF"s) + record(0x0207, "\x02\0\0ok"s) +
                       cell(0x0204, 3, 0, "\x01\0\x01"s + utf16(u"ế")) +
                       record(0x00BD, littleEndian(4, 2) + littleEndian(0, 2) + littleEndian(0, 2) +
                                          littleEndian(7u << 2 | 2, 4) + littleEndian(0, 2) +
                                          littleEndian(8u << 2 | 2, 4) + littleEndian(1, 2));
    const auto answer = extractedBytes(xlsOf(globals, cells), "a.xls");
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == "Sổ đi\nchữ ti one\n28/09/2018 28/09/2018 1.5\n0.5 ok\nế\n7 8");
    CHECK(answer.reason.empty());
}

TEST_CASE("an old workbook that cannot be read says why", "[indexer][extract]") {
    CHECK(extractedBytes(xlsOf(record(0x002F, littleEndian(1, 6)), "")).state == ExtractionState::encrypted);
    CHECK(extractedBytes(xlsOf("", "")).state == ExtractionState::noText);
    CHECK(extractedBytes(oleOf({{"Workbook", "\x09\x08"}})).state == ExtractionState::unsupported);
    CHECK(extractedBytes(xlsOf("", record(0x01B6, "x"))).state == ExtractionState::noText);
}

TEST_CASE("an old presentation gives the text of its slides, not of its masters", "[indexer][extract]") {
    const auto stream = pptRecord(0xF, 0x03F8, pptRecord(0, 0x0FA0, utf16(u"Bấm để sửa"))) +
                        pptRecord(0xF, 0x03EE,
                                  pptRecord(0, 0x0FA0, utf16(u"Trang\rđầu")) + pptRecord(0, 0x0BEB, "khong") +
                                      pptRecord(0, 0x0FA8, "mot \x96 hai")) +
                        littleEndian(0, 2) + littleEndian(0x0FA8, 2) + littleEndian(0xFFFFFFFF, 4) + "cut";
    const auto answer = extractedBytes(oleOf({{"PowerPoint Document", stream}}), "a.ppt");
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == "Trang\nđầu\nmot – hai\ncut");
    CHECK(extractedBytes(oleOf({{"PowerPoint Document", stream},
                                {"Current User", std::string(12, '\0') + littleEndian(0xF3D1C4DF, 4)}}))
              .state == ExtractionState::encrypted);
}

TEST_CASE("a message of Outlook gives head, text and attachments", "[indexer][extract]") {
    const std::string property = "__substg1.0_";
    const std::string first = "__attach_version1.0_#00000000/";
    const std::string second = "__attach_version1.0_#00000001/";
    const auto answer = extractedBytes(oleOf({{"__properties_version1.0", "x"},
                                              {property + "0037001F", utf16(u"Kế hoạch")},
                                              {property + "0C1A001F", utf16(u"Sở Nội vụ")},
                                              {property + "0C1F001E", "a@so.vn"},
                                              {property + "0E04001E", "K\xEA\xEC"},
                                              {property + "10130102", "<p>th\xC3\xA2n</p>"},
                                              {first + property + "3707001F", utf16(u"phụ lục.txt")},
                                              {first + property + "37010102", "một"},
                                              {second + property + "3704001E", "a.jpg"},
                                              {second + property + "37010102", "\xFF\xD8\xFF"}}),
                                       "a.msg");
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text ==
          "Chủ đề: Kế hoạch\nNgười gửi: Sở Nội vụ a@so.vn\nNgười nhận: Kế\nthân\nphụ lục.txt\nmột\n\na.jpg");
    CHECK(answer.reason.find("1/2") != std::string::npos);
}
