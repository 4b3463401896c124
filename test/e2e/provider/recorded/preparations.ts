import type { Workspace } from "../../support/terraform";
import { SUBSCRIPTION } from "../../support/provider";
import type { Cloud } from "../cloud";
import { blocksOf, type Attributes } from "../values";

const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups`;
const GALLERY = `${GROUP}/rg-contoso-images/providers/Microsoft.Compute/galleries/gal_contoso`;
const VERSIONS = `${GALLERY}/images/ubuntu-2204/versions`;
const V1_0_0 = `${VERSIONS}/1.0.0`;

type Preparation = (cloud: Cloud, workspace: Workspace) => void | Promise<unknown>;

/** What happened outside of Terraform between the apply and the recorded plan. */
export const PREPARATIONS: { readonly [scenario: string]: Preparation } = {
  "drift-region-added-outside": (cloud) =>
    cloud.change(V1_0_0, (version) => {
      version.target_region = [...blocksOf(version.target_region), region("uksouth", 1)];
    }),
  "drift-regions-reordered-cmk": (cloud) =>
    cloud.change(V1_0_0, (version) => {
      version.target_region = blocksOf(version.target_region).reverse();
    }),
  "drift-display-names": (cloud) =>
    cloud.change(V1_0_0, (version) => {
      const display: { [name: string]: string } = {
        westeurope: "West Europe",
        northeurope: "North Europe",
        swedencentral: "Sweden Central",
      };
      version.target_region = blocksOf(version.target_region).map((r) => ({
        ...r,
        name: display[String(r.name)] ?? "",
      }));
    }),
  "drift-refresh-only": (cloud) =>
    cloud.change(V1_0_0, (version) => {
      version.target_region = blocksOf(version.target_region).map((r, i) =>
        i === 0 ? { ...r, regional_replica_count: 7 } : r,
      );
    }),
  "drift-version-gone": (cloud) => cloud.remove(V1_0_0),
  "drift-eol-removed-outside": (cloud) => cloud.change(V1_0_0, { end_of_life_date: null }),
  "drift-eol-changed-outside": (cloud) => cloud.change(V1_0_0, { end_of_life_date: "2033-01-01T00:00:00Z" }),
  "drift-gallery-private-profile": (cloud) =>
    cloud.change(GALLERY, { sharing: [{ permission: "Private", community_gallery: [] }] }),
  "import-block": seedNextVersion,
  "import-block-with-change": seedNextVersion,
  "tainted-version": (_cloud, workspace) => workspace.run(["taint", "azurerm_shared_image_version.v1_0_0"]),
};

/** A version beside the managed one that Terraform does not know yet. */
function seedNextVersion(cloud: Cloud): void {
  const first = cloud.get(V1_0_0)?.attributes ?? {};
  const source = `${GROUP}/rg-contoso-build/providers/Microsoft.Compute/images/img-ubuntu-1-1-0`;
  const next = { ...first, name: "1.1.0", managed_image_id: source };
  cloud.seed("azurerm_shared_image_version", `${VERSIONS}/1.1.0`, next);
}

function region(name: string, replicas: number): Attributes {
  return {
    name,
    regional_replica_count: replicas,
    storage_account_type: "Standard_LRS",
    exclude_from_latest_enabled: false,
    disk_encryption_set_id: null,
  };
}
