import fc from "fast-check";
import {
  Architecture,
  ImageSource,
  OsState,
  ReplicationMode,
  ScalingGuidance,
  StorageAccountType,
  type ImageVersionOptions,
  type PeakDemand,
  type TargetRegion,
} from "../../lib";
import { REGIONS, type Region } from "../../lib/azure/regions";
import { CONFIDENTIAL_VM, ONLY, STANDARD, SUPPORTED, type Kind } from "./kinds";
import { endOfLife, maybe, timeouts, type Mood } from "./mood";
import * as texts from "./texts";

function idsOf(...types: string[]): fc.Arbitrary<string> {
  return fc
    .tuple(texts.subscriptions, texts.groups, fc.constantFrom(...types), texts.names)
    .map(([sub, group, type, name]) => {
      return `/subscriptions/${sub}/resourceGroups/${group}/providers/${type}/${name}`;
    });
}

/** Sources that fit a kind of image. */
function sources({ quiet }: Mood, kind: Kind): fc.Arbitrary<ImageSource> {
  const type = kind.securityType ?? STANDARD;
  const specialized = kind.osState === OsState.SPECIALIZED;
  const bare = kind.architecture === Architecture.ARM64 || kind.acceleratedNetworking === true;
  const fitting: fc.Arbitrary<ImageSource>[] = [];
  if (!ONLY.includes(type)) {
    const behind = quiet ? "snapshot=2026-11-26T00:00:00Z" : "sv=2024-11-04&sig=x";
    const blobs = texts.names.map((name) => `https://vhds.contoso.com/vhds/${name}.vhd?${behind}`);
    const account = idsOf("Microsoft.Storage/storageAccounts");
    fitting.push(fc.tuple(blobs, account).map(([blob, id]) => ImageSource.vhd(blob, id)));
    if (!specialized && !(quiet && bare)) {
      fitting.push(idsOf("Microsoft.Compute/images").map((id) => ImageSource.managedImage(id)));
    }
  }
  if (!(quiet && SUPPORTED.includes(type))) {
    fitting.push(idsOf("Microsoft.Compute/virtualMachines").map((id) => ImageSource.virtualMachine(id)));
    fitting.push(
      idsOf("Microsoft.Compute/snapshots", "microsoft.compute/DISKS").map((id) => ImageSource.osDiskSnapshot(id)),
    );
  }
  return fc.oneof(...fitting);
}

const { STANDARD_LRS, STANDARD_ZRS, PREMIUM_LRS, ZRS_WHERE_AVAILABLE } = StorageAccountType;

function settingsIn({ quiet }: Mood, region: Region, encrypted: boolean): fc.Arbitrary<TargetRegion> {
  const zones = quiet ? region.zrs === true : region.zones !== false;
  const set = fc
    .tuple(texts.groups, texts.names)
    .map(
      ([group, name]) =>
        `${KEYS}/resourceGroups/${group}/providers/Microsoft.Compute/diskEncryptionSets/${region.name}${name}`,
    );
  const settings = fc.record(
    {
      replicas: maybe(fc.integer({ min: 1, max: quiet ? 50 : 100 })),
      storage: fc.constantFrom(
        undefined,
        STANDARD_LRS,
        PREMIUM_LRS,
        ZRS_WHERE_AVAILABLE,
        ...(zones ? [STANDARD_ZRS] : []),
      ),
      excludeFromLatest: quiet ? fc.constant(undefined) : maybe(fc.boolean()),
      diskEncryptionSetId: encrypted ? set : fc.constant(undefined),
    },
    { requiredKeys: ["diskEncryptionSetId"] },
  );
  return fc.tuple(settings, maybe(demands(quiet))).map(([settled, peakDemand]) => {
    return peakDemand === undefined ? settled : { ...settled, replicas: undefined, peakDemand };
  });
}

/** A demand that keeps within what a region holds, or within what Azure advises, with any head room below. */
function demands(quiet: boolean): fc.Arbitrary<PeakDemand> {
  const max = quiet ? 200 : 500;
  return fc.record({
    concurrentVms: fc.integer({ min: 1, max }),
    scaleSets: maybe(fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 5 })),
  });
}

const KEYS = "/subscriptions/00000000-0000-0000-0000-00000000000a";

/** Home and other regions of its cloud with their settings, spelled anyhow. */
function targetRegions(
  mood: Mood,
  home: Region,
  encrypted: boolean,
  max: number,
): fc.Arbitrary<ImageVersionOptions["targetRegions"]> {
  const pool = (mood.quiet ? texts.OPEN : REGIONS).filter(
    ({ cloud, name }) => cloud === home.cloud && name !== home.name,
  );
  return fc.subarray(pool, { maxLength: Math.min(max, pool.length) }).chain((others) => {
    // Home joins by itself, but not where each region needs a set.
    const all = fc.boolean().map((listed) => (listed || encrypted ? [home, ...others] : others));
    return all
      .chain((regions) =>
        fc.tuple(...regions.map((region) => fc.tuple(texts.spelled(region), settingsIn(mood, region, encrypted)))),
      )
      .map((entries) => Object.fromEntries(entries));
  });
}

export function versionOptions(
  mood: Mood,
  home: Region,
  sharing: string,
  kind: Kind,
): fc.Arbitrary<ImageVersionOptions> {
  return fc.tuple(sources(mood, kind), fc.boolean(), fc.boolean()).chain(([source, wantsKeys, shallow]) => {
    const encrypted = wantsKeys && !mood.quiet && !shallow && sharing === "Private" && source.kind !== "Vhd";
    const atHome = shallow || (mood.quiet && kind.securityType === CONFIDENTIAL_VM);
    return fc
      .record({
        version: texts.versionNumbers,
        replicas: maybe(fc.integer({ min: 1, max: mood.quiet ? 50 : 100 })),
        regions: shallow ? fc.constant(undefined) : targetRegions(mood, home, encrypted, atHome ? 0 : 60),
        location: maybe(texts.spelled(home)),
        excludeFromLatest: mood.quiet ? fc.constant(undefined) : maybe(fc.boolean()),
        deletionOfReplicatedLocations: maybe(fc.boolean()),
        endOfLife: endOfLife(mood),
        tags: maybe(texts.tags),
        timeouts: maybe(timeouts),
        scalingGuidance: maybe(fc.constantFrom(...Object.values(ScalingGuidance))),
        headRoom: maybe(fc.integer({ min: 100, max: 200 }).map((percent) => percent / 100)),
        imageSizeGb: maybe(fc.integer({ min: 1, max: 2048 })),
      })
      .map(({ regions, replicas, ...rest }) => ({
        ...rest,
        source,
        targetRegions: regions,
        replicas: shallow ? undefined : replicas,
        replicationMode: shallow ? ReplicationMode.SHALLOW : undefined,
      }));
  });
}
