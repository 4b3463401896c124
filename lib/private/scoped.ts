import type { IConstruct } from "constructs";

/** Values said of a scope and everything below it; the nearest scope decides. */
export class Scoped<T> {
  private readonly said = new WeakMap<IConstruct, Map<string, T>>();
  /** The keys that anything was ever said of: of all others nobody has to ask, which is nearly all there is. */
  private readonly keys = new Set<string>();

  public set(scope: IConstruct, key: string, value: T): void {
    const values = this.said.get(scope) ?? new Map<string, T>();
    values.set(key, value);
    this.keys.add(key);
    this.said.set(scope, values);
  }

  /** What holds for a construct: said on it, or on the nearest scope above. */
  public get(construct: IConstruct, key: string): T | undefined {
    const scope = this.scopeOf(construct, key);
    return scope && this.said.get(scope)!.get(key);
  }

  /** The scope on which is said what holds for a construct. */
  public scopeOf(construct: IConstruct, key: string): IConstruct | undefined {
    if (!this.keys.has(key)) return undefined;
    for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
      if (this.said.get(scope)?.get(key) !== undefined) return scope;
    }
    return undefined;
  }

  /** Whether nothing is said in any tree. */
  public get isEmpty(): boolean {
    return this.keys.size === 0;
  }

  /** The keys of what is said on a scope itself. */
  public keysOn(scope: IConstruct): string[] {
    return [...(this.said.get(scope)?.keys() ?? [])];
  }
}

/** The reasons for which a rule warns where it would throw, by code. */
export const RELAXATIONS = new Scoped<string>();
