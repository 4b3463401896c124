import { judge } from "../../lib/azure/conflicts";

const codes = (verdict: ReturnType<typeof judge>): string[] => verdict.problems.map(({ code }) => code);

describe("three traits together", () => {
  const own = { features: ["hibernation"] } as const;

  test("are a conflict if all three are there", () => {
    expect(codes(judge(own, { securityType: ["TrustedLaunch"], osType: ["Linux"] }))).toEqual(["AIG308"]);
  });

  test("are none if one of them is known to be another, whatever the third one is", () => {
    const { problems, unjudged } = judge(own, { generation: ["V2"], osType: ["Windows"] });
    expect(problems).toEqual([]);
    expect(unjudged).toEqual([]);
  });

  test("cannot be judged if the others are not known", () => {
    expect(judge(own, { generation: ["V2"] }).unjudged).toMatchObject([{ code: "AIG308", dimension: "securityType" }]);
  });
});

test("every rule that cannot be judged is named, once for each thing that is not known", () => {
  const { unjudged } = judge(
    { source: ["ManagedImage"], encryption: ["encrypted"] },
    { architecture: [], features: [] },
  );
  expect(unjudged.map(({ code, dimension }) => `${code} ${dimension}`).sort()).toEqual([
    "AIG311 securityType",
    "AIG313 osState",
    "AIG328 sharing",
    "AIG329 securityType",
  ]);
});

test("a conflict of what was there before is not said again", () => {
  const rest = { generation: ["V1"], architecture: ["Arm64"] } as const;
  expect(judge({ source: ["VirtualMachine"] }, { ...rest, securityType: ["Standard"] }).problems).toEqual([]);
});
