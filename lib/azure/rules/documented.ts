import { SOURCES_CHECKED } from "../sources";
import type { Rule, Weight } from "./rule";

/** A rule that nothing here can check, with the reason; it stands in the docs so that somebody knows it. */
export type DocumentedRule = Pick<Rule, "title" | "weight" | "why" | "source" | "checked">;

function row(weight: Weight, title: string, why: string, source: Rule["source"]): DocumentedRule {
  return { weight, title, why, source, checked: SOURCES_CHECKED };
}

export const DOCUMENTED_RULES: readonly DocumentedRule[] = [
  row(
    "E",
    "Names of galleries that other code has made count too",
    "What is in the subscription is not known to the code.",
    "troubleshooting",
  ),
  row(
    "E",
    "A source lies in the home region of its version",
    "An id does not tell a region; sources given as constructs or resources are compared (AIG613), and the plan review sees those of the plan.",
    "versions",
  ),
  row(
    "E",
    "A purchase plan is that of the Marketplace image, letter by letter",
    "The base image is not in the code.",
    "images",
  ),
  row(
    "W",
    "An image made of a Marketplace image keeps its publisher, offer and sku",
    "The base image is not in the code.",
    "images",
  ),
  row(
    "E",
    "An image has at most 2,048 GB (a shallow version 32 TB), data disks count each",
    "An id does not tell a size; that of an upload, and those that constructs and resources state, are compared (AIG609), and the plan review sees those of the plan.",
    "overview",
  ),
  row(
    "E",
    "A source machine has managed disks, and no ephemeral or Ultra disk",
    "The machine is not in the code.",
    "troubleshooting",
  ),
  row(
    "E",
    "A source that is encrypted lies in the gallery's subscription",
    "Its encryption is not in the code.",
    "encryption",
  ),
  row(
    "E",
    "A version made of an encrypted version is refused, and so is a return to platform keys",
    "What was applied before is not in the code.",
    "encryption",
  ),
  row(
    "W",
    "Versions of one managed image are made one after the other",
    "In one stack this library orders them; stacks that are applied at the same time nothing orders.",
    "troubleshooting",
  ),
  row("E", "Data disks have distinct logical unit numbers and sources", "azurerm takes no data disks.", "versions"),
  row(
    "E",
    "Galleries, definitions and versions do not move to another group, subscription or region",
    "It takes a new one; the plan review names the replacement.",
    "troubleshooting",
  ),
  row(
    "E",
    "Direct sharing has at most 30 subscriptions and 5 tenants",
    "azurerm cannot add any: use `az sig share add`.",
    "directSharing",
  ),
  row("W", "A gallery can keep deleted versions for a while (soft delete)", "azurerm cannot switch it on.", "overview"),
  row(
    "W",
    "A scale set takes at most 1,000 machines of a gallery image",
    "Scale sets are outside of these constructs.",
    "overview",
  ),
  row(
    "E",
    "Machines of specialized images take no osProfile, those of generalized ones need one",
    "Machines are outside of these constructs.",
    "versions",
  ),
  row(
    "W",
    "Confidential machines exist in some regions only, with less than 32 GB of OS disk, on Windows specialized",
    "The list changes often and confidential encryption is not in azurerm.",
    "confidential",
  ),
  row(
    "W",
    "The operating system's disk alone is encrypted by a set stated here",
    "azurerm writes no sets for data disks.",
    "encryption",
  ),
  row(
    "W",
    "Small images, few regions per phase, and two galleries for recovery make publishing quick and safe",
    "It is a way of working, not a value.",
    "overview",
  ),
  row(
    "E",
    "VM applications and their versions have rules of their own",
    "There is no construct for them yet.",
    "overview",
  ),
  row(
    "P",
    "A token tag map's number and lengths, a token timeout, and a text that turns out empty are refused by azurerm in its own words",
    "azurerm checks them in the plan itself.",
    "azurermImage",
  ),
  row(
    "P",
    "A failed or slow create leaves a version that the next apply finds there already",
    "Import it, or delete it with `az sig image-version delete`.",
    "azurermVersion",
  ),
  row(
    "P",
    "An end of life that is removed outside of Terraform is never noticed",
    "azurerm keeps what the state holds.",
    "azurermVersionSource",
  ),
];
