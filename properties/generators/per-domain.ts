/** A value that is computed once per domain object, since a search asks for it at every case. */
import type { SearchDomain } from '../../theory';

export function perDomain<T extends object>(make: (domain: SearchDomain) => T): (domain: SearchDomain) => T {
  const known = new WeakMap<SearchDomain, T>();
  return (domain) => {
    const before = known.get(domain);
    if (before !== undefined) return before;
    const made = make(domain);
    known.set(domain, made);
    return made;
  };
}
