#include "server/letters/letter_reader.h"

#include "tests/support/programs.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

using letters::Letter;

std::optional<Letter> read(const std::string& message) {
    return letters::LetterReader(programPath("vanthu-letter")).read(message);
}

std::vector<std::string> filesOf(const Letter& letter) {
    std::vector<std::string> files;
    for (const auto& file : letter.files)
        files.push_back(file.name + " " + file.mediaType + " " + file.bytes);
    return files;
}

std::string mixed(const std::string& parts) {
    return "Subject: s\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + parts + "\r\n--x--\r\n";
}

TEST_CASE("the head of a letter is read as its sender wrote it", "[letters]") {
    const auto letter = read(
        "Message-ID: <a@b>\nFrom: =?utf-8?q?S=E1=BB=9F_N=E1=BB=99i_v=E1=BB=A5?= <x@y.vn>\n"
        "Subject: =?utf-8?b?S+G6vw==?=\nDate: Mon, 02 Mar 2026 07:30:00 +0700\n\nChào\n");

    REQUIRE(letter);
    CHECK(letter->messageId == "a@b");
    CHECK(letter->from == "Sở Nội vụ <x@y.vn>");
    CHECK(letter->subject == "Kế");
    CHECK(letter->date == domain::parseTimestamp("2026-03-02T07:30:00+07:00"));
    CHECK(letter->files.empty());
}

TEST_CASE("files are what is attached, not the text, its pictures and its signature", "[letters]") {
    const auto letter = read(mixed(
        "Content-Type: text/plain\r\n\r\nChào\r\n--x\r\n"
        "Content-Type: text/plain; name=\"a.txt\"\r\nContent-Disposition: attachment\r\n\r\ntệp\r\n--x\r\n"
        "Content-Type: image/png; name=logo.png\r\nContent-ID: <logo>\r\n\r\nhình\r\n--x\r\n"
        "Content-Type: image/png; name=quet.png\r\n\r\nquét\r\n--x\r\n"
        "Content-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nký\r\n--x\r\n"
        "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\ncGRm\r\n--x\r\n"
        "Content-Type: message/rfc822\r\n\r\nSubject: trong\r\n\r\nthư trong thư"));

    REQUIRE(letter);
    const auto files = filesOf(*letter);
    REQUIRE(files.size() == 4);
    CHECK(files[0] == "a.txt text/plain tệp");
    CHECK(files[1] == "quet.png image/png quét");
    CHECK(files[2] == " application/pdf pdf");
    CHECK(files[3].starts_with("trong.eml message/rfc822 Subject: trong"));
}

TEST_CASE("of more files than an item has, the rest is left out and said", "[letters]") {
    std::string parts = "Content-Type: text/plain\r\n\r\nChào";
    for (std::size_t i = 0; i < limits::kIntakeFiles + 5; ++i)
        parts += "\r\n--x\r\nContent-Type: application/pdf\r\n\r\n" + std::to_string(i);

    const auto letter = read(mixed(parts));

    REQUIRE(letter);
    CHECK(letter->files.size() == limits::kIntakeFiles - 1);
    CHECK(letter->filesLeftOut);
}

TEST_CASE("letters that bomb end within the limits", "[letters]") {
    std::string nested = "Subject: s\n";
    for (int depth = 0; depth < 20'000; ++depth)
        nested += "Content-Type: multipart/mixed; boundary=b" + std::to_string(depth) + "\n\n--b" +
                  std::to_string(depth) + "\n";

    static_cast<void>(read(nested));  // a letter or none, but an end
    CHECK_FALSE(read(""));
    CHECK_FALSE(
        letters::LetterReader(programPath("vanthu-letter"), {.fileBytes = 10}).read("Subject: longer"));
}

TEST_CASE("a child that does not keep to the protocol is not believed", "[letters]") {
    CHECK(letters::letterFrom("subject 2\nabname 1\ntype 3\na/bbytes 1\nx") == std::nullopt);
    CHECK(letters::letterFrom("subject 2\nabname 1\nxtype 3\na/bbytes 1\nx")->files.size() == 1);
    for (const auto* wrong :
         {"subject", "subject \n", "subject 3\nab", "subject -1\n", "subject 99999999999999999999\n",
          "unknown 0\n", "bytes 1\nx", "type 1\nx", "name 1\nx", "name 1\nxbytes 1\nxbytes 1\nx"})
        CHECK_FALSE(letters::letterFrom(wrong));
    CHECK(letters::letterFrom("date 99999999999999\n99999999999999") == std::nullopt);
    CHECK_FALSE(letters::letterFrom("date 14\n99999999999999")->date);
}

}  // namespace
}  // namespace vanthu::tests
