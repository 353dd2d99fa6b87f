/** A list of numbers that grows, in one typed array: 8 bytes a number, or 1 byte a flag. */
export class Column<A extends Float64Array | Uint8Array> {
  private values: A;
  private count = 0;

  private constructor(private readonly make: (length: number) => A) {
    this.values = make(1024);
  }

  static readonly ofDoubles = (): Column<Float64Array> => new Column((length) => new Float64Array(length));
  static readonly ofFlags = (): Column<Uint8Array> => new Column((length) => new Uint8Array(length));

  get length(): number {
    return this.count;
  }

  add(values: ArrayLike<number>): void {
    this.reserve(this.count + values.length);
    this.values.set(values, this.count);
    this.count += values.length;
  }

  /** Adds `value` until there are `length` numbers. */
  padTo(length: number, value: number): void {
    if (length <= this.count) return;
    this.reserve(length);
    this.values.fill(value, this.count, length);
    this.count = length;
  }

  /** The numbers so far, without a copy. */
  view(): A {
    return this.values.subarray(0, this.count) as A;
  }

  private reserve(size: number): void {
    if (size <= this.values.length) return;
    const larger = this.make(Math.max(size, Math.ceil(1.5 * this.values.length)));
    larger.set(this.view());
    this.values = larger;
  }
}
