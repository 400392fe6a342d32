/** What was asked before it was needed, by method and address. Each answer is used once. */
const asked = new Map<string, Promise<Response>>();

/** What has been made since: an answer to an older question would tell of the past. */
const made = new Set<string>();

/** An answer that nobody took until then is old. */
const keepMs = 10_000;

function keyOf(method: string, url: string): string {
  return `${method} ${new URL(url, window.location.origin).href}`;
}

/** Sends a request that some page is going to make, while the code of the page is on its way. Whoever makes it gets this answer. */
export function askAhead(path: string, options: RequestInit = {}): Promise<Response> | undefined {
  const key = keyOf(options.method ?? 'GET', path);
  if (made.has(key)) return undefined;
  const answer = fetch(path, options);
  asked.set(key, answer);
  setTimeout(() => asked.delete(key), keepMs);
  return answer;
}

/** The answer to what was asked ahead; undefined when this was not. */
export function takeAhead({ method, url }: Request): Promise<Response> | undefined {
  const key = keyOf(method, url);
  const answer = asked.get(key);
  asked.delete(key);
  made.add(key);
  return answer;
}
