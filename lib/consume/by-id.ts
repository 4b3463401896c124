import type { IConstruct } from "constructs";
import { registerLate } from "../checks/findings";
import type { Judged, Verdict } from "../checks/late";
import { noteUse } from "../private/uses";
import { TerraformStack } from "../terraform/framework";
import { Machine } from "./machine";

/** The versions whose ids have been handed out, by the token that stands for the id, tree by tree. */
const HANDED_OUT = new WeakMap<IConstruct, Map<string, IConstruct>>();

const NOTHING: Verdict = { errors: [], warnings: [] };

/**
 * Sees to it that a machine counts as a user of a version also where its `sourceImageId` was written by hand. One walk over
 * the tree for each time that the rules over several constructs are asked, and none where no id has been handed out.
 */
export function handOut(version: IConstruct, id: string): void {
  const { root } = version.node;
  const versions = HANDED_OUT.get(root) ?? new Map<string, IConstruct>();
  if (versions.size === 0) registerLate(new UsersById(TerraformStack.of(version), versions));
  HANDED_OUT.set(root, versions.set(id, version));
}

/** Judges nothing itself: notes who uses what before the rules are asked. */
class UsersById implements Judged {
  private noted: ReadonlyMap<IConstruct, IConstruct> = new Map();

  constructor(
    public readonly construct: IConstruct,
    private readonly versions: ReadonlyMap<string, IConstruct>,
  ) {}

  public judge(): Verdict {
    const now = new Map<IConstruct, IConstruct>();
    const visit = (construct: IConstruct): void => {
      const machine = Machine.in(construct);
      const id = machine?.raw("sourceImageId");
      const version = typeof id === "string" ? this.versions.get(id) : undefined;
      if (machine && version) {
        noteUse(version, machine.text("location"), construct);
        now.set(construct, version);
      }
      construct.node.children.forEach(visit);
    };
    visit(this.construct.node.root);
    for (const [machine, version] of this.noted) {
      if (now.get(machine) !== version) noteUse(version, undefined, machine);
    }
    this.noted = now;
    return NOTHING;
  }

  public settle(): void {
    // What the rules need has been noted.
  }
}
