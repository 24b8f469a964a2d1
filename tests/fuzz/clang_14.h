#pragma once

#include <string_view>

// Included in front of everything when the fuzzers are built: clang 14 cannot deduce the arguments of an
// aggregate without a guide, which C++20 makes needless.
namespace vanthu::domain {
template <class E>
struct Word;
template <class E>
Word(E, std::string_view, std::string_view) -> Word<E>;
}  // namespace vanthu::domain
