import { RULES, isRuleCode } from "../../../lib/azure/rules";
import { outcomeOf } from "../../support/outcome";
import {
  DEFINITION,
  definitionBody,
  encryptedBy,
  GALLERY,
  galleryBody,
  regionBody,
  VERSION,
  versionBody,
} from "./bodies";
import { makeCertificate, type Certificate } from "./certificate";
import { Client, type Received } from "./client";
import { HeldBlobs } from "./held-blobs";
import type { Body } from "./json";
import { REFUSALS } from "./refusals";
import { REFUSAL_CASES, type RefusalCase } from "./refusals/cases";
import { startArm, type RunningArm } from "./server";

/*
 * The local Azure Resource Manager refuses what Azure refuses, and our constructs come before it. Each side is written
 * on its own; where they disagree, one of the two is wrong.
 */

let certificate: Certificate;
let running: RunningArm;
let client: Client;

beforeAll(async () => {
  certificate = await makeCertificate();
});

async function start(blobs?: RefusalCase["blobs"]): Promise<void> {
  running = await startArm({ certificate, impliedGroups: true, blobs: blobs && new HeldBlobs(blobs) });
  client = await Client.of(running);
}

beforeEach(() => start());
afterEach(() => running.stop());

async function take([id, body]: readonly [string, Body | "delete"]): Promise<Received> {
  const answer = await (body === "delete" ? client.delete(id) : client.put(id, body));
  return answer.status < 300 ? client.finish(answer) : answer;
}

const rowOf = (what: string) => REFUSALS.find((row) => row.what === what)!;

test.each(REFUSAL_CASES.map((one, i) => ({ ...one, name: `${i + 1}. ${one.what} (${rowOf(one.what)?.cites})` })))(
  "refuses $name",
  async ({ what, steps, says, blobs }) => {
    if (blobs) {
      await running.stop();
      await start(blobs);
    }
    for (const step of steps.slice(0, -1)) expect((await take(step)).status).toBeLessThan(300);
    const { status, body } = await take(steps[steps.length - 1]!);
    const { code, message } = body.error as { code: string; message: string };
    const row = rowOf(what);
    expect({ status, code }).toEqual({ status: row.status, code: row.code });
    expect(message).toContain(says);
  },
);

test.each(REFUSAL_CASES.flatMap(({ what, ours }, i) => (ours ? [{ name: `${i + 1}. ${what}`, what, ours }] : [])))(
  "and our constructs say so first: $name",
  ({ what, ours }) => {
    const { errors, warnings, preconditions } = outcomeOf(ours);
    const cited = rowOf(what).cites;
    const level = isRuleCode(cited) ? RULES[cited].level : undefined;
    // A date in the past, or a region that we do not know, may be right in a stack that exists: those we only warn of.
    const told = level === "warning" ? warnings : [...errors, ...preconditions];
    expect(told.join("\n")).toMatch(new RegExp(`^(${cited}${OTHERS_FIRST[cited] ?? ""}) `, "m"));
  },
);

/** A rule of ours that says it before the one that is cited. */
const OTHERS_FIRST: { readonly [code: string]: string } = { AIG201: "|AIG202" };

test("every row of the list has a case", () => {
  const shown = new Set(REFUSAL_CASES.map(({ what }) => what));
  const community = "deleting a community gallery that everybody still sees"; // in resources.test.ts
  expect([...new Set(REFUSALS.map(({ what }) => what))].filter((what) => !shown.has(what))).toEqual([community]);
});

test("a rule of the catalogue that Azure itself enforces has its row, or stands here with the reason", () => {
  const cited = new Set<string>(REFUSALS.map(({ cites }) => cites));
  const without = Object.entries(RULES)
    .filter(([code, { weight }]) => weight === "E" && !cited.has(code))
    .map(([code]) => code);
  expect(without).toEqual([
    "AIG005", // an id of another kind: sources and keys that are not here are taken as they are
    "AIG120", // the parent in another group is not found
    "AIG402", // a second one of the same name is an update
    "AIG403",
    "AIG405", // quotas
    "AIG406", // the parent in another subscription is not found
    "AIG504", // the scale sets of a demand are somebody else's resources: nothing is sent of them
    "AIG525", // home joins every version by itself: a wrong ring would be a slip, and nothing wrong is sent
    "AIG533", // two requests, one after the other: the second one is refused as R003 says
    "AIG534", // the machines that use an image are somebody else's resources
    "AIG602", // containers and managed images take any name here
    "AIG603",
    "AIG605", // a VHDX has no footer of a VHD, and AIG607 is what is said of the blob
    "AIG609", // the size of a blob: nobody serves one of two terabytes
    "AIG611",
    "AIG616", // data disks are taken as they are
    "AIG618",
    "AIG620", // a blob that is there already: nobody serves blobs
    "AIG621", // and which account an address leads to is not looked at
    // machines, which the local Azure Resource Manager does not make
    ...["AIG632", "AIG633", "AIG636", "AIG637", "AIG638", "AIG640", "AIG641", "AIG642", "AIG650", "AIG652"],
  ]);
  expect([...cited].filter((code) => code.startsWith("AIG")).every(isRuleCode)).toBe(true);
});

describe("takes what Azure takes", () => {
  const longest = (length: number): string => `a${".b_".repeat(length)}`.slice(0, length - 1) + "c";

  test("names and texts at their limits", async () => {
    const tags = Object.fromEntries(Array.from({ length: 50 }, (_one, i) => [`tag${i}`, "x".repeat(256)]));
    const gallery = `${GALLERY.replace(/[^/]+$/, "")}${longest(80)}`;
    await client.make(gallery, galleryBody({ tags }));
    const identifier = { publisher: "p".repeat(128), offer: "o".repeat(64), sku: "s".repeat(64) };
    const recommended = { memory: { min: 8, max: 8 } };
    const definition = `${gallery}/images/${longest(80)}`;
    await client.make(definition, definitionBody({ properties: { identifier, recommended } }));
    for (const number of ["0.0.0", "2026.01.01", "2147483647.2147483647.2147483647"]) {
      await client.make(`${definition}/versions/${number}`, versionBody());
    }
  });

  test.each<[string, string, Body]>([
    ["1 and 100 replicas", "westeurope", regionBody("northeurope", { regionalReplicaCount: 100 })],
    [
      "zone-redundant storage where there are zones",
      "westeurope",
      regionBody("uksouth", { storageAccountType: "Standard_ZRS" }),
    ],
    ["and where it is not known", "usgovvirginia", regionBody("usgovarizona", { storageAccountType: "Standard_ZRS" })],
  ])("%s", async (_what, location, region) => {
    await client.make(GALLERY, galleryBody({ location }));
    await client.make(DEFINITION, definitionBody({ location }));
    const targetRegions = [regionBody(location), region];
    await client.make(VERSION, versionBody({ location, properties: { publishingProfile: { targetRegions } } }));
  });

  test("a date that has passed since, a region more, a region less where that is allowed", async () => {
    let now = new Date("2026-01-01T00:00:00Z");
    await running.stop();
    running = await startArm({ certificate, impliedGroups: true, now: () => now });
    client = await Client.of(running);
    const body = (...targetRegions: Body[]): Body =>
      versionBody({
        properties: {
          safetyProfile: { allowDeletionOfReplicatedLocations: true },
          publishingProfile: { endOfLifeDate: "2026-06-01T00:00:00Z", targetRegions },
        },
      });
    await client.make(GALLERY, galleryBody());
    await client.make(DEFINITION, definitionBody());
    await client.make(VERSION, body(regionBody("westeurope")));
    now = new Date("2027-01-01T00:00:00Z");
    client = await Client.of(running);
    await client.make(VERSION, body(regionBody("westeurope"), regionBody("uksouth")));
    await client.make(VERSION, body(regionBody("westeurope", { regionalReplicaCount: 5 })));
  });

  test("keys for every region", async () => {
    await client.make(GALLERY, galleryBody());
    await client.make(DEFINITION, definitionBody());
    const set = (name: string) => encryptedBy(`${GALLERY.split("/galleries")[0]}/diskEncryptionSets/${name}`);
    const targetRegions = [regionBody("westeurope", set("a")), regionBody("uksouth", set("b"))];
    await client.make(VERSION, versionBody({ properties: { publishingProfile: { targetRegions } } }));
  });
});

describe("refuses to change", () => {
  test.each([
    ["the operating system", { osType: "Windows" }, "osType"],
    ["the state", { osState: "Specialized" }, "osState"],
    ["the generation", { hyperVGeneration: "V1" }, "hyperVGeneration"],
    ["the sku", { identifier: { sku: "other" } }, "identifier.sku"],
    ["the architecture", { architecture: "Arm64" }, "architecture"],
  ])("%s of a definition", async (_what, properties, path) => {
    await client.make(GALLERY, galleryBody());
    await client.make(DEFINITION, definitionBody());
    const { status, body } = await client.put(DEFINITION, definitionBody({ properties }));
    expect(status).toBe(409);
    expect(body.error).toEqual({
      code: "PropertyChangeNotAllowed",
      message: `Changing property 'galleryImage.properties.${path}' is not allowed.`,
      target: `galleryImage.properties.${path}`,
    });
  });

  test("what is left out but was said before; not what only differs in letter case", async () => {
    await client.make(GALLERY, galleryBody());
    await client.make(DEFINITION, definitionBody());
    const shouted = definitionBody({ properties: { osType: "linux", identifier: { sku: "24_04" } } });
    expect((await client.put(DEFINITION, shouted)).status).toBe(200);
    const without = { ...definitionBody(), properties: { osType: "Linux" } };
    expect((await client.put(DEFINITION, without)).body.error).toMatchObject({ code: "InvalidParameter" });
  });

  test("the source of a version, its mode, its region; the sharing of a gallery", async () => {
    await client.make(GALLERY, galleryBody());
    await client.make(DEFINITION, definitionBody());
    await client.make(VERSION, versionBody());
    const code = async (id: string, body: Body): Promise<unknown> =>
      ((await client.put(id, body)).body.error as { code: string }).code;
    const source = { storageProfile: { source: { id: "/other" } } };
    expect(await code(VERSION, versionBody({ properties: source }))).toBe("PropertyChangeNotAllowed");
    const shallow = { publishingProfile: { replicationMode: "Shallow" } };
    expect(await code(VERSION, versionBody({ properties: shallow }))).toBe("PropertyChangeNotAllowed");
    expect(await code(VERSION, versionBody({ location: "uksouth" }))).toBe("InvalidResourceLocation");
    const groups = { sharingProfile: { permissions: "Groups" } };
    expect(await code(GALLERY, galleryBody({ properties: groups }))).toBe("PropertyChangeNotAllowed");
  });
});

test("refuses to delete what holds others", async () => {
  await client.make(GALLERY, galleryBody());
  await client.make(DEFINITION, definitionBody());
  const { status, body } = await client.delete(GALLERY);
  expect(status).toBe(409);
  expect(body.error).toMatchObject({
    code: "CannotDeleteResource",
    message: expect.stringContaining("nested resources") as string,
  });
});
