/** Words of what is done with a document that stands in a register: sent, corrected, linked, printed. */
export const registered = {
  send: {
    more: 'Gửi thêm nơi khác',
    to: 'Gửi đến',
    others: 'Thêm cơ quan khác',
    othersHint: 'Gõ tên cơ quan đã nối trục, không cần dấu',
    nobody: 'Hãy chọn ít nhất một nơi nhận.',
    again: 'lần trước: {{state}}',
    will: '{{code}} và mọi tệp kèm theo được gửi ngay đến {{count}} cơ quan: {{names}}.',
    told: 'Văn thư mỗi nơi được báo để tiếp nhận vào sổ đến; đã tiếp nhận hay từ chối, bạn thấy ở từng nơi.',
    fixed: 'Sau khi gửi không sửa được ngày ban hành; muốn rút lại phải thu hồi.',
    done: 'Đang gửi đến {{count}} nơi nhận',
  },
} as const;
