import type { IConstruct } from "constructs";
import { allowedBy, problem, show } from "../azure/problem";
import { registerLate } from "../checks/findings";
import type { Judged, Verdict } from "../checks/late";
import { Check } from "../private/check";
import { known } from "../private/known";
import { noteUse } from "../private/uses";
import { TerraformStack, type TerraformResource } from "../terraform/framework";
import type { ImageVersion } from "../version/image-version";
import { latestVersions } from "./latest";
import { Order } from "./order";
import { uncheckedOf } from "./unchecked";
import { Machine } from "./machine";
import type { MachineImage } from "./machine-image";
import { checkMachine } from "./machine-rules";

/** azurerm's other ways to say what a machine is made of. */
const OTHERS = ["sourceImageReference", "osManagedDiskId"] as const;

/** Makes a machine of an image: refused with everything that is wrong now, judged again when its stack is written. */
export function attach(image: MachineImage, resource: TerraformResource): void {
  const machine = Machine.of(resource);
  const { imageId } = image;
  const check = new Check();
  checkAlone(check, machine, imageId);
  checkMachine(check, image, machine);
  check.refuseInTree(resource, machine.type);
  (resource as unknown as { sourceImageId: string }).sourceImageId = imageId;
  const attachment = new Attachment(image, machine, imageId);
  attachment.noteUse();
  registerLate(attachment);
}

function checkAlone(check: Check, machine: Machine, imageId: string): void {
  const given = machine.raw("sourceImageId");
  if (given !== undefined && given !== imageId) {
    // A token's text says nothing to a reader.
    const got = known(given) ? show(given) : "another image";
    check.add(problem("AIG631", "sourceImageId", `got ${got}, allowed ${allowedBy("AIG631")}`));
  }
  for (const other of OTHERS) {
    if (machine.has(other) !== true) continue;
    check.add(problem("AIG631", other, `got a value, allowed ${allowedBy("AIG631")}`));
  }
}

/** A machine with the image it is made of, as long as nobody gives it another one. */
class Attachment implements Judged {
  private check = new Check();
  private readonly preconditions = new Set<unknown>();

  constructor(
    private readonly image: MachineImage,
    private readonly machine: Machine,
    private readonly imageId: string,
  ) {}

  public get construct(): TerraformResource {
    return this.machine.resource;
  }

  public judge(): Verdict {
    this.check = new Check();
    this.noteUse();
    if (this.stands) checkMachine(this.check, this.image, this.machine);
    this.check.noteAsked(this.construct);
    const errors = this.check.errorsAt(this.construct);
    const skipped = this.stands ? uncheckedOf(this.image, this.machine) : [];
    return { errors, warnings: this.check.warnings, skipped };
  }

  public settle(pass: object): void {
    this.writePreconditions();
    if (this.stands) this.waitForLatest(Order.during(pass));
  }

  /** In which region the machine uses the image now; where it stands no more, another image may be used there. */
  public noteUse(): void {
    const subject = this.image._subject;
    if (subject !== undefined)
      noteUse(subject, this.stands ? this.machine.text("location") : undefined, this.construct);
  }

  private get stands(): boolean {
    return this.machine.raw("sourceImageId") === this.imageId;
  }

  /** Beside the user's own; what was written for an earlier synth is written anew. */
  private writePreconditions(): void {
    const { construct } = this;
    const own = (construct.lifecycle?.precondition ?? []).filter((each) => !this.preconditions.has(each));
    const ours = this.check
      .preconditionsAt(construct)
      .map(({ condition, error_message }) => ({ condition, errorMessage: error_message }));
    if (ours.length === 0 && this.preconditions.size === 0) return;
    this.preconditions.clear();
    ours.forEach((each) => this.preconditions.add(each));
    const all = [...own, ...(ours as typeof own)];
    construct.lifecycle = { ...construct.lifecycle, precondition: all.length > 0 ? all : undefined };
  }

  /**
   * Of a definition Azure takes the latest version, which no reference names: the machine waits for it, unless that version
   * is made of this very machine.
   */
  private waitForLatest(order: Order): void {
    const definition = this.image._definition;
    if (this.image.selection !== "Latest" || definition === undefined) return;
    const { construct } = this;
    const stack = TerraformStack.of(construct);
    const isLater = (version: ImageVersion): boolean =>
      TerraformStack.of(version) === stack &&
      order.isMadeAfter(version.node.defaultChild as TerraformResource, construct);
    for (const version of latestVersions(definition, this.machine.raw("location"), isLater)) {
      const theirs = TerraformStack.of(version);
      if (theirs === stack) waitFor(construct, version.node.defaultChild!);
      else if (!theirs.dependsOn(stack)) stack.addDependency(theirs);
    }
  }
}

function waitFor(resource: TerraformResource, other: IConstruct): void {
  const { terraformResourceType, friendlyUniqueId } = other as TerraformResource;
  const address = `${terraformResourceType}.${friendlyUniqueId}`;
  const own = resource.dependsOn ?? [];
  if (!own.includes(address)) resource.dependsOn = [...own, address];
}
