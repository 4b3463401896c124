import { problem, type Problem } from "../azure/problem";
import type { IImageDefinition } from "../definition/image-definition";
import type { NumberRule } from "../azure/value-rules";
import type { Check } from "../private/check";
import { within } from "../private/expressions";
import { known } from "../private/known";
import type { SharedImageVersionTargetRegion } from "../terraform/azurerm";
import { ImageSourceKind } from "./image-source";
import { ReplicationMode, type ImageVersionProps } from "./image-version-options";

/** Definitions for machines with guest state alone, by Azure's name of their security type. */
const NEEDS_GUEST_STATE: readonly string[] = ["TrustedLaunch", "ConfidentialVM"];

/**
 * The rules between a source and its definition. What an imported definition does not tell is not guessed: such a check
 * is left out and given back, to be reported as such.
 */
export function checkSourceFits(check: Check, definition: IImageDefinition, kind: ImageSourceKind): Problem[] {
  const skipped: Problem[] = [];
  const needs = <T>(code: Problem["code"], value: T | undefined, what: string): value is T => {
    if (value !== undefined) return true;
    skipped.push(problem(code, "source", `not checked: the ${what} of the imported definition is not known`));
    return false;
  };
  const isImage = kind === ImageSourceKind.MANAGED_IMAGE;
  if (isImage || kind === ImageSourceKind.VHD) {
    const { securityType } = definition;
    if (needs("AIG311", securityType, "security type") && NEEDS_GUEST_STATE.includes(securityType)) {
      const what = isImage ? "a managed image" : "a VHD";
      const definitionKind = securityType === "TrustedLaunch" ? "Trusted-Launch-only" : "confidential-only";
      check.add(problem("AIG311", "source", `${what} cannot feed a ${definitionKind} definition`));
    }
  }
  if (isImage) {
    if (needs("AIG312", definition.architecture, "architecture") && definition.architecture === "Arm64") {
      check.add(problem("AIG312", "source", "a managed image cannot feed an Arm64 definition"));
    }
    if (needs("AIG313", definition.osState, "OS state") && definition.osState === "Specialized") {
      check.add(problem("AIG313", "source", "a managed image cannot feed a specialized definition"));
    }
  }
  return skipped;
}

const ONE_REPLICA: NumberRule = { code: "AIG321", min: 1, max: 1 };

/** The rules over the settled regions together. */
export function checkRegionsTogether(
  check: Check,
  props: ImageVersionProps,
  regions: readonly SharedImageVersionTargetRegion[],
): void {
  const encrypted = regions.filter(({ diskEncryptionSetId }) => diskEncryptionSetId !== undefined);
  if (encrypted.length > 0 && encrypted.length < regions.length) {
    const bare = regions.filter(({ diskEncryptionSetId }) => diskEncryptionSetId === undefined).map(({ name }) => name);
    check.add(problem("AIG323", "targetRegions", `no disk encryption set for ${bare.join(", ")}`));
  }
  if (encrypted.length > 0) {
    check.add(problem("AIG324", "targetRegions", `${encrypted.length} of ${regions.length} regions are encrypted`));
  }
  if (props.replicationMode !== ReplicationMode.SHALLOW) return;
  if (regions.length > 1) {
    const names = regions.map(({ name }) => name).join(", ");
    check.add(problem("AIG321", "targetRegions", `got ${names}, allowed the home region alone`));
  }
  for (const { name, regionalReplicaCount: replicas } of regions) {
    // A count below one has a rule of its own.
    if (!known(replicas)) check.atPlanTime("AIG321", `replicas in ${name}`, () => within(ONE_REPLICA, replicas), "1");
    else if (replicas > 1) check.add(problem("AIG321", `replicas in ${name}`, `got ${replicas}, allowed 1`));
  }
  if (encrypted.length > 0) {
    check.add(problem("AIG322", "diskEncryptionSetId", "got a disk encryption set with replication mode Shallow"));
  }
}
