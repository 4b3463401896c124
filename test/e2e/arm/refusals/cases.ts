import { writeFileSync } from "node:fs";
import { TerraformVariable } from "cdktf";
import {
  GallerySharing,
  HyperVGeneration,
  ImageSource,
  ManagedImage,
  ManagedImageSource,
  OsState,
  OsType,
  ReplicationMode,
  SecurityType,
  StorageAccountType,
  VhdStorageAccount,
  type ImageDefinitionOptions,
  type ImageVersionOptions,
  type ManagedImageProps,
  type SharedGalleryProps,
} from "../../../../lib";
import { definitionIn, galleryIn, versionOf } from "../../../checks/sample";
import type { Case } from "../../../support/outcome";
import { scratch } from "../../../support/vhd";
import {
  COMPUTE,
  DEFINITION,
  definitionBody,
  encryptedBy,
  GALLERY,
  galleryBody,
  GROUP,
  regionBody,
  SUBSCRIPTION,
  VERSION,
  versionBody,
} from "../bodies";
import { mergePatch, type Body } from "../json";
import { vhdOf, type VhdForm } from "../vhd";

type Step = readonly [id: string, body: Body | "delete"];

/** Steps of which the last is refused, and how our own construct comes before it, where it can know. */
export interface RefusalCase {
  /** The row of the list that it is for. */
  readonly what: string;
  readonly steps: readonly Step[];
  /** Some words of Azure's. */
  readonly says: string;
  readonly ours?: Case;
  /** What lies where the version says that it is made of; the case is about this, so somebody has to serve it. */
  readonly blobs?: { readonly [address: string]: Buffer };
}

const OTHER_SUBSCRIPTION = "22222222-0000-0000-0000-000000000000";
const DES = `${COMPUTE}/diskEncryptionSets/des`;
const PAST = "2020-01-01T00:00:00Z";
const gallery: Step = [GALLERY, galleryBody()];
const definition: Step = [DEFINITION, definitionBody()];
const version: Step = [VERSION, versionBody()];

const COMMUNITY = {
  publicNamePrefix: "contoso",
  publisherContact: "a@b.c",
  publisherUri: "https://b.c",
  eula: "terms",
};
const community = (more: Body = {}): Body =>
  galleryBody({
    properties: { sharingProfile: { permissions: "Community", communityGalleryInfo: mergePatch(COMMUNITY, more) } },
  });
/** A version of a managed image of this app. */
function oursOf(more: Partial<ManagedImageProps>): Case {
  return (stack) => {
    const image = new ManagedImage(stack, "Image", {
      imageName: "image",
      resourceGroupName: "rg",
      location: "westeurope",
      source: ManagedImageSource.managedDisk(`${COMPUTE}/disks/disk`),
      osType: OsType.LINUX,
      hyperVGeneration: HyperVGeneration.V2,
      ...more,
    });
    versionOf(definitionIn(galleryIn(stack, "G"), "D"), "V", "1.0.0", { source: ImageSource.fromManagedImage(image) });
  };
}

const OURS = {
  community: GallerySharing.community({
    prefix: "contoso",
    publisherEmail: "a@b.c",
    publisherUri: "https://b.c",
    eula: "terms",
  }),
  set: (name: string, subscription = SUBSCRIPTION) =>
    `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.Compute/diskEncryptionSets/${name}`,
};

/** Our gallery, definition and version with some settings. */
function ours(settings: {
  gallery?: Partial<SharedGalleryProps>;
  definition?: Partial<ImageDefinitionOptions>;
  version?: Partial<ImageVersionOptions>;
  /** Asked for by name, where a value has to be a variable. */
  text?: (variable: string) => Partial<ImageVersionOptions>;
}): Case {
  return (stack) => {
    const made = definitionIn(galleryIn(stack, "G", settings.gallery), "D", settings.definition);
    const text = settings.text?.(new TerraformVariable(stack, "text", { type: "string" }).stringValue);
    versionOf(made, "V", "1.0.0", { ...settings.version, ...text });
  };
}

const named = (id: string, name: string): string => id.replace(/[^/]+$/, name);
const regions = (...more: Body[]): Step => [VERSION, versionBody({}, more)];
/** The version with other target regions than its own. */
const targets = (...targetRegions: Body[]): Step => [
  VERSION,
  versionBody({ properties: { publishingProfile: { targetRegions } } }),
];
const security = (value: string): Body => ({ properties: { features: [{ name: "SecurityType", value }] } });
const sourceless = mergePatch(versionBody(), { properties: { storageProfile: { source: null } } });
const tags = (count: number): Body => Object.fromEntries(Array.from({ length: count }, (_one, i) => [`tag${i}`, "x"]));
const image = (properties: Body, location = "westeurope"): Step => [
  `${COMPUTE}/images/ubuntu`,
  { location, properties },
];
const encrypted = (id: string, more: Body = {}): Body => regionBody("westeurope", mergePatch(encryptedBy(id), more));

const GENERAL: readonly RefusalCase[] = [
  {
    what: "a region that does not exist",
    steps: [[GALLERY, galleryBody({ location: "westeurop" })]],
    says: "is not available for resource type",
    ours: ours({ gallery: { location: "westeurop" } }),
  },
  {
    what: "more than 50 tags",
    steps: [[GALLERY, galleryBody({ tags: tags(51) })]],
    says: "51 tags",
    ours: ours({ gallery: { tags: tags(51) as { [name: string]: string } } }),
  },
  {
    what: "a tag whose name is too long or has a forbidden character",
    steps: [[GALLERY, galleryBody({ tags: { "a/b": "x" } })]],
    says: "reserved characters",
    ours: ours({ gallery: { tags: { "a/b": "x" } } }),
  },
  {
    what: "a tag whose value is too long",
    steps: [[GALLERY, galleryBody({ tags: { a: "x".repeat(257) } })]],
    says: "more than 256 characters",
    ours: ours({ gallery: { tags: { a: "x".repeat(257) } } }),
  },
  {
    what: "tags whose names differ in letter case alone",
    steps: [[GALLERY, galleryBody({ tags: { Team: "x", team: "y" } })]],
    says: "given twice",
    ours: ours({ gallery: { tags: { Team: "x", team: "y" } } }),
  },
  {
    what: "the name of a resource group",
    steps: [[`${GROUP}.`, { location: "westeurope" }]],
    says: "validation rule",
    ours: ours({ gallery: { resourceGroupName: "rg." } }),
  },
];

const GALLERIES: readonly RefusalCase[] = [
  {
    what: "the name of a gallery",
    steps: [[named(GALLERY, "contoso-images"), galleryBody()]],
    says: "validation rule",
    ours: ours({ gallery: { galleryName: "contoso-images" } }),
  },
  {
    what: "the name of a gallery",
    steps: [[named(GALLERY, "contoso_"), galleryBody()]],
    says: "validation rule",
    ours: ours({ gallery: { galleryName: "contoso_" } }),
  },
  {
    what: "a gallery whose name another one in the subscription has",
    steps: [gallery, [GALLERY.replace("rg-images", "rg-other").replace("contoso", "Contoso"), galleryBody()]],
    says: "not unique within the subscription",
    ours: (stack) => {
      galleryIn(stack, "A", { galleryName: "contoso", resourceGroupName: "one" });
      galleryIn(stack, "B", { galleryName: "Contoso", resourceGroupName: "other" });
    },
  },
  {
    what: "a community gallery without prefix, publisher and terms",
    steps: [[GALLERY, community({ publicNamePrefix: "abc" })]],
    says: "validation rule",
    ours: (stack) =>
      galleryIn(stack, "G", {
        sharing: GallerySharing.community({
          prefix: "abc",
          publisherEmail: "a@b.c",
          publisherUri: "https://b.c",
          eula: "x",
        }),
      }),
  },
  {
    what: "a community gallery without prefix, publisher and terms",
    steps: [[GALLERY, community({ eula: null })]],
    says: "communityGalleryInfo.eula' is missing",
  },
  {
    what: "sharing with everybody or directly in Azure Government",
    steps: [[GALLERY, mergePatch(community(), { location: "usgovvirginia" })]],
    says: "not supported in this cloud",
    ours: (stack) => galleryIn(stack, "G", { location: "usgovvirginia", sharing: OURS.community }),
  },
];

const DEFINITIONS: readonly RefusalCase[] = [
  {
    what: "the name of a definition",
    steps: [gallery, [named(DEFINITION, "ubuntu-"), definitionBody()]],
    says: "validation rule",
    ours: ours({ definition: { definitionName: "ubuntu-" } }),
  },
  ...(["publisher", "offer", "sku"] as const).flatMap((part) =>
    ["ends.", "sp ace", "x".repeat(part === "publisher" ? 129 : 65)].map((value) => ({
      what: `the ${part}`,
      steps: [gallery, [DEFINITION, definitionBody({ properties: { identifier: { [part]: value } } })] as Step],
      says: "validation rule",
      ours: ours({ definition: { identifier: { publisher: "p", offer: "o", sku: "s", [part]: value } } }),
    })),
  ),
  {
    what: "a range whose minimum is above its maximum",
    steps: [gallery, [DEFINITION, definitionBody({ properties: { recommended: { memory: { min: 9, max: 8 } } } })]],
    says: "above its maximum",
    ours: ours({ definition: { recommendedMemoryGb: { min: 9, max: 8 } } }),
  },
  {
    what: "an end of life in the past",
    steps: [gallery, [DEFINITION, definitionBody({ properties: { endOfLifeDate: PAST } })]],
    says: "must be set to a future date",
    ours: ours({ definition: { endOfLife: PAST } }),
  },
  {
    what: "a security type with generation 1",
    steps: [
      gallery,
      [DEFINITION, definitionBody(mergePatch(security("TrustedLaunch"), { properties: { hyperVGeneration: "V1" } }))],
    ],
    says: "requires hyperVGeneration 'V2'",
    ours: ours({ definition: { hyperVGeneration: HyperVGeneration.V1, securityType: SecurityType.TRUSTED_LAUNCH } }),
  },
  {
    what: "images for Trusted Launch or confidential machines alone in a shared gallery",
    steps: [
      [GALLERY, community()],
      [DEFINITION, definitionBody(security("ConfidentialVM"))],
    ],
    says: "private galleries only",
    ours: ours({
      gallery: { sharing: OURS.community },
      definition: { securityType: SecurityType.CONFIDENTIAL_VM },
    }),
  },
  {
    what: "a purchase plan in a community gallery",
    steps: [
      [GALLERY, community()],
      [DEFINITION, definitionBody({ properties: { purchasePlan: { name: "a", publisher: "b", product: "c" } } })],
    ],
    says: "purchase plan",
    ours: ours({
      gallery: { sharing: OURS.community },
      definition: { purchasePlan: { name: "a", publisher: "b", product: "c" } },
    }),
  },
  {
    what: "publisher, offer and sku that another definition of the gallery has",
    steps: [gallery, definition, [named(DEFINITION, "other"), definitionBody()]],
    says: "already exists",
    ours: (stack) => {
      const inGallery = galleryIn(stack, "G");
      const identifier = { publisher: "p", offer: "o", sku: "s" };
      definitionIn(inGallery, "A", { definitionName: "a", identifier });
      definitionIn(inGallery, "B", { definitionName: "b", identifier });
    },
  },
];

const VERSIONS: readonly RefusalCase[] = [
  ...["latest", "1.0", "1.0.2147483648"].map((number) => ({
    what: "the number of a version",
    steps: [gallery, definition, [named(VERSION, number), versionBody()] as Step],
    says: "between 0 and 2147483647",
    ours: ours({ version: { version: number } }),
  })),
  {
    what: "a region listed twice",
    steps: [gallery, definition, regions(regionBody("eastus2"), regionBody("East US 2"))],
    says: "Duplicate regions are not allowed",
    ours: ours({ version: { targetRegions: { eastus2: {}, "East US 2": {} } } }),
  },
  {
    what: "no target region that is the home region",
    steps: [gallery, definition, targets(regionBody("northeurope"))],
    says: "must contain the location of image version",
    // A home that is known joins by itself.
    ours: ours({ text: (location) => ({ location, targetRegions: { northeurope: {}, uksouth: {} } }) }),
  },
  {
    what: "a target region that does not exist",
    steps: [gallery, definition, regions(regionBody("westeurop"))],
    says: "is not available",
    ours: ours({ version: { targetRegions: { westeurop: {} } } }),
  },
  ...[0, 101, -1, 1.5].map((count) => ({
    what: "replicas out of 1 to 100",
    steps: [gallery, definition, regions(regionBody("northeurope", { regionalReplicaCount: count }))],
    says: "between '1' and '100', inclusive",
    ours: ours({ version: { targetRegions: { northeurope: { replicas: count } } } }),
  })),
  {
    what: "zone-redundant storage in a region without zones",
    steps: [gallery, definition, regions(regionBody("westus", { storageAccountType: "Standard_ZRS" }))],
    says: "ZRS storage account type is not supported in this region",
    ours: ours({ version: { targetRegions: { westus: { storage: StorageAccountType.STANDARD_ZRS } } } }),
  },
  {
    what: "a target region in another cloud",
    steps: [gallery, definition, regions(regionBody("usgovvirginia"))],
    says: "in this cloud",
    ours: ours({ version: { targetRegions: { usgovvirginia: {} } } }),
  },
  {
    what: "an end of life in the past",
    steps: [
      gallery,
      definition,
      [VERSION, versionBody({ properties: { publishingProfile: { endOfLifeDate: PAST } } })],
    ],
    says: "must be set to a future date",
    ours: ours({ version: { endOfLife: PAST } }),
  },
  {
    what: "a shallow version with more than one replica at home",
    steps: [
      gallery,
      definition,
      [
        VERSION,
        versionBody({ properties: { publishingProfile: { replicationMode: "Shallow" } } }, [regionBody("uksouth")]),
      ],
    ],
    says: "one replica only",
    ours: ours({ version: { replicationMode: ReplicationMode.SHALLOW, targetRegions: { uksouth: {} } } }),
  },
  {
    what: "a disk encryption set in some regions only",
    steps: [gallery, definition, targets(encrypted(DES), regionBody("uksouth"))],
    says: "is required for disk",
    ours: ours({
      version: { targetRegions: { westeurope: { diskEncryptionSetId: OURS.set("a") }, uksouth: {} } },
    }),
  },
  {
    what: "a disk encryption set of another region",
    steps: [
      gallery,
      definition,
      [DES, { location: "westeurope", properties: { activeKey: { keyUrl: "https://v.vault.azure.net/keys/k/1" } } }],
      targets(encrypted(DES), regionBody("uksouth", encryptedBy(DES))),
    ],
    says: "not in target region 'uksouth'",
    ours: ours({ version: { diskEncryptionSetId: OURS.set("a"), targetRegions: { uksouth: {} } } }),
  },
  {
    what: "a disk encryption set of another subscription",
    steps: [gallery, definition, targets(encrypted(DES.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION)))],
    says: "must be in the same subscription",
    ours: ours({
      version: {
        targetRegions: {
          westeurope: { diskEncryptionSetId: OURS.set("a") },
          uksouth: { diskEncryptionSetId: OURS.set("b", OTHER_SUBSCRIPTION) },
        },
      },
    }),
  },
  {
    what: "a disk encryption set in a shared gallery",
    steps: [[GALLERY, community()], definition, targets(encrypted(DES))],
    says: "not supported in a shared gallery",
    ours: ours({ gallery: { sharing: OURS.community }, version: { diskEncryptionSetId: OURS.set("a") } }),
  },
  {
    what: "a version of a directly shared gallery that is at home elsewhere",
    steps: [
      [GALLERY, galleryBody({ location: "uksouth", properties: { sharingProfile: { permissions: "Groups" } } })],
      definition,
      version,
    ],
    says: "must be that of the shared gallery",
    ours: ours({
      gallery: { location: "uksouth", sharing: GallerySharing.groups() },
      version: { location: "westeurope" },
    }),
  },
  {
    what: "a VHD with a disk encryption set",
    steps: [
      gallery,
      definition,
      [
        VERSION,
        mergePatch(sourceless, {
          properties: {
            storageProfile: { osDiskImage: { source: { uri: "https://a.blob.core.windows.net/v/a.vhd" } } },
            publishingProfile: { targetRegions: [encrypted(DES)] },
          },
        }),
      ],
    ],
    says: "not supported for a VHD source",
    ours: ours({
      version: {
        source: ImageSource.vhd(
          "https://a.blob.core.windows.net/v/a.vhd",
          `${GROUP}/providers/Microsoft.Storage/storageAccounts/a`,
        ),
        diskEncryptionSetId: OURS.set("a"),
      },
    }),
  },
  {
    what: "no source, or several",
    steps: [
      gallery,
      definition,
      [VERSION, mergePatch(sourceless, { properties: { storageProfile: { osDiskImage: { sizeInGB: 1 } } } })],
    ],
    says: "One and only one source type",
  },
  {
    what: "a managed image or VHD for Trusted Launch or confidential machines alone",
    steps: [gallery, [DEFINITION, definitionBody(security("TrustedLaunch"))], version],
    says: "security type 'TrustedLaunch'",
    ours: ours({ definition: { securityType: SecurityType.TRUSTED_LAUNCH } }),
  },
  {
    what: "a managed image for a specialized definition",
    steps: [gallery, [DEFINITION, definitionBody({ properties: { osState: "Specialized" } })], version],
    says: "OS State in the parent gallery image",
    ours: ours({ definition: { osState: OsState.SPECIALIZED } }),
  },
  {
    what: "a source that is elsewhere",
    steps: [image({ hyperVGeneration: "V2" }, "uksouth"), gallery, definition, version],
    says: "same region as gallery image version",
    ours: oursOf({ location: "uksouth" }),
  },
  {
    what: "a source that does not fit the definition",
    steps: [image({ hyperVGeneration: "V1" }), gallery, definition, version],
    says: "different Hypervisor generation",
    ours: oursOf({ hyperVGeneration: HyperVGeneration.V1 }),
  },
  {
    what: "a source that does not fit the definition",
    steps: [
      image({ hyperVGeneration: "V2", storageProfile: { osDisk: { osType: "Windows" } } }),
      gallery,
      definition,
      version,
    ],
    says: "different OS type",
    ours: oursOf({ osType: OsType.WINDOWS }),
  },
  {
    what: "a region that is dropped while the version forbids it",
    steps: [gallery, definition, regions(regionBody("uksouth")), version],
    says: "Complete set of target locations not specified",
  },
  {
    what: "another storage type for a region that stays",
    steps: [gallery, definition, version, targets(regionBody("westeurope", { storageAccountType: "Standard_ZRS" }))],
    says: "targetRegions.storageAccountType' is not allowed",
  },
  {
    what: "another encryption for a region that stays",
    steps: [gallery, definition, version, targets(encrypted(DES))],
    says: "targetRegions.encryption' is not allowed",
  },
];

const DELETIONS: readonly RefusalCase[] = [
  {
    what: "deleting a version that is protected until its end of life",
    steps: [
      gallery,
      definition,
      [
        VERSION,
        versionBody({
          properties: {
            safetyProfile: { blockDeletionBeforeEndOfLife: true },
            publishingProfile: { endOfLifeDate: "2099-01-01T00:00:00Z" },
          },
        }),
      ],
      [VERSION, "delete"],
    ],
    says: "before its end of life",
  },
];

const ROLE = `${GALLERY}/providers/Microsoft.Authorization/roleAssignments`;
const READER: Body = {
  properties: {
    roleDefinitionId: `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`,
    principalId: "aaaaaaaa-0000-0000-0000-000000000002",
  },
};

const OTHERS: readonly RefusalCase[] = [
  {
    what: "a role given to the same principal twice",
    steps: [
      gallery,
      [`${ROLE}/aaaaaaaa-0000-0000-0000-000000000001`, READER],
      [`${ROLE}/aaaaaaaa-0000-0000-0000-000000000003`, READER],
    ],
    says: "already exists",
  },
  {
    what: "the name of a storage account",
    steps: [
      [
        `${GROUP}/providers/Microsoft.Storage/storageAccounts/No-Dashes`,
        { location: "westeurope", kind: "StorageV2", sku: { name: "Standard_LRS" } },
      ],
    ],
    says: "validation rule",
    ours: (stack) => {
      const place = { resourceGroupName: "rg", location: "westeurope" };
      void new VhdStorageAccount(stack, "A", { accountName: "No-Dashes", ...place });
    },
  },
];

const STORAGE = `${GROUP}/providers/Microsoft.Storage/storageAccounts`;
const account: Step = [
  `${STORAGE}/contoso`,
  { location: "westeurope", kind: "StorageV2", sku: { name: "Standard_LRS" } },
];
const container: Step = [
  `${account[0]}/blobServices/default/containers/vhds`,
  { properties: { publicAccess: "None" } },
];
const blob = (name: string, accountName = "contoso"): string =>
  `https://${accountName}.blob.core.windows.net/vhds/${name}`;

/** A version made of the VHD at an address, and what lies there, if anything. */
function fromVhd(what: string, says: string, uri: string, form?: VhdForm, storageAccountId = account[0]): RefusalCase {
  const properties = { storageProfile: { osDiskImage: { source: { uri, storageAccountId } } } };
  const made: Step = [VERSION, mergePatch(sourceless, { properties })];
  const steps = [account, container, gallery, definition, made];
  return { what, steps, says, blobs: form === undefined ? {} : { [uri]: vhdOf(form) } };
}

/** A managed image made of it. */
function imageFromVhd(what: string, says: string, blobUri: string, form?: VhdForm): RefusalCase {
  const osDisk = { osType: "Linux", osState: "Generalized", blobUri };
  const steps = [account, container, image({ hyperVGeneration: "V2", storageProfile: { osDisk } })];
  return { what, steps, says, blobs: form === undefined ? {} : { [blobUri]: vhdOf(form) } };
}

const UNREADABLE = "a VHD that cannot be read";
const NO_VHD = { cookie: "" };
const DYNAMIC = { kind: "dynamic" } as const;
const BROKEN = { bytes: 20 * 1024 * 1024 - 512 };

/** The same file, before it is uploaded. */
function upload(form: VhdForm): Case {
  return (stack) => {
    const file = scratch("image.vhd");
    writeFileSync(file, vhdOf(form));
    const place = { resourceGroupName: "rg", location: "westeurope" };
    const account = new VhdStorageAccount(stack, "A", { accountName: "contoso", ...place });
    account.addContainer("C", { containerName: "vhds" }).addVhd("V", { file });
  };
}

const VHDS: readonly RefusalCase[] = [
  fromVhd(UNREADABLE, `${blob("missing.vhd")} is not accessible`, blob("missing.vhd")),
  fromVhd(UNREADABLE, "ubuntu.vhd is not accessible", blob("ubuntu.vhd"), {}, `${STORAGE}/elsewhere`),
  fromVhd(UNREADABLE, "other.vhd is not accessible", blob("other.vhd", "elsewhere")),
  {
    ...fromVhd("a blob that is no VHD", "expected to have cookie value 'conectix'", blob("windows.vhdx"), NO_VHD),
    ours: upload(NO_VHD),
  },
  { ...fromVhd("a VHD that is not fixed", "is not a fixed VHD", blob("dynamic.vhd"), DYNAMIC), ours: upload(DYNAMIC) },
  {
    ...fromVhd("a VHD of a broken number of MiB", "virtual size of 20971008 bytes", blob("odd.vhd"), BROKEN),
    ours: upload(BROKEN),
  },
  imageFromVhd(UNREADABLE, `${blob("lost.vhd")} is not accessible`, blob("lost.vhd")),
  imageFromVhd("a blob that is no VHD", "disk 'image.vhd'", blob("image.vhd"), { cookie: "" }),
];

export const REFUSAL_CASES = [...GENERAL, ...GALLERIES, ...DEFINITIONS, ...VERSIONS, ...DELETIONS, ...OTHERS, ...VHDS];
