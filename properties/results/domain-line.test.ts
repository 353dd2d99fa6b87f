import { describe, expect, it } from '@jest/globals';
import { type Searched, domainLine } from './domain-line';
import type { Range } from './schemas';

const range = (least: number, greatest = least): Range => ({ least, greatest });
const withInfinity = (least: number, greatest = least): Range => ({ least, greatest, infinite: true });
const INFINITE: Range = { infinite: true };

describe('the line of a domain', () => {
  it.each<[string, Searched]>([
    [
      'discrete, n 2–12, K 1–64 and ∞, t ≤ 12, w 1e-15–1e15, w ratio ≤ 1e30, λ ≤ 1e6 and ∞, masses ≥ 1e-15 and 0, ties, 1,000 cases',
      {
        model: 'discrete',
        domain: {
          atoms: range(2, 12),
          K: withInfinity(1, 64),
          rounds: range(1, 12),
          weights: range(1e-15, 1e15),
          weightRatio: range(1, 1e15 / 1e-15),
          lambda: withInfinity(0, 1e6),
          masses: range(1e-15, 0.9),
          massZero: true,
          ties: true,
        },
        cases: { run: 1000 },
      },
    ],
    [
      'n = 2, K = ∞, t = 1, w 1–2, w ratio = 2, λ = ∞, masses ≥ 0.333, no ties, 1 case',
      {
        domain: {
          atoms: range(2),
          K: INFINITE,
          rounds: range(1),
          weights: range(1, 2),
          weightRatio: range(2),
          lambda: INFINITE,
          masses: range(1 / 3, 2 / 3),
        },
        cases: { run: 1 },
      },
    ],
    [
      'n 2–100,000, K 2–1,000,000, t ≤ 3, w ratio ≤ 12,300, λ = 0.5, ties',
      {
        domain: {
          atoms: range(2, 100_000),
          K: range(2, 1_000_000),
          rounds: range(1, 3),
          weightRatio: range(1, 12_345),
          lambda: range(0.5),
          ties: true,
        },
      },
    ],
    [
      'mixture, 1–2 dimensions, 2–3 components, K 1 and ∞, t ≤ 30, λ 40 and ∞, 20 cases',
      {
        model: 'mixture',
        domain: {
          dimensions: range(1, 2),
          components: range(2, 3),
          K: withInfinity(1),
          rounds: range(1, 30),
          lambda: withInfinity(40),
        },
        cases: { run: 20 },
      },
    ],
    [
      'co-evolving, 1 dimension, n = 3, K = ∞, t ≤ 3',
      {
        model: 'co-evolving',
        domain: { dimensions: range(1), atoms: range(3), K: { infinite: true }, rounds: range(1, 3) },
      },
    ],
    ['curved, n 2–4, t ≤ 3', { model: 'curved', domain: { atoms: range(2, 4), rounds: range(1, 3) } }],
    [
      'regression, 1 dimension, 3–17 points, t ≤ 6',
      { model: 'regression', domain: { dimensions: range(1), points: range(3, 17), rounds: range(1, 6) } },
    ],
    ['2–4 users, 1 sample', { domain: { users: range(2, 4), samples: range(1) } }],
    ['w 0.5–2.35e8, masses ≥ 2.46e-7', { domain: { weights: range(0.5, 234_567_890), masses: range(2.4567e-7, 0.5) } }],
    ['no case was run', { domain: {} }],
    ['discrete, no case was run', { model: 'discrete', domain: {}, cases: { run: 0 } }],
    [
      'K = 2, 5 cases; the loop is declared for K 2 only, without K = 1; the loop is declared for weights that are squares only',
      {
        domain: {
          K: range(2),
          excluded: [
            'the loop is declared for K 2 only, without K = 1',
            'the loop is declared for weights that are squares only',
          ],
        },
        cases: { run: 5 },
      },
    ],
  ])('%s', (line, searched) => {
    expect(domainLine(searched)).toBe(line);
  });
});
