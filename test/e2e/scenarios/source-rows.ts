import type { Construct } from "constructs";
import {
  HyperVGeneration,
  ImageSource,
  ManagedImage,
  ManagedImageSource,
  OsType,
  VhdStorageAccount,
  type ManagedImageProps,
  type VhdContainer,
} from "../../../lib";
import type { RuleCode } from "../../../lib/azure/rules";
import { addDefinition, addGallery } from "../../gallery/build";
import { scratch, writeVhd } from "../../support/vhd";

/* Every rule that a plan or an apply checks for us on what images are made of, with values on both sides. */

export interface SourceRow {
  readonly code: RuleCode;
  readonly prop: string;
  /** The type of the resource that is refused. */
  readonly on: string;
  readonly type: "string" | "number";
  readonly make: (scope: Construct, token: { readonly text: string; readonly number: number }) => void;
  readonly bad: readonly (string | number)[];
  readonly good: readonly (string | number)[];
}

const PLACE = { resourceGroupName: "rg-images", location: "West Europe" };
const BLOB = "https://contoso.blob.core.windows.net/vhds/ubuntu.vhd";

function account(scope: Construct, accountName: string): VhdStorageAccount {
  return new VhdStorageAccount(scope, "Account", { ...PLACE, accountName });
}

function container(scope: Construct): VhdContainer {
  return account(scope, `vhds${scope.node.id.toLowerCase()}`).addContainer("Vhds", { containerName: "vhds" });
}

function image(scope: Construct, more: Partial<ManagedImageProps>): ManagedImage {
  const source = ManagedImageSource.vhd(BLOB);
  const kind = { osType: OsType.LINUX, hyperVGeneration: HyperVGeneration.V2 };
  return new ManagedImage(scope, "Image", { ...PLACE, ...kind, imageName: scope.node.id, source, ...more });
}

export const SOURCE_ROWS: SourceRow[] = [
  {
    code: "AIG601",
    prop: "accountName",
    on: "azurerm_storage_account",
    type: "string",
    make: (scope, { text }) => void account(scope, text),
    bad: ["Contoso", "ab", "a".repeat(25)],
    good: ["abc", "a".repeat(24), "0vhds"],
  },
  {
    code: "AIG602",
    prop: "containerName",
    on: "azurerm_storage_container",
    type: "string",
    make: (scope, { text }) =>
      void account(scope, `vhds${scope.node.id.toLowerCase()}`).addContainer("Vhds", { containerName: text }),
    bad: ["ab", "-ab", "Abc", "a".repeat(64)],
    good: ["abc", "a".repeat(63)],
  },
  {
    code: "AIG603",
    prop: "imageName",
    on: "azurerm_image",
    type: "string",
    make: (scope, { text }) => void image(scope, { imageName: text }),
    bad: ["a-", "_a", "a".repeat(81)],
    good: ["a", "a".repeat(80), "0_"],
  },
  {
    code: "AIG613",
    prop: "source",
    on: "azurerm_shared_image_version",
    type: "string",
    make: (scope, { text }) => {
      const gallery = addGallery(scope, { galleryName: `gallery_${scope.node.id}` });
      const source = ImageSource.fromManagedImage(image(scope, { location: text }));
      addDefinition(gallery).addVersion("V1_0_0", { version: "1.0.0", source });
    },
    bad: ["northeurope"],
    good: ["westeurope", "West Europe"],
  },
  {
    code: "AIG618",
    prop: "dataDisks[0].lun",
    on: "azurerm_image",
    type: "number",
    make: (scope, { number }) =>
      void image(scope, {
        dataDisks: [{ lun: number, source: ManagedImageSource.vhd(BLOB.replace("ubuntu", "data")) }],
      }),
    bad: [64, -1],
    good: [0, 63],
  },
  {
    code: "AIG619",
    prop: "parallelism",
    on: "azurerm_storage_blob",
    type: "number",
    make: (scope, { number }) =>
      void container(scope).addVhd("Ubuntu", { file: writeVhd(scratch("ubuntu.vhd")), parallelism: number }),
    bad: [0, 1.5],
    good: [1, 8],
  },
];
