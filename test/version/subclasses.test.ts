import {
  ImageVersion,
  ManagedImage,
  ManagedImageSource,
  VhdBlob,
  VhdContainer,
  VhdStorageAccount,
  HyperVGeneration,
  OsType,
} from "../../lib";
import { addDefinition, addGallery, VERSION_OPTIONS } from "../gallery/build";
import { scratch, writeVhd } from "../support/vhd";
import { synthStack } from "../support/synth";
import { BLOB } from "./uploads";

class TeamVersion extends ImageVersion {}
class TeamImage extends ManagedImage {}
class TeamAccount extends VhdStorageAccount {}
class TeamContainer extends VhdContainer {}
class TeamBlob extends VhdBlob {}

it("classes of one's own may take settings that the constructs do not have, which take none", () => {
  const team = { team: "linux" };
  const place = { resourceGroupName: "rg", location: "westeurope" };
  synthStack((stack) => {
    const definition = addDefinition(addGallery(stack));
    const version = { ...VERSION_OPTIONS, ...team, definition };
    expect(new TeamVersion(stack, "Version", version).version).toBe("1.4.0");
    expect(() => new ImageVersion(stack, "V", version)).toThrow("AIG684");

    const kind = { osType: OsType.LINUX, hyperVGeneration: HyperVGeneration.V2 };
    const image = { ...place, ...team, ...kind, imageName: "i", source: ManagedImageSource.vhd(BLOB) };
    expect(new TeamImage(stack, "Image", image).location).toBe("westeurope");
    expect(() => new ManagedImage(stack, "I", image)).toThrow("AIG684");

    const account = { ...place, ...team, accountName: "contosovhds" };
    const storageAccount = new TeamAccount(stack, "Account", account);
    expect(() => new VhdStorageAccount(stack, "A", account)).toThrow("AIG684");

    const vhds = { ...team, storageAccount, containerName: "vhds" };
    const container = new TeamContainer(stack, "Container", vhds);
    expect(() => new VhdContainer(stack, "C", vhds)).toThrow("AIG684");

    const blob = { ...team, container, file: writeVhd(scratch("a.vhd")) };
    expect(new TeamBlob(stack, "Blob", blob).blobName).toMatch(/^a-/);
    expect(() => new VhdBlob(stack, "B", blob)).toThrow("AIG684");
  });
});
