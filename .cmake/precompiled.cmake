# Precompiled headers: parsing the standard library is two thirds of what a source file costs to compile.
#
# They save time and promise nothing: every file still includes what it uses, and the debug preset builds without
# them, so that a missing include is found.
set(VANTHU_STANDARD_HEADERS <algorithm> <array> <atomic> <charconv> <chrono> <condition_variable> <cstdint> <deque>
    <filesystem> <fstream> <functional> <map> <memory> <mutex> <optional> <set> <span> <sstream> <stdexcept> <string>
    <string_view> <thread> <unordered_map> <utility> <variant> <vector>)

# A precompiled header fits only where the same macros are set, and Debian's Poco sets some of the system's.
target_compile_definitions(vanthu_options INTERFACE
    $<TARGET_PROPERTY:Poco::Foundation,INTERFACE_COMPILE_DEFINITIONS>)

# Targets that need no more than the standard library share one.
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/standard_headers.cpp CONTENT "")
add_library(vanthu_standard_headers OBJECT ${CMAKE_BINARY_DIR}/standard_headers.cpp)
target_link_libraries(vanthu_standard_headers PRIVATE vanthu_options)
target_precompile_headers(vanthu_standard_headers PRIVATE ${VANTHU_STANDARD_HEADERS})
