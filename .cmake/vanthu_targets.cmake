# vanthu_library(NAME FOLDER-relative sources… LINK libs…)
#   A static library whose sources are all .cpp files named, and whose headers are checked to stand alone.
function(vanthu_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    add_library(${name} STATIC ${arg_SOURCES})
    target_sources(${name} PUBLIC FILE_SET headers TYPE HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR} FILES ${headers})
    set_target_properties(${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    target_link_libraries(${name} PUBLIC vanthu_options ${arg_LINK} PRIVATE ${arg_PRIVATE_LINK})
endfunction()

# vanthu_program(NAME SOURCES … LINK …): an executable in build/<preset>/bin.
function(vanthu_program name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE vanthu_options ${arg_LINK})
endfunction()

# vanthu_embed(TARGET NAMESPACE FILES…)
#   Compiles text files into TARGET. Declares, in <TARGET>_embedded.h under the build tree,
#   std::string_view NAMESPACE::embedded(std::string_view fileName), empty when there is no such file, and
#   the sorted list NAMESPACE::embeddedNames().
function(vanthu_embed target namespace)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/${target}_embedded.cpp)
    set(header ${CMAKE_CURRENT_BINARY_DIR}/${target}_embedded.h)
    set(files ${ARGN})
    list(TRANSFORM files PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    add_custom_command(OUTPUT ${output} ${header}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DHEADER=${header} -DNAMESPACE=${namespace} "-DFILES=${files}"
                -P ${CMAKE_SOURCE_DIR}/.cmake/embed.cmake
        DEPENDS ${files} ${CMAKE_SOURCE_DIR}/.cmake/embed.cmake VERBATIM)
    target_sources(${target} PRIVATE ${output})
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()
