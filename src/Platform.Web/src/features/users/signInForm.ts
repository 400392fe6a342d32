import type { SignInInput, SignInPolicy, UserRole } from '../../api/types';

/** The policy as the form holds it; empty texts stand for what is left out. */
export type SignInForm = {
  required: boolean;
  openId: boolean;
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  loginClaim: string;
  agentClaim: string;
  roles: { claim: string; value: string; role: UserRole }[];
};

export function formOf({ secondFactor, openId }: SignInPolicy): SignInForm {
  return {
    required: secondFactor === 'required',
    openId: openId !== null,
    name: openId?.name ?? '',
    issuer: openId?.issuer ?? '',
    clientId: openId?.clientId ?? '',
    clientSecret: '',
    loginClaim: openId?.loginClaim ?? 'preferred_username',
    agentClaim: openId?.agentClaim ?? '',
    roles: openId?.roles ?? [],
  };
}

export function inputOf(form: SignInForm): SignInInput {
  const { name, issuer, clientId, clientSecret, loginClaim, agentClaim, roles } = form;
  const provider = { name, issuer: issuer.trim(), clientId: clientId.trim(), clientSecret: clientSecret === '' ? null : clientSecret, loginClaim, agentClaim: agentClaim === '' ? null : agentClaim, roles };
  return { secondFactor: form.required ? 'required' : 'optional', openId: form.openId ? provider : null };
}
