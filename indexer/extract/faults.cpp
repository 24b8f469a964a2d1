#include "indexer/extract/faults.h"

namespace vanthu::extract {

using domain::ExtractionState;

Extraction extractionOf(ZipFault fault) {
    switch (fault) {
        case ZipFault::encrypted:
            return {ExtractionState::encrypted, kHasPassword, {}};
        case ZipFault::tooLarge:
            return {
                ExtractionState::limitReached, "Tệp nén vượt giới hạn về số mục, độ lớn hoặc tỷ lệ nén.", {}};
        case ZipFault::unknownMethod:
            return {ExtractionState::unsupported, "Kiểu nén của tệp chưa được hỗ trợ.", {}};
        case ZipFault::damaged:
            break;
    }
    return {ExtractionState::damaged, "Tệp nén bị hỏng.", {}};
}

Extraction extractionOf(XmlFault fault) {
    switch (fault) {
        case XmlFault::forbidden:
            return {ExtractionState::damaged, "Tệp chứa XML không được phép (DTD hoặc lồng quá sâu).", {}};
        case XmlFault::tooLarge:
            return {ExtractionState::limitReached, "Nội dung XML của tệp quá lớn.", {}};
        case XmlFault::broken:
            break;
    }
    return {ExtractionState::damaged, "Nội dung XML của tệp bị hỏng.", {}};
}

}  // namespace vanthu::extract
