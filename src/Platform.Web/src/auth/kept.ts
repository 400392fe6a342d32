/** The server's sign that a log-in stands in this browser; the one that is worth something is not for scripts. */
const sign = 'platform-signed-in=1';

/** Whether it is worth asking for the log-in of before. It may be over. */
export function mayBeSignedIn(): boolean {
  return document.cookie.split('; ').includes(sign);
}
