import EyeInvisibleOutlined from '@ant-design/icons-svg/es/asn/EyeInvisibleOutlined';
import EyeOutlined from '@ant-design/icons-svg/es/asn/EyeOutlined';
import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { Icon } from './Icon';

type TextFieldProps = Omit<ComponentProps<'input'>, 'id' | 'className'> & {
  label: string;
  /** Said below the input. */
  note?: string | undefined;
  /** What is wrong with what was written; none while nothing is. */
  fault?: string | undefined;
};

/** One line of text with its label, for pages that are there before the component library. */
export function TextField({ label, note, fault, type, ...input }: TextFieldProps) {
  const id = useId();
  const below = fault ?? note;
  const attributes = { id, type, className: 'input', 'aria-invalid': fault !== undefined || undefined, 'aria-describedby': below && `${id}below`, ...input };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {type === 'password' ? <Hidden {...attributes} /> : <input {...attributes} />}
      {below !== undefined && <Below id={`${id}below`} fault={fault}>{below}</Below>}
    </div>
  );
}

function Below({ id, fault, children }: { id: string; fault: string | undefined; children: ReactNode }) {
  return (
    <div id={id} className={fault === undefined ? 'quiet' : 'refused'} role={fault === undefined ? undefined : 'alert'}>
      {children}
    </div>
  );
}

/** A secret that its writer may look at. */
function Hidden(input: ComponentProps<'input'>) {
  const { t } = useTranslation();
  const [isShown, setIsShown] = useState(false);
  return (
    <span className="hidden-input">
      <input {...input} type={isShown ? 'text' : 'password'} />
      <Button
        type="text"
        size="small"
        icon={<Icon of={isShown ? EyeInvisibleOutlined : EyeOutlined} />}
        aria-label={isShown ? t('signIn.hidePassword') : t('signIn.showPassword')}
        onClick={() => setIsShown((was) => !was)}
      />
    </span>
  );
}
