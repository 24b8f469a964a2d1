#include "schemas/domain/refusal.h"

#include <array>

#include "schemas/domain/json_writer.h"

namespace vanthu {
namespace {

// clang-format off
constexpr std::array kTexts{
    RefusalText{Refusal::tokenMissing, ErrorCode::notAuthenticated, "no bearer token",
                "Bạn chưa đăng nhập. Hãy đăng nhập rồi thử lại."},
    RefusalText{Refusal::tokenEnded, ErrorCode::notAuthenticated, "the token is not known or has expired",
                "Phiên làm việc đã kết thúc. Hãy đăng nhập lại."},
    RefusalText{Refusal::crossSite, ErrorCode::forbidden, "a page of another site ({0}) used the cookie of a session",
                "Yêu cầu này không đến từ trang của hệ thống. Hãy mở lại trang của hệ thống rồi làm lại."},
    RefusalText{Refusal::loginFailed, ErrorCode::notAuthenticated, "login {0} failed from {1}",
                "Sai tên đăng nhập hoặc mật khẩu, hoặc tài khoản đã bị khóa. Hãy nhập lại; nếu quên mật khẩu, hãy "
                "nhờ quản trị viên đặt lại."},
    RefusalText{Refusal::loginPaused, ErrorCode::tooManyAttempts, "too many failed logins for {0} from {1}",
                "Nhập sai mật khẩu quá nhiều lần. Hãy đợi {2} phút rồi thử lại, hoặc nhờ quản trị viên đặt lại mật khẩu."},
    RefusalText{Refusal::roleNotAllowed, ErrorCode::forbidden, "account {0} may not do this",
                "Tài khoản {0} (vai trò {1}) không có quyền làm việc này. Hãy dùng tài khoản có vai trò {2}."},
    RefusalText{Refusal::setupDone, ErrorCode::conflict, "this installation is set up already",
                "Máy chủ đã được khởi tạo. Hãy đăng nhập bằng tài khoản đã có."},
    RefusalText{Refusal::setupTokenWrong, ErrorCode::forbidden, "the setup token is not the one in {0}",
                "Mã khởi tạo không đúng. Hãy lấy mã trong tệp {0} ở thư mục dữ liệu của máy chủ."},
    RefusalText{Refusal::accountUnknown, ErrorCode::notFound, "no account {0}",
                "Không có tài khoản mã {0}. Hãy xem lại danh sách tài khoản."},
    RefusalText{Refusal::loginTaken, ErrorCode::conflict, "the login {0} is taken",
                "Tên đăng nhập {0} đã có người dùng. Hãy chọn tên khác."},
    RefusalText{Refusal::ownAccountDisabled, ErrorCode::conflict,
                "an administrator cannot disable the account in use",
                "Không thể tự khóa tài khoản đang dùng. Hãy nhờ một quản trị viên khác."},
    RefusalText{Refusal::ownPasswordWrong, ErrorCode::invalidInput, "account {0} gave a wrong old password",
                "Mật khẩu hiện tại không đúng nên mật khẩu chưa được đổi. Hãy nhập lại."},
    RefusalText{Refusal::noPostHeld, ErrorCode::forbidden, "account {0} holds no post",
                "Tài khoản {0} hiện không giữ chức vụ nào. Hãy nhờ quản trị viên giao chức vụ."},
    RefusalText{Refusal::postUnknown, ErrorCode::notFound, "no post {0}",
                "Không có chức vụ mã {0}. Hãy xem lại các chức vụ của tài khoản."},
    RefusalText{Refusal::postEnded, ErrorCode::conflict, "post {0} ended on {1}",
                "Chức vụ mã {0} đã kết thúc ngày {1}. Không thể kéo dài; hãy giao chức vụ mới."},
    RefusalText{Refusal::delegationUnknown, ErrorCode::notFound, "no delegation {0}",
                "Không có việc uỷ quyền mã {0}, hoặc việc đó không liên quan đến tài khoản của bạn. Hãy xem lại danh "
                "sách uỷ quyền."},
    RefusalText{Refusal::delegationEnded, ErrorCode::conflict, "delegation {0} ended on {1}",
                "Việc uỷ quyền mã {0} đã kết thúc ngày {1}. Hãy lập uỷ quyền mới."},
    RefusalText{Refusal::delegationNotYours, ErrorCode::forbidden, "post {0} is not held by account {1}",
                "Chức vụ mã {0} không phải của bạn trong thời gian này. Chỉ người giữ chức vụ hoặc quản trị viên được "
                "uỷ quyền, và quyền được uỷ quyền lại không được giao tiếp cho người khác."},
    RefusalText{Refusal::delegationNotHeld, ErrorCode::conflict, "post {0} is not held in the whole period",
                "Chức vụ mã {0} không kéo dài suốt thời gian uỷ quyền. Hãy chọn thời gian nằm trong thời gian giữ "
                "chức vụ."},
    RefusalText{Refusal::organisationUnknown, ErrorCode::notFound, "no organisation {0}",
                "Không có cơ quan mã {0}. Hãy xem lại danh sách cơ quan, đơn vị."},
    RefusalText{Refusal::organisationEnded, ErrorCode::conflict, "organisation {0} ended on {1}",
                "Cơ quan mã {0} đã kết thúc hoạt động, ngày cuối cùng {1}. Hãy làm việc này với cơ quan kế thừa."},
    RefusalText{Refusal::organisationChangedLater, ErrorCode::conflict,
                "organisation {0} has an entry that begins on {1}",
                "Cơ quan mã {0} đã có thay đổi ghi từ ngày {1}. Hãy chọn ngày từ ngày đó trở đi."},
    RefusalText{Refusal::unitEnded, ErrorCode::conflict, "unit {0} ended on {1}: its books give no later numbers",
                "{0} đã kết thúc hoạt động, ngày cuối cùng {1}, nên sổ của đơn vị không cấp số sau ngày đó. Hãy dùng "
                "sổ của đơn vị kế thừa{2}."},
    RefusalText{Refusal::codeOfOtherOrganisation, ErrorCode::conflict,
                "the code {0} belongs to organisation {1} in that period",
                "Mã định danh {0} đang là của cơ quan khác (mã {1}). Hãy kiểm tra lại mã định danh."},
    RefusalText{Refusal::unitUnknown, ErrorCode::notFound, "no such unit",
                "Không có đơn vị này, hoặc tài khoản của bạn không được xem báo cáo của đơn vị đó. Hãy kiểm tra lại "
                "mã đơn vị."},
    RefusalText{Refusal::bookUnknown, ErrorCode::notFound, "no book {0}",
                "Không có sổ mã {0}, hoặc tài khoản của bạn không được xem sổ đó. Hãy xem lại danh sách sổ."},
    RefusalText{Refusal::bookOfOtherUnit, ErrorCode::forbidden, "book {0} is of another unit",
                "Sổ mã {0} là của đơn vị khác: bạn chỉ được xem. Hãy nhờ văn thư của đơn vị đó làm việc này."},
    RefusalText{Refusal::bookExists, ErrorCode::conflict, "the unit has a book {0} in that direction already",
                "Đơn vị đã có sổ {0} cho hướng văn bản này. Hãy dùng sổ đó hoặc chọn mã sổ khác."},
    RefusalText{Refusal::bookClosed, ErrorCode::conflict, "the book {0} is closed and gives no numbers",
                "Sổ {0} đã đóng nên không cấp số nữa. Hãy chọn sổ khác, hoặc nhờ quản trị viên mở lại sổ."},
    RefusalText{Refusal::bookLocked, ErrorCode::conflict, "the book {0} is locked and takes no change",
                "Sổ {0} đã khóa nên không thay đổi được gì. Hãy nhờ quản trị viên mở khóa sổ, kèm lý do."},
    RefusalText{Refusal::numberTaken, ErrorCode::conflict, "the number {0} is used or void",
                "Số {0} đã được dùng hoặc đã hủy. Hãy chọn số khác, hoặc để trống để hệ thống cấp số tiếp theo."},
    RefusalText{Refusal::spanNumberTaken, ErrorCode::conflict, "the number {0} of the span {1}-{2} is used, void or kept back",
                "Số {0} đã được dùng, đã hủy hoặc đang được giữ nên chưa hủy số nào từ {1} đến {2}. Hãy tải lại sổ rồi "
                "hủy từng khoảng số còn thiếu."},
    RefusalText{Refusal::spanNotReached, ErrorCode::conflict, "the series has come to {0} and not to {1}",
                "Dãy số mới cấp đến số {0} nên chưa hủy được khoảng số đến {1}. Chỉ hủy theo khoảng những số còn thiếu; "
                "hãy sửa số cuối của khoảng."},
    RefusalText{Refusal::figuresBehind, ErrorCode::unavailable, "the figures are at {0} % of the log",
                "Số liệu thống kê đang được tính lại, đã xong {0} %. Hãy thử lại sau ít phút."},
    RefusalText{Refusal::linkUnknown, ErrorCode::notFound, "no link {0} in force at this document",
                "Văn bản không có liên kết mã {0}. Hãy xem lại các liên kết của văn bản."},
    RefusalText{Refusal::linkExists, ErrorCode::conflict, "documents {0} and {1} are linked so already",
                "Văn bản mã {0} và văn bản mã {1} đã có liên kết này. Không cần tạo lại."},
    RefusalText{Refusal::documentUnknown, ErrorCode::notFound, "no document {0}",
                "Không có văn bản mã {0}, hoặc tài khoản của bạn không được xem văn bản đó. Hãy kiểm tra lại mã văn "
                "bản."},
    RefusalText{Refusal::savedSearchUnknown, ErrorCode::notFound, "no saved search {0} of the account",
                "Bạn không có tìm kiếm đã lưu mã {0}. Hãy xem danh sách tìm kiếm đã lưu của bạn."},
    RefusalText{Refusal::savedSearchExists, ErrorCode::conflict, "the account has a saved search {0}",
                "Bạn đã có một tìm kiếm tên “{0}”. Hãy đặt tên khác hoặc sửa tìm kiếm đó."},
    RefusalText{Refusal::tooManySavedSearches, ErrorCode::conflict, "{0} searches are saved",
                "Mỗi người lưu được {0} tìm kiếm. Hãy xóa bớt tìm kiếm không còn dùng."},
    RefusalText{Refusal::documentOfOtherUnit, ErrorCode::forbidden, "document {0} is of another unit",
                "Văn bản mã {0} do đơn vị khác đăng ký. Hãy nhờ văn thư của đơn vị đó làm việc này."},
    RefusalText{Refusal::documentRepeated, ErrorCode::duplicate, "same code and issuer as document {0}",
                "Văn bản cùng số, ký hiệu và cơ quan ban hành đã được đăng ký (mã {0}). Hãy mở văn bản đó để đối "
                "chiếu; nếu đúng là văn bản khác, hãy xác nhận đăng ký thêm."},
    RefusalText{Refusal::outgoingDocumentExists, ErrorCode::conflict,
                "the outgoing document {0} of {1} is registered already",
                "Văn bản đi {0} năm {1} đã được đăng ký. Hãy kiểm tra lại số và ký hiệu."},
    RefusalText{Refusal::archivedDocumentExists, ErrorCode::conflict, "the document {0} of {1} is registered already",
                "Văn bản có mã nguồn {0} (nguồn {1}) đã được nhập. Không cần nhập lại."},
    RefusalText{Refusal::documentSecret, ErrorCode::secretDocument, "a secret document was refused", "{0}"},
    RefusalText{Refusal::fileUnknown, ErrorCode::notFound, "document {0} has no such file",
                "Văn bản mã {0} không có tệp này. Hãy xem lại danh sách tệp của văn bản."},
    RefusalText{Refusal::filesOfOtherUnit, ErrorCode::forbidden, "files of document {0} are of another unit",
                "Tệp của văn bản mã {0} thuộc đơn vị khác: bạn chỉ xem được thông tin đăng ký. Nếu cần tệp, hãy "
                "liên hệ văn thư của đơn vị đó."},
    RefusalText{Refusal::fileNotRecognised, ErrorCode::conflict, "no page of file {1} of document {0} was recognised",
                "Tệp thứ {1} không có trang quét nào đã được nhận dạng chữ. Hãy xem tình trạng nội dung của tệp; nếu "
                "tệp có sẵn chữ thì dùng ngay bản gốc."},
    RefusalText{Refusal::recognitionRuns, ErrorCode::conflict, "{0} of {1} pages are recognised",
                "Đang nhận dạng chữ, mới xong {0}/{1} trang. Hãy thử lại sau ít phút."},
    RefusalText{Refusal::fileNotCopied, ErrorCode::conflict, "no searchable copy of file {1} of document {0}",
                "Không tạo được bản có lớp chữ của tệp thứ {1} (tệp hỏng, có mật khẩu hoặc quá lớn). Hãy dùng bản "
                "gốc."},
    RefusalText{Refusal::versionMoved, ErrorCode::versionChanged, "the version is now {0}",
                "Người khác vừa thay đổi dữ liệu này. Hãy tải lại, xem thay đổi rồi thực hiện lại."},
    RefusalText{Refusal::keyReused, ErrorCode::conflict, "the Idempotency-Key was used for another request",
                "Khóa chống gửi lặp đã dùng cho một yêu cầu khác. Hãy tạo khóa mới rồi gửi lại."},
    RefusalText{Refusal::requestRunning, ErrorCode::conflict, "the same request is being answered at this moment",
                "Chính yêu cầu này đang được xử lý. Hãy đợi vài giây rồi thử lại."},
    RefusalText{Refusal::bodyTooLarge, ErrorCode::tooLarge, "a body or part over {0} bytes",
                "Phần dữ liệu nhập vượt quá {0} byte. Hãy rút gọn hoặc chia thành nhiều lần."},
    RefusalText{Refusal::uploadTooLarge, ErrorCode::tooLarge, "an upload over {0} GiB",
                "Tổng dung lượng các tệp của một lần đăng ký vượt quá {0} GiB. Hãy giảm dung lượng tệp, ví dụ quét "
                "lại với độ phân giải thấp hơn."},
    RefusalText{Refusal::batchTooLong, ErrorCode::tooLarge, "more than {0} records in one batch",
                "Mỗi lần nhập tối đa {0} bản ghi. Hãy chia thành nhiều lần."},
    RefusalText{Refusal::peerUnknown, ErrorCode::notFound, "no peer {0}",
                "Không có hệ thống liên thông mã {0}. Hãy xem lại danh sách hệ thống liên thông."},
    RefusalText{Refusal::peerKeyTaken, ErrorCode::conflict, "a peer with the key {0} exists",
                "Khóa công khai này đã được khai cho một hệ thống liên thông khác. Hãy kiểm tra lại khóa do bên kia "
                "cung cấp."},
    RefusalText{Refusal::ownPeerKey, ErrorCode::conflict, "that is the key of this installation itself",
                "Đây là khóa công khai của chính hệ thống này. Hãy nhập khóa do bên kia cung cấp."},
    RefusalText{Refusal::signerUnknown, ErrorCode::notFound, "no signer {0}",
                "Không có chứng thư mã {0}. Hãy xem lại danh sách chứng thư của các cơ quan."},
    RefusalText{Refusal::signerKnown, ErrorCode::conflict, "the certificate {0} is entered already",
                "Chứng thư này đã được khai. Hãy xem lại danh sách; chứng thư đã thu hồi thì bên kia phải cấp chứng thư "
                "mới."},
    RefusalText{Refusal::signingCertificateMissing, ErrorCode::conflict, "this installation has no signing key",
                "Hệ thống này chưa có khóa ký liên thông. Hãy tạo khóa trước: vanthu exchange certificate make."},
    RefusalText{Refusal::nextCertificateMissing, ErrorCode::conflict, "no next signing key waits",
                "Chưa có khóa ký kế tiếp để đưa vào dùng. Hãy tạo trước: vanthu exchange certificate make."},
    RefusalText{Refusal::evidenceMissing, ErrorCode::conflict, "document {0} went over no hub",
                "Văn bản mã {0} chưa đi qua trục liên thông nên chưa có chứng cứ gửi nhận. Hãy xem tình trạng gửi của văn "
                "bản."},
    RefusalText{Refusal::senderWithoutCode, ErrorCode::conflict, "organisation {0} has no organisation code in force",
                "Đơn vị gửi chưa có mã định danh còn hiệu lực nên chưa gửi liên thông được. Hãy nhờ quản trị viên bổ "
                "sung mã định danh."},
    RefusalText{Refusal::sendingTooManyFiles, ErrorCode::tooLarge, "a sending takes at most {0} files",
                "Mỗi lần gửi liên thông tối đa {0} tệp. Hãy gộp bớt tệp."},
    RefusalText{Refusal::sendingTooLarge, ErrorCode::tooLarge, "the files of a sending may hold {0} GiB together",
                "Các tệp của văn bản vượt quá {0} GiB, giới hạn của một lần gửi liên thông. Hãy giảm dung lượng tệp."},
    RefusalText{Refusal::sendingTooLong, ErrorCode::tooLarge, "the data of document {0} are too long for one sending",
                "Thông tin của văn bản mã {0} quá dài cho một lần gửi liên thông. Hãy bớt nơi nhận hoặc rút gọn tên "
                "tệp, ghi chú."},
    RefusalText{Refusal::deliveryUnknown, ErrorCode::notFound, "no delivery {0}",
                "Không có lượt gửi mã {0}. Hãy xem lại các lượt gửi của văn bản."},
    RefusalText{Refusal::deliveryRepeated, ErrorCode::conflict, "message {0} has that recipient already",
                "Nơi nhận này đã có trong lần gửi. Hãy xem lại danh sách nơi nhận."},
    RefusalText{Refusal::deliveryNotEndedBadly, ErrorCode::conflict, "delivery {0} is neither refused nor failed",
                "Lượt gửi mã {0} không bị từ chối và không hỏng nên chưa có gì để xem xong. Hãy tải lại danh sách."},
    RefusalText{Refusal::inboxItemUnknown, ErrorCode::notFound, "no inbox item {0}",
                "Không có văn bản mã {0} trong hộp văn bản đến liên thông của đơn vị. Hãy xem lại danh sách."},
    RefusalText{Refusal::inboxItemDecided, ErrorCode::conflict, "inbox item {0} is decided already",
                "Văn bản mã {0} trong hộp văn bản đến liên thông đã được tiếp nhận hoặc từ chối. Không cần làm lại."},
    RefusalText{Refusal::inboxItemRecalled, ErrorCode::conflict, "inbox item {0} was recalled by its sender",
                "Văn bản mã {0} đã bị cơ quan gửi thu hồi ({1}) nên không tiếp nhận được nữa. Hãy hỏi cơ quan gửi nếu cần "
                "văn bản thay thế."},
    RefusalText{Refusal::inboxRecallNotAsked, ErrorCode::conflict, "no recall of inbox item {0} waits for an answer",
                "Không có yêu cầu thu hồi văn bản mã {0} nào chờ trả lời. Hãy xem lại hộp văn bản đến liên thông."},
    RefusalText{Refusal::updateBeforeDocument, ErrorCode::conflict, "the document that inbox item {0} updates did not come yet",
                "Bản cập nhật mã {0} đến trước văn bản gốc nên chưa trả lời đồng ý được. Hãy chờ văn bản gốc, hoặc từ chối "
                "kèm lý do."},
    RefusalText{Refusal::updateOfUndecided, ErrorCode::conflict, "inbox item {1}, which {0} updates, is not decided",
                "Văn bản gốc (mã {1}) của bản cập nhật mã {0} chưa tiếp nhận. Hãy tiếp nhận văn bản gốc trước."},
    RefusalText{Refusal::updateOfNothing, ErrorCode::conflict, "inbox item {1}, which {0} updates, was refused or recalled",
                "Văn bản gốc (mã {1}) của bản cập nhật mã {0} đã bị từ chối hoặc thu hồi, không còn gì để cập nhật. Hãy từ "
                "chối bản cập nhật kèm lý do."},
    RefusalText{Refusal::updateWithoutChange, ErrorCode::conflict, "document {0} is with no receiver, and none is added",
                "Văn bản mã {0} không còn ở nơi nhận nào nên không có nơi để cập nhật. Hãy gửi văn bản, hoặc thêm nơi nhận."},
    RefusalText{Refusal::inboxFileUnknown, ErrorCode::notFound, "inbox item {0} has no such file",
                "Văn bản mã {0} trong hộp văn bản đến liên thông không có tệp này. Hãy xem lại danh sách tệp."},
    RefusalText{Refusal::edxmlMessageUnknown, ErrorCode::notFound, "no edXML message {0}",
                "Không có bản tin edXML mã {0}. Hãy xem lại danh sách bản tin."},
    RefusalText{Refusal::edxmlMessageDecided, ErrorCode::conflict, "edXML message {0} is not held",
                "Bản tin edXML mã {0} không còn bị tạm giữ: đã được chuyển hoặc loại. Không cần làm lại."},
    RefusalText{Refusal::edxmlMessageUnreadable, ErrorCode::conflict, "edXML message {0} cannot be read",
                "Bản tin edXML mã {0} không đọc được ({1}) nên không chuyển được. Hãy yêu cầu nơi gửi gửi lại, rồi loại bản "
                "tin này."},
    RefusalText{Refusal::edxmlDocumentUnknown, ErrorCode::conflict, "edXML message {0} is about no known document",
                "Ở đây chưa có văn bản mà bản tin edXML mã {0} nói đến ({1}). Hãy chờ văn bản đến, hoặc loại bản tin này."},
    RefusalText{Refusal::edxmlNotOutgoing, ErrorCode::conflict, "document {0} is not outgoing",
                "Văn bản mã {0} không phải văn bản đi. Chỉ kết xuất edXML được văn bản đi đã đăng ký; hãy chọn một văn "
                "bản đi."},
    RefusalText{Refusal::edxmlTooLarge, ErrorCode::tooLarge, "document {0} is too large for edXML",
                "Các tệp của văn bản mã {0} quá lớn cho một bản tin edXML (tối đa {1} MiB). Hãy gửi bằng đường liên thông "
                "khác."},
    RefusalText{Refusal::intakeItemUnknown, ErrorCode::notFound, "no intake item {0}",
                "Không có mục mã {0} trong danh sách chờ tiếp nhận của đơn vị. Hãy xem lại danh sách."},
    RefusalText{Refusal::intakeItemDecided, ErrorCode::conflict, "intake item {0} is {1} already",
                "Mục mã {0} đã được xử lý ({1}). Hãy tải lại danh sách chờ tiếp nhận."},
    RefusalText{Refusal::intakeItemNotDiscarded, ErrorCode::conflict, "intake item {0} is not discarded",
                "Mục mã {0} không ở trạng thái đã loại nên không có gì để lấy lại. Hãy tải lại danh sách."},
    RefusalText{Refusal::intakeFileUnknown, ErrorCode::notFound, "intake item {0} has no such file",
                "Mục mã {0} không có tệp này. Hãy xem lại danh sách tệp của mục."},
    RefusalText{Refusal::intakePartDecided, ErrorCode::conflict, "part {1} of intake item {0} is {2} already",
                "Mục mã {0} không gộp lại được: phần có mã {1} đã được xử lý ({2}). Hãy xử lý riêng các phần còn lại."},
    RefusalText{Refusal::intakeStackWhole, ErrorCode::conflict, "intake item {0} is whole again",
                "Tập quét mã {0} đã được gộp lại nên phần này không lấy lại được. Hãy xử lý cả tập."},
    RefusalText{Refusal::intakeFilesOfOtherUnit, ErrorCode::forbidden, "files of intake item {0} are of another unit",
                "Tệp của mục mã {0} thuộc đơn vị khác: bạn chỉ xem được danh sách. Nếu cần tệp, hãy liên hệ văn thư "
                "của đơn vị đó."},
    RefusalText{Refusal::uploadUnknown, ErrorCode::notFound, "no upload {0} of this account",
                "Không có lượt tải lên mã {0} của bạn, hoặc lượt đó đã hết hạn. Hãy tải lên lại từ đầu."},
    RefusalText{Refusal::uploadOffsetWrong, ErrorCode::conflict, "the upload stands at byte {0}",
                "Máy chủ đã có {0} byte đầu của tệp. Hãy gửi tiếp từ byte đó."},
    RefusalText{Refusal::uploadsTooMany, ErrorCode::tooLarge, "more than {0} uploads or {1} GiB open",
                "Bạn đang tải lên dở quá nhiều (tối đa {0} tệp, tổng {1} GiB). Hãy tải nốt hoặc hủy các lượt dở."},
    RefusalText{Refusal::dropUnknown, ErrorCode::notFound, "no drop {0} that is open",
                "Không có điểm nhận mã {0}, hoặc đã thu hồi. Hãy xem lại danh sách điểm nhận."},
    RefusalText{Refusal::dropNameTaken, ErrorCode::conflict, "a drop {0} is open already",
                "Đã có điểm nhận tên {0}. Hãy chọn tên khác, hoặc thu hồi điểm cũ trước."},
    RefusalText{Refusal::dropPasswordWrong, ErrorCode::notAuthenticated, "no drop {0} with that password, asked from {1}",
                "Sai tên điểm nhận hoặc mật khẩu, hoặc điểm nhận đã thu hồi. Hãy sửa cấu hình của máy quét."},
    RefusalText{Refusal::dropClosed, ErrorCode::forbidden, "the unit of drop {0} keeps no registry today",
                "Đơn vị của điểm nhận {0} không còn giữ sổ. Quản trị viên hãy tạo điểm nhận cho đơn vị tiếp quản."},
    RefusalText{Refusal::registerUnknown, ErrorCode::notFound, "no register {0}",
                "Không có mẫu sổ {0}. Hãy chọn: den, di, chuyen_giao, theo_doi, ban_luu."},
    RefusalText{Refusal::verificationUnknown, ErrorCode::notFound, "no verification {0}",
                "Không có lần kiểm tra toàn vẹn mã {0}. Hãy bắt đầu lần kiểm tra mới."},
    RefusalText{Refusal::verificationRunning, ErrorCode::conflict, "verification {0} is running",
                "Lần kiểm tra toàn vẹn mã {0} đang chạy. Hãy đợi lần đó kết thúc."},
    RefusalText{Refusal::moveNotAllowed, ErrorCode::illegalMove, "the state machine has no such move",
                "Trạng thái hiện tại là “{0}” nên không thể {1}. Hãy chọn một trong các việc được phép: {2}."},
    RefusalText{Refusal::relationMissing, ErrorCode::forbidden, "account {0} has no part in this that allows it",
                "Tài khoản {0} không được giao việc này nên không thể {1}. Hãy nhờ người có trách nhiệm: {2}."},
    RefusalText{Refusal::assignmentUnknown, ErrorCode::notFound, "no assignment {0}",
                "Không có việc giao mã {0}, hoặc tài khoản của bạn không được xem. Hãy xem lại danh sách việc."},
    RefusalText{Refusal::extensionUnknown, ErrorCode::notFound, "no extension {0}",
                "Không có đề nghị gia hạn mã {0}, hoặc tài khoản của bạn không được xem. Hãy xem lại danh sách việc."},
    RefusalText{Refusal::extensionAsked, ErrorCode::conflict, "assignment {0} has an extension that waits",
                "Việc giao mã {0} đang có đề nghị gia hạn chờ quyết định. Hãy đợi quyết định rồi đề nghị lại."},
    RefusalText{Refusal::draftUnknown, ErrorCode::notFound, "no draft {0}",
                "Không có dự thảo mã {0}, hoặc tài khoản của bạn không được xem. Hãy xem lại danh sách dự thảo."},
    RefusalText{Refusal::draftWithoutVersion, ErrorCode::conflict, "draft {0} has no version",
                "Dự thảo mã {0} chưa có bản nào. Hãy thêm tệp dự thảo rồi trình."},
    RefusalText{Refusal::draftFormErrors, ErrorCode::conflict, "the file of draft {0} has {1} errors of form",
                "Bản mới nhất của dự thảo mã {0} có {1} lỗi thể thức. Hãy trả lại để sửa; nếu vẫn chấp nhận, hãy ghi "
                "lý do."},
    RefusalText{Refusal::draftWithoutPdf, ErrorCode::conflict, "the newest version of draft {0} has no PDF to be signed",
                "Bản mới nhất của dự thảo mã {0} không có tệp PDF để ký số. Hãy thêm bản dự thảo dạng PDF."},
    RefusalText{Refusal::signingKeyMissing, ErrorCode::conflict, "no signing key is set up for {0}",
                "Chưa khai báo khóa ký số cho {0}. Hãy đề nghị quản trị khai báo trong cấu hình ký số."},
    RefusalText{Refusal::signingFailed, ErrorCode::conflict, "the file {0} was not signed: {1}",
                "Chưa ký được tệp {0}. {1}."},
    RefusalText{Refusal::printedDiffers, ErrorCode::conflict, "the page says \"{0}\", the register {1}",
                "Trên trang đầu ghi “{0}” nhưng số hoặc ngày được cấp là {1}. Hãy trả lại dự thảo để sửa tệp, hoặc "
                "cấp đúng số đã ghi."},
    RefusalText{Refusal::noRoomForNumber, ErrorCode::conflict, "no room for {1} in \"{0}\"",
                "Không đủ chỗ trống trong “{0}” để ghi {1}. Hãy trả lại dự thảo để chừa khoảng trống rộng hơn."},
    RefusalText{Refusal::itemsPending, ErrorCode::conflict, "assignments {0} are not done",
                "Còn việc chủ trì hoặc phối hợp chưa xong (mã {0}). Hãy hoàn thành hoặc trả lại các việc đó trước."},
    RefusalText{Refusal::documentRecalled, ErrorCode::conflict, "document {0} was recalled",
                "Văn bản mã {0} đã bị thu hồi nên không sửa, không xử lý và không gửi nữa. Hãy xem lịch sử của văn "
                "bản."},
    RefusalText{Refusal::documentNotIncoming, ErrorCode::conflict, "document {0} is not an incoming one",
                "Văn bản mã {0} không phải văn bản đến. Hãy chọn văn bản đến để phân phối, giải quyết."},
    RefusalText{Refusal::casePlanUnknown, ErrorCode::notFound, "no plan of case files {0}",
                "Không có danh mục hồ sơ mã {0}, hoặc tài khoản của bạn không được xem. Hãy xem lại các danh mục hồ sơ."},
    RefusalText{Refusal::casePlanExists, ErrorCode::conflict, "the unit has a plan of case files for {0}",
                "Đơn vị đã có danh mục hồ sơ năm {0}. Hãy sửa danh mục đó."},
    RefusalText{Refusal::caseFileUnknown, ErrorCode::notFound, "no case file {0}",
                "Không có hồ sơ mã {0}, hoặc tài khoản của bạn không được xem. Hãy xem lại danh sách hồ sơ."},
    RefusalText{Refusal::caseCodeTaken, ErrorCode::conflict, "the unit has a case file {0} in {1}",
                "Đơn vị đã có hồ sơ số, ký hiệu {0} năm {1}. Hãy thực hiện lại để được cấp số tiếp theo."},
    RefusalText{Refusal::caseDocumentsPending, ErrorCode::conflict, "incoming documents in case file {0} are open",
                "Chưa kết thúc được hồ sơ mã {0}: còn văn bản đến chưa giải quyết xong{1}. Hãy kết thúc giải quyết "
                "các văn bản đó, hoặc rút ra khỏi hồ sơ."},
    RefusalText{Refusal::documentInCaseFile, ErrorCode::conflict, "document {0} is in case file {1} already",
                "Văn bản mã {0} đã có trong hồ sơ mã {1}. Không cần đưa vào lần nữa."},
    RefusalText{Refusal::documentNotInCaseFile, ErrorCode::notFound, "document {0} is not in case file {1}",
                "Hồ sơ mã {1} không có văn bản mã {0}, hoặc tài khoản của bạn không được xem. Hãy xem lại mục lục văn "
                "bản của hồ sơ."},
    RefusalText{Refusal::caseFileFull, ErrorCode::conflict, "case file {0} holds {1} documents, the most it may",
                "Hồ sơ mã {0} đã có {1} văn bản, mức tối đa. Hãy lập hồ sơ tiếp theo (tập 2)."},
    RefusalText{Refusal::caseExportTooLarge, ErrorCode::tooLarge, "the files of case file {0} exceed {1} GiB",
                "Các tệp của hồ sơ mã {0} vượt quá {1} GiB, giới hạn của một lần xuất. Hãy tải từng văn bản."},
    RefusalText{Refusal::calendarDayTaken, ErrorCode::conflict, "the calendar has an exception for {0}",
                "Lịch làm việc đã có mục cho ngày {0}. Hãy bỏ mục đó trước rồi thêm mục mới."},
    RefusalText{Refusal::calendarExceptionUnknown, ErrorCode::notFound, "no calendar exception {0}",
                "Không có mục lịch làm việc mã {0}. Hãy xem lại lịch làm việc."},
    RefusalText{Refusal::calendarExceptionWithdrawn, ErrorCode::conflict, "calendar exception {0} is withdrawn",
                "Mục lịch làm việc mã {0} đã được bỏ. Không cần làm lại."},
    RefusalText{Refusal::deadlineRuleUnknown, ErrorCode::notFound, "no deadline rule {0}",
                "Không có quy định thời hạn mã {0}. Hãy xem lại danh sách quy định thời hạn."},
    RefusalText{Refusal::deadlineRuleEnded, ErrorCode::conflict, "deadline rule {0} ended on {1}",
                "Quy định thời hạn mã {0} đã hết hiệu lực ngày {1}. Không thể kéo dài; hãy đặt quy định mới."},
    RefusalText{Refusal::deadlineRuleOverlaps, ErrorCode::conflict, "deadline rule {0} holds from {1} on",
                "Quy định thời hạn mã {0} cùng phạm vi có hiệu lực từ ngày {1}. Hãy chọn ngày muộn hơn, hoặc kết thúc "
                "quy định đó trước."},
    RefusalText{Refusal::documentTypeUnknown, ErrorCode::notFound, "no row {0} of document types",
                "Không có dòng mã {0} trong danh mục loại văn bản. Hãy xem lại danh mục."},
    RefusalText{Refusal::declarationUnknown, ErrorCode::notFound, "no declared count {0}",
                "Không có khai báo số lượng mã {0}. Hãy xem lại danh sách khai báo của đơn vị."},
    RefusalText{Refusal::rateRulesPassed, ErrorCode::conflict, "definitions of rates '{0}' are not the newest: '{1}' are",
                "Bộ định nghĩa tỷ lệ “{0}” không còn là mới nhất: đã có “{1}”. Hãy tải lại danh sách rồi nhập lại."},
    RefusalText{Refusal::declarationOverlaps, ErrorCode::conflict, "declared count {0} holds for {1} to {2}",
                "Khai báo mã {0} đang có hiệu lực cho kỳ từ {1} đến {2}, trùng với kỳ này. Hãy chọn kỳ khác, hoặc đính chính khai báo đó."},
    RefusalText{Refusal::declarationCorrected, ErrorCode::conflict, "declared count {0} was corrected by {1}",
                "Khai báo mã {0} đã được đính chính bằng khai báo mã {1}. Hãy tải lại và đính chính khai báo mới nhất."},
    RefusalText{Refusal::declarationOfOtherUnit, ErrorCode::forbidden, "not of the caller's unit to declare for {0}",
                "Bạn không khai báo được thay cho đơn vị mã {0}. Hãy nhờ văn thư hoặc lãnh đạo của đơn vị ấy."},
    RefusalText{Refusal::sampleUnknown, ErrorCode::notFound, "no sample audit {0}",
                "Không có cuộc kiểm tra mẫu mã {0}. Hãy xem lại danh sách kiểm tra mẫu."},
    RefusalText{Refusal::sampleOfOtherUnit, ErrorCode::forbidden, "not the caller's unit to audit: {0}",
                "Bạn không kiểm tra được số liệu của đơn vị mã {0}. Hãy nhờ lãnh đạo cấp trên hoặc quản trị."},
    RefusalText{Refusal::sampleClosed, ErrorCode::conflict, "sample audit {0} is closed",
                "Cuộc kiểm tra mẫu mã {0} đã kết thúc, không sửa được nữa. Nếu cần, hãy rút mẫu mới."},
    RefusalText{Refusal::sampleUnfinished, ErrorCode::conflict, "sample audit {0} has {1} numbers without a result",
                "Cuộc kiểm tra mẫu mã {0} còn {1} số chưa có kết quả. Hãy ghi đủ kết quả rồi kết thúc."},
    RefusalText{Refusal::reformIndexUnknown, ErrorCode::notFound, "no department index {0}",
                "Không có bộ chỉ số mã {0}. Hãy xem lại danh sách chỉ số."},
    RefusalText{Refusal::reformIndexReplaced, ErrorCode::conflict, "department index {0} was replaced by {1}",
                "Bộ chỉ số mã {0} đã được thay bằng phiên bản mới, mã {1}. Hãy làm tiếp với phiên bản mới."},
    RefusalText{Refusal::reformIndexClosed, ErrorCode::conflict, "department index {0} is closed",
                "Bộ chỉ số mã {0} đã chốt, không chấm và không chốt lại được nữa. Nếu cần, hãy lập phiên bản mới."},
    RefusalText{Refusal::reformIndexExists, ErrorCode::conflict, "department index {0} is the newest version",
                "Chỉ số này của năm đó đã có, phiên bản mới nhất là mã {0}. Hãy nêu mã ấy ở replaces để thay nó."},
    RefusalText{Refusal::reformIndexOfProvince, ErrorCode::forbidden, "not the caller's to define or close an index",
                "Chỉ lãnh đạo của cơ quan cấp cao nhất hoặc quản trị mới lập và chốt bộ chỉ số. Hãy nhờ người ấy."},
    RefusalText{Refusal::reformIndexMoved, ErrorCode::conflict, "scores were given while index {0} was closed",
                "Có điểm vừa được chấm thêm trong lúc chốt bộ chỉ số mã {0}. Hãy xem lại rồi chốt lần nữa."},
    RefusalText{Refusal::indexUnitUnknown, ErrorCode::notFound, "unit {0} is not ranked by this index",
                "Bộ chỉ số này không có đơn vị mã {0}. Hãy xem lại danh sách đơn vị được xếp hạng."},
    RefusalText{Refusal::indexScoreOfOtherUnit, ErrorCode::forbidden, "not of the caller's unit to score for {0}",
                "Bạn không tự chấm được thay cho đơn vị mã {0}. Hãy nhờ văn thư hoặc lãnh đạo của đơn vị ấy."},
    RefusalText{Refusal::indexReviewOfOtherUnit, ErrorCode::forbidden, "not the caller's unit to review: {0}",
                "Bạn không thẩm định được điểm của đơn vị mã {0}. Hãy nhờ lãnh đạo cấp trên hoặc quản trị."},
    RefusalText{Refusal::indexScoreReplaced, ErrorCode::conflict, "the score of {0} is {1} meanwhile",
                "Tiêu chí {0} vừa được người khác chấm (lần chấm mã {1}). Hãy tải lại và xem điểm mới nhất."},
    RefusalText{Refusal::indexRateHasFigures, ErrorCode::conflict, "criterion {0} is fed by figures",
                "Tiêu chí {0} lấy điểm từ số liệu của phần mềm và đang có số liệu; không chấm tay. Nếu số liệu sai, "
                "hãy sửa sổ văn bản."},
    RefusalText{Refusal::publicationUnknown, ErrorCode::notFound, "no published report {0}",
                "Không có báo cáo công bố số {0}. Hãy xem lại danh sách báo cáo công bố."},
    RefusalText{Refusal::publicationWithdrawn, ErrorCode::conflict, "published report {0} is withdrawn",
                "Báo cáo công bố số {0} đã được thôi công bố. Không cần làm lại."},
    RefusalText{Refusal::publicationOfProvince, ErrorCode::forbidden, "not the caller's to publish reports",
                "Bạn không công bố được báo cáo. Hãy nhờ lãnh đạo của cơ quan cấp tỉnh hoặc quản trị."},
    RefusalText{Refusal::reportScheduleUnknown, ErrorCode::notFound, "no report schedule {0}",
                "Không có lịch gửi báo cáo số {0}. Hãy xem lại danh sách gửi định kỳ."},
    RefusalText{Refusal::reportScheduleOfOther, ErrorCode::forbidden, "report schedule {0} is another one's",
                "Lịch gửi báo cáo số {0} do người khác lập và chạy bằng quyền của người ấy. Hãy lập lịch của mình."},
    RefusalText{Refusal::reportScheduleStopped, ErrorCode::conflict, "report schedule {0} is stopped",
                "Lịch gửi báo cáo số {0} đã dừng. Hãy lập lịch mới nếu vẫn cần."},
    RefusalText{Refusal::reportScheduleOfProvince, ErrorCode::forbidden, "not the caller's to see every unit",
                "Bạn không xem được báo cáo của mọi đơn vị. Hãy chọn một đơn vị mà bạn xem được báo cáo."},
    RefusalText{Refusal::tooManyReportSchedules, ErrorCode::tooLarge, "more than {0} report schedules of a unit",
                "Đơn vị đã có {0} lịch gửi báo cáo đang chạy. Hãy dừng lịch không cần nữa rồi lập lịch mới."},
    RefusalText{Refusal::reportRunUnknown, ErrorCode::notFound, "no run {0} of the report schedule",
                "Lịch này không có lần chạy số {0}. Hãy xem lại danh sách các lần chạy."},
    RefusalText{Refusal::reportRunWaits, ErrorCode::conflict, "a run of report schedule {0} waits",
                "Lịch gửi báo cáo số {0} đang có một lần chạy chưa xong. Hãy chờ lần ấy xong."},
    RefusalText{Refusal::reportFileUnknown, ErrorCode::notFound, "no such file of report run {0}",
                "Lần chạy số {0} không có tệp ở định dạng này. Hãy chọn định dạng có trong danh sách."},
    RefusalText{Refusal::statisticPackageUnknown, ErrorCode::notFound, "no statistic package {0}",
                "Không có gói số liệu mã {0}. Hãy xem lại danh sách gói số liệu."},
    RefusalText{Refusal::statisticOfProvince, ErrorCode::forbidden, "not the caller's to take statistic packages",
                "Bạn không nhận được gói số liệu. Hãy nhờ lãnh đạo của cơ quan cấp tỉnh hoặc quản trị."},
    RefusalText{Refusal::statisticOfOtherUnit, ErrorCode::forbidden, "not of the caller's unit to make a package for {0}",
                "Bạn không lập được gói số liệu thay cho đơn vị mã {0}. Hãy nhờ văn thư hoặc lãnh đạo của đơn vị "
                "ấy."},
    RefusalText{Refusal::statisticUnitUnknown, ErrorCode::invalidInput, "no organisation with the code {0} on {1}",
                "Không có cơ quan nào mang mã định danh {0} vào ngày {1}. Hãy khai cơ quan ấy rồi nhận lại gói số "
                "liệu."},
    RefusalText{Refusal::statisticUnitIsHere, ErrorCode::invalidInput, "unit {0} keeps its registry here",
                "Đơn vị {0} giữ sổ văn bản ngay tại đây nên số liệu lấy từ sổ. Không nhận thêm gói số liệu của đơn "
                "vị ấy."},
    RefusalText{Refusal::statisticSignatureWrong, ErrorCode::invalidInput, "the signature is not over this package",
                "Chữ ký số không khớp với gói số liệu: gói đã bị sửa hoặc ký sai. Hãy yêu cầu đơn vị lập lại gói."},
    RefusalText{Refusal::statisticSignerUnknown, ErrorCode::invalidInput, "certificate {0} is not entered",
                "Chứng thư đã ký gói số liệu (vân tay {0}) chưa được khai tại đây. Hãy khai chứng thư của đơn vị "
                "rồi nhận lại."},
    RefusalText{Refusal::statisticSignerOfOther, ErrorCode::invalidInput, "certificate {0} does not sign for {1}",
                "Chứng thư đã ký gói số liệu (vân tay {0}) không được khai cho đơn vị {1}. Hãy kiểm tra đơn vị gửi "
                "và chứng thư."},
    RefusalText{Refusal::statisticSignerRevoked, ErrorCode::invalidInput, "certificate {0} is revoked",
                "Chứng thư đã ký gói số liệu (vân tay {0}) đã bị thu hồi. Hãy yêu cầu đơn vị ký lại bằng chứng thư "
                "mới."},
    RefusalText{Refusal::statisticSignerExpired, ErrorCode::invalidInput, "certificate {0} did not hold at {1}",
                "Chứng thư đã ký gói số liệu (vân tay {0}) không có hiệu lực lúc ký, {1}. Hãy yêu cầu đơn vị ký "
                "lại."},
    RefusalText{Refusal::statisticNotAwaited, ErrorCode::invalidInput, "no duty of {0} on {1}",
                "Nơi nhận chưa khai {0} phải gửi số liệu vào ngày {1}, nên gói số liệu không tự nhận được. Hãy nhờ "
                "nơi nhận khai trách nhiệm gửi số liệu rồi gửi lại."},
    RefusalText{Refusal::statisticReplayed, ErrorCode::conflict, "the package is kept as {0} since {1}",
                "Gói số liệu này đã nhận lúc {1}, mã {0}. Không cần làm lại."},
    RefusalText{Refusal::statisticOlder, ErrorCode::conflict, "package {0} of a unit and period that has package {1}",
                "Đây là gói lần {0} của đơn vị và kỳ này, trong khi đã có gói lần {1}. Hãy yêu cầu đơn vị gửi gói "
                "mới nhất."},
    RefusalText{Refusal::statisticOfEarlier, ErrorCode::conflict, "figures as of {0} after those as of {1}",
                "Gói số liệu tính đến {0}, cũ hơn gói đã có tính đến {1}. Hãy yêu cầu đơn vị gửi số liệu mới nhất."},
    RefusalText{Refusal::statisticAlreadySent, ErrorCode::conflict, "package {0} was sent there at {1}: {2}",
                "Gói số liệu mã {0} đã gửi nơi này lúc {1}: {2}. Không cần gửi lại."},
    RefusalText{Refusal::statisticNotOfHere, ErrorCode::conflict, "package {0} was received, not made here",
                "Gói số liệu mã {0} nhận từ nơi khác nên không gửi tiếp từ đây. Hãy chọn gói đã lập tại đây."},
    RefusalText{Refusal::statisticTooLong, ErrorCode::tooLarge, "package {0} is too long for a message",
                "Gói số liệu mã {0} dài quá mức gửi được qua liên thông. Hãy chuyển tệp bằng đường khác."},
    RefusalText{Refusal::statisticDutyUnknown, ErrorCode::notFound, "no statistic duty {0}",
                "Không có trách nhiệm gửi số liệu mã {0}. Hãy xem lại danh sách."},
    RefusalText{Refusal::statisticDutyReplaced, ErrorCode::conflict, "statistic duty {0} was replaced by {1}",
                "Trách nhiệm gửi số liệu mã {0} đã được thay bằng mã {1}. Hãy sửa ở mã ấy."},
    RefusalText{Refusal::statisticDutyOverlaps, ErrorCode::conflict, "statistic duty {0} from {1} on shares days",
                "Đơn vị đã có trách nhiệm gửi số liệu mã {0}, từ ngày {1}. Hãy sửa ở mã ấy thay vì thêm mới."},
    RefusalText{Refusal::noticeUnknown, ErrorCode::notFound, "no notice {0}",
                "Không có thông báo mã {0} của bạn. Hãy xem lại danh sách thông báo."},
    RefusalText{Refusal::alertUnknown, ErrorCode::notFound, "no alert {0}",
                "Không có cảnh báo thay đổi quyền mã {0}, hoặc tài khoản của bạn không được xem. Hãy xem lại danh sách "
                "cảnh báo."},
    RefusalText{Refusal::alertConfirmed, ErrorCode::conflict, "alert {0} is confirmed already",
                "Cảnh báo thay đổi quyền mã {0} đã được xác nhận. Không cần làm lại."},
    RefusalText{Refusal::alertOwnChange, ErrorCode::conflict, "account {0} made the change itself",
                "Bạn là người đã thay đổi quyền nên không tự xác nhận được. Hãy nhờ lãnh đạo của đơn vị đó hoặc quản "
                "trị viên khác xác nhận."},
};
// clang-format on

constexpr bool isInOrder() {
    for (std::size_t i = 0; i < kTexts.size(); ++i)
        if (static_cast<std::size_t>(kTexts[i].refusal) != i) return false;
    return kTexts.size() == static_cast<std::size_t>(Refusal::alertOwnChange) + 1;
}
static_assert(isInOrder(), "every refusal has its line, in the order of the enumeration");

const RefusalText& textOf(Refusal refusal) {
    return kTexts[static_cast<std::size_t>(refusal)];
}

std::string filled(std::string_view sentence, const std::vector<std::string>& facts) {
    std::string text;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const bool isPlace = sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}';
        if (!isPlace) {
            text += sentence[i];
            continue;
        }
        text += facts.at(static_cast<std::size_t>(sentence[i + 1] - '0'));
        i += 2;
    }
    return text;
}

}  // namespace

std::span<const RefusalText> refusalTexts() {
    return kTexts;
}

Refused::Refused(Refusal refusal, const std::vector<std::string>& facts, Violations violations)
    : Error(textOf(refusal).code, filled(textOf(refusal).english, facts), std::move(violations)),
      refusal_(refusal),
      explanation_(filled(textOf(refusal).vietnamese, facts)) {}

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text.empty() ? "không còn việc nào" : text;
}

}  // namespace

IllegalMove::IllegalMove(std::string_view state, std::string_view action, std::vector<std::string> allowed,
                         const std::vector<std::string>& labels)
    : Refused(Refusal::moveNotAllowed, {std::string(state), std::string(action), joined(labels)}),
      allowed_(std::move(allowed)) {
    domain::JsonWriter json;
    json.beginArray();
    for (const auto& lawful : allowed_)
        json.value(lawful);
    setMembers("\"allowed\":" + json.endArray().take());
}

}  // namespace vanthu
