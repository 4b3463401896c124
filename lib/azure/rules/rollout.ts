import { advice, error, warning } from "./rule";

/** 520 to 549: the versions of one definition as a series, and where images are used. */
export const ROLLOUT_RULES = {
  AIG520: error("L", {
    title: "A series has at least one version",
    allowed: "a map from the number of a version to its settings, with one entry at least",
    remedy: "Declare the first version, or make the series when there is one.",
    why: "An empty map is nearly always a file that was not read, and every version that exists would be destroyed.",
    source: "library",
  }),
  AIG521: error("L", {
    title: "The numbers of a series are literals",
    allowed: 'a literal number such as "1.4.0"',
    remedy:
      "Read the numbers from a file or an environment variable; one from a Terraform variable goes to addVersion.",
    why: "Which version is older, and which of them leave which region, is decided when the code runs.",
    source: "library",
  }),
  AIG522: error("L", {
    title: "The numbers of a series differ as numbers",
    remedy: "Keep one of the two, or publish the image under a number of its own.",
    why: "1.0.0 and 1.00.0 are one number in two spellings: neither is the newer one.",
    source: "library",
  }),
  AIG523: error("L", {
    title: "A ring has a name of its own and at least one region",
    remedy: "Name each ring once and list its regions; leave out a ring that has none.",
    why: "A version moves on by the name of its ring, and a step that adds no region is none.",
    source: "library",
  }),
  AIG524: error("L", {
    title: "A region is in one ring",
    remedy: "Keep the region in the ring that reaches it first.",
    why: "A version in a ring lies in the regions of that ring and of all before it, so the second mention says nothing.",
    source: "library",
  }),
  AIG525: error("E", {
    title: "The home region is in the first ring or in none",
    remedy: "List it in the first ring, or leave it out: it joins by itself.",
    why: "Azure refuses a version that is not replicated to its own region, so it is reached by the first ring already.",
    source: "images",
  }),
  AIG526: error("L", {
    title: "The ring of a version is one of the series",
    allowed: "the name of a ring, as a literal",
    remedy: "Name a ring of the series, or leave ring out: the version then lies in the regions of all rings.",
    why: "The ring decides the version's regions.",
    source: "library",
  }),
  AIG527: error("L", {
    title: "The regions of a version are said in one place",
    remedy:
      "For a series: rings or targetRegions. For a version: ring or targetRegions; with its own targetRegions it lies " +
      "there and nowhere else, whatever the series says.",
    why: "Of two lists one would be passed over without a word.",
    source: "library",
  }),
  AIG528: error("L", {
    title: "How many versions stay, and how many days, are whole numbers",
    allowed: "a whole number of at least 1, as a literal",
    remedy: "Write 1 or more, or leave the setting out.",
    why: "They decide which versions are declared and where, when the code runs.",
    source: "library",
  }),
  AIG529: error("L", {
    title: "Where age decides, every version says when it was published",
    allowed: 'a date such as "2026-11-25" or an RFC 3339 time',
    remedy: "Add publishedOn, or keep versions by their number alone: keepNewest.",
    why:
      "Ages are counted back from the newest publishedOn of the versions that count, never from today, so that the same " +
      "code gives the same configuration tomorrow.",
    source: "library",
  }),
  AIG530: error("L", {
    title: "A version is published before its end of life",
    remedy: "Mend one of the two dates.",
    why: "One of them is a slip, and both decide how long a version is there.",
    source: "library",
  }),
  AIG531: error("L", {
    title: "The version that latest is to give is in the series and shown",
    remedy: "Name a version of the series that is not hidden, or leave latest out.",
    why: "Everything newer is hidden, so nothing would be left.",
    source: "library",
  }),
  AIG532: error("L", {
    title: "Older versions become narrow by a number and to regions of the series",
    remedy:
      "Give newestWide, and in narrowTo regions of the series in any spelling. Without narrowTo it is the home region.",
    why: "A region that is not in the series is a slip, and without newestWide nothing becomes narrow.",
    source: "library",
  }),
  AIG533: error("E", {
    title: "A version that becomes narrow lets go of regions",
    remedy:
      "Leave deletionOfReplicatedLocations out: the series writes true. A version that exists without it keeps its " +
      "regions for good: list them as its own targetRegions.",
    why:
      "Azure refuses to take a region from a version that was made without the permission, and to change the " +
      "permission replaces the version.",
    source: "azurermVersion",
  }),
  AIG534: error("E", {
    title: "A version is used where it has a replica",
    remedy:
      "Add the region to the version's targetRegions, raise the newestWide of its series, or make the machines of " +
      "another version.",
    why: "Azure makes no machine of a version that is not in its region, and a scale set there can no longer grow.",
    source: "troubleshooting",
  }),
  AIG535: error("L", {
    title: "What is asked of a series is declared by it",
    remedy: "Ask for a version of the series that stays; keepNewest and keepDays decide which do.",
    why: "A version that is no longer declared is destroyed, and nothing can refer to it.",
    source: "library",
  }),
  AIG540: warning({
    title: "Everything newer than the version that latest is to give is hidden",
    remedy: "Add the region to the older version, apply, and then roll back; or acknowledge.",
    why: "Hiding the only version that latest can give in a region would stop every deployment there.",
    source: "overview",
  }),
  AIG541: warning({
    title: "Retention leaves a version to go back to",
    remedy: "Keep two at least, or acknowledge.",
    why: "The old version is destroyed in the same apply that begins to copy the new one, which takes hours and may fail.",
    source: "library",
  }),
  AIG542: warning({
    title: "Where machines take the latest version there is one",
    remedy: "Replicate and show a version there, or acknowledge if it is published by other means.",
    why: "With none, the deployment fails.",
    source: "overview",
  }),
  AIG543: advice({
    title: "A version that only latest still needs is let go",
    remedy: "Nothing has to be done: it goes once a newer version is there. To end it now, remove it from the series.",
    why: "Without it latest would give nothing, or something older, in these regions.",
    source: "overview",
  }),
  AIG544: advice({
    title: "A version that is not declared is destroyed",
    remedy: "To keep it, raise keepNewest or keepDays. When it is gone, remove it from the map.",
    why: "Terraform destroys what is no longer declared: machines made of it keep running, scale sets can no longer grow.",
    source: "library",
  }),
  AIG545: advice({
    title: "Regions can be taken from a version",
    remedy: "Nothing has to be done. It is written from the first apply on, because to change it replaces the version.",
    why: "deletionOfReplicatedLocations is false for azurerm unless it is stated, and then no region can ever leave.",
    source: "azurermVersion",
  }),
  AIG546: warning({
    title: "A version whose regions are encrypted with disk encryption sets does not move",
    remedy: "Give such versions their own targetRegions: they stay as they are. Or acknowledge.",
    why:
      "azurerm replaces a version when its regions and a disk encryption set are involved: to become narrow, or to go to the " +
      "next ring, destroys the image and copies it again everywhere.",
    source: "azurermVersionSource",
  }),
  AIG547: warning({
    title: "The version that a series names is latest wherever it is shown",
    remedy: "Take the other version into the series, hide it there, or acknowledge.",
    why: "A series hides newer versions of its own; of others of the definition latest takes the highest number.",
    source: "overview",
  }),
} as const;
