/**
 * The server's clock as seen from here, so that "since" counts right on a machine whose own clock is off.
 * Answers carry whole seconds and travel for a while: small differences are noise.
 */
const noiseMs = 2_000;
let offsetMs = 0;

export function noteServerTime(response: Response): void {
  const date = Date.parse(response.headers.get('Date') ?? '');
  if (Number.isNaN(date)) return;
  const differenceMs = date - Date.now();
  offsetMs = Math.abs(differenceMs) > noiseMs ? differenceMs : 0;
}

/** Milliseconds since the epoch. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}
