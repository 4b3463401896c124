import { type SharedImage } from "@cdktf/provider-azurerm/lib/shared-image";
import type { TerraformElement } from "cdktf";
import {
  GalleryReport,
  GallerySharing,
  ImageDefinition,
  ImageSource,
  ManagedImage,
  OsState,
  OsType,
  SecurityType,
  type ImageDefinitionOptions,
} from "../../lib";
import { addDefinition, addGallery, addVersion, COMPUTE, problemsIn, refusal } from "../gallery/build";
import { synthStack } from "../support/synth";

const IMAGE = `${COMPUTE}/images/ubuntu`;
const SET = COMPUTE.replace("Microsoft.Compute", "Microsoft.Compute/diskEncryptionSets/des");

/** What the report says was not checked of a version, once something was changed behind its definition's back. */
function notChecked(
  definition: Partial<ImageDefinitionOptions>,
  change: (definition: ImageDefinition) => void,
  version: Parameters<typeof addVersion>[1] = {},
): string[] {
  let lines: string[] = [];
  synthStack((stack) => {
    const made = addDefinition(addGallery(stack), definition);
    change(made);
    addVersion(made, version);
    lines = GalleryReport.of(stack).toMarkdown().split("\n");
  });
  return lines
    .filter((line) => line.includes("not checked"))
    .map((line) => line.replace(/^.*\*\*(AIG\d+)\*\* \S+ /, "$1 "));
}

const child = ({ node }: { readonly node: ImageDefinition["node"] }): TerraformElement =>
  node.defaultChild as TerraformElement;

describe("a definition that an escape hatch has changed", () => {
  it("is not taken for specialized, nor for generalized", () => {
    const change = (definition: ImageDefinition): void => child(definition).addOverride("specialized", false);
    expect(notChecked({ osState: OsState.SPECIALIZED }, change)).toEqual([
      "AIG313 source: not checked: an escape hatch has changed the OS state of the definition",
    ]);
  });

  it("is not taken for what it was before an assignment to its resource", () => {
    const change = (definition: ImageDefinition): void => {
      (child(definition) as SharedImage).trustedLaunchEnabled = false;
    };
    expect(notChecked({ securityType: SecurityType.TRUSTED_LAUNCH }, change)).toEqual([
      "AIG311 source: not checked: an escape hatch has changed the security type of the definition",
    ]);
  });

  it("is not compared with its source", () => {
    synthStack((stack) => {
      const definition = addDefinition(addGallery(stack));
      child(definition).addOverride("os_type", "Windows");
      const image = ManagedImage.fromImageAttributes(stack, "I", { imageId: IMAGE, osType: OsType.WINDOWS });
      addVersion(definition, { source: ImageSource.fromManagedImage(image) });
      expect(GalleryReport.of(stack).toMarkdown()).toContain(
        "source: not checked: an escape hatch has changed the OS type of the definition",
      );
    });
  });

  it("is still what it was where nothing of that was changed", () => {
    const message = refusal((stack) => {
      const definition = addDefinition(addGallery(stack), { osState: OsState.SPECIALIZED });
      child(definition).addOverride("os_type", "Windows");
      addVersion(definition);
    });
    expect(problemsIn(message)).toEqual(["AIG313 source: a managed image cannot feed a specialized definition"]);
  });
});

it("does not take a gallery for shared, whose sharing an escape hatch has changed", () => {
  synthStack((stack) => {
    const gallery = addGallery(stack, { sharing: GallerySharing.groups() });
    child(gallery).addOverride("sharing.permission", "Private");
    const definition = addDefinition(gallery, { securityType: SecurityType.TRUSTED_LAUNCH });
    const source = ImageSource.virtualMachine(`${COMPUTE}/virtualMachines/build`);
    addVersion(definition, { source, diskEncryptionSetId: SET });
    const said = GalleryReport.of(stack).toMarkdown();
    expect(said).toContain(
      "diskEncryptionSetId: not checked: an escape hatch has changed the sharing of the definition",
    );
    expect(said).toContain(
      "AIG304** `stack/Gallery/Ubuntu2404` securityType: not checked: an escape hatch has changed the sharing of the gallery",
    );
  });
});

it("takes a definition that supports both kinds of machines for one of confidential ones", () => {
  const { stack } = synthStack((made) => {
    const definition = ImageDefinition.fromDefinitionAttributes(made, "D", {
      galleryName: "contoso",
      definitionName: "ubuntu",
      resourceGroupName: "rg",
      location: "westeurope",
      securityType: SecurityType.TRUSTED_LAUNCH_AND_CONFIDENTIAL_VM_SUPPORTED,
    });
    addVersion(definition, { source: ImageSource.virtualMachine(`${COMPUTE}/virtualMachines/build`) });
  });
  expect(GalleryReport.of(stack).toMarkdown()).toContain("**AIG316** `stack/D/V1_4_0` source: a virtual machine for");
});
