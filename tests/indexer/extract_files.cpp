#include "tests/indexer/extract_files.h"

#include <zip.h>

#include <fstream>
#include <stdexcept>

#include "schemas/domain/utf8.h"

namespace vanthu::tests {

std::filesystem::path writeFile(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out) throw std::runtime_error("cannot write " + path.string());
    return path;
}

std::filesystem::path writeZip(const std::filesystem::path& path,
                               const std::vector<std::pair<std::string, std::string>>& entries,
                               const char* password) {
    int error = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (archive == nullptr) throw std::runtime_error("zip_open " + path.string());
    for (const auto& [name, content] : entries) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) throw std::runtime_error("zip_file_add " + name);
        if (password != nullptr)
            zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password);
    }
    if (zip_close(archive) != 0) throw std::runtime_error("zip_close " + path.string());
    return path;
}

std::string pdfOf(std::string_view text, std::string_view operators) {
    std::string content{operators};
    content.append(" BT /F 12 Tf 50 700 Td (").append(text).append(") Tj ET");
    std::string pdf =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
        "1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 "
        "R>>>>>>endobj\n"
        "4 0 obj<</Length ";
    pdf.append(std::to_string(content.size())).append(">>stream\n").append(content);
    return pdf +
           "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root "
           "1 0 R>>\n";
}

std::string pdfOfLines(const std::vector<std::vector<PdfLine>>& pages) {
    std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>", ""};
    std::string kids;
    const auto add = [&](const std::string& object) {
        objects.push_back(object);
        return std::to_string(objects.size()) + " 0 R";
    };
    for (const auto& lines : pages) {
        std::string content = "BT ", fonts;
        int number = 0;
        for (const auto& line : lines) {
            const auto name = "/F" + std::to_string(++number);
            fonts +=
                name + " " +
                add("<</Type/Font/Subtype/TrueType/BaseFont/" + line.font + "/Encoding/WinAnsiEncoding>>");
            content += name + " 12 Tf 1 0 0 1 50 " + std::to_string(line.bottomPt) + " Tm <" +
                       domain::toHex(line.bytes) + "> Tj ";
        }
        content += "ET";
        const auto stream =
            add("<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream");
        kids += add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " + stream +
                    "/Resources<</Font<<" + fonts + ">>>>>>") +
                " ";
    }
    objects[1] = "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages.size()) + ">>";
    std::string pdf = "%PDF-1.4\n";
    for (std::size_t i = 0; i < objects.size(); ++i)
        pdf += std::to_string(i + 1) + " 0 obj" + objects[i] + "endobj\n";
    return pdf + "trailer<</Root 1 0 R>>\n";
}

std::filesystem::path writeDocx(const std::filesystem::path& path, std::string_view body) {
    return writeZip(path,
                    {{"[Content_Types].xml", "<Types/>"},
                     {"word/document.xml",
                      "<?xml version=\"1.0\"?><w:document "
                      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
                          std::string(body) + "</w:body></w:document>"}});
}

}  // namespace vanthu::tests
