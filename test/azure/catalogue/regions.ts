import {
  HyperVGeneration,
  ImageSource,
  ManagedImage,
  ManagedImageSource,
  OsType,
  SharedGallery,
  StorageAccountType,
  type TargetRegion,
} from "../../../lib";
import { addDefinition, addGallery, addVersion, COMPUTE, numberToken, textToken } from "../../gallery/build";
import type { Case } from "../../support/outcome";
import { acknowledging, asks, AT_VERSION, definition, each, gallery, version, type Cases, type Rows } from "./row";

const ZRS = StorageAccountType.STANDARD_ZRS;
const LRS = StorageAccountType.STANDARD_LRS;
/** The types that each region takes. */
const LOCAL = [LRS, StorageAccountType.PREMIUM_LRS, StorageAccountType.ZRS_WHERE_AVAILABLE];

const zrsIn = (region: string): Case => version({ targetRegions: { [region]: { storage: ZRS } } });
const lies = (location: string): Case => gallery({ location });

/** A version in regions with its home in the first one. */
function inRegions(...names: string[]): Case {
  const targetRegions = Object.fromEntries(names.map((name) => [name, {} as TargetRegion]));
  return version({ targetRegions }, {}, { location: names[0]! });
}

/** What is taken, but with a word about the region itself. */
function spokenOf(code: "AIG211" | "AIG216" | "AIG217", cases: Cases): Cases {
  return Object.fromEntries(Object.entries(cases).map(([label, build]) => [label, acknowledging(code, build)]));
}

/** Zones of early-access regions are not known, which is said. */
function zrsWithWarning(region: string): Case {
  return acknowledging("AIG206", zrsIn(region));
}

/** 205, 206, 211, 215 to 219: what is known of the regions themselves. */
export const REGIONS: Rows = {
  AIG205: {
    level: "error",
    weight: "E",
    good: {
      ...each("ZRS in", zrsIn, "westeurope", "East US 2", "UK SOUTH"),
      ...each(
        "storage",
        (storage: StorageAccountType) => version({ storage, targetRegions: { westus: {} } }),
        ...LOCAL,
      ),
      ...spokenOf("AIG211", each("ZRS in", zrsIn, "eastus3")),
      ...spokenOf(
        "AIG216",
        each("ZRS in", zrsWithWarning, "centraluseuap", "eastus2euap", "eastusstg", "southcentralusstg"),
      ),
      "a region with LRS beside a common ZRS": version({
        storage: ZRS,
        targetRegions: { westus: { storage: StorageAccountType.PREMIUM_LRS } },
      }),
    },
    bad: {
      ...each("ZRS in", zrsIn, "westus", "North Central US", "UK WEST"),
      "home without zones": version({ storage: ZRS }, {}, { location: "westus" }),
    },
    tokens: {
      home: asks(
        version({ storage: ZRS }, {}, (stack) => ({ location: textToken(stack) })),
        "AIG205",
      ),
      "home with zone-redundant storage where there is any": asks(
        version({ storage: StorageAccountType.ZRS_WHERE_AVAILABLE }, {}, (stack) => ({ location: textToken(stack) })),
      ),
    },
    message: [
      AT_VERSION,
      'targetRegions["westus"].storage: got Standard_ZRS, but West US has no availability zones',
      'Use StorageAccountType.STANDARD_LRS, or ZRS_WHERE_AVAILABLE for all regions at once. If the region has zones by now: Checks.of(definition).relax("AIG205", "why"), before the version is made.',
    ],
  },
  AIG206: {
    level: "warning",
    weight: "W",
    good: {
      ...each("ZRS in", zrsIn, "westeurope", "eastus"),
      "the common way to say it": version({
        storage: StorageAccountType.ZRS_WHERE_AVAILABLE,
        targetRegions: { austriaeast: {}, westus: {} },
      }),
    },
    bad: {
      ...each("ZRS in", zrsIn, "austriaeast", "Japan West"),
      "a government region": version({ storage: ZRS }, {}, { location: "usgovtexas" }),
    },
    tokens: {
      home: asks(
        version({ storage: ZRS }, {}, (stack) => ({ location: textToken(stack) })),
        "AIG205",
      ),
    },
    message: [
      "stack/Gallery/Ubuntu2404/V1_4_0",
      'targetRegions["austriaeast"].storage: got Standard_ZRS, but ZRS is not known to exist in Austria East',
      "Look the region up, then acknowledge; or use ZRS_WHERE_AVAILABLE, which takes LRS there.",
    ],
  },
  AIG211: {
    level: "warning",
    weight: "W",
    good: each(
      "location",
      lies,
      "westeurope",
      "West Europe",
      "WESTEUROPE",
      "west europe",
      "USGov Virginia",
      "China East 2",
    ),
    bad: {
      ...each("location", lies, "eastus3", "usseceast", "West-Europe"),
      "a target region": inRegions("westeurope", "atlantis"),
    },
    tokens: { "a location": asks(gallery((stack) => ({ location: textToken(stack) }))) },
    message: [
      "stack/Gallery",
      'location: "eastus3" is not a region known to this library; the nearest known one is "eastus" (East US)',
      "Check the spelling; if the region is new, acknowledge.",
    ],
  },
  AIG215: {
    level: "error",
    weight: "E",
    good: {
      "China alone": inRegions("China North 3", "chinaeast2", "chinanorth2"),
      "Azure Government alone": inRegions("usgovvirginia", "usgovtexas", "usdodeast"),
      ...spokenOf("AIG216", { "an early-access region beside public ones": inRegions("westeurope", "eastus2euap") }),
      ...spokenOf("AIG211", {
        "an unknown region beside public ones": inRegions("westeurope", "usseceast"),
        "a public region beside an unknown home": inRegions("usseceast", "westeurope"),
      }),
    },
    bad: {
      "a region of China": inRegions("westeurope", "eastus", "China North 3"),
      "regions of two other clouds": inRegions("westeurope", "chinanorth3", "usgovvirginia"),
      "a public region beside a home in China": inRegions("chinanorth3", "westeurope"),
      "regions of two clouds beside a home that only Terraform knows": (stack) =>
        version({ targetRegions: { westeurope: {}, chinanorth3: {} }, location: textToken(stack) })(stack),
      "a definition": definition({ location: "usgovvirginia" }),
      "a version": version({ location: "chinaeast2" }),
      "a VHD in China": (stack) => {
        const id = `${COMPUTE.replace("Microsoft.Compute", "Microsoft.Storage")}/storageAccounts/contoso`;
        const source = ImageSource.vhd("https://contoso.blob.core.chinacloudapi.cn/vhds/a.vhd", id);
        addVersion(addDefinition(addGallery(stack)), { source });
      },
      "a VHD of a managed image in Azure Government": (stack) =>
        void new ManagedImage(stack, "M", {
          imageName: "m",
          resourceGroupName: "rg",
          location: "westeurope",
          osType: OsType.LINUX,
          hyperVGeneration: HyperVGeneration.V2,
          source: ManagedImageSource.vhd("https://contoso.blob.core.usgovcloudapi.net/vhds/a.vhd"),
        }),
    },
    tokens: {
      home: asks(
        version({ targetRegions: { westeurope: {}, eastus: {} } }, {}, (stack) => ({ location: textToken(stack) })),
        "AIG209",
      ),
    },
    message: [
      AT_VERSION,
      'targetRegions: "China North 3" is in another Azure cloud than "West Europe"',
      "Nothing is replicated between clouds: publish the image again in a gallery of that cloud.",
    ],
  },
  AIG216: {
    level: "warning",
    weight: "W",
    good: each("location", lies, "australiaeast", "usgovvirginia", "usdodcentral", "swedencentral"),
    bad: {
      ...each("location", lies, "australiacentral", "Jio India West", "chinaeast3", "eastus2euap"),
      "a target region": inRegions("westeurope", "swedensouth"),
    },
    tokens: { "a location": asks(gallery((stack) => ({ location: textToken(stack) }))) },
    message: [
      "stack/Gallery",
      "location: Australia Central is open only to subscriptions that asked for access",
      "Ask for access with a support request, then acknowledge.",
    ],
  },
  AIG217: {
    level: "warning",
    weight: "W",
    good: each("location", lies, "chinanorth2", "chinanorth3", "germanywestcentral", "usgovtexas"),
    bad: {
      ...each("location", lies, "China North", "chinaeast", "usgoviowa", "germanycentral"),
      "a target region": inRegions("chinanorth3", "chinanorth"),
      "a definition below a gallery that is imported": (stack) => {
        const attributes = { galleryName: "contoso", resourceGroupName: "rg" };
        const imported = SharedGallery.fromGalleryAttributes(stack, "Imported", attributes);
        addDefinition(imported, { location: "chinaeast" });
      },
    },
    message: [
      "stack/Gallery",
      "location: China North was retired on 2026-07-01",
      "Choose another region: a version whose home region is gone goes with all its replicas.",
    ],
  },
  AIG218: {
    level: "advice",
    weight: "W",
    good: { ...each("replicas", (replicas: number) => version({ replicas }), 3, 50), "no version": definition() },
    bad: each(
      "replicas",
      (replicas: number) => version({ replicas, targetRegions: { eastus: { replicas: 3 } } }),
      2,
      1,
    ),
    tokens: {
      "a count": asks(
        version((stack) => ({ replicas: numberToken(stack) })),
        "AIG203",
      ),
    },
    message: ["", "1 of 2 region copies have fewer than 3 replicas; Azure advises at least 3 in production.", ""],
  },
  AIG219: {
    level: "advice",
    weight: "W",
    good: {
      "ZRS, and a region without": version({ storage: ZRS, targetRegions: { westus: { storage: LRS } } }),
      "Premium, which is never zone-redundant": version({ storage: StorageAccountType.PREMIUM_LRS }),
    },
    bad: { "nothing said": version({ targetRegions: { eastus: {}, westus: {} } }), LRS: version({ storage: LRS }) },
    tokens: { home: asks(version({}, {}, (stack) => ({ location: textToken(stack) }))) },
    message: ["", "2 of 3 region copies could be zone-redundant and are not.", ""],
  },
};
