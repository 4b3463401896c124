import { allowedBy, problem } from "../azure/problem";
import { DISK_GB, LUN } from "../azure/value-rules";
import { notLiteral, wrongType, type Check } from "../private/check";
import { known } from "../private/known";
import { strangers } from "../private/prop-names";
import { ENCRYPTION_SET } from "../private/resource-id";
import type { ImageConfig } from "../terraform/azurerm";
import {
  DATA_DISK_PROPS,
  DiskCaching,
  ManagedImageStorageType,
  type ManagedImageDataDisk,
  type ManagedImageProps,
} from "./managed-image-options";
import { ManagedImageSource } from "./managed-image-source";
import { bytesOf, dataDiskOf, type DiskSizes } from "./source-facts";
import { checkSourcePlace } from "./source-rules";

/** What a machine brings along itself. */
const OF_DISKS = ["storage", "caching", "sizeGb", "diskEncryptionSetId", "zoneResilient", "dataDisks"] as const;

/** The disks of a managed image, each by itself and all together. */
export function checkDisks(check: Check, props: ManagedImageProps): void {
  checkDisk(check, "", props);
  if (isMachine(props)) {
    const given = OF_DISKS.filter((prop) => props[prop] !== undefined && props[prop] !== null);
    if (given.length > 0) {
      check.add(problem("AIG615", "source", `got a machine with ${given.join(", ")}, allowed ${allowedBy("AIG615")}`));
    }
  }
  checkDataDisks(check, props);
}

function isMachine({ source }: ManagedImageProps): boolean {
  return (source as ManagedImageSource | undefined)?._isMachine === true;
}

function checkDisk(check: Check, at: string, disk: Omit<ManagedImageDataDisk, "lun" | "source">): void {
  check.choice(`${at}storage`, disk.storage, ManagedImageStorageType);
  check.choice(`${at}caching`, disk.caching, DiskCaching);
  check.optionalNumber(DISK_GB, `${at}sizeGb`, disk.sizeGb);
  check.optionalId([ENCRYPTION_SET], `${at}diskEncryptionSetId`, disk.diskEncryptionSetId);
}

function checkDataDisks(check: Check, { dataDisks, location, source: system }: ManagedImageProps): void {
  if (dataDisks === undefined || dataDisks === null) return;
  if (!known(dataDisks)) return check.add(notLiteral("dataDisks"));
  if (!Array.isArray(dataDisks)) return check.add(wrongType("dataDisks", dataDisks, "a list"));
  const first = new Map<string, string>();
  if (ManagedImageSource._is(system)) first.set(sourceKey(system), "source");
  dataDisks.forEach((disk: ManagedImageDataDisk, i) => {
    const at = `dataDisks[${i}]`;
    if (typeof disk !== "object" || disk === null)
      return check.add(wrongType(at, disk, "an object with lun and source"));
    check.addAll(strangers(DATA_DISK_PROPS, "A data disk", disk, `${at}.`));
    const { lun, source } = disk;
    if (lun === undefined || lun === null) check.add(problem("AIG003", `${at}.lun`, "got nothing, allowed a number"));
    check.optionalNumber(LUN, `${at}.lun`, lun);
    checkDisk(check, `${at}.`, disk);
    const repeats = (key: string, prop: string): void => {
      const twin = first.get(key);
      if (twin === undefined) first.set(key, `${at}.${prop}`);
      else check.add(problem("AIG616", `${at}.${prop}`, `it is that of ${twin}`));
    };
    if (typeof lun === "number" && known(lun)) repeats(`lun ${lun}`, "lun");
    if (!ManagedImageSource._check(check, `${at}.source`, source)) return;
    if (source._isMachine) check.add(wrongType(`${at}.source`, source, "a VHD or a managed disk"));
    checkSourcePlace(check, `${at}.source`, location, source._facts());
    repeats(sourceKey(source), "source");
  });
}

/** Equal for two sources that are certainly one. */
function sourceKey(source: ManagedImageSource): string {
  return `source ${Object.values(source._render()).join().toLowerCase()}`;
}

/** The disks as azurerm takes them. */
export function renderDisks(props: ManagedImageProps): Partial<ImageConfig> {
  const rendered = props.source._render();
  if (isMachine(props)) return rendered;
  return {
    osDisk: { ...renderDisk(props), osType: props.osType, osState: "Generalized" },
    dataDisk: props.dataDisks?.map((disk) => ({ ...renderDisk(disk), lun: disk.lun })),
  };
}

/** How large the disks are: as is said, or as their uploads are. */
export function sizesOfDisks(props: ManagedImageProps): DiskSizes {
  return {
    diskBytes: sizeOf(props),
    dataDisks: props.dataDisks?.map((disk) => dataDiskOf(disk.lun, sizeOf(disk))),
  };
}

function sizeOf({ sizeGb, source }: Pick<ManagedImageDataDisk, "sizeGb" | "source">): number | undefined {
  return bytesOf(sizeGb) ?? source._facts().diskBytes;
}

function renderDisk(disk: Omit<ManagedImageDataDisk, "lun">): NonNullable<ImageConfig["osDisk"]> {
  const { blobUri, managedDiskId } = disk.source._render();
  return {
    blobUri,
    managedDiskId,
    storageType: disk.storage ?? ManagedImageStorageType.STANDARD_LRS,
    caching: disk.caching,
    sizeGb: disk.sizeGb,
    diskEncryptionSetId: disk.diskEncryptionSetId,
  };
}
