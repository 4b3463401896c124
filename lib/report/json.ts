import { addSums, amountText, monthlyAmount, onceAmount, type ChargeSum } from "../azure/cost";
import { withoutSecrets } from "../azure/secrets";
import { known } from "../private/known";
import { COMMANDS } from "./commands-section";
import type { CostData, DefinitionCost, VersionCost } from "./costs-section";
import type { LimitData } from "./limits-section";
import { AT_PLAN_TIME } from "./cells";
import type { DefinitionData, GalleryData, VersionData } from "./model";
import type { ReportData } from "./report-data";

/** Raised when a field changes or goes; new fields leave it as it is. */
const FORMAT_VERSION = 1;

/** The report as data. What only Terraform knows, and what is not stated, is null. */
export function renderJson({ stacks, limits, findings }: ReportData): string {
  const data = {
    formatVersion: FORMAT_VERSION,
    galleries: stacks.flatMap(({ galleries }) => galleries.map(galleryJson)),
    costs: costsJson(stacks.map(({ stack, costs }) => ({ stack, costs }))),
    limits: limitsJson(limits),
    findings: findings.map(({ kind, code, path, text, reason }) => ({
      kind,
      code: code === "" ? null : code,
      path: path === "" ? null : path,
      text,
      reason: reason ?? null,
    })),
    commands: COMMANDS,
  };
  return withoutSecrets(`${JSON.stringify(data, undefined, 2)}\n`);
}

function galleryJson({ stack, path, name, location, resourceGroup, sharing, definitions }: GalleryData): object {
  return {
    stack,
    path,
    name: unlessUnknown(name),
    location: unlessUnknown(location),
    resourceGroup: unlessUnknown(resourceGroup),
    sharing,
    definitions: definitions.map(definitionJson),
  };
}

function definitionJson(definition: DefinitionData): object {
  const { name, path, imported, traits, latest, statusCommand, versions } = definition;
  const regions = [...latest].map(([region, version]) => ({
    region: known(region) ? region : null,
    version: version ?? null,
  }));
  return {
    name: unlessUnknown(name),
    path,
    imported,
    traits,
    latest: regions,
    statusCommand: statusCommand.length === 0 ? null : statusCommand.join(" "),
    versions: versions.map(versionJson),
  };
}

function versionJson({ version, path, home, size, cells, calculated }: VersionData): object {
  return {
    version: unlessUnknown(version),
    path,
    home: home ?? null,
    diskGb: gb(size.diskGb),
    occupiedGb: gb(size.occupiedGb),
    regions: cells.map(({ region, count, storage, home: isHome, excludeFromLatest }) => ({
      region: region ?? null,
      replicas: count ?? null,
      storage: storage ?? null,
      isHome,
      hiddenFromLatest: excludeFromLatest,
    })),
    calculated,
  };
}

function costsJson(stacks: readonly { readonly stack: string; readonly costs: CostData }[]): object | null {
  const [first] = stacks;
  if (!first) return null;
  const { billing, prices } = first.costs;
  return {
    billing,
    prices: prices?.title ?? null,
    currency: prices?.currency ?? null,
    total: sumJson(addSums(stacks.map(({ costs }) => costs.sum)), prices !== undefined),
    definitions: stacks.flatMap(({ stack, costs }) =>
      costs.definitions.map((definition) => definitionCostJson(stack, definition, prices !== undefined)),
    ),
  };
}

function definitionCostJson(stack: string, { path, versions, sum }: DefinitionCost, priced: boolean): object {
  return { stack, path, total: sumJson(sum, priced), versions: versions.map((cost) => versionCostJson(cost, priced)) };
}

function versionCostJson({ version, path, milliGb, isBound, charges, sum }: VersionCost, priced: boolean): object {
  return {
    version: unlessUnknown(version),
    path,
    chargedGb: gb(milliGb),
    isUpperBound: isBound,
    total: sumJson(sum, priced),
    regions: charges().map(({ region, storage, replicas, storedMilliGb, egressMilliGb, monthly, once }) => ({
      region: region ?? null,
      storage: storage ?? null,
      replicas: replicas ?? null,
      storedGb: gb(storedMilliGb),
      egressGb: gb(egressMilliGb),
      perMonth: amount(monthly),
      once: amount(once),
    })),
  };
}

function sumJson(sum: ChargeSum, priced: boolean): object {
  const { copies, replicas, storedMilliGb, egressMilliGb, uncounted, unsized, unsent, unpriced } = sum;
  const [monthly, once] = [monthlyAmount(sum), onceAmount(sum)];
  return {
    copies,
    replicas,
    storedGb: gb(storedMilliGb),
    egressGb: gb(egressMilliGb),
    perMonth: priced ? amount(monthly.amount) : null,
    once: priced ? amount(once.amount) : null,
    perMonthIsPart: priced && monthly.isPart,
    onceIsPart: priced && once.isPart,
    copiesWithoutReplicas: uncounted,
    copiesWithoutSize: unsized,
    copiesWithoutEgress: unsent,
    copiesWithoutPrice: unpriced,
  };
}

function limitsJson({ totals, forecasts, unmatched, idle, uncounted }: LimitData): object {
  return {
    declared: totals.map(({ stack, region, declared, allowed }) => ({
      stack,
      region: region ?? null,
      declared,
      allowed,
    })),
    forecasts: forecasts.map(({ subscription, region, declared, inUse, forecast, isBound, allowed }) => ({
      subscription: subscription ?? null,
      region,
      inUse,
      declared,
      forecast,
      isUpperBound: isBound,
      allowed,
    })),
    unmatchedRegions: unmatched,
    idleCounts: idle.map(({ subscription, region, nearest }) => ({
      subscription: subscription ?? null,
      region,
      nearest: nearest ?? null,
    })),
    regionsWithoutCounts: uncounted,
  };
}

/** A number of gigabytes; thousandths come out as they were stated. */
function gb(milliGb: number | undefined): number | null {
  return milliGb === undefined ? null : milliGb / 1000;
}

/** An amount as a decimal text, because a number would lose what is exact. */
function amount(hundredths: bigint | undefined): string | null {
  return hundredths === undefined ? null : amountText(hundredths).replaceAll(",", "");
}

function unlessUnknown(text: string | undefined): string | null {
  return text === undefined || text === AT_PLAN_TIME ? null : text;
}
