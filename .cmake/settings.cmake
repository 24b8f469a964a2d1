# Compiler options shared by every target: link `vanthu_options`.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
# Hardened: the server meets hostile bytes. -O2: a third faster to build than -O3 and as fast where it matters.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG -D_FORTIFY_SOURCE=2 -fstack-protector-strong")
# For tests alone, where optimising costs more time than it ever gives back. Never for a file of a program: the linker keeps
# one copy of each inline function, and the whole program would run the slow one (vanthud: 10 % of its processor time).
set(VANTHU_UNOPTIMISED -O0 -U_FORTIFY_SOURCE)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

set(VANTHU_SANITIZER "" CACHE STRING "none (empty), address or thread")
set_property(CACHE VANTHU_SANITIZER PROPERTY STRINGS "" address thread)

find_program(CCACHE ccache)
if(CCACHE)
    # Paths are hashed relative to the checkout, so that several checkouts share one cache.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()

find_program(MOLD mold)
if(MOLD)
    add_link_options(-fuse-ld=mold)
endif()

add_library(vanthu_options INTERFACE)
target_include_directories(vanthu_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(vanthu_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    $<$<CXX_COMPILER_ID:GNU>:-Werror> # the fuzzers are built with clang, whose warnings are others
    -Wno-missing-field-initializers # designated initialisers leave fields at their defaults on purpose
    # the hidden states of classes look shared to it when files are compiled together
    $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>
    # false errors in libstdc++ 12 when it is optimised; the asan preset looks for the true ones
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-array-bounds -Wno-stringop-overflow>
    -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)
if(VANTHU_SANITIZER STREQUAL "address")
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
elseif(VANTHU_SANITIZER STREQUAL "thread")
    add_compile_options(-fsanitize=thread)
    add_link_options(-fsanitize=thread)
endif()
option(VANTHU_FUZZ "Build the fuzzers of tests/fuzz and instrument all code for them; needs clang" OFF)
if(VANTHU_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
        -include ${CMAKE_SOURCE_DIR}/tests/fuzz/clang_14.h)
    add_link_options(-fsanitize=address,undefined)
endif()
find_package(Threads REQUIRED)
