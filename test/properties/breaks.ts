import fc from "fast-check";
import {
  Architecture,
  GallerySharing,
  HyperVGeneration,
  ImageSource,
  OsState,
  ReplicationMode,
  SecurityType,
  StorageAccountType,
  type CommunityGalleryOptions,
  type ImageDefinitionOptions,
  type ImageVersionOptions,
  type PeakDemand,
} from "../../lib";
import type { RuleCode } from "../../lib/azure/rules";
import { CONSUME_RULES } from "../../lib/azure/rules/consume";
import { REPORT_RULES } from "../../lib/azure/rules/report";
import { ROLLOUT_RULES } from "../../lib/azure/rules/rollout";
import { SOURCE_RULES } from "../../lib/azure/rules/sources";
import { encryptionSet } from "../azure/catalogue/row";
import { COMPUTE, untyped } from "../gallery/build";
import type { DefinitionSpec, Spec } from "./spec";

/** One way to break a gallery that is all right, with a random value. */
export type Break = (spec: Spec, value: Values) => Spec;

/** Random values that lie just beyond some bound, wherever it is. */
export interface Values {
  readonly above: number;
  readonly below: number;
  readonly character: string;
  readonly at: number;
}

export const values: fc.Arbitrary<Values> = fc.record({
  above: fc.integer({ min: 1, max: 1000 }),
  below: fc.integer({ min: 0, max: 1000 }),
  character: fc.constantFrom(" ", "/", "ä", "\n", "\t", ":", "\\", "?", "%", "&", "<"),
  at: fc.nat({ max: 100 }),
});

const gallery = (change: (props: Spec["gallery"], value: Values) => object): Break => {
  return (spec, value) => ({ ...spec, gallery: { ...spec.gallery, ...change(spec.gallery, value) } });
};

/** Changes the first definition. */
function first(change: (spec: DefinitionSpec, value: Values, whole: Spec) => DefinitionSpec): Break {
  return (spec, value) => {
    const [one, ...others] = spec.definitions;
    return { ...spec, definitions: [change(one!, value, spec), ...others] };
  };
}

const definition = (change: (options: ImageDefinitionOptions, value: Values) => object): Break => {
  return first(({ options, versions }, value) => ({ options: { ...options, ...change(options, value) }, versions }));
};

/** Changes the first version of the first definition. */
const version = (change: (options: ImageVersionOptions, value: Values, whole: Spec) => object): Break => {
  return first(({ options, versions: [one, ...others] }, value, whole) => {
    return { options, versions: [{ ...one!, ...change(one!, value, whole) }, ...others] };
  });
};

/** A text with a character in it that no name takes. */
function spoiled(text: string, { character, at }: Values): string {
  const where = Math.min(at, text.length);
  return `${text.slice(0, where)}${character}${text.slice(where)}`.slice(0, 60);
}

/** The first definition as one of the plainest kind, made of a machine, with other traits laid over it. */
function plain(more: Partial<ImageDefinitionOptions>, versions: Partial<ImageVersionOptions> = {}): Break {
  const kind = {
    securityType: undefined,
    hyperVGeneration: HyperVGeneration.V2,
    architecture: undefined,
    osState: OsState.GENERALIZED,
    acceleratedNetworking: undefined,
    hibernation: undefined,
    nvme: undefined,
    purchasePlan: undefined,
  };
  const source = ImageSource.virtualMachine(`${COMPUTE}/virtualMachines/vm`);
  const asked = { source, replicationMode: undefined, ...versions };
  return first((spec) => ({
    options: { ...spec.options, ...kind, ...more },
    versions: spec.versions.map((one) => ({ ...one, ...asked })),
  }));
}

const onePrivate = gallery(() => ({ sharing: undefined }));
const inSequence =
  (...breaks: Break[]): Break =>
  (spec, value) =>
    breaks.reduce((done, step) => step(done, value), spec);

const west = (more: object): Break =>
  inSequence(
    onePrivate,
    (spec) => ({ ...spec, gallery: { ...spec.gallery, location: "westeurope" }, definitions: [spec.definitions[0]!] }),
    definition(() => ({ location: undefined })),
    first(({ options, versions }) => ({ options, versions: [versions[0]!] })),
    plain({}, { location: undefined, ...more }),
  );

/** A community gallery, with what it tells the public. */
const shared = (more: Partial<CommunityGalleryOptions> = {}): Break =>
  gallery(() => ({
    sharing: GallerySharing.community({
      prefix: "Contoso",
      publisherEmail: "images@contoso.com",
      publisherUri: "https://contoso.com",
      eula: "x",
      ...more,
    }),
  }));

const MANAGED = ImageSource.managedImage(`${COMPUTE}/images/i`);
const tooMany = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`t${i}`, "x"]));
const identifier = (part: object): Break =>
  definition((options) => ({ definitionName: "ok", identifier: { ...options.identifier, ...part } }));

/** A second definition or version beside the first, as like it as the rule forbids. */
const twinDefinition = (change: (options: ImageDefinitionOptions) => Partial<ImageDefinitionOptions>): Break => {
  return (spec) => {
    const { options } = spec.definitions[0]!;
    const twin = { options: { ...options, ...change(options) }, versions: [] };
    return { ...spec, definitions: [spec.definitions[0]!, twin] };
  };
};

const twinVersion = (change: (number: string) => string): Break => {
  return first(({ options, versions }) => {
    const [one] = versions as [ImageVersionOptions];
    return { options, versions: [one, { ...one, version: change(one.version) }] };
  });
};

const vhd = (address: string): ImageSource =>
  ImageSource.vhd(address, `${COMPUTE.replace("Microsoft.Compute", "Microsoft.Storage")}/storageAccounts/images`);

const swapCase = (text: string): string =>
  [...text].map((char) => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase())).join("");

/** A version that is copied in full, which a shallow one must not be. */
const whole = { replicationMode: undefined };
const atPeak = (peakDemand: PeakDemand): Break => version(() => ({ ...whole, replicas: undefined, peakDemand }));

/** From a quiet gallery to one that breaks exactly this rule. */
export const BREAKS: { readonly [code in RuleCode]?: Break } = {
  AIG003: version(() => ({ source: undefined })),
  AIG004: gallery(() => ({ description: 5 })),
  AIG005: version((_, { at }) => ({ source: ImageSource.virtualMachine(`${COMPUTE}/images/i${at}`) })),
  AIG007: version((_, { at }) => ({ storage: untyped(`UltraSSD_LRS${at}`) })),
  AIG008: definition(() => ({ nvme: "${var.nvme}" })),
  AIG101: gallery(({ galleryName }, value) => ({ galleryName: spoiled(galleryName, value) })),
  AIG102: definition((_, value) => ({ definitionName: spoiled("ubuntu-24_04", value) })),
  AIG103: (spec, value) =>
    identifier({ publisher: spoiled(spec.definitions[0]!.options.identifier.publisher, value) })(spec, value),
  AIG104: (spec, value) =>
    identifier({ sku: spoiled(spec.definitions[0]!.options.identifier.sku, value) })(spec, value),
  AIG105: gallery(({ resourceGroupName }, value) => ({ resourceGroupName: spoiled(resourceGroupName, value) })),
  AIG106: definition((_, { above }) => ({ recommendedVcpus: { max: 80 + above } })),
  AIG107: definition((_, { below }) => ({ recommendedMemoryGb: { min: -below } })),
  AIG108: definition((_, { at }) => ({ recommendedMemoryGb: { min: 2 + at, max: 1 + at } })),
  AIG109: inSequence(west({ targetRegions: {} }), (spec, value) =>
    shared({ prefix: "x".repeat(17 + value.at) })(spec, value),
  ),
  AIG110: inSequence(west({ targetRegions: {} }), shared({ publisherEmail: "images" })),
  AIG111: inSequence(
    onePrivate,
    definition(() => ({ purchasePlan: { name: "p", product: "o" } })),
  ),
  AIG112: gallery(() => ({ tags: tooMany })),
  AIG113: gallery((_, { at }) => ({ tags: { [`a${"<>%&\\?/"[at % 7]}b`]: "x" } })),
  AIG114: version((_, { above }) => ({ tags: { a: "x".repeat(256 + above) } })),
  AIG115: definition(() => ({ tags: { größe: "x", GRÖßE: "x" } })),
  AIG116: definition((_, { at }) => ({ endOfLife: `2027-02-${29 + (at % 70)}` })),
  AIG117: version((_, { at }) => ({ endOfLife: `${1900 + at}-06-30` })),
  AIG118: definition((_, { at }) => ({ releaseNoteUri: `www.contoso${at}.com` })),
  AIG119: gallery((_, { at }) => ({ timeouts: { create: `${at} h` } })),
  AIG120: (spec, value) =>
    definition(() => ({ resourceGroupName: `x${spec.gallery.resourceGroupName.slice(0, 80)}` }))(spec, value),
  AIG121: version((_, { at }) => ({ tags: { a: "ü".repeat(129 + at) } })),
  AIG201: version((_, { above }) => ({ version: `1.${2147483647 + above}.0` })),
  AIG202: version((_, { at }) => ({ version: at % 2 ? "latest" : "recent" })),
  AIG203: version((_, { above }) => ({ replicas: 100 + above, replicationMode: undefined })),
  AIG204: version((_, { at }) => ({ replicas: 51 + (at % 50), replicationMode: undefined })),
  AIG205: west({ targetRegions: { "West US": { storage: StorageAccountType.STANDARD_ZRS } } }),
  AIG206: west({ targetRegions: { japanwest: { storage: StorageAccountType.STANDARD_ZRS } } }),
  AIG207: west({ targetRegions: { "East US": {}, eastus: {} } }),
  AIG208: west({ targetRegions: { eastus: {}, " ": {} } }),
  AIG211: west({ targetRegions: { atlantis: {} } }),
  AIG212: west({ targetRegions: {}, targetRegionOrder: ["eastus"] }),
  AIG214: west({ targetRegions: { eastus: { count: 2 } } }),
  AIG215: west({ targetRegions: { chinanorth3: {}, usgovvirginia: {} } }),
  AIG216: west({ targetRegions: { swedensouth: {} } }),
  AIG217: inSequence(
    west({ targetRegions: { chinanorth: {} } }),
    gallery(() => ({ location: "chinanorth2" })),
  ),
  AIG301: plain({ securityType: SecurityType.TRUSTED_LAUNCH_SUPPORTED, hyperVGeneration: HyperVGeneration.V1 }),
  AIG302: plain({ securityType: SecurityType.TRUSTED_LAUNCH_AND_CONFIDENTIAL_VM_SUPPORTED }),
  AIG309: inSequence(
    west({ targetRegions: {} }),
    shared(),
    definition(() => ({ purchasePlan: { name: "p", publisher: "u", product: "o" } })),
  ),
  AIG303: inSequence(
    west({ targetRegions: {} }),
    shared(),
    gallery(() => ({ location: "USGov Virginia" })),
  ),
  AIG304: inSequence(west({ targetRegions: {} }), plain({ securityType: SecurityType.TRUSTED_LAUNCH }), shared()),
  AIG305: plain({ architecture: Architecture.ARM64, hyperVGeneration: HyperVGeneration.V1 }),
  AIG306: inSequence(
    onePrivate,
    plain({ architecture: Architecture.ARM64, securityType: SecurityType.CONFIDENTIAL_VM }, { targetRegions: {} }),
  ),
  AIG307: plain({ nvme: true, hyperVGeneration: HyperVGeneration.V1 }),
  AIG308: plain({ hibernation: true, hyperVGeneration: HyperVGeneration.V1 }),
  AIG310: inSequence(
    west({ targetRegions: {} }),
    shared(),
    definition(() => ({ osState: OsState.SPECIALIZED })),
  ),
  AIG311: inSequence(onePrivate, plain({ securityType: SecurityType.TRUSTED_LAUNCH }, { source: MANAGED })),
  AIG312: inSequence(
    west({ targetRegions: {}, source: MANAGED }),
    definition(() => ({ architecture: Architecture.ARM64 })),
  ),
  AIG313: inSequence(onePrivate, plain({ osState: OsState.SPECIALIZED }, { source: MANAGED })),
  AIG314: inSequence(
    west({ targetRegions: {} }),
    version((_, { at }) => ({ source: vhd(["ftp://a.b/c", "https://a.b", "c/d.vhd"][at % 3]!) })),
  ),
  AIG315: west({ targetRegions: {}, source: vhd("https://images.blob.core.windows.net/vhds/ubuntu.vhdx?sv=1") }),
  AIG623: west({ targetRegions: {}, source: vhd("https://images.blob.core.windows.net/vhds/a.vhd?sv=1&sig=x") }),
  AIG316: inSequence(
    west({ targetRegions: {} }),
    definition(() => ({ securityType: SecurityType.TRUSTED_LAUNCH_SUPPORTED })),
  ),
  AIG317: inSequence(
    plain({ acceleratedNetworking: true }),
    first(({ options, versions: [one] }) => ({ options, versions: [{ ...one!, source: MANAGED }] })),
  ),
  AIG321: inSequence(
    plain({}),
    version((_, { at }) => ({
      replicationMode: ReplicationMode.SHALLOW,
      replicas: 2 + (at % 49),
      targetRegions: undefined,
    })),
  ),
  AIG322: west({
    targetRegions: {},
    replicationMode: ReplicationMode.SHALLOW,
    replicas: 1,
    diskEncryptionSetId: encryptionSet("a"),
  }),
  AIG323: west({ targetRegions: { westeurope: { diskEncryptionSetId: encryptionSet("a") }, eastus: {} } }),
  AIG324: west({ targetRegions: { westeurope: { diskEncryptionSetId: encryptionSet("a") } } }),
  AIG326: west({ targetRegions: { eastus: {} }, diskEncryptionSetId: encryptionSet("a") }),
  AIG325: inSequence(
    west({ targetRegions: { eastus: {} } }),
    definition(() => ({ securityType: SecurityType.CONFIDENTIAL_VM })),
  ),
  AIG327: west({
    targetRegions: {},
    source: vhd("https://images.blob.core.windows.net/vhds/ubuntu.vhd"),
    diskEncryptionSetId: encryptionSet("a"),
  }),
  AIG328: inSequence(west({ targetRegions: {}, diskEncryptionSetId: encryptionSet("a") }), shared()),
  AIG331: inSequence(
    west({ targetRegions: {}, location: "eastus" }),
    gallery(() => ({ sharing: GallerySharing.groups() })),
  ),
  AIG330: west({
    targetRegions: {
      westeurope: { diskEncryptionSetId: encryptionSet("a") },
      eastus: { diskEncryptionSetId: encryptionSet("a", "00000000-0000-0000-0000-00000000000b") },
    },
  }),
  AIG401: twinDefinition(() => ({ definitionName: "twin" })),
  AIG402: twinDefinition(({ definitionName, identifier: { publisher, offer, sku } }) => ({
    definitionName: swapCase(definitionName ?? `${offer}-${sku}`),
    identifier: { publisher, offer, sku: sku === "other" ? "another" : "other" },
  })),
  AIG403: twinVersion((number) => number),
  AIG452: west({ targetRegions: {}, location: "eastus" }),
  AIG454: inSequence(
    west({ targetRegions: {} }),
    version((_, { at }) => ({ version: `${at}.0.00` })),
    twinVersion((number) => number.replace(".0.00", ".00.0")),
  ),
  AIG453: inSequence(
    identifier({ publisher: "contoso" }),
    twinDefinition(({ identifier: one }) => ({ definitionName: "twin", identifier: { ...one, publisher: "Contoso" } })),
  ),
  AIG501: atPeak({ concurrentVms: untyped("${var.machines}") }),
  AIG502: version((_, { at }) => ({ ...whole, replicas: 1 + (at % 50), peakDemand: { concurrentVms: 1 + at } })),
  AIG503: version((_, { below }) => ({ ...whole, replicas: undefined, peakDemand: { concurrentVms: -1 - below } })),
  AIG504: version((_, { above }) => ({ ...whole, replicas: undefined, peakDemand: { scaleSets: [1000 + above] } })),
  AIG505: atPeak({}),
  AIG506: version((_, { below }) => ({ headRoom: 0.999 - below })),
  AIG507: version((_, { above }) => ({ ...whole, imageSizeGb: 32768 + above })),
  AIG509: version((_, { above }) => ({ ...whole, imageSizeGb: 2048 + above })),
  AIG451: west({ targetRegions: {}, excludeFromLatest: true }),
  AIG684: west({ targetRegions: {}, replica: 3 }),
};

/** Rules that one change to one gallery cannot break alone, for which the catalogue's own cases have to do. */
export const ELSEWHERE: readonly RuleCode[] = [
  // Ids and names of constructs, what is said to the checks, and the CLI's text.
  ...(["AIG001", "AIG002", "AIG006", "AIG213"] as const),
  // Imports, several galleries, several providers.
  ...(["AIG009", "AIG404", "AIG405", "AIG406"] as const),
  // The plan's alone; advice; what never comes without AIG324.
  ...(["AIG209", "AIG218", "AIG219", "AIG329", "AIG508"] as const),
  // Reports, series of versions, and machines.
  ...(Object.keys(REPORT_RULES) as RuleCode[]),
  ...(Object.keys(ROLLOUT_RULES) as RuleCode[]),
  ...(Object.keys(CONSUME_RULES) as RuleCode[]),
  // Uploads and managed images: constructs beside the gallery, and files. What is said of any address has a break.
  ...(Object.keys(SOURCE_RULES) as RuleCode[]).filter((code) => code !== "AIG623"),
  // What exists already.
  ...(["AIG680", "AIG681", "AIG682", "AIG683", "AIG685", "AIG686", "AIG687"] as const),
];
