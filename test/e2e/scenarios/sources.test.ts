import { existsSync, rmSync } from "node:fs";
import type { TerraformStack } from "cdktf";
import {
  HyperVGeneration,
  ImageSource,
  ManagedImage,
  ManagedImageSource,
  OsType,
  VhdStorageAccount,
  type VhdBlob,
  type VhdBlobOptions,
} from "../../../lib";
import { addDefinition, addGallery, COMPUTE, SUBSCRIPTION, VERSION_OPTIONS } from "../../gallery/build";
import { scratch, writeVhd } from "../../support/vhd";
import { testOnStandIn } from "../support/both";
import { declared, planned, scenario, stackText } from "../support/scenario";

/* Uploads need a service that holds blobs, which the real provider does not have here. */

const ACCOUNT = "azurerm_storage_account.Vhds";
const BLOB = /^azurerm_storage_blob\.Vhds_Images_Ubuntu_\w{8}$/;
const OPTIONS = { subscription: SUBSCRIPTION };

function upload(stack: TerraformStack, options: VhdBlobOptions): VhdBlob {
  const account = new VhdStorageAccount(stack, "Vhds", {
    accountName: "contosovhds",
    resourceGroupName: "rg-images",
    location: "West Europe",
  });
  return account.addContainer("Images", { containerName: "vhds" }).addVhd("Ubuntu", options);
}

/** A version straight from an upload. */
function fromVhd(options: VhdBlobOptions, version = "1.0.0"): string {
  return stackText((stack) => {
    const source = ImageSource.fromVhdBlob(upload(stack, options));
    addDefinition(addGallery(stack)).addVersion(`V${version.replaceAll(".", "_")}`, { version, source });
  });
}

/** The same by way of a managed image. */
function throughImage(options: VhdBlobOptions): string {
  return stackText((stack) => {
    const image = new ManagedImage(stack, "Image", {
      imageName: "ubuntu",
      resourceGroupName: "rg-images",
      location: "West Europe",
      source: ManagedImageSource.fromVhdBlob(upload(stack, options)),
      osType: OsType.LINUX,
      hyperVGeneration: HyperVGeneration.V2,
    });
    const source = ImageSource.fromManagedImage(image);
    addDefinition(addGallery(stack)).addVersion("V1_0_0", { version: "1.0.0", source });
  });
}

/** A plan with the addresses cut down to types. */
function byType(plan: { [address: string]: string }): { [type: string]: string } {
  return Object.fromEntries(Object.entries(plan).map(([address, words]) => [address.split(".")[0]!, words]));
}

testOnStandIn.each([
  ["straight from the blob", fromVhd],
  ["through a managed image", throughImage],
])("a VHD of this machine becomes a version, %s, and then nothing is left to do", async (_what, text) => {
  const file = writeVhd(scratch("ubuntu.vhd"));
  await scenario(
    text({ file }),
    async ({ tf, cloud }) => {
      const first = await tf.plan();
      expect(planned(first.json)).toEqual(
        Object.fromEntries(declared(text({ file })).map((address) => [address, "create"])),
      );
      await tf.apply();
      expect((await tf.plan()).exitCode).toBe(0);
      const [blob] = cloud.ids("azurerm_storage_blob");
      expect(blob).toMatch(/^https:\/\/contosovhds\.blob\.core\.windows\.net\/vhds\/ubuntu-[0-9a-f]{64}\.vhd$/);
      await tf.destroy();
      expect(cloud.ids()).toEqual([]);
    },
    OPTIONS,
  );
});

testOnStandIn("a file that was built again is a new blob and a new image, from the new path", async () => {
  const [old, built] = ["one", "two"].map((content) => writeVhd(scratch("ubuntu.vhd"), { content }));
  await scenario(
    fromVhd({ file: old! }),
    async ({ tf, cloud }) => {
      await tf.apply();
      const before = cloud.ids("azurerm_storage_blob");
      // The old one is gone where builds go: whoever uploaded it would notice.
      rmSync(old!);
      tf.write(fromVhd({ file: built! }));
      const plan = await tf.plan();
      expect(byType(planned(plan.json))).toEqual({
        azurerm_storage_blob: "replace (name)",
        azurerm_shared_image_version: "replace (blob_uri)",
      });
      await tf.apply();
      expect(cloud.ids("azurerm_storage_blob")).not.toEqual(before);
      expect((await tf.plan()).exitCode).toBe(0);
    },
    OPTIONS,
  );
});

testOnStandIn(
  "with a new number the old version goes and the new one comes, and no version changes its content",
  async () => {
    const [old, built] = ["one", "two"].map((content) => writeVhd(scratch("ubuntu.vhd"), { content }));
    await scenario(
      fromVhd({ file: old! }),
      async ({ tf }) => {
        await tf.apply();
        tf.write(fromVhd({ file: built! }, "1.1.0"));
        const plan = planned((await tf.plan()).json);
        expect(Object.values(plan).sort()).toEqual(["create", "delete", "replace (name)"]);
        await tf.apply();
        expect((await tf.plan()).exitCode).toBe(0);
      },
      OPTIONS,
    );
  },
);

testOnStandIn("another checkout, another parallelism and no file at hand plan nothing", async () => {
  const [mine, yours] = [1, 2].map(() => writeVhd(scratch("ubuntu.vhd")));
  let sha256 = "";
  stackText((stack) => void ({ sha256 } = upload(stack, { file: mine! })));
  await scenario(
    fromVhd({ file: mine! }),
    async ({ tf }) => {
      await tf.apply();
      tf.write(fromVhd({ file: yours!, parallelism: 32 }));
      expect((await tf.plan()).exitCode).toBe(0);
      const nowhere = "/nowhere/ubuntu.vhd";
      expect(existsSync(nowhere)).toBe(false);
      tf.write(fromVhd({ file: nowhere, sha256 }));
      expect((await tf.plan()).exitCode).toBe(0);
    },
    OPTIONS,
  );
});

testOnStandIn("a hash is no file: without it the first upload fails in the apply", async () => {
  await scenario(
    fromVhd({ file: "/nowhere/ubuntu.vhd", sha256: "0".repeat(64) }),
    async ({ tf, cloud }) => {
      const { diagnostics } = await tf.apply({ allowFailure: true });
      expect(diagnostics.map(({ summary }) => summary)).toEqual([
        "opening file: open /nowhere/ubuntu.vhd: no such file or directory",
      ]);
      expect(cloud.ids("azurerm_storage_blob")).toEqual([]);
    },
    OPTIONS,
  );
});

testOnStandIn("once the version is there, the upload can go and its address stay", async () => {
  const file = writeVhd(scratch("ubuntu.vhd"));
  await scenario(
    fromVhd({ file }),
    async ({ tf, cloud }) => {
      await tf.apply();
      const [blob] = cloud.ids("azurerm_storage_blob");
      const [account] = cloud.ids("azurerm_storage_account");
      tf.write(
        stackText((stack) => {
          const source = ImageSource.vhd(blob!, account!);
          addDefinition(addGallery(stack)).addVersion("V1_0_0", { version: "1.0.0", source });
        }),
      );
      const plan = planned((await tf.plan()).json);
      expect(plan[ACCOUNT]).toBe("delete");
      expect(Object.keys(plan).filter((address) => BLOB.test(address))).toHaveLength(1);
      expect(new Set(Object.values(plan))).toEqual(new Set(["delete"]));
      expect(Object.keys(plan)).toHaveLength(3);
    },
    OPTIONS,
  );
});

test("an image of a disk with data disks, or of a machine, becomes a version", async () => {
  const place = { resourceGroupName: "rg-images", location: "West Europe", osType: OsType.LINUX };
  const text = stackText((stack) => {
    const definition = addDefinition(addGallery(stack));
    const disk = (name: string): ManagedImageSource => ManagedImageSource.managedDisk(`${COMPUTE}/disks/${name}`);
    const images = {
      Disk: { source: disk("system"), zoneResilient: true, dataDisks: [{ lun: 0, source: disk("data") }] },
      Machine: { source: ManagedImageSource.virtualMachine(`${COMPUTE}/virtualMachines/builder`) },
    };
    Object.entries(images).forEach(([id, settings], i) => {
      const image = new ManagedImage(stack, id, {
        ...place,
        ...settings,
        imageName: id.toLowerCase(),
        hyperVGeneration: HyperVGeneration.V2,
      });
      const source = ImageSource.fromManagedImage(image);
      definition.addVersion(`V${i}`, { ...VERSION_OPTIONS, version: `1.0.${i}`, source });
    });
  });
  await scenario(
    text,
    async ({ tf }) => {
      expect(await tf.validate()).toMatchObject({ valid: true, diagnostics: [] });
      await tf.apply();
      expect((await tf.plan()).exitCode).toBe(0);
    },
    OPTIONS,
  );
});
