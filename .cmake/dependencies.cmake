# Third-party libraries, each as one imported target. Reasons stand in docs/architecture.md.
find_package(PkgConfig REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PostgreSQL REQUIRED)
# Debian's Poco names a target that nothing defines.
add_library(PostgreSQL::client ALIAS PostgreSQL::PostgreSQL)
set_target_properties(PostgreSQL::PostgreSQL PROPERTIES IMPORTED_GLOBAL TRUE)
find_package(Poco 1.11 REQUIRED COMPONENTS Foundation XML JSON Util Net Crypto NetSSL Zip Data DataSQLite DataPostgreSQL)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(OpenSSL 3 REQUIRED)
find_package(EXPAT REQUIRED)
find_package(Catch2 2.13 REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET GLOBAL libsodium)
pkg_check_modules(XAPIAN REQUIRED IMPORTED_TARGET GLOBAL xapian-core)
pkg_check_modules(ZMQ REQUIRED IMPORTED_TARGET GLOBAL libzmq)
pkg_check_modules(POPPLER REQUIRED IMPORTED_TARGET GLOBAL poppler-cpp)
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET GLOBAL libzip)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET GLOBAL libseccomp)

# libharu has neither a CMake nor a pkg-config file.
find_library(HPDF_LIBRARY hpdf REQUIRED)
add_library(hpdf INTERFACE)
target_link_libraries(hpdf INTERFACE ${HPDF_LIBRARY})
