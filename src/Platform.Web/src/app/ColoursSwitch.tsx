import MoonOutlined from '@ant-design/icons-svg/es/asn/MoonOutlined';
import SunOutlined from '@ant-design/icons-svg/es/asn/SunOutlined';
import { useTranslation } from 'react-i18next';
import { Button } from '../shared/Button';
import { Icon } from '../shared/Icon';
import { chooseColours, useColours } from './colours';

/** Offers the other colours. */
export function ColoursSwitch() {
  const { t } = useTranslation();
  const isDark = useColours() === 'dark';
  const text = isDark ? t('app.light') : t('app.dark');
  return <Button type="text" icon={isDark ? <Icon of={SunOutlined} /> : <Icon of={MoonOutlined} />} aria-label={text} title={text} onClick={() => chooseColours(isDark ? 'light' : 'dark')} />;
}
