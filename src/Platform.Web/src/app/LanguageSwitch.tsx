import { useTranslation } from 'react-i18next';
import { chooseLanguage, currentLanguage } from '../i18n';
import { Button } from '../shared/Button';

/** Offers the other language in its own words. */
export function LanguageSwitch() {
  useTranslation();
  const [other, name] = currentLanguage() === 'en' ? (['zh-CN', '中文'] as const) : (['en', 'English'] as const);
  return (
    <Button type="text" lang={other} className="language" onClick={() => void chooseLanguage(other)}>
      {name}
    </Button>
  );
}
