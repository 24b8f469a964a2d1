#include "client-cli/command.h"
#include "client-cli/help.h"

#include <ostream>

namespace vanthu::cli {
namespace {

void help(Call& call) {
    std::string topic;
    for (const auto& word : call.arguments.list("TOPIC"))
        topic += (topic.empty() ? "" : " ") + word;
    call.output.stream() << (call.arguments.has("--man") ? manualPage() : helpText(topic));
}

void completion(Call& call) {
    call.output.stream() << completionScript(call.arguments.text("SHELL"));
}

void version(Call& call) {
    call.output.line(std::string("vanthu ") + VANTHU_VERSION);
}

}  // namespace

std::vector<Command> helpCommands() {
    return {
        {.name = "completion",
         .summary = "In tập lệnh hoàn thành cho bash, zsh hoặc fish",
         .options = {{.name = "SHELL",
                      .kind = ValueKind::choice,
                      .value = "VỎ",
                      .help = "Vỏ lệnh",
                      .choices = {"bash", "zsh", "fish"},
                      .required = true}},
         .examples = {"eval \"$(vanthu completion bash)\"", "vanthu completion fish | source"},
         .run = &completion},
        {.name = "help",
         .summary = "Trợ giúp về một lệnh; --man in trang hướng dẫn",
         .options = {{.name = "TOPIC", .value = "LỆNH", .help = "Tên lệnh", .repeated = true},
                     {.name = "--man", .kind = ValueKind::flag, .help = "In trang vanthu(1) dạng roff"}},
         .examples = {"vanthu help incoming register", "vanthu help --man | man -l -"},
         .run = &help},
        {.name = "version",
         .summary = "Phiên bản của chương trình này",
         .examples = {"vanthu version"},
         .run = &version},
    };
}

}  // namespace vanthu::cli
