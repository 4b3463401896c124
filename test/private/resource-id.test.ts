import fc from "fast-check";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import { show } from "../../lib/azure/problem";
import * as ids from "../../lib/private/resource-id";
import { synthStack } from "../support/synth";

const COMPUTE = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute";
const GALLERY_ID = `${COMPUTE}/galleries/g`;
const IMAGE_ID = `${COMPUTE}/images/i`;
const DISK_ID = `${COMPUTE}/disks/d`;

const ALL = {
  "a gallery": [ids.GALLERY, GALLERY_ID],
  "an image definition": [ids.DEFINITION, `${GALLERY_ID}/images/d`],
  "an image version": [ids.VERSION, `${GALLERY_ID}/images/d/versions/1.0.0`],
  "a managed image": [ids.MANAGED_IMAGE, IMAGE_ID],
  "a virtual machine": [ids.VIRTUAL_MACHINE, `${COMPUTE}/virtualMachines/m`],
  "a snapshot": [ids.SNAPSHOT, `${COMPUTE}/snapshots/s`],
  "a managed disk": [ids.MANAGED_DISK, DISK_ID],
  "a disk encryption set": [ids.ENCRYPTION_SET, `${COMPUTE}/diskEncryptionSets/e`],
  "a storage account": [
    ids.STORAGE_ACCOUNT,
    "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/a",
  ],
} as const;
const rows = Object.entries(ALL);
const REMEDY = "Give the full resource id, as `az … show --query id` prints it.";

describe("parseId", () => {
  test("an id of a version comes apart into its names, outermost first", () => {
    expect(ids.parseId(ids.VERSION, `${GALLERY_ID}/images/d/versions/1.0.0`)).toEqual({
      subscriptionId: "s",
      resourceGroupName: "rg",
      names: ["g", "d", "1.0.0"],
    });
  });

  test("segment names are compared without regard to case, names keep theirs", () => {
    const id = "/SUBSCRIPTIONS/S/resourcegroups/RG/Providers/microsoft.compute/GALLERIES/MyGallery";
    expect(ids.parseId(ids.GALLERY, id)).toEqual({
      subscriptionId: "S",
      resourceGroupName: "RG",
      names: ["MyGallery"],
    });
  });

  test.each([
    ["nothing", ""],
    ["a name", "g"],
    ["an id without the first slash", GALLERY_ID.slice(1)],
    ["an id with a slash at the end", `${GALLERY_ID}/`],
    ["an id without a name", `${COMPUTE}/galleries/`],
    ["an id without a subscription", GALLERY_ID.replace("/s/", "//")],
    ["an id of another provider", GALLERY_ID.replace("Microsoft.Compute", "Microsoft.Storage")],
    ["the id of a parent", "/subscriptions/s/resourceGroups/rg"],
    ["the id of a child", `${GALLERY_ID}/images/d`],
  ])("refuses %s", (_, id) => {
    expect(ids.parseId(ids.GALLERY, id)).toBeUndefined();
  });

  test("what formatId writes comes apart into the same parts", () => {
    const name = fc.stringMatching(/^[A-Za-z0-9._-]{1,20}$/);
    const construct = new Construct(new TerraformStack(Testing.app(), "stack"), "Import");
    fc.assert(
      fc.property(name, name, fc.tuple(name, name, name), (subscriptionId, resourceGroupName, names) => {
        const parts = { subscriptionId, resourceGroupName, names };
        expect(ids.parseId(ids.VERSION, ids.formatId(construct, ids.VERSION, parts))).toEqual(parts);
      }),
    );
  });
});

describe("checkId", () => {
  test.each(rows)("the id of %s is one, and of no other kind", (what, [kind, id]) => {
    expect(kind.what).toBe(what);
    expect(rows.filter(([, [other]]) => ids.checkId([other], "source", id) === undefined)).toHaveLength(1);
    expect(ids.checkId([kind], "source", id)).toBeUndefined();
  });

  test("one of several kinds is enough", () => {
    expect(ids.checkId([ids.SNAPSHOT, ids.MANAGED_DISK], "source", DISK_ID)).toBeUndefined();
  });

  test("a token is left to Terraform", () => {
    const variable = new TerraformVariable(new TerraformStack(Testing.app(), "stack"), "v", {});
    expect(ids.checkId([ids.GALLERY], "galleryId", variable.stringValue)).toBeUndefined();
    expect(ids.checkId([ids.GALLERY], "galleryId", "${azurerm_shared_image_gallery.g.id}")).toBeUndefined();
  });

  test.each([
    ["nothing", undefined, "nothing"],
    ["null", null, "null"],
    ["an empty text", "", '""'],
  ])("refuses %s", (_, value, shown) => {
    expect(ids.checkId([ids.GALLERY], "galleryId", value)).toEqual({
      code: "AIG003",
      prop: "galleryId",
      detail: `got ${shown}, allowed the id of a gallery`,
      remedy: "State the value.",
    });
  });

  test("refuses a value that is no text", () => {
    expect(ids.checkId([ids.GALLERY], "galleryId", 7)).toEqual({
      code: "AIG004",
      prop: "galleryId",
      detail: "got 7, allowed the id of a gallery",
      remedy: "Give a value of the declared type.",
    });
  });

  test("refuses an id of another kind, and says which", () => {
    expect(ids.checkId([ids.SNAPSHOT, ids.MANAGED_DISK], "source", IMAGE_ID)).toEqual({
      code: "AIG005",
      prop: "source",
      detail:
        "got the id of a managed image, allowed the id of a snapshot or a managed disk: " +
        "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/snapshots/<name> or " +
        "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/disks/<name>",
      remedy: "Use ImageSource.managedImage for a managed image.",
    });
  });

  test.each([
    [ids.MANAGED_IMAGE, ALL["a virtual machine"][1], "Use ImageSource.virtualMachine for a machine."],
    [ids.MANAGED_IMAGE, ALL["a snapshot"][1], "Use ImageSource.osDiskSnapshot for a snapshot."],
    [ids.MANAGED_IMAGE, DISK_ID, "Use ImageSource.osDiskSnapshot for a disk."],
    [ids.MANAGED_IMAGE, GALLERY_ID, REMEDY],
    [
      ids.MANAGED_IMAGE,
      ALL["an image version"][1],
      "azurerm takes no image version as a source: capture a machine made of it, or a snapshot of that machine's disk.",
    ],
  ])("refuses another kind as a source with what to do about it (%#)", (kind, id, remedy) => {
    expect(ids.checkId([kind], "source", id)?.remedy).toBe(remedy);
    expect(ids.checkId([kind], "diskEncryptionSetId", id)?.remedy).toBe(REMEDY);
  });

  test("refuses a slash at the end, and says that it is one", () => {
    expect(ids.checkId([ids.SNAPSHOT, ids.MANAGED_IMAGE], "source", `${IMAGE_ID}/`)).toEqual({
      code: "AIG005",
      prop: "source",
      detail: `got ${show(`${IMAGE_ID}/`)}, which ends with a slash, allowed the same without it`,
      remedy: "Leave the slash out.",
    });
  });

  test("refuses a name in place of an id", () => {
    expect(ids.checkId([ids.DEFINITION], "definitionId", "ubuntu")).toEqual({
      code: "AIG005",
      prop: "definitionId",
      detail:
        'got "ubuntu", allowed the id of an image definition: /subscriptions/<id>/resourceGroups/<group>' +
        "/providers/Microsoft.Compute/galleries/<name>/images/<name>",
      remedy: REMEDY,
    });
  });
});

describe("idPattern", () => {
  test.each(rows)("it fits the id of %s in lower case, and no other id", (_, [kind, id]) => {
    const regex = new RegExp(ids.idPattern([kind]));
    expect(regex.test(id.toLowerCase())).toBe(true);
    expect(rows.filter(([, [, other]]) => regex.test(other.toLowerCase()))).toHaveLength(1);
    expect(regex.test(`${id.toLowerCase()}/`)).toBe(false);
    expect(regex.test(`x${id.toLowerCase()}`)).toBe(false);
  });

  test("one of several kinds is enough", () => {
    const regex = new RegExp(ids.idPattern([ids.SNAPSHOT, ids.MANAGED_DISK]));
    expect([DISK_ID, IMAGE_ID].map((id) => regex.test(id.toLowerCase()))).toEqual([true, false]);
  });
});

describe("subscriptionIn", () => {
  test("the subscription of an id is given in lower case, whatever the kind", () => {
    expect(ids.subscriptionIn("/SUBSCRIPTIONS/AbC/resourceGroups/rg")).toBe("abc");
  });

  test.each(["", "abc", "/subscriptions/", "x/subscriptions/abc/"])("refuses %p", (id) => {
    expect(ids.subscriptionIn(id)).toBeUndefined();
  });
});

describe("idParts", () => {
  test("a literal comes apart here", () => {
    expect(ids.idParts(ids.DEFINITION, `${GALLERY_ID}/images/d`).names).toEqual(["g", "d"]);
  });

  test("a token comes apart in the plan", () => {
    const { json } = synthStack((stack) => {
      const variable = new TerraformVariable(stack, "v", {});
      stack.addOverride("locals", { ...ids.idParts(ids.DEFINITION, variable.stringValue) });
    });
    expect(json.locals).toEqual({
      subscriptionId: '${element(split("/", var.v), 2)}',
      resourceGroupName: '${element(split("/", var.v), 4)}',
      names: ['${element(split("/", var.v), 8)}', '${element(split("/", var.v), 10)}'],
    });
  });

  test("the plan's positions are those of a literal's parts", () => {
    const segments = `${GALLERY_ID}/images/d`.split("/");
    const { subscriptionId, resourceGroupName, names } = ids.idParts(ids.DEFINITION, segments.join("/"));
    expect([2, 4, 8, 10].map((at) => segments[at])).toEqual([subscriptionId, resourceGroupName, ...names]);
  });
});

describe("formatId", () => {
  const construct = new Construct(new TerraformStack(Testing.app(), "stack"), "Import");

  test("the id is made of the parts", () => {
    const parts = { subscriptionId: "s", resourceGroupName: "rg", names: ["g", "d"] };
    expect(ids.formatId(construct, ids.DEFINITION, parts)).toBe(`${GALLERY_ID}/images/d`);
  });

  test("refuses to make an id without its subscription", () => {
    expect(() => ids.formatId(construct, ids.GALLERY, { resourceGroupName: "rg", names: ["g"] })).toThrow(
      new Error(
        [
          "import at stack/Import is not valid (1 problem)",
          "",
          "  AIG009  subscriptionId: got nothing, allowed the subscription of a gallery, which its id is made of",
          "          Give subscriptionId to the import, or import by the full id.",
          "",
          "More: docs/errors.md#aig009",
        ].join("\n"),
      ),
    );
  });
});

describe("canonicalId", () => {
  const written = "/subscriptions/s/resourceGroups/RG/providers/Microsoft.Compute/diskEncryptionSets/Des";

  test("spells the fixed segments as azurerm does, and leaves names as they are", () => {
    const typed = "/SUBSCRIPTIONS/s/resourcegroups/RG/providers/microsoft.compute/diskencryptionsets/Des";
    expect(ids.canonicalId([ids.MANAGED_DISK, ids.ENCRYPTION_SET], typed)).toBe(written);
    expect(ids.canonicalId([ids.ENCRYPTION_SET], written)).toBe(written);
  });

  test("passes on what only Terraform knows, and what is no such id", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const token = new TerraformVariable(stack, "id", { type: "string" }).stringValue;
    expect(ids.canonicalId([ids.ENCRYPTION_SET], token)).toBe(token);
    expect(ids.canonicalId([ids.ENCRYPTION_SET], "des")).toBe("des");
  });
});
