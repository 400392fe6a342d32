/** The token of a link such as /t/acme/#invite=…; null for any other address. */
export function invitationOf(hash: string): string | null {
  return /^#invite=([0-9a-f]+)$/.exec(hash)?.[1] ?? null;
}
