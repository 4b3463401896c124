import type { TerraformStack } from "cdktf";
import {
  GallerySharing,
  ImageDefinition,
  ImageSource,
  ImageVersion,
  MachineImage,
  ManagedImage,
  ManagedImageSource,
  SharedGallery,
  VhdBlob,
  VhdContainer,
  VhdStorageAccount,
  type IVhdContainer,
  type IVhdStorageAccount,
} from "../../lib";
import { addDefinition, addGallery, COMPUTE, DEFINITION_OPTIONS, problemsIn, refusal, untyped } from "../gallery/build";
import { synthStack } from "../support/synth";
import { scratch, writeVhd } from "../support/vhd";

const STORAGE_ID = COMPUTE.replace("Microsoft.Compute", "Microsoft.Storage/storageAccounts/contosovhds");

/** One way of passing settings: how it is named, what has to be said of it, and what is legal there. */
interface Way {
  readonly kind: string;
  readonly prop: string;
  /** How the message begins. */
  readonly subject: string;
  /** What has no such prop. */
  readonly whole: string;
  readonly call: (stack: TerraformStack, settings: never) => unknown;
  readonly legal: (stack: TerraformStack) => object;
}

const COMMUNITY = {
  prefix: "contoso",
  publisherEmail: "a@contoso.example",
  publisherUri: "https://c.example",
  eula: "MIT",
};
const GALLERY_NAMES = { galleryName: "contoso", resourceGroupName: "rg-images" };
const DEFINITION_NAMES = { ...GALLERY_NAMES, definitionName: "ubuntu" };
const VERSION_NAMES = { ...DEFINITION_NAMES, version: "1.4.0" };
const PLACE = { resourceGroupName: "rg-images", location: "westeurope" };

const account = (stack: TerraformStack): IVhdStorageAccount =>
  VhdStorageAccount.fromStorageAccountId(stack, "Account", STORAGE_ID);
const container = (stack: TerraformStack): IVhdContainer =>
  VhdContainer.fromContainerAttributes(stack, "Container", { storageAccount: account(stack), containerName: "vhds" });

function made(kind: string, call: Way["call"], legal: Way["legal"]): Way {
  return { kind, prop: "props", subject: `${kind} at stack/X`, whole: kind, call, legal };
}

function imported(kind: string, factory: string, call: Way["call"], legal: Way["legal"]): Way {
  const subject = `${kind} imported at stack/X`;
  return { kind, prop: "attributes", subject, whole: `${kind}.${factory}`, call, legal };
}

function lookedUp(kind: string, call: Way["call"], legal: Way["legal"]): Way {
  return { kind, prop: "lookup", subject: `${kind} looked up at stack/X`, whole: `${kind}.fromLookup`, call, legal };
}

const WAYS: readonly Way[] = [
  made(
    "SharedGallery",
    (stack, props) => new SharedGallery(stack, "X", props),
    () => ({ ...GALLERY_NAMES, location: "westeurope" }),
  ),
  imported(
    "SharedGallery",
    "fromGalleryAttributes",
    (stack, attributes) => SharedGallery.fromGalleryAttributes(stack, "X", attributes),
    () => GALLERY_NAMES,
  ),
  lookedUp(
    "SharedGallery",
    (stack, lookup) => SharedGallery.fromLookup(stack, "X", lookup),
    () => GALLERY_NAMES,
  ),
  made(
    "ImageDefinition",
    (stack, props) => new ImageDefinition(stack, "X", props),
    (stack) => ({ ...DEFINITION_OPTIONS, gallery: addGallery(stack) }),
  ),
  imported(
    "ImageDefinition",
    "fromDefinitionAttributes",
    (stack, attributes) => ImageDefinition.fromDefinitionAttributes(stack, "X", attributes),
    () => DEFINITION_NAMES,
  ),
  lookedUp(
    "ImageDefinition",
    (stack, lookup) => ImageDefinition.fromLookup(stack, "X", lookup),
    () => DEFINITION_NAMES,
  ),
  made(
    "ImageVersion",
    (stack, props) => new ImageVersion(stack, "X", props),
    (stack) => ({
      definition: addDefinition(addGallery(stack)),
      version: "1.4.0",
      source: ImageSource.managedImage(`${COMPUTE}/images/ubuntu`),
    }),
  ),
  imported(
    "ImageVersion",
    "fromVersionAttributes",
    (stack, attributes) => ImageVersion.fromVersionAttributes(stack, "X", attributes),
    () => VERSION_NAMES,
  ),
  lookedUp(
    "ImageVersion",
    (stack, lookup) => ImageVersion.fromLookup(stack, "X", lookup),
    () => VERSION_NAMES,
  ),
  made(
    "ManagedImage",
    (stack, props) => new ManagedImage(stack, "X", props),
    () => ({
      ...PLACE,
      imageName: "ubuntu",
      osType: "Linux",
      hyperVGeneration: "V2",
      source: ManagedImageSource.virtualMachine(`${COMPUTE}/virtualMachines/build`),
    }),
  ),
  imported(
    "ManagedImage",
    "fromImageAttributes",
    (stack, attributes) => ManagedImage.fromImageAttributes(stack, "X", attributes),
    () => ({ imageId: `${COMPUTE}/images/ubuntu` }),
  ),
  made(
    "VhdStorageAccount",
    (stack, props) => new VhdStorageAccount(stack, "X", props),
    () => ({ ...PLACE, accountName: "contosovhds" }),
  ),
  imported(
    "VhdStorageAccount",
    "fromStorageAccountAttributes",
    (stack, attributes) => VhdStorageAccount.fromStorageAccountAttributes(stack, "X", attributes),
    () => ({ storageAccountId: STORAGE_ID }),
  ),
  made(
    "VhdContainer",
    (stack, props) => new VhdContainer(stack, "X", props),
    (stack) => ({ storageAccount: account(stack), containerName: "vhds" }),
  ),
  imported(
    "VhdContainer",
    "fromContainerAttributes",
    (stack, attributes) => VhdContainer.fromContainerAttributes(stack, "X", attributes),
    (stack) => ({ storageAccount: account(stack), containerName: "vhds" }),
  ),
  made(
    "VhdBlob",
    (stack, props) => new VhdBlob(stack, "X", props),
    (stack) => ({ container: container(stack), file: writeVhd(scratch("ubuntu.vhd")) }),
  ),
];

/** What each way takes, beside what is passed on to the framework as it is. */
const MADE = "timeouts tags";
const DEFINED = "osType osState hyperVGeneration";
const STATED = "resourceGroupName subscriptionId location";
const TYPED: Readonly<Record<string, string>> = {
  SharedGallery: `galleryName resourceGroupName location description sharing ${MADE}`,
  "SharedGallery.fromGalleryAttributes": `galleryName ${STATED} sharing`,
  "SharedGallery.fromLookup": `galleryName ${STATED} sharing`,
  ImageDefinition: `gallery identifier definitionName ${DEFINED} architecture securityType acceleratedNetworking hibernation
    nvme recommendedVcpus recommendedMemoryGb disallowedDiskTypes endOfLife description eula privacyStatementUri releaseNoteUri
    purchasePlan location resourceGroupName ${MADE}`,
  "ImageDefinition.fromDefinitionAttributes": `galleryName definitionName ${STATED} ${DEFINED} architecture securityType nvme
    disallowedDiskTypes recommendedVcpus recommendedMemoryGb sharing`,
  "ImageDefinition.fromLookup": `galleryName definitionName ${STATED} ${DEFINED} architecture securityType nvme
    disallowedDiskTypes recommendedVcpus recommendedMemoryGb sharing`,
  ImageVersion: `definition version source targetRegions replicas peakDemand scalingGuidance headRoom imageSizeGb storage
    diskEncryptionSetId excludeFromLatest targetRegionOrder replicationMode deletionOfReplicatedLocations endOfLife location
    resourceGroupName ${MADE}`,
  "ImageVersion.fromVersionAttributes": `galleryName definitionName version ${STATED} definition targetRegions`,
  "ImageVersion.fromLookup": `galleryName definitionName version ${STATED} definition targetRegions`,
  ManagedImage: `imageName resourceGroupName location osType hyperVGeneration zoneResilient source storage caching sizeGb
    diskEncryptionSetId dataDisks ${MADE}`,
  "ManagedImage.fromImageAttributes": "imageId location osType hyperVGeneration",
  VhdStorageAccount: `accountName resourceGroupName location replication ${MADE}`,
  "VhdStorageAccount.fromStorageAccountAttributes": "storageAccountId location",
  VhdContainer: "storageAccount containerName timeouts",
  "VhdContainer.fromContainerAttributes": "storageAccount containerName",
  VhdBlob: `container file sha256 ${DEFINED} parallelism timeouts`,
};

describe.each(WAYS)("the $prop of a $kind", ({ prop, subject, whole, call, legal }) => {
  test.each([
    [undefined, "AIG003", "nothing"],
    [null, "AIG003", "null"],
    ["text", "AIG004", '"text"'],
    [[], "AIG004", "a list"],
  ])("are refused at once where they are %j", (value, code, got) => {
    synthStack((stack) => {
      const message = thrown(() => call(stack, untyped(value)));
      expect(message.split("\n")[0]).toBe(`${subject} is not valid (1 problem)`);
      expect(problemsIn(message)).toEqual([`${code} ${prop}: got ${got}, allowed an object of settings`]);
      expect(stack.node.tryFindChild("X")).toBeUndefined();
    });
  });

  test("are taken where they are legal", () => {
    synthStack((stack) => void call(stack, untyped(legal(stack))));
  });

  test("are named where they are of no legal type", () => {
    const said = TYPED[whole]!.split(/\s+/).flatMap((name) => {
      const settle = (stack: TerraformStack): object => ({ ...legal(stack), [name]: NaN });
      return problemsIn(refusal((stack) => void call(stack, untyped(settle(stack)))));
    });
    expect(said).toMatchSnapshot();
  });

  test("have no name that does not exist", () => {
    const message = refusal((stack) => void call(stack, untyped({ ...legal(stack), qqqqqq: 1 })));
    expect(message.split("\n")[0]).toBe(`${subject} is not valid (1 problem)`);
    expect(problemsIn(message)).toEqual([`AIG684 qqqqqq: ${whole} has no such prop`]);
  });
});

test("a factory refuses what is no object, and does not take it apart", () => {
  synthStack((stack) => {
    const gallery = addGallery(stack);
    const container = VhdContainer.fromContainerAttributes(stack, "C", {
      storageAccount: VhdStorageAccount.fromStorageAccountId(stack, "A", STORAGE_ID),
      containerName: "vhds",
    });
    const calls: Record<string, (value: never) => unknown> = {
      definition: (value) => gallery.addImageDefinition("D", value),
      version: (value) => addDefinition(gallery).addVersion("V", value),
      container: (value) => container.storageAccount.addContainer("X", value),
      blob: (value) => container.addVhd("B", value),
      image: (value) => MachineImage.communityGallery("c-1", "u", value),
    };
    const said = Object.entries(calls).map(([name, call]) => [name, thrown(() => call(untyped("1.4.0")))]);
    expect(said.map(([name, text]) => [name, problemsIn(text!)])).toEqual([
      ...["definition", "version", "container", "blob"].map((name) => [
        name,
        ['AIG004 props: got "1.4.0", allowed an object of settings'],
      ]),
      ["image", ['AIG004 options: got "1.4.0", allowed an object of settings']],
    ]);
  });
});

test.each<[string, (stack: TerraformStack) => void, string]>([
  [
    "the account of a container",
    (stack) => {
      const names = { containerName: "vhds", storageAccount: untyped<IVhdStorageAccount>(addGallery(stack)) };
      VhdContainer.fromContainerAttributes(stack, "C", names);
    },
    "AIG004 storageAccount: got a value of type object, allowed a VhdStorageAccount",
  ],
  [
    "the account of a container that is made",
    (stack) => {
      const storageAccount = untyped<IVhdStorageAccount>(addGallery(stack));
      new VhdContainer(stack, "C", { containerName: "vhds", storageAccount });
    },
    "AIG004 storageAccount: got a value of type object, allowed a VhdStorageAccount",
  ],
  [
    "the container of a blob",
    (stack) => void new VhdBlob(stack, "B", { container: untyped<IVhdContainer>(addGallery(stack)), file: "a.vhd" }),
    "AIG004 container: got a value of type object, allowed a VhdContainer",
  ],
  [
    "a version of another gallery that is mistyped",
    () => void MachineImage.communityGallery("c-1", "u", untyped({ versoin: "1.4.0" })),
    'AIG684 versoin: An image of another gallery has no such prop; the nearest one is "version"',
  ],
  [
    "a system in small letters",
    (stack) => {
      const names = { galleryName: "g", resourceGroupName: "rg", definitionName: "d" };
      ImageDefinition.fromDefinitionAttributes(stack, "D", { ...names, osType: untyped("linux") });
    },
    'AIG007 osType: got "linux", allowed "Linux", "Windows"',
  ],
])("refuses %s", (_, build, problem) => {
  expect(problemsIn(refusal(build))).toEqual([problem]);
});

test.each<[string, unknown, string]>([
  ["identifier", undefined, "AIG003 identifier: got nothing, allowed publisher, offer and sku"],
  ["identifier", "ubuntu", 'AIG004 identifier: got "ubuntu", allowed an object with publisher, offer and sku'],
  ["identifier", ["a", "b", "c"], "AIG004 identifier: got a list, allowed an object with publisher, offer and sku"],
  [
    "identifier",
    { ...DEFINITION_OPTIONS.identifier, sky: "x" },
    'AIG684 identifier.sky: identifier has no such prop; the nearest one is "sku"',
  ],
  ["purchasePlan", "plan", 'AIG004 purchasePlan: got "plan", allowed an object with name, publisher and product'],
  ["purchasePlan", ["plan"], "AIG004 purchasePlan: got a list, allowed an object with name, publisher and product"],
  [
    "purchasePlan",
    { name: "plan", publisher: "a", product: "b", plan: "c" },
    "AIG684 purchasePlan.plan: purchasePlan has no such prop",
  ],
  ["recommendedVcpus", [1, 2], "AIG004 recommendedVcpus: got a list, allowed an object with min and max"],
  [
    "recommendedVcpus",
    { minn: 1 },
    'AIG684 recommendedVcpus.minn: recommendedVcpus has no such prop; the nearest one is "min"',
  ],
])("refuses the %s %j of a definition", (prop, value, problem) => {
  const message = refusal((stack) => addDefinition(addGallery(stack), { [prop]: untyped(value) }));
  expect(problemsIn(message)).toEqual([problem]);
});

test.each([
  ["tags", ["a"], "AIG004 tags: got a list, allowed a map of texts"],
  ["tags", [], "AIG004 tags: got a list, allowed a map of texts"],
  ["timeouts", ["1h"], "AIG004 timeouts: got a list, allowed an object of durations"],
])("refuses the %s %j of a gallery", (prop, value, problem) => {
  const message = refusal((stack) => addGallery(stack, { [prop]: untyped(value) }));
  expect(problemsIn(message)).toEqual([problem]);
});

test.each<[unknown, string]>([
  [undefined, "AIG003 sharing: got nothing, allowed prefix, publisherEmail, publisherUri and eula"],
  [null, "AIG003 sharing: got nothing, allowed prefix, publisherEmail, publisherUri and eula"],
  ["contoso", 'AIG004 sharing: got "contoso", allowed an object with prefix, publisherEmail, publisherUri and eula'],
  [{ ...COMMUNITY, prefx: "a" }, 'AIG684 sharing.prefx: sharing has no such prop; the nearest one is "prefix"'],
])("refuses to share with the community as %j", (options, problem) => {
  const message = refusal((stack) => addGallery(stack, { sharing: GallerySharing.community(untyped(options)) }));
  expect(problemsIn(message)).toEqual([problem]);
});

function thrown(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("it was not refused");
}
