/** A table of what is known of pairs of objects. */
export class PairTable<A, B, V> {
  private readonly rows = new Map<A, Map<B, V>>();

  /** The known value of a pair, or the one that is computed now. */
  at(a: A, b: B, compute: () => V): V {
    let row = this.rows.get(a);
    if (row === undefined) this.rows.set(a, (row = new Map<B, V>()));
    const known = row.get(b);
    if (known !== undefined) return known;
    const value = compute();
    row.set(b, value);
    return value;
  }
}
