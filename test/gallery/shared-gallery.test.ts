import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { SharedImageGallery } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
import { App, Fn, TerraformStack, TerraformVariable, Token, type TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { mkdtempSync, readFileSync, rmSync } from "fs";
import { tmpdir } from "os";
import { join } from "path";
import { GallerySharing, ImageDefinition, SharedGallery, SharingPermission } from "../../lib";
import {
  DEFINITION,
  GALLERY,
  onlyResource,
  resources,
  synthJson,
  synthStack,
  VERSION,
  type StackJson,
} from "../support/synth";
import {
  addDefinition,
  addGallery,
  addVersion,
  COMPUTE,
  DEFINITION_OPTIONS,
  GALLERY_ID,
  galleryWith,
  preconditionsOf,
  problemsIn,
  refusal,
  SUBSCRIPTION,
  textToken,
  untyped,
  writtenAs,
} from "./build";

const COMMUNITY = {
  prefix: "contoso",
  publisherEmail: "images@contoso.example",
  publisherUri: "https://contoso.example",
  eula: "https://contoso.example/eula",
};

describe("what is written", () => {
  it("writes what is needed and nothing else by default", () => {
    expect(galleryWith()).toEqual({
      name: "contoso_images",
      resource_group_name: "rg-images",
      location: "West Europe",
    });
  });

  it("writes every setting that is given", () => {
    const block = galleryWith({
      galleryName: "other.images_1",
      resourceGroupName: "rg-other",
      location: "northeurope",
      description: "Golden images",
      sharing: GallerySharing.privateOnly(),
      tags: { team: "platform" },
      timeouts: { create: "45m", read: "1m", update: "1h", delete: "1h30m" },
    });
    expect(block).toEqual({
      name: "other.images_1",
      resource_group_name: "rg-other",
      location: "northeurope",
      description: "Golden images",
      sharing: { permission: "Private" },
      tags: { team: "platform" },
      timeouts: { create: "45m", read: "1m", update: "1h", delete: "1h30m" },
    });
  });

  it("leaves out an optional setting that is explicitly undefined", () => {
    const block = galleryWith({
      description: undefined,
      sharing: undefined,
      tags: undefined,
      timeouts: undefined,
      dependsOn: undefined,
      provider: undefined,
      lifecycle: undefined,
    });
    expect(Object.keys(block).sort()).toEqual(["location", "name", "resource_group_name"]);
  });

  it("passes tokens on and has the plan check those that have a rule", () => {
    const block = galleryWith((stack) => ({
      galleryName: textToken(stack, "name"),
      resourceGroupName: textToken(stack, "group"),
      location: textToken(stack, "place"),
      description: textToken(stack, "description"),
      tags: { team: textToken(stack, "team") },
      timeouts: { create: textToken(stack, "create") },
    }));
    expect(block).toMatchObject({
      name: "${var.name}",
      resource_group_name: "${var.group}",
      location: "${var.place}",
      description: "${var.description}",
      tags: { team: "${var.team}" },
      timeouts: { create: "${var.create}" },
    });
    expect(preconditionsOf(block)).toEqual([
      {
        condition: '${can(regex("^[A-Za-z0-9]([A-Za-z0-9._]{0,78}[A-Za-z0-9])?$", var.name))}',
        error_message:
          "AIG101  galleryName: allowed 1 to 80 letters, digits, periods and underscores that begin and end with a " +
          "letter or digit. Choose another name. Azure takes no dash in a gallery name, and no period or underscore " +
          "at its ends.",
      },
      {
        condition: '${can(regex("^[-A-Za-z0-9._()]{0,89}[-A-Za-z0-9_()]$", var.group))}',
        error_message:
          "AIG105  resourceGroupName: allowed 1 to 90 letters, digits, dashes, periods, underscores and parentheses " +
          "that do not end with a period. Give the name of the group, not its id.",
      },
    ]);
  });

  it("passes on a map of tags that only Terraform knows", () => {
    const block = galleryWith(() => ({ tags: Token.asStringMap(Fn.merge([{ a: "1" }, { b: "2" }])) }));
    expect(block.tags).toBe('${merge({"a" = "1"}, {"b" = "2"})}');
  });
});

describe("attributes", () => {
  it("gives references where Terraform has to keep an order, and inputs where it has not", () => {
    const written = writtenAs((stack) => {
      const gallery = addGallery(stack, { tags: { team: "platform" } });
      expect(gallery.nameInput).toBe("contoso_images");
      expect(gallery.resourceGroupName).toBe("rg-images");
      expect(gallery.location).toBe("West Europe");
      expect(gallery.tags).toEqual({ team: "platform" });
      expect(gallery.sharing?.permission).toBe(SharingPermission.PRIVATE);
      return [gallery.galleryName, gallery.galleryId, gallery.uniqueName];
    });
    expect(written).toEqual([
      "${azurerm_shared_image_gallery.Gallery.name}",
      "${azurerm_shared_image_gallery.Gallery.id}",
      "${azurerm_shared_image_gallery.Gallery.unique_name}",
    ]);
  });

  it("makes one token of a name or id however often it is read", () => {
    synthStack((stack) => {
      const gallery = addGallery(stack);
      expect([gallery.galleryName, gallery.galleryId]).toEqual([gallery.galleryName, gallery.galleryId]);
    });
  });

  it("has a public name for a community gallery only", () => {
    const sharing = GallerySharing.community(COMMUNITY);
    expect(writtenAs((stack) => addGallery(stack, { sharing }).communityName)).toBe(
      "${azurerm_shared_image_gallery.Gallery.sharing[0].community_gallery[0].name}",
    );
    synthStack((stack) =>
      expect(addGallery(stack, { sharing: GallerySharing.groups() }).communityName).toBeUndefined(),
    );
    synthStack((stack) => expect(addGallery(stack).communityName).toBeUndefined());
  });

  it("tells a gallery from everything else", () => {
    synthStack((stack) => {
      const gallery = addGallery(stack);
      const imported = SharedGallery.fromGalleryId(stack, "Imported", GALLERY_ID);
      expect(SharedGallery.isSharedGallery(gallery)).toBe(true);
      const others = [imported, addDefinition(gallery), stack, {}, null, undefined, "Gallery", 1];
      expect(others.filter((other) => SharedGallery.isSharedGallery(other))).toEqual([]);
    });
  });
});

describe("addresses", () => {
  it("keeps the addresses of gallery, definition and version", () => {
    const { json } = synthStack((stack) => addVersion(addDefinition(addGallery(stack))));
    expect(Object.keys(resources(json, GALLERY))).toEqual(["Gallery"]);
    expect(Object.keys(resources(json, DEFINITION))).toEqual(["Gallery_Ubuntu2404_16FD2803"]);
    expect(Object.keys(resources(json, VERSION))).toEqual(["Gallery_Ubuntu2404_V1_4_0_746B4F36"]);
  });

  it("keeps them whatever else is declared before", () => {
    const { json } = synthStack((stack) => {
      const props = { galleryName: "first", resourceGroupName: "rg", location: "westeurope" };
      new SharedGallery(stack, "First", props);
      addVersion(addDefinition(addGallery(stack)));
    });
    expect(Object.keys(resources(json, VERSION))).toEqual(["Gallery_Ubuntu2404_V1_4_0_746B4F36"]);
  });

  it.each(["1Gallery", "1.14.0", "-gallery", "ä", ""])("refuses the construct id %j", (id) => {
    const message = refusal((stack) => {
      const scope = new Construct(stack, "Scope");
      new SharedGallery(scope, id, { galleryName: "a", resourceGroupName: "rg", location: "westeurope" });
    });
    expect(message).toContain(id === "" ? "ID" : `AIG001  id: got ${JSON.stringify(id)}, allowed an id that begins`);
  });

  it("refuses a token in the construct id", () => {
    const message = refusal((stack) => {
      const props = { galleryName: "a", resourceGroupName: "rg", location: "westeurope" };
      new SharedGallery(stack, `Gallery${textToken(stack)}`, props);
    });
    expect(problemsIn(message)).toHaveLength(1);
    expect(message).toContain("AIG001  id: got ");
  });

  it("refuses with an exact message for a construct id that begins with a digit", () => {
    const message = refusal((stack) => {
      new SharedGallery(stack, "1Gallery", { galleryName: "a", resourceGroupName: "rg", location: "westeurope" });
    });
    expect(message).toBe(
      [
        "SharedGallery at stack/1Gallery is not valid (1 problem)",
        "",
        '  AIG001  id: got "1Gallery", allowed an id that begins with a letter or an underscore and holds no token',
        '          Write the id as a literal that begins with a letter: "V1_4_0" for version 1.4.0.',
        "",
        "More: docs/errors.md#aig001",
      ].join("\n"),
    );
  });
});

describe("refusals", () => {
  it("refuses several faults at once, in one message", () => {
    const message = refusal((stack) =>
      addGallery(stack, {
        galleryName: "contoso-images",
        resourceGroupName: `${COMPUTE}/galleries/x`,
        location: "",
        tags: { "a?b": "1" },
        timeouts: { create: "an hour" },
      }),
    );
    expect(message).toBe(
      [
        "SharedGallery at stack/Gallery is not valid (5 problems)",
        "",
        '  AIG101  galleryName: got "contoso-images", allowed 1 to 80 letters, digits, periods and underscores that ' +
          "begin and end with a letter or digit",
        "          Choose another name. Azure takes no dash in a gallery name, and no period or underscore at its ends.",
        '  AIG105  resourceGroupName: got "/subscriptions/00000000-0000-0000-0000-000000000000/resource…' +
          '/providers/Microsoft.Compute/galleries/x" (115 characters), allowed 1 to 90 letters, digits, dashes, periods, underscores and ' +
          "parentheses that do not end with a period",
        "          Give the name of the group, not its id.",
        '  AIG003  location: got "", allowed a text that is not empty',
        "          State the value.",
        '  AIG113  tags["a?b"]: got "a?b", allowed 1 to 512 characters without < > % & \\ ? /',
        "          Choose another name.",
        '  AIG119  timeouts.create: got "an hour", allowed a duration such as "90m", "2h" or "1h30m"',
        "          Write hours as h, minutes as m and seconds as s.",
        "",
        "More: docs/errors.md#aig101",
      ].join("\n"),
    );
  });

  it("refuses a gallery without leaving it in the tree, and takes the same id again", () => {
    const { json } = synthStack((stack) => {
      expect(() => addGallery(stack, { galleryName: "no-dash" })).toThrow("AIG101");
      expect(stack.node.tryFindChild("Gallery")).toBeUndefined();
      addGallery(stack);
    });
    expect(onlyResource(json, GALLERY).name).toBe("contoso_images");
  });

  const NAME = "1 to 80 letters, digits, periods and underscores that begin and end with a letter or digit";
  const GROUP = "1 to 90 letters, digits, dashes, periods, underscores and parentheses that do not end with a period";

  it.each([
    ["galleryName", undefined, `AIG003 galleryName: got nothing, allowed ${NAME}`],
    ["galleryName", null, `AIG003 galleryName: got null, allowed ${NAME}`],
    ["galleryName", "", `AIG003 galleryName: got "", allowed ${NAME}`],
    ["galleryName", NaN, "AIG004 galleryName: got NaN, allowed a text"],
    ["galleryName", -1, "AIG004 galleryName: got -1, allowed a text"],
    ["galleryName", {}, "AIG004 galleryName: got a value of type object, allowed a text"],
    ["galleryName", "_images", `AIG101 galleryName: got "_images", allowed ${NAME}`],
    ["galleryName", "images.", `AIG101 galleryName: got "images.", allowed ${NAME}`],
    ["galleryName", "images\n", `AIG101 galleryName: got "images\\n", allowed ${NAME}`],
    ["galleryName", "bücher", `AIG101 galleryName: got "bücher", allowed ${NAME}`],
    ["galleryName", "a".repeat(81), `AIG101 galleryName: got "${"a".repeat(81)}", allowed ${NAME}`],
    [
      "galleryName",
      "a".repeat(5000),
      `AIG101 galleryName: got "${"a".repeat(60)}…${"a".repeat(40)}" (5000 characters), allowed ${NAME}`,
    ],
    ["resourceGroupName", undefined, `AIG003 resourceGroupName: got nothing, allowed ${GROUP}`],
    ["resourceGroupName", "", `AIG003 resourceGroupName: got "", allowed ${GROUP}`],
    ["resourceGroupName", NaN, "AIG004 resourceGroupName: got NaN, allowed a text"],
    ["resourceGroupName", "rg.", `AIG105 resourceGroupName: got "rg.", allowed ${GROUP}`],
    ["resourceGroupName", "r".repeat(91), `AIG105 resourceGroupName: got "${"r".repeat(91)}", allowed ${GROUP}`],
    ["location", undefined, "AIG003 location: got nothing, allowed a text that is not empty"],
    ["location", "", 'AIG003 location: got "", allowed a text that is not empty'],
    ["location", "  ", 'AIG003 location: got "  ", allowed a text that is not empty'],
    ["description", NaN, "AIG004 description: got NaN, allowed a text"],
    ["description", 1.5, "AIG004 description: got 1.5, allowed a text"],
    ["sharing", "Community", 'AIG004 sharing: got "Community", allowed a GallerySharing'],
    ["sharing", {}, "AIG004 sharing: got a value of type object, allowed a GallerySharing"],
    ["timeouts", { create: "" }, 'AIG119 timeouts.create: got "", allowed a duration such as "90m", "2h" or "1h30m"'],
    ["timeouts", { read: 5 }, 'AIG119 timeouts.read: got 5, allowed a duration such as "90m", "2h" or "1h30m"'],
    [
      "timeouts",
      { delete: "30m 1h" },
      'AIG119 timeouts.delete: got "30m 1h", allowed a duration such as "90m", "2h" or "1h30m"',
    ],
    ["tags", { team: NaN }, 'AIG004 tags["team"]: got NaN, allowed a text'],
    ["tags", { Team: "a", team: "b" }, 'AIG115 tags: "Team" and "team" are the same tag name'],
    [
      "tags",
      { team: "a".repeat(257) },
      `AIG114 tags["team"]: got "${"a".repeat(60)}…${"a".repeat(40)}" (257 characters), allowed at most 256 characters`,
    ],
    ["tags", { "": "a" }, 'AIG113 tags[""]: got "", allowed 1 to 512 characters without < > % & \\ ? /'],
    [
      "tags",
      Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`t${i}`, ""])),
      "AIG112 tags: got 51 tags, allowed at most 50",
    ],
  ])("refuses %s as %p", (prop, value, said) => {
    expect(problemsIn(refusal((stack) => addGallery(stack, untyped({ [prop]: value }))))).toEqual([said]);
  });

  it.each([
    ["galleryName", "name", "a"],
    ["galleryName", "name", "a".repeat(80)],
    ["galleryName", "name", "Images_2026.11"],
    ["resourceGroupName", "resource_group_name", "r".repeat(90)],
    ["resourceGroupName", "resource_group_name", "(rg)-1.x_"],
    ["description", "description", "a".repeat(5000)],
    ["tags", "tags", Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`t${i}`, "v".repeat(256)]))],
    ["tags", "tags", { ["n".repeat(512)]: "" }],
    ["timeouts", "timeouts", { delete: "30m1h", create: "1.5h", read: "500ms" }],
  ])("takes %s up to what is allowed (%s)", (prop, key, value) => {
    expect(galleryWith({ [prop]: value })[key]).toEqual(value);
  });

  it.each(["sharing", "timeouts", "tags", "description", "dependsOn", "provider", "lifecycle"])(
    "takes null as %s for what is left out",
    (prop) => {
      const block = galleryWith(untyped({ [prop]: null }));
      const said = Object.entries(block).filter(([, value]) => value !== null);
      expect(Object.fromEntries(said)).toEqual(galleryWith());
    },
  );

  it("only warns of a location it does not know", () => {
    expect(galleryWith({ location: "Mars Central" }).location).toBe("Mars Central");
  });
});

describe("sharing", () => {
  it.each([
    [GallerySharing.privateOnly(), SharingPermission.PRIVATE, "Private"],
    [GallerySharing.groups(), SharingPermission.GROUPS, "Groups"],
  ])("writes the permission alone for a plain kind (%#)", (sharing, permission, written) => {
    expect(sharing.permission).toBe(permission);
    expect(galleryWith({ sharing }).sharing).toEqual({ permission: written });
  });

  it("writes what a community gallery tells the public", () => {
    const sharing = GallerySharing.community(COMMUNITY);
    expect(sharing.permission).toBe(SharingPermission.COMMUNITY);
    expect(galleryWith({ sharing }).sharing).toEqual({
      permission: "Community",
      community_gallery: {
        prefix: "contoso",
        publisher_email: "images@contoso.example",
        publisher_uri: "https://contoso.example",
        eula: "https://contoso.example/eula",
      },
    });
  });

  const PREFIX = "5 to 16 letters and digits";
  it.each([
    ["prefix", undefined, `AIG003 sharing.prefix: got nothing, allowed ${PREFIX}`],
    ["prefix", "", `AIG003 sharing.prefix: got "", allowed ${PREFIX}`],
    ["prefix", NaN, "AIG004 sharing.prefix: got NaN, allowed a text"],
    ["prefix", "four", `AIG109 sharing.prefix: got "four", allowed ${PREFIX}`],
    ["prefix", "a".repeat(17), `AIG109 sharing.prefix: got "${"a".repeat(17)}", allowed ${PREFIX}`],
    ["prefix", "with_line", `AIG109 sharing.prefix: got "with_line", allowed ${PREFIX}`],
    ["publisherEmail", undefined, "AIG003 sharing.publisherEmail: got nothing, allowed an e-mail address"],
    ["publisherEmail", "", 'AIG003 sharing.publisherEmail: got "", allowed an e-mail address'],
    [
      "publisherUri",
      undefined,
      "AIG003 sharing.publisherUri: got nothing, allowed an address that begins with http:// or https://",
    ],
    ["eula", undefined, "AIG003 sharing.eula: got nothing, allowed a text that is not empty"],
    ["eula", " ", 'AIG003 sharing.eula: got " ", allowed a text that is not empty'],
  ])("refuses a community gallery with %s as %p", (prop, value, said) => {
    const sharing = GallerySharing.community(untyped({ ...COMMUNITY, [prop]: value }));
    expect(problemsIn(refusal((stack) => addGallery(stack, { sharing })))).toEqual([said]);
  });

  it.each(["abcde", "a".repeat(16)])("takes the prefix %s", (prefix) => {
    const sharing = GallerySharing.community({ ...COMMUNITY, prefix });
    expect(galleryWith({ sharing }).sharing).toMatchObject({ community_gallery: { prefix } });
  });

  it("only warns of an e-mail and web address of another form", () => {
    const sharing = GallerySharing.community({ ...COMMUNITY, publisherEmail: "nobody", publisherUri: "contoso" });
    expect(galleryWith({ sharing }).sharing).toMatchObject({
      community_gallery: { publisher_email: "nobody", publisher_uri: "contoso" },
    });
  });

  it("has the plan check a prefix that only Terraform knows, and not what would only warn", () => {
    const block = galleryWith((stack) => ({
      sharing: GallerySharing.community({
        prefix: textToken(stack, "prefix"),
        publisherEmail: textToken(stack, "mail"),
        publisherUri: textToken(stack, "uri"),
        eula: textToken(stack, "eula"),
      }),
    }));
    expect(preconditionsOf(block).map(({ condition }) => condition)).toEqual([
      '${can(regex("^[A-Za-z0-9]{5,16}$", var.prefix))}',
    ]);
  });
});

describe("tags that only Terraform knows", () => {
  const tags = (stack: TerraformStack): Record<string, string> =>
    Fn.merge([{ team: "linux" }, new TerraformVariable(stack, "more", { type: "map(string)" }).value]) as never;

  it("are merged by a function, like those of the provider's own resource", () => {
    const block = galleryWith((stack) => ({ tags: tags(stack) }));
    expect(block.tags).toBe('${merge({"team" = "linux"}, var.more)}');
    expect(preconditionsOf(block).map(({ error_message }) => error_message.slice(0, 6))).toEqual(["AIG113", "AIG115"]);
  });

  it("flow down to definitions and versions, with and without those of the gallery", () => {
    const { json } = synthStack((stack) => {
      addVersion(addDefinition(addGallery(stack), { tags: tags(stack) }));
    });
    expect(onlyResource(json, DEFINITION).tags).toBe('${merge({"team" = "linux"}, var.more)}');
    expect(onlyResource(json, VERSION).tags).toBe('${merge({"team" = "linux"}, var.more)}');
    const definition = synthStack((stack) => {
      addDefinition(addGallery(stack, { tags: { a: "b" } }), { tags: tags(stack) });
    });
    expect(onlyResource(definition.json, DEFINITION).tags).toBe(
      '${merge({"a" = "b"}, merge({"team" = "linux"}, var.more))}',
    );
  });

  it.each(["team", 7])("are no %p, whatever the parent has", (wrong) => {
    const got = typeof wrong === "string" ? `"${wrong}"` : String(wrong);
    for (const theirs of [undefined, { a: "b" }]) {
      const message = refusal((stack) => addDefinition(addGallery(stack, { tags: theirs }), { tags: untyped(wrong) }));
      expect(problemsIn(message)).toEqual([`AIG004 tags: got ${got}, allowed a map of texts`]);
    }
  });
});

it("does not count tags that are not there", () => {
  const fifty = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`t${i}`, "x"]));
  const gone = untyped<Record<string, string>>({ "a/b": undefined, "c?": null, T1: undefined });
  expect(galleryWith({ tags: { ...fifty, ...gone } }).tags).toEqual(fifty);
});

describe("imports", () => {
  it("takes a literal id apart", () => {
    const { json } = synthStack((stack) => {
      const gallery = SharedGallery.fromGalleryId(stack, "Gallery", GALLERY_ID);
      expect(gallery.galleryName).toBe("contoso");
      expect(gallery.resourceGroupName).toBe("rg-images");
      expect(gallery.galleryId).toBe(GALLERY_ID);
      expect([gallery.location, gallery.sharing, gallery.tags]).toEqual([undefined, undefined, undefined]);
    });
    expect(json.resource).toBeUndefined();
  });

  it("takes an id apart whose segments are in other letter case", () => {
    synthStack((stack) => {
      const id = "/SUBSCRIPTIONS/s/resourcegroups/RG/Providers/microsoft.compute/GALLERIES/Images";
      const gallery = SharedGallery.fromGalleryId(stack, "Gallery", id);
      expect([gallery.resourceGroupName, gallery.galleryName]).toEqual(["RG", "Images"]);
      expect(gallery.galleryId).toBe("/subscriptions/s/resourceGroups/RG/providers/Microsoft.Compute/galleries/Images");
    });
  });

  it("lets Terraform take an id apart that only it knows", () => {
    const written = writtenAs((stack) => {
      const gallery = SharedGallery.fromGalleryId(stack, "Gallery", textToken(stack, "id"));
      return [gallery.resourceGroupName, gallery.galleryName, gallery.galleryId];
    });
    expect(written).toEqual(['${element(split("/", var.id), 4)}', '${element(split("/", var.id), 8)}', "${var.id}"]);
  });

  it("makes the id of what is known", () => {
    synthStack((stack) => {
      const sharing = GallerySharing.groups();
      const gallery = SharedGallery.fromGalleryAttributes(stack, "Gallery", {
        galleryName: "contoso",
        resourceGroupName: "rg-images",
        subscriptionId: SUBSCRIPTION,
        location: "westeurope",
        sharing,
      });
      expect(gallery.galleryId).toBe(GALLERY_ID);
      expect([gallery.location, gallery.sharing]).toEqual(["westeurope", sharing]);
    });
  });

  it("refuses to make an id without the subscription, and only when the id is read", () => {
    const message = refusal((stack) => {
      const attributes = { galleryName: "contoso", resourceGroupName: "rg-images" };
      const gallery = SharedGallery.fromGalleryAttributes(stack, "Imported", attributes);
      expect(gallery.galleryName).toBe("contoso");
      String(gallery.galleryId);
    });
    expect(message).toBe(
      [
        "import at stack/Imported is not valid (1 problem)",
        "",
        "  AIG009  subscriptionId: got nothing, allowed the subscription of a gallery, which its id is made of",
        "          Give subscriptionId to the import, or import by the full id.",
        "",
        "More: docs/errors.md#aig009",
      ].join("\n"),
    );
  });

  const SHAPE = "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/galleries/<name>";
  it.each([
    [undefined, "AIG003 galleryId: got nothing, allowed the id of a gallery"],
    ["", 'AIG003 galleryId: got "", allowed the id of a gallery'],
    [NaN, "AIG004 galleryId: got NaN, allowed the id of a gallery"],
    ["contoso", `AIG005 galleryId: got "contoso", allowed the id of a gallery: ${SHAPE}`],
    [
      `${GALLERY_ID}/images/ubuntu`,
      `AIG005 galleryId: got the id of an image definition, allowed the id of a gallery: ${SHAPE}`,
    ],
    [`${COMPUTE}/images/x`, `AIG005 galleryId: got the id of a managed image, allowed the id of a gallery: ${SHAPE}`],
    ["/subscriptions//resourceGroups/r/providers/Microsoft.Compute/galleries/g", undefined],
    [`${GALLERY_ID}/`, undefined],
  ])("refuses to import %j", (id, said) => {
    const message = refusal((stack) => SharedGallery.fromGalleryId(stack, "Gallery", untyped(id)));
    expect(message).toContain("SharedGallery imported at stack/Gallery is not valid (1 problem)");
    expect(problemsIn(message)).toEqual([said ?? expect.stringMatching(/^AIG005 galleryId: got "/)]);
  });

  it("refuses attributes that no gallery can have, all at once", () => {
    const message = refusal((stack) =>
      SharedGallery.fromGalleryAttributes(stack, "Gallery", { galleryName: "no-dash", resourceGroupName: "" }),
    );
    expect(problemsIn(message).map((said) => said.split(":")[0])).toEqual([
      "AIG686 galleryName",
      "AIG003 resourceGroupName",
    ]);
    expect(message).not.toContain("Choose another name");
  });

  it("refuses an import without leaving it in the tree", () => {
    synthStack((stack) => {
      expect(() => SharedGallery.fromGalleryId(stack, "Gallery", "x")).toThrow("AIG005");
      expect(stack.node.tryFindChild("Gallery")).toBeUndefined();
    });
  });

  it("has the plan ask of what is made in it whether its id is one, where only Terraform knows it", () => {
    const { json } = synthStack((stack) => {
      const gallery = SharedGallery.fromGalleryId(stack, "Gallery", textToken(stack, "id"));
      addDefinition(gallery, { location: "westeurope" });
    });
    const [asked, ...more] = preconditionsOf(onlyResource(json, DEFINITION));
    expect(more).toEqual([]);
    expect(asked!.condition).toMatch(/^\$\{can\(regex\(".*galleries.*", lower\(var\.id\)\)\)\}$/);
    expect(asked!.error_message).toMatch(/^AIG005 {2}galleryId: allowed the id of a gallery\. /);
  });

  it("holds definitions like one of this app, which state their location", () => {
    const { json } = synthStack((stack) => {
      const gallery = SharedGallery.fromGalleryId(stack, "Gallery", GALLERY_ID);
      addDefinition(gallery, { location: "westeurope" });
    });
    expect(onlyResource(json, DEFINITION)).toMatchObject({
      gallery_name: "contoso",
      resource_group_name: "rg-images",
      location: "westeurope",
    });
  });
});

describe("the resource underneath", () => {
  it("is the default child, open to overrides", () => {
    const { json } = synthStack((stack) => {
      const l1 = addGallery(stack).node.defaultChild as SharedImageGallery;
      expect(l1).toBeInstanceOf(SharedImageGallery);
      l1.addOverride("timeouts.create", "2h");
      l1.addOverride("new_argument", true);
    });
    expect(onlyResource(json, GALLERY)).toMatchObject({ timeouts: { create: "2h" }, new_argument: true });
  });

  it("takes Terraform's own arguments", () => {
    const { json } = synthStack((stack) => {
      const first = new SharedImageGallery(stack, "First", {
        name: "f",
        resourceGroupName: "rg",
        location: "westeurope",
      });
      const provider = new AzurermProvider(stack, "other", { alias: "other", features: [{}] });
      addGallery(stack, {
        dependsOn: [first],
        provider,
        lifecycle: { preventDestroy: true, ignoreChanges: ["tags"], createBeforeDestroy: true },
      });
    });
    expect(resources(json, GALLERY).Gallery).toMatchObject({
      depends_on: ["azurerm_shared_image_gallery.First"],
      provider: "azurerm.other",
      lifecycle: { prevent_destroy: true, ignore_changes: ["tags"], create_before_destroy: true },
    });
  });

  it("keeps the user's preconditions beside its own", () => {
    const block = galleryWith((stack) => ({
      galleryName: textToken(stack),
      lifecycle: { preventDestroy: true, precondition: [{ condition: '${var.text != ""}', errorMessage: "mine" }] },
    }));
    expect(preconditionsOf(block).map(({ error_message }) => error_message.slice(0, 6))).toEqual(["mine", "AIG101"]);
    expect(block.lifecycle).toMatchObject({ prevent_destroy: true });
  });

  it("keeps its preconditions when the lifecycle is assigned later", () => {
    const { json } = synthStack((stack) => {
      const l1 = addGallery(stack, { galleryName: textToken(stack) }).node.defaultChild as TerraformResource;
      l1.lifecycle = { preventDestroy: true };
    });
    const block = onlyResource(json, GALLERY);
    expect(block.lifecycle).toMatchObject({ prevent_destroy: true });
    expect(preconditionsOf(block)).toHaveLength(1);
  });
});

describe("children", () => {
  it("hands its provider down in the same stack", () => {
    const { json } = synthStack((stack) => {
      const provider = new AzurermProvider(stack, "other", { alias: "other", features: [{}] });
      addVersion(addDefinition(addGallery(stack, { provider })));
    });
    expect(onlyResource(json, DEFINITION).provider).toBe("azurerm.other");
    expect(onlyResource(json, VERSION).provider).toBe("azurerm.other");
  });

  it("lets a child choose another provider", () => {
    const { json } = synthStack((stack) => {
      const [a, b] = ["a", "b"].map((alias) => new AzurermProvider(stack, alias, { alias, features: [{}] }));
      const gallery = addGallery(stack, { provider: a });
      addVersion(addDefinition(gallery, { provider: b }));
    });
    expect(onlyResource(json, GALLERY).provider).toBe("azurerm.a");
    expect(onlyResource(json, DEFINITION).provider).toBe("azurerm.b");
    expect(onlyResource(json, VERSION).provider).toBe("azurerm.b");
  });

  it("says nothing of a provider if the gallery has none", () => {
    const { json } = synthStack((stack) => addVersion(addDefinition(addGallery(stack))));
    expect(onlyResource(json, DEFINITION)).not.toHaveProperty("provider");
    expect(onlyResource(json, VERSION)).not.toHaveProperty("provider");
  });

  it("hands tags, location and resource group down, a child's own tag winning whatever its letter case", () => {
    const { json } = synthStack((stack) => {
      const gallery = addGallery(stack, { tags: { Team: "platform", stage: "prod" } });
      addVersion(addDefinition(gallery, { tags: { team: "linux" } }), { tags: { STAGE: "test", build: "7" } });
    });
    const inherited = { location: "West Europe", resource_group_name: "rg-images" };
    expect(onlyResource(json, GALLERY).tags).toEqual({ Team: "platform", stage: "prod" });
    expect(onlyResource(json, DEFINITION)).toMatchObject({ ...inherited, tags: { stage: "prod", team: "linux" } });
    expect(onlyResource(json, VERSION)).toMatchObject({
      ...inherited,
      tags: { team: "linux", STAGE: "test", build: "7" },
    });
  });

  it("hands tags down unchanged to a child that has none", () => {
    const { json } = synthStack((stack) =>
      addVersion(addDefinition(addGallery(stack, { tags: { team: "platform" } }))),
    );
    expect(onlyResource(json, DEFINITION).tags).toEqual({ team: "platform" });
    expect(onlyResource(json, VERSION).tags).toEqual({ team: "platform" });
  });

  it("merges a map of tags that only Terraform knows in the plan", () => {
    const { json } = synthStack((stack) => {
      const tags = Token.asStringMap(Fn.merge([{ a: "1" }]));
      addDefinition(addGallery(stack, { tags }), { tags: { team: "linux" } });
    });
    expect(onlyResource(json, DEFINITION).tags).toBe('${merge(merge({"a" = "1"}), {"team" = "linux"})}');
  });

  it("counts the inherited tags against the limit of the child", () => {
    const tags = (prefix: string): { [name: string]: string } =>
      Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`${prefix}${i}`, ""]));
    const message = refusal((stack) => addDefinition(addGallery(stack, { tags: tags("a") }), { tags: tags("b") }));
    expect(problemsIn(message)).toEqual(["AIG112 tags: got 52 tags, allowed at most 50"]);
  });
});

describe("two stacks", () => {
  let outdir: string;
  beforeEach(() => {
    outdir = mkdtempSync(join(tmpdir(), "gallery-"));
  });
  afterEach(() => rmSync(outdir, { recursive: true, force: true }));

  it("refer to each other through an output and a remote state, without handing the provider on", () => {
    const app = new App({ outdir });
    const [one, two] = ["one", "two"].map((id) => {
      const stack = new TerraformStack(app, id);
      new AzurermProvider(stack, "azurerm", { features: [{}] });
      return stack as TerraformStack;
    }) as [TerraformStack, TerraformStack];
    const provider = new AzurermProvider(one, "other", { alias: "other", features: [{}] });
    const gallery = addGallery(one, { provider });
    const props = { identifier: { publisher: "p", offer: "o", sku: "s" } };
    const consumer = new Construct(two, "Consumer");
    const local = SharedGallery.fromGalleryAttributes(consumer, "Gallery", {
      galleryName: gallery.galleryName,
      resourceGroupName: gallery.resourceGroupName,
      location: gallery.location,
    });
    addDefinition(local, props);
    app.synth();

    const read = (stack: string): StackJson =>
      JSON.parse(readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8")) as StackJson;
    const output = "cross-stack-output-azurerm_shared_image_galleryGalleryname";
    expect(read("one").output).toEqual({
      [output]: { sensitive: true, value: "${azurerm_shared_image_gallery.Gallery.name}" },
    });
    const definition = onlyResource(read("two"), DEFINITION);
    expect(definition.gallery_name).toBe(
      "${data.terraform_remote_state.cross-stack-reference-input-one.outputs." + output + "}",
    );
    expect(definition).toMatchObject({ resource_group_name: "rg-images", location: "West Europe" });
    expect(definition).not.toHaveProperty("provider");
  });

  it("lets a definition in one stack stand in a gallery of the other", () => {
    const app = new App({ outdir });
    const one = new TerraformStack(app, "one");
    const two = new TerraformStack(app, "two");
    for (const stack of [one, two]) new AzurermProvider(stack, "azurerm", { features: [{}] });
    const provider = new AzurermProvider(one, "other", { alias: "other", features: [{}] });
    const gallery = addGallery(one, { provider });
    new ImageDefinition(two, "Ubuntu2404", { ...DEFINITION_OPTIONS, gallery });
    app.synth();
    const json = synthJson(two);
    expect(Object.keys(resources(json, DEFINITION))).toEqual(["Ubuntu2404"]);
    expect(onlyResource(json, DEFINITION).gallery_name).toContain("cross-stack-reference-input-one");
    expect(onlyResource(json, DEFINITION)).not.toHaveProperty("provider");
  });
});
