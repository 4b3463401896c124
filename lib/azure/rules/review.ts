import { SOURCES_CHECKED } from "../sources";
import type { Rule, Weight } from "./rule";

/** A rule that only somebody who reads a plan can check: what was before, or what variables stand for, decides it. */
export type ReviewRule = Pick<Rule, "title" | "weight" | "why" | "source" | "checked"> & {
  /** Whether a breach stops a merge, wants a look, or is only said. */
  readonly verdict: "block" | "look" | "say";
};

function row(
  verdict: ReviewRule["verdict"],
  weight: Weight,
  title: string,
  why: string,
  source: Rule["source"],
): ReviewRule {
  return { verdict, weight, title, why, source, checked: SOURCES_CHECKED };
}

/** The rules of the plan review, by id. An id is a contract, as a code is. */
export const REVIEW_RULES = {
  R001: row(
    "block",
    "E",
    "An image version is destroyed or replaced",
    "Scale sets cannot grow from it afterwards.",
    "versions",
  ),
  R002: row(
    "block",
    "E",
    "A definition or gallery is destroyed or replaced",
    "Its children are named by texts, so the plan leaves them where they are, and Azure refuses to delete what holds others.",
    "troubleshooting",
  ),
  R003: row(
    "block",
    "E",
    "A region leaves a version",
    "Azure refuses it unless deletionOfReplicatedLocations was set from the start; where it was, the replicas go.",
    "troubleshooting",
  ),
  R004: row(
    "block",
    "E",
    "The storage type of a region that stays is changed",
    "azurerm plans it in place, Azure refuses it.",
    "troubleshooting",
  ),
  R005: row(
    "block",
    "E",
    "A version gets another source under its own number",
    "It is replaced; publish a new number instead.",
    "versions",
  ),
  R006: row(
    "block",
    "P",
    "Regions change in a version with customer-managed keys",
    "azurerm compares by position and replaces the version, also when Azure reports the regions in another order.",
    "azurermVersionSource",
  ),
  R007: row(
    "block",
    "P",
    "An end of life is cleared",
    "azurerm replaces the resource; a date known only to the apply counts as cleared.",
    "azurermVersionSource",
  ),
  R008: row(
    "block",
    "E",
    "Something is created with an end of life in the past",
    "Azure refuses it; on what exists it is only late.",
    "images",
  ),
  R009: row(
    "look",
    "W",
    "latest moves in a region",
    "Scale sets and machines that follow it get another image.",
    "overview",
  ),
  R010: row(
    "block",
    "W",
    "A region loses its last version that latest can give",
    "Machines there that ask for latest fail.",
    "overview",
  ),
  R011: row(
    "block",
    "E",
    "A definition or gallery is deleted that may hold what Terraform does not know",
    "Azure refuses; list and delete the versions first.",
    "troubleshooting",
  ),
  R012: row(
    "block",
    "P",
    "The sharing of a gallery is added, removed or changed",
    "azurerm replaces the gallery and all its images.",
    "azurermGallery",
  ),
  R013: row(
    "block",
    "P",
    "deletionOfReplicatedLocations or the replication mode is flipped",
    "azurerm replaces the version.",
    "azurermVersionSource",
  ),
  R014: row(
    "block",
    "P",
    "Something is replaced because of letter case in an id",
    "azurerm compares ids letter by letter; Azure does not.",
    "azurermVersionSource",
  ),
  R015: row(
    "block",
    "E",
    "A value that has become known breaks a rule of the catalogue",
    "Variables have values in a plan, and resources written by hand have never been checked.",
    "library",
  ),
  R016: row(
    "block",
    "E",
    "Names or identifiers collide that were tokens when the code ran",
    "Only the plan has both values.",
    "names",
  ),
  R017: row(
    "block",
    "E",
    "A source does not fit its definition",
    "Region, OS type and state, generation, plan and encryption of a source stand in the state or the plan.",
    "troubleshooting",
  ),
  R018: row(
    "block",
    "E",
    "A source is larger than an image may be",
    "The size stands in the state or the plan.",
    "overview",
  ),
  R019: row(
    "block",
    "E",
    "A disk encryption set lies in another region than the one it is for",
    "Its region stands in the state or the plan.",
    "encryption",
  ),
  R020: row(
    "look",
    "P",
    "The regions of a version are not known yet",
    "Nothing can be said of them before the apply.",
    "azurermVersionSource",
  ),
  R021: row(
    "say",
    "L",
    "Preconditions are still open",
    "Their values are known to the apply only, which then may stop.",
    "library",
  ),
  R022: row(
    "look",
    "W",
    "Replicas fall, or change by much",
    "They carry the load of many machines that start at once.",
    "overview",
  ),
  R023: row(
    "block",
    "E",
    "State and plan together are above a quota",
    "Other code and other stacks count too.",
    "overview",
  ),
  R024: row(
    "look",
    "P",
    "A timeout is short for so many regions",
    "azurerm gives up while Azure goes on, and the next apply finds the version there already.",
    "azurermVersion",
  ),
  R025: row(
    "look",
    "P",
    "A VHD is replaced behind an unchanged address",
    "azurerm compares the address alone, so the version keeps the old content.",
    "azurermVersion",
  ),
  R026: row(
    "look",
    "W",
    "A planned region is retired, restricted or not known",
    "Its name was a token when the code ran.",
    "regions",
  ),
  R027: row(
    "look",
    "E",
    "A machine or scale set uses a version that goes, lies elsewhere or does not fit it",
    "Who uses a version stands in the plan.",
    "overview",
  ),
  R028: row(
    "look",
    "P",
    "An application or its version changes",
    "azurerm empties the link to its package on some updates.",
    "azurermGallery",
  ),
  R029: row(
    "look",
    "W",
    "A lock goes together with what it protected",
    "The lock was there to stop just that.",
    "library",
  ),
  R030: row(
    "say",
    "L",
    "The plan is not the whole plan",
    "Targets, refresh-only runs and errors leave resources out.",
    "library",
  ),
} as const satisfies Record<string, ReviewRule>;

export type ReviewId = keyof typeof REVIEW_RULES;
