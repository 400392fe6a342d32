import LoadingOutlined from '@ant-design/icons-svg/es/asn/LoadingOutlined';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { Icon } from './Icon';

type Look = {
  type?: 'default' | 'primary' | 'text' | 'link' | undefined;
  size?: 'small' | 'large' | undefined;
  danger?: boolean | undefined;
  /** As wide as what it stands in. */
  block?: boolean | undefined;
  className?: string | undefined;
};

function classOf({ type = 'default', size, danger, block, className }: Look): string {
  return ['button', `button-${type}`, size && `button-${size}`, danger && 'button-danger', block && 'button-block', className].filter(Boolean).join(' ');
}

type ButtonProps = Look &
  Omit<ComponentProps<'button'>, 'type'> & {
    htmlType?: 'button' | 'submit' | undefined;
    icon?: ReactNode;
    /** What it asked for is under way: it keeps the focus, and does nothing. */
    loading?: boolean | undefined;
  };

function ignore(event: MouseEvent): void {
  event.preventDefault();
}

export function Button({ type, size, danger, block, className, htmlType = 'button', icon, loading = false, onClick, children, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={htmlType}
      className={classOf({ type, size, danger, block, className })}
      aria-busy={loading || undefined}
      onClick={loading ? ignore : onClick}
    >
      {loading ? <Icon of={LoadingOutlined} className="spins" /> : icon}
      {children}
    </button>
  );
}

/** Looks like a button, and leads somewhere. */
export function ButtonLink({ type, size, danger, block, className, ...rest }: Look & ComponentProps<'a'>) {
  return <a {...rest} className={classOf({ type, size, danger, block, className })} />;
}
