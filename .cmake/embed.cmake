# Writes OUTPUT and HEADER from FILES; see vanthu_embed().
file(WRITE ${HEADER} "#pragma once\n#include <string_view>\n#include <vector>\n\nnamespace ${NAMESPACE} {\n"
    "std::string_view embedded(std::string_view fileName);\nstd::vector<std::string_view> embeddedNames();\n}\n")
get_filename_component(header_name ${HEADER} NAME)
set(content "")
string(APPEND content "#include \"${header_name}\"\n\nnamespace ${NAMESPACE} {\nnamespace {\n"
    "struct File {\n    std::string_view name;\n    std::string_view text;\n};\nconstexpr File kFiles[] = {\n")
list(SORT FILES)
foreach(file ${FILES})
    get_filename_component(name ${file} NAME)
    file(READ ${file} text HEX)
    string(LENGTH "${text}" digits)
    # Hex bytes keep every character as it is, whatever CMake or the compiler thinks of ; [ or quotes.
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" text "${text}")
    string(REGEX REPLACE "(................................................................................)" "\\1\"\n     \"" text "${text}")
    math(EXPR size "${digits} / 2")
    string(APPEND content "    {\"${name}\", std::string_view(\n     \"${text}\", ${size})},\n")
endforeach()
string(APPEND content "};\n}  // namespace\n\nstd::string_view embedded(std::string_view fileName) {\n"
    "    for (const auto& file : kFiles)\n        if (file.name == fileName) return file.text;\n    return {};\n}\n\n"
    "std::vector<std::string_view> embeddedNames() {\n    std::vector<std::string_view> names;\n"
    "    for (const auto& file : kFiles) names.push_back(file.name);\n    return names;\n}\n}  // namespace ${NAMESPACE}\n")
file(WRITE ${OUTPUT} "${content}")
