import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { SharedImage } from "@cdktf/provider-azurerm/lib/shared-image";
import { SharedImageGallery } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
import { Fn, Token, type TerraformResource } from "cdktf";
import {
  Architecture,
  DisallowedDiskType,
  GallerySharing,
  HyperVGeneration,
  ImageDefinition,
  OsState,
  OsType,
  SecurityType,
  SharedGallery,
  type ImageDefinitionAttributes,
  type ImageDefinitionOptions,
} from "../../lib";
import {
  addDefinition,
  addGallery,
  addVersion,
  COMPUTE,
  DEFINITION_OPTIONS,
  definitionWith,
  GALLERY_ID,
  numberToken,
  preconditionsOf,
  problemsIn,
  refusal,
  SUBSCRIPTION,
  textToken,
  untyped,
  writtenAs,
} from "../gallery/build";
import { DEFINITION, onlyResource, synthStack, VERSION } from "../support/synth";

const ID = `${GALLERY_ID}/images/ubuntu`;

/** Definition options with the value at a path such as "identifier.offer". */
function optionsWith(path: string, value: unknown): Partial<ImageDefinitionOptions> {
  const [prop, inner] = path.split(".") as [string, string | undefined];
  if (inner === undefined) return untyped({ [prop]: value });
  const around =
    prop === "identifier" ? DEFINITION_OPTIONS.identifier : prop === "purchasePlan" ? { name: "plan" } : {};
  return untyped({ [prop]: { ...around, [inner]: value } });
}

/** The value in a block at a path such as "identifier.offer". */
function at(block: unknown, path: string): unknown {
  return path.split(".").reduce((value: unknown, key) => (value as { [key: string]: unknown })?.[key], block);
}

describe("what is written", () => {
  it("writes what is needed and nothing else by default", () => {
    expect(definitionWith()).toEqual({
      name: "ubuntu-24_04-gen2",
      gallery_name: "${azurerm_shared_image_gallery.Gallery.name}",
      resource_group_name: "rg-images",
      location: "West Europe",
      identifier: { publisher: "contoso", offer: "ubuntu", sku: "24_04-gen2" },
      os_type: "Linux",
      hyper_v_generation: "V2",
    });
  });

  it("leaves out an optional setting that is explicitly undefined", () => {
    const block = definitionWith({
      definitionName: undefined,
      architecture: undefined,
      securityType: undefined,
      acceleratedNetworking: undefined,
      hibernation: undefined,
      nvme: undefined,
      recommendedVcpus: undefined,
      recommendedMemoryGb: { min: undefined, max: undefined },
      disallowedDiskTypes: undefined,
      endOfLife: undefined,
      description: undefined,
      eula: undefined,
      privacyStatementUri: undefined,
      releaseNoteUri: undefined,
      purchasePlan: undefined,
      location: undefined,
      resourceGroupName: undefined,
      tags: undefined,
      timeouts: undefined,
      dependsOn: undefined,
      provider: undefined,
      lifecycle: undefined,
    });
    expect(block).toEqual(definitionWith());
  });

  it.each<[keyof ImageDefinitionOptions, unknown, object]>([
    ["definitionName", "Ubuntu.24_04-x", { name: "Ubuntu.24_04-x" }],
    ["osType", OsType.WINDOWS, { os_type: "Windows" }],
    ["osState", OsState.SPECIALIZED, { specialized: true }],
    ["hyperVGeneration", HyperVGeneration.V1, { hyper_v_generation: "V1" }],
    ["architecture", Architecture.ARM64, { architecture: "Arm64" }],
    ["architecture", Architecture.X64, { architecture: "x64" }],
    ["acceleratedNetworking", true, { accelerated_network_support_enabled: true }],
    ["acceleratedNetworking", false, { accelerated_network_support_enabled: false }],
    ["hibernation", true, { hibernation_enabled: true }],
    ["hibernation", false, { hibernation_enabled: false }],
    ["nvme", true, { disk_controller_type_nvme_enabled: true }],
    ["nvme", false, { disk_controller_type_nvme_enabled: false }],
    ["recommendedVcpus", { min: 2 }, { min_recommended_vcpu_count: 2 }],
    ["recommendedVcpus", { max: 16 }, { max_recommended_vcpu_count: 16 }],
    ["recommendedVcpus", { min: 4, max: 4 }, { min_recommended_vcpu_count: 4, max_recommended_vcpu_count: 4 }],
    ["recommendedMemoryGb", { min: 4 }, { min_recommended_memory_in_gb: 4 }],
    ["recommendedMemoryGb", { max: 64 }, { max_recommended_memory_in_gb: 64 }],
    [
      "disallowedDiskTypes",
      [DisallowedDiskType.STANDARD_LRS, DisallowedDiskType.PREMIUM_LRS],
      { disk_types_not_allowed: ["Standard_LRS", "Premium_LRS"] },
    ],
    ["endOfLife", "2027-06-30", { end_of_life_date: "2027-06-30T00:00:00Z" }],
    ["endOfLife", "2027-06-30T12:00:00+02:00", { end_of_life_date: "2027-06-30T12:00:00+02:00" }],
    ["description", "Golden", { description: "Golden" }],
    ["eula", "Be kind.", { eula: "Be kind." }],
    ["privacyStatementUri", "https://contoso.example/p", { privacy_statement_uri: "https://contoso.example/p" }],
    ["releaseNoteUri", "HTTP://contoso.example/r", { release_note_uri: "HTTP://contoso.example/r" }],
    ["purchasePlan", { name: "plan" }, { purchase_plan: { name: "plan" } }],
    [
      "purchasePlan",
      { name: "plan", publisher: "p", product: "o" },
      { purchase_plan: { name: "plan", publisher: "p", product: "o" } },
    ],
    ["location", "northeurope", { location: "northeurope" }],
    ["resourceGroupName", "RG-Images", { resource_group_name: "RG-Images" }],
    ["tags", { team: "linux" }, { tags: { team: "linux" } }],
    [
      "timeouts",
      { create: "1h", read: "1m", update: "1h", delete: "2h" },
      { timeouts: { create: "1h", read: "1m", update: "1h", delete: "2h" } },
    ],
  ])("writes %s %j and nothing beside it", (prop, value, written) => {
    expect(definitionWith({ [prop]: value })).toEqual({ ...definitionWith(), ...written });
  });

  it.each([
    [SecurityType.STANDARD, {}],
    [SecurityType.TRUSTED_LAUNCH_SUPPORTED, { trusted_launch_supported: true }],
    [SecurityType.TRUSTED_LAUNCH, { trusted_launch_enabled: true }],
    [SecurityType.CONFIDENTIAL_VM_SUPPORTED, { confidential_vm_supported: true }],
    [SecurityType.CONFIDENTIAL_VM, { confidential_vm_enabled: true }],
  ])("writes at most one switch for the security type %s, and no false one", (securityType, written) => {
    expect(definitionWith({ securityType })).toEqual({ ...definitionWith(), ...written });
  });

  it("writes nothing of the OS state for a generalized image", () => {
    expect(definitionWith({ osState: OsState.GENERALIZED })).not.toHaveProperty("specialized");
  });
});

describe("tokens", () => {
  it.each<[string, string, ...string[]]>([
    ["definitionName", "name", '${can(regex("^[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9])?$", var.text))}'],
    ["identifier.publisher", "identifier.publisher", '${can(regex("^[A-Za-z0-9._-]{0,127}[A-Za-z0-9_-]$", var.text))}'],
    [
      "resourceGroupName",
      "resource_group_name",
      '${can(regex("^[-A-Za-z0-9._()]{0,89}[-A-Za-z0-9_()]$", var.text))}',
      '${(lower(var.text) == lower("rg-images"))}',
    ],
    ["endOfLife", "end_of_life_date", '${(can(formatdate("YYYY", var.text)) || (var.text == null))}'],
    ["location", "location"],
    ["description", "description"],
    ["eula", "eula"],
    ["privacyStatementUri", "privacy_statement_uri"],
    ["releaseNoteUri", "release_note_uri"],
    ["purchasePlan.name", "purchase_plan.name"],
    ["purchasePlan.publisher", "purchase_plan.publisher"],
    ["purchasePlan.product", "purchase_plan.product"],
  ])("passes %s on and has the plan check what has a rule", (path, key, ...conditions) => {
    const block = definitionWith((stack) => optionsWith(path, textToken(stack)));
    expect(at(block, key)).toBe("${var.text}");
    expect(preconditionsOf(block).map((one) => one.condition)).toEqual(conditions);
  });

  it.each([
    ["recommendedVcpus", "min", "min_recommended_vcpu_count", 80, "AIG106"],
    ["recommendedVcpus", "max", "max_recommended_vcpu_count", 80, "AIG106"],
    ["recommendedMemoryGb", "min", "min_recommended_memory_in_gb", 640, "AIG107"],
    ["recommendedMemoryGb", "max", "max_recommended_memory_in_gb", 640, "AIG107"],
  ])("passes %s.%s on and has the plan check it", (prop, end, key, max, code) => {
    const block = definitionWith((stack) => optionsWith(`${prop}.${end}`, numberToken(stack)));
    expect(block[key]).toBe("${var.number}");
    expect(preconditionsOf(block)).toEqual([
      {
        condition: `\${try((((var.number >= 1) && (var.number <= ${max})) && (floor(var.number) == tonumber(var.number))), (var.number == null))}`,
        error_message: expect.stringContaining(`${code}  ${prop}.${end}: allowed a whole number of `) as string,
      },
    ]);
  });

  it("has the plan compare the ends of a range of which one is a token", () => {
    const block = definitionWith((stack) => ({ recommendedVcpus: { min: numberToken(stack), max: 8 } }));
    expect(preconditionsOf(block)[1]).toEqual({
      condition: "${try((var.number <= 8), true)}",
      error_message:
        "AIG108  recommendedVcpus: allowed a minimum not above the maximum. Swap the two numbers, or mend the wrong one.",
    });
  });

  it("checks a date in the plan as the message about it says", () => {
    // formatdate takes RFC 3339 alone, so a plain date that comes in a token is refused in the plan.
    const block = definitionWith((stack) => ({ endOfLife: textToken(stack) }));
    expect(preconditionsOf(block)[0]!.error_message).not.toContain('a date such as "2027-06-30" or');
  });

  it("has the plan check a name that is made of tokens", () => {
    const block = definitionWith((stack) => optionsWith("identifier.offer", textToken(stack)));
    expect(block.name).toBe("${var.text}-24_04-gen2");
    expect(preconditionsOf(block)).toEqual([
      {
        condition: '${can(regex("^[A-Za-z0-9._-]{0,63}[A-Za-z0-9_-]$", var.text))}',
        error_message: expect.stringContaining("AIG104  identifier.offer: ") as string,
      },
      {
        condition: '${can(regex("^[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9])?$", "${var.text}-24_04-gen2"))}',
        error_message: expect.stringContaining("AIG102  definitionName: ") as string,
      },
    ]);
  });

  it.each([
    ["osType", undefined],
    ["osState", undefined],
    ["hyperVGeneration", undefined],
    ["architecture", undefined],
    ["securityType", undefined],
    ["acceleratedNetworking", undefined],
    ["hibernation", undefined],
    ["nvme", undefined],
  ])("refuses a token as %s, which decides what is written", (prop) => {
    const message = refusal((stack) => addDefinition(addGallery(stack), untyped({ [prop]: textToken(stack) })));
    expect(problemsIn(message)).toEqual([`AIG008 ${prop}: got a value that only Terraform knows, allowed a literal`]);
  });

  it("refuses a list of disk types that only Terraform knows", () => {
    const list = Token.asList(Fn.concat([["Standard_LRS"]]));
    const message = refusal((stack) => addDefinition(addGallery(stack), { disallowedDiskTypes: untyped(list) }));
    expect(message).toContain("AIG008  disallowedDiskTypes");
  });
});

describe("refusals", () => {
  const NAME = "1 to 80 letters, digits, periods, underscores and dashes that begin and end with a letter or digit";
  const PUBLISHER = "1 to 128 letters, digits, dashes, periods and underscores that do not end with a period";
  const OFFER = "1 to 64 letters, digits, dashes, periods and underscores that do not end with a period";
  const GROUP = "1 to 90 letters, digits, dashes, periods, underscores and parentheses that do not end with a period";
  const DATE = 'a date such as "2027-06-30" or an RFC 3339 time such as "2027-06-30T00:00:00Z"';
  const HUGE = "x".repeat(200);
  const CUT = `"${"x".repeat(60)}…${"x".repeat(40)}" (200 characters)`;

  it.each([
    ["definitionName", "", `AIG003 definitionName: got "", allowed ${NAME}`],
    ["definitionName", NaN, "AIG004 definitionName: got NaN, allowed a text"],
    ["definitionName", "-ubuntu", `AIG102 definitionName: got "-ubuntu", allowed ${NAME}`],
    ["definitionName", "ubuntu.", `AIG102 definitionName: got "ubuntu.", allowed ${NAME}`],
    ["definitionName", "a b", `AIG102 definitionName: got "a b", allowed ${NAME}`],
    ["definitionName", HUGE, `AIG102 definitionName: got ${CUT}, allowed ${NAME}`],
    ["identifier", undefined, "AIG003 identifier: got nothing, allowed publisher, offer and sku"],
    ["identifier.publisher", undefined, `AIG003 identifier.publisher: got nothing, allowed ${PUBLISHER}`],
    ["identifier.publisher", "", `AIG003 identifier.publisher: got "", allowed ${PUBLISHER}`],
    ["identifier.publisher", NaN, "AIG004 identifier.publisher: got NaN, allowed a text"],
    ["identifier.publisher", "a.", `AIG103 identifier.publisher: got "a.", allowed ${PUBLISHER}`],
    ["identifier.publisher", HUGE, `AIG103 identifier.publisher: got ${CUT}, allowed ${PUBLISHER}`],
    ["identifier.offer", undefined, `AIG003 identifier.offer: got nothing, allowed ${OFFER}`],
    ["identifier.offer", "", `AIG003 identifier.offer: got "", allowed ${OFFER}`],
    ["identifier.sku", undefined, `AIG003 identifier.sku: got nothing, allowed ${OFFER}`],
    ["location", "", 'AIG003 location: got "", allowed a text that is not empty'],
    ["location", NaN, "AIG004 location: got NaN, allowed a text"],
    ["resourceGroupName", "rg-other", 'AIG120 resourceGroupName: got "rg-other", allowed "rg-images"'],
    ["resourceGroupName", NaN, "AIG004 resourceGroupName: got NaN, allowed a text"],
    ["osType", undefined, 'AIG003 osType: got nothing, allowed "Linux", "Windows"'],
    ["osType", "linux", 'AIG007 osType: got "linux", allowed "Linux", "Windows"'],
    ["osState", undefined, 'AIG003 osState: got nothing, allowed "Generalized", "Specialized"'],
    ["osState", "", 'AIG007 osState: got "", allowed "Generalized", "Specialized"'],
    ["hyperVGeneration", undefined, 'AIG003 hyperVGeneration: got nothing, allowed "V1", "V2"'],
    ["hyperVGeneration", 2, 'AIG007 hyperVGeneration: got 2, allowed "V1", "V2"'],
    ["architecture", "arm64", 'AIG007 architecture: got "arm64", allowed "x64", "Arm64"'],
    ["acceleratedNetworking", "true", 'AIG004 acceleratedNetworking: got "true", allowed true or false'],
    ["hibernation", 1, "AIG004 hibernation: got 1, allowed true or false"],
    ["nvme", "", 'AIG004 nvme: got "", allowed true or false'],
    [
      "disallowedDiskTypes",
      ["Premium_LRS", "UltraSSD_LRS"],
      'AIG007 disallowedDiskTypes[1]: got "UltraSSD_LRS", allowed "Standard_LRS", "Premium_LRS"',
    ],
    ["endOfLife", "", `AIG116 endOfLife: got "", allowed ${DATE}`],
    ["endOfLife", NaN, `AIG116 endOfLife: got NaN, allowed ${DATE}`],
    ["endOfLife", "2027-02-29", `AIG116 endOfLife: got "2027-02-29", allowed ${DATE}`],
    ["endOfLife", "30.06.2027", `AIG116 endOfLife: got "30.06.2027", allowed ${DATE}`],
    ["endOfLife", "2027-06-30T24:00:00Z", `AIG116 endOfLife: got "2027-06-30T24:00:00Z", allowed ${DATE}`],
    ["endOfLife", "2027-06-30t00:00:00z", `AIG116 endOfLife: got "2027-06-30t00:00:00z", allowed ${DATE}`],
    ["description", NaN, "AIG004 description: got NaN, allowed a text"],
    ["eula", -1, "AIG004 eula: got -1, allowed a text"],
    ["privacyStatementUri", NaN, "AIG004 privacyStatementUri: got NaN, allowed a text"],
    ["releaseNoteUri", 1.5, "AIG004 releaseNoteUri: got 1.5, allowed a text"],
    ["purchasePlan.name", undefined, "AIG003 purchasePlan.name: got nothing, allowed a text that is not empty"],
    ["purchasePlan.name", "", 'AIG003 purchasePlan.name: got "", allowed a text that is not empty'],
    ["purchasePlan.publisher", "", 'AIG003 purchasePlan.publisher: got "", allowed a text that is not empty'],
    ["purchasePlan.product", NaN, "AIG004 purchasePlan.product: got NaN, allowed a text"],
    [
      "recommendedVcpus",
      { min: 8, max: 4 },
      "AIG108 recommendedVcpus: got 8 to 4, allowed a minimum not above the maximum",
    ],
    [
      "recommendedMemoryGb",
      { min: 2, max: 1 },
      "AIG108 recommendedMemoryGb: got 2 to 1, allowed a minimum not above the maximum",
    ],
    [
      "securityType",
      SecurityType.TRUSTED_LAUNCH_AND_CONFIDENTIAL_VM_SUPPORTED,
      'AIG302 securityType: got "TrustedLaunchAndConfidentialVmSupported", which azurerm cannot write',
    ],
    [
      "timeouts",
      { update: "1d" },
      'AIG119 timeouts.update: got "1d", allowed a duration such as "90m", "2h" or "1h30m"',
    ],
    ["tags", { "a/b": "" }, 'AIG113 tags["a/b"]: got "a/b", allowed 1 to 512 characters without < > % & \\ ? /'],
  ])("refuses %s as %p", (path, value, said) => {
    const message = refusal((stack) => addDefinition(addGallery(stack), optionsWith(path, value)));
    expect(problemsIn(message)).toEqual([said]);
  });

  it.each([
    ["recommendedVcpus", "min", "AIG106", "a whole number of vCPUs from 1 to 80", 81],
    ["recommendedVcpus", "max", "AIG106", "a whole number of vCPUs from 1 to 80", 81],
    ["recommendedMemoryGb", "min", "AIG107", "a whole number of GB from 1 to 640", 641],
    ["recommendedMemoryGb", "max", "AIG107", "a whole number of GB from 1 to 640", 641],
  ])("refuses %s.%s outside its bounds and what is no whole number", (prop, end, code, allowed, above) => {
    for (const [value, shown] of [
      [0, "0"],
      [above, String(above)],
      [-1, "-1"],
      [1.5, "1.5"],
      [NaN, "NaN"],
      [Infinity, "Infinity"],
      [1e9, "1000000000"],
      ["2", '"2"'],
      ["", '""'],
    ]) {
      const message = refusal((stack) => addDefinition(addGallery(stack), optionsWith(`${prop}.${end}`, value)));
      const wanted = Number.isFinite(value) ? code : "AIG004";
      expect(problemsIn(message)).toEqual([`${wanted} ${prop}.${end}: got ${shown}, allowed ${allowed}`]);
    }
  });

  it.each([
    ["recommendedVcpus.min", "min_recommended_vcpu_count", 1],
    ["recommendedVcpus.max", "max_recommended_vcpu_count", 80],
    ["recommendedMemoryGb.min", "min_recommended_memory_in_gb", 1],
    ["recommendedMemoryGb.max", "max_recommended_memory_in_gb", 640],
    ["definitionName", "name", "a"],
    ["definitionName", "name", "a".repeat(80)],
    ["identifier.publisher", "identifier.publisher", "p".repeat(128)],
    ["identifier.sku", "identifier.sku", "-_"],
    ["description", "description", HUGE],
    ["eula", "eula", HUGE],
    ["releaseNoteUri", "release_note_uri", "notes.txt"],
    ["privacyStatementUri", "privacy_statement_uri", "ftp://contoso.example"],
    ["location", "location", "Mars Central"],
  ])("takes %s up to what is allowed (as %s)", (path, key, value) => {
    const block = definitionWith({ definitionName: "x", ...optionsWith(path, value) });
    expect(at(block, key)).toBe(value);
  });

  it("refuses an offer or sku of more than 64 characters", () => {
    const options = { definitionName: "x", ...optionsWith("identifier.offer", "o".repeat(65)) };
    const message = refusal((stack) => addDefinition(addGallery(stack), options));
    expect(problemsIn(message)).toEqual([`AIG104 identifier.offer: got "${"o".repeat(65)}", allowed ${OFFER}`]);
  });

  it("refuses an empty resource group once", () => {
    const message = refusal((stack) => addDefinition(addGallery(stack), { resourceGroupName: "" }));
    expect(problemsIn(message)).toEqual([`AIG003 resourceGroupName: got "", allowed ${GROUP}`]);
  });

  it("refuses a name made of offer and sku that is too long, naming the way out", () => {
    const identifier = { publisher: "p", offer: "o".repeat(40), sku: "s".repeat(40) };
    const message = refusal((stack) => addDefinition(addGallery(stack), { identifier }));
    expect(problemsIn(message)).toEqual([
      `AIG102 definitionName: got "${"o".repeat(40)}-${"s".repeat(40)}", allowed ${NAME}`,
    ]);
    expect(message).toContain("Give another definitionName; without one the name is made of the offer and the sku.");
  });

  it.each([
    SecurityType.TRUSTED_LAUNCH_SUPPORTED,
    SecurityType.TRUSTED_LAUNCH,
    SecurityType.CONFIDENTIAL_VM_SUPPORTED,
    SecurityType.CONFIDENTIAL_VM,
  ])("refuses %s on generation 1", (securityType) => {
    const options = { securityType, hyperVGeneration: HyperVGeneration.V1 };
    const message = refusal((stack) => addDefinition(addGallery(stack), options));
    expect(problemsIn(message)).toEqual([
      `AIG301 hyperVGeneration: got "V1" with securityType "${securityType}", allowed HyperVGeneration.V2`,
    ]);
  });

  it("takes SecurityType.STANDARD on generation 1", () => {
    const options = { securityType: SecurityType.STANDARD, hyperVGeneration: HyperVGeneration.V1 };
    expect(definitionWith(options).hyper_v_generation).toBe("V1");
  });

  it("refuses several faults at once, in one message", () => {
    const message = refusal((stack) =>
      addDefinition(addGallery(stack), {
        identifier: { publisher: "contoso", offer: "ubuntu.", sku: "24_04" },
        hyperVGeneration: HyperVGeneration.V1,
        securityType: SecurityType.TRUSTED_LAUNCH,
        recommendedVcpus: { min: 0, max: 96 },
        endOfLife: "soon",
      }),
    );
    expect(message).toBe(
      [
        "ImageDefinition at stack/Gallery/Ubuntu2404 is not valid (5 problems)",
        "",
        '  AIG104  identifier.offer: got "ubuntu.", allowed 1 to 64 letters, digits, dashes, periods and underscores ' +
          "that do not end with a period",
        "          Choose another text.",
        '  AIG301  hyperVGeneration: got "V1" with securityType "TrustedLaunch", allowed HyperVGeneration.V2',
        "          Use HyperVGeneration.V2, or SecurityType.STANDARD.",
        "  AIG106  recommendedVcpus.min: got 0, allowed a whole number of vCPUs from 1 to 80",
        "          Give a number in that range; the bound is azurerm's, Azure itself takes more.",
        "  AIG106  recommendedVcpus.max: got 96, allowed a whole number of vCPUs from 1 to 80",
        "          Give a number in that range; the bound is azurerm's, Azure itself takes more.",
        '  AIG116  endOfLife: got "soon", allowed a date such as "2027-06-30" or an RFC 3339 time such as ' +
          '"2027-06-30T00:00:00Z"',
        "          Write the date like that, with capital T and Z.",
        "",
        "More: docs/errors.md#aig104",
      ].join("\n"),
    );
  });

  it("refuses a definition without leaving it in the tree, and takes the same id again", () => {
    const { json } = synthStack((stack) => {
      const gallery = addGallery(stack);
      expect(() => addDefinition(gallery, { definitionName: "-" })).toThrow("AIG102");
      expect(gallery.node.tryFindChild("Ubuntu2404")).toBeUndefined();
      addDefinition(gallery, { description: "second" });
    });
    expect(onlyResource(json, DEFINITION).description).toBe("second");
  });

  it("refuses a construct id that begins with a digit", () => {
    const message = refusal((stack) => addGallery(stack).addImageDefinition("2404", DEFINITION_OPTIONS));
    expect(problemsIn(message)).toEqual([
      'AIG001 id: got "2404", allowed an id that begins with a letter or an underscore and holds no token',
    ]);
  });

  it("refuses a definition without location in a gallery imported without it", () => {
    const message = refusal((stack) => addDefinition(SharedGallery.fromGalleryId(stack, "Gallery", GALLERY_ID)));
    expect(problemsIn(message)).toEqual([
      "AIG009 location: got nothing, and the imported gallery does not know its location",
    ]);
  });
});

describe("attributes", () => {
  it("gives references to the resource and inputs as they were given", () => {
    const written = writtenAs((stack) => {
      const gallery = addGallery(stack);
      const definition = addDefinition(gallery, { architecture: Architecture.ARM64, tags: { a: "1" } });
      expect(definition.gallery).toBe(gallery);
      expect(definition.nameInput).toBe("ubuntu-24_04-gen2");
      expect(definition.identifier).toEqual({ publisher: "contoso", offer: "ubuntu", sku: "24_04-gen2" });
      expect(definition).toMatchObject({
        osType: "Linux",
        osState: "Generalized",
        hyperVGeneration: "V2",
        architecture: "Arm64",
        location: "West Europe",
        resourceGroupName: "rg-images",
        tags: { a: "1" },
      });
      return [definition.definitionName, definition.definitionId, definition.galleryName];
    });
    expect(written).toEqual([
      "${azurerm_shared_image.Gallery_Ubuntu2404_16FD2803.name}",
      "${azurerm_shared_image.Gallery_Ubuntu2404_16FD2803.id}",
      "${azurerm_shared_image_gallery.Gallery.name}",
    ]);
  });

  it("knows the defaults that it does not write", () => {
    synthStack((stack) => {
      const definition = addDefinition(addGallery(stack));
      expect(definition.architecture).toBe(Architecture.X64);
      expect(definition.securityType).toBe(SecurityType.STANDARD);
    });
  });

  it("makes one token of a name or id however often it is read", () => {
    synthStack((stack) => {
      const definition = addDefinition(addGallery(stack));
      expect(definition.definitionName).toBe(definition.definitionName);
      expect(definition.definitionId).toBe(definition.definitionId);
    });
  });

  it("tells a definition from everything else", () => {
    synthStack((stack) => {
      const gallery = addGallery(stack);
      expect(ImageDefinition.isImageDefinition(addDefinition(gallery))).toBe(true);
      const imported = ImageDefinition.fromDefinitionId(stack, "Imported", ID);
      const others = [gallery, imported, {}, null, undefined, "x"];
      expect(others.filter((other) => ImageDefinition.isImageDefinition(other))).toEqual([]);
    });
  });

  const FEATURES = {
    acceleratedNetworking: true,
    nvme: true,
    disallowedDiskTypes: [DisallowedDiskType.STANDARD_LRS],
    recommendedVcpus: { min: 2, max: 16 },
    recommendedMemoryGb: { min: 4, max: 64 },
  };

  it("tells what it was made with", () => {
    synthStack((stack) => expect(addDefinition(addGallery(stack), FEATURES)).toMatchObject(FEATURES));
  });

  it.each([
    ["left out", {}],
    ["null", Object.fromEntries(Object.keys(FEATURES).map((name) => [name, null]))],
  ])("tells what holds where it is %s", (_, given) => {
    synthStack((stack) => {
      const definition = addDefinition(addGallery(stack), untyped(given));
      const { acceleratedNetworking, nvme } = definition;
      expect([acceleratedNetworking, nvme]).toEqual([false, false]);
      const { disallowedDiskTypes, recommendedVcpus, recommendedMemoryGb } = definition;
      expect([disallowedDiskTypes, recommendedVcpus, recommendedMemoryGb]).toEqual([undefined, undefined, undefined]);
    });
  });

  it("is an image to build machines of", () => {
    synthStack((stack) => {
      const definition = addDefinition(addGallery(stack));
      expect(definition.latestImage().imageId).toBe(definition.definitionId);
      expect(definition.latestImage().selection).toBe("Latest");
    });
  });

  it("takes what a class of one's own adds to its settings", () => {
    class Golden extends ImageDefinition {}
    synthStack((stack) => {
      const props = { ...DEFINITION_OPTIONS, gallery: addGallery(stack), team: "linux" };
      expect(new Golden(stack, "Golden", props).osType).toBe(OsType.LINUX);
      expect(() => new ImageDefinition(stack, "Plain", props)).toThrow("AIG684");
    });
  });

  it("stands anywhere in the tree when it is made with its gallery as a setting", () => {
    const { json } = synthStack((stack) => {
      new ImageDefinition(stack, "Ubuntu", { ...DEFINITION_OPTIONS, gallery: addGallery(stack) });
    });
    expect(onlyResource(json, DEFINITION).gallery_name).toBe("${azurerm_shared_image_gallery.Gallery.name}");
  });
});

describe("imports", () => {
  it("takes a literal id apart", () => {
    synthStack((stack) => {
      const definition = ImageDefinition.fromDefinitionId(stack, "Ubuntu", ID);
      expect(definition).toMatchObject({
        definitionName: "ubuntu",
        galleryName: "contoso",
        resourceGroupName: "rg-images",
        definitionId: ID,
      });
      const { location, osType, osState, hyperVGeneration, architecture, securityType, tags } = definition;
      expect([location, osType, osState, hyperVGeneration, architecture, securityType, tags]).toEqual(
        Array(7).fill(undefined),
      );
    });
  });

  it("lets Terraform take an id apart that only it knows", () => {
    const written = writtenAs((stack) => {
      const definition = ImageDefinition.fromDefinitionId(stack, "Ubuntu", textToken(stack, "id"));
      return [definition.resourceGroupName, definition.galleryName, definition.definitionName, definition.definitionId];
    });
    expect(written).toEqual([
      '${element(split("/", var.id), 4)}',
      '${element(split("/", var.id), 8)}',
      '${element(split("/", var.id), 10)}',
      "${var.id}",
    ]);
  });

  it("has the plan ask of what is made in it whether its id is one, where only Terraform knows it", () => {
    const { json } = synthStack((stack) => {
      const definition = ImageDefinition.fromDefinitionId(stack, "Ubuntu", textToken(stack, "id"));
      addVersion(definition, { location: "westeurope" });
    });
    const asked = preconditionsOf(onlyResource(json, VERSION));
    expect(asked.map(({ error_message }) => error_message.slice(0, 60))).toEqual([
      "AIG005  definitionId: allowed the id of an image definition.",
    ]);
  });

  it("keeps what is known of it and makes its id", () => {
    synthStack((stack) => {
      const known = {
        galleryName: "contoso",
        definitionName: "ubuntu",
        resourceGroupName: "rg-images",
        location: "westeurope",
        osType: OsType.LINUX,
        osState: OsState.SPECIALIZED,
        hyperVGeneration: HyperVGeneration.V2,
        architecture: Architecture.ARM64,
        securityType: SecurityType.STANDARD,
      };
      const attributes = { ...known, subscriptionId: SUBSCRIPTION };
      const definition = ImageDefinition.fromDefinitionAttributes(stack, "Ubuntu", attributes);
      expect(definition).toMatchObject(known);
      expect(definition.definitionId).toBe(ID);
    });
  });

  it("keeps all that may be stated, and nothing where it is null", () => {
    const names = { galleryName: "contoso", definitionName: "ubuntu", resourceGroupName: "rg-images" };
    synthStack((stack) => {
      const stated = {
        disallowedDiskTypes: [DisallowedDiskType.STANDARD_LRS],
        nvme: true,
        recommendedVcpus: { max: 16 },
        recommendedMemoryGb: { max: 64 },
        sharing: GallerySharing.groups(),
        subscriptionId: SUBSCRIPTION,
      };
      const full = ImageDefinition.fromDefinitionAttributes(stack, "Full", { ...names, ...stated });
      expect(full).toMatchObject(stated);
      const nothing = Object.fromEntries(Object.keys(stated).map((name) => [name, null]));
      const empty = ImageDefinition.fromDefinitionAttributes(stack, "Empty", { ...names, ...untyped<object>(nothing) });
      for (const name of Object.keys(stated)) {
        expect([name, empty[name as keyof ImageDefinitionAttributes]]).toEqual([name, undefined]);
      }
    });
  });

  it("writes an id in other letter case as azurerm reads it", () => {
    synthStack((stack) => {
      const odd = "/SUBSCRIPTIONS/s/resourcegroups/RG/Providers/microsoft.compute/GALLERIES/Images/IMAGES/Ubuntu";
      expect(ImageDefinition.fromDefinitionId(stack, "Odd", odd).definitionId).toBe(
        "/subscriptions/s/resourceGroups/RG/providers/Microsoft.Compute/galleries/Images/images/Ubuntu",
      );
    });
  });

  it("refuses to make an id without the subscription", () => {
    const attributes = { galleryName: "contoso", definitionName: "ubuntu", resourceGroupName: "rg-images" };
    const message = refusal((stack) =>
      String(ImageDefinition.fromDefinitionAttributes(stack, "Ubuntu", attributes).definitionId),
    );
    expect(problemsIn(message)).toEqual([
      "AIG009 subscriptionId: got nothing, allowed the subscription of an image definition, which its id is made of",
    ]);
  });

  const SHAPE = "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/galleries/<name>/images/<name>";
  it.each([
    [GALLERY_ID, "a gallery"],
    [`${ID}/versions/1.0.0`, "an image version"],
    [`${COMPUTE}/disks/d`, "a managed disk"],
  ])("refuses to import %s, naming what it is", (id, what) => {
    const message = refusal((stack) => ImageDefinition.fromDefinitionId(stack, "Ubuntu", id));
    expect(message).toContain("ImageDefinition imported at stack/Ubuntu is not valid (1 problem)");
    expect(problemsIn(message)).toEqual([
      `AIG005 definitionId: got the id of ${what}, allowed the id of an image definition: ${SHAPE}`,
    ]);
  });

  it("refuses attributes that no definition can have, all at once", () => {
    const attributes = { galleryName: "no-dash", definitionName: "", resourceGroupName: "rg." };
    const message = refusal((stack) => ImageDefinition.fromDefinitionAttributes(stack, "Ubuntu", attributes));
    expect(message).toContain("ImageDefinition imported at stack/Ubuntu is not valid (3 problems)");
    expect(problemsIn(message).map((said) => said.slice(0, 6))).toEqual(["AIG686", "AIG003", "AIG105"]);
  });
});

describe("the resource underneath", () => {
  it("is the default child, open to overrides", () => {
    const { json } = synthStack((stack) => {
      const l1 = addDefinition(addGallery(stack)).node.defaultChild as SharedImage;
      expect(l1).toBeInstanceOf(SharedImage);
      l1.addOverride("description", "overridden");
    });
    expect(onlyResource(json, DEFINITION).description).toBe("overridden");
  });

  it("takes Terraform's own arguments", () => {
    const { json } = synthStack((stack) => {
      const other = { name: "f", resourceGroupName: "rg", location: "westeurope" };
      addDefinition(addGallery(stack), {
        dependsOn: [new SharedImageGallery(stack, "First", other)],
        provider: new AzurermProvider(stack, "other", { alias: "other", features: [{}] }),
        lifecycle: { preventDestroy: true, ignoreChanges: "all" },
      });
    });
    expect(onlyResource(json, DEFINITION)).toMatchObject({
      depends_on: ["azurerm_shared_image_gallery.First"],
      provider: "azurerm.other",
      lifecycle: { prevent_destroy: true, ignore_changes: "all" },
    });
  });

  it("keeps the user's preconditions beside its own", () => {
    const block = definitionWith((stack) => ({
      definitionName: textToken(stack),
      lifecycle: { precondition: [{ condition: "${true}", errorMessage: "mine" }] },
    }));
    expect(preconditionsOf(block).map(({ error_message }) => error_message.slice(0, 6))).toEqual(["mine", "AIG102"]);
  });

  it("keeps its preconditions when the lifecycle is assigned later", () => {
    const { json } = synthStack((stack) => {
      const definition = addDefinition(addGallery(stack), { definitionName: textToken(stack) });
      (definition.node.defaultChild as TerraformResource).lifecycle = { preventDestroy: true };
    });
    const block = onlyResource(json, DEFINITION);
    expect(block.lifecycle).toMatchObject({ prevent_destroy: true });
    expect(preconditionsOf(block)).toHaveLength(1);
  });
});
