import { useEffect } from 'react';
import { withLibrary } from '../../app/withLibrary';

const loadCall = () => import('./CurrentCall');
const loadDial = () => import('./DialBox');

/** Forms and lists of choices, which the desk can be used without. */
export const CurrentCall = withLibrary(() => loadCall().then((module) => ({ default: module.CurrentCall })));
export const DialBox = withLibrary(() => loadDial().then((module) => ({ default: module.DialBox })));
export const DeviceCheck = withLibrary(() => import('./DeviceCheck').then((module) => ({ default: module.DeviceCheck })));

/** Fetches what a call needs as soon as the desk is there, so that the first call does not wait for it. */
export function useCallParts(): void {
  useEffect(() => {
    void Promise.all([loadCall(), loadDial()]).catch(() => undefined);
  }, []);
}
