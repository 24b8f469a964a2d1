#include "indexer/extract/unpacking.h"

#include "schemas/domain/limits.h"

namespace vanthu::extract {

bool Unpacking::takeEntry() {
    return ++entries_ <= limits::kUnpackedEntries;
}

bool Unpacking::takeBytes(std::size_t count) {
    bytes_ += count;
    return bytes_ <= limits::kUnpackedBytes;
}

bool Unpacking::Level::tooDeep() const {
    return unpacking_.depth_ > limits::kUnpackedDepth;
}

}  // namespace vanthu::extract
