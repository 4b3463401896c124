import { Construct, type IConstruct } from "constructs";
import { problem, show, type Problem } from "../azure/problem";
import { note, registerLate } from "../checks/findings";
import type { IImageDefinition } from "../definition/image-definition";
import { Check } from "../private/check";
import { checkConstructId } from "../private/construct-ids";
import { ValidationError, throwProblems } from "../private/errors";
import { strangers } from "../private/prop-names";
import { TerraformStack, type TerraformResource } from "../terraform/framework";
import { ImageVersion } from "../version/image-version";
import type { ImageVersionProps } from "../version/image-version-options";
import { aboutSeries, aboutVersion } from "./about";
import { decide, type Decision } from "./decide";
import { LatestElsewhere } from "./latest-elsewhere";
import { readSeries, type Entry } from "./series";
import { inUsersWords, VersionOptions } from "./version-options";
import { SERIES_PROPS, type VersionSeriesProps } from "./version-series-props";

/**
 * The versions of one definition as one ordered thing: the newest everywhere and older ones in fewer regions, versions
 * that reach their regions ring by ring, candidates and roll-back, and how many versions stay.
 *
 * Each version is an `ImageVersion`, made below the definition with an id such as "V1_4_0", as `addVersion("V1_4_0", …)`
 * makes it, so a definition can go over to a series, or leave it, without a change of any Terraform address. In another
 * stack than the definition's they are made below the series.
 *
 * With `rings` or `newestWide` each version is written with `deletionOfReplicatedLocations: true` unless it says
 * otherwise, because Azure lets no region go without it and **changing it later replaces the version**. For versions that
 * exist without it, say `deletionOfReplicatedLocations: false` and list their own `targetRegions`.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery
 */
export class VersionSeries extends Construct {
  /**
   * The definition whose versions these are.
   */
  public readonly definition: IImageDefinition;

  /**
   * The versions that are declared, by number, newest first.
   */
  public readonly versions: { [version: string]: ImageVersion };

  /**
   * The numbers of the versions that `keepNewest` and `keepDays` let go, newest first: what of them exists is destroyed.
   */
  public readonly droppedVersions: string[];

  /**
   * @param scope the parent construct.
   * @param id the construct id.
   * @param props the settings. All faults, those of the versions too, are thrown together.
   */
  constructor(scope: Construct, id: string, props: VersionSeriesProps) {
    super(scope, id);
    const check = new Check();
    const refuse = (): void => check.refuse(this, "VersionSeries");
    check.settings("props", props, refuse);
    check.construct("definition", props.definition, "definitionId", "an ImageDefinition");
    refuse();
    check.addIf(checkConstructId(id));
    if (new.target === VersionSeries) check.addAll(strangers(SERIES_PROPS, "VersionSeries", props));
    const { versions, policy } = readSeries(check, props);
    refuse();
    const decisions = decide(versions, policy);
    const { declared, dropped } = decisions;

    this.definition = props.definition;
    const made = this.makeVersions(props, declared);
    this.versions = Object.fromEntries(
      versions.filter((entry) => made.has(entry)).map((entry) => [entry.version, made.get(entry)!]),
    );
    this.droppedVersions = dropped.map(({ version }) => version);
    for (const decision of declared) note(made.get(decision.candidate)!, aboutVersion(decision, policy));
    note(this, aboutSeries(props, decisions));
    if (policy.latest !== undefined) registerLate(new LatestElsewhere(this, policy.latest));
  }

  /**
   * A version of the series. Throws for one that is not declared, or no longer.
   *
   * @param version its number, as it is spelled in the series.
   */
  public version(version: string): ImageVersion {
    const found = Object.prototype.hasOwnProperty.call(this.versions, version) ? this.versions[version] : undefined;
    if (found) return found;
    const isDropped = this.droppedVersions.includes(version);
    const detail = `got ${show(version)}, which ${isDropped ? "keepNewest and keepDays let go" : "is not in the series"}`;
    throw new ValidationError(`version of ${this.node.path}`, [problem("AIG535", "version", detail)]);
  }

  /** Makes the versions in the order given. If one is refused, none is left, and neither is the series. */
  private makeVersions(props: VersionSeriesProps, decisions: readonly Decision<Entry>[]): Map<Entry, ImageVersion> {
    const parent = TerraformStack.of(this) === TerraformStack.of(props.definition) ? props.definition : this;
    const options = new VersionOptions(props);
    const made = new Map<Entry, ImageVersion>();
    const problems: Problem[] = [];
    const makeAll = (): void => {
      for (const decision of decisions) {
        const { candidate: entry, after } = decision;
        const before = after.flatMap((other) => made.get(other)?.node.defaultChild as TerraformResource);
        const version = tryMake(parent, entry, options.of(decision, before));
        if (version instanceof ImageVersion) made.set(entry, version);
        else problems.push(...version.map((found) => inUsersWords(found, entry, props)));
      }
      throwProblems(`VersionSeries at ${this.node.path}`, distinct(problems));
    };
    try {
      makeAll();
    } catch (thrown) {
      made.forEach((version) => parent.node.tryRemoveChild(version.node.id));
      this.node.scope?.node.tryRemoveChild(this.node.id);
      throw thrown;
    }
    return made;
  }
}

/** Makes a version, or gives what is wrong with it. */
function tryMake(parent: IConstruct, entry: Entry, props: ImageVersionProps): ImageVersion | readonly Problem[] {
  const id = entry.given.constructId ?? `V${entry.version.replaceAll(".", "_")}`;
  const wrong = checkConstructId(id);
  if (wrong) return [{ ...wrong, prop: "constructId" }];
  const twin = parent.node.tryFindChild(id);
  if (twin) {
    const remedy = "Remove the one that was declared by hand, or give this one another constructId.";
    return [problem("AIG002", entry.prop, `the id ${show(id)} is that of ${twin.node.path}`, remedy)];
  }
  try {
    return new ImageVersion(parent as Construct, id, props);
  } catch (thrown) {
    if (thrown instanceof ValidationError) return thrown.problems;
    throw thrown;
  }
}

/** Common values are wrong for every version, which is said once. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((found) => [`${found.code}|${found.prop}|${found.detail}`, found])).values()];
}
