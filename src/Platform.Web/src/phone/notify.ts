/** Tells of a call outside the page, where the reader allowed it. Returns what takes the notice away. */
export function notify(title: string, body: string): (() => void) | undefined {
  if (!('Notification' in window) || Notification.permission !== 'granted') return undefined;
  try {
    const notice = new Notification(title, { body, tag: 'platform.call' });
    notice.onclick = () => window.focus();
    return () => notice.close();
  } catch {
    // Phones' browsers have notices of service workers only.
    return undefined;
  }
}
