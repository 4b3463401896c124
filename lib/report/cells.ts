import { regionInputs, type RegionInput } from "../checks/inputs";
import { known } from "../private/known";
import type { ImageVersion } from "../version/image-version";

/** What stands in for a value that only Terraform knows. */
export const AT_PLAN_TIME = "?";

export interface CellData {
  /** The region's short name, or the token that stands for it. */
  readonly name: string;
  /** The short name; undefined where only Terraform knows it. */
  readonly region?: string;
  /** Replicas; undefined where only Terraform knows it. */
  readonly count?: number;
  /** Azure's name of the storage type; undefined where only Terraform knows it. */
  readonly storage?: string;
  readonly home: boolean;
  /** Whether latest passes the version over here. */
  readonly excludeFromLatest: boolean;
}

/** Where a version lies. */
export interface Placement {
  /** In the order in which they are written: home first. */
  readonly cells: readonly CellData[];
  /** The same by name. */
  readonly regions: ReadonlyMap<string, CellData>;
}

/** Reads where versions lie. Most versions of a tree lie alike, and those share one placement. */
export class Placements {
  private readonly byInputs = new Map<string, Placement>();

  /**
   * @param home the short name of the home region, or the token that stands for it.
   */
  public of(version: ImageVersion, home: string | undefined): Placement {
    const inputs = regionInputs(version);
    let key = `${home}\n${version.excludeFromLatest}`;
    for (const { name, regionalReplicaCount, storageAccountType, excludeFromLatestEnabled } of inputs) {
      const count = typeof regionalReplicaCount === "number" ? regionalReplicaCount : AT_PLAN_TIME;
      const hidden = typeof excludeFromLatestEnabled === "boolean" ? excludeFromLatestEnabled : "";
      key += `\n${name}\n${count}\n${storageAccountType}\n${hidden}`;
    }
    const found = this.byInputs.get(key) ?? placementOf(inputs, home, version.excludeFromLatest);
    this.byInputs.set(key, found);
    return found;
  }
}

function placementOf(inputs: readonly RegionInput[], home: string | undefined, excludeFromLatest: boolean): Placement {
  const cells = inputs.map((input) => readCell(input, home, excludeFromLatest));
  return { cells, regions: new Map(cells.map((cell) => [cell.name, cell])) };
}

/** Nothing is said of the storage type where it is azurerm's default. */
const DEFAULT_STORAGE = "Standard_LRS";

function readCell(input: RegionInput, home: string | undefined, excludeFromLatest: boolean): CellData {
  const { name, regionalReplicaCount: count, storageAccountType: storage, excludeFromLatestEnabled: hidden } = input;
  return {
    name,
    region: known(name) ? name : undefined,
    count: typeof count === "number" && known(count) ? count : undefined,
    storage: known(storage) ? (storage ?? DEFAULT_STORAGE) : undefined,
    home: name === home,
    excludeFromLatest: typeof hidden === "boolean" ? hidden : excludeFromLatest,
  };
}
