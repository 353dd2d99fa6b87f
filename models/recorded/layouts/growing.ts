/** A list of numbers that grows and takes as many bytes per number as a typed array. */
export class Growing<T extends Float64Array | Int32Array | Uint8Array> {
  private size = 0;

  /** @param data an array of at least one element, which is replaced when it is full */
  constructor(
    private data: T,
    private readonly make: (length: number) => T,
  ) {}

  get length(): number {
    return this.size;
  }

  push(value: number): void {
    if (this.size === this.data.length) {
      const larger = this.make(2 * this.size);
      larger.set(this.data);
      this.data = larger;
    }
    this.data[this.size++] = value;
  }

  /** The element at an index below the length. */
  at(index: number): number {
    return this.data[index] ?? NaN;
  }

  clear(): void {
    this.size = 0;
  }
}

export const growingDoubles = (): Growing<Float64Array> => {
  const make = (length: number): Float64Array => new Float64Array(length);
  return new Growing(make(1024), make);
};

export const growingIntegers = (): Growing<Int32Array> => {
  const make = (length: number): Int32Array => new Int32Array(length);
  return new Growing(make(1024), make);
};
