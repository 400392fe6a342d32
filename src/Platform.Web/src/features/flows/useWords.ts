import { useTranslation } from 'react-i18next';

/** Words for kinds of nodes and their fields, by the kind where a field means something else there; the schema's own where there are none yet. */
export function useWords(): { kind: (kind: string) => string; field: (kind: string, name: string) => string } {
  const { t } = useTranslation();
  return {
    kind: (kind) => t(`flowKind.${kind}`, { defaultValue: kind }),
    field: (kind, name) => t(`flowField.${kind}_${name}`, { defaultValue: t(`flowField.${name}`, { defaultValue: name }) }),
  };
}
