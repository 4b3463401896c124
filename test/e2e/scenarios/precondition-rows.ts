import { GallerySharing, ImageSource, ReplicationMode, StorageAccountType } from "../../../lib";
import type { RuleCode } from "../../../lib/azure/rules";
import { COMPUTE, DEFINITION_OPTIONS, SUBSCRIPTION } from "../../gallery/build";
import type { Settings } from "./images";

/* Every rule that a plan or an apply checks for us, with values on both sides of each bound. */

export type Kind = "gallery" | "definition" | "version";
export type Value = string | number | null | { readonly [name: string]: string };

export interface Tokens {
  readonly text: string;
  readonly number: number;
  readonly map: { [name: string]: string };
  /** Unique in the stack. */
  readonly id: string;
}

export interface Row {
  readonly code: RuleCode;
  readonly prop: string;
  readonly on: Kind;
  /** In a gallery that is directly shared. */
  readonly shared?: boolean;
  readonly settings: (token: Tokens) => Settings;
  readonly bad: readonly Value[];
  /** As many as bad ones where they have to be unique. */
  readonly good: readonly Value[];
}

const { identifier } = DEFINITION_OPTIONS;
const DES = `${COMPUTE}/diskEncryptionSets/des`;
const BLOB = "https://contoso.blob.core.windows.net/vhds/a.vhd";
const ACCOUNT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/contoso`;

export const ROWS: Row[] = [
  {
    code: "AIG101",
    prop: "galleryName",
    on: "gallery",
    settings: ({ text }) => ({ gallery: { galleryName: text } }),
    bad: ["with-dash", "a".repeat(81), "", 'quote"${x}'],
    good: ["G".repeat(80), "a", "1.b_c", "A_1"],
  },
  {
    code: "AIG105",
    prop: "resourceGroupName",
    on: "gallery",
    settings: ({ text }) => ({ gallery: { resourceGroupName: text } }),
    bad: ["ends.", "a b", "r".repeat(91)],
    good: ["r".repeat(90), "(rg)-1_." + "x"],
  },
  {
    code: "AIG109",
    prop: "sharing.prefix",
    on: "gallery",
    settings: ({ text: prefix }) => ({ gallery: { sharing: community(prefix) } }),
    bad: ["four", "a".repeat(17), "with-dash"],
    good: ["fivee", "A".repeat(16)],
  },
  {
    code: "AIG102",
    prop: "definitionName",
    on: "definition",
    settings: ({ text: definitionName }) => ({ definition: { definitionName } }),
    bad: ["-dash", "dot.", "d".repeat(81)],
    good: ["D".repeat(80), "a", "a-b.c_d"],
  },
  {
    code: "AIG103",
    prop: "identifier.publisher",
    on: "definition",
    settings: ({ text: publisher, id: sku }) => ({ definition: { identifier: { ...identifier, sku, publisher } } }),
    bad: ["ends.", "a b", "p".repeat(129)],
    good: ["p".repeat(128), "-a.b_"],
  },
  ...(["offer", "sku"] as const).map((part): Row => ({
    code: "AIG104",
    prop: `identifier.${part}`,
    on: "definition",
    settings: ({ text, id }) => ({ definition: { identifier: { publisher: id, offer: id, sku: id, [part]: text } } }),
    bad: ["ends.", "a/b", "o".repeat(65)],
    good: ["o".repeat(64), "24_04-gen2"],
  })),
  ...(["min", "max"] as const).flatMap((end): Row[] => [
    {
      code: "AIG106",
      prop: `recommendedVcpus.${end}`,
      on: "definition",
      settings: ({ number }) => ({ definition: { recommendedVcpus: { [end]: number } } }),
      bad: [0, 81, -1, 1.5],
      good: [1, 80, null],
    },
    {
      code: "AIG107",
      prop: `recommendedMemoryGb.${end}`,
      on: "definition",
      settings: ({ number }) => ({ definition: { recommendedMemoryGb: { [end]: number } } }),
      bad: [0, 641, 2.5],
      good: [1, 640, null],
    },
  ]),
  {
    code: "AIG108",
    prop: "recommendedVcpus",
    on: "definition",
    settings: ({ number }) => ({ definition: { recommendedVcpus: { min: number, max: 8 } } }),
    bad: [9, 80],
    good: [8, 1, null],
  },
  {
    code: "AIG108",
    prop: "recommendedMemoryGb",
    on: "definition",
    settings: ({ number }) => ({ definition: { recommendedMemoryGb: { min: 8, max: number } } }),
    bad: [7],
    good: [8, null],
  },
  ...(["definition", "version"] as const).map((on): Row => ({
    code: "AIG116",
    prop: "endOfLife",
    on,
    settings: ({ text: endOfLife }) => ({ [on]: { endOfLife } }),
    bad: ["2029-01-01", "tomorrow", ""],
    good: ["2029-01-01T00:00:00Z", "2029-01-01T00:00:00+02:00", null],
  })),
  {
    code: "AIG201",
    prop: "version",
    on: "version",
    settings: ({ text: version }) => ({ version: { version } }),
    bad: ["1.2", "1.2.3.4", "2147483648.0.0", "v1.2.3", "latest", "1.2.-3"],
    good: ["2147483647.0.0", "0.0.0", "01.002.3", "1.0.2147483647", "2026.11.25", "9.9.9"],
  },
  {
    code: "AIG203",
    prop: "replicas",
    on: "version",
    settings: ({ number: replicas }) => ({ version: { replicas, targetRegions: {} } }),
    bad: [0, 101, -1, 1.5],
    good: [1, 100],
  },
  {
    // What comes as a text, from a map of texts for instance, azurerm takes for a number.
    code: "AIG203",
    prop: "replicas",
    on: "version",
    settings: ({ number: replicas }) => ({ version: { replicas, targetRegions: {} } }),
    bad: ["0", "101", "1.5", "many"],
    good: ["1", "100"],
  },
  {
    code: "AIG203",
    prop: 'targetRegions["uksouth"].replicas',
    on: "version",
    settings: ({ number: replicas }) => ({ version: { targetRegions: { uksouth: { replicas } } } }),
    bad: [0, 101],
    good: [1, 100],
  },
  {
    code: "AIG209",
    prop: "location",
    on: "version",
    settings: ({ text: location }) => ({ version: { location, targetRegions: { uksouth: {}, northeurope: {} } } }),
    bad: ["westeurope", "uk-south"],
    good: ["uksouth", "UK South", "North Europe"],
  },
  {
    code: "AIG321",
    prop: "replicas in westeurope",
    on: "version",
    settings: ({ number: replicas }) => ({
      version: { replicas, replicationMode: ReplicationMode.SHALLOW, targetRegions: {} },
    }),
    bad: [2, 100],
    good: [1],
  },
  {
    code: "AIG113",
    prop: "tags",
    on: "gallery",
    settings: ({ map: tags }) => ({ gallery: { tags } }),
    bad: ["<", ">", "%", "&", "\\", "?", "/"].map((char) => ({ fine: "", [`a${char}b`]: "" })),
    good: [{}, null, { "cost center": "42", 'quo"te': "", "a:b=c+@": "" }],
  },
  {
    code: "AIG115",
    prop: "tags",
    on: "gallery",
    settings: ({ map: tags }) => ({ gallery: { tags } }),
    bad: [{ Team: "a", team: "b" }],
    good: [{ team: "a", teams: "b" }, {}, null],
  },
  {
    code: "AIG303",
    prop: "location",
    on: "gallery",
    settings: ({ text: location }) => ({ gallery: { location, sharing: GallerySharing.groups() } }),
    bad: ["usgovvirginia", "USGov Texas"],
    good: ["westeurope", "China North 3"],
  },
  ...(["definition", "version"] as const).map((on): Row => ({
    code: "AIG120",
    prop: "resourceGroupName",
    on,
    settings: ({ text: resourceGroupName }) => ({ [on]: { resourceGroupName } }),
    bad: ["rg-other"],
    good: ["rg-images"],
  })),
  {
    code: "AIG005",
    prop: "source",
    on: "version",
    settings: ({ text }) => ({ version: { source: ImageSource.osDiskSnapshot(text) } }),
    bad: ["ubuntu", `${COMPUTE}/images/ubuntu`, `${COMPUTE}/snapshots/`, ""],
    good: [`${COMPUTE}/snapshots/ubuntu`, `${COMPUTE}/disks/ubuntu`, `${COMPUTE.toLowerCase()}/snapshots/b`],
  },
  {
    code: "AIG005",
    prop: "diskEncryptionSetId",
    on: "version",
    settings: ({ text: diskEncryptionSetId }) => ({ version: { diskEncryptionSetId, targetRegions: {} } }),
    bad: ["des", `${COMPUTE}/disks/des`],
    good: [DES, null],
  },
  {
    code: "AIG005",
    prop: "source.storageAccountId",
    on: "version",
    settings: ({ text }) => ({ version: { source: ImageSource.vhd(BLOB, text) } }),
    bad: ["account", DES],
    good: [ACCOUNT],
  },
  {
    code: "AIG314",
    prop: "source.blobUri",
    on: "version",
    settings: ({ text }) => ({ version: { source: ImageSource.vhd(text, ACCOUNT) } }),
    bad: ["ftp://host/a.vhd", "https://host/", "a.vhd"],
    good: [BLOB, "http://host/a?sv=1"],
  },
  {
    code: "AIG205",
    prop: "storage",
    on: "version",
    settings: ({ text: location }) => ({
      version: { location, storage: StorageAccountType.STANDARD_ZRS, targetRegions: {} },
    }),
    bad: ["westus", "UK West"],
    good: ["westeurope", "West Europe", "austriaeast"],
  },
  {
    code: "AIG322",
    prop: "diskEncryptionSetId",
    on: "version",
    settings: ({ text: diskEncryptionSetId }) => ({
      version: { diskEncryptionSetId, replicationMode: ReplicationMode.SHALLOW, targetRegions: {} },
    }),
    bad: [DES],
    good: [null],
  },
  {
    code: "AIG323",
    prop: "targetRegions",
    on: "version",
    settings: ({ text: diskEncryptionSetId }) => ({
      version: { targetRegions: { "West Europe": { diskEncryptionSetId }, northeurope: {} } },
    }),
    bad: [DES],
    good: [null],
  },
  {
    code: "AIG326",
    prop: "targetRegions",
    on: "version",
    settings: ({ text: diskEncryptionSetId }) => ({
      version: { diskEncryptionSetId, targetRegions: { northeurope: {} } },
    }),
    bad: [DES],
    good: [null],
  },
  {
    code: "AIG327",
    prop: "diskEncryptionSetId",
    on: "version",
    settings: ({ text: diskEncryptionSetId }) => ({
      version: { diskEncryptionSetId, source: ImageSource.vhd(BLOB, ACCOUNT), targetRegions: {} },
    }),
    bad: [DES],
    good: [null],
  },
  {
    code: "AIG328",
    prop: "diskEncryptionSetId",
    on: "version",
    shared: true,
    settings: ({ text: diskEncryptionSetId }) => ({ version: { diskEncryptionSetId, targetRegions: {} } }),
    bad: [DES],
    good: [null],
  },
  {
    code: "AIG331",
    prop: "location",
    on: "version",
    shared: true,
    settings: ({ text: location }) => ({ version: { location, targetRegions: { westeurope: {}, northeurope: {} } } }),
    bad: ["northeurope"],
    good: ["West Europe"],
  },
];

function community(prefix: string): GallerySharing {
  const publisherUri = "https://contoso.com";
  return GallerySharing.community({ prefix, publisherEmail: "images@contoso.com", publisherUri, eula: "Terms" });
}
