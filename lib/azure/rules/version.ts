import { advice, error, SYNTH_AND_PLAN, warning } from "./rule";

/** 2xx: a version and the regions it is copied to. */
export const VERSION_RULES = {
  AIG201: error("E", {
    title: "The number of an image version",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "three integers Major.Minor.Patch, each from 0 to 2147483647 in at most ten digits",
    remedy: 'Write the version like "1.4.0" or "2026.11.25"; leading zeros are legal.',
    why: "azurerm takes any ten digits, and Azure refuses numbers above a 32-bit integer at apply.",
    source: "troubleshooting",
  }),
  AIG202: error("P", {
    title: "A version has a number, not a word",
    allowed: "three integers Major.Minor.Patch",
    remedy: 'Give the version its own number; "latest" and "recent" are look-ups, not names.',
    why: "azurerm accepts the two words on the resource too, because its data source uses the same check.",
    source: "azurermVersion",
  }),
  AIG203: error("E", {
    title: "The replicas of a version in a region",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "a whole number from 1 to 100",
    remedy: "Azure holds at most 100 replicas of one version in one region. Use 1 to 100, or add or leave out regions.",
    why: "azurerm checks nothing, not even the sign; Azure refuses the version at apply.",
    source: "overview",
  }),
  AIG204: warning({
    title: "More replicas than Azure advises",
    allowed: "up to 50 advised",
    remedy: "Use 50 or fewer, or acknowledge: above that, further replicas cost storage and bring little.",
    why: "Azure's best practices name 50 as enough for one region.",
    source: "overview",
  }),
  AIG205: error("E", {
    title: "Zone-redundant storage needs a region with availability zones",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "a region with availability zones",
    remedy:
      "Use StorageAccountType.STANDARD_LRS, or ZRS_WHERE_AVAILABLE for all regions at once. If the region has zones by " +
      'now: Checks.of(definition).relax("AIG205", "why"), before the version is made.',
    why: "Azure refuses the version at apply, and the storage type of a region cannot be changed afterwards.",
    source: "troubleshooting",
  }),
  AIG206: warning({
    title: "Zone-redundant storage in a region where it is not known to exist",
    remedy: "Look the region up, then acknowledge; or use ZRS_WHERE_AVAILABLE, which takes LRS there.",
    why: "Microsoft's list of regions with ZRS does not name the region, which is not the same as excluding it.",
    source: "zrs",
  }),
  AIG207: error("E", {
    title: "A region is listed once",
    relaxable: false,
    remedy: "Keep one of them.",
    why: "Azure ignores case and spaces in region names and refuses duplicates at apply; azurerm plans them.",
    source: "troubleshooting",
  }),
  AIG208: error("L", {
    title: "The keys of targetRegions are region names",
    allowed: 'a literal region name such as "westeurope" or "West Europe"',
    remedy: "Write the region as a literal: from the code, a JSON file per environment, or rg.locationInput.",
    why: "Two tokens can stand for one region, and the order of regions must not change from run to run.",
    source: "library",
  }),
  AIG209: error("E", {
    title: "The home region is among the target regions",
    caughtBy: ["plan"],
    allowed: "a location that is one of the listed target regions",
    remedy:
      "Add the version's own location to targetRegions, or give the location as a literal: it then joins by itself.",
    why: "Azure refuses a version whose own region is not among its targets.",
    source: "images",
  }),
  // AIG210 was never released: a location that is a token is written as the home region.
  AIG211: warning({
    title: "A region that this library does not know",
    remedy: "Check the spelling; if the region is new, acknowledge.",
    why: "Azure opens regions faster than libraries are released, so the name is passed on as it is.",
    source: "regions",
  }),
  AIG212: error("L", {
    title: "An explicit order of regions names target regions",
    remedy: "Name each target region at most once, and no other.",
    why: "The order is meant for adopting a version that exists; a region that is not in the map has no settings.",
    source: "library",
  }),
  AIG213: error("L", {
    title: "The Azure CLI's text form of target regions",
    allowed: 'items such as "westeurope", "westeurope=2", "westeurope=standard_zrs" or "westeurope=2=standard_zrs"',
    remedy: 'Separate items by spaces, and put quotes around a name that holds spaces: "South Central US=2".',
    why: "The form is that of `az sig image-version create --target-regions`.",
    source: "cli",
  }),
  AIG214: error("L", {
    title: "A key of targetRegions and its settings have a legal form",
    remedy: "Give an object such as { replicas: 2 }; {} takes the version's common values.",
    why: "An unknown setting would be dropped without a word.",
    source: "library",
  }),
  AIG215: error("E", {
    title: "All regions of an image are in one Azure cloud",
    remedy: "Nothing is replicated between clouds: publish the image again in a gallery of that cloud.",
    why: "Public Azure, Azure Government and Azure China share neither subscriptions nor storage.",
    source: "versions",
  }),
  AIG216: warning({
    title: "A region that is open on request only",
    remedy: "Ask for access with a support request, then acknowledge.",
    why: "Azure answers that the location is not available to the subscription until it has been granted access.",
    source: "regions",
  }),
  AIG217: warning({
    title: "A region that is retired",
    remedy: "Choose another region: a version whose home region is gone goes with all its replicas.",
    why: "Azure deletes what was left in a retired region.",
    source: "china",
  }),
  AIG218: advice({
    title: "At least three replicas of a version in a region, in production",
    remedy: "Raise replicas where many machines start at once; one replica serves tests.",
    why: "Replicas take the load of many machines that are created at once, and one may be out for maintenance.",
    source: "overview",
  }),
  AIG219: advice({
    title: "Zone-redundant storage where a region has it",
    remedy:
      "Use StorageAccountType.ZRS_WHERE_AVAILABLE from the first apply: the type of a region cannot be changed later.",
    why: "A version on locally redundant storage cannot be read while its zone is down.",
    source: "overview",
  }),
} as const;
