# Folder = target = namespace: every .cpp of the calling folder belongs to its target.

# The presets that optimise compile up to 24 files of a folder as one (CMAKE_UNITY_BUILD): a third of what a file costs
# by itself is the same templates again. So names in anonymous namespaces are unique in their folder.

# vanthu_library(NAME LINK … PRIVATE_LINK … PRECOMPILE …): a static library; its headers are checked to stand
# alone. PRECOMPILE: headers beside the standard ones that most of its files include.
function(vanthu_library name)
    cmake_parse_arguments(arg "" "" "LINK;PRIVATE_LINK;PRECOMPILE" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS *.cpp)
    file(GLOB headers CONFIGURE_DEPENDS *.h)
    if(NOT sources)
        add_library(${name} INTERFACE)
        target_link_libraries(${name} INTERFACE vanthu_options ${arg_LINK})
        return()
    endif()
    add_library(${name} STATIC ${sources})
    target_sources(${name} PUBLIC FILE_SET headers TYPE HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR} FILES ${headers})
    set_target_properties(${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    target_link_libraries(${name} PUBLIC vanthu_options ${arg_LINK} PRIVATE ${arg_PRIVATE_LINK})
    if(arg_PRECOMPILE)
        target_precompile_headers(${name} PRIVATE ${VANTHU_STANDARD_HEADERS} ${arg_PRECOMPILE})
    else()
        target_precompile_headers(${name} REUSE_FROM vanthu_standard_headers)
    endif()
endfunction()

# vanthu_program(NAME LINK …): an executable in build/<preset>/bin.
function(vanthu_program name)
    cmake_parse_arguments(arg "" "" "LINK" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS *.cpp)
    if(NOT sources)
        return()
    endif()
    add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE vanthu_options ${arg_LINK})
    target_precompile_headers(${name} REUSE_FROM vanthu_standard_headers)
    set_property(GLOBAL APPEND PROPERTY VANTHU_PROGRAMS ${name})
endfunction()

# Sets OUTPUT to whether one of the files names the Catch tag; asking Catch for a tag without tests is an error to it.
function(vanthu_uses_tag files tag output)
    set(${output} OFF PARENT_SCOPE)
    foreach(file ${files})
        file(READ ${file} text)
        string(FIND "${text}" "${tag}" position)
        if(position GREATER -1)
            set(${output} ON PARENT_SCOPE)
        endif()
    endforeach()
endfunction()

# vanthu_tests(NAME LINK … ALONE): every *_test.cpp of the calling folder, one ctest test per case. Hidden tags
# [.postgres] and [.slow] run as tests of their own, labelled so; [.bench] never does. ALONE: no test runs beside them, for
# what they wait for has the lowest priority.
function(vanthu_tests name)
    cmake_parse_arguments(arg "ALONE" "" "LINK" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS *.cpp)
    if(NOT sources)
        return()
    endif()
    add_executable(${name}_tests ${sources})
    target_link_libraries(${name}_tests PRIVATE vanthu_options vanthu_test_main vanthu_test_support ${arg_LINK})
    target_precompile_headers(${name}_tests REUSE_FROM vanthu_test_support)
    target_compile_options(${name}_tests PRIVATE ${VANTHU_UNOPTIMISED})
    catch_discover_tests(${name}_tests TEST_PREFIX "${name}: " PROPERTIES TIMEOUT 300 RUN_SERIAL ${arg_ALONE})
    # As one test: its cases share the private PostgreSQL that the program starts.
    vanthu_uses_tag("${sources}" "[.postgres]" used)
    if(used)
        add_test(NAME "${name} (postgres)" COMMAND ${name}_tests "[.postgres]")
        set_tests_properties("${name} (postgres)" PROPERTIES TIMEOUT 900 LABELS postgres)
    endif()
    vanthu_uses_tag("${sources}" "[.slow]" used)
    if(used)
        catch_discover_tests(${name}_tests TEST_SPEC "[.slow]" TEST_PREFIX "${name} (slow): "
            PROPERTIES TIMEOUT 1800 LABELS slow RUN_SERIAL ${arg_ALONE})
    endif()
endfunction()

# vanthu_embed(TARGET NAMESPACE FILES…): compiles text files into TARGET. Declares, in <TARGET>_embedded.h under the
# build tree, std::string_view NAMESPACE::embedded(fileName), empty when there is no such file, and the sorted
# list NAMESPACE::embeddedNames().
function(vanthu_embed target namespace)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/${target}_embedded.cpp)
    set(header ${CMAKE_CURRENT_BINARY_DIR}/${target}_embedded.h)
    set(files ${ARGN})
    list(TRANSFORM files PREPEND ${CMAKE_SOURCE_DIR}/)
    add_custom_command(OUTPUT ${output} ${header}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DHEADER=${header} -DNAMESPACE=${namespace} "-DFILES=${files}"
                -P ${CMAKE_SOURCE_DIR}/.cmake/embed.cmake
        DEPENDS ${files} ${CMAKE_SOURCE_DIR}/.cmake/embed.cmake VERBATIM)
    target_sources(${target} PRIVATE ${output})
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()

# vanthu_fast_malloc(PROGRAM): replaces malloc of the whole process; the sanitizers bring their own.
function(vanthu_fast_malloc program)
    if(TARGET ${program} AND NOT VANTHU_SANITIZER AND NOT VANTHU_FUZZ)
        target_link_libraries(${program} PRIVATE mimalloc)
    endif()
endfunction()
