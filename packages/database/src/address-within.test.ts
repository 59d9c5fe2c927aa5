import { expect, test } from 'vitest';
import { isWithin } from './address-within.ts';

test.each([
  ['table public.a', 'table public.a', true],
  ['column public.a.x', 'table public.a', true],
  ['column public.a.x', 'table public.b', false],
  ['check public.a."b.c"', 'table public.a', true],
  ['column public."a.b".x', 'table public.a', false],
  ['table public.a', 'column public.a.x', false],
  ['not null public.a.x', 'column public.a.x', true],
  ['column public.a.x', 'not null public.a.x', false],
  ['routine public.f(integer)', 'schema public', true],
  ['table public.a', 'schema public', true],
  ['table hstore.a', 'extension hstore', false],
  ['column public.i', 'domain public.i', false],
  ['check public.d.c', 'domain public.d', true],
  ['policy public.a.p', 'table public.a', true],
  ['comment on table public.a', 'table public.a', true],
  ['comment on column public.a.x', 'table public.a', true],
  ['comment on column public.v.x', 'view public.v', true],
  ['routine public.f(integer)', 'routine public.f(text)', false],
  ['routine public.f(integer)', 'routine public.f(integer)', true],
  ['table public.a', '', false],
  ['', '', false],
])('%s within %s: %s', (address, holder, expected) => {
  expect(isWithin(address, holder)).toBe(expected);
});
