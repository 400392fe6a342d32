import { theme, type ThemeConfig } from 'antd';
import type { Colours } from './colours';

/** Words keep a contrast of 4.5 : 1 to what is behind them (WCAG 2.2, 1.4.3), as the library's own colours do not; those of its tags are in styles.css. */
const light: ThemeConfig = {
  token: {
    colorPrimary: '#0b5394',
    colorLink: '#0b5394',
    fontFamily: 'inherit',
    colorTextPlaceholder: '#6b7683',
    colorError: '#cf1322',
    colorErrorBg: '#fff1f0',
    colorErrorBorder: '#ffa39e',
    colorWarning: '#ad4e00',
    colorWarningBg: '#fff7e6',
    colorWarningBorder: '#ffd591',
    colorSuccess: '#237804',
    colorSuccessBg: '#f6ffed',
    colorSuccessBorder: '#b7eb8f',
  },
};

const dark: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    colorPrimary: '#2f7fc9',
    colorLink: '#8cc0f5',
    colorLinkHover: '#b4d6f9',
    fontFamily: 'inherit',
    colorBgContainer: '#18212b',
    colorBgElevated: '#202b37',
    colorBorder: '#4a5a6a',
    colorText: '#e6ebf1',
    colorTextSecondary: '#b4c0cc',
    colorTextTertiary: '#a5b2bf',
    colorTextDescription: '#a5b2bf',
    colorTextPlaceholder: '#97a5b3',
    colorError: '#ff7875',
    colorErrorBg: '#3a1a1c',
    colorErrorBorder: '#7a3336',
    colorWarning: '#ffc069',
    colorWarningBg: '#3a2a12',
    colorWarningBorder: '#7a5a26',
    colorSuccess: '#95de64',
    colorSuccessBg: '#1b3012',
    colorSuccessBorder: '#3f6a2a',
  },
  components: {
    Button: { dangerColor: '#1d1012', defaultHoverColor: '#8cc0f5', defaultHoverBorderColor: '#8cc0f5', defaultActiveColor: '#8cc0f5' },
    Tabs: { itemSelectedColor: '#8cc0f5', itemHoverColor: '#b4d6f9', itemActiveColor: '#8cc0f5', inkBarColor: '#8cc0f5' },
  },
};

const themes: Record<Colours, ThemeConfig> = { light, dark };

/** @param motion Whether things may move on their way in and out. */
export function themeOf(colours: Colours, motion: boolean): ThemeConfig {
  return { ...themes[colours], token: { ...themes[colours].token, motion } };
}
