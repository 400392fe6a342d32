/**
 * Whether things may move on their way in and out; what turns while something is loaded is in styles.css. Asked once: the library builds
 * the whole page anew, and with it the phone, when motion is switched off.
 */
export function allowsMotion(): boolean {
  return !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
