/** A row of a table: what is known of the pairs of one object with others, which are few. */
interface Row<B, V> {
  readonly others: B[];
  readonly values: V[];
}

/** A table of what is known of pairs of objects. */
export class PairTable<A, B, V> {
  private readonly rows = new Map<A, Row<B, V>>();

  /** The known value of a pair, or the one that is computed now. */
  at(a: A, b: B, compute: () => V): V {
    let row = this.rows.get(a);
    if (row === undefined) this.rows.set(a, (row = { others: [], values: [] }));
    const place = row.others.indexOf(b);
    if (place >= 0) return row.values[place] as V;
    const value = compute();
    row.others.push(b);
    row.values.push(value);
    return value;
  }
}
