import { SOURCES, SOURCES_CHECKED } from "../../lib/azure/sources";

test("each page is listed once, under https or docs/", () => {
  const pages = Object.values(SOURCES);
  expect(new Set(pages).size).toBe(pages.length);
  expect(pages.filter((page) => !/^(https:\/\/\S+|docs\/\S+)$/.test(page))).toEqual([]);
});

test("azurerm is cited at one fixed version", () => {
  const cited = Object.values(SOURCES).filter((page) => page.includes("terraform-provider-azurerm"));
  const versions = cited.map((page) => /\/blob\/(v[0-9.]+)\//.exec(page)?.[1]);
  expect(new Set(versions)).toEqual(new Set(["v4.55.0"]));
});

test("the date they were read is a day of the calendar", () => {
  expect(new Date(`${SOURCES_CHECKED}T00:00:00Z`).toISOString().slice(0, 10)).toBe(SOURCES_CHECKED);
});
