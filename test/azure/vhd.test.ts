import { dataDiskProblem, imageSizeProblem, vhdProblems, type VhdFile } from "../../lib/azure/vhd";

const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** The ends of a file: what it begins with, and a footer that tells of a disk. */
function ends(bytes: number, head: string, disk: number, kind = 2, cookie = "conectix"): VhdFile {
  const start = Buffer.alloc(512);
  start.write(head, "latin1");
  const tail = Buffer.alloc(512);
  tail.write(cookie, "latin1");
  tail.writeBigUInt64BE(BigInt(disk), 48);
  tail.writeUInt32BE(kind, 60);
  return { bytes, head: start, tail };
}

const disk = (size: number, bytes = size + 512, kind = 2): VhdFile => ends(bytes, "boot", size, kind);

const said = (file: VhdFile): string[] =>
  vhdProblems("file", file).map(({ code, prop, detail }) => `${code} ${prop}: ${detail}`);

describe("a file", () => {
  test.each([MIB, 3 * MIB, 8191 * GIB])("of %p bytes and a footer is a VHD", (size) =>
    expect(said(disk(size))).toEqual([]),
  );

  test.each([
    [ends(0, "", 0), "AIG607 file: got an empty file"],
    [ends(MIB, "vhdxfile", MIB), "AIG605 file: got a VHDX file"],
    [ends(511, "boot", MIB), "AIG607 file: got a file without the footer of a VHD"],
    [ends(MIB, "boot", MIB, 2, "conectiy"), "AIG607 file: got a file without the footer of a VHD"],
    [ends(MIB, "conectix", MIB, 2, ""), "AIG607 file: got a VHD that is cut off"],
    [ends(MIB, "QFI\xfb", MIB, 2, ""), "AIG607 file: got a QCOW2 file"],
    [ends(MIB, "PK\x03\x04", MIB, 2, ""), "AIG607 file: got a zip file"],
    [disk(MIB, MIB + 512, 3), "AIG606 file: got a dynamic VHD"],
    [disk(MIB, MIB + 512, 4), "AIG606 file: got a differencing VHD"],
    [disk(MIB, MIB + 512, 7), "AIG606 file: got a VHD of the unknown type 7"],
  ])("is told for what it is: %#", (file, problem) => expect(said(file)).toEqual([problem]));

  const whole = "allowed whole MiB and a footer of 512 bytes: the next are";
  test.each([
    [0, 512, `got a disk of 0 bytes in a file of 512, ${whole} 1048576 in 1049088`],
    [MIB, 512, `got a disk of 1048576 bytes in a file of 512, ${whole} 1048576 in 1049088`],
    [0, MIB + 512, `got a disk of 0 bytes in a file of 1049088, ${whole} 1048576 in 1049088`],
    [MIB + 512, MIB + 1024, `got a disk of 1049088 bytes in a file of 1049600, ${whole} 2097152 in 2097664`],
    [MIB, MIB + 513, `got a disk of 1048576 bytes in a file of 1049089, ${whole} 1048576 in 1049088`],
  ])("with a disk of %p bytes in %p is of no whole size", (size, bytes, detail) => {
    expect(said(disk(size, bytes))).toEqual([`AIG608 file: ${detail}`]);
  });

  test("is as long as its footer tells", () => {
    expect(said(disk(MIB, 2 * MIB + 512))).toEqual([
      "AIG610 file: the footer tells of a disk of 1048576 bytes, but 2097152 lie before it",
    ]);
  });

  test("fits into a page blob", () => {
    expect(said(disk(8192 * GIB - MIB))).toEqual([]);
    expect(said(disk(8192 * GIB))).toEqual(["AIG611 file: got 8193 GB, allowed 8192"]);
  });
});

describe("a size", () => {
  test("of an image is within what a version holds", () => {
    expect(imageSizeProblem("source", 2048 * GIB, false)).toBeUndefined();
    expect(imageSizeProblem("source", 2048 * GIB + 1, false)).toMatchObject({
      code: "AIG609",
      prop: "source",
      detail: "got an image of 2049 GB, allowed 2048",
    });
    expect(imageSizeProblem("source", 32768 * GIB, true)).toBeUndefined();
    expect(imageSizeProblem("source", 32769 * GIB, true)!.detail).toBe(
      "got an image of 32769 GB, allowed 32768 in a shallow version",
    );
  });

  test("of a data disk is that and, in a full version, at most a terabyte", () => {
    const about = (gb: number | undefined, shallow = false, lun?: number): string | undefined => {
      const found = dataDiskProblem("source", { lun, bytes: gb === undefined ? undefined : gb * GIB }, shallow);
      return found && `${found.code} ${found.prop}: ${found.detail}`;
    };
    expect([about(undefined), about(1024), about(1025, true), about(32768, true)]).toEqual(Array(4).fill(undefined));
    expect(about(1025)).toBe("AIG622 source: got a data disk of 1025 GB, advised at most 1024");
    expect(about(2048, false, 3)).toBe("AIG622 source: got data disk 3 of 2048 GB, advised at most 1024");
    expect(about(2049, false, 0)).toBe("AIG609 source: got data disk 0 of 2049 GB, allowed 2048");
    expect(about(32769, true)).toBe("AIG609 source: got a data disk of 32769 GB, allowed 32768 in a shallow version");
  });
});
