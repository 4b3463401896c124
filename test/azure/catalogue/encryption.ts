import {
  GallerySharing,
  ImageDefinition,
  ImageSource,
  SecurityType,
  SharedGallery,
  type GallerySharing as Sharing,
  type ImageVersionOptions,
  type TargetRegion,
} from "../../../lib";
import { addDefinition, addVersion, COMPUTE, SUBSCRIPTION, textToken } from "../../gallery/build";
import type { Case } from "../../support/outcome";
import { acknowledging, asks, AT_VERSION, COMMUNITY, encryptionSet, version, type Rows } from "./row";

const OTHER = "11111111-1111-1111-1111-111111111111";
const SET = encryptionSet("westeurope");
const GROUPS = GallerySharing.groups();
const VHD = ImageSource.vhd(
  "https://images.blob.core.windows.net/vhds/ubuntu.vhd",
  `${COMPUTE.replace("Microsoft.Compute", "Microsoft.Storage")}/storageAccounts/images`,
);
const MACHINE = ImageSource.virtualMachine(`${COMPUTE}/virtualMachines/vm`);

/** A version whose encryption has been looked at. */
function encrypted(...args: Parameters<typeof version>): Case {
  return acknowledging("AIG324", version(...args));
}

/** Regions with a set each; undefined for one without. */
function sets(regions: { [region: string]: string | undefined }): { [region: string]: TargetRegion } {
  const entries = Object.entries(regions).map(([name, diskEncryptionSetId]) => [name, { diskEncryptionSetId }]);
  return Object.fromEntries(entries) as { [region: string]: TargetRegion };
}

const inSets = (regions: { [region: string]: string | undefined }): Case => encrypted({ targetRegions: sets(regions) });

/** A version with a token as its only set. */
function tokenSet(more: Partial<ImageVersionOptions> = {}, sharing?: Sharing): Case {
  return version((stack) => ({ ...more, diskEncryptionSetId: textToken(stack) }), {}, { sharing });
}

/** A version in a definition of which no more than its place is known. */
function inImported(more: Partial<ImageVersionOptions>): Case {
  const names = { galleryName: "contoso", definitionName: "ubuntu", resourceGroupName: "rg" };
  const attributes = { ...names, location: "westeurope" };
  return (stack) => void addVersion(ImageDefinition.fromDefinitionAttributes(stack, "Imported", attributes), more);
}

/** A version with a set in a gallery of a subscription that is stated. */
function inSubscription(subscriptionId: string | undefined, set: string): Case {
  const attributes = { galleryName: "contoso", resourceGroupName: "rg", location: "westeurope", subscriptionId };
  return acknowledging("AIG324", (stack) => {
    const definition = addDefinition(SharedGallery.fromGalleryAttributes(stack, "Gallery", attributes));
    addVersion(definition, { diskEncryptionSetId: set });
  });
}

/** 323, 324, 326 to 330: disk encryption sets. */
export const ENCRYPTION: Rows = {
  AIG323: {
    level: "error",
    weight: "E",
    good: {
      "no set": version({ targetRegions: { eastus: {} } }),
      "a set for home alone, the only region": inSets({ westeurope: SET }),
      "a set for each region": inSets({
        westeurope: SET,
        eastus: encryptionSet("eastus"),
        uksouth: encryptionSet("uk"),
      }),
      "the version's set for what says nothing": encrypted({
        diskEncryptionSetId: SET,
        targetRegions: sets({ eastus: encryptionSet("eastus"), westeurope: undefined }),
      }),
    },
    bad: {
      "no set for one region": inSets({ westeurope: SET, eastus: undefined }),
      "no set for home, which joined by itself": inSets({ eastus: SET }),
    },
    tokens: {
      "one set": asks(
        version((stack) => ({ targetRegions: sets({ westeurope: textToken(stack), eastus: undefined }) })),
        "AIG005",
        "AIG323",
      ),
      "a set beside a literal one": asks(
        acknowledging(
          "AIG324",
          version((stack) => ({ targetRegions: sets({ westeurope: textToken(stack), eastus: SET }) })),
        ),
        "AIG005",
        "AIG323",
        "AIG326",
      ),
    },
    message: [
      AT_VERSION,
      "targetRegions: no disk encryption set for eastus",
      "State a set for each region; a set is regional, so each region needs its own.",
    ],
  },
  AIG324: {
    level: "warning",
    weight: "W",
    good: { "platform keys": version({ targetRegions: { eastus: {} } }) },
    bad: {
      "one region": version({ diskEncryptionSetId: SET }),
      "two regions": version({ targetRegions: sets({ westeurope: SET, eastus: encryptionSet("eastus") }) }),
    },
    tokens: { "a set, which may be null": asks(tokenSet(), "AIG005") },
    message: [
      "stack/Gallery/Ubuntu2404/V1_4_0",
      "targetRegions: 1 of 1 regions are encrypted",
      "List every region the version will ever need from the start, then acknowledge.",
    ],
  },
  AIG326: {
    level: "error",
    weight: "E",
    good: {
      "two sets": inSets({ westeurope: SET, eastus: encryptionSet("eastus") }),
      "one set in one region": inSets({ westeurope: SET }),
      "sets of one name in two groups": inSets({ westeurope: SET, eastus: SET.replace("rg-keys", "rg-keys-us") }),
    },
    bad: {
      "one set in two regions": inSets({ westeurope: SET, eastus: SET.toUpperCase() }),
      "the version's set in two regions": encrypted({ diskEncryptionSetId: SET, targetRegions: { eastus: {} } }),
    },
    tokens: {
      "the version's set in two regions": asks(
        tokenSet({ targetRegions: { eastus: {} } }),
        "AIG005",
        "AIG323",
        "AIG326",
      ),
    },
    message: [
      AT_VERSION,
      'targetRegions: "westeurope" and "eastus" share one disk encryption set',
      "A set serves its own region only: state one for each region.",
    ],
  },
  AIG327: {
    level: "error",
    weight: "E",
    good: {
      "a VHD without a set": version({ source: VHD }),
      "a machine with a set": encrypted({ source: MACHINE, diskEncryptionSetId: SET }),
    },
    bad: { "a VHD with a set": encrypted({ source: VHD, diskEncryptionSetId: SET }) },
    tokens: { "a set": asks(tokenSet({ source: VHD }), "AIG005", "AIG327") },
    message: [
      AT_VERSION,
      "diskEncryptionSetId: got a set for a VHD source",
      "Make a managed disk or image of the VHD first, and use that as the source.",
    ],
  },
  AIG328: {
    level: "error",
    weight: "E",
    good: {
      "a set in a private gallery": encrypted(
        { diskEncryptionSetId: SET },
        {},
        { sharing: GallerySharing.privateOnly() },
      ),
      "no set in a community gallery": version({}, {}, { sharing: COMMUNITY }),
      "a set where the sharing is not known": acknowledging("AIG324", inImported({ diskEncryptionSetId: SET })),
    },
    bad: {
      "a set in a community gallery": encrypted({ diskEncryptionSetId: SET }, {}, { sharing: COMMUNITY }),
      "a set in a directly shared gallery": encrypted({ diskEncryptionSetId: SET }, {}, { sharing: GROUPS }),
    },
    tokens: { "a set": asks(tokenSet({}, COMMUNITY), "AIG005", "AIG328") },
    message: [
      AT_VERSION,
      'diskEncryptionSetId: got a set in a gallery shared with "Community", allowed none',
      "Leave the encryption set out, or use a private gallery.",
    ],
  },
  AIG329: {
    level: "warning",
    weight: "W",
    good: { "a definition of the standard type": encrypted({ diskEncryptionSetId: SET }) },
    bad: {
      "a definition for Trusted Launch": encrypted(
        { source: MACHINE, diskEncryptionSetId: SET },
        { securityType: SecurityType.TRUSTED_LAUNCH },
      ),
    },
    message: [
      "stack/Gallery/Ubuntu2404/V1_4_0",
      'diskEncryptionSetId: got a set for a definition of securityType "TrustedLaunch"',
      "Publish a test version first, then acknowledge.",
    ],
  },
  AIG330: {
    level: "error",
    weight: "E",
    good: {
      "sets of the gallery's subscription, in any case": inSubscription(
        OTHER,
        encryptionSet("keys", OTHER.toUpperCase()),
      ),
      "a gallery whose subscription is not known": inSubscription(undefined, encryptionSet("keys", OTHER)),
    },
    bad: {
      "sets of two subscriptions": inSets({ westeurope: SET, eastus: encryptionSet("eastus", OTHER) }),
      "a set of another subscription than the gallery's": inSubscription(SUBSCRIPTION, encryptionSet("keys", OTHER)),
    },
    message: [
      AT_VERSION,
      `targetRegions: got sets of the subscriptions "${SUBSCRIPTION}" and "${OTHER}", allowed one`,
      "Make a set in the gallery's subscription, one for each region.",
    ],
  },
};
