import { bodyAt, textAt, type Body } from "../json";
import { alike } from "../path";
import { shortName } from "../regions";
import { securityType, version } from "../types/galleries";
import { managedImage } from "../types/sources";
import { GUEST_STATE_ONLY } from "./definitions";
import { INVALID, type Change, type Finding, type Refusal } from "./refusal";
import { DES, home, inSomeRegion, parents } from "./versions";

/* What a version is made of, against its definition and its encryption. */

const { type } = version;
const SOURCE = "properties.storageProfile";

export const SOURCE_REFUSALS: readonly Refusal[] = [
  {
    cites: "AIG327",
    what: "a VHD with a disk encryption set",
    type,
    ...INVALID,
    on: "create",
    find: inSomeRegion((_name, one, { body }) =>
      textAt(one, DES) && textAt(body, `${SOURCE}.osDiskImage.source.uri`) !== undefined
        ? "Customer managed keys are not supported for a VHD source."
        : undefined,
    ),
  },
  {
    cites: "R017",
    what: "no source, or several",
    type,
    ...INVALID,
    on: "create",
    find({ body }) {
      const { id, virtualMachineId, communityGalleryImageId } = bodyAt(body, `${SOURCE}.source`);
      const disk = bodyAt(body, `${SOURCE}.osDiskImage.source`);
      const given = [id, virtualMachineId, communityGalleryImageId, disk.id ?? disk.uri].filter(Boolean);
      return given.length === 1
        ? undefined
        : { message: "One and only one source type must be given.", target: `galleryImageVersion.${SOURCE}` };
    },
  },
  {
    cites: "AIG311",
    what: "a managed image or VHD for Trusted Launch or confidential machines alone",
    type,
    ...INVALID,
    on: "create",
    find(change) {
      const { definition = {} } = parents(change);
      const plain = sourceImage(change) !== undefined || textAt(change.body, `${SOURCE}.osDiskImage.source.uri`);
      return plain && GUEST_STATE_ONLY.test(securityType(definition) ?? "")
        ? { message: `The source cannot be used for a gallery image with security type '${securityType(definition)}'.` }
        : undefined;
    },
  },
  {
    cites: "AIG313",
    what: "a managed image for a specialized definition",
    type,
    ...INVALID,
    on: "create",
    find(change) {
      const specialized = textAt(parents(change).definition, "properties.osState") === "Specialized";
      return specialized && sourceImage(change) !== undefined
        ? { message: "The source does not have the OS State in the parent gallery image: 'Specialized'." }
        : undefined;
    },
  },
  {
    cites: "AIG613",
    what: "a source that is elsewhere",
    type,
    ...INVALID,
    on: "create",
    find: sourceElsewhere,
  },
  {
    cites: "AIG614",
    what: "a source that does not fit the definition",
    type,
    ...INVALID,
    on: "create",
    find: sourceDiffers,
  },
];

/** The managed image that a version is made of, by its id; what it is, is known if it is here. */
function sourceImage({ body }: Change): string | undefined {
  const id = textAt(body, `${SOURCE}.source.id`);
  return id !== undefined && /\/Microsoft\.Compute\/images\/[^/]+$/i.test(id) ? id : undefined;
}

/** A source that is not here is taken as it is: it may be anywhere in Azure. */
function sourceOf({
  body,
  context,
}: Change): { readonly id: string; readonly type: string; readonly body: Body } | undefined {
  const id = textAt(body, `${SOURCE}.source.id`) ?? textAt(body, `${SOURCE}.osDiskImage.source.id`);
  const source = id === undefined ? undefined : context.store.get(id);
  return source && { id: id!, type: source.type, body: source.body };
}

const TARGET = `galleryImageVersion.${SOURCE}`;

function sourceElsewhere(change: Change): Finding | undefined {
  const source = sourceOf(change);
  if (source === undefined || shortName(textAt(source.body, "location") ?? "") === home(change)) return undefined;
  const message = `Source '${source.id}' is not found. The source has to be in the same region as gallery image version: '${home(change)}'.`;
  return { message, target: TARGET };
}

function sourceDiffers(change: Change): Finding | undefined {
  const source = sourceOf(change);
  if (source === undefined || !alike(source.type, managedImage.type)) return undefined;
  const { definition } = parents(change);
  const pairs = [
    ["different OS type", "properties.storageProfile.osDisk.osType", "properties.osType"],
    [
      "an OS State other than the OS State in the parent gallery image",
      "properties.storageProfile.osDisk.osState",
      "properties.osState",
    ],
    ["a different Hypervisor generation", "properties.hyperVGeneration", "properties.hyperVGeneration"],
  ] as const;
  const wrong = pairs.find(([, ours, theirs]) => {
    const [has, wanted] = [textAt(source.body, ours), textAt(definition, theirs)];
    return has !== undefined && wanted !== undefined && !alike(has, wanted);
  });
  return wrong && { message: `The source '${source.id}' has ${wrong[0]}.`, target: TARGET };
}
