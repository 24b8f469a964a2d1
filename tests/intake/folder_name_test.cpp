#include "server/imap/imap_mailbox.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {

TEST_CASE("names of folders are written in the alphabet of IMAP", "[intake]") {
    // RFC 3501 §5.1.3, and what Dovecot makes of the others.
    CHECK(imap::folderName("INBOX") == "INBOX");
    CHECK(imap::folderName("Tom & Jerry") == "Tom &- Jerry");
    CHECK(imap::folderName("~peter/mail/台北/日本語") == "~peter/mail/&U,BTFw-/&ZeVnLIqe-");
    CHECK(imap::folderName("Đã tiếp nhận") == "&ARAA4w- ti&Hr8-p nh&Hq0-n");
    CHECK(imap::folderName("😀") == "&2D3eAA-");
}

}  // namespace vanthu::tests
