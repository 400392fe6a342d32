import { Skeleton } from 'antd';
import { Navigate } from 'react-router';
import { needsSetUp, progressOf } from './progress';
import { useSetUp } from './useSetUp';

/** Administrators of an empty tenant begin with the first steps, others at the wall. */
export default function AdminHome() {
  const { known, failure } = useSetUp();
  if (known === null && failure === null) return <Skeleton active title={false} />;
  return <Navigate to={known !== null && needsSetUp(progressOf(known)) ? '/start' : '/wall'} replace />;
}
