import type { IconDefinition } from '@ant-design/icons-svg/es/types';

type IconProps = {
  /** One of `@ant-design/icons-svg`. */
  of: IconDefinition;
  /** What it says to those who do not see it; left out where words beside it say the same. */
  label?: string | undefined;
  className?: string | undefined;
  /** Clockwise, in degrees. */
  turned?: number | undefined;
};

/** A drawing as high as the words that it stands beside, in their colour. */
export function Icon({ of: { icon }, label, className, turned }: IconProps) {
  if (typeof icon === 'function') throw new Error('Icons have one colour, that of the words beside them.');
  return (
    <svg
      className={className === undefined ? 'icon' : `icon ${className}`}
      viewBox={icon.attrs.viewBox}
      style={turned === undefined ? undefined : { rotate: `${turned}deg` }}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {icon.children?.map(({ attrs }) => <path key={attrs.d} d={attrs.d} />)}
    </svg>
  );
}
