/** Raters whose scale ends at 3: they cannot tell higher weights apart. */
import { defineLoop } from 'curated-loops';

export default defineLoop({
  id: 'scale-ends-at-3',
  title: 'Luce choice by weights cut off at 3',
  score: ({ w }, F) => (F.compare(w, F.of(3)) > 0 ? F.of(3) : w),
});
