import fc from "fast-check";
import { durationSeconds, toRfc3339 } from "../../lib/azure/dates";

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

describe("durationSeconds", () => {
  test.each([
    ["90m", 5400],
    ["2h", 7200],
    ["1h30m", 5400],
    ["1h1m1s", 3661],
    ["1.5h", 5400],
    ["0s", 0],
    ["120s", 120],
  ])("%s is %d seconds", (text, seconds) => {
    expect(durationSeconds(text)).toBe(seconds);
  });

  test.each([
    ["nothing", ""],
    ["a number without a unit", "90"],
    ["a unit without a number", "h"],
    ["an unknown unit", "3d"],
    ["units from small to large", "30m1h"],
    ["a unit given twice", "1h2h"],
    ["a negative duration", "-1h"],
    ["blanks", "1h 30m"],
    ["capital units", "1H"],
    ["a fraction without digits", "1.h"],
  ])("refuses %s", (_, text) => {
    expect(durationSeconds(text)).toBeUndefined();
  });

  test("hours, minutes and seconds add up", () => {
    const part = fc.integer({ min: 0, max: 10000 });
    fc.assert(
      fc.property(part, part, part, (hours, minutes, seconds) => {
        expect(durationSeconds(`${hours}h${minutes}m${seconds}s`)).toBe((hours * 60 + minutes) * 60 + seconds);
      }),
    );
  });
});
