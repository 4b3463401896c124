import fc from "fast-check";
import { Architecture, HyperVGeneration, OsState, OsType, SecurityType, type ImageDefinitionOptions } from "../../lib";
import { maybe, type Mood } from "./mood";
import * as texts from "./texts";

export type Kind = Pick<
  ImageDefinitionOptions,
  | "securityType"
  | "hyperVGeneration"
  | "architecture"
  | "osType"
  | "osState"
  | "acceleratedNetworking"
  | "hibernation"
  | "nvme"
  | "purchasePlan"
>;

export const { STANDARD, TRUSTED_LAUNCH, TRUSTED_LAUNCH_SUPPORTED, CONFIDENTIAL_VM, CONFIDENTIAL_VM_SUPPORTED } =
  SecurityType;
/** For machines with guest state alone. */
export const ONLY = [TRUSTED_LAUNCH, CONFIDENTIAL_VM];
export const SUPPORTED = [TRUSTED_LAUNCH_SUPPORTED, CONFIDENTIAL_VM_SUPPORTED];
const { V1, V2 } = HyperVGeneration;

/** Kinds of image that a gallery of that sharing can hold. */
export function kinds({ quiet }: Mood, sharing: string): fc.Arbitrary<Kind> {
  const types = [undefined, STANDARD, ...SUPPORTED, ...(sharing === "Private" ? ONLY : [])];
  const plan = fc.record({ name: texts.names, publisher: texts.names, product: texts.names });
  const plans = quiet
    ? plan
    : fc.oneof(
        plan,
        texts.names.map((name) => ({ name })),
      );
  const flag = maybe(fc.boolean());
  const any = fc.record({
    securityType: fc.constantFrom(...types),
    hyperVGeneration: fc.constantFrom(V1, V2),
    architecture: fc.constantFrom(undefined, Architecture.X64, Architecture.ARM64),
    osType: fc.constantFrom(OsType.LINUX, OsType.WINDOWS),
    osState: fc.constantFrom(OsState.GENERALIZED, OsState.SPECIALIZED),
    acceleratedNetworking: flag,
    hibernation: flag,
    nvme: flag,
    purchasePlan: sharing === "Community" ? fc.constant(undefined) : maybe(plans),
  });
  return any
    .map((kind) => ((kind.securityType ?? STANDARD) === STANDARD ? kind : { ...kind, hyperVGeneration: V2 }))
    .map((kind) => (quiet ? withoutAdvice(kind, sharing) : kind));
}

/** The kind without what Azure is not known to take. */
function withoutAdvice(kind: Kind, sharing: string): Kind {
  const plain = (kind.securityType ?? STANDARD) === STANDARD && kind.hyperVGeneration === V2;
  return {
    ...kind,
    architecture: plain ? kind.architecture : Architecture.X64,
    osState: sharing === "Community" ? OsState.GENERALIZED : kind.osState,
    hibernation: plain ? kind.hibernation : false,
    nvme: plain ? kind.nvme : false,
  };
}
