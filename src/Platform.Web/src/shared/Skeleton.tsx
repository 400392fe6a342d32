/** Stands where something will be that was asked for. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div className={className === undefined ? 'skeleton' : `skeleton ${className}`} aria-hidden>
      <span />
      <span />
      <span />
    </div>
  );
}
