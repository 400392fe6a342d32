import { useEffect } from 'react';
import { loadLibrary, withLibrary } from '../../app/withLibrary';
import { whenIdle } from '../../shared/whenIdle';

const loadCall = () => import('./CurrentCall');
const loadDial = () => import('./DialBox');

/** Forms and lists of choices, which the desk can be used without. */
export const CurrentCall = withLibrary(() => loadCall().then((module) => ({ default: module.CurrentCall })));
export const DialBox = withLibrary(() => loadDial().then((module) => ({ default: module.DialBox })), whenIdle);
export const DeviceCheck = withLibrary(() => import('./DeviceCheck').then((module) => ({ default: module.DeviceCheck })));

/** Fetches what a call needs as soon as the desk is there, so that the first call does not wait for it. */
export function useCallParts(): void {
  useEffect(() => {
    void whenIdle()
      .then(() => Promise.all([loadCall(), loadDial(), loadLibrary()]))
      .catch(() => undefined);
  }, []);
}
