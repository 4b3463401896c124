import { ImageSource, VhdContainer, VhdStorageAccount, type IVhdContainer, type VhdBlobOptions } from "../../lib";
import { addDefinition, addGallery, addVersion, problemsIn, refusal, untyped } from "../gallery/build";
import { outcomeOf } from "../support/outcome";
import { scratch, writeVhd } from "../support/vhd";
import { synthStack } from "../support/synth";
import { ACCOUNT_ID, addContainer, HASH } from "./uploads";

/* What names, nulls and kinds of files come to, beside the rules that vhd-blob.test.ts is about. */

describe("the name of a blob", () => {
  it.each([
    ["ubuntu.vhd.backup.vhd", "ubuntu.vhd.backup"],
    ["a (1)  b.vhd", "a-1-b"],
    ["..-a-..vhd", "a"],
    ["--.vhd", "image"],
    ["UPPER.VHD", "UPPER"],
  ])("of %s begins with %s", (file, stem) => {
    synthStack((stack) => {
      const blob = addContainer(stack).addVhd("B", { file: writeVhd(scratch(file)) });
      expect(blob.blobName).toBe(`${stem}-${blob.sha256}.vhd`);
    });
  });
});

describe("a file", () => {
  const said = (options: Partial<VhdBlobOptions>): string[] =>
    problemsIn(refusal((stack) => addContainer(stack).addVhd("B", untyped(options))));

  it.each([
    ["null", null, "AIG003 file: got null"],
    ["an empty text", "", 'AIG003 file: got ""'],
    ["a zero byte in its path", "a\0b.vhd", "AIG604 file: got a path with a zero byte"],
  ])("is refused with %s", (_, file, problem) => {
    expect(said({ file: untyped(file) })).toEqual([expect.stringContaining(problem)]);
  });

  it("is refused where it is a directory", () => {
    const folder = scratch("x").replace(/.x$/, "");
    expect(said({ file: folder })).toEqual([expect.stringMatching(/^AIG604 file: ".*" is a directory/)]);
  });

  it("that is not there is a VHDX by the end of its name alone", () => {
    const warned = (name: string): readonly string[] => {
      const file = scratch(name);
      return outcomeOf((stack) => void addContainer(stack).addVhd("B", { file, sha256: HASH })).warnings;
    };
    expect(warned("gone.VHDX")).toEqual([expect.stringMatching(/^AIG315 .*got ".*", a VHDX by its name/)]);
    expect(warned("gone.vhdx.old.vhd")).toEqual([]);
  });

  it("need not be there where its hash is stated, which is one", () => {
    const file = scratch("gone.vhd");
    synthStack((stack) => {
      expect(addContainer(stack).addVhd("B", { file, sha256: HASH }).sha256).toBe(HASH);
    });
    expect(said({ file, sha256: "abc" })).toEqual([expect.stringMatching(/^AIG612 sha256: got "abc"/)]);
    expect(said({ file, sha256: untyped(null) })).toEqual([expect.stringMatching(/^AIG604 file: /)]);
  });

  it("is uploaded to a container once", () => {
    const file = writeVhd(scratch("a.vhd"));
    const message = refusal((stack) => {
      const container = addContainer(stack);
      container.addVhd("First", { file });
      container.addVhd("Second", { file });
    });
    expect(message).toContain("VhdBlob at stack/Account/Vhds/Second is not valid");
    expect(problemsIn(message)).toEqual([
      "AIG620 file: stack/Account/Vhds/First uploads the same content to the same container",
    ]);
  });
});

it("a container's name has no two dashes in a row", () => {
  const said = (containerName: string): string[] =>
    problemsIn(refusal((stack) => new VhdContainer(stack, "C", { containerName, storageAccount: account(stack) })));
  const account = (stack: Parameters<typeof addContainer>[0]): IVhdContainer["storageAccount"] =>
    VhdStorageAccount.fromStorageAccountId(stack, "A", ACCOUNT_ID);
  expect(said("a--b")).toEqual([expect.stringMatching(/^AIG602 containerName: got "a--b"/)]);
  expect(said("A--b")).toHaveLength(1);
});

it("null is nothing for the place of an account, the timeouts of a container and the blob of a source", () => {
  synthStack((stack) => {
    const attributes = { storageAccountId: ACCOUNT_ID, location: untyped<string>(null) };
    const account = VhdStorageAccount.fromStorageAccountAttributes(stack, "A", attributes);
    expect(account.location).toBeUndefined();
    expect(() => account.addContainer("C", { containerName: "vhds", timeouts: untyped(null) })).not.toThrow();
    expect(() =>
      addVersion(addDefinition(addGallery(stack)), { source: ImageSource.fromVhdBlob(untyped(null)) }),
    ).toThrow("got nothing, allowed a VhdBlob");
  });
});
