const height = 100;

export type Bar = { at: string; value: number };

type BarsProps = {
  /** Its accessible name. */
  label: string;
  bars: readonly Bar[];
  from: string;
  to: string;
  /** Infinity where one bar stands for the whole span. */
  intervalMs: number;
  /** What the full height stands for; the highest bar when it is left out. */
  top?: number;
  textOf: (value: number) => string;
  timeOf: (at: string) => string;
};

/** One figure over a span of time, a bar for each interval. */
export function Bars({ label, bars, from, to, intervalMs, top, textOf, timeOf }: BarsProps) {
  const start = Date.parse(from);
  const spanMs = Math.max(1, Date.parse(to) - start);
  const full = top ?? (bars.reduce((most, { value }) => Math.max(most, value), 0) || 1);
  return (
    <>
      <svg viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        {bars.map(({ at, value }) => (
          <rect
            key={at}
            x={((Date.parse(at) - start) / spanMs) * 1000}
            width={Math.max(1, Math.min(1, intervalMs / spanMs) * 900)}
            y={height - (value / full) * height}
            height={(value / full) * height}
          >
            <title>{`${timeOf(at)}: ${textOf(value)}`}</title>
          </rect>
        ))}
      </svg>
      <div className="ends quiet">
        <span>{timeOf(from)}</span>
        <span>{timeOf(to)}</span>
      </div>
    </>
  );
}
