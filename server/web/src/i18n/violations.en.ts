/** English for what is said of single fields; {0}, {1} are the limits and facts that stand in it. */
export const violations: Record<string, string> = {
  'Mẫu số trống: không chia được cho số không.': 'The denominator is empty: nothing is divided by zero.',
  'Tử số trống: nêu ít nhất một số đếm.': 'The numerator is empty: name at least one count.',
  'Tỷ lệ này chỉ có các số đếm: {0}.': 'This rate has these counts only: {0}.',
  'Mỗi số đếm chỉ nêu một lần.': 'Each count is named once.',
  'Một số đếm đã nằm trong số đếm khác của mẫu số, sẽ bị tính hai lần.':
    'A count is part of another one of the denominator and would be counted twice.',
  'Tử số có thể lớn hơn mẫu số: mỗi số đếm của tử số phải nằm trong mẫu số và không chồng lên nhau.':
    'The numerator can exceed the denominator: each of its counts has to be part of the denominator, and none may overlap.',
  'Các biến thể của một tỷ lệ có cùng mẫu số: {0} chia cho {1}.':
    'Variants of one rate have one denominator: {0} is divided by {1}.',
  'Ngưỡng từ 0 đến 1000 phần nghìn.': 'The threshold lies between 0 and 1000 thousandths.',
  'Bộ mới nhất “{0}” có hiệu lực từ {1}; bộ sau không bắt đầu trước ngày đó.':
    'The newest set “{0}” holds from {1} on; the next one does not begin before that day.',
  'Ngày hiệu lực thuộc kỳ đã qua: ghi lý do vì sao phải tính lại các kỳ đó.':
    'The first day lies in a period that is over: say why those periods have to be computed anew.',
  'Đã có bộ mang tên này; hãy đặt tên khác.': 'There is a set of this name; choose another name.',
  'Không có số đếm này; xem danh sách counters.': 'There is no such count; see the list “counters”.',
  'Văn bản không liên kết với chính nó.': 'A document is not linked with itself.',
  'Cơ quan không trả lời văn bản của chính mình.': 'An agency does not reply to its own document.',
  'Bản sao lục được sao từ bản sao y (SY).': 'A “sao lục” is made from a “sao y” (SY).',
  'Văn bản kia ghi ngày {0}, sau văn bản này ({1}).': 'The other document is of {0}, later than this one ({1}).',
  'Bước sau mới ghi: thêm bản, ký, cấp số, ban hành.':
    'This is told by later steps: adding versions, signing, numbering, issuing.',
  'Bạn không có lần tải lên này, hoặc đã quá hạn; tải lên lại, hoặc đăng ký từ mục chờ tiếp nhận.':
    'You have no such upload, or it has expired; upload again, or register from an item of the intake.',
  'Bản sao (SY, TrS, SL) lấy số ở sổ bản sao; sổ đó không cấp số cho văn bản khác.':
    'Copies (SY, TrS, SL) take numbers from the book of copies; that book gives none to other documents.',
  'Bản sao phải nêu đúng một văn bản được sao (copy_of).': 'A copy names the one document that it copies (copy_of).',
  'Bản tin không gửi cho đơn vị nào ở đây; hãy nêu đơn vị nhận.':
    'The message is addressed to no unit here; name the unit that receives it.',
  'Hãy nêu ít nhất một khối đơn vị được xếp hạng.': 'Name at least one group of units that are ranked.',
  'Bộ chỉ số chưa có tiêu chí nào.': 'The index has no criterion yet.',
  'Điểm tối đa phải lớn hơn 0.': 'The most points must be above 0.',
  'Mục có mục con là lĩnh vực, điểm là tổng các mục con; hãy bỏ cách chấm.':
    'An item with items below it is a field whose points are their sum; leave out how it is scored.',
  'Tiêu chí phải có cách chấm: self, survey hoặc rate.': 'A criterion says how it is scored: self, survey or rate.',
  'Mức trả lời cao nhất phải trên mức thấp nhất, nếu không thì chia cho 0.':
    'The highest answer must be above the lowest; it would be a division by 0.',
  'Bộ chỉ số có tối đa {0} cấp mục.': 'An index has at most {0} levels.',
  'Mục này nằm trong chính nó, qua mục mã {0}.': 'This item lies within itself, by way of item {0}.',
  'Kỳ tính tỷ lệ phải nằm trong năm của chỉ số.': 'The period of the rate must lie in the year of the index.',
  'Tỷ lệ được điểm tối đa phải trên tỷ lệ 0 điểm, nếu không thì chia cho 0.':
    'The rate for all points must be above that for none; it would be a division by 0.',
  'Các bậc phải tăng dần theo tỷ lệ.': 'Steps must rise with the rate.',
  'Bậc cao hơn không được ít điểm hơn.': 'A higher step cannot give fewer points.',
  'Bậc cao nhất phải được điểm tối đa {0}.': 'The highest step must give all {0} points.',
  'Các mục con của mục {0} cộng lại được {1} điểm, không phải {2}.':
    'The items below item {0} add up to {1} points, not {2}.',
  'Các lĩnh vực cộng lại được {0} điểm, không phải {1}.': 'The fields add up to {0} points, not {1}.',
  'Hãy nhập điểm.': 'Enter the points.',
  'Điểm của tiêu chí {0} từ 0 đến {1}.': 'The points of criterion {0} are from 0 to {1}.',
  'Nêu điểm, hoặc số phiếu và điểm trung bình; không nêu cả hai.':
    'Give the points, or the number of answers and their mean; not both.',
  'Hãy nhập số phiếu trả lời.': 'Enter the number of answers.',
  'Phải có ít nhất một phiếu trả lời.': 'There must be at least one answer.',
  'Hãy nhập điểm trung bình của các phiếu.': 'Enter the mean of the answers.',
  'Điểm trung bình từ {0} đến {1}.': 'The mean is from {0} to {1}.',
  'Văn bản này đã có ở trên.': 'This document stands above already.',
  'Bộ chỉ số không có tiêu chí này.': 'The index has no such criterion.',
  'Tiêu chí này đã có ở trên.': 'This criterion stands above already.',
  'Tiêu chí này không chấm bằng điều tra xã hội học.': 'This criterion is not scored by a survey.',
  'Hãy chấm ít nhất một tiêu chí.': 'Score at least one criterion.',
  'Khi ấy chưa có bộ chỉ số này. Hãy chọn thời điểm muộn hơn.':
    'There was no such index at that time. Choose a later moment.',
  'Năm từ {0} đến {1}.': 'The year is from {0} to {1}.',
  'Kỳ tính tỷ lệ của tiêu chí {0} đến hết ngày {1}. Hãy chốt sau ngày ấy.':
    'The period of the rate of criterion {0} ends on {1}. Close the index after that day.',
  'Cần một số, ví dụ 2.5.': 'A number is wanted, as 2.5.',
  'Nêu steps hoặc proportional, không nêu cả hai.': 'Give steps or proportional, not both.',
  'Cho phép: so_nganh, cap_huyen, cap_xa … như trong báo cáo.': 'Allowed: so_nganh, cap_huyen, cap_xa … as in reports.',
  'Khối này đã có ở trên.': 'This group stands above already.',
  'Chỉ báo cáo nhập văn bản chọn được mẫu số.': 'Only the report of entry has a choice of bases.',
  'Chỉ chỉ số cải cách hành chính có bộ chỉ số.': 'Only the department index has an index to choose.',
  'Năm {0} chưa có bộ chỉ số {1}.': 'There is no index {1} of {0} yet.',
  'Không có bộ chỉ số này; chọn mã của bộ đã lập.': 'There is no such index; choose the code of one that was defined.',
  'Không còn đơn vị nào để công bố. Hãy bớt đơn vị bị ẩn hoặc chọn kỳ khác.':
    'No unit is left to be published. Hide fewer units or choose another period.',
  'Viết giờ và phút dạng 07:30, từ 00:00 đến 23:59.': 'Write hours and minutes as 07:30, from 00:00 to 23:59.',
  'Chọn từ 1 (thứ Hai) đến 7 (Chủ nhật).': 'Choose from 1 (Monday) to 7 (Sunday).',
  'Chọn ngày từ 1 đến 31.': 'Choose a day from 1 to 31.',
  'Cho phép: pdf, xlsx, csv.': 'Allowed: pdf, xlsx, csv.',
  'Chọn ít nhất một định dạng.': 'Choose at least one format.',
  'Không có tài khoản này; chọn người trong danh sách.': 'There is no such account; choose somebody of the list.',
  'Tài khoản chưa có địa chỉ thư. Hãy nhờ người ấy nhập địa chỉ ở trang cá nhân.':
    'The account has no mail address. Ask that person to enter one on the personal page.',
  'Nhập địa chỉ thư hoặc bỏ dòng này.': 'Enter a mail address or remove this line.',
  'Mỗi lịch gửi cho nhiều nhất {0} người; hãy dùng địa chỉ của một nhóm thư.':
    'A schedule is sent to {0} people at most; use the address of a mailing group.',
  'Cho phép: html, pdf, xlsx, csv, json.': 'Allowed: html, pdf, xlsx, csv, json.',
  'Văn bản này đã nêu ở trên; mỗi văn bản nêu một lần.': 'This document is named above; name each document once.',
  'Không có gì khác với dự thảo hiện có.': 'Nothing differs from the draft as it is.',
  'Gửi kèm phiên bản đã xem (ETag).': 'Send the version that you looked at (ETag).',
  'Mỗi tệp cần một lần tải lên riêng.': 'Each file needs an upload of its own.',
  'Tệp của dự thảo không chờ ở đơn vị khác; bỏ unit.': 'A file of a draft waits at no other unit; leave out unit.',
  'Cho phép: intake, draft.': 'Allowed: intake, draft.',
  'Bắt buộc nhập năm.': 'Enter the year.',
  'Bắt buộc nhập, dạng 2018-09-28.': 'Required, as 2018-09-28.',
  'Bắt buộc nhập.': 'Required.',
  'Cho phép: TM., Q., KT., TL., TUQ. hoặc để trống.': 'Allowed: TM., Q., KT., TL., TUQ. or nothing.',
  'Cho phép: Thường, Khẩn, Thượng khẩn, Hỏa tốc.': 'Allowed: Thường, Khẩn, Thượng khẩn, Hỏa tốc.',
  'Cho phép: drafting, to_approve, to_check, to_sign, to_issue, abandoned.':
    'Allowed: drafting, to_approve, to_check, to_sign, to_issue, abandoned.',
  'Cho phép: entry, interconnection, handling, timeliness.': 'Allowed: entry, interconnection, handling, timeliness.',
  'Cho phép: good, failed.': 'Allowed: good, failed.',
  'Cho phép: incoming, outgoing.': 'Allowed: incoming, outgoing.',
  'Cho phép: json, csv, xlsx, pdf.': 'Allowed: json, csv, xlsx, pdf.',
  'Cho phép: json, csv.': 'Allowed: json, csv.',
  'Cho phép: then, today.': 'Allowed: then, today.',
  'Không có kỳ trước để so sánh; hãy chọn kỳ muộn hơn.':
    'There is no earlier period to compare with; choose a later one.',
  'Cho phép: not_sent, sent, replaced, recalled.': 'Allowed: not_sent, sent, replaced, recalled.',
  'Cho phép: number_series, declared, greater.': 'Allowed: number_series, declared, greater.',
  'Cho phép: unit, succession.': 'Allowed: unit, succession.',
  'Cho phép: {0}, cách nhau bằng dấu phẩy.': 'Allowed: {0}, separated by commas.',
  'Cho phép: {0}.': 'Allowed: {0}.',
  'Cho phép: để trống hoặc Thường; văn bản mật không nhập.':
    'Allowed: nothing or Thường; secret documents are not entered.',
  'Chuỗi không được chứa ký tự NUL.': 'A text may not contain the character NUL.',
  'Chỉ bản sao (SY, TrS, SL) mới có liên kết copy_of.': 'Only copies (SY, TrS, SL) have a link copy_of.',
  'Chỉ chuyển chức vụ khi có đúng một cơ quan kế thừa.': 'Posts move only when there is exactly one successor.',
  'Chỉ chuyển được cho đơn vị có sổ ở đây và do bạn làm văn thư.':
    'It can be passed on only to a unit that keeps a registry here and whose clerk you are.',
  'Chỉ dùng khi tách một phần.': 'Only when a part is split off.',
  'Chỉ dùng với cách đánh số hỗn hợp (mixed).': 'Only with mixed numbering (mixed).',
  'Chỉ giao cho đơn vị hoặc người trong cơ quan của bạn.': 'Only to units and people of your agency.',
  'Chỉ gắn được bản quét vào văn bản đến.': 'Scans can only be attached to incoming documents.',
  'Chỉ gửi được văn bản đi đã đăng ký.': 'Only registered outgoing documents can be sent.',
  'Chỉ in được cho văn bản đến.': 'Can only be printed for incoming documents.',
  'Chỉ một đơn vị hoặc người chủ trì (main).': 'Only one unit or person is in charge (main).',
  'Chỉ nêu một lần.': 'Give it once.',
  'Chỉ nêu một trong period và from, to.': 'Give either period, or from and to.',
  'Chỉ nêu một trong {0} và {1}_change.': 'Give either {0} or {1}_change.',
  'Chỉ sổ của hội đồng, ban mới ghi chữ viết tắt này.': 'Only a book of a council or board has this abbreviation.',
  'Chỉ sổ của hội đồng, ban mới ghi tên hội đồng, ban.':
    'Only a book of a council or board names that council or board.',
  'Chỉ sổ giữ số văn bản mật (secret_stubs) nhận số này.':
    'Only a book of secret documents (secret_stubs) takes this number.',
  'Chỉ văn bản qua trục liên thông mới được ký; hệ thống nối trực tiếp thì bỏ trống.':
    'Only documents through a hub are signed; leave it out for a system that is connected directly.',
  'Chỉ văn bản đến mới có ngày đến.': 'Only incoming documents have an arrival day.',
  'Chỉ văn bản đến mới ghi đơn vị hoặc người nhận.': 'Only incoming documents name the unit or person that gets them.',
  'Chọn ít nhất một nơi nhận.': 'Choose at least one receiver.',
  'Chức vụ này không có quyền đó, hoặc quyền đó không được uỷ quyền.':
    'This post does not have that right, or that right cannot be delegated.',
  'Còn thiếu tệp đã ký của “{0}”. Hãy nộp cùng lúc.':
    'The signed file of “{0}” is missing. Hand all of them in at once.',
  'Có phần dữ liệu không được khai trong files.': 'A part was sent that is not announced in files.',
  'Có quá nhiều thay đổi để liệt kê. Hãy chọn kỳ ngắn hơn hoặc một đơn vị.':
    'There are too many changes to be listed. Choose a shorter period or one unit.',
  'Cùng số, ký hiệu và cơ quan ban hành với văn bản mã {0}.': 'Same number, notation and issuer as document {0}.',
  'Cơ quan cấp trên không được là chính cơ quan này hoặc ở dưới nó.':
    'The superior organisation may be neither this one nor one below it.',
  'Cơ quan này chưa có mã định danh còn hiệu lực; nhờ quản trị viên bổ sung.':
    'This organisation has no identifier in force; ask an administrator to add one.',
  'Cơ quan này chưa liên thông với hệ thống; gửi bằng đường khác, hoặc nhờ quản trị viên khai hệ thống liên thông.':
    'This organisation is not connected to the exchange; send in another way, or ask an administrator to enter its system.',
  'Cơ quan này chưa liên thông với hệ thống; chuyển tệp gói số liệu bằng đường khác, hoặc nhờ quản trị viên khai hệ thống liên thông.':
    'This organisation is not connected to the exchange; hand the file of the package over in another way, or ask an administrator to enter its system.',
  'Cơ quan này giữ sổ ngay tại đây, không nhận gói số liệu qua liên thông; chọn đơn vị của hệ thống cấp tỉnh.':
    'This organisation keeps its registry here and takes no package over the exchange; choose a unit of the system of the province.',
  'Cơ quan này không giữ sổ trên hệ thống.': 'This organisation keeps no registry here.',
  'Cơ quan này đã có thay đổi hoặc đã kết thúc sau ngày đó; sửa bằng tay nếu cần.':
    'This organisation has changed or ended after that day; correct it by hand if needed.',
  'Cơ quan này đã được ghi ngày kết thúc khác.': 'This organisation has another last day already.',
  'Cơ quan này đã được nêu.': 'This organisation was named already.',
  'Cần một chuỗi ký tự.': 'A text is needed.',
  'Cần một danh sách.': 'A list is needed.',
  'Cần một số nguyên từ 0.': 'A whole number from 0 on is needed.',
  'Cần một số nguyên từ {0} đến {1}.': 'A whole number from {0} to {1} is needed.',
  'Cần một số nguyên từ {0}.': 'A whole number from {0} on is needed.',
  'Cần một số nguyên.': 'A whole number is needed.',
  'Cần một đối tượng JSON.': 'A JSON object is needed.',
  'Cần nhiều nhất {0} mã số, dạng 3,5,8.': 'At most {0} ids, as 3,5,8.',
  'Cần số, có thể kèm một chữ cái: 12 hoặc 12a.': 'A number is needed, with one letter at most: 12 or 12a.',
  'Cần true hoặc false.': 'true or false is needed.',
  'Cần tên của hệ thống liên thông.': 'The name of the system is needed.',
  'Cần ít nhất một mã định danh cơ quan.': 'At least one identifier of an organisation is needed.',
  'Dãy số này không có văn bản nào trong kỳ.': 'This series has no document in the period.',
  'Dấu trang không thuộc truy vấn này; tải lại từ trang đầu.':
    'The cursor does not belong to this query; load from the first page on.',
  'Dự thảo không có góp ý này.': 'The draft has no such comment.',
  'Dự thảo nêu văn bản liên quan ở answers và corrects.':
    'A draft names the documents that it is about in answers and corrects.',
  'Ghi giữ số đến ngày nào, dạng 2018-09-28.': 'Say until what day the number is kept back, as 2018-09-28.',
  'Ghi tên phần chứa nội dung tệp.': 'Name the part that holds the content of the file.',
  'Ghi độ mật: mat, toi_mat hoặc tuyet_mat.': 'Give the degree of secrecy: mat, toi_mat or tuyet_mat.',
  'Gửi kèm phiên bản đã xem (ETag của văn bản).': 'Send the version that you saw (the ETag of the document).',
  'Gửi kèm tệp PDF đã ký.': 'Send the signed PDF.',
  'Gửi kèm ít nhất một tệp dự thảo.': 'Send at least one file of the draft.',
  'Gửi từ 1 đến 1.000 cơ quan mỗi lần.': 'Send 1 to 1,000 organisations at once.',
  'Hãy ghi kết quả của ít nhất một số.': 'Enter the result of at least one number.',
  'Hãy nêu thời điểm trước đây để so sánh.': 'Name the earlier moment to compare with.',
  'Hợp nhất, đổi tên chỉ có một cơ quan kế thừa.': 'A merger or a renaming has exactly one successor.',
  'JSON không đọc được: sai cú pháp, một tên xuất hiện hai lần, hoặc lồng quá {0} cấp.':
    'The JSON cannot be read: wrong syntax, a name that occurs twice, or nested deeper than {0} levels.',
  'Khoảng số chỉ gồm các số không kèm chữ cái: từ 12 đến 40.': 'A span holds numbers without letters only: 12 to 40.',
  'Khóa công khai gồm 40 ký tự Z85, lấy ở hệ thống bên kia.':
    'A public key has 40 characters of Z85; the other system tells it.',
  'Khóa này đã dùng cho một yêu cầu khác; hãy tạo khóa mới.': 'This key was used for another request; make a new one.',
  'Không có cơ quan cấp trên này vào ngày đó; đặt cấp trên ở dòng trước trong tệp.':
    'There is no such superior organisation on that day; put it in an earlier line of the file.',
  'Không có cơ quan này trong danh mục; xem lại danh sách cơ quan.':
    'There is no such organisation in the directory; look at the list of organisations.',
  'Không có cơ quan này vào ngày trước đó.': 'There is no such organisation on the day before.',
  'Không có cơ quan này vào ngày đó.': 'There is no such organisation on that day.',
  'Không có cơ quan này; dùng issuer_name để ghi tên.':
    'There is no such organisation; use issuer_name to give its name.',
  'Không có cơ quan này; nhập mã hoặc id của cơ quan đã có.':
    'There is no such organisation; enter the code or id of an existing one.',
  'Không có gì khác với dữ liệu đã đăng ký.': 'Nothing differs from what is registered.',
  'Không có loại văn bản này; xem danh mục loại văn bản, ví dụ KH, QĐ, CV.':
    'There is no such document type; see the list of types, for example KH, QĐ, CV.',
  'Không có loại văn bản này; xem danh mục loại văn bản.': 'There is no such document type; see the list of types.',
  'Không có loại văn bản “{0}”; viết tên hoặc chữ viết tắt: Kế hoạch, QĐ.':
    'There is no document type “{0}”; write its name or abbreviation: Kế hoạch, QĐ.',
  'Không có quyền này; xem danh sách quyền trong mô tả API.':
    'There is no such right; see the list of rights in the description of the API.',
  'Không có tham số này; xem /api/openapi.yaml.': 'There is no such parameter; see /api/openapi.yaml.',
  'Không có trường này; xem /api/openapi.yaml.': 'There is no such field; see /api/openapi.yaml.',
  'Không có tài khoản này; nhập tên đăng nhập của người đang làm việc.':
    'There is no such account; enter the login of somebody who works here.',
  'Không có tên loại văn bản này vào ngày bắt đầu.': 'There is no document type of this name on the first day.',
  'Không có văn bản này.': 'There is no such document.',
  'Không có đơn vị giữ sổ này.': 'There is no such unit that keeps a registry.',
  'Không có đơn vị này trong danh mục.': 'There is no such unit in the directory.',
  'Không có đơn vị này, hoặc bạn không tiếp nhận cho đơn vị đó.':
    'There is no such unit, or you do not take in for it.',
  'Không dùng cho dòng loại này.': 'Not used for this kind of line.',
  'Không gửi cho chính đơn vị ban hành; bỏ nơi nhận này.':
    'Nothing is sent to the issuing unit itself; remove this receiver.',
  'Không phải ngày: “{0}”. {1}': 'Not a day: “{0}”. {1}',
  'Không phải số: “{0}”. Cần một số nguyên.': 'Not a number: “{0}”. A whole number is needed.',
  'Không tìm thấy họ tên người ký trong tệp; nhập trang và vị trí đặt hình ảnh chữ ký (page, left, top).':
    'The name of the signer was not found in the file; give page and place of the picture of the signature (page, left, top).',
  'Không uỷ quyền cho chính mình.': 'You cannot delegate to yourself.',
  'Không được sau hôm nay ({0}).': 'Not after today ({0}).',
  'Không được sau hôm nay.': 'Not after today.',
  'Không được sau năm nay.': 'Not after this year.',
  'Không được trước hôm nay ({0}).': 'Not before today ({0}).',
  'Không được trước ngày bắt đầu ({0}).': 'Not before the first day ({0}).',
  'Không được trước {0} ({1}).': 'Not before the {0} ({1}).',
  'Không đọc được mã dấu Đến trên bản quét; hãy nêu mã của văn bản đến đã đăng ký.':
    'The code of the stamp “Đến” on the scan cannot be read; give the id of the registered incoming document.',
  'Không đọc được nội dung đã lưu.': 'The stored content cannot be read.',
  'Không đọc được tệp PDF: tệp bị hỏng, có mật khẩu hoặc quá lớn. Hãy ký lại và nộp.':
    'The PDF cannot be read: it is damaged, has a password or is too large. Sign it again and hand it in.',
  'Ký hiệu của văn bản đã đăng ký không sửa; hãy ban hành văn bản đính chính hoặc thay thế.':
    'The notation of a registered document is not corrected; issue a document that corrects or replaces it.',
  'Kỳ khai báo chưa hết. Hãy chọn ngày cuối không sau hôm nay.':
    'The period is not over. Choose a last day that is not after today.',
  'Kỳ này chưa bắt đầu. Hãy chọn ngày đã qua.': 'This period has not begun. Choose a day that has passed.',
  'Kỳ này chỉ có {0} số. Hãy rút ít hơn.': 'This period has only {0} numbers. Draw fewer.',
  'Kỳ này có hơn {0} số. Hãy chọn kỳ ngắn hơn.': 'This period has more than {0} numbers. Choose a shorter one.',
  'Loại của văn bản đi nằm trong ký hiệu nên không sửa được.':
    'The type of an outgoing document is part of its notation and cannot be corrected.',
  'Loại này có dãy số khác trong sổ; số đã cấp không chuyển sang dãy khác.':
    'This type has another series in the book; a number does not move to another series.',
  'Loại này phải có chữ viết tắt; chỉ công văn và thư không có.':
    'This type needs an abbreviation; only letters have none.',
  'Loại không có chữ viết tắt phải có mã riêng, ví dụ ThC.':
    'A type without an abbreviation needs a code of its own, such as ThC.',
  'Chữ viết tắt chỉ gồm chữ cái và chữ số.': 'An abbreviation has letters and digits only.',
  'Mã chỉ gồm chữ cái, chữ số và gạch nối.': 'A code has letters, digits and hyphens only.',
  'Thời gian này đã có dòng khác của loại: {0}.': 'This time has another row of the type: {0}.',
  'Tên này đang là của loại {0}.': 'This name is that of type {0}.',
  'Chữ viết tắt này đang là của loại {0}.': 'This abbreviation is that of type {0}.',
  'Mã này đã là của loại {0}.': 'This code is that of type {0} already.',
  'Chữ viết tắt này đã là mã của loại {0}.': 'This abbreviation is the code of type {0} already.',
  'Thời gian này mã, tên hoặc chữ viết tắt đã là của loại {0}.':
    'At that time the code, name or abbreviation is that of type {0}.',
  'Có {0} văn bản loại này đề ngày sau đó, muộn nhất là {1}. Hãy chọn từ ngày {2}.':
    '{0} documents of this type are dated later, the latest {1}. Choose {2} or later.',
  'Phải sau ngày bắt đầu của tên trước ({0}).': 'After the first day of the name before ({0}).',
  'Loại đổi tên giữ nguyên mã; đừng nêu mã.': 'A type that is renamed keeps its code; leave it out.',
  'Nêu ngày cuối; để trống là tiếp tục hiệu lực.': 'Give the last day; empty lets it go on.',
  'Loại văn bản {0} không áp dụng cho ngày {1}.': 'The document type {0} is not in force on {1}.',
  'Mã khởi tạo không đúng; xem tệp setup-token trên máy chủ.':
    'The setup token is wrong; see the file setup-token on the server.',
  'Mã này đang là của cơ quan khác trong thời gian đó.': 'This code belongs to another organisation in that period.',
  'Mã rút từ 0 đến {0}, hoặc để trống.': 'The seed is 0 to {0}, or left empty.',
  'Mã sổ gồm 1–30 ký tự a–z, 0–9, dấu chấm, gạch dưới, gạch ngang.':
    'The code of a book has 1–30 characters a–z, 0–9, dot, underscore, hyphen.',
  'Mã định danh từ 1 đến 35 ký tự.': 'An identifier has 1 to 35 characters.',
  'Mật khẩu có tối đa {0} byte.': 'A password has at most {0} bytes.',
  'Mật khẩu có ít nhất {0} ký tự.': 'A password has at least {0} characters.',
  'Mật khẩu hiện tại không đúng.': 'The current password is wrong.',
  'Mật khẩu mới phải khác mật khẩu hiện tại.': 'The new password must differ from the current one.',
  'Mỗi cột chỉ nêu một lần.': 'Name each column once.',
  'Mỗi lần chia, tách một cơ quan.': 'One organisation is split at a time.',
  'Mỗi lần hủy tối đa {0} số; hãy chia khoảng số thành nhiều lần.':
    'At most {0} numbers are voided at once; divide the span.',
  'Mỗi sổ thuộc một năm: ngày đầu và ngày cuối phải cùng năm.':
    'A register is of one year: first and last day must be of the same year.',
  'Mỗi tệp chỉ nêu một lần.': 'Name each file once.',
  'Mỗi tệp cần một phần hay một lần tải lên riêng.': 'Each file needs a part or an upload of its own.',
  'Mỗi đề mục lớn có một ký hiệu riêng.': 'Each main heading has a notation of its own.',
  'Một cơ quan không kế thừa chính nó.': 'An organisation does not succeed itself.',
  'Mới nhận được {0}/{1} byte; gửi nốt rồi đăng ký.': '{0}/{1} bytes have come; send the rest, then register.',
  'Mở khóa sổ phải ghi lý do.': 'A reason is needed to unlock a book.',
  'Mở một việc theo mã cần nêu kind.': 'kind is needed to open something by its id.',
  'Mục này có {0} tệp.': 'This item has {0} files.',
  'Ngày cuối không được trước ngày đầu của chức vụ.': 'The last day may not be before the first day of the post.',
  'Ngày cuối không được trước ngày đầu.': 'The last day may not be before the first one.',
  'Ngày hết hiệu lực không được trước ngày bắt đầu.': 'The last day of validity may not be before the first one.',
  'Ngày không hợp lệ; viết dạng 2018-09-28.': 'Not a valid day; write 2018-09-28.',
  'Ngày này trái thứ tự ngày của các số khác trong dãy số: phải ghi lý do, hoặc sửa ngày.':
    'This day is out of the order of the other numbers of the series: give a reason, or correct the day.',
  'Ngày này trái thứ tự ngày của các số khác trong dãy số: phải ghi lý do.':
    'This day is out of the order of the other numbers of the series: give a reason.',
  'Ngày {0} không thuộc năm {1} của sổ.': 'The day {0} is not in the year {1} of the book.',
  'Ngày đến quyết định thứ tự số đến nên không sửa được.':
    'The arrival day decides the order of the arrival numbers and cannot be corrected.',
  'Người duyệt phải là lãnh đạo của cơ quan ban hành.': 'Who approves must be a leader of the issuing agency.',
  'Người lập hồ sơ phải thuộc cơ quan.': 'Who makes the case file must belong to the agency.',
  'Người nhận trình phải là lãnh đạo của đơn vị giữ sổ.':
    'Who gets it presented must be a leader of the unit that keeps the registry.',
  'Nhập id (số) hoặc mã định danh (chuỗi) của cơ quan.':
    'Enter the id (a number) or the code (a text) of the organisation.',
  'Nhập mã hoặc id của cơ quan giữ sổ mà bạn là văn thư hoặc lãnh đạo.':
    'Enter the code or id of a unit with a registry whose clerk or leader you are.',
  'Nhập mã hoặc id của đơn vị, hoặc tên đăng nhập của người được giao.':
    'Enter the code or id of a unit, or the login of the person who gets it.',
  'Nhập mã một văn bản mà bạn được xem.': 'Enter the id of a document that you may see.',
  'Nhập mã một văn bản đi đã ban hành của cơ quan.': 'Enter the id of a document that the agency issued.',
  'Nhập mã một văn bản đi đã ban hành của đơn vị.': 'Enter the id of a document that the unit issued.',
  'Nhập mã một văn bản đến của cơ quan.': 'Enter the id of an incoming document of the agency.',
  'Nhập vinh_vien hoặc số năm mà pháp luật cho phép (từ 2 đến 70 năm).':
    'Enter vinh_vien or a number of years that the law allows (2 to 70).',
  'Nhật ký chưa có thay đổi này; thay đổi mới nhất là số {0}.':
    'The log does not have this change yet; the newest one is {0}.',
  'Nêu cả văn bản được sửa (corrects) và cách sửa (correction).':
    'Name both the document to be corrected (corrects) and how (correction).',
  'Nêu mã số các văn bản, cách nhau bằng dấu phẩy.': 'Name the ids of the documents, separated by commas.',
  'Nêu một đơn vị hoặc người chủ trì (main).': 'Name one unit or person in charge (main).',
  'Nêu ngày xin gia hạn đến.': 'Name the day until which time is asked for.',
  'Nêu ít nhất một cơ quan kế thừa.': 'Name at least one successor.',
  'Nêu ít nhất một cơ quan kết thúc hoặc được tổ chức lại.':
    'Name at least one organisation that ends or is reorganised.',
  'Nêu ít nhất một nơi nhận có mã định danh.': 'Name at least one receiver that has an identifier.',
  'Nêu ít nhất một nơi nhận.': 'Name at least one receiver.',
  'Nêu ít nhất một quyền.': 'Name at least one right.',
  'Nêu ít nhất một thay đổi: disabled, password hoặc email.': 'Name at least one change: disabled, password or email.',
  'Nêu ít nhất một thay đổi: endpoint, requires_signatures hoặc revoked.':
    'Name at least one change: endpoint, requires_signatures or revoked.',
  'Nêu ít nhất một thay đổi: organisation_codes hoặc revoked.':
    'Name at least one change: organisation_codes or revoked.',
  'Nêu ít nhất một đơn vị hoặc người được giao.': 'Name at least one unit or person that gets it.',
  'Nêu ít nhất một đề mục và một hồ sơ.': 'Name at least one heading and one case file.',
  'Nêu đơn vị hoặc người, không nêu cả hai.': 'Name a unit or a person, not both.',
  'Năm của danh mục không được sau năm tới.': 'The year of the plan may not be after the next one.',
  'Nội dung phải là UTF-8.': 'The content must be UTF-8.',
  'Nội dung tệp không khớp mã SHA-256 đã khai; hãy gửi lại từ đầu.':
    'The content of the file does not have the SHA-256 that was announced; send it again from its beginning.',
  'Nội dung tệp không khớp mã SHA-256 đã khai; hãy gửi lại.':
    'The content of the file does not have the SHA-256 that was announced; send it again.',
  'Phải chọn cơ quan hoặc ghi tên nơi nhận.': 'Choose an organisation or write the name of the receiver.',
  'Phải chọn loại văn bản, ví dụ KH, QĐ, CV.': 'Choose a document type, for example KH, QĐ, CV.',
  'Phải ghi ngày văn bản, dạng 2018-09-28.': 'Give the day of the document, as 2018-09-28.',
  'Phải ghi ngày đến, dạng 2018-09-28.': 'Give the arrival day, as 2018-09-28.',
  'Phải ghi {0}.': 'Give the {0}.',
  'Phải là 64 chữ số thập lục phân.': 'Must be 64 hexadecimal digits.',
  'Phải là một chuỗi ký tự.': 'Must be a text.',
  'Phải là một danh sách.': 'Must be a list.',
  'Phải là một số nguyên.': 'Must be a whole number.',
  'Phải là một đối tượng JSON.': 'Must be a JSON object.',
  'Phải là sha256: và 64 chữ số thập lục phân.': 'Must be sha256: and 64 hexadecimal digits.',
  'Phải là văn bản UTF-8 hợp lệ, không chứa ký tự NUL.': 'Must be valid UTF-8 without the character NUL.',
  'Phải sau ngày {0}.': 'Must be after {0}.',
  'Phải từ 1 đến {0}.': 'Must be 1 to {0}.',
  'Phần này được gửi hai lần.': 'This part was sent twice.',
  'Phần thân multipart/form-data không đọc được.': 'The multipart/form-data body cannot be read.',
  'Phần đầu tiên phải là batch (JSON).': 'The first part must be batch (JSON).',
  'Phần đầu tiên phải là document (JSON).': 'The first part must be document (JSON).',
  'Phần đầu tiên phải là file (tệp cần kiểm tra).': 'The first part must be file (the file to be checked).',
  'Phần đầu tiên phải là file (tệp cần đọc).': 'The first part must be file (the file to be read).',
  'Rút từ 1 đến {0} số.': 'Draw 1 to {0} numbers.',
  'Số cuối của khoảng không được nhỏ hơn số đầu.': 'The last number of the span may not be smaller than the first one.',
  'Số có chữ cái kèm theo phải ghi lý do.': 'A number with a letter needs a reason.',
  'Số không hợp lệ; viết dạng 12 hoặc 12a.': 'Not a valid number; write 12 or 12a.',
  'Số này chỉ được giữ đến ngày {0}: phải ghi lý do dùng muộn.':
    'This number was kept back until {0} only: say why it is used late.',
  'Số này không có trong mẫu đã rút.': 'This number is not in the sample.',
  'Số này đã có ở trên.': 'This number stands above already.',
  'Số quá lớn.': 'The number is too large.',
  'Số thuộc dãy số năm {0} nên ngày văn bản không chuyển sang năm khác.':
    'The number belongs to the series of {0}, so the day of the document does not move to another year.',
  'Số văn bản từ 0 đến {0}.': 'The number of documents is 0 to {0}.',
  'Số văn bản đi do sổ cấp: dùng notation cho ký hiệu, registry_number cho số đã cấp trên giấy.':
    'The book gives numbers to outgoing documents: use notation for the notation, registry_number for a number already given on paper.',
  'Số đã cấp không đổi, không dùng lại; nếu cấp nhầm, hãy hủy số kèm lý do.':
    'A number that was given is neither changed nor used again; if it was given by mistake, void it with a reason.',
  'Số, ký hiệu của văn bản đi không sửa; hãy ban hành văn bản đính chính.':
    'Number and notation of an outgoing document are not corrected; issue a document that corrects it.',
  'Sổ bản sao và sổ văn bản mật không cấp số cho dự thảo.':
    'Books of copies and of secret documents give no numbers to drafts.',
  'Sổ của hội đồng, ban và sổ bản sao là sổ văn bản đi.':
    'Books of a council or board and books of copies are books of outgoing documents.',
  'Sổ giấy lập theo năm: hãy khai báo từng năm một.': 'Paper registers are kept by year: declare each year by itself.',
  'Sổ giữ số văn bản mật và sổ bản sao không nhận nhập từ tệp; chọn sổ văn bản đến hoặc đi.':
    'Books of secret documents and of copies take no import; choose a book of incoming or outgoing documents.',
  'Sổ này chỉ giữ số của văn bản mật, không nhận nội dung.':
    'This book keeps only numbers of secret documents and takes no content.',
  'Sổ này chỉ giữ số của văn bản mật, không nhận nội dung; dùng vanthu book stub.':
    'This book keeps only numbers of secret documents and takes no content; use vanthu book stub.',
  'Sổ này không có dãy số riêng cho loại đó.': 'This book has no series of its own for that type.',
  'Sổ này đánh một dãy số chung cho cả năm (common).': 'This book has one series for the whole year (common).',
  'Sổ đánh số riêng theo loại; nêu mã loại văn bản.': 'The book has a series for each type; name the type of document.',
  'Sửa danh mục bằng PUT; hãy xem mô tả API.': 'The plan is changed by PUT; see the description of the API.',
  'Thiếu nội dung của tệp này.': 'The content of this file is missing.',
  'Thời điểm không hợp lệ; viết dạng 2018-09-28T08:15:00+07:00.':
    'Not a valid moment; write 2018-09-28T08:15:00+07:00.',
  'Thời điểm này chưa tới. Hãy chọn một thời điểm đã qua.': 'This moment is still to come. Choose one that has passed.',
  'Thời điểm trước đây phải trước thời điểm so sánh.': 'The earlier moment must be before the one to compare with.',
  'Trang sau cần nêu kind.': 'The next page needs kind.',
  'Trục liên thông chỉ ký việc trên đường chuyển, không ký thay cơ quan nào.':
    'A hub signs only what happened on the way, not in place of an agency.',
  'Trục liên thông không có mã cơ quan: mọi cơ quan chưa khai riêng đều gửi qua trục.':
    'A hub has no identifiers: whoever is not entered otherwise is reached through it.',
  'Tên cơ quan không được dài quá {0} ký tự.': 'The name of an organisation has at most {0} characters.',
  'Tên cơ quan phải có ít nhất một chữ cái hoặc chữ số.':
    'The name of an organisation has at least one letter or digit.',
  'Tên cơ quan phải là văn bản UTF-8.': 'The name of an organisation must be UTF-8.',
  'Tên tệp không được trống, không chứa đường dẫn hay ký tự điều khiển, tối đa 255 byte.':
    'A file name is not empty, has no path or control characters, and at most 255 bytes.',
  'Tên tối đa 200 ký tự.': 'A name has at most 200 characters.',
  'Tên đăng nhập gồm 2–64 ký tự a–z, 0–9, dấu chấm, gạch dưới, gạch ngang.':
    'A login has 2–64 characters a–z, 0–9, dot, underscore, hyphen.',
  'Tệp không được rỗng.': 'The file may not be empty.',
  'Tệp lớn hơn kích thước đã khai.': 'The file is larger than announced.',
  'Tệp này đã được nộp hai lần. Hãy nộp mỗi tệp một lần.': 'This file was handed in twice. Hand in each file once.',
  'Tệp đã ký không được quá 64 MiB.': 'A signed file may not exceed 64 MiB.',
  'Tệp đã tải lên có {0} byte.': 'The uploaded file has {0} bytes.',
  'Tệp đã tải lên không phải tệp có mã SHA-256 này; kiểm tra lại số của lần tải lên.':
    'The uploaded file does not have this SHA-256; check the number of the upload.',
  'Tệp đã đăng ký được giữ nguyên từng bit.': 'Files that are registered stay as they are, bit by bit.',
  'Tối đa 1.000 cơ quan mỗi lần.': 'At most 1,000 organisations at once.',
  'Tối đa 1.000 nơi nhận cho một văn bản.': 'At most 1,000 receivers of one document.',
  'Tối đa {0} ký tự.': 'At most {0} characters.',
  'Tối đa {0} mục.': 'At most {0} entries.',
  'Tối đa {0} nơi nhận.': 'At most {0} receivers.',
  'Tối đa {0} tệp.': 'At most {0} files.',
  'Từ 1 đến 128 ký tự ASCII in được, không có dấu cách.': '1 to 128 printable ASCII characters without blanks.',
  'Từ 1 đến 40 ký tự a–z, 0–9 và dấu nối, không bắt đầu bằng dấu nối.':
    '1 to 40 characters a–z, 0–9 and hyphen, not beginning with a hyphen.',
  'Từ {0} đến {1}.': 'From {0} to {1}.',
  'Viết dạng 2018-09-28 hoặc 2018-09-28T08:15:00+07:00.': 'Write 2018-09-28 or 2018-09-28T08:15:00+07:00.',
  'Viết dạng 2026-01-02, hoặc 01-02 cho ngày đó hằng năm.': 'Write 2026-01-02, or 01-02 for that day of every year.',
  'Viết dạng application/pdf.': 'Write application/pdf.',
  'Viết dạng ten@coquan.gov.vn, không dấu, không khoảng trắng.': 'Write name@agency.gov.vn, without accents or blanks.',
  'Viết dạng: filename BASE64,sha256 BASE64 …, mỗi tên một lần.':
    'Write: filename BASE64,sha256 BASE64 …, each name once.',
  'Viết dạng: sha256 BASE64.': 'Write: sha256 BASE64.',
  'Viết liền bằng chữ và số, ví dụ TCCB.': 'Letters and digits without blanks, for example TCCB.',
  'Viết số, có thể kèm một chữ cái: 12 hoặc 12a.': 'Write a number, with one letter at most: 12 or 12a.',
  'Việc này có địa chỉ riêng; hãy xem mô tả API.': 'This has an address of its own; see the description of the API.',
  'Văn bản có liên kết “{0}” với văn bản ngày {1}: ngày này trái thứ tự đó.':
    'The document has the link “{0}” with a document of {1}: this day breaks that order.',
  'Văn bản có tối đa {0} tệp.': 'A document has at most {0} files.',
  'Văn bản không chuyển sang sổ khác.': 'A document does not move to another book.',
  'Văn bản đi do chính đơn vị ban hành.': 'An outgoing document is issued by the unit itself.',
  'Văn bản đi do chính đơn vị ban hành; bỏ trống ô này.':
    'An outgoing document is issued by the unit itself; leave this empty.',
  'Văn bản đã có tệp này.': 'The document has this file already.',
  'Văn bản đã gửi nên ngày văn bản không sửa được; hãy đính chính.':
    'The document was sent, so its day cannot be corrected; issue a correction.',
  'Văn bản được sao chỉ ghi khi đăng ký bản sao (SY, TrS, SL).':
    'The copied document is named only when a copy is registered (SY, TrS, SL).',
  'Văn bản đến ghi số, ký hiệu vào ô code.': 'An incoming document has its number and notation in code.',
  'Văn bản đến, văn bản đi không đổi cho nhau.': 'Incoming and outgoing documents do not become each other.',
  'lacking cần nêu figure.': 'lacking needs figure.',
  'Đây không phải bản tin edXML (QCVN 102:2016).': 'This is not an edXML message (QCVN 102:2016).',
  'Đây là khóa của chính hệ thống này.': 'This is the key of this very system.',
  'Đã khai {0} byte, nhận được {1} byte.': '{0} bytes were announced, {1} bytes came.',
  'Đã khai {0} byte; không gửi thêm.': '{0} bytes were announced; send no more.',
  'Đã thu hồi thì không mở lại; hãy khai chứng thư mới.': 'What is revoked stays so; enter a new certificate.',
  'Đã thu hồi thì không mở lại; hãy thêm hệ thống với khóa mới.':
    'What is revoked stays so; add a system with a new key.',
  'Đã đăng ký (mã {0}). Gửi lại với confirm_duplicate để đăng ký thêm.':
    'Registered already (id {0}). Send again with confirm_duplicate to register it too.',
  'Đơn vị của bạn không thuộc cơ quan nào giữ sổ văn bản.': 'Your unit belongs to no agency that keeps a registry.',
  'Đơn vị không có sổ này cho hướng văn bản đã chọn.': 'The unit has no such book for this direction.',
  'Đơn vị không có sổ văn bản đi này.': 'The unit has no such book of outgoing documents.',
  'Đơn vị không có sổ văn bản đến này.': 'The unit has no such book of incoming documents.',
  'Đặt dưới một đề mục lớn.': 'Put it below a main heading.',
  'Địa chỉ có dạng tcp://máy:cổng, để trống nếu chỉ bên kia kết nối đến.':
    'An address is tcp://host:port, or empty if only the other side connects.',
  'Độ mật không sửa được: hệ thống không lưu văn bản mật.':
    'Secrecy cannot be corrected: the system keeps no secret documents.',
  'Tử số lớn hơn mẫu số {0}.': 'The numerator is above the denominator {0}.',
  'Tử số lớn hơn tổng số đã giải quyết.': 'The numerator is above the number that was handled.',
  'Kỳ số liệu dài nhất {0} ngày.': 'A period of figures has at most {0} days.',
  'Gói số liệu không viết đúng dạng chuẩn. Hãy lập lại gói bằng phần mềm và không sửa tay.':
    'The package is not written in its canonical form. Make it again with the program and do not edit it.',
  'Chữ ký số viết bằng các chữ số 0–9, a–f, mỗi byte hai chữ số.':
    'A signature is written with the digits 0–9, a–f, two for each byte.',
  'Số liệu phải tính đến một lúc sau khi kỳ đã hết.':
    'Figures have to be as of a moment after the end of their period.',
  'Thời điểm tính số liệu còn ở tương lai.': 'The moment of the figures is still to come.',
  'Kỳ số liệu chưa hết. Hãy chọn ngày cuối trước hôm nay.': 'The period is not over. Choose a last day before today.',
  'Cơ quan này chưa có mã định danh vào ngày cuối kỳ; hãy khai mã trước.':
    'The organisation has no identifier on the last day of the period; enter one first.',
  'Cơ quan này không giữ sổ văn bản tại đây trong kỳ.': 'The organisation keeps no registry here in the period.',
  'Văn bản đã gửi đến cơ quan này.': 'The document was sent to this organisation already.',
  'Văn bản không còn ở cơ quan này.': 'This organisation does not have the document any more.',
  'Không quá 100 danh bạ.': 'At most 100 directories.',
  'Mỗi bên phát hành không quá 8 chứng thư.': 'At most 8 certificates of one publisher.',
  'Bên phát hành phải là một cơ quan có mã định danh trên hệ thống này.':
    'The publisher has to be an organisation with an identifier on this system.',
  'Mỗi mục chỉ nêu một lần trong một lần phát hành.': 'Each entry may be named once in one publication.',
  'Nêu ít nhất một mục.': 'Name at least one entry.',
  'Nêu ended: true để thôi tin chứng thư này.': 'Say ended: true to believe this certificate no more.',
  'Nhập tên hoặc mã định danh cần tìm.': 'Enter a name or identifier to look for.',
};
