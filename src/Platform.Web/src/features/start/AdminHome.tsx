import { Navigate } from 'react-router';
import { Skeleton } from '../../shared/Skeleton';
import { needsSetUp, progressOf } from './progress';
import { useSetUp } from './useSetUp';

/** Administrators of an empty tenant begin with the first steps, others at the wall. */
export default function AdminHome() {
  const { known, failure } = useSetUp();
  if (known === null && failure === null) return <Skeleton />;
  return <Navigate to={known !== null && needsSetUp(progressOf(known)) ? '/start' : '/wall'} replace />;
}
