#pragma once

#include "indexer/follow/texts.h"
#include "indexer/writer/composer.h"

#include <string>
#include <utility>
#include <vector>

namespace vanthu::indexer {

/// Puts the texts of a document's files together. `read(file)` gives one, or std::nullopt while it is still
/// to come: then the file's digest is added to `missing`.
template <class Read>
DocumentText documentText(const domain::Document& document, Read&& read, std::vector<std::string>& missing) {
    DocumentText whole;
    for (const auto& file : document.files) {
        auto text = read(file);
        if (!text) {
            missing.push_back(file.digest);
            whole.files.push_back({file.digest, domain::ExtractionState::pending, ""});
            continue;
        }
        whole.files.push_back(std::move(text->extraction));
        if (whole.text.size() > kIndexedTextBytes) continue;
        if (!whole.text.empty() && !text->text.empty()) whole.text += '\f';
        whole.text += text->text;
    }
    return whole;
}

}  // namespace vanthu::indexer
