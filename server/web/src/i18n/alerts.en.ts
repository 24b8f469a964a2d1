import type {alerts as vi} from './alerts.vi';
import type {Words} from './words';

export const alerts: Words<typeof vi> = {
  title: 'Changed rights',
  text: 'Whenever rights change, somebody else who is competent looks at it and confirms it.',
  open: 'To be confirmed',
  none: 'Nothing waits for a confirmation',
  noneText: 'Changes of accounts, posts, delegations and units will show here.',
  madeBy: 'by {{name}}, {{moment}}',
  confirmedBy: 'confirmed by {{name}}, {{moment}}',
  confirm: 'Confirm',
  confirmTitle: 'Confirm a change of rights',
  note: 'Basis or remark',
  will: 'Your name and the moment go into the log. The change is in force already: when it is wrong, have an administrator undo it instead.',
};
