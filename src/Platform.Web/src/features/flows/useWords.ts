import { useTranslation } from 'react-i18next';

/** Words for kinds of nodes and their fields; the schema's own where there are none yet. */
export function useWords(): { kind: (kind: string) => string; field: (name: string) => string } {
  const { t } = useTranslation();
  return {
    kind: (kind) => t(`flowKind.${kind}`, { defaultValue: kind }),
    field: (name) => t(`flowField.${name}`, { defaultValue: name }),
  };
}
