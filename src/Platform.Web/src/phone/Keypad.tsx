import { useTranslation } from 'react-i18next';
import { Button } from '../shared/Button';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** Telephone keys, also by the keyboard while the focus is among them. */
export function Keypad({ sent, press }: { sent: string; press: (key: string) => void }) {
  const { t } = useTranslation();
  return (
    <div
      className="keypad"
      role="group"
      aria-label={t('phone.keypad')}
      onKeyDown={({ key, ctrlKey, altKey, metaKey }) => {
        if (!ctrlKey && !altKey && !metaKey && (keys as readonly string[]).includes(key)) press(key);
      }}
    >
      <output aria-label={t('phone.sent')}>{sent}</output>
      {keys.map((key, index) => (
        <Button key={key} autoFocus={index === 0} onClick={() => press(key)}>
          {key}
        </Button>
      ))}
    </div>
  );
}
