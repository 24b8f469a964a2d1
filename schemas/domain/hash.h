#pragma once

#include <cstdint>
#include <string_view>

namespace vanthu::domain {

// Hashes that are kept on disk: the same on every machine. Not for secrets: see digest.h for those.

/// Spreads every bit over all (the finaliser of SplitMix64).
constexpr std::uint64_t spread(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31);
}

/// FNV-1a.
constexpr std::uint64_t hashOf(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
    return hash;
}

}  // namespace vanthu::domain
