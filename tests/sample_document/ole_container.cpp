#include "tests/sample_document/ole_container.h"

#include <gsf/gsf.h>

#include <map>

namespace vanthu::tests {

std::string oleOf(const std::vector<std::pair<std::string, std::string>>& streams) {
    gsf_init();
    GsfOutput* target = gsf_output_memory_new();
    GsfOutfile* container = gsf_outfile_msole_new(target);
    std::map<std::string, GsfOutput*> folders;
    for (const auto& [path, content] : streams) {
        const auto slash = path.find('/');
        GsfOutfile* parent = container;
        if (slash != std::string::npos) {
            GsfOutput*& folder = folders[path.substr(0, slash)];
            if (folder == nullptr)
                folder = gsf_outfile_new_child(container, path.substr(0, slash).c_str(), TRUE);
            parent = GSF_OUTFILE(folder);
        }
        GsfOutput* stream = gsf_outfile_new_child(parent, path.substr(slash + 1).c_str(), FALSE);
        gsf_output_write(stream, content.size(), reinterpret_cast<const guint8*>(content.data()));
        gsf_output_close(stream);
        g_object_unref(stream);
    }
    for (const auto& [name, folder] : folders) {
        gsf_output_close(folder);
        g_object_unref(folder);
    }
    gsf_output_close(GSF_OUTPUT(container));
    g_object_unref(container);
    const std::string bytes(
        reinterpret_cast<const char*>(gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(target))),
        static_cast<std::size_t>(gsf_output_size(target)));
    g_object_unref(target);
    return bytes;
}

}  // namespace vanthu::tests
