import { describe, expect, it } from '@jest/globals';
import { coloured, wantsColour } from './colour';
import { outputWidth } from './print';

describe('colour', () => {
  it.each([
    ['a terminal', true, {}, true],
    ['no terminal', undefined, {}, false],
    ['a terminal and NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['a terminal and an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['no terminal and FORCE_COLOR', undefined, { FORCE_COLOR: '1' }, true],
    ['a terminal and FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
    ['both variables', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
  ])('with %s', (_what, isTTY, env, expected) => {
    expect(wantsColour(isTTY === undefined ? {} : { isTTY }, env)).toBe(expected);
  });

  it('marks signs and rules, and leaves the text as it is', () => {
    const text = '✓ lemma-2.2  ✗  12\n──  ──\n✗ a: x ! y\n    hint: do this\n';
    const shown = coloured(text);
    // eslint-disable-next-line no-control-regex -- the codes of colours
    expect(shown.replace(/\u001b\[\d+m/g, '')).toBe(text);
    expect(shown).toContain('\u001b[32m✓\u001b[39m lemma-2.2  \u001b[31m✗');
    expect(shown).toContain('x ! y');
    expect(shown).toContain('\u001b[36mhint: do this');
  });
});

describe('the width', () => {
  it.each([
    [{ columns: 132 }, {}, 132],
    [{}, {}, 100],
    [{}, { COLUMNS: '80' }, 80],
    [{ columns: 0 }, {}, 100],
    [{ columns: 10 }, {}, 40],
    [{}, { COLUMNS: 'wide' }, 100],
  ])('of %j with %j', (stream, env, expected) => expect(outputWidth(stream, env)).toBe(expected));
});
