/** `given(p, A)`: the law conditioned on an event. */
import { defineWord } from '../tree';

export const given = defineWord({
  name: 'given',
  gives: 'law',
  takes: ['law', 'event'],
  typeset: (set, law, event) => `${set.law(law)}(\\cdot \\mid ${set.event(event)})`,
  evaluate: (at, law, event) => at.model.given(law(at), event(at)),
});
