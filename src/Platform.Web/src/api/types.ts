import type { components } from './schema';

type Schemas = components['schemas'];

export type Tokens = Schemas['TokenAnswer'];
export type Presence = Schemas['AgentPresenceDto'];
export type PresenceState = Schemas['AgentPresence'];
export type Agent = Schemas['AgentDto'];
export type Queue = Schemas['QueueDto'];
export type LiveCall = Schemas['LiveCallDto'];
export type CallPhase = Schemas['CallPhase'];
export type CallSummary = Schemas['CallSummaryDto'];
export type CallDetail = Schemas['CallDetailDto'];
export type Offer = Schemas['OfferDto'];
export type Leg = Schemas['LegDto'];
export type LedgerEntry = Schemas['LedgerEntryDto'];
export type SeatUse = Schemas['SeatUseDto'];
export type OperatorTenant = Schemas['OperatorTenantDto'];
export type PriceList = Schemas['PriceListDto'];
export type Invoice = Schemas['Invoice'];

/** What the hub's method `live` is called with; exactly one part is set. The hub is not part of the OpenAPI document. */
export type LiveEvent = {
  at: string;
  call: LiveCall | null;
  agent: Presence | null;
  queue: { queue: string; waiting: number; offered: number; longestWaitMs: number; availableAgents: number } | null;
};
