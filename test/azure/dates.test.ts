import fc from "fast-check";
import { isDuration, isPast, toRfc3339 } from "../../lib/azure/dates";

describe("toRfc3339", () => {
  test("a plain date becomes midnight UTC", () => {
    expect(toRfc3339("2027-06-30")).toBe("2027-06-30T00:00:00Z");
  });

  test("the 29th of February exists in leap years", () => {
    expect(toRfc3339("2028-02-29")).toBe("2028-02-29T00:00:00Z");
    expect(toRfc3339("2000-02-29")).toBe("2000-02-29T00:00:00Z");
  });

  test.each([
    "2027-06-30T00:00:00Z",
    "2027-06-30T23:59:59Z",
    "2027-06-30T12:00:00.123456Z",
    "2027-06-30T12:00:00+02:00",
    "2027-06-30T12:00:00-23:59",
  ])("the time %s is passed on as written", (text) => {
    expect(toRfc3339(text)).toBe(text);
  });

  test.each([
    ["the 29th of February in a year that is none", "2027-02-29"],
    ["the 29th of February in a century", "2100-02-29"],
    ["the 31st of a short month", "2027-06-31"],
    ["day zero", "2027-06-00"],
    ["month zero", "2027-00-10"],
    ["month thirteen", "2027-13-01"],
    ["a year of the first century", "0099-01-01"],
    ["a time on no day of the calendar", "2027-02-30T00:00:00Z"],
    ["hour 24", "2027-06-30T24:00:00Z"],
    ["minute 60", "2027-06-30T00:60:00Z"],
    ["second 60", "2027-06-30T00:00:60Z"],
    ["an offset of 24 hours", "2027-06-30T00:00:00+24:00"],
    ["an offset of 60 minutes", "2027-06-30T00:00:00+01:60"],
    ["a time without an offset", "2027-06-30T00:00:00"],
    ["a small t", "2027-06-30t00:00:00Z"],
    ["a small z", "2027-06-30T00:00:00z"],
    ["a blank in place of the T", "2027-06-30 00:00:00Z"],
    ["a fraction without digits", "2027-06-30T00:00:00.Z"],
    ["one digit for the month", "2027-6-30"],
    ["the order of another country", "30.06.2027"],
    ["text behind the date", "2027-06-30\n"],
    ["nothing", ""],
  ])("refuses %s", (_, text) => {
    expect(toRfc3339(text)).toBeUndefined();
  });

  test("every day of the calendar is taken, and its time is that day", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2999-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10);
        expect(new Date(toRfc3339(date)!).getTime()).toBe(Date.parse(date));
      }),
    );
  });

  test("a result is not changed by a second pass", () => {
    const times = fc.date({ min: new Date("1900-01-01"), max: new Date("2999-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(times, (time) => {
        const once = toRfc3339(time.toISOString().slice(0, 10))!;
        expect(toRfc3339(once)).toBe(once);
      }),
    );
  });
});

describe("isDuration", () => {
  test.each(["90m", "2h", "1h30m", "1h1m1s", "0s", "0", "30m1h", "1h2h", "-1h", "+1h", "1.5h", "1.h", ".5h"])(
    "%s is one, as Go reads it",
    (text) => {
      expect(isDuration(text)).toBe(true);
    },
  );

  test.each(["ns", "us", "µs", "μs", "ms", "s", "m", "h"])("%s is a unit", (unit) => {
    expect(isDuration(`1${unit}`)).toBe(true);
  });

  test.each([
    ["nothing", ""],
    ["a sign alone", "-"],
    ["two signs", "--1h"],
    ["a sign within", "1h-30m"],
    ["a number without a unit", "90"],
    ["a number without a unit behind one with", "1h30"],
    ["a unit without a number", "h"],
    ["a point without digits", ".h"],
    ["two points", "1.5.5h"],
    ["an unknown unit", "3d"],
    ["a zero more than one", "00"],
    ["blanks", "1h 30m"],
    ["a blank at the end", "1h "],
    ["text behind it", "1h\n"],
    ["capital units", "1H"],
    ["an exponent", "1e3s"],
  ])("refuses %s", (_, text) => {
    expect(isDuration(text)).toBe(false);
  });

  test("any parts in any order make one, with or without a sign", () => {
    const number = fc.oneof(
      fc.nat().map(String),
      fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `${a}.${b}`),
    );
    const part = fc.tuple(number, fc.constantFrom("ns", "us", "µs", "ms", "s", "m", "h")).map((both) => both.join(""));
    fc.assert(
      fc.property(fc.constantFrom("", "-", "+"), fc.array(part, { minLength: 1, maxLength: 6 }), (sign, parts) => {
        expect(isDuration(sign + parts.join(""))).toBe(true);
      }),
    );
  });

  test("a long text without a unit is refused at once", () => {
    const before = Date.now();
    expect(isDuration("1".repeat(50_000))).toBe(false);
    expect(Date.now() - before).toBeLessThan(1000);
  });
});

describe("isPast", () => {
  const noon = new Date("2026-11-25T12:00:00Z");

  test.each([
    ["the moment itself", "2026-11-25T12:00:00Z", true],
    ["a second before it", "2026-11-25T11:59:59Z", true],
    ["a second after it", "2026-11-25T12:00:01Z", false],
    ["the day, which begins at midnight", "2026-11-25T00:00:00Z", true],
    ["the next day", "2026-11-26T00:00:00Z", false],
    ["a time in the west that is later than it looks", "2026-11-25T11:00:00-02:00", false],
    ["a time in the east that is earlier than it looks", "2026-11-25T13:00:00+02:00", true],
    ["what is no date", "soon", false],
  ])("%s", (_, written, past) => {
    expect(isPast(written, noon)).toBe(past);
  });
});
