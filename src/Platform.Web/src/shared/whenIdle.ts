/** Long enough for the first page to be drawn on a slow machine. */
const longestMs = 1_000;

/** Browsers without idle callbacks wait so long instead. */
const plainMs = 100;

/** When what is on the page has been drawn and nothing more urgent is to be done; in any case soon. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: longestMs });
    else setTimeout(resolve, plainMs);
  });
}
