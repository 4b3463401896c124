import { createHash } from "node:crypto";
import fs, { readFileSync, renameSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { Checks, HyperVGeneration, ImageSource, OsState, OsType, type VhdBlobOptions } from "../../lib";
import { findingsBelow } from "../../lib/checks/findings";
import { addDefinition, addGallery, addVersion, problemsIn, refusal, textToken, untyped } from "../gallery/build";
import { onlyResource, resources, synthStack, VERSION, type Block } from "../support/synth";
import { MIB, scratch, writeFile, writeVhd } from "../support/vhd";
import { addContainer, addVhd, HASH } from "./uploads";

const TYPE = "azurerm_storage_blob";

const sha256 = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

/** The blob that is written. */
function blobOf(options: Partial<VhdBlobOptions>): Block {
  return onlyResource(synthStack((stack) => addVhd(stack, options)).json, TYPE);
}

const nameOf = (file: string): string => blobOf({ file, sha256: HASH }).name as string;

describe("what is written", () => {
  it("is a page blob, named by the file and its content", () => {
    const file = writeVhd(scratch("ubuntu-24.04.vhd"));
    expect(blobOf({ file })).toEqual({
      name: `ubuntu-24.04-${sha256(file)}.vhd`,
      storage_account_name: "${azurerm_storage_account.Account.name}",
      storage_container_name: expect.stringMatching(
        /^\$\{azurerm_storage_container\.Account_Vhds_\w{8}\.name\}$/,
      ) as string,
      type: "Page",
      source: file,
      lifecycle: { ignore_changes: ["source", "parallelism"] },
    });
  });

  it("holds an absolute path, whatever was given", () => {
    const file = writeVhd(scratch("a.vhd"));
    expect(blobOf({ file: relative(process.cwd(), file) }).source).toBe(file);
  });

  it.each([
    ["/nowhere/a.vhd", "a"],
    ["/nowhere/a.VHD", "a"],
    ["/nowhere/a", "a"],
    ["/nowhere/a.raw", "a.raw"],
    ["/nowhere/a b(1)ä.vhd", "a-b-1"],
    ["/nowhere/.vhd", "image"],
    ["/nowhere/ä.vhd", "image"],
    [`/nowhere/${"a".repeat(200)}.vhd`, "a".repeat(100)],
  ])("makes a name of %s that stands in an address as it is", (file, stem) => {
    expect(nameOf(file)).toBe(`${stem}-${HASH}.vhd`);
  });

  it("passes on how it is uploaded and Terraform's own arguments", () => {
    const options = { parallelism: 16, timeouts: { create: "6h" }, lifecycle: { preventDestroy: true } };
    expect(blobOf(options)).toMatchObject({
      parallelism: 16,
      timeouts: { create: "6h" },
      lifecycle: { prevent_destroy: true, ignore_changes: ["source", "parallelism"] },
    });
  });

  it("ignores what the user ignores too", () => {
    const ignored = (ignoreChanges: string[] | "all"): unknown =>
      (blobOf({ lifecycle: { ignoreChanges } }).lifecycle as Block).ignore_changes;
    expect(ignored(["metadata"])).toEqual(["metadata", "source", "parallelism"]);
    expect(ignored("all")).toBe("all");
  });

  it("is the source of a version, with the account that holds it", () => {
    const { json } = synthStack((stack) => {
      const source = ImageSource.fromVhdBlob(addVhd(stack));
      addVersion(addDefinition(addGallery(stack)), { source });
    });
    const { blob_uri, storage_account_id, managed_image_id } = onlyResource(json, VERSION);
    expect(blob_uri).toMatch(/^\$\{azurerm_storage_blob\.Account_Vhds_Ubuntu_\w{8}\.url\}$/);
    expect(storage_account_id).toBe("${azurerm_storage_account.Account.id}");
    expect(managed_image_id).toBeUndefined();
  });
});

describe("the hash", () => {
  it("changes with the content and not with the path", () => {
    const one = writeVhd(scratch("a.vhd"), { content: "one" });
    const other = writeVhd(scratch("a.vhd"), { content: "other" });
    expect(blobOf({ file: one }).name).toBe(`a-${sha256(one)}.vhd`);
    expect(blobOf({ file: other }).name).toBe(`a-${sha256(other)}.vhd`);
    expect(sha256(one)).not.toBe(sha256(other));
    renameSync(one, other);
    expect(blobOf({ file: other }).name).toBe(`a-${sha256(other)}.vhd`);
  });

  it("is that of the whole file, over more than one piece of reading", () => {
    const file = writeVhd(scratch("a.vhd"), { disk: 9 * MIB });
    expect(blobOf({ file }).name).toBe(`a-${sha256(file)}.vhd`);
  });

  it("is worked out anew for a file that is built again with the same size and modification time", () => {
    const file = scratch("a.vhd");
    const day = new Date("2026-01-01");
    const names = ["one", "two"].map((content) => {
      writeVhd(file, { content });
      utimesSync(file, day, day);
      return blobOf({ file }).name;
    });
    expect(names[0]).not.toBe(names[1]);
    expect(names[1]).toBe(`a-${sha256(file)}.vhd`);
  });

  it("that is stated is taken at its word, in lower case, with the file or without it", () => {
    expect(nameOf(writeVhd(scratch("a.vhd")))).toBe(`a-${HASH}.vhd`);
    const below = join(writeVhd(scratch("none.vhd")), "a.vhd");
    expect(blobOf({ file: below, sha256: HASH }).name).toBe(`a-${HASH}.vhd`);
    expect(problemsIn(refusal((stack) => void addVhd(stack, { file: below })))).toEqual([
      `AIG604 file: "${below}" is not there`,
    ]);
    expect(blobOf({ file: "/nowhere/a.vhd", sha256: HASH.toUpperCase() })).toMatchObject({
      name: `a-${HASH}.vhd`,
      source: "/nowhere/a.vhd",
    });
  });

  it("can be read of the construct", () => {
    synthStack((stack) => {
      const file = writeVhd(scratch("a.vhd"));
      const blob = addVhd(stack, { file });
      expect(blob.sha256).toBe(sha256(file));
      expect(blob.blobName).toBe(`a-${sha256(file)}.vhd`);
    });
  });
});

describe("bad input", () => {
  const problemsOf = (options: object): string[] =>
    problemsIn(refusal((stack) => addContainer(stack).addVhd("Ubuntu", untyped(options))));

  it.each<[string, object, string[]]>([
    ["nothing", {}, ["AIG003 file: got nothing, allowed the path of a VHD file"]],
    ["an empty path", { file: "" }, ['AIG003 file: got "", allowed the path of a VHD file']],
    ["a number", { file: 7 }, ["AIG004 file: got 7, allowed a text"]],
    ["a hash that is no text", { file: "/nowhere/a", sha256: 7 }, ["AIG004 sha256: got 7, allowed a text"]],
    [
      "several faults at once",
      {
        file: "/nowhere/a.vhd",
        parallelism: 0,
        osType: "BeOS",
        osState: "x",
        hyperVGeneration: "V3",
        timeouts: { x: 1 },
      },
      [
        'AIG604 file: "/nowhere/a.vhd" is not there',
        'AIG007 osType: got "BeOS", allowed "Linux", "Windows"',
        'AIG007 osState: got "x", allowed "Generalized", "Specialized"',
        'AIG007 hyperVGeneration: got "V3", allowed "V1", "V2"',
        "AIG619 parallelism: got 0, allowed a whole number of at least 1",
        "AIG004 timeouts.x: allowed create, read, update, delete",
      ],
    ],
  ])("refuses %s", (_what, options, said) => {
    expect(problemsOf(options)).toEqual(said);
  });

  it("refuses tokens: what decides the name has to be a literal", () => {
    const message = refusal((stack) => {
      addContainer(stack).addVhd("Ubuntu", { file: textToken(stack), sha256: textToken(stack, "hash") });
    });
    expect(problemsIn(message)).toEqual([
      "AIG008 sha256: got a value that only Terraform knows, allowed a literal",
      "AIG008 file: got a value that only Terraform knows, allowed a literal",
    ]);
  });

  it("refuses a link that leads back to itself and one to nothing", () => {
    const [loop, dangling] = [scratch("a.vhd"), scratch("a.vhd")];
    symlinkSync(loop, loop);
    symlinkSync("/nowhere/a.vhd", dangling);
    expect(problemsOf({ file: loop })).toEqual([`AIG604 file: "${loop}" is a link that leads back to itself`]);
    expect(problemsOf({ file: dangling })).toEqual([`AIG604 file: "${dangling}" is not there`]);
  });

  it("takes a link to a VHD, by its own name", () => {
    const [file, link] = [writeVhd(scratch("20261126.vhd")), scratch("latest.vhd")];
    symlinkSync(file, link);
    expect(blobOf({ file: link }).name).toBe(`latest-${sha256(file)}.vhd`);
  });

  it.each([
    ["EACCES", "may not be read by this user"],
    ["EMFILE", "cannot be read (EMFILE)"],
  ])("refuses what the system does not let it open (%s)", (code, said) => {
    const file = writeVhd(scratch("a.vhd"));
    const open = jest.spyOn(fs, "openSync").mockImplementation(() => {
      throw Object.assign(new Error(code), { code });
    });
    try {
      expect(problemsOf({ file })).toEqual([`AIG604 file: "${file}" ${said}`]);
    } finally {
      open.mockRestore();
    }
  });

  it("does not read the whole of what is refused anyway", () => {
    const file = writeVhd(scratch("a.vhd"), { disk: 16 * MIB, type: 3 });
    const read = jest.spyOn(fs, "readSync");
    try {
      expect(problemsOf({ file })).toEqual(["AIG606 file: got a dynamic VHD"]);
      expect(read).toHaveBeenCalledTimes(2);
    } finally {
      read.mockRestore();
    }
  });

  it("refuses a file that is still being written", () => {
    const file = writeVhd(scratch("a.vhd"));
    const read = fs.readSync.bind(fs) as (...args: unknown[]) => number;
    let reads = 0;
    const spy = jest.spyOn(fs, "readSync").mockImplementation((...args: unknown[]) => {
      if (++reads === 3) fs.appendFileSync(file, "more");
      return read(...args);
    });
    try {
      const message = refusal((stack) => addVhd(stack, { file }));
      expect(problemsIn(message)).toEqual([`AIG604 file: "${file}" changed while it was read`]);
      expect(message).toContain("Wait until it is built.");
    } finally {
      spy.mockRestore();
    }
  });

  it("only warns of a file that is called VHDX and is not at hand", () => {
    const { stack } = synthStack((s) => addVhd(s, { file: "/nowhere/a.vhdx", sha256: HASH }));
    expect(findingsBelow(stack).map(({ problem: { code, detail } }) => `${code} ${detail}`)).toEqual([
      'AIG315 got "/nowhere/a.vhdx", a VHDX by its name',
    ]);
  });

  it("lets a rule of Azure's be relaxed, and then reads the file", () => {
    const file = writeVhd(scratch("a.vhd"), { disk: MIB + 512 });
    const { json } = synthStack((stack) => {
      Checks.of(stack).relax("AIG608", "Azure rounds up now.");
      addVhd(stack, { file });
    });
    expect(onlyResource(json, TYPE).name).toBe(`a-${sha256(file)}.vhd`);
  });

  it("refuses a container that is none", () => {
    const message = refusal((stack) => addContainer(stack).addVhd("1", { file: writeFile(scratch("a"), "") }));
    expect(problemsIn(message).map((said) => said.slice(0, 6))).toEqual(["AIG001", "AIG607"]);
  });

  it("takes a file again whose blob was taken out of the tree, and in another container", () => {
    const file = writeVhd(scratch("a.vhd"));
    const { json } = synthStack((stack) => {
      const container = addContainer(stack);
      container.addVhd("One", { file });
      container.node.tryRemoveChild("One");
      container.addVhd("Two", { file });
      container.storageAccount.addContainer("Other", { containerName: "other" }).addVhd("One", { file });
    });
    expect(Object.keys(resources(json, TYPE))).toHaveLength(2);
  });
});

test("what is told of a VHD is what it is compared by", () => {
  const { stack } = synthStack((s) => {
    const source = ImageSource.fromVhdBlob(
      addVhd(s, { osType: OsType.LINUX, osState: OsState.GENERALIZED, hyperVGeneration: HyperVGeneration.V2 }),
    );
    addVersion(addDefinition(addGallery(s)), { source });
  });
  expect(findingsBelow(stack)).toEqual([]);
});

test("nothing is written beside the file", () => {
  const file = writeVhd(scratch("a.vhd"));
  blobOf({ file });
  const folder = file.slice(0, -basename(file).length);
  expect(fs.readdirSync(folder)).toEqual(["a.vhd"]);
  writeFileSync(file, "");
});
