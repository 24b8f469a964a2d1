#include <cstdio>
#include <cstdlib>
#include <exception>

#include "indexer/extract/mime.h"
#include "indexer/extract/sandbox.h"
#include "server/letters/program/letter_parts.h"
#include "server/letters/protocol.h"
#include "server/stamp/program/mapped_file.h"

namespace {

constexpr int kBadArguments = 2;
constexpr int kArguments = 3;
constexpr const char* kSample =
    "From: =?utf-8?q?A?= <a@b.vn>\nDate: Mon, 02 Mar 2020 08:00:00 +0700\nSubject: =?utf-8?b?YQ==?=\n\na\n";

/// What the libraries load at their first message, they load before the files of the system are out of reach.
void warmUp() {
    namespace mime = vanthu::extract::mime;
    mime::warmUp();
    const mime::BytesStream stream(kSample);
    const mime::Owned<GMimeParser> parser{g_mime_parser_new_with_stream(stream.get())};
    const mime::Owned<GMimeMessage> message{g_mime_parser_construct_message(parser.get(), nullptr)};
    (void)g_mime_message_get_date(message.get());
    (void)g_mime_message_get_subject(message.get());
    const std::unique_ptr<char, mime::Free> from{
        internet_address_list_to_string(g_mime_message_get_from(message.get()), nullptr, FALSE)};
}

}  // namespace

int main(int argumentCount, char** arguments) {
    if (argumentCount != kArguments) {
        std::fputs("vanthu-letter is started by vanthud\n", stderr);
        return kBadArguments;
    }
    try {
        warmUp();
        vanthu::extract::enterSandbox(std::strtoull(arguments[1], nullptr, 10));
        vanthu::extract::CpuLimit cpu;
        cpu.allow(std::atoi(arguments[2]));
        const vanthu::stamp::MappedFile file(vanthu::letters::kMessage);
        vanthu::letters::writeParts(file.bytes());
        return std::fflush(stdout) == 0 ? 0 : 1;
    } catch (const std::exception&) {
        return vanthu::letters::kUnreadable;
    }
}
