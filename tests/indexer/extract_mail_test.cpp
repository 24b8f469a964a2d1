#include <catch2/catch.hpp>

#include "schemas/domain/limits.h"
#include "tests/indexer/extract_files.h"
#include "tests/indexer/extracted.h"

using namespace vanthu::tests;
using vanthu::domain::ExtractionState;
namespace limits = vanthu::limits;

namespace {

const std::string kHead =
    "Return-Path: <a@so.vn>\r\nMessage-ID: <1@so.vn>\r\nMIME-Version: 1.0\r\n"
    "From: =?utf-8?b?U+G7nyBO4buZaSB24bul?= <a@so.vn>\r\nTo: =?utf-8?q?V=C4=83n_ph=C3=B2ng?= <b@ub.vn>\r\n"
    "Date: Mon, 02 Mar 2020 08:15:00 +0700\r\nSubject: =?utf-8?b?S+G6vyBob+G6oWNo?=\r\n"
    " =?utf-8?q?_s=E1=BB=91?= 456\r\n";
const std::string kHeadText =
    "Chủ đề: Kế hoạch số 456\nNgười gửi: Sở Nội vụ <a@so.vn>\nNgười nhận: Văn phòng <b@ub.vn>\n"
    "Ngày gửi: 02/03/2020 08:15";

std::string multipart(const std::string& kind, const std::vector<std::string>& parts,
                      const std::string& boundary) {
    std::string text = "Content-Type: multipart/" + kind + "; boundary=\"" + boundary + "\"\r\n\r\n";
    for (const auto& part : parts)
        text += "--" + boundary + "\r\n" + part + "\r\n";
    return text + "--" + boundary + "--\r\n";
}

const std::string kPlain =
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nS+G6vw==";
const std::string kHtml = "Content-Type: text/html; charset=utf-8\r\n\r\n<p>Kế <b>HTML</b></p>";

std::string attached(const std::string& name, const std::string& type, const std::string& content) {
    return "Content-Type: " + type + "\r\nContent-Disposition: attachment; filename" + name + "\r\n\r\n" +
           content;
}

}  // namespace

TEST_CASE("a message gives its head and its text, whatever it is called", "[indexer][extract]") {
    const auto [body, text] = GENERATE(table<std::string, std::string>({
        {"\r\nthân thư", "thân thư"},
        {"Content-Type: text/plain; charset=windows-1258\r\nContent-Transfer-Encoding: quoted-printable\r\n"
         "\r\nK=EA=EC ho=61=F2ch",
         "Kế hoạch"},
        {"Content-Type: text/html\r\n\r\n<p>a &lt; b</p>", "a < b"},
        {kPlain, "Kế"},
        {multipart("alternative", {kPlain, kHtml}, "x"), "Kế"},
        {multipart("alternative", {"Content-Type: text/plain\r\n\r\n ", kHtml}, "x"), "Kế HTML"},
        {multipart("signed", {kPlain, attached("=smime.p7s", "application/pkcs7-signature", "\x30\x80")},
                   "x"),
         "Kế"},
    }));
    INFO(body);
    const auto answer = extractedBytes(kHead + body, "thu.txt");
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == kHeadText + "\n" + text);
    CHECK(answer.reason.empty());
}

TEST_CASE("subjects in old encodings are read", "[indexer][extract]") {
    const auto answer = extractedBytes(
        "Message-ID: <1>\r\nFrom: a@b\r\nSubject: =?windows-1258?q?K=EA=EC_ho=61=F2ch?=\r\n\r\nx", "a");
    CHECK(answer.text.starts_with("Chủ đề: Kế hoạch\n"));
}

TEST_CASE("attachments are read like files, under their names", "[indexer][extract]") {
    const auto answer = extractedBytes(
        kHead + multipart("mixed",
                          {multipart("alternative", {kPlain, kHtml}, "y"),
                           attached("*=utf-8''k%E1%BA%BF.pdf", "application/pdf", pdfOf("Mot")),
                           attached("=\"=?utf-8?q?b=E1=BA=A3ng?=.txt\"", "text/plain", "hai"),
                           attached("=anh.jpg", "image/jpeg", "\xFF\xD8\xFF")},
                          "x"));
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == kHeadText + "\nKế\nkế.pdf\nMot\n\nbảng.txt\nhai\n\nanh.jpg");
    CHECK(answer.reason.find("1/3") != std::string::npos);
    CHECK(answer.reason.find("anh.jpg: ") != std::string::npos);
}

TEST_CASE("a file beside another form of the text is not lost", "[indexer][extract]") {
    const auto answer = extractedBytes(
        kHead + multipart("alternative",
                          {kPlain, multipart("mixed", {kHtml, attached("=a.txt", "text/plain", "hai")}, "y")},
                          "x"));
    CHECK(answer.text == kHeadText + "\nKế\na.txt\nhai");
}

TEST_CASE("messages in messages are read to a depth", "[indexer][extract]") {
    const auto nested = [](int depth) {
        std::string message = "Subject: cuối\r\n\r\ntrong cùng";
        for (int i = 0; i < depth; ++i)
            message = "Subject: " + std::to_string(i) + "\r\n" +
                      multipart("mixed", {kPlain, "Content-Type: message/rfc822\r\n\r\n" + message},
                                "x" + std::to_string(i));
        return extractedBytes("Message-ID: <1>\r\nFrom: a@b\r\n" + message);
    };
    const auto deepest = nested(limits::kUnpackedDepth - 1);
    CHECK(deepest.state == ExtractionState::text);
    CHECK(deepest.text.find("trong cùng") != std::string::npos);
    const auto tooDeep = nested(limits::kUnpackedDepth);
    CHECK(tooDeep.state == ExtractionState::limitReached);
    CHECK(tooDeep.text.find("Kế") != std::string::npos);
    CHECK(tooDeep.text.find("trong cùng") == std::string::npos);
    CHECK_FALSE(tooDeep.reason.empty());
}

TEST_CASE("parts that nest without end are stopped", "[indexer][extract]") {
    std::string message = kHead;
    for (int i = 0; i < 100'000; ++i)
        message += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" +
                   std::to_string(i) + "\r\n";
    const auto answer = extractedBytes(message);
    CHECK(answer.state != ExtractionState::pending);
    CHECK_FALSE(answer.reason.empty());
}

TEST_CASE("an archive in a message counts like any other", "[indexer][extract]") {
    const auto answer = extractedBytes(
        kHead + multipart("mixed", {kPlain, attached("=a.zip", "application/zip", "PK\x03\x04 none")}, "x"));
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.reason.find("a.zip: ") != std::string::npos);
}

TEST_CASE("an encrypted message says so", "[indexer][extract]") {
    const auto smime = extractedBytes(
        kHead + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n\r\nx");
    CHECK(smime.text.starts_with(kHeadText));
    CHECK(smime.reason.find("mật khẩu") != std::string::npos);
    const auto pgp = extractedBytes(
        kHead +
        "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=x\r\n"
        "\r\n--x\r\n\r\nVersion: 1\r\n--x\r\n\r\nabc\r\n--x--\r\n");
    CHECK(pgp.reason.find("mật khẩu") != std::string::npos);
}

TEST_CASE("a text that only looks like a message stays a text", "[indexer][extract]") {
    const std::string letter = "From: Sở Nội vụ\nDate: 2/3/2020\nSubject: Kế hoạch\n\nthân";
    CHECK(extractedBytes(letter, "thu.txt").text == letter);
    CHECK(extractedBytes(letter, "thu.eml").text.find("Chủ đề: Kế hoạch") == 0);
    CHECK(extractedBytes("Kính gửi: A\nMessage-ID: x", "a.eml").text == "Kính gửi: A\nMessage-ID: x");
}
