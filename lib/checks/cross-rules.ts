import { isPast } from "../azure/dates";
import { problem, show } from "../azure/problem";
import { known } from "../private/known";
import { subscriptionIn } from "../private/resource-id";
import type { Finding, Noun } from "./findings";
import { regionInputs, type Inputs } from "./inputs";
import type { Parents } from "./parents";
import { TODAY } from "./said";

/** AIG117: dates that have passed. */
export function pastDates(nouns: readonly Noun[]): Finding[] {
  const now = new Date();
  return nouns.flatMap((noun) => {
    if (noun.kind === "gallery") return [];
    const { endOfLifeDateInput: date } = noun.resource as Inputs;
    if (typeof date !== "string" || !known(date)) return [];
    const { construct } = noun;
    if (!isPast(date, TODAY.get(construct, "") ?? now)) return [];
    return [{ construct, problem: problem("AIG117", "endOfLife", `got ${show(date)}, which is past`) }];
  });
}

/** AIG406, AIG330: parents and disk encryption sets in a subscription that is known to be another one. */
export function otherSubscriptions(nouns: readonly Noun[], parents: Parents): Finding[] {
  return nouns.flatMap((noun) => {
    if (noun.kind === "gallery") return [];
    const { construct } = noun;
    const parent = noun.kind === "definition" ? noun.construct.gallery : noun.construct.definition;
    const theirs = parents.subscriptionIdOf(parent);
    if (theirs === undefined) return [];
    const own = parents.subscriptions.of(construct).id;
    if (own !== undefined && own !== theirs) {
      const what = noun.kind === "definition" ? "gallery" : "definition";
      const detail = `the ${what} is in subscription ${show(theirs)}, this would be made in ${show(own)}`;
      return [{ construct, problem: problem("AIG406", "provider", detail) }];
    }
    const stranger = encryptionSets(noun).find((id) => subscriptionIn(id) !== theirs);
    if (stranger === undefined) return [];
    const detail = `got a set of subscription ${show(subscriptionIn(stranger))}, allowed ${show(theirs)}, the gallery's`;
    return [{ construct, problem: problem("AIG330", "diskEncryptionSetId", detail) }];
  });
}

/** The disk encryption sets of a version whose ids are known. */
function encryptionSets({ kind, construct }: Noun): string[] {
  if (kind !== "version") return [];
  return regionInputs(construct).flatMap(({ diskEncryptionSetId: id }) => (id !== undefined && known(id) ? [id] : []));
}
