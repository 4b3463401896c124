import type { IResolvable } from "cdktf";
import { ImageSource, SecurityType, type ImageDefinitionOptions, type ImageVersionOptions } from "../../../lib";
import type { RuleCode } from "../../../lib/azure/rules";
import { linuxSet, linuxVm, type Make } from "../../consume/machines";
import { COMPUTE } from "../../gallery/build";

/* Every rule that a plan or an apply checks for us on a machine, with values on both sides. */

/** A variable in every form that an argument may want. */
export interface Token {
  readonly text: string;
  readonly number: number;
  readonly flag: IResolvable;
}

export interface MachineRow {
  readonly code: RuleCode;
  readonly prop: string;
  readonly type: "string" | "number" | "bool";
  readonly make: Make;
  readonly machine: (token: Token) => object;
  readonly definition?: Partial<ImageDefinitionOptions>;
  readonly version?: Partial<ImageVersionOptions>;
  readonly bad: readonly (string | number | boolean | null)[];
  readonly good: readonly (string | number | boolean | null)[];
}

const SNAPSHOT = ImageSource.osDiskSnapshot(`${COMPUTE}/snapshots/ubuntu`);

export const MACHINE_ROWS: MachineRow[] = [
  {
    code: "AIG637",
    prop: "secureBootEnabled",
    type: "bool",
    make: linuxVm,
    machine: ({ flag }) => ({ secureBootEnabled: flag }),
    bad: [true],
    good: [false, null],
  },
  {
    code: "AIG638",
    prop: "secureBootEnabled",
    type: "bool",
    make: linuxVm,
    machine: ({ flag }) => ({ vtpmEnabled: flag }),
    definition: { securityType: SecurityType.TRUSTED_LAUNCH },
    version: { source: SNAPSHOT },
    bad: [false, null],
    good: [true],
  },
  {
    code: "AIG650",
    prop: "location",
    type: "string",
    make: linuxVm,
    machine: ({ text }) => ({ location: text }),
    version: { targetRegions: { northeurope: {} } },
    bad: ["East US", "northeurope2"],
    good: ["North Europe", "westeurope"],
  },
  {
    code: "AIG652",
    prop: "instances",
    type: "number",
    make: linuxSet,
    machine: ({ number }) => ({ instances: number }),
    bad: [1001],
    good: [1000, 0, null],
  },
];
