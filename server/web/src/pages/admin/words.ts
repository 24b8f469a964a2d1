import {fold} from '@/habits/fold';
import type {Role, Schemas} from '@/api/types';

export const ROLES: Role[] = ['van_thu', 'lanh_dao', 'chuyen_vien', 'quan_tri'];
export const LEVELS: Schemas['Organisation']['level'][] = ['trung_uong', 'tinh', 'huyen', 'xa', 'noi_bo'];
export const UNIT_KINDS: Schemas['Organisation']['kind'][] = [
  'ubnd',
  'hdnd',
  'so_nganh',
  'phong',
  'dang',
  'doan_the',
  'su_nghiep',
  'doanh_nghiep',
  'khac',
];

export {today} from '@/api/today';

/** Whether somebody's words of a search stand in these texts. */
export const holds = (words: string, ...texts: string[]) => fold(texts.join(' ')).includes(fold(words.trim()));
