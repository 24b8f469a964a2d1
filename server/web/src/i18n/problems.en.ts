/** English for titles and details of problem documents (server/http/problem.cpp), and for reasons why the exchange waits. */
export const problems: Record<string, string> = {
  'Dữ liệu không hợp lệ': 'The data are not valid',
  'Hãy sửa các ô được nêu rồi gửi lại.': 'Correct the fields that are named and send again.',
  'Chưa đăng nhập hoặc phiên đã hết hạn': 'Not logged in, or the session has ended',
  'Hãy đăng nhập lại.': 'Log in again.',
  'Không có quyền thực hiện': 'You may not do this',
  'Hãy dùng tài khoản có quyền này.': 'Use an account that has this right.',
  'Không tìm thấy': 'Not found',
  'Hãy kiểm tra lại mã số.': 'Check the id.',
  'Trạng thái hiện tại không cho phép': 'Not possible as things stand',
  'Dữ liệu này vừa được thay đổi hoặc đã có. Hãy tải lại rồi thử lại.':
    'This has just changed or exists already. Reload and try again.',
  'Việc này không hợp lệ ở trạng thái hiện tại': 'Not possible in the present state',
  'Hãy tải lại và chọn một việc được phép.': 'Reload and choose something that is possible.',
  'Văn bản đã có trong sổ': 'The document is registered already',
  'Hãy xác nhận nếu đúng là văn bản khác.': 'Confirm if it is another document.',
  'Không nhận văn bản mật': 'Secret documents are not taken',
  'Hãy đăng ký tại sổ đăng ký bí mật nhà nước.': 'Register it in the register of state secrets.',
  'Dữ liệu đã thay đổi': 'The data have changed',
  'Hãy tải lại rồi thực hiện lại.': 'Reload and do it again.',
  'Vượt quá giới hạn kích thước': 'Too large',
  'Hãy giảm dung lượng hoặc chia nhỏ.': 'Make it smaller, or divide it.',
  'Nhập sai mật khẩu quá nhiều lần': 'Too many wrong passwords',
  'Hãy đợi rồi thử lại.': 'Wait, then try again.',
  'Tạm thời chưa phục vụ được': 'Not available for the moment',
  'Một phần của hệ thống chưa sẵn sàng. Hãy thử lại sau ít phút; nếu vẫn lỗi, hãy báo quản trị viên.':
    'A part of the system is not ready. Try again in a few minutes; tell an administrator if it goes on.',
  'Dữ liệu lưu trữ bị hỏng': 'Stored data are damaged',
  'Dữ liệu đã lưu không còn nguyên vẹn. Hãy báo quản trị viên kiểm tra toàn vẹn và phục hồi từ bản sao lưu.':
    'Stored data are no longer whole. Ask an administrator to verify them and to restore the backup.',
  'Lỗi bên trong hệ thống': 'Internal error',
  'Máy chủ gặp lỗi không lường trước. Hãy báo quản trị viên xem nhật ký của máy chủ.':
    'The server met an unexpected error. Ask an administrator to look at its log.',
  'Yêu cầu không đọc được': 'The request cannot be read',
  'Tham số trong địa chỉ không phải UTF-8 hoặc có dấu % sai. Hãy mã hóa lại tham số.':
    'A parameter of the address is not UTF-8 or has a wrong %. Encode it again.',
  'Dữ liệu gửi lên bị đứt giữa chừng. Hãy gửi lại.': 'The data broke off half-way. Send them again.',
  'Dữ liệu gửi lên sai định dạng. Hãy xem mô tả API rồi gửi lại.':
    'The data have the wrong format. See the description of the API and send again.',
  'Không có địa chỉ này. Hãy xem mô tả API.': 'There is no such address. See the description of the API.',
  'Phương thức không được hỗ trợ': 'The method is not supported',
  'Địa chỉ này không nhận phương thức đã gửi. Hãy dùng: {0}': 'This address does not take that method. Use: {0}',
  'Kiểu nội dung không được hỗ trợ': 'The content type is not supported',
  'Kiểu nội dung của yêu cầu không đúng. Hãy gửi với Content-Type: {0}':
    'The content type of the request is wrong. Send it as Content-Type: {0}',
  'Không lưu văn bản độ {0} trên hệ thống này: bí mật nhà nước phải được đăng ký, lưu giữ và gửi nhận riêng theo Luật Bảo vệ bí mật nhà nước 117/2025/QH15, và nằm ngoài phạm vi gửi, nhận văn bản điện tử của Quyết định 28/2018/QĐ-TTg. Hãy đăng ký tại sổ đăng ký bí mật nhà nước.':
    'Documents of the degree {0} are not kept in this system: state secrets are registered, kept and sent apart by the Law on Protection of State Secrets 117/2025/QH15, and Decision 28/2018/QĐ-TTg on electronic exchange does not extend to them. Register it in the register of state secrets.',
  'Hệ thống liên thông {0} đã bị thu hồi nên văn bản không gửi được. Hãy nhờ quản trị viên khai hệ thống mới rồi gửi lại.':
    'The system {0} was revoked, so the document cannot be sent. Ask an administrator to enter the new system, then send again.',
  'Hệ thống liên thông {0} đã hết hiệu lực từ sau ngày {1} nên văn bản không gửi được. Hãy nhờ quản trị viên khai hệ thống mới rồi gửi lại.':
    'The system {0} is not valid after {1}, so the document cannot be sent. Ask an administrator to enter the new system, then send again.',
  'Hệ thống liên thông {0} có hiệu lực từ ngày {1}; văn bản sẽ được gửi từ ngày đó.':
    'The system {0} is valid from {1} on; the document goes out from that day on.',
  'Bên kia từ chối khóa của hệ thống này': 'The other side refuses the key of this system',
  'Mất kết nối': 'Connection lost',
  'Chưa kết nối': 'Not connected yet',
  'Viết dạng 28/09/2018, 28-9-2018, 28.9.18 hoặc 2018-09-28.': 'Write 28/09/2018, 28-9-2018, 28.9.18 or 2018-09-28.',
};
