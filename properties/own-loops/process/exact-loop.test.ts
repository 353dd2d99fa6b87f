/** Loops that ask for exact numbers, with questions answered in this thread. */
import { describe, expect, it } from '@jest/globals';
import { type Loop } from '../../../models';
import { InputError, Q, statementOf } from '../../../theory';
import { checkLoop } from '../check';
import { defineLoop } from '../define';
import { preflight } from '../preflight';
import { type Ask } from './blocking';
import { AnsweredError } from './child';
import { exactLoop } from './exact-loop';
import { type Answer, type ExactHello, type Message } from './protocol';

const ABOUT = { protocol: 'curated-loops', version: 1, id: 'asked' } as const;
const RULE: ExactHello = { ...ABOUT, kind: 'rule' };
const statements = ['lemma-2.2', 'tv-lipschitz'].map(statementOf);

type Choose = (weights: readonly string[]) => readonly string[];

/** Answers `choose` by a function, and notes the questions. */
function answering(choose: Choose): { readonly ask: Ask; readonly asked: (readonly string[])[] } {
  const asked: (readonly string[])[] = [];
  const ask = <M extends Message>(message: M): Answer<M> => {
    if (message.type !== 'choose') throw new Error(`asked ${message.type}`);
    asked.push(message.weights);
    return { probabilities: choose(message.weights) } as Answer<M>;
  };
  return { ask, asked };
}

const luce: Choose = (weights) => {
  const total = Q.sum(weights.map(Q.parse));
  return weights.map((w) => Q.format(Q.div(Q.parse(w), total)));
};

const first: Choose = (weights) => weights.map((_, i) => (i === 0 ? '1' : '0'));

describe('a rule that is asked for fractions', () => {
  it.each([
    [
      'whose probabilities do not add up',
      (weights) => weights.map(() => '1/2'),
      'not normalised',
      'the probabilities add up to 0.5, not 1; divide by the sum',
    ],
    [
      'whose decimals almost add up',
      (weights) => weights.map(() => (1 / weights.length).toFixed(12)),
      'not normalised',
      'add up to 999999999999/1000000000000, not 1',
    ],
    [
      'with a negative number',
      (weights) => weights.map((_, i) => (i > 1 ? '0' : i === 0 ? '2' : '-1')),
      'not normalised',
      'add up to 2, not 1',
    ],
    ['that gives too few numbers', () => ['1'], 'wrong length', 'it returns 1 numbers; return 2, one probability each'],
    [
      'that throws',
      () => {
        throw new AnsweredError('ZeroDivisionError: division by zero');
      },
      'throws',
      'it throws: ZeroDivisionError: division by zero',
    ],
  ] as [string, Choose, string, string][])('%s has a defect', (_what, choose, kind, message) => {
    const { defects } = preflight(exactLoop(RULE, answering(choose).ask).loop);
    expect(defects).toMatchObject([{ kind }]);
    expect(defects[0]?.message).toContain(message);
  });

  it('that answers at random is noticed before answers are kept', () => {
    let calls = 0;
    const random: Choose = (weights) => {
      calls += 1;
      return weights
        .map((_, i) => (i > 1 ? '0' : `${i === 0 ? 1 : calls - 1}/${calls}`))
        .map((x) => (weights.length === 1 ? '1' : x));
    };
    const { defects } = preflight(exactLoop(RULE, answering(random).ask).loop);
    expect(defects).toMatchObject([{ kind: 'not deterministic' }]);
  });

  it('that depends on the order is noted, and refused if it declares itself symmetric', () => {
    const { notes, defects } = preflight(exactLoop(RULE, answering(first).ask).loop);
    expect(defects).toEqual([]);
    expect(notes[0]).toContain('the choice depends on the order of the candidates');
    const declared = preflight(exactLoop({ ...RULE, symmetric: true }, answering(first).ask).loop);
    expect(declared.defects[0]?.message).toContain(
      'it declares itself symmetric, and its probabilities depend on the order of the weights 1, 1',
    );
  });

  it('is asked once for each list of weights, and once for each multiset if it is symmetric', async () => {
    const questions = async (hello: ExactHello): Promise<(readonly string[])[]> => {
      const { ask, asked } = answering(luce);
      const { loop, remember } = exactLoop(hello, ask);
      remember();
      await checkLoop(loop, { statements, cases: 10 });
      return asked;
    };
    const texts = (lists: (readonly string[])[]): Set<string> => new Set(lists.map((list) => list.join(' ')));
    const [each, symmetric] = [await questions(RULE), await questions({ ...RULE, symmetric: true })];
    expect(texts(each).size).toBe(each.length);
    expect(texts(symmetric).size).toBe(symmetric.length);
    expect(symmetric.length).toBeLessThan(each.length / 2);
  });

  it('has a name that no built-in loop has', () => {
    expect(() => exactLoop({ ...RULE, id: 'curated' }, answering(luce).ask)).toThrow(InputError);
  });

  it('is searched for the K that it declares', async () => {
    const { loop } = exactLoop({ ...RULE, candidates: { min: 3, max: 4 } }, answering(luce).ask);
    const { cells } = await checkLoop(loop, { statements, cases: 20 });
    expect(cells[0]).toMatchObject({ verdict: 'holds', domain: { K: { least: 3, greatest: 4 } } });
  });
});

describe('a rule that declares masses', () => {
  const MASSES: ExactHello = { ...RULE, masses: true, p_ref: 'positive' };

  /** Luce's choice by w p_ref/p, of a process. */
  const anchored = (message: Message): readonly string[] => {
    if (message.type !== 'choose') throw new Error(`asked ${message.type}`);
    const { weights, p = [], p_ref: real = [] } = message;
    const scores = weights.map((w, k) => Q.div(Q.mul(Q.parse(w), Q.parse(real[k] ?? '')), Q.parse(p[k] ?? '')));
    return scores.map((score) => Q.format(Q.div(score, Q.sum(scores))));
  };

  it.each([false, true])('has the results of the same loop in TypeScript, symmetric: %s', async (symmetric) => {
    const options = { statements, cases: 30 };
    const ask = <M extends Message>(message: M): Answer<M> => ({ probabilities: anchored(message) }) as Answer<M>;
    const asked = await checkLoop(exactLoop({ ...MASSES, symmetric }, ask).loop, options);
    const here = defineLoop({
      id: 'asked',
      choose: (candidates, F) => {
        const scores = candidates.map(({ w, p, pRef }) => F.div(F.mul(w, pRef), p));
        return scores.map((score) => F.div(score, F.sum(scores)));
      },
      needs: { masses: true, pRef: 'positive' },
    });
    expect(asked).toEqual(await checkLoop(here, options));
    expect(asked.cells.map(({ verdict }) => verdict)).toContain('refuted');
  });
});

describe('whole rounds that are asked for', () => {
  /** A loop whose rounds this function gives, on texts. */
  function rounds(
    step: (message: Extract<Message, { readonly type: 'step'; readonly p: unknown }>) => readonly string[],
    more: object = {},
  ): Loop {
    const ask = <M extends Message>(message: M): Answer<M> => {
      if (message.type !== 'step' || !('p' in message)) throw new Error(`asked ${message.type}`);
      return { p: step(message) } as Answer<M>;
    };
    return exactLoop({ ...ABOUT, kind: 'step', ...more }, ask).loop;
  }

  it('have the results of the same loop in TypeScript', async () => {
    const options = { statements: [...statements, statementOf('theorem-2.4')], cases: 20 };
    const mixed = defineLoop({
      id: 'asked',
      step: (p, { pRef, share }, F) =>
        p.map((mass, i) => F.add(F.mul(share, mass), F.mul(F.sub(F.of(1), share), pRef[i] ?? mass))),
    });
    const asked = rounds(({ p, p_ref, lambda }) => {
      const share = lambda === 'inf' ? Q.one : Q.div(Q.parse(lambda), Q.add(Q.one, Q.parse(lambda)));
      return p.map((mass, i) =>
        Q.format(Q.add(Q.mul(share, Q.parse(mass)), Q.mul(Q.sub(Q.one, share), Q.parse(p_ref[i] ?? '0')))),
      );
    });
    const found = await checkLoop(asked, options);
    expect(found.cells.map(({ verdict }) => verdict)).toContain('refuted');
    expect(found).toEqual(await checkLoop(mixed, options));
  });

  it('are told whether there is real data, and how many candidates', () => {
    const told = new Set<string>();
    const loop = rounds(({ p, K, lambda }) => {
      told.add(`K ${K === 'inf' ? 'inf' : 'finite'}, lambda ${lambda === 'inf' ? 'inf' : 'finite'}`);
      return p;
    });
    expect(preflight(loop).defects).toEqual([]);
    expect([...told].sort()).toEqual([
      'K finite, lambda finite',
      'K finite, lambda inf',
      'K inf, lambda finite',
      'K inf, lambda inf',
    ]);
  });
});
