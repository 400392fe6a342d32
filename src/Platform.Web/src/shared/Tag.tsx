import type { ReactNode } from 'react';

export type TagColour = 'default' | 'green' | 'cyan' | 'blue' | 'geekblue' | 'purple' | 'gold' | 'orange' | 'volcano' | 'red';

type TagProps = { color?: TagColour | undefined; icon?: ReactNode; role?: 'status' | undefined; children: ReactNode };

/** A word that stands for a state. The colour is never its only sign. */
export function Tag({ color = 'default', icon, role, children }: TagProps) {
  return (
    <span className={`tag tag-${color}`} role={role}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
