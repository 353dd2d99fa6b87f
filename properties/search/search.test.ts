import { describe, expect, it } from '@jest/globals';
import { curatedLoop } from '../../models/loops';
import { type Statement, statementOf } from '../../theory';
import { finish } from './finish';
import { meaningOf } from './meaning';
import { BLOCK_CASES, CHUNK_CASES, blockCount } from './blocks';
import { type Exploration, UNEXPLORED, exploreChunk, mergeExplorations } from './random-phase';
import { type BlockPhases, type Phases, blockPhases, exploreBlocks, search, searchBy } from './search';
import { type SearchSpec, searchSpec } from './search-task';

function cell(statement: Statement, cases: number): SearchSpec {
  return searchSpec(statement, {
    statement: statement.id,
    sought: { kind: 'cell', model: 'discrete' },
    cases,
    seed: 5,
  });
}

const fisher = cell(statementOf('fisher-identity'), 2 * CHUNK_CASES + 1);

const falsehood = cell(
  { ...statementOf('lemma-2.2'), claims: [{ id: 'a', says: '', claim: 'Var(p[t + 1], w) <= Var(p[t], w)' }] },
  3 * CHUNK_CASES,
);

const phasesOf = (spec: SearchSpec): Phases => ({
  ...blockPhases(spec),
  finish: (explored) => finish(spec, explored),
});

/** Phases in which later chunks end first. */
function backwards(spec: SearchSpec): Phases {
  const phases = phasesOf(spec);
  const explore = async (chunk: number): Promise<Exploration> => {
    await new Promise((resolve) => setTimeout(resolve, 50 * (4 - chunk)));
    return phases.explore(chunk);
  };
  return { ...phases, explore };
}

/** Outcomes of the chunks, in order, in place of a search. */
function scripted(
  spec: SearchSpec,
  ...chunks: readonly (Exploration | Error)[]
): Phases & { readonly asked: number[] } {
  const asked: number[] = [];
  const explore = (chunk: number): Promise<Exploration> => {
    asked.push(chunk);
    const outcome = chunks[chunk] ?? UNEXPLORED;
    return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
  };
  return { ...phasesOf(spec), explore, asked };
}

describe('the domain of an outcome', () => {
  it('has the extents that the loop has seen, and no more', async () => {
    const asked: number[] = [];
    const { domain, cases } = await search({
      ...falsehood,
      claims: cell(statementOf('lemma-2.2'), 1).claims,
      loop: {
        ...curatedLoop,
        curate: (ops, law, candidates) => {
          asked.push(candidates);
          return curatedLoop.curate(ops, law, candidates);
        },
      },
    });
    const finite = asked.filter((K) => K !== Infinity);
    expect(asked.length).toBeGreaterThan(cases.run);
    expect(domain.K).toEqual({ least: Math.min(...finite), greatest: Math.max(...finite), infinite: true });
    expect(domain.ties).toBe(true);
    expect(domain).not.toHaveProperty('excluded');
  });

  it('has a refuted case, and what the needs of the loop leave out', async () => {
    const { domain, cases } = await search({ ...falsehood, excluded: ['K = 7'] });
    expect(cases.run).toBeLessThan(cases.planned);
    expect(domain).toMatchObject({ atoms: { least: expect.any(Number) as unknown }, excluded: ['K = 7'] });
  });

  it('has nothing where no case was run', async () => {
    expect((await search({ ...fisher, stopped: () => true })).domain).toEqual({});
  });

  it('has the cases of the hill climb', async () => {
    const climbed = await search({
      ...fisher,
      claims: cell(statementOf('lemma-2.2'), 1).claims,
      cases: 1,
      targeted: 200,
    });
    expect(climbed.cases.run).toBe(1);
    expect(climbed.domain.atoms?.least).toBeLessThan(climbed.domain.atoms?.greatest ?? 0);
  });
});

describe('a search in chunks', () => {
  it.each([
    ['a true statement', fisher],
    ['a falsehood', falsehood],
  ])('gives the same for %s, in whatever order its chunks end', async (_what, spec) => {
    expect(await searchBy(backwards(spec), spec.cases, 3)).toEqual(await search(spec));
  });

  it('runs every planned case, whether or not the chunks come out even', async () => {
    const { cases, evidence } = await search(fisher);
    expect(cases).toEqual({ planned: 501, run: 501, discarded: 0, undecided: 0 });
    expect(evidence).toEqual([{ claim: 'a', cases: 501, attained: 0 }]);
  });

  it('draws other cases in every chunk', async () => {
    const counts = await Promise.all([0, 1].map((chunk) => exploreChunk(fisher, chunk)));
    expect(counts[0]?.counts.run).toBe(counts[1]?.counts.run);
    expect(counts[0]?.counts.carried).not.toEqual(counts[1]?.counts.carried);
  });

  it('starts no chunk after one that is refuted or cut short, apart from running ones', async () => {
    const refuted = await exploreChunk(falsehood, 0);
    const phases = scripted(falsehood, refuted);
    await searchBy(phases, falsehood.cases);
    expect(phases.asked).toEqual([0]);
    const cut = scripted(fisher, { ...UNEXPLORED, cutShort: true });
    const { cases, cutShort } = await searchBy(cut, 100 * CHUNK_CASES, 2);
    expect(cut.asked).toEqual([0, 1]);
    expect({ cutShort, run: cases.run }).toEqual({ cutShort: true, run: 0 });
  });

  it('keeps a refuted case that was under way when an earlier chunk was cut short', async () => {
    const refuted = await exploreChunk(falsehood, 1);
    const phases = scripted(falsehood, { ...UNEXPLORED, cutShort: true }, refuted);
    expect((await searchBy(phases, falsehood.cases, 2)).counterexample).toBeDefined();
  });

  it('throws the error of a chunk in its turn, and not when an earlier chunk has a refuted case', async () => {
    const boom = new RangeError('boom');
    await expect(searchBy(scripted(fisher, UNEXPLORED, boom), fisher.cases, 3)).rejects.toBe(boom);
    const refuted = await exploreChunk(falsehood, 0);
    const outcome = await searchBy(scripted(falsehood, refuted, boom), falsehood.cases, 3);
    expect(outcome.counterexample).toBeDefined();
  });

  it('has no more chunks under way than it may', async () => {
    let underWay = 0;
    let most = 0;
    const explore = async (): Promise<Exploration> => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return UNEXPLORED;
    };
    await searchBy({ ...phasesOf(fisher), explore }, 20 * CHUNK_CASES, 3);
    expect(most).toBe(3);
  });

  it('throws what a loop throws', async () => {
    const boom = new RangeError('boom');
    const curate = (): never => {
      throw boom;
    };
    await expect(search({ ...fisher, loop: { ...fisher.loop, curate } })).rejects.toBe(boom);
  });

  it('stopped from the start is cut short, with nothing run', async () => {
    const { cases, cutShort } = await search({ ...fisher, stopped: () => true });
    expect({ cutShort, cases }).toEqual({
      cutShort: true,
      cases: { planned: 501, run: 0, discarded: 0, undecided: 0 },
    });
  });

  it('still shows the counterexample when it is stopped after finding it', async () => {
    const refuted = await exploreChunk(falsehood, 0);
    const { counterexample } = await finish({ ...falsehood, stopped: () => true }, refuted);
    expect(counterexample?.finding.claim).toBe('a');
  });

  it('refuses to lose a refuted case that is not refuted again', async () => {
    const claimed: Exploration = { ...UNEXPLORED, failure: { foundBy: 'random', seed: 1, path: '0' } };
    const outcome = await finish(fisher, claimed);
    expect(meaningOf(outcome)).toEqual({
      status: 'incomplete',
      reason: expect.stringContaining('is not refuted when it is drawn again'),
    });
  });

  it('ends with a hill climb, which finds a counterexample that its random cases miss', async () => {
    const cost = statementOf('step-cost');
    const random = cell({ ...cost, claims: cost.claims.filter(({ id }) => id === 'b') }, 2 * CHUNK_CASES);
    const { evidence } = await search({ ...random, targeted: 0 });
    // The bound is lowered until all but a tenth of the room is gone that the random cases leave.
    const factor = (1 - 0.9 * (evidence[0]?.margin ?? 0)).toFixed(6);
    const claims = [{ id: 'b', says: '', claim: `chi2(curate(p[t]), p[t]) <= ${factor}*(K - 1)^2/(2*K - 1)` }];
    const lowered = { ...cell({ ...cost, claims }, 2 * CHUNK_CASES), seed: random.seed };
    expect((await search({ ...lowered, targeted: 0 })).counterexample).toBeUndefined();
    expect((await search({ ...lowered, targeted: 1000 })).counterexample?.foundBy).toBe('targeted');
  });
});

describe('a search in blocks', () => {
  /** Chunks and climbs as texts in their order, in place of cases. */
  const story = (told: string[], ends: Readonly<Record<string, Exploration | Error>> = {}): BlockPhases => {
    const phase = async (name: string): Promise<Exploration> => {
      told.push(name);
      await new Promise((resolve) => setImmediate(resolve));
      const end = ends[name];
      if (end instanceof Error) throw end;
      return end ?? { ...UNEXPLORED, counts: { ...UNEXPLORED.counts, run: 1 } };
    };
    return {
      explore: (chunk) => phase(`chunk ${chunk}`),
      climb: async (block, explored) => mergeExplorations(explored, await phase(`climb ${block}`)),
    };
  };
  const refuted: Exploration = { ...UNEXPLORED, failure: { foundBy: 'targeted', genotype: 1 } };

  it('climbs once after the chunks of each block, and once after those of the last', async () => {
    const told: string[] = [];
    const { counts } = await exploreBlocks(story(told), { cases: 2 * BLOCK_CASES + 1 });
    const chunks = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `chunk ${from + i}`);
    expect(told).toEqual([...chunks(0, 40), 'climb 0', ...chunks(40, 80), 'climb 1', 'chunk 80', 'climb 2']);
    expect(counts.run).toBe(84);
  });

  it('is not climbed after a refuted case, and a refuted climb ends it', async () => {
    const told: string[] = [];
    const ends = { 'climb 1': refuted, 'chunk 95': refuted };
    const { failure } = await exploreBlocks(story(told, ends), { cases: 4 * BLOCK_CASES });
    expect(failure).toEqual(refuted.failure);
    expect(told.at(-1)).toBe('climb 1');
    const one: string[] = [];
    await exploreBlocks(story(one, { 'chunk 3': refuted }), { cases: BLOCK_CASES });
    expect(one).toEqual(['chunk 0', 'chunk 1', 'chunk 2', 'chunk 3']);
  });

  it.each([1, 2, 3, 9])('counts and ends in the order of the phases, %d at the same time', async (atOnce) => {
    const late: Exploration = { ...UNEXPLORED, failure: { foundBy: 'random', seed: 1, path: '2' } };
    const ends = { 'climb 0': refuted, 'chunk 41': late, 'chunk 43': new RangeError('boom') };
    const explored = await exploreBlocks(story([], ends), { cases: 9 * BLOCK_CASES, atOnce });
    expect(explored.failure).toEqual(refuted.failure);
    expect(explored.counts.run).toBe(40);
    const boom = { 'climb 0': new RangeError('boom'), 'chunk 41': late };
    await expect(exploreBlocks(story([], boom), { cases: 9 * BLOCK_CASES, atOnce })).rejects.toThrow('boom');
  });

  it('is that of its ranges of blocks merged in order, however many blocks follow', async () => {
    const phasesOf = (cases: number): BlockPhases => {
      const phases = blockPhases({ ...cell(statementOf('lemma-2.2'), cases), targeted: 50 });
      // The first chunk of each block stands for all of them.
      return {
        ...phases,
        explore: (chunk) => (chunk % 40 === 0 ? phases.explore(chunk) : Promise.resolve(UNEXPLORED)),
      };
    };
    const cases = 2 * BLOCK_CASES + 300;
    const whole = await exploreBlocks(phasesOf(cases), { cases });
    expect([blockCount(cases), whole.counts.run]).toEqual([3, 3 * CHUNK_CASES]);
    const part = (from: number, of = cases): Promise<Exploration> =>
      exploreBlocks(phasesOf(of), { cases: of, from, to: from + 1, atOnce: 2 });
    const parts = await Promise.all([0, 1, 2].map((from) => part(from)));
    expect(parts.reduce(mergeExplorations)).toEqual(whole);
    expect(await part(1, 9 * BLOCK_CASES)).toEqual(parts[1]);
  });
});
