#pragma once

#include "indexer/limited_child/descriptor.h"

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::limited {

/// A file in memory that a child may read and nobody can change. Throws Error{unavailable} when there is no
/// memory.
[[nodiscard]] Descriptor sealedFile(std::string_view bytes);

/// The program of that name in the folder of the running one: those of an installation lie together.
[[nodiscard]] std::filesystem::path programBesideOwn(const std::string& name);

/// One of our descriptors and the number under which the child finds it.
struct Handed {
    int ours;
    int number;
};

/// A program that reads files of strangers. It is started with nothing in its environment but what it is
/// given, and nothing open but what it is handed: input and outputs that are not are /dev/null. It sets its
/// own limits before it reads (indexer/extract/sandbox.h).
class LimitedChild {
  public:
    /// Throws Error{unavailable} when the program cannot be started.
    LimitedChild(const std::filesystem::path& program, std::vector<std::string> arguments,
                 const std::vector<Handed>& handed, std::vector<std::string> environment = {});
    ~LimitedChild();  ///< kills
    LimitedChild(const LimitedChild&) = delete;
    LimitedChild& operator=(const LimitedChild&) = delete;

    [[nodiscard]] pid_t id() const { return id_; }
    /// Its status as of waitpid(). A child that ended by itself keeps its own. Once.
    int kill();
    int wait();

  private:
    pid_t id_{0};
};

}  // namespace vanthu::limited
