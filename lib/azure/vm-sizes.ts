import { SOURCES } from "./sources";

/** What is known of a size of machine. A trait that is left out is not known, and nothing is concluded from it. */
export interface VmSize {
  readonly vcpus: number;
  readonly memoryGb: number;
  readonly architecture?: string;
  /** Generations of images that it boots. */
  readonly generations?: readonly string[];
  /** Disk controllers that it boots from. */
  readonly diskControllers?: readonly string[];
}

/** Where the sizes come from: Azure's own list of SKUs, as Kubernetes' autoscaler and Karpenter record it. */
export const VM_SIZES_SOURCE = { source: SOURCES.vmSizes, checked: "2026-08-22" } as const;

type Traits = Omit<VmSize, "vcpus" | "memoryGb">;

/** Sizes that differ in their number alone: `D#s_v5` stands for Standard_D2s_v5 and the others. */
interface Series {
  /** vCPUs and memory in GB, by the number in the name. */
  readonly sizes: ReadonlyMap<number, readonly [vcpus: number, memoryGb: number]>;
  readonly traits: Traits;
}

const X64: Traits = { architecture: "x64" };
const X64_V1: Traits = { architecture: "x64", generations: ["V1"] };
const X64_V2: Traits = { architecture: "x64", generations: ["V2"] };
const X64_NVME: Traits = { ...X64_V2, diskControllers: ["NVMe"] };
const ARM: Traits = { architecture: "Arm64", generations: ["V2"] };

const TO_64 = [2, 4, 8, 16, 32, 48, 64];
const TO_96 = [...TO_64, 96];
const E_TO_64 = [2, 4, 8, 16, 20, 32, 48, 64];
const E_TO_96 = [...E_TO_64, 96];
const B_V2 = [2, 4, 8, 16, 32];

const SERIES = new Map<string, Series>();

/** Series of sizes whose number is that of their vCPUs, with so much memory for each; a few have another amount. */
function regular(
  names: string,
  traits: Traits,
  vcpus: readonly number[],
  gbPerVcpu: number,
  others: { readonly [vcpus: number]: number } = {},
): void {
  const sizes = new Map(vcpus.map((count) => [count, [count, others[count] ?? count * gbPerVcpu] as const]));
  for (const name of names.split(" ")) SERIES.set(name.toLowerCase(), { sizes, traits });
}

/** Series whose number says nothing of the vCPUs: number, vCPUs, memory. */
function irregular(names: string, traits: Traits, rows: readonly (readonly [number, number, number])[]): void {
  const sizes = new Map(rows.map(([number, vcpus, memoryGb]) => [number, [vcpus, memoryGb] as const]));
  for (const name of names.split(" ")) SERIES.set(name.toLowerCase(), { sizes, traits });
}

regular("A#_v2", X64_V1, [1, 2, 4, 8], 2);
regular("A#m_v2", X64_V1, [2, 4, 8], 8);
regular("B#s", X64, [1, 2], 1, { 2: 4 });
regular("B#ms", X64, [1, 2, 4, 8, 12, 16, 20], 4, { 1: 2 });
regular("B#ts_v2 B#ats_v2", X64, [2], 0.5);
regular("B#ls_v2 B#als_v2", X64, B_V2, 2);
regular("B#s_v2 B#as_v2", X64, B_V2, 4);
regular("B#pts_v2", ARM, [2], 0.5);
regular("B#pls_v2", ARM, B_V2.slice(0, 4), 2);
regular("B#ps_v2", ARM, B_V2.slice(0, 4), 4);

const D_V2 = [
  [1, 1, 3.5],
  [2, 2, 7],
  [3, 4, 14],
  [4, 8, 28],
  [5, 16, 56],
  [11, 2, 14],
  [12, 4, 28],
  [13, 8, 56],
  [14, 16, 112],
  [15, 20, 140],
] as const;
irregular("D#_v2", X64_V1, D_V2);
irregular("DS#_v2", X64, D_V2);
regular("D#_v3", X64_V1, TO_64, 4);
regular("D#s_v3 D#_v4 D#s_v4 D#d_v4 D#ds_v4", X64, TO_64, 4);
regular("D#a_v4 D#as_v4 D#_v5 D#s_v5 D#d_v5 D#ds_v5 D#as_v5 D#ads_v5", X64, TO_96, 4);
regular("D#ls_v5 D#lds_v5", X64, TO_96, 2);
regular("D#s_v6 D#ds_v6", X64_NVME, [...TO_96, 128, 192], 4);
regular("D#ls_v6 D#lds_v6", X64_NVME, [...TO_96, 128], 2);
regular("D#as_v6 D#ads_v6", X64_NVME, TO_96, 4);
regular("D#als_v6 D#alds_v6", X64_NVME, TO_96, 2);
regular("D#as_v7 D#ads_v7", X64_NVME, [...TO_96, 128, 160], 4);
regular("D#als_v7 D#alds_v7", X64_NVME, [...TO_96, 128, 160], 2);
regular("D#ps_v5 D#pds_v5", ARM, TO_64, 4, { 64: 208 });
regular("D#pls_v5 D#plds_v5", ARM, TO_64, 2);
regular("D#ps_v6 D#pds_v6", ARM, TO_96, 4);
regular("D#pls_v6 D#plds_v6", ARM, TO_96, 2);
regular("DC#as_v5 DC#ads_v5 DC#es_v5 DC#eds_v5 DC#as_v6 DC#ads_v6", X64_V2, TO_96, 4);

regular("E#_v3", X64_V1, E_TO_64, 8, { 64: 432 });
regular("E#s_v3", X64, E_TO_64, 8, { 64: 432 });
regular("E#_v4 E#s_v4 E#d_v4 E#ds_v4", X64, E_TO_64, 8, { 64: 504 });
regular("E#a_v4 E#as_v4 E#_v5 E#s_v5 E#d_v5 E#ds_v5 E#as_v5 E#ads_v5", X64, E_TO_96, 8, { 96: 672 });
regular("E#s_v6 E#ds_v6", X64_NVME, [...E_TO_96, 128], 8);
regular("E#as_v6 E#ads_v6", X64_NVME, E_TO_96, 8, { 96: 672 });
regular("E#as_v7 E#ads_v7", X64_NVME, [...TO_96, 128, 160], 8);
regular("E#ps_v5 E#pds_v5", ARM, [2, 4, 8, 16, 20, 32], 8, { 32: 208 });
regular("E#ps_v6 E#pds_v6", ARM, TO_96, 8, { 96: 672 });
regular("EC#as_v5 EC#ads_v5", X64_V2, E_TO_96, 8, { 32: 192, 96: 672 });

regular("F#s_v2", X64, [...TO_64, 72], 2);
regular("F#als_v6", X64_NVME, TO_64, 2);
regular("F#as_v6", X64_NVME, TO_64, 4);
regular("F#ams_v6", X64_NVME, TO_64, 8);

const NAME = /^standard_([a-z]+)([0-9]+)(?:-([0-9]+))?([a-z]*(?:_v[0-9]+)?)$/;

/**
 * The size of that name, in any letter case, if the table has it. One with fewer vCPUs than its number says
 * (Standard_E8-4s_v5) has the rest of the size it is made of.
 */
export function findVmSize(name: string): VmSize | undefined {
  if (!FOUND.has(name)) FOUND.set(name, readVmSize(name));
  return FOUND.get(name);
}

/** What was looked up before: many machines have one size. */
const FOUND = new Map<string, VmSize | undefined>();

function readVmSize(name: string): VmSize | undefined {
  const [, letters, number, constrained, rest] = NAME.exec(name.toLowerCase()) ?? [];
  const series = SERIES.get(`${letters}#${rest}`);
  const size = series?.sizes.get(Number(number));
  if (!series || !size) return undefined;
  const [vcpus, memoryGb] = size;
  return { vcpus: constrained === undefined ? vcpus : Number(constrained), memoryGb, ...series.traits };
}
