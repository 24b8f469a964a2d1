#include "tests/support/signed_pdf.h"

#include <cstdio>
#include <fstream>
#include <memory>
#include <stdexcept>

#include <openssl/cms.h>
#include <openssl/objects.h>

#include "tests/support/programs.h"

namespace vanthu::tests {
namespace {

constexpr std::size_t kHoleBytes = 8000;
constexpr const char* kNumber = "0000000000";

constexpr const char* kSettings = R"([ca]
default_ca = d
[d]
database = index.txt
new_certs_dir = .
serial = serial
default_md = sha256
default_crl_days = 30
policy = p
unique_subject = no
[p]
commonName = supplied
[stamping]
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = t
[t]
serial = tsa-serial
default_policy = 1.2.3.4
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
)";

std::string tenDigits(std::size_t number) {
    std::string text = std::to_string(number);
    return std::string(10 - text.size(), '0') + text;
}

/// Puts objects behind a file, and the table that finds them.
std::string withObjects(std::string pdf, const std::vector<std::pair<int, std::string>>& objects,
                        std::size_t previous) {
    std::string table = "xref\n0 1\n0000000000 65535 f \n";
    for (const auto& [number, body] : objects) {
        table += std::to_string(number) + " 1\n" + tenDigits(pdf.size()) + " 00000 n \n";
        pdf += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
    }
    const auto at = pdf.size();
    return pdf + table + "trailer\n<</Size 20/Root 1 0 R" +
           (previous > 0 ? "/Prev " + std::to_string(previous) : "") + ">>\nstartxref\n" +
           std::to_string(at) + "\n%%EOF\n";
}

std::string field(const std::string& name, int value) {
    return "<</Type/Annot/Subtype/Widget/FT/Sig/T(" + name + ")/V " + std::to_string(value) +
           " 0 R/Rect[0 0 0 0]/F 4/P 3 0 R>>";
}

std::string emptySignature(const std::string& kind = "adbe.pkcs7.detached") {
    return "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/" + kind + "/ByteRange[0 " + std::string(kNumber) +
           " " + kNumber + " " + kNumber + "]/Contents<" + std::string(2 * kHoleBytes, '0') + ">>>";
}

std::string hex(const std::string& bytes) {
    std::string text;
    char digits[3];
    for (const char byte : bytes) {
        std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned char>(byte));
        text += digits;
    }
    return text;
}

using Cms = std::unique_ptr<CMS_ContentInfo, decltype(&CMS_ContentInfo_free)>;

Cms readCms(const std::string& der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    Cms cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())), &CMS_ContentInfo_free);
    if (!cms) throw std::runtime_error("no CMS");
    return cms;
}

/// Fills the last signature of the file.
std::string filled(std::string pdf, const Signing& sign) {
    const auto hole = pdf.rfind("/Contents<") + 9;
    const auto behind = pdf.find('>', hole) + 1;
    auto number = pdf.rfind("/ByteRange[0 ") + 13;
    for (const auto value : {hole, behind, pdf.size() - behind}) {
        pdf.replace(number, 10, tenDigits(value));
        number += 11;
    }
    const auto signature = hex(sign(pdf.substr(0, hole) + pdf.substr(behind)));
    return pdf.replace(hole + 1, signature.size(), signature);
}

}  // namespace

Authority::Authority(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::ofstream(folder_ / "settings") << kSettings;
    std::ofstream(folder_ / "index.txt");
    std::ofstream(folder_ / "serial") << "1000\n";
    std::ofstream(folder_ / "tsa-serial") << "01\n";
    run({"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-subj",
         "/CN=Authority", "-days", "3650"});
}

void Authority::certify(const std::string& name, const std::string& until) const {
    run({"req", "-newkey", "rsa:2048", "-nodes", "-keyout", name + ".key", "-out", name + ".csr", "-subj",
         "/CN=" + name});
    run({"ca", "-batch", "-notext", "-config", "settings", "-cert", "ca.pem", "-keyfile", "ca.key", "-in",
         name + ".csr", "-out", name + ".pem", "-startdate", "20200101000000Z", "-enddate", until});
}

void Authority::certifyCurve(const std::string& name) const {
    run({"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", name + ".key",
         "-out", name + ".csr", "-subj", "/CN=" + name});
    certifyAgain(name, name);
}

void Authority::certifyAgain(const std::string& name, const std::string& as) const {
    run({"ca", "-batch", "-notext", "-config", "settings", "-cert", "ca.pem", "-keyfile", "ca.key", "-in",
         name + ".csr", "-out", as + ".pem", "-startdate", "20200101000000Z", "-enddate", "20991231000000Z"});
}

void Authority::certifyTimeAuthority(const std::string& name) const {
    run({"req", "-newkey", "rsa:2048", "-nodes", "-keyout", name + ".key", "-out", name + ".csr", "-subj",
         "/CN=" + name});
    run({"ca", "-batch", "-notext", "-config", "settings", "-cert", "ca.pem", "-keyfile", "ca.key", "-in",
         name + ".csr", "-out", name + ".pem", "-days", "3650", "-extensions", "stamping"});
}

void Authority::revoke(const std::string& name) const {
    run({"ca", "-config", "settings", "-cert", "ca.pem", "-keyfile", "ca.key", "-revoke", name + ".pem"});
}

std::string Authority::certificate() const {
    return contentOf(folder_ / "ca.pem");
}

std::string Authority::revocationList() const {
    run({"ca", "-config", "settings", "-cert", "ca.pem", "-keyfile", "ca.key", "-gencrl", "-out", "crl.pem"});
    return contentOf(folder_ / "crl.pem");
}

std::string Authority::sign(const std::string& name, const std::string& bytes,
                            const std::vector<std::string>& options) const {
    std::ofstream(folder_ / "bytes", std::ios::binary) << bytes;
    std::vector<std::string> words{"cms",     "-sign",       "-binary", "-in",         "bytes",
                                   "-signer", name + ".pem", "-inkey",  name + ".key", "-md",
                                   "sha256",  "-outform",    "DER",     "-out",        "signature"};
    words.insert(words.end(), options.begin(), options.end());
    run(words);
    return contentOf(folder_ / "signature");
}

std::string Authority::answer(const std::string& name, const std::string& query) const {
    std::ofstream(folder_ / "query", std::ios::binary) << query;
    run({"ts", "-reply", "-config", "settings", "-queryfile", "query", "-signer", name + ".pem", "-inkey",
         name + ".key", "-out", "answer"});
    return contentOf(folder_ / "answer");
}

std::string Authority::stamp(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / "bytes", std::ios::binary) << bytes;
    run({"ts", "-query", "-data", "bytes", "-sha256", "-cert", "-out", "query"});
    run({"ts", "-reply", "-config", "settings", "-queryfile", "query", "-signer", name + ".pem", "-inkey",
         name + ".key", "-token_out", "-out", "token"});
    return contentOf(folder_ / "token");
}

std::string Authority::der(const std::string& name) const {
    run({"x509", "-in", name + ".pem", "-outform", "DER", "-out", "certificate"});
    return contentOf(folder_ / "certificate");
}

// The settings name their files from the folder of the authority.
void Authority::run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"-C", folder_.string(), "/usr/bin/openssl"});
    const auto finished = runProgram("/usr/bin/env", arguments);
    if (finished.exitCode != 0) throw std::runtime_error("openssl: " + finished.err);
}

std::string signatureValue(const std::string& cms) {
    const auto read = readCms(cms);
    const auto* value =
        CMS_SignerInfo_get0_signature(sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(read.get()), 0));
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
            static_cast<std::size_t>(ASN1_STRING_length(value))};
}

std::string withTimeStamp(const std::string& cms, const std::string& token) {
    const auto read = readCms(cms);
    auto* signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(read.get()), 0);
    if (CMS_unsigned_add1_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token.data(),
                                      static_cast<int>(token.size())) != 1)
        throw std::runtime_error("no time stamp");
    unsigned char* der = nullptr;
    const int size = i2d_CMS_ContentInfo(read.get(), &der);
    std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return bytes;
}

std::string signedPdf(const Signing& sign, const std::string& kind) {
    return filled(withObjects("%PDF-1.7\n",
                              {{1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>>>"},
                               {2, "<</Type/Pages/Kids[3 0 R]/Count 1>>"},
                               {3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R]>>"},
                               {4, field("Sig1", 5)},
                               {5, emptySignature(kind)}},
                              0),
                  sign);
}

std::string signedAgain(const std::string& pdf, const Signing& sign) {
    const auto previous = std::stoul(pdf.substr(pdf.rfind("startxref\n") + 10));
    return filled(
        withObjects(pdf,
                    {{1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 6 0 R]/SigFlags 3>>>>"},
                     {3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R 6 0 R]>>"},
                     {6, field("Sig2", 7)},
                     {7, emptySignature()}},
                    previous),
        sign);
}

}  // namespace vanthu::tests
