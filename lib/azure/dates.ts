const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/;

/**
 * The form azurerm takes, RFC 3339, of a date or time that a user wrote; undefined if it is neither, or no day of the
 * calendar. A plain date is midnight UTC. A time is passed on as written: azurerm compares instants.
 */
export function toRfc3339(text: string): string | undefined {
  const date = DATE.exec(text);
  if (date) return isDay(date) ? `${text}T00:00:00Z` : undefined;
  const time = TIME.exec(text);
  if (!time || !isDay(time)) return undefined;
  const [hour, minute, second] = time.slice(4, 7).map(Number) as [number, number, number];
  const [offsetHour, offsetMinute] = time.slice(7, 9).map((part) => Number(part ?? 0)) as [number, number];
  return hour < 24 && minute < 60 && second < 60 && offsetHour < 24 && offsetMinute < 60 ? text : undefined;
}

function isDay(match: RegExpExecArray): boolean {
  const [year, month, day] = match.slice(1, 4).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  // A day or month too many, or none, is another month. Date.UTC takes years 0 to 99 for 1900 to 1999.
  return date.getUTCMonth() === month - 1 && date.getUTCFullYear() === year;
}

/** A duration as Terraform reads it: "1h30m", "90m", "1500ms"; units in any order, as often as one likes. */
const DURATION = /^[-+]?(?:(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+|0)$/;

/** Whether a text is a duration. */
export function isDuration(text: string): boolean {
  return DURATION.test(text);
}

/** Whether a date, as written in a form that azurerm takes, is at or before a moment. */
export function isPast(written: string, moment: Date): boolean {
  return new Date(written).getTime() <= moment.getTime();
}
