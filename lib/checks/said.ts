import { Scoped } from "../private/scoped";

/** The reasons for which a warning is all right, by code. */
export const ACKNOWLEDGEMENTS = new Scoped<string>();

/** The day that "in the past" is measured from, where it is not today. */
export const TODAY = new Scoped<Date>();

/** Quotas that Azure has raised, by kind. */
export const QUOTAS = new Scoped<number>();

/** Whether warnings stop the synth. */
export const STRICT = new Scoped<boolean>();
