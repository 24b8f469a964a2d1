#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <stdexcept>

#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include "schemas/domain/limits.h"
#include "server/gateway/gateway.h"

namespace {

/// What a hostile peer can make ZeroMQ hold ends here: allocation fails, the process dies, vanthud starts
/// another.
void limitMemory() {
#if !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)  // their shadow memory is larger than any limit
    mallopt(M_ARENA_MAX, 1);
    const rlimit memory{vanthu::limits::kGatewayMemoryBytes, vanthu::limits::kGatewayMemoryBytes};
    if (setrlimit(RLIMIT_DATA, &memory) != 0)
        throw std::runtime_error("cannot limit the memory of the gateway");
#endif
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);  // a core file would hold the secret key
}

}  // namespace

int main() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGINT, SIG_IGN);  // Ctrl-C reaches the whole group; vanthud decides when we end
    int status = EXIT_FAILURE;
    try {
        limitMemory();
        vanthu::gateway::run(STDIN_FILENO);
        status = EXIT_SUCCESS;
    } catch (const std::exception& error) {
        std::cerr << "vanthu-gateway: " << error.what() << std::endl;
    }
    std::_Exit(status);  // other threads still use the context
}
