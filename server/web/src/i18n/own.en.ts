import type {own as vi} from './own.vi';
import type {Words} from './words';

export const own: Words<typeof vi> = {
  title: 'My account',
  account: 'Account',
  login: 'Login',
  posts: 'Posts',
  mainPost: 'main post',
  until: 'until {{day}}',
  delegations: 'Delegate to others',
  password: 'Change the password',
  current: 'Current password',
  wanted: 'New password',
  wantedHelp: 'At least 12 characters.',
  again: 'New password again',
  differs: 'The two new passwords differ.',
  passwordWill: 'Other devices with a session of this account are logged out; this one is not.',
  passwordDone: 'The password was changed.',
  mail: 'Mails about work',
  email: 'Mail address',
  emailHelp: 'Leave it empty to get none.',
  preference: 'Send mails',
  preferences: {
    at_once: 'At once (what comes within minutes in one mail)',
    daily: 'One mail at 7:30 of every working day',
    none: 'Never',
  },
  mailWill:
    'A mail tells that there is work; what the documents say is not in it. The notices on this page have everything.',
  mailDone: 'Saved.',
};
