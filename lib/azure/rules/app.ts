import { error, warning } from "./rule";

/** 4xx: several constructs together. */
export const APP_RULES = {
  AIG401: error("E", {
    title: "Publisher, offer and sku are unique in their gallery",
    remedy: "Give one of the definitions another publisher, offer or sku; one or two of the three may be shared.",
    why: "Azure refuses the second definition.",
    source: "troubleshooting",
  }),
  AIG402: error("E", {
    title: "The name of a definition is unique in its gallery",
    remedy: "Rename one of the definitions; Azure ignores letter case in names.",
    why: "The second would overwrite the first, or fail to be created.",
    source: "names",
  }),
  AIG403: error("E", {
    title: "The number of a version is unique in its definition",
    remedy: "Give one of the versions another number.",
    why: "The second would fail to be created because it exists already.",
    source: "names",
  }),
  AIG404: error("E", {
    title: "The name of a gallery is unique in its subscription",
    remedy: "Rename one of the galleries; Azure ignores letter case in names.",
    why: "Gallery names are unique in the whole subscription, not only in their resource group.",
    source: "troubleshooting",
  }),
  AIG405: error("E", {
    title: "The number of galleries, definitions and versions per subscription and region",
    remedy:
      "Remove some, spread them over regions or subscriptions, or have the quota raised and state it: " +
      "Checks.of(app).raisedQuota({ versions: 20000 }).",
    why: "Azure refuses the first one above the quota, in the middle of an apply.",
    source: "overview",
  }),
  AIG406: error("E", {
    title: "A child is made in the subscription of its parent",
    remedy: "Leave provider out, or use one for the parent's subscription.",
    why: "The provider alone decides the subscription, so the parent would not be found there.",
    source: "troubleshooting",
  }),
  AIG451: warning({
    title: "In some region no version of a definition can be latest",
    remedy: "Show one version there, or acknowledge: machines in the region then have to name a version.",
    why:
      "A machine that asks for the latest version gets the highest number that is replicated to its region and not " +
      "hidden there; with none, its deployment fails.",
    source: "overview",
  }),
  AIG452: warning({
    title: "Gallery, definition and version lie in one region",
    remedy: "Keep them together, or acknowledge.",
    why:
      "Azure takes different regions, but when one of them is down, nothing can be changed in any, and a community " +
      "gallery shows its images in their own region only.",
    source: "overview",
  }),
  AIG453: warning({
    title: "Publisher, offer and sku differ from those of another definition by more than letter case",
    remedy: "Give one of them another publisher, offer or sku, or acknowledge.",
    why: "Whether Azure takes both is not known.",
    source: "troubleshooting",
  }),
  AIG454: warning({
    title: "Version numbers differ by more than leading zeros",
    remedy: "Give one of them another number, or acknowledge.",
    why: "1.0.0 and 1.00.0 are one number in two spellings, and whether Azure takes both is not known.",
    source: "versions",
  }),
} as const;
