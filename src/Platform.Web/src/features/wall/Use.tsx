import { useFormats } from '../../shared/format';

/** How much of what is rented is in use. */
export function Use({ name, used, of }: { name: string; used: number; of: number }) {
  const formats = useFormats();
  return (
    <div className="use">
      <span>{name}</span>
      <strong>
        {formats.number(used)} / {formats.number(of)}
      </strong>
      <meter min={0} max={Math.max(of, 1)} high={of * 0.9} value={used} aria-label={name} />
    </div>
  );
}
