import { useTranslation } from 'react-i18next';

/** Where calls are sent to, in words for what the API writes as `queue:support`; what is not known (yet) stands for itself. */
export function useDestinationText(nameOf: (kind: string, id: string) => string = (_, id) => id): (destination: string) => string {
  const { t } = useTranslation();
  return (destination) => {
    const kind = destination.slice(0, destination.indexOf(':'));
    return t(`destination.${kind}`, { name: nameOf(kind, destination.slice(kind.length + 1)), defaultValue: destination });
  };
}
