/** Words of the alerts: changes of rights that somebody else has to confirm. */
export const alerts = {
  title: 'Thay đổi quyền',
  text: 'Mỗi lần quyền truy cập thay đổi, một người khác có thẩm quyền xem lại và xác nhận.',
  open: 'Chờ xác nhận',
  none: 'Không có thay đổi nào chờ xác nhận',
  noneText: 'Tài khoản, chức vụ, uỷ quyền hay đơn vị thay đổi sẽ hiện ở đây.',
  madeBy: '{{name}} thực hiện {{moment}}',
  confirmedBy: '{{name}} xác nhận {{moment}}',
  confirm: 'Xác nhận',
  confirmTitle: 'Xác nhận thay đổi quyền',
  note: 'Căn cứ hoặc ghi chú',
  will: 'Tên bạn và thời điểm xác nhận được ghi vào nhật ký. Thay đổi đã có hiệu lực; nếu không đúng, hãy báo quản trị viên sửa lại thay vì xác nhận.',
} as const;
