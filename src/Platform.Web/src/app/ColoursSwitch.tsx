import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { chooseColours, useColours } from './colours';

/** Offers the other colours. */
export function ColoursSwitch() {
  const { t } = useTranslation();
  const isDark = useColours() === 'dark';
  const text = isDark ? t('app.light') : t('app.dark');
  return <Button type="text" icon={isDark ? <SunOutlined /> : <MoonOutlined />} aria-label={text} title={text} onClick={() => chooseColours(isDark ? 'light' : 'dark')} />;
}
