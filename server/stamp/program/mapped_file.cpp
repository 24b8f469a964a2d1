#include "server/stamp/program/mapped_file.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include <new>
#include <stdexcept>

namespace vanthu::stamp {

MappedFile::MappedFile(int descriptor) {
    struct stat status {};
    if (fstat(descriptor, &status) != 0 || status.st_size <= 0) throw std::runtime_error("empty file");
    size_ = static_cast<std::size_t>(status.st_size);
    bytes_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (bytes_ == MAP_FAILED) throw std::bad_alloc();
}

MappedFile::~MappedFile() {
    munmap(bytes_, size_);
}

}  // namespace vanthu::stamp
