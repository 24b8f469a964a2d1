import {useMedia} from '@/habits/media';

/** List, paper and what is to be done stand side by side, as in work.css; else one below the other. */
export const useWide = () => useMedia('(min-width: 1100px)');
