/** English for the refusals of schemas/domain/refusal.cpp, in its order; {0}, {1} are the facts of the case. */
export const refusals: Record<string, string> = {
  'Bạn chưa đăng nhập. Hãy đăng nhập rồi thử lại.': 'You are not logged in. Log in and try again.',
  'Phiên làm việc đã kết thúc. Hãy đăng nhập lại.': 'Your session has ended. Log in again.',
  'Yêu cầu này không đến từ trang của hệ thống. Hãy mở lại trang của hệ thống rồi làm lại.':
    'This request does not come from a page of the system. Open the page of the system again and repeat it.',
  'Sai tên đăng nhập hoặc mật khẩu, hoặc tài khoản đã bị khóa. Hãy nhập lại; nếu quên mật khẩu, hãy nhờ quản trị viên đặt lại.':
    'Wrong login or password, or the account is blocked. Enter them again; if you forgot the password, ask an administrator to set a new one.',
  'Nhập sai mật khẩu quá nhiều lần. Hãy đợi {2} phút rồi thử lại, hoặc nhờ quản trị viên đặt lại mật khẩu.':
    'Too many wrong passwords. Wait {2} minutes and try again, or ask an administrator to set a new password.',
  'Tài khoản {0} (vai trò {1}) không có quyền làm việc này. Hãy dùng tài khoản có vai trò {2}.':
    'The account {0} (role {1}) may not do this. Use an account with the role {2}.',
  'Máy chủ đã được khởi tạo. Hãy đăng nhập bằng tài khoản đã có.':
    'This server is set up already. Log in with an account that you have.',
  'Mã khởi tạo không đúng. Hãy lấy mã trong tệp {0} ở thư mục dữ liệu của máy chủ.':
    'The setup token is wrong. Take it from the file {0} in the data folder of the server.',
  'Không có tài khoản mã {0}. Hãy xem lại danh sách tài khoản.':
    'There is no account {0}. Look at the list of accounts.',
  'Tên đăng nhập {0} đã có người dùng. Hãy chọn tên khác.': 'The login {0} is taken. Choose another one.',
  'Không thể tự khóa tài khoản đang dùng. Hãy nhờ một quản trị viên khác.':
    'You cannot block the account that you are using. Ask another administrator.',
  'Mật khẩu hiện tại không đúng nên mật khẩu chưa được đổi. Hãy nhập lại.':
    'The current password is wrong, so the password was not changed. Enter it again.',
  'Tài khoản {0} hiện không giữ chức vụ nào. Hãy nhờ quản trị viên giao chức vụ.':
    'The account {0} holds no post now. Ask an administrator to give it one.',
  'Không có chức vụ mã {0}. Hãy xem lại các chức vụ của tài khoản.':
    'There is no post {0}. Look at the posts of the account.',
  'Chức vụ mã {0} đã kết thúc ngày {1}. Không thể kéo dài; hãy giao chức vụ mới.':
    'Post {0} ended on {1}. It cannot be prolonged; give a new post.',
  'Không có việc uỷ quyền mã {0}, hoặc việc đó không liên quan đến tài khoản của bạn. Hãy xem lại danh sách uỷ quyền.':
    'There is no delegation {0}, or it does not concern your account. Look at the list of delegations.',
  'Việc uỷ quyền mã {0} đã kết thúc ngày {1}. Hãy lập uỷ quyền mới.': 'Delegation {0} ended on {1}. Make a new one.',
  'Chức vụ mã {0} không phải của bạn trong thời gian này. Chỉ người giữ chức vụ hoặc quản trị viên được uỷ quyền, và quyền được uỷ quyền lại không được giao tiếp cho người khác.':
    'Post {0} is not yours in that period. Only its holder or an administrator delegates, and delegated rights cannot be passed on.',
  'Chức vụ mã {0} không kéo dài suốt thời gian uỷ quyền. Hãy chọn thời gian nằm trong thời gian giữ chức vụ.':
    'Post {0} is not held in the whole period of the delegation. Choose days within those of the post.',
  'Không có cơ quan mã {0}. Hãy xem lại danh sách cơ quan, đơn vị.':
    'There is no organisation {0}. Look at the list of organisations and units.',
  'Cơ quan mã {0} đã kết thúc hoạt động, ngày cuối cùng {1}. Hãy làm việc này với cơ quan kế thừa.':
    'Organisation {0} has ended; its last day was {1}. Do this with its successor.',
  'Cơ quan mã {0} đã có thay đổi ghi từ ngày {1}. Hãy chọn ngày từ ngày đó trở đi.':
    'Organisation {0} has a change entered from {1} on. Choose that day or a later one.',
  '{0} đã kết thúc hoạt động, ngày cuối cùng {1}, nên sổ của đơn vị không cấp số sau ngày đó. Hãy dùng sổ của đơn vị kế thừa{2}.':
    '{0} has ended; its last day was {1}, so its books give no numbers after that day. Use the book of its successor{2}.',
  'Mã định danh {0} đang là của cơ quan khác (mã {1}). Hãy kiểm tra lại mã định danh.':
    'The identifier {0} belongs to another organisation (id {1}). Check the identifier.',
  'Không có đơn vị này, hoặc tài khoản của bạn không được xem báo cáo của đơn vị đó. Hãy kiểm tra lại mã đơn vị.':
    'There is no such unit, or your account may not see its reports. Check the code of the unit.',
  'Không có sổ mã {0}, hoặc tài khoản của bạn không được xem sổ đó. Hãy xem lại danh sách sổ.':
    'There is no book {0}, or your account may not see it. Look at the list of books.',
  'Sổ mã {0} là của đơn vị khác: bạn chỉ được xem. Hãy nhờ văn thư của đơn vị đó làm việc này.':
    'Book {0} belongs to another unit: you may only look at it. Ask a clerk of that unit to do this.',
  'Đơn vị đã có sổ {0} cho hướng văn bản này. Hãy dùng sổ đó hoặc chọn mã sổ khác.':
    'The unit has a book {0} for this direction already. Use that book or choose another code.',
  'Sổ {0} đã đóng nên không cấp số nữa. Hãy chọn sổ khác, hoặc nhờ quản trị viên mở lại sổ.':
    'Book {0} is closed and gives no more numbers. Choose another book, or ask an administrator to open it again.',
  'Sổ {0} đã khóa nên không thay đổi được gì. Hãy nhờ quản trị viên mở khóa sổ, kèm lý do.':
    'Book {0} is locked and cannot be changed. Ask an administrator to unlock it, with a reason.',
  'Số {0} đã được dùng hoặc đã hủy. Hãy chọn số khác, hoặc để trống để hệ thống cấp số tiếp theo.':
    'Number {0} is used or void. Choose another one, or leave it empty to get the next number.',
  'Số {0} đã được dùng, đã hủy hoặc đang được giữ nên chưa hủy số nào từ {1} đến {2}. Hãy tải lại sổ rồi hủy từng khoảng số còn thiếu.':
    'Number {0} is used, void or kept back, so no number from {1} to {2} was voided. Reload the book and void each span of missing numbers.',
  'Dãy số mới cấp đến số {0} nên chưa hủy được khoảng số đến {1}. Chỉ hủy theo khoảng những số còn thiếu; hãy sửa số cuối của khoảng.':
    'The series has come to number {0}, so a span up to {1} cannot be voided. Only missing numbers are voided by span; correct the last number.',
  'Số liệu thống kê đang được tính lại, đã xong {0} %. Hãy thử lại sau ít phút.':
    'The figures are being computed again, {0} % are done. Try again in a few minutes.',
  'Văn bản không có liên kết mã {0}. Hãy xem lại các liên kết của văn bản.':
    'The document has no link {0}. Look at the links of the document.',
  'Văn bản mã {0} và văn bản mã {1} đã có liên kết này. Không cần tạo lại.':
    'Documents {0} and {1} are linked like this already. There is nothing to do.',
  'Không có văn bản mã {0}, hoặc tài khoản của bạn không được xem văn bản đó. Hãy kiểm tra lại mã văn bản.':
    'There is no document {0}, or your account may not see it. Check the id of the document.',
  'Bạn không có tìm kiếm đã lưu mã {0}. Hãy xem danh sách tìm kiếm đã lưu của bạn.':
    'You have no saved search {0}. Look at the list of your saved searches.',
  'Bạn đã có một tìm kiếm tên “{0}”. Hãy đặt tên khác hoặc sửa tìm kiếm đó.':
    'You have a search named “{0}” already. Choose another name or change that search.',
  'Mỗi người lưu được {0} tìm kiếm. Hãy xóa bớt tìm kiếm không còn dùng.':
    'Everybody can save {0} searches. Delete those that you no longer use.',
  'Văn bản mã {0} do đơn vị khác đăng ký. Hãy nhờ văn thư của đơn vị đó làm việc này.':
    'Document {0} was registered by another unit. Ask a clerk of that unit to do this.',
  'Văn bản cùng số, ký hiệu và cơ quan ban hành đã được đăng ký (mã {0}). Hãy mở văn bản đó để đối chiếu; nếu đúng là văn bản khác, hãy xác nhận đăng ký thêm.':
    'A document with this number, notation and issuer is registered already (id {0}). Open it to compare; if this is another document, confirm that it is to be registered too.',
  'Văn bản đi {0} năm {1} đã được đăng ký. Hãy kiểm tra lại số và ký hiệu.':
    'The outgoing document {0} of {1} is registered already. Check its number and notation.',
  'Văn bản có mã nguồn {0} (nguồn {1}) đã được nhập. Không cần nhập lại.':
    'The document with the source id {0} (source {1}) was imported already. It need not be imported again.',
  'Văn bản mã {0} không có tệp này. Hãy xem lại danh sách tệp của văn bản.':
    'Document {0} has no such file. Look at the list of its files.',
  'Tệp của văn bản mã {0} thuộc đơn vị khác: bạn chỉ xem được thông tin đăng ký. Nếu cần tệp, hãy liên hệ văn thư của đơn vị đó.':
    'The files of document {0} belong to another unit: you see only what is registered. If you need a file, turn to a clerk of that unit.',
  'Tệp thứ {1} không có trang quét nào đã được nhận dạng chữ. Hãy xem tình trạng nội dung của tệp; nếu tệp có sẵn chữ thì dùng ngay bản gốc.':
    'File {1} has no scanned page whose words were recognised. Look at the state of the file’s content; if it has text of its own, use the original.',
  'Đang nhận dạng chữ, mới xong {0}/{1} trang. Hãy thử lại sau ít phút.':
    'Words are being recognised, {0} of {1} pages are done. Try again in a few minutes.',
  'Không tạo được bản có lớp chữ của tệp thứ {1} (tệp hỏng, có mật khẩu hoặc quá lớn). Hãy dùng bản gốc.':
    'No copy with a text layer could be made of file {1} (it is damaged, has a password or is too large). Use the original.',
  'Người khác vừa thay đổi dữ liệu này. Hãy tải lại, xem thay đổi rồi thực hiện lại.':
    'Somebody else has just changed this. Reload, look at the change and do it again.',
  'Khóa chống gửi lặp đã dùng cho một yêu cầu khác. Hãy tạo khóa mới rồi gửi lại.':
    'This key against double sending was used for another request. Make a new key and send again.',
  'Chính yêu cầu này đang được xử lý. Hãy đợi vài giây rồi thử lại.':
    'This very request is being worked on. Wait a few seconds and try again.',
  'Phần dữ liệu nhập vượt quá {0} byte. Hãy rút gọn hoặc chia thành nhiều lần.':
    'The data are larger than {0} bytes. Shorten them or split them into several requests.',
  'Tổng dung lượng các tệp của một lần đăng ký vượt quá {0} GiB. Hãy giảm dung lượng tệp, ví dụ quét lại với độ phân giải thấp hơn.':
    'The files of one registration are larger than {0} GiB together. Make them smaller, for example by scanning at a lower resolution.',
  'Mỗi lần nhập tối đa {0} bản ghi. Hãy chia thành nhiều lần.':
    'At most {0} records can be imported at once. Split them.',
  'Không có hệ thống liên thông mã {0}. Hãy xem lại danh sách hệ thống liên thông.':
    'There is no system {0} of the exchange. Look at the list of systems.',
  'Khóa công khai này đã được khai cho một hệ thống liên thông khác. Hãy kiểm tra lại khóa do bên kia cung cấp.':
    'This public key is entered for another system of the exchange. Check the key that the other side gave you.',
  'Đây là khóa công khai của chính hệ thống này. Hãy nhập khóa do bên kia cung cấp.':
    'This is the public key of this very system. Enter the key that the other side gave you.',
  'Không có chứng thư mã {0}. Hãy xem lại danh sách chứng thư của các cơ quan.':
    'There is no certificate {0}. Look at the list of certificates of the agencies.',
  'Chứng thư này đã được khai. Hãy xem lại danh sách; chứng thư đã thu hồi thì bên kia phải cấp chứng thư mới.':
    'This certificate is entered already. Look at the list; for one that was revoked the other side has to issue a new one.',
  'Không có danh bạ liên thông hoặc chứng thư phát hành {0}. Hãy xem lại: vanthu directory status.':
    'There is no directory of the exchange, or certificate of a publisher, {0}. Look at: vanthu directory status.',
  'Danh bạ của {0} do nơi khác phát hành; hai nơi cùng phát hành thì không ai theo dõi được. Hãy phát hành ở nơi đó, hoặc dùng mã khác.':
    'The directory of {0} is published elsewhere; nobody could follow two publishers of one directory. Publish there, or under another code.',
  'Hệ thống này chưa có khóa ký liên thông. Hãy tạo khóa trước: vanthu exchange certificate make.':
    'This system has no key to sign for the exchange. Make one first: vanthu exchange certificate make.',
  'Chưa có khóa ký kế tiếp để đưa vào dùng. Hãy tạo trước: vanthu exchange certificate make.':
    'There is no next signing key to take into use. Make one first: vanthu exchange certificate make.',
  'Văn bản mã {0} chưa đi qua trục liên thông nên chưa có chứng cứ gửi nhận. Hãy xem tình trạng gửi của văn bản.':
    'Document {0} has not gone through a hub, so there is no evidence of its sending. Look at the state of its sending.',
  'Đơn vị gửi chưa có mã định danh còn hiệu lực nên chưa gửi liên thông được. Hãy nhờ quản trị viên bổ sung mã định danh.':
    'The sending unit has no identifier in force, so it cannot send through the exchange. Ask an administrator to add one.',
  'Mỗi lần gửi liên thông tối đa {0} tệp. Hãy gộp bớt tệp.':
    'At most {0} files can be sent at once. Put some of them together.',
  'Các tệp của văn bản vượt quá {0} GiB, giới hạn của một lần gửi liên thông. Hãy giảm dung lượng tệp.':
    'The files of the document are larger than {0} GiB, the limit of one sending. Make them smaller.',
  'Thông tin của văn bản mã {0} quá dài cho một lần gửi liên thông. Hãy bớt nơi nhận hoặc rút gọn tên tệp, ghi chú.':
    'What is registered of document {0} is too long for one sending. Remove receivers or shorten file names and notes.',
  'Không có lượt gửi mã {0}. Hãy xem lại các lượt gửi của văn bản.':
    'There is no delivery {0}. Look at the deliveries of the document.',
  'Nơi nhận này đã có trong lần gửi. Hãy xem lại danh sách nơi nhận.':
    'This receiver is in the sending already. Look at the list of receivers.',
  'Lượt gửi mã {0} không bị từ chối và không hỏng nên chưa có gì để xem xong. Hãy tải lại danh sách.':
    'Delivery {0} was neither refused nor did it fail, so there is nothing to be done with. Load the list again.',
  'Không có văn bản mã {0} trong hộp văn bản đến liên thông của đơn vị. Hãy xem lại danh sách.':
    'There is no document {0} in the unit’s inbox of the exchange. Look at the list.',
  'Văn bản mã {0} trong hộp văn bản đến liên thông đã được tiếp nhận hoặc từ chối. Không cần làm lại.':
    'Document {0} of the inbox of the exchange was accepted or refused already. There is nothing to do.',
  'Văn bản mã {0} đã bị cơ quan gửi thu hồi ({1}) nên không tiếp nhận được nữa. Hãy hỏi cơ quan gửi nếu cần văn bản thay thế.':
    'Document {0} was recalled by its sender ({1}) and can no longer be accepted. Ask the sender if you need its replacement.',
  'Không có yêu cầu thu hồi văn bản mã {0} nào chờ trả lời. Hãy xem lại hộp văn bản đến liên thông.':
    'No recall of document {0} waits for an answer. Look at the inbox of the exchange.',
  'Bản cập nhật mã {0} đến trước văn bản gốc nên chưa trả lời đồng ý được. Hãy chờ văn bản gốc, hoặc từ chối kèm lý do.':
    'Update {0} came before its document, so it cannot be agreed to yet. Wait for the document, or refuse with a reason.',
  'Văn bản gốc (mã {1}) của bản cập nhật mã {0} chưa tiếp nhận. Hãy tiếp nhận văn bản gốc trước.':
    'The document ({1}) of update {0} is not accepted yet. Accept the document first.',
  'Văn bản gốc (mã {1}) của bản cập nhật mã {0} đã bị từ chối hoặc thu hồi, không còn gì để cập nhật. Hãy từ chối bản cập nhật kèm lý do.':
    'The document ({1}) of update {0} was refused or recalled; nothing is left to update. Refuse the update with a reason.',
  'Văn bản mã {0} không còn ở nơi nhận nào nên không có nơi để cập nhật. Hãy gửi văn bản, hoặc thêm nơi nhận.':
    'Document {0} is with no receiver any more, so there is nobody to tell of an update. Send it, or add receivers.',
  'Văn bản mã {0} trong hộp văn bản đến liên thông không có tệp này. Hãy xem lại danh sách tệp.':
    'Document {0} of the inbox of the exchange has no such file. Look at the list of its files.',
  'Không có bản tin edXML mã {0}. Hãy xem lại danh sách bản tin.':
    'There is no edXML message {0}. Look at the list of messages.',
  'Bản tin edXML mã {0} không còn bị tạm giữ: đã được chuyển hoặc loại. Không cần làm lại.':
    'The edXML message {0} is no longer held: it was passed on or discarded. There is nothing to do.',
  'Bản tin edXML mã {0} không đọc được ({1}) nên không chuyển được. Hãy yêu cầu nơi gửi gửi lại, rồi loại bản tin này.':
    'The edXML message {0} cannot be read ({1}), so it cannot be passed on. Ask the sender to send it again, then discard this one.',
  'Ở đây chưa có văn bản mà bản tin edXML mã {0} nói đến ({1}). Hãy chờ văn bản đến, hoặc loại bản tin này.':
    'The document that the edXML message {0} is about is not here yet ({1}). Wait for the document, or discard the message.',
  'Văn bản mã {0} không phải văn bản đi. Chỉ kết xuất edXML được văn bản đi đã đăng ký; hãy chọn một văn bản đi.':
    'Document {0} is not an outgoing one. Only registered outgoing documents can be written as edXML; choose one.',
  'Các tệp của văn bản mã {0} quá lớn cho một bản tin edXML (tối đa {1} MiB). Hãy gửi bằng đường liên thông khác.':
    'The files of document {0} are too large for an edXML message (at most {1} MiB). Send it in another way.',
  'Không có mục mã {0} trong danh sách chờ tiếp nhận của đơn vị. Hãy xem lại danh sách.':
    'There is no item {0} in the unit’s intake. Look at the list.',
  'Mục mã {0} đã được xử lý ({1}). Hãy tải lại danh sách chờ tiếp nhận.':
    'Item {0} is done already ({1}). Reload the intake.',
  'Mục mã {0} không ở trạng thái đã loại nên không có gì để lấy lại. Hãy tải lại danh sách.':
    'Item {0} is not discarded, so there is nothing to take back. Reload the list.',
  'Mục mã {0} không có tệp này. Hãy xem lại danh sách tệp của mục.':
    'Item {0} has no such file. Look at the list of its files.',
  'Mục mã {0} không gộp lại được: phần có mã {1} đã được xử lý ({2}). Hãy xử lý riêng các phần còn lại.':
    'Item {0} cannot be put together again: its part {1} is done already ({2}). Do the other parts one by one.',
  'Tập quét mã {0} đã được gộp lại nên phần này không lấy lại được. Hãy xử lý cả tập.':
    'The stack {0} was put together again, so this part cannot be taken back. Do the whole stack.',
  'Tệp của mục mã {0} thuộc đơn vị khác: bạn chỉ xem được danh sách. Nếu cần tệp, hãy liên hệ văn thư của đơn vị đó.':
    'The files of item {0} belong to another unit: you see only the list. If you need a file, turn to a clerk of that unit.',
  'Không có lượt tải lên mã {0} của bạn, hoặc lượt đó đã hết hạn. Hãy tải lên lại từ đầu.':
    'You have no upload {0}, or it has expired. Upload the file again from its beginning.',
  'Máy chủ đã có {0} byte đầu của tệp. Hãy gửi tiếp từ byte đó.':
    'The server has the first {0} bytes of the file. Go on from there.',
  'Bạn đang tải lên dở quá nhiều (tối đa {0} tệp, tổng {1} GiB). Hãy tải nốt hoặc hủy các lượt dở.':
    'You have too many unfinished uploads (at most {0} files, {1} GiB together). Finish or cancel some.',
  'Không có điểm nhận mã {0}, hoặc đã thu hồi. Hãy xem lại danh sách điểm nhận.':
    'There is no drop {0}, or it was withdrawn. Look at the list of drops.',
  'Đã có điểm nhận tên {0}. Hãy chọn tên khác, hoặc thu hồi điểm cũ trước.':
    'There is a drop named {0}. Choose another name, or withdraw the old one first.',
  'Sai tên điểm nhận hoặc mật khẩu, hoặc điểm nhận đã thu hồi. Hãy sửa cấu hình của máy quét.':
    'Wrong name or password of the drop, or it was withdrawn. Correct the settings of the scanner.',
  'Đơn vị của điểm nhận {0} không còn giữ sổ. Quản trị viên hãy tạo điểm nhận cho đơn vị tiếp quản.':
    'The unit of the drop {0} keeps no registry any more. An administrator has to make a drop for the unit that took over.',
  'Không có mẫu sổ {0}. Hãy chọn: den, di, chuyen_giao, theo_doi, ban_luu.':
    'There is no register {0}. Choose one of: den, di, chuyen_giao, theo_doi, ban_luu.',
  'Không có lần kiểm tra toàn vẹn mã {0}. Hãy bắt đầu lần kiểm tra mới.':
    'There is no verification {0}. Start a new one.',
  'Lần kiểm tra toàn vẹn mã {0} đang chạy. Hãy đợi lần đó kết thúc.':
    'Verification {0} is running. Wait until it ends.',
  'Trạng thái hiện tại là “{0}” nên không thể {1}. Hãy chọn một trong các việc được phép: {2}.':
    'The state is “{0}”, so this is not possible: {1}. What is possible: {2}.',
  'Tài khoản {0} không được giao việc này nên không thể {1}. Hãy nhờ người có trách nhiệm: {2}.':
    'The account {0} has no part in this that allows it: {1}. Ask who is responsible: {2}.',
  'Không có việc giao mã {0}, hoặc tài khoản của bạn không được xem. Hãy xem lại danh sách việc.':
    'There is no assignment {0}, or your account may not see it. Look at the list of work.',
  'Không có đề nghị gia hạn mã {0}, hoặc tài khoản của bạn không được xem. Hãy xem lại danh sách việc.':
    'There is no request for more time {0}, or your account may not see it. Look at the list of work.',
  'Việc giao mã {0} đang có đề nghị gia hạn chờ quyết định. Hãy đợi quyết định rồi đề nghị lại.':
    'Assignment {0} has a request for more time that waits. Wait for the decision before you ask again.',
  'Không có dự thảo mã {0}, hoặc tài khoản của bạn không được xem. Hãy xem lại danh sách dự thảo.':
    'There is no draft {0}, or your account may not see it. Look at the list of drafts.',
  'Dự thảo mã {0} chưa có bản nào. Hãy thêm tệp dự thảo rồi trình.':
    'Draft {0} has no version. Add a file before you submit it.',
  'Bản mới nhất của dự thảo mã {0} có {1} lỗi thể thức. Hãy trả lại để sửa; nếu vẫn chấp nhận, hãy ghi lý do.':
    'The newest version of draft {0} has {1} errors of form. Send it back to be corrected; to accept it all the same, give a reason.',
  'Bản mới nhất của dự thảo mã {0} không có tệp PDF để ký số. Hãy thêm bản dự thảo dạng PDF.':
    'The newest version of draft {0} has no PDF to be signed. Add a version as PDF.',
  'Chưa khai báo khóa ký số cho {0}. Hãy đề nghị quản trị khai báo trong cấu hình ký số.':
    'No signing key is set up for {0}. Ask an administrator to enter it in the settings of signing.',
  'Chưa ký được tệp {0}. {1}.': 'The file {0} was not signed. {1}.',
  'Trên trang đầu ghi “{0}” nhưng số hoặc ngày được cấp là {1}. Hãy trả lại dự thảo để sửa tệp, hoặc cấp đúng số đã ghi.':
    'The first page says “{0}”, but the number or day given is {1}. Send the draft back to correct the file, or give the number that it says.',
  'Không đủ chỗ trống trong “{0}” để ghi {1}. Hãy trả lại dự thảo để chừa khoảng trống rộng hơn.':
    'There is no room in “{0}” to write {1}. Send the draft back to leave more room.',
  'Còn việc chủ trì hoặc phối hợp chưa xong (mã {0}). Hãy hoàn thành hoặc trả lại các việc đó trước.':
    'Work in charge or in support is not done yet (ids {0}). Complete it or give it back first.',
  'Văn bản mã {0} đã bị thu hồi nên không sửa, không xử lý và không gửi nữa. Hãy xem lịch sử của văn bản.':
    'Document {0} was recalled, so it is no longer corrected, handled or sent. Look at the history of the document.',
  'Văn bản mã {0} không phải văn bản đến. Hãy chọn văn bản đến để phân phối, giải quyết.':
    'Document {0} is not an incoming one. Choose an incoming document to give out or handle.',
  'Không có danh mục hồ sơ mã {0}, hoặc tài khoản của bạn không được xem. Hãy xem lại các danh mục hồ sơ.':
    'There is no plan of case files {0}, or your account may not see it. Look at the plans of case files.',
  'Đơn vị đã có danh mục hồ sơ năm {0}. Hãy sửa danh mục đó.':
    'The unit has a plan of case files for {0} already. Change that one.',
  'Không có hồ sơ mã {0}, hoặc tài khoản của bạn không được xem. Hãy xem lại danh sách hồ sơ.':
    'There is no case file {0}, or your account may not see it. Look at the list of case files.',
  'Đơn vị đã có hồ sơ số, ký hiệu {0} năm {1}. Hãy thực hiện lại để được cấp số tiếp theo.':
    'The unit has a case file {0} of {1} already. Do it again to get the next number.',
  'Chưa kết thúc được hồ sơ mã {0}: còn văn bản đến chưa giải quyết xong{1}. Hãy kết thúc giải quyết các văn bản đó, hoặc rút ra khỏi hồ sơ.':
    'Case file {0} cannot be closed: incoming documents are not completed{1}. Complete them, or take them out of the case file.',
  'Văn bản mã {0} đã có trong hồ sơ mã {1}. Không cần đưa vào lần nữa.':
    'Document {0} is in case file {1} already. It need not be put in again.',
  'Hồ sơ mã {1} không có văn bản mã {0}, hoặc tài khoản của bạn không được xem. Hãy xem lại mục lục văn bản của hồ sơ.':
    'Case file {1} has no document {0}, or your account may not see it. Look at the documents of the case file.',
  'Hồ sơ mã {0} đã có {1} văn bản, mức tối đa. Hãy lập hồ sơ tiếp theo (tập 2).':
    'Case file {0} holds {1} documents, the most it may. Make the next one (part 2).',
  'Các tệp của hồ sơ mã {0} vượt quá {1} GiB, giới hạn của một lần xuất. Hãy tải từng văn bản.':
    'The files of case file {0} are larger than {1} GiB, the limit of one export. Download the documents one by one.',
  'Lịch làm việc đã có mục cho ngày {0}. Hãy bỏ mục đó trước rồi thêm mục mới.':
    'The calendar has an entry for {0} already. Withdraw it before you add a new one.',
  'Không có mục lịch làm việc mã {0}. Hãy xem lại lịch làm việc.':
    'There is no entry {0} in the calendar. Look at the calendar.',
  'Mục lịch làm việc mã {0} đã được bỏ. Không cần làm lại.':
    'Entry {0} of the calendar is withdrawn already. There is nothing to do.',
  'Không có dòng mã {0} trong danh mục loại văn bản. Hãy xem lại danh mục.':
    'There is no row {0} among the document types. Look at the list again.',
  'Không có quy định thời hạn mã {0}. Hãy xem lại danh sách quy định thời hạn.':
    'There is no deadline rule {0}. Look at the list of deadline rules.',
  'Quy định thời hạn mã {0} đã hết hiệu lực ngày {1}. Không thể kéo dài; hãy đặt quy định mới.':
    'Deadline rule {0} ended on {1}. It cannot be prolonged; make a new rule.',
  'Quy định thời hạn mã {0} cùng phạm vi có hiệu lực từ ngày {1}. Hãy chọn ngày muộn hơn, hoặc kết thúc quy định đó trước.':
    'Deadline rule {0} for the same things holds from {1} on. Choose a later day, or end that rule first.',
  'Không có khai báo số lượng mã {0}. Hãy xem lại danh sách khai báo của đơn vị.':
    'There is no declared count {0}. Look at the counts that the unit declared.',
  'Bộ định nghĩa tỷ lệ “{0}” không còn là mới nhất: đã có “{1}”. Hãy tải lại danh sách rồi nhập lại.':
    'The definitions of rates “{0}” are no longer the newest: there is “{1}”. Reload the list and enter them again.',
  'Khai báo mã {0} đang có hiệu lực cho kỳ từ {1} đến {2}, trùng với kỳ này. Hãy chọn kỳ khác, hoặc đính chính khai báo đó.':
    'The declared count {0} holds from {1} to {2}, which overlaps this period. Choose another period, or correct that count.',
  'Khai báo mã {0} đã được đính chính bằng khai báo mã {1}. Hãy tải lại và đính chính khai báo mới nhất.':
    'The declared count {0} was corrected by count {1}. Reload and correct the newest one.',
  'Bạn không khai báo được thay cho đơn vị mã {0}. Hãy nhờ văn thư hoặc lãnh đạo của đơn vị ấy.':
    'You cannot declare for unit {0}. Ask a clerk or a leader of that unit.',
  'Không có cuộc kiểm tra mẫu mã {0}. Hãy xem lại danh sách kiểm tra mẫu.':
    'There is no sample audit {0}. Look at the list of sample audits.',
  'Bạn không kiểm tra được số liệu của đơn vị mã {0}. Hãy nhờ lãnh đạo cấp trên hoặc quản trị.':
    'You cannot audit the figures of unit {0}. Ask a leader above it or an administrator.',
  'Cuộc kiểm tra mẫu mã {0} đã kết thúc, không sửa được nữa. Nếu cần, hãy rút mẫu mới.':
    'The sample audit {0} is closed and can no longer be changed. Draw a new sample if you need one.',
  'Cuộc kiểm tra mẫu mã {0} còn {1} số chưa có kết quả. Hãy ghi đủ kết quả rồi kết thúc.':
    'The sample audit {0} has {1} numbers without a result. Enter all results, then close it.',
  'Không có bộ chỉ số mã {0}. Hãy xem lại danh sách chỉ số.':
    'There is no department index {0}. Look at the list of indexes.',
  'Bộ chỉ số mã {0} đã được thay bằng phiên bản mới, mã {1}. Hãy làm tiếp với phiên bản mới.':
    'The index {0} was replaced by a new version, {1}. Go on with that one.',
  'Bộ chỉ số mã {0} đã chốt, không chấm và không chốt lại được nữa. Nếu cần, hãy lập phiên bản mới.':
    'The index {0} is closed: it is neither scored nor closed again. Make a new version if you need one.',
  'Chỉ số này của năm đó đã có, phiên bản mới nhất là mã {0}. Hãy nêu mã ấy ở replaces để thay nó.':
    'This index of that year exists; its newest version is {0}. Name it in replaces to replace it.',
  'Chỉ lãnh đạo của cơ quan cấp cao nhất hoặc quản trị mới lập và chốt bộ chỉ số. Hãy nhờ người ấy.':
    'Only a leader of the highest agency or an administrator defines and closes an index. Ask one of them.',
  'Có điểm vừa được chấm thêm trong lúc chốt bộ chỉ số mã {0}. Hãy xem lại rồi chốt lần nữa.':
    'Scores were given while the index {0} was being closed. Look at them and close it again.',
  'Bộ chỉ số này không có đơn vị mã {0}. Hãy xem lại danh sách đơn vị được xếp hạng.':
    'This index does not rank unit {0}. Look at the list of units that are ranked.',
  'Bạn không tự chấm được thay cho đơn vị mã {0}. Hãy nhờ văn thư hoặc lãnh đạo của đơn vị ấy.':
    'You cannot score unit {0} for itself. Ask a clerk or a leader of that unit.',
  'Bạn không thẩm định được điểm của đơn vị mã {0}. Hãy nhờ lãnh đạo cấp trên hoặc quản trị.':
    'You cannot review the scores of unit {0}. Ask a leader above it or an administrator.',
  'Tiêu chí {0} vừa được người khác chấm (lần chấm mã {1}). Hãy tải lại và xem điểm mới nhất.':
    'Somebody else has just scored criterion {0} (score {1}). Reload and look at the newest one.',
  'Tiêu chí {0} lấy điểm từ số liệu của phần mềm và đang có số liệu; không chấm tay. Nếu số liệu sai, hãy sửa sổ văn bản.':
    'Criterion {0} takes its points from figures of the program, and there are some; it is not scored by hand. If they are wrong, correct the register.',
  'Không có báo cáo công bố số {0}. Hãy xem lại danh sách báo cáo công bố.':
    'There is no published report {0}. Look at the list of published reports.',
  'Báo cáo công bố số {0} đã được thôi công bố. Không cần làm lại.':
    'The published report {0} was withdrawn already. There is nothing to do.',
  'Bạn không công bố được báo cáo. Hãy nhờ lãnh đạo của cơ quan cấp tỉnh hoặc quản trị.':
    'You cannot publish reports. Ask a leader of the provincial agency or an administrator.',
  'Không có lịch gửi báo cáo số {0}. Hãy xem lại danh sách gửi định kỳ.':
    'There is no schedule {0} for reports. Look at the list of schedules.',
  'Lịch gửi báo cáo số {0} do người khác lập và chạy bằng quyền của người ấy. Hãy lập lịch của mình.':
    'Schedule {0} was set up by somebody else and runs with the rights of that person. Set up one of your own.',
  'Lịch gửi báo cáo số {0} đã dừng. Hãy lập lịch mới nếu vẫn cần.':
    'Schedule {0} is stopped. Set up a new one if it is still needed.',
  'Bạn không xem được báo cáo của mọi đơn vị. Hãy chọn một đơn vị mà bạn xem được báo cáo.':
    'You may not see the reports of every unit. Choose a unit whose reports you may see.',
  'Đơn vị đã có {0} lịch gửi báo cáo đang chạy. Hãy dừng lịch không cần nữa rồi lập lịch mới.':
    'The unit has {0} schedules that run. Stop one that is not needed, then set up another.',
  'Lịch này không có lần chạy số {0}. Hãy xem lại danh sách các lần chạy.':
    'This schedule has no run {0}. Look at the list of runs.',
  'Lịch gửi báo cáo số {0} đang có một lần chạy chưa xong. Hãy chờ lần ấy xong.':
    'A run of schedule {0} is not finished. Wait until it is.',
  'Lần chạy số {0} không có tệp ở định dạng này. Hãy chọn định dạng có trong danh sách.':
    'Run {0} has no file in this format. Choose one of those in the list.',
  'Không có gói số liệu mã {0}. Hãy xem lại danh sách gói số liệu.':
    'There is no statistic package {0}. Look at the list of packages.',
  'Bạn không nhận được gói số liệu. Hãy nhờ lãnh đạo của cơ quan cấp tỉnh hoặc quản trị.':
    'You may not take statistic packages. Ask a leader of the organisation of the province, or an administrator.',
  'Bạn không lập được gói số liệu thay cho đơn vị mã {0}. Hãy nhờ văn thư hoặc lãnh đạo của đơn vị ấy.':
    'You may not make a package of figures for unit {0}. Ask the registry clerk or the leader of that unit.',
  'Không có cơ quan nào mang mã định danh {0} vào ngày {1}. Hãy khai cơ quan ấy rồi nhận lại gói số liệu.':
    'No organisation had the identifier {0} on {1}. Enter it and take the package again.',
  'Đơn vị {0} giữ sổ văn bản ngay tại đây nên số liệu lấy từ sổ. Không nhận thêm gói số liệu của đơn vị ấy.':
    'Unit {0} keeps its registry here, so its figures come from the registry. No package of it is taken beside that.',
  'Chữ ký số không khớp với gói số liệu: gói đã bị sửa hoặc ký sai. Hãy yêu cầu đơn vị lập lại gói.':
    'The signature is not over this package: it was changed, or signed wrongly. Ask the unit to make it again.',
  'Chứng thư đã ký gói số liệu (vân tay {0}) chưa được khai tại đây. Hãy khai chứng thư của đơn vị rồi nhận lại.':
    'The certificate that signed the package (fingerprint {0}) is not entered here. Enter the certificate of the unit and take it again.',
  'Chứng thư đã ký gói số liệu (vân tay {0}) không được khai cho đơn vị {1}. Hãy kiểm tra đơn vị gửi và chứng thư.':
    'The certificate that signed the package (fingerprint {0}) is not entered for unit {1}. Check the unit and the certificate.',
  'Chứng thư đã ký gói số liệu (vân tay {0}) đã bị thu hồi. Hãy yêu cầu đơn vị ký lại bằng chứng thư mới.':
    'The certificate that signed the package (fingerprint {0}) is revoked. Ask the unit to sign with a new one.',
  'Chứng thư đã ký gói số liệu (vân tay {0}) không có hiệu lực lúc ký, {1}. Hãy yêu cầu đơn vị ký lại.':
    'The certificate that signed the package (fingerprint {0}) did not hold when it was signed, {1}. Ask the unit to sign again.',
  'Nơi nhận chưa khai {0} phải gửi số liệu vào ngày {1}, nên gói số liệu không tự nhận được. Hãy nhờ nơi nhận khai trách nhiệm gửi số liệu rồi gửi lại.':
    'The receiver has not entered that {0} is to deliver figures on {1}, so the package is not taken by itself. Ask the receiver to enter that duty, then send it again.',
  'Gói số liệu này đã nhận lúc {1}, mã {0}. Không cần làm lại.':
    'This package was taken at {1}, id {0}. Nothing to do.',
  'Đây là gói lần {0} của đơn vị và kỳ này, trong khi đã có gói lần {1}. Hãy yêu cầu đơn vị gửi gói mới nhất.':
    'This is package no. {0} of this unit and period, and there is no. {1} already. Ask the unit for the newest.',
  'Gói số liệu tính đến {0}, cũ hơn gói đã có tính đến {1}. Hãy yêu cầu đơn vị gửi số liệu mới nhất.':
    'The package has figures as of {0}, before those that are here, as of {1}. Ask the unit for the newest figures.',
  'Gói số liệu mã {0} đã gửi nơi này lúc {1}: {2}. Không cần gửi lại.':
    'The package {0} was sent there at {1}: {2}. There is no need to send it again.',
  'Gói số liệu mã {0} nhận từ nơi khác nên không gửi tiếp từ đây. Hãy chọn gói đã lập tại đây.':
    'The package {0} came from elsewhere and is not sent on from here. Choose one that was made here.',
  'Gói số liệu mã {0} dài quá mức gửi được qua liên thông. Hãy chuyển tệp bằng đường khác.':
    'The package {0} is too long for the exchange. Hand the file over in another way.',
  'Không có trách nhiệm gửi số liệu mã {0}. Hãy xem lại danh sách.':
    'There is no duty to deliver figures {0}. Look at the list.',
  'Trách nhiệm gửi số liệu mã {0} đã được thay bằng mã {1}. Hãy sửa ở mã ấy.':
    'Duty {0} was replaced by {1}. Change that one.',
  'Đơn vị đã có trách nhiệm gửi số liệu mã {0}, từ ngày {1}. Hãy sửa ở mã ấy thay vì thêm mới.':
    'The unit has duty {0} from {1} on. Change that one instead of adding another.',
  'Không có thông báo mã {0} của bạn. Hãy xem lại danh sách thông báo.':
    'You have no notice {0}. Look at the list of your notices.',
  'Không có cảnh báo thay đổi quyền mã {0}, hoặc tài khoản của bạn không được xem. Hãy xem lại danh sách cảnh báo.':
    'There is no alert {0} about rights, or your account may not see it. Look at the list of alerts.',
  'Cảnh báo thay đổi quyền mã {0} đã được xác nhận. Không cần làm lại.':
    'The alert {0} about rights is confirmed already. There is nothing to do.',
  'Bạn là người đã thay đổi quyền nên không tự xác nhận được. Hãy nhờ lãnh đạo của đơn vị đó hoặc quản trị viên khác xác nhận.':
    'You made this change of rights, so you cannot confirm it yourself. Ask a leader of that unit or another administrator to confirm it.',
};
