/**
 * The Azure regions this library knows.
 *
 * Zones, ZRS, pairs and restrictions change faster than a library is released, so a region missing here is a warning,
 * never an error, and `null` means "not known", never "no".
 *
 * Zones of early-access regions are a matter of the subscription that asks, so they count as not known.
 *
 * Sources: the locations listing of Azure Resource Manager as kept by the Azure Verified Modules (2026-03-12); the
 * "Azure regions list" (2025-03-21); "ZRS for storage accounts" (about 2025: the storage-account list, the gallery has
 * none of its own); docs.azure.cn for China; the Azure SDK for .NET for government and closed clouds.
 */

import { nearestOf } from "./nearest";
import { withoutSecrets } from "./secrets";

/** When the table below was last compared with its sources. */
export const REGIONS_CHECKED = "2026-11-23";

/** An Azure cloud. Nothing is replicated from one to another. */
export type Cloud = "AzureCloud" | "AzureUSGovernment" | "AzureChinaCloud" | "AzureGermanCloud";

export interface Region {
  /** Azure's short form, lower case without spaces: `westeurope`. */
  readonly name: string;
  /** What the portal shows: `West Europe`. */
  readonly displayName: string;
  readonly geography: string;
  readonly cloud: Cloud;
  /** Whether the region has availability zones; null: not known. */
  readonly zones: boolean | null;
  /** Whether zone-redundant storage is listed for the region; null: not listed, which is not the same as no. */
  readonly zrs: boolean | null;
  /** The paired region; pairs are not always mutual. */
  readonly pair: string | null;
  /** Access has to be requested for the subscription. */
  readonly restricted: boolean;
  /** An early-access region (EUAP, STG). */
  readonly canary: boolean;
  /** The date of retirement, or "date not known"; null: in service. */
  readonly retired: string | null;
}

function row(
  name: string,
  displayName: string,
  geography: string,
  cloud: Cloud,
  zones: boolean | null,
  zrs: boolean | null,
  pair: string | null,
  more: Partial<Pick<Region, "restricted" | "canary" | "retired">> = {},
): Region {
  return {
    name,
    displayName,
    geography,
    cloud,
    zones,
    zrs,
    pair,
    restricted: false,
    canary: false,
    retired: null,
    ...more,
  };
}

// prettier-ignore
export const REGIONS: readonly Region[] = [
  row("australiacentral", "Australia Central", "Australia", "AzureCloud", false, null, "australiacentral2", { restricted: true }),
  row("australiacentral2", "Australia Central 2", "Australia", "AzureCloud", false, null, "australiacentral", { restricted: true }),
  row("australiaeast", "Australia East", "Australia", "AzureCloud", true, true, "australiasoutheast"),
  row("australiasoutheast", "Australia Southeast", "Australia", "AzureCloud", false, null, "australiaeast"),
  row("austriaeast", "Austria East", "Austria", "AzureCloud", true, null, null),
  row("belgiumcentral", "Belgium Central", "Belgium", "AzureCloud", true, null, null),
  row("brazilsouth", "Brazil South", "Brazil", "AzureCloud", true, true, "southcentralus"),
  row("brazilsoutheast", "Brazil Southeast", "Brazil", "AzureCloud", false, null, "brazilsouth", { restricted: true }),
  row("canadacentral", "Canada Central", "Canada", "AzureCloud", true, true, "canadaeast"),
  row("canadaeast", "Canada East", "Canada", "AzureCloud", false, null, "canadacentral"),
  row("centralindia", "Central India", "India", "AzureCloud", true, true, "southindia"),
  row("centralus", "Central US", "United States", "AzureCloud", true, true, "eastus2"),
  row("chilecentral", "Chile Central", "Chile", "AzureCloud", true, null, null),
  row("denmarkeast", "Denmark East", "Denmark", "AzureCloud", true, null, null),
  row("eastasia", "East Asia", "Asia Pacific", "AzureCloud", true, true, "southeastasia"),
  row("eastus", "East US", "United States", "AzureCloud", true, true, "westus"),
  row("eastus2", "East US 2", "United States", "AzureCloud", true, true, "centralus"),
  row("francecentral", "France Central", "France", "AzureCloud", true, true, "francesouth"),
  row("francesouth", "France South", "France", "AzureCloud", false, null, "francecentral", { restricted: true }),
  row("germanynorth", "Germany North", "Germany", "AzureCloud", false, null, "germanywestcentral", { restricted: true }),
  row("germanywestcentral", "Germany West Central", "Germany", "AzureCloud", true, true, "germanynorth"),
  row("indonesiacentral", "Indonesia Central", "Indonesia", "AzureCloud", true, null, null),
  row("israelcentral", "Israel Central", "Israel", "AzureCloud", true, true, null),
  row("italynorth", "Italy North", "Italy", "AzureCloud", true, true, null),
  row("japaneast", "Japan East", "Japan", "AzureCloud", true, true, "japanwest"),
  row("japanwest", "Japan West", "Japan", "AzureCloud", true, null, "japaneast"),
  row("jioindiacentral", "Jio India Central", "India", "AzureCloud", false, null, "jioindiawest", { restricted: true }),
  row("jioindiawest", "Jio India West", "India", "AzureCloud", false, null, "jioindiacentral", { restricted: true }),
  row("koreacentral", "Korea Central", "Korea", "AzureCloud", true, true, "koreasouth"),
  row("koreasouth", "Korea South", "Korea", "AzureCloud", false, null, "koreacentral", { restricted: true }),
  row("malaysiawest", "Malaysia West", "Malaysia", "AzureCloud", true, null, null),
  row("mexicocentral", "Mexico Central", "Mexico", "AzureCloud", true, true, null),
  row("newzealandnorth", "New Zealand North", "New Zealand", "AzureCloud", true, null, null),
  row("northcentralus", "North Central US", "United States", "AzureCloud", false, null, "southcentralus"),
  row("northeurope", "North Europe", "Europe", "AzureCloud", true, true, "westeurope"),
  row("norwayeast", "Norway East", "Norway", "AzureCloud", true, true, "norwaywest"),
  row("norwaywest", "Norway West", "Norway", "AzureCloud", false, null, "norwayeast", { restricted: true }),
  row("polandcentral", "Poland Central", "Poland", "AzureCloud", true, true, null),
  row("qatarcentral", "Qatar Central", "Qatar", "AzureCloud", true, true, null),
  row("southafricanorth", "South Africa North", "South Africa", "AzureCloud", true, true, "southafricawest"),
  row("southafricawest", "South Africa West", "South Africa", "AzureCloud", false, null, "southafricanorth", { restricted: true }),
  row("southcentralus", "South Central US", "United States", "AzureCloud", true, true, "northcentralus"),
  row("southeastasia", "Southeast Asia", "Asia Pacific", "AzureCloud", true, true, "eastasia"),
  row("southindia", "South India", "India", "AzureCloud", false, null, "centralindia"),
  row("spaincentral", "Spain Central", "Spain", "AzureCloud", true, true, null),
  row("swedencentral", "Sweden Central", "Sweden", "AzureCloud", true, true, "swedensouth"),
  row("swedensouth", "Sweden South", "Sweden", "AzureCloud", false, null, "swedencentral", { restricted: true }),
  row("switzerlandnorth", "Switzerland North", "Switzerland", "AzureCloud", true, true, "switzerlandwest"),
  row("switzerlandwest", "Switzerland West", "Switzerland", "AzureCloud", false, null, "switzerlandnorth", { restricted: true }),
  row("uaecentral", "UAE Central", "UAE", "AzureCloud", false, null, "uaenorth", { restricted: true }),
  row("uaenorth", "UAE North", "UAE", "AzureCloud", true, true, "uaecentral"),
  row("uksouth", "UK South", "United Kingdom", "AzureCloud", true, true, "ukwest"),
  row("ukwest", "UK West", "United Kingdom", "AzureCloud", false, null, "uksouth"),
  row("westcentralus", "West Central US", "United States", "AzureCloud", false, null, "westus2"),
  row("westeurope", "West Europe", "Europe", "AzureCloud", true, true, "northeurope"),
  row("westindia", "West India", "India", "AzureCloud", false, null, "southindia"),
  row("westus", "West US", "United States", "AzureCloud", false, null, "eastus"),
  row("westus2", "West US 2", "United States", "AzureCloud", true, true, "westcentralus"),
  row("westus3", "West US 3", "United States", "AzureCloud", true, true, "eastus"),
  row("centraluseuap", "Central US EUAP", "Canary (US)", "AzureCloud", null, null, "eastus2euap", { restricted: true, canary: true }),
  row("eastus2euap", "East US 2 EUAP", "Canary (US)", "AzureCloud", true, null, "centraluseuap", { restricted: true, canary: true }),
  row("eastusstg", "East US STG", "Stage (US)", "AzureCloud", null, null, "southcentralusstg", { restricted: true, canary: true }),
  row("southcentralusstg", "South Central US STG", "Stage (US)", "AzureCloud", null, null, "eastusstg", { restricted: true, canary: true }),
  row("usdodcentral", "USDoD Central", "US Department of Defense", "AzureUSGovernment", null, null, "usdodeast", { restricted: true }),
  row("usdodeast", "USDoD East", "US Department of Defense", "AzureUSGovernment", null, null, "usdodcentral", { restricted: true }),
  row("usgovarizona", "USGov Arizona", "US Government", "AzureUSGovernment", null, null, "usgovtexas", { restricted: true }),
  row("usgoviowa", "USGov Iowa", "US Government", "AzureUSGovernment", null, null, "usgovvirginia", { retired: "date not known" }),
  row("usgovtexas", "USGov Texas", "US Government", "AzureUSGovernment", null, null, "usgovarizona", { restricted: true }),
  row("usgovvirginia", "USGov Virginia", "US Government", "AzureUSGovernment", true, true, "usgovtexas", { restricted: true }),
  row("chinaeast", "China East", "China", "AzureChinaCloud", false, null, "chinanorth", { retired: "2026-07-01" }),
  row("chinaeast2", "China East 2", "China", "AzureChinaCloud", false, null, "chinanorth2"),
  row("chinaeast3", "China East 3", "China", "AzureChinaCloud", false, null, "chinanorth3", { restricted: true }),
  row("chinanorth", "China North", "China", "AzureChinaCloud", false, null, "chinaeast", { retired: "2026-07-01" }),
  row("chinanorth2", "China North 2", "China", "AzureChinaCloud", false, null, "chinaeast2"),
  row("chinanorth3", "China North 3", "China", "AzureChinaCloud", true, true, "chinaeast3"),
  row("germanycentral", "Germany Central", "Germany", "AzureGermanCloud", false, null, "germanynortheast", { retired: "date not known" }),
  row("germanynortheast", "Germany Northeast", "Germany", "AzureGermanCloud", false, null, "germanycentral", { retired: "date not known" }),
];

const BY_NAME = new Map(REGIONS.map((region) => [region.name, region]));

/** The short form of any spelling ("West Europe", "WestEurope", "westeurope"), made exactly as the provider makes it. */
export function normaliseRegion(spelling: string): string {
  return spelling.replace(/ /g, "").toLowerCase();
}

/** The region of that name in any spelling, if it is known. */
export function findRegion(spelling: string): Region | undefined {
  return BY_NAME.get(spelling) ?? BY_NAME.get(normaliseRegion(spelling));
}

/** What a person calls the region: its display name, or the text itself, without secrets, if the region is not known. */
export function displayRegion(spelling: string): string {
  return findRegion(spelling)?.displayName ?? withoutSecrets(spelling);
}

/** The known region whose name is closest to a mistyped one, unless none is close. */
export function nearestRegion(spelling: string): Region | undefined {
  const name = nearestOf(spelling, BY_NAME.keys());
  return name === undefined ? undefined : BY_NAME.get(name);
}
