import { advice, error } from "./rule";

/** 55x: what a report is given, and what it finds. */
export const REPORT_RULES = {
  AIG550: error("L", {
    title: "A file that the report is given can be read",
    allowed: "a file of at most 1 MB",
    remedy: "Give the path of the file, relative to the working directory or absolute.",
    why: "Prices and counts are a few kilobytes; anything larger is another file, and it is refused before it is read.",
    source: "library",
  }),
  AIG551: error("L", {
    title: "A file that the report is given is JSON, and no field stands twice",
    remedy: "Mend the text at that place.",
    why: "JSON takes no comments and no comma before a closing bracket; of a field that stands twice only one would count.",
    source: "library",
  }),
  AIG552: error("L", {
    title: "A file that the report is given has the documented fields and no others",
    remedy: "See docs/reports.md for the fields.",
    why: "A misspelt field would be passed over, and the sums would be wrong without a word.",
    source: "library",
  }),
  AIG553: error("L", {
    title: "A price list is in the units that are calculated in, and names one currency",
    remedy: "Convert the prices; one list has one currency.",
    why: "A price per hour or per GiB-day in place of one per month is wrong by a factor that nobody sees in a sum.",
    source: "library",
  }),
  AIG554: error("L", {
    title: "A price is a number that can be calculated with exactly",
    allowed: "a number from 0 to 1000000 with at most six decimals",
    remedy: "Write the price as a plain number in the list's currency, such as 0.05.",
    why: "Sums are made in whole millionths of the currency, so that they equal their lines.",
    source: "library",
  }),
  AIG555: error("L", {
    title: "A region stands once",
    remedy: "Keep one of them.",
    why: "Region names ignore spaces and letter case; of two entries only one would count.",
    source: "library",
  }),
  AIG556: error("L", {
    title: "A count is a whole number, and what is managed here is a part of what is in use",
    allowed: "a whole number of at least 0",
    remedy: "Give the number that Azure told; the report prints the command that asks for it.",
    why: "Counts are added to what is declared here.",
    source: "library",
  }),
  AIG557: error("L", {
    title: "A size is that of an image, and of an image of this tree",
    allowed: "a number of gigabytes above 0 and up to 32768, with at most three decimals",
    remedy: "Give the size in GB, by the path of a construct with versions below it, as the report prints paths.",
    why: "A size under a misspelt path would be passed over, and the sums would be too small without a word.",
    source: "overview",
  }),
  AIG558: advice({
    title: "The price list has a price for everything that is charged",
    remedy: "Add the prices, or read the sums as a part.",
    why: "What has no price stands in the report as a quantity, and the sums leave it out.",
    source: "library",
  }),
  AIG559: advice({
    title: "What is in use today and what is declared here are within Azure's limits together",
    remedy: "Remove old versions, spread over regions or subscriptions, or have the quota raised.",
    why: "Azure refuses the first one above the quota, in the middle of an apply; what other code has made counts too.",
    source: "overview",
  }),
} as const;
