/** Marks objects so that they are known for what they are, whichever installed copy of the library made them. */
export class Brand {
  private readonly symbol: symbol;

  constructor(name: string) {
    this.symbol = Symbol.for(`cdktf-azure-image-gallery/${name}`);
  }

  public mark(x: object): void {
    Object.defineProperty(x, this.symbol, { value: true });
  }

  public isOn(x: unknown): boolean {
    return typeof x === "object" && x !== null && this.symbol in x;
  }
}
