import fc from "fast-check";
import * as texts from "./texts";

/** Quiet: nothing is even advised against. Otherwise all that Azure takes. */
export interface Mood {
  readonly quiet: boolean;
}

export function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

export const timeouts = fc.record(
  { create: texts.durations, read: texts.durations, update: texts.durations, delete: texts.durations },
  { requiredKeys: [] },
);

export function endOfLife({ quiet }: Mood): fc.Arbitrary<string | undefined> {
  return maybe(quiet ? texts.datesToCome : texts.allDates);
}
