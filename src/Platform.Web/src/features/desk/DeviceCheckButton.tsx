import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/Button';
import { DeviceCheck } from './callParts';

export function DeviceCheckButton() {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const open = (): void => {
    setIsOpen(true);
    setWasOpen(true);
  };
  return (
    <>
      <Button onClick={open}>{t('check.open')}</Button>
      <Suspense fallback={null}>{wasOpen && <DeviceCheck isOpen={isOpen} onClose={() => setIsOpen(false)} />}</Suspense>
    </>
  );
}
