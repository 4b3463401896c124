import type { IConstruct } from "constructs";

/** Values said of a scope and everything below it; the nearest scope decides. */
export class Scoped<T> {
  private readonly said = new WeakMap<IConstruct, Map<string, T>>();

  public set(scope: IConstruct, key: string, value: T): void {
    const values = this.said.get(scope) ?? new Map<string, T>();
    values.set(key, value);
    this.said.set(scope, values);
  }

  /** What holds for a construct: said on it, or on the nearest scope above. */
  public get(construct: IConstruct, key: string): T | undefined {
    for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
      const value = this.said.get(scope)?.get(key);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

/** The reasons for which a rule warns where it would throw, by code. */
export const RELAXATIONS = new Scoped<string>();
