#include "schemas/domain/post.h"

namespace vanthu::domain {

const Post* mainPostOn(const std::vector<Post>& posts, Date day) {
    const Post* best = nullptr;
    for (const auto& post : posts) {
        if (!post.holdsOn(day)) continue;
        const bool better = best == nullptr || (post.isMain && !best->isMain) ||
                            (post.isMain == best->isMain && post.isMain && post.validFrom > best->validFrom);
        if (better) best = &post;
    }
    return best;
}

}  // namespace vanthu::domain
