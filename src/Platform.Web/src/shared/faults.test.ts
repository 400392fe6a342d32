import { expect, it } from 'vitest';
import { Refusal } from '../api/refusal';
import { faultsAtFields } from './faults';

function refused(...paths: string[]): Refusal {
  return new Refusal(400, { code: 'invalid_catalog', faults: paths.map((path) => ({ path, message: `bad ${path}`, code: null })) });
}

it.each([
  ['$.first', 'first', ['first', 'last']],
  ['numberPools[first].ranges[0].last', 'last', ['first', 'last']],
  ['numberPools[city].ranges[2].last', 'ranges', ['name', 'ranges']],
  ['queues[support].relaxations[0].skills', 'relaxations', ['skills', 'relaxations']],
  ['tenants[acme].dialing.callerId', 'callerId', ['callerId']],
])('puts %s at the field %s', (path, field, fields) => {
  expect(faultsAtFields(refused(path), fields)).toEqual({ [field]: [`bad ${path}`] });
});

it('leaves what belongs to no field, and what is no refusal', () => {
  expect(faultsAtFields(refused('routes[a].trunk', 'x.trunk'), ['trunk'])).toEqual({ trunk: ['bad routes[a].trunk', 'bad x.trunk'] });
  expect(faultsAtFields(refused('trunks[name].peers[0].uri'), ['name'])).toEqual({});
  expect(faultsAtFields(new TypeError('no network'), ['name'])).toEqual({});
});
