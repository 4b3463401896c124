import { TerraformVariable, type TerraformStack } from "cdktf";
import {
  GallerySharing,
  ImageDefinition,
  ImageSource,
  ImageVersion,
  ReplicationMode,
  SecurityType,
  SharedGallery,
  StorageAccountType,
} from "../../../lib";
import { COMPUTE, DEFINITION_OPTIONS, GALLERY_ID, textToken, untyped } from "../../gallery/build";
import { type Case } from "../../support/outcome";
import {
  acknowledging,
  asks,
  AT_GALLERY,
  AT_VERSION,
  definition,
  each,
  encryptionSet,
  gallery,
  silent,
  version,
  type Rows,
} from "./row";

const ACCOUNT = COMPUTE.replace("Microsoft.Compute", "Microsoft.Storage/storageAccounts/images");
const BLOB = "https://images.blob.core.windows.net/vhds/ubuntu.vhd";

function imageAt(id: unknown): Case {
  return version({ source: ImageSource.managedImage(untyped(id)) });
}

function mapToken(stack: TerraformStack): object {
  return untyped(new TerraformVariable(stack, "map", { type: "map(string)" }).value);
}

/** 003 to 005, 007, 008: the values that are given. */
export const VALUES: Rows = {
  AIG003: {
    level: "error",
    weight: "L",
    good: { "the least that is needed": version(), "terms of one letter": gallery({ sharing: community("x") }) },
    bad: {
      ...each(
        "galleryName",
        (galleryName: unknown) => gallery({ galleryName: untyped(galleryName) }),
        "",
        undefined,
        null,
      ),
      "a definition without a gallery": (stack) =>
        void new ImageDefinition(stack, "D", untyped({ ...DEFINITION_OPTIONS, gallery: undefined })),
      "a definition without an identifier": definition({ identifier: untyped(undefined) }),
      "a definition without a generation": definition({ hyperVGeneration: untyped(undefined) }),
      "a version without a definition": (stack) => void new ImageVersion(stack, "V", untyped({ version: "1.0.0" })),
      "a version without a source": version({ source: untyped(undefined) }),
      "a source without an id": imageAt(""),
      "a location of spaces": gallery({ location: untyped(null) }),
      "terms that are empty": gallery({ sharing: community("") }),
    },
    tokens: {
      "a location": silent(gallery((stack) => ({ location: textToken(stack) }))),
      "the terms of a community gallery": silent(gallery((stack) => ({ sharing: community(textToken(stack)) }))),
    },
    message: [
      AT_GALLERY,
      'galleryName: got "", allowed 1 to 80 letters, digits, periods and underscores that begin and end with a letter or digit',
      "State the value.",
    ],
  },
  AIG004: {
    level: "error",
    weight: "L",
    good: {
      "null for what may be left out": version(
        untyped({ tags: null, timeouts: { create: null }, targetRegions: null, replicas: null, endOfLife: null }),
        untyped({ purchasePlan: null, recommendedVcpus: null, tags: null, disallowedDiskTypes: null, eula: null }),
        untyped({ sharing: null, tags: { a: undefined }, timeouts: null, description: null }),
      ),
      "undefined for what may be left out": version(
        { tags: undefined },
        { purchasePlan: undefined },
        { sharing: undefined },
      ),
    },
    bad: {
      "a number as a name": gallery({ galleryName: untyped(5) }),
      "a number as a description": gallery({ description: untyped(5) }),
      "a word as the sharing": gallery({ sharing: untyped("Private") }),
      "a word as the tags": gallery({ tags: untyped("team") }),
      "a number as a tag": gallery({ tags: untyped({ team: 5 }) }),
      "a word as the timeouts": gallery({ timeouts: untyped("1h") }),
      "a mistyped operation": gallery({ timeouts: untyped({ craete: "1h" }) }),
      "a word as a switch": definition({ nvme: untyped("true") }),
      "a number as a range": definition({ recommendedVcpus: untyped(4) }),
      "a word as an end of a range": definition({ recommendedVcpus: untyped({ min: "4" }) }),
      "no number as an end of a range": definition({ recommendedMemoryGb: { max: NaN } }),
      "a word as a count": version({ replicas: untyped("3") }),
      "no number as a count": version({ replicas: NaN }),
      "no end as a count": version({ replicas: Infinity }),
      "a list as tags": gallery({ tags: untyped(["team"]) }),
      "a word as a provider": gallery({ provider: untyped("azurerm") }),
      "an id as a source": version({ source: untyped(`${COMPUTE}/images/ubuntu`) }),
      "a number as an id": imageAt(5),
      "a word as target regions": version({ targetRegions: untyped("westeurope") }),
    },
    message: [AT_GALLERY, "galleryName: got 5, allowed a text", "Give a value of the declared type."],
  },
  AIG005: {
    level: "error",
    weight: "E",
    good: {
      ...each(
        "source",
        imageAt,
        `${COMPUTE}/images/ubuntu`,
        `${COMPUTE}/images/ubuntu`.toLowerCase(),
        `${COMPUTE}/images/ü (1)`,
      ),
      ...each(
        "machine",
        (machine: string) => version({ source: ImageSource.virtualMachine(machine) }),
        `${COMPUTE}/VIRTUALMACHINES/vm`,
      ),
      ...each(
        "disk",
        (disk: string) => version({ source: ImageSource.osDiskSnapshot(disk) }),
        `${COMPUTE}/snapshots/s`,
        `${COMPUTE}/disks/d`,
      ),
      "a storage account": version({ source: ImageSource.vhd(BLOB, ACCOUNT) }),
      "a disk encryption set": acknowledging("AIG324", version({ diskEncryptionSetId: encryptionSet("keys") })),
      "the ids of imports": (stack) => {
        SharedGallery.fromGalleryId(stack, "G", GALLERY_ID);
        ImageDefinition.fromDefinitionId(stack, "D", `${GALLERY_ID}/images/legacy_`);
        ImageVersion.fromVersionId(stack, "V", `${GALLERY_ID}/images/legacy_/versions/1.0.0`.toUpperCase());
      },
    },
    bad: {
      ...each(
        "source",
        imageAt,
        "ubuntu",
        `${COMPUTE}/virtualMachines/vm`,
        `${COMPUTE}/images`,
        `${COMPUTE}/images/a/b`,
      ),
      ...each(
        "source",
        imageAt,
        `${COMPUTE}/images/`,
        `${COMPUTE}/images/ubuntu`.slice(1),
        `${GALLERY_ID}/images/ubuntu`,
      ),
      "a managed image as a machine": version({ source: ImageSource.virtualMachine(`${COMPUTE}/images/ubuntu`) }),
      "a machine as a snapshot": version({ source: ImageSource.osDiskSnapshot(`${COMPUTE}/virtualMachines/vm`) }),
      "a container as an account": version({ source: ImageSource.vhd(BLOB, "vhds") }),
      "a key vault key as an encryption set": version({ diskEncryptionSetId: "https://kv.vault.azure.net/keys/k" }),
      "a definition as a gallery": (stack) => void SharedGallery.fromGalleryId(stack, "G", `${GALLERY_ID}/images/a`),
    },
    tokens: {
      "a managed image": asks(
        version((stack) => ({ source: ImageSource.managedImage(textToken(stack)) })),
        "AIG005",
      ),
      "a snapshot": asks(
        version((stack) => ({ source: ImageSource.osDiskSnapshot(textToken(stack)) })),
        "AIG005",
      ),
      "a storage account": asks(
        version((stack) => ({ source: ImageSource.vhd(BLOB, textToken(stack)) })),
        "AIG005",
      ),
      "an imported gallery": silent((stack) => void SharedGallery.fromGalleryId(stack, "G", textToken(stack))),
    },
    message: [
      AT_VERSION,
      'source: got "ubuntu", allowed the id of a managed image: ' +
        "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/images/<name>",
      "Give the full resource id, as `az … show --query id` prints it.",
    ],
  },
  AIG007: {
    level: "error",
    weight: "P",
    good: {
      ...each("storage", (storage: StorageAccountType) => version({ storage }), ...Object.values(StorageAccountType)),
      ...each(
        "replicationMode",
        (replicationMode: ReplicationMode) => version({ replicationMode }),
        ...Object.values(ReplicationMode),
      ),
      "values as plain JavaScript writes them": definition(untyped({ osType: "Windows", architecture: "Arm64" }), {}),
    },
    bad: {
      ...each(
        "storage",
        (storage: string) => version({ storage: untyped(storage) }),
        "PremiumV2_LRS",
        "standard_lrs",
        "",
      ),
      "a list with a type that azurerm does not know": definition({ disallowedDiskTypes: untyped(["UltraSSD_LRS"]) }),
    },
    message: [
      AT_VERSION,
      'storage: got "PremiumV2_LRS", allowed "Standard_LRS", "Standard_ZRS", "Premium_LRS", "ZrsWhereAvailable"',
      "Use a member of the enum.",
    ],
  },
  AIG008: {
    level: "error",
    weight: "L",
    good: { "literals, and tokens as tags, texts and numbers": definition({ securityType: SecurityType.STANDARD }) },
    bad: {
      "a token as a choice": definition((stack) => ({ osType: untyped(textToken(stack)) })),
      "a token as a switch": version((stack) => ({ excludeFromLatest: untyped(textToken(stack)) })),
      "a token as a whole range": definition((stack) => ({ recommendedVcpus: untyped(mapToken(stack)) })),
      "a token as a whole plan": definition((stack) => ({ purchasePlan: untyped(mapToken(stack)) })),
      "a token as all target regions": version((stack) => ({ targetRegions: untyped(mapToken(stack)) })),
      "a token as the settings of a region": version((stack) => ({
        targetRegions: { westeurope: untyped(mapToken(stack)) },
      })),
    },
    message: [
      "ImageDefinition at stack/Gallery/Ubuntu2404",
      "osType: got a value that only Terraform knows, allowed a literal",
      "Give a literal: read it from a file, an environment variable or the stack's own props.",
    ],
  },
};

function community(eula: string): GallerySharing {
  const publisher = { publisherEmail: "images@contoso.com", publisherUri: "https://contoso.com" };
  return GallerySharing.community({ prefix: "Contoso", ...publisher, eula });
}
