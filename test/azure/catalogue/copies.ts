import {
  GallerySharing,
  ImageSource,
  ReplicationMode,
  SecurityType,
  type GallerySharing as Sharing,
  type ImageVersionOptions,
  type TargetRegion,
} from "../../../lib";
import { COMPUTE, numberToken, textToken } from "../../gallery/build";
import type { Case } from "../../support/outcome";
import { acknowledging, asks, AT_VERSION, COMMUNITY, encryptionSet, version, type Rows } from "./row";
const SET = encryptionSet("westeurope");
const GROUPS = GallerySharing.groups();
const MACHINE = ImageSource.virtualMachine(`${COMPUTE}/virtualMachines/vm`);
const { SHALLOW, FULL } = ReplicationMode;

/** A version whose encryption has been looked at. */
function encrypted(...args: Parameters<typeof version>): Case {
  return acknowledging("AIG324", version(...args));
}

/** Regions with a set each; undefined for one without. */
function sets(regions: { [region: string]: string | undefined }): { [region: string]: TargetRegion } {
  const entries = Object.entries(regions).map(([name, diskEncryptionSetId]) => [name, { diskEncryptionSetId }]);
  return Object.fromEntries(entries) as { [region: string]: TargetRegion };
}

/** A version with a token as its only set. */
function tokenSet(more: Partial<ImageVersionOptions> = {}, sharing?: Sharing): Case {
  return version((stack) => ({ ...more, diskEncryptionSetId: textToken(stack) }), {}, { sharing });
}

const at = (location: string, sharing: Sharing | undefined): Case =>
  acknowledging("AIG452", version({ location }, {}, { sharing }));

/** 321, 322, 325, 331: how and whence a version is copied. */
export const COPIES: Rows = {
  AIG321: {
    level: "error",
    weight: "E",
    good: {
      "home alone": version({ replicationMode: SHALLOW }),
      "home in another spelling": version({
        replicationMode: SHALLOW,
        targetRegions: { "WEST EUROPE": { replicas: 1 } },
      }),
      "several regions and replicas, copied": version({
        replicationMode: FULL,
        replicas: 3,
        targetRegions: { eastus: {} },
      }),
      "several regions and no mode": version({ replicas: 2, targetRegions: { eastus: {} } }),
    },
    bad: {
      "two replicas": version({ replicationMode: SHALLOW, replicas: 2 }),
      "two replicas at home": version({ replicationMode: SHALLOW, targetRegions: { westeurope: { replicas: 2 } } }),
      "another region": version({ replicationMode: SHALLOW, targetRegions: { eastus: {} } }),
    },
    tokens: {
      "a count": asks(
        version((stack) => ({ replicationMode: SHALLOW, replicas: numberToken(stack) })),
        "AIG203",
        "AIG321",
      ),
      home: asks(version({ replicationMode: SHALLOW }, {}, (stack) => ({ location: textToken(stack) }))),
    },
    message: [
      AT_VERSION,
      "replicas in westeurope: got 2, allowed 1",
      "Keep the home region with one replica alone, or use ReplicationMode.FULL.",
    ],
  },
  AIG322: {
    level: "error",
    weight: "P",
    good: {
      "a set with full copies": encrypted({ replicationMode: FULL, diskEncryptionSetId: SET }),
      "no set": version({ replicationMode: SHALLOW, targetRegions: sets({ westeurope: undefined }) }),
    },
    bad: { "a set": encrypted({ replicationMode: SHALLOW, diskEncryptionSetId: SET }) },
    tokens: { "a set": asks(tokenSet({ replicationMode: SHALLOW }), "AIG005", "AIG322") },
    message: [
      AT_VERSION,
      "diskEncryptionSetId: got a disk encryption set with replication mode Shallow",
      "Leave the encryption set out, or use ReplicationMode.FULL.",
    ],
  },
  AIG325: {
    level: "warning",
    weight: "W",
    good: {
      "home alone": version({ source: MACHINE }, { securityType: SecurityType.CONFIDENTIAL_VM }),
      "another type in two regions": version(
        { targetRegions: { eastus: {} } },
        { securityType: SecurityType.CONFIDENTIAL_VM_SUPPORTED },
      ),
    },
    bad: {
      "another region": version(
        { source: MACHINE, targetRegions: { eastus: {} } },
        { securityType: SecurityType.CONFIDENTIAL_VM },
      ),
    },
    message: [
      "stack/Gallery/Ubuntu2404/V1_4_0",
      'targetRegions: copies beyond the home region of a definition of securityType "ConfidentialVM"',
      "List the home region alone, or publish a test version first, then acknowledge.",
    ],
  },
  AIG331: {
    level: "error",
    weight: "E",
    good: {
      "home in another spelling": at("WESTEUROPE", GROUPS),
      "another home in a private gallery": at("northeurope", undefined),
      "another home in a community gallery": at("northeurope", COMMUNITY),
    },
    bad: { "another home": at("northeurope", GROUPS) },
    tokens: {
      home: asks(
        version((stack) => ({ location: textToken(stack) }), {}, { sharing: GROUPS }),
        "AIG331",
      ),
      "the gallery's region": asks(
        version({ location: "westeurope" }, {}, (stack) => ({ location: textToken(stack), sharing: GROUPS })),
        "AIG303",
        "AIG331",
      ),
      "one token for both": asks(
        version({}, {}, (stack) => ({ location: textToken(stack), sharing: GROUPS })),
        "AIG303",
      ),
    },
    message: [
      AT_VERSION,
      'location: got "northeurope", allowed "West Europe"',
      "Leave location out, or share by role assignment.",
    ],
  },
};
