#pragma once

#include <cstddef>
#include <vector>

/// What `vanthu-stamp` does, see server/stamp/protocol.h. Everything throws when a file cannot be read.
namespace vanthu::stamp {

void stampPage(double leftMm, double topMm);
/// `sizes`: bytes of each PDF of the original.
void mergeFiles(const std::vector<std::size_t>& sizes);
/// The pages from `first` to `last`, from 1.
void cutPages(int first, int last);
void makeSearchable();
void countPages();

}  // namespace vanthu::stamp
