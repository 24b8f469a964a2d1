import {theme, type ThemeConfig} from 'antd';

// One accent, a deep teal: 6.3 : 1 on white, and its lighter brother on dark grounds. desk.css reads the variables that
// Ant Design makes of these.
const FONT = "Inter, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

const button = {primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none'};

const common: ThemeConfig = {
  cssVar: {key: 'vanthu'},
  hashed: false,
  token: {fontFamily: FONT, fontSize: 14, borderRadius: 6, controlHeight: 36},
};

const light: ThemeConfig = {
  ...common,
  components: {Button: button, Segmented: {trackBg: '#e6ebee'}},
  token: {
    ...common.token,
    colorPrimary: '#0b6b70',
    colorLink: '#0b6b70',
    colorLinkHover: '#084f53',
    colorLinkActive: '#084f53',
    colorError: '#b42318',
    colorTextBase: '#16212b',
    colorTextSecondary: '#51606d',
    colorTextTertiary: '#5c6a76',
    colorTextPlaceholder: '#687684',
    controlItemBgActive: '#e1efef',
    controlItemBgActiveHover: '#d3e7e7',
    colorBgLayout: '#f5f7f8',
    colorBorder: '#c9d2d9',
    colorBorderSecondary: '#e3e8ec',
  },
};

const dark: ThemeConfig = {
  ...common,
  algorithm: theme.darkAlgorithm,
  components: {
    // The accent as a ground is too dark for letters.
    Button: {
      ...button,
      dangerColor: '#12181d',
      defaultHoverColor: '#5fc4c6',
      defaultHoverBorderColor: '#5fc4c6',
      defaultActiveColor: '#8ad6d8',
      defaultActiveBorderColor: '#8ad6d8',
    },
    Segmented: {trackBg: '#1c252c', itemSelectedBg: '#33404a'},
    Tabs: {itemSelectedColor: '#5fc4c6', itemHoverColor: '#8ad6d8', inkBarColor: '#5fc4c6'},
  },
  token: {
    ...common.token,
    colorPrimary: '#167f84',
    colorLink: '#5fc4c6',
    colorLinkHover: '#8ad6d8',
    colorLinkActive: '#8ad6d8',
    colorError: '#ff8f84',
    colorTextBase: '#e8eef2',
    colorTextSecondary: '#a9b6c0',
    colorTextTertiary: '#98a6b1',
    colorTextPlaceholder: '#8d9aa5',
    controlItemBgActive: '#15363a',
    controlItemBgActiveHover: '#1a4145',
    colorBgBase: '#12181d',
    colorBgContainer: '#161d23',
    colorBgElevated: '#1c252c',
    colorBgLayout: '#0d1216',
    colorBorder: '#3a4650',
    colorBorderSecondary: '#26303a',
  },
};

/** Ant Design waits for the end of its movements: where none are wanted they are left out, not hidden by a style. */
export function themeOf({isDark, moves}: {isDark: boolean; moves: boolean}): ThemeConfig {
  const wanted = isDark ? dark : light;
  return {...wanted, token: {...wanted.token, motion: moves}};
}
