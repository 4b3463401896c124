import type { IConstruct } from "constructs";
import { RULES } from "../azure/rules";
import { countsAboveLimits } from "./counts";
import { otherSubscriptions, pastDates } from "./cross-rules";
import type { AppResult, Finding, Noun } from "./findings";
import { regionsWithoutLatest } from "./latest-rules";
import { Parents } from "./parents";
import { findDuplicates } from "./uniqueness";
import { usesWithoutImage } from "./use-rules";
import { keepVersions, VersionsByDefinition } from "./versions-by-definition";

/** The rules over several constructs of one app. Each is one pass with an index, so the whole stays linear. */
export function checkApp(nouns: readonly Noun[], root: IConstruct): AppResult {
  const parents = new Parents();
  const versions = new VersionsByDefinition(nouns, parents);
  keepVersions(root, versions);
  const findings = [
    ...findDuplicates(nouns, parents),
    ...countsAboveLimits(nouns, parents.subscriptions),
    ...otherSubscriptions(nouns, parents),
    ...regionsWithoutLatest(versions),
    ...usesWithoutImage(nouns, versions),
    ...pastDates(nouns),
  ];
  const isError = ({ problem }: Finding): boolean => RULES[problem.code].level === "error";
  return { errors: findings.filter(isError), warnings: findings.filter((finding) => !isError(finding)) };
}
