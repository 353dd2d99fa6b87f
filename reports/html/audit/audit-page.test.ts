import { test } from '@jest/globals';
import { simulatedAudit } from './audit.testing';
test('x', async () => {
  const t = Date.now();
  const r = await simulatedAudit();
  console.log(Date.now() - t, JSON.stringify(r).length, r.traces.map((x) => [x.verdict, x.classes.length, x.correlated.length, x.checks.map((c) => c.verdict[0]).join('')]));
});
