import type { components } from './schema';

type Schemas = components['schemas'];

export type Tokens = Schemas['TokenAnswer'];
export type Presence = Schemas['AgentPresenceDto'];
export type PresenceState = Schemas['AgentPresence'];
export type Agent = Schemas['AgentDto'];
export type BreakReason = Schemas['BreakReasonDto'];
export type Queue = Schemas['QueueDto'];
export type LiveFigures = Schemas['LiveFiguresDto'];
export type Prompt = Schemas['PromptDto'];
export type LiveCall = Schemas['LiveCallDto'];
export type SupervisionMode = Schemas['SupervisionMode'];
export type CallPhase = Schemas['CallPhase'];
export type CallSummary = Schemas['CallSummaryDto'];
export type CallDetail = Schemas['CallDetailDto'];
export type Offer = Schemas['OfferDto'];
export type CallDirection = Schemas['CallDirection'];
export type PathStep = Schemas['PathStepDto'];
export type Leg = Schemas['LegDto'];
export type LedgerEntry = Schemas['LedgerEntryDto'];
export type SeatUse = Schemas['SeatUseDto'];
export type OperatorTenant = Schemas['OperatorTenantDto'];
export type PriceList = Schemas['PriceListDto'];
export type Invoice = Schemas['Invoice'];
export type Dialing = Schemas['DialingDto'];
export type DialingInput = Schemas['DialingInput'];
export type OwnNumber = Schemas['NumberDto'];
export type AvailableNumber = Schemas['AvailableNumberDto'];
export type Holding = Schemas['HoldingDto'];
export type OperatorNumber = Schemas['OperatorNumberDto'];
export type NumberState = Schemas['NumberState'];
export type NumberPool = Schemas['NumberPoolDto'];
export type NumberPoolInput = Schemas['NumberPoolInput'];
export type NumberRange = Schemas['NumberRangeDto'];
export type Trunk = Schemas['TrunkDto'];
export type TrunkInput = Schemas['TrunkInput'];
export type TrunkRoute = Schemas['RouteDto'];
export type TrunkRouteInput = Schemas['RouteInput'];
export type SipBan = Schemas['SipBanDto'];
export type Recording = Schemas['RecordingDto'];
export type RecordingPolicy = Schemas['RecordingPolicyDto'];
export type RecordingRule = Schemas['RecordingRuleDto'];
export type RecordingMode = Schemas['RecordingMode'];
export type AuditEntry = Schemas['AuditEntryDto'];
export type Waveform = Schemas['WaveformDto'];
export type Callback = Schemas['CallbackDto'];

/** What the hub's method `live` is called with; exactly one part is set. The hub is not part of the OpenAPI document. */
export type LiveEvent = {
  at: string;
  call: LiveCall | null;
  agent: Presence | null;
  queue: { queue: string; waiting: number; offered: number; longestWaitMs: number; availableAgents: number; expectedWaitMs?: number | null } | null;
};
