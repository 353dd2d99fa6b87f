import { STATEMENTS, parseClaimSpec, claimsFor, parseClaim } from './theory';
import { loopOf } from './models';
import { search } from './properties/search';
(async()=>{
for (const s of STATEMENTS.filter(s=>process.argv.slice(2).includes(s.id))) {
  const requires = (id: string) => s.hypotheses.filter(h=>h.formal && (h.carries===undefined||h.carries.includes(id))).map(h=>parseClaim(h.formal!, s.where));
  const claims = claimsFor(s,'discrete').map(c=>({...parseClaimSpec(s,c), requires: requires(c.id)}));
  const t0=performance.now();
  const o = await search({model:'discrete', domain: s.domain, loop: loopOf(s.domain.loop), claims, cases: 400, targeted: 0, seed: 42});
  console.log(s.id, ((performance.now()-t0)/1000).toFixed(2)+'s', JSON.stringify(o.cases), JSON.stringify(o.rungs));
}})();
