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
  // Date.UTC takes years 0 to 99 for 1900 to 1999; such a year is no end of life either way.
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const UNIT_SECONDS = { h: 3600, m: 60, s: 1 } as const;

/** The seconds of a duration as Terraform writes it ("1h30m", "90m"); undefined if it is none. */
export function durationSeconds(text: string): number | undefined {
  if (!/^(\d+(?:\.\d+)?h)?(\d+(?:\.\d+)?m)?(\d+(?:\.\d+)?s)?$/.test(text) || text === "") return undefined;
  return [...text.matchAll(/([\d.]+)([hms])/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * UNIT_SECONDS[unit as keyof typeof UNIT_SECONDS],
    0,
  );
}
