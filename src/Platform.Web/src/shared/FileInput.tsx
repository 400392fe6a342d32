import UploadOutlined from '@ant-design/icons-svg/es/asn/UploadOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';

type FileInputProps = { id: string; accept: string; required?: boolean; onChoose: (file: File | null) => void };

/** The browser's own input, which speaks the browser's language, lies unseen over words of ours. */
export function FileInput({ id, accept, required = false, onChoose }: FileInputProps) {
  const { t } = useTranslation();
  const [name, setName] = useState<string | null>(null);
  const choose = (file: File | null): void => {
    setName(file?.name ?? null);
    onChoose(file);
  };
  return (
    <span className="file">
      <input id={id} type="file" accept={accept} required={required} onChange={(event) => choose(event.target.files?.[0] ?? null)} />
      <span aria-hidden className="choose">
        <Icon of={UploadOutlined} /> {t('edit.chooseFile')}
      </span>
      <span className="quiet">{name ?? t('edit.noFile')}</span>
    </span>
  );
}
