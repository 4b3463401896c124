import { problem, show, type Problem } from "./problem";
import { findRegion, normaliseRegion } from "./regions";

const QUOTED = /"[^"]*"|'[^']*'/g;
const WORD = /(?:"[^"]*"|'[^']*'|[^\s"'])+/g;

/** One item of the Azure CLI's `--target-regions`, taken apart. */
export interface TargetRegionItem {
  readonly region: string;
  readonly replicas?: number;
  /** As Azure spells it: `Standard_ZRS`. */
  readonly storage?: string;
}

const STORAGE = new Map(["Standard_LRS", "Standard_ZRS", "Premium_LRS"].map((name) => [name.toLowerCase(), name]));

/**
 * Takes the text of `--target-regions` apart: items `region[=replicas][=storageType]` between spaces, the storage type
 * in any letter case. Quotes hold a display name together. Every fault is returned, each with the item it is in.
 */
export function parseTargetRegionText(text: string): { items: TargetRegionItem[]; problems: Problem[] } {
  const items: TargetRegionItem[] = [];
  const problems: Problem[] = [];
  if (/["']/.test(text.replace(QUOTED, ""))) {
    return { items, problems: [problem("AIG213", show(text), "a quote is not closed", "Close the quote.")] };
  }
  const words = text.match(WORD) ?? [];
  const split = splitName(words);
  if (split !== undefined) {
    const remedy = `Put quotes around the name: "${split}".`;
    return {
      items,
      problems: [problem("AIG213", show(text), `${show(split)} is one region in several words`, remedy)],
    };
  }
  const seen = new Map<string, string>();
  for (const word of words) {
    const source = word.replace(/["']/g, "");
    const result = parseItem(source);
    if (!("region" in result)) {
      problems.push(result);
      continue;
    }
    const twin = seen.get(normaliseRegion(result.region));
    if (twin !== undefined) {
      problems.push(problem("AIG207", show(source), `${show(twin)} and ${show(result.region)} are the same region`));
    }
    seen.set(normaliseRegion(result.region), result.region);
    items.push(result);
  }
  if (items.length === 0 && problems.length === 0) {
    problems.push(problem("AIG213", show(text), "got no item, allowed at least one", "Name a region."));
  }
  return { items, problems };
}

/** A region's display name that stands in the words without quotes: "South", "Central", "US=2". */
function splitName(words: readonly string[]): string | undefined {
  for (let from = 0; from < words.length; from++) {
    for (const length of [4, 3, 2]) {
      const run = words.slice(from, from + length);
      if (run.length < length) continue;
      // Only behind the last word can there be numbers and types; with a quote in it no text is the name of a region.
      const [name] = run.join(" ").split(/=[^ ]*$/) as [string];
      if (findRegion(name)) return name;
    }
  }
  return undefined;
}

function parseItem(source: string): TargetRegionItem | Problem {
  const parts = source.split("=").map((part) => part.trim());
  const [region, second, third] = parts;
  const fault = (detail: string, remedy?: string): Problem => problem("AIG213", show(source), detail, remedy);
  if (!region) return fault("the region is missing");
  if (parts.length > 3) return fault(`got ${parts.length} parts, allowed at most three: region=replicas=storage`);
  if (second === undefined) return { region };
  const isCount = /^[0-9]+$/.test(second);
  if (third === undefined && !isCount) {
    const storage = STORAGE.get(second.toLowerCase());
    return storage
      ? { region, storage }
      : fault(`got ${show(second)}, allowed a number of replicas or ${storageNames()}`);
  }
  if (!isCount) return fault(`got ${show(second)} for the replicas, allowed a whole number`);
  if (third === undefined) return { region, replicas: Number(second) };
  const storage = STORAGE.get(third.toLowerCase());
  return storage
    ? { region, replicas: Number(second), storage }
    : fault(
        `got ${show(third)} for the storage, allowed ${storageNames()}`,
        "The CLI's other types are not in azurerm.",
      );
}

function storageNames(): string {
  return [...STORAGE.keys()].join(", ");
}
