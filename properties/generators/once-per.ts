/** Values that are computed once for an object. */

/** Once for each object, such as a domain, which a search asks about at every case. */
export function oncePer<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { readonly made: T }>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before.made;
    const made = make(of);
    known.set(of, { made });
    return made;
  };
}

/** Once for as long as the same object is asked about: an instance, which many labels ask about, and then no more. */
export function onceInARow<K extends object, T>(make: (of: K) => T): (of: K) => T {
  let last: { readonly of: K; readonly made: T } | undefined;
  return (of) => {
    if (last?.of !== of) last = { of, made: make(of) };
    return last.made;
  };
}
