#pragma once

#include "tests/bench/installation.h"
#include "tests/bench/record.h"

#include <filesystem>

namespace vanthu::bench {

/// Durable registrations per second, each with a new file of 4 KiB, with 1, 16 and 64 clients, against a
/// serial loop that durably writes one such file (write, fsync, rename, fsync of the folder) on the same disk
/// in the same run.
void measureRegistrations(Installation& installation, const Report& report);

/// List pages per second for 16 clients, against a Poco server that answers a constant of the same size.
void measureListPages(Installation& installation, const Report& report);

/// Resident memory of vanthud and its children.
void measureMemory(Installation& installation, const std::string& when, const Report& report);

/// Articles of real law indexed per second by the whole indexer process, against bare Xapian loops over the
/// same text.
void measureIndexing(const std::filesystem::path& below, const Report& report);

/// Import, search times and search quality over 65,240 articles, against plain syllables with BM25. Both
/// report nothing but a line on standard error where the material is absent, and make an installation of
/// their own in `below`.
void measureSearch(const std::filesystem::path& below, const Report& report);

}  // namespace vanthu::bench
