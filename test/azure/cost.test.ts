import fc from "fast-check";
import {
  addSums,
  amountText,
  chargedSize,
  chargesOf,
  gbText,
  inParts,
  monthlyAmount,
  NO_CHARGES,
  onceAmount,
  sumOfCharges,
  type Copy,
} from "../../lib/azure/cost";
import type { Prices } from "../../lib/azure/price-list";

const HOME = "westeurope";
const THREE = [HOME, "northeurope", "uksouth"];
const LRS = "Standard_LRS";

function copies(regions: readonly string[], replicas = 1): Copy[] {
  return regions.map((region) => ({ region, storage: LRS, replicas, isHome: region === HOME }));
}

function prices(storage: number, egress?: number, egressTo: [string, number][] = []): Prices {
  const region = { storage: new Map([[LRS, storage]]), egress, egressTo: new Map(egressTo) };
  return { currency: "EUR", title: "", regions: new Map(THREE.map((name) => [name, region])) };
}

describe("what is stored", () => {
  test("two images in three regions are six disks, as the document of 2019 reckons", () => {
    const image = chargedSize("Seed2019", { diskGb: 127_000, occupiedGb: 10_000 })!;
    const sums = [1, 2].map(() => sumOfCharges(chargesOf(copies(THREE), HOME, image.milliGb, undefined)));
    expect(addSums(sums)).toMatchObject({ replicas: 6, storedMilliGb: 6 * 127_000 });
  });

  test("10 GB of 127 in three regions with two replicas are six snapshots of 10 GB, as Azure reckons today", () => {
    const image = chargedSize("Current", { diskGb: 127_000, occupiedGb: 10_000 })!;
    expect(image).toEqual({ milliGb: 10_000, isBound: false });
    const sum = sumOfCharges(chargesOf(copies(THREE, 2), HOME, image.milliGb, undefined));
    expect(sum).toMatchObject({ replicas: 6, storedMilliGb: 60_000 });
  });

  test("the disk's size bounds what is occupied, and what is occupied tells nothing of the disk", () => {
    expect(chargedSize("Current", { diskGb: 127_000 })).toEqual({ milliGb: 127_000, isBound: true });
    expect(chargedSize("Seed2019", { diskGb: 127_000 })).toEqual({ milliGb: 127_000, isBound: false });
    expect(chargedSize("Seed2019", { occupiedGb: 10_000 })).toBeUndefined();
    expect(chargedSize("Current", {})).toBeUndefined();
  });
});

describe("what is sent", () => {
  test("the first copy into each region but home, whatever the number of replicas", () => {
    const charges = chargesOf(copies(THREE, 7), HOME, 10_000, undefined);
    expect(charges.map(({ egressMilliGb }) => egressMilliGb)).toEqual([0, 10_000, 10_000]);
  });

  test("by the price of the region it leaves, unless there is one for where it goes", () => {
    const charges = chargesOf(copies(THREE), HOME, 10_000, prices(0, 20_000, [["uksouth", 50_000]]));
    expect(charges.map(({ once }) => once)).toEqual([0n, 20n, 50n]);
  });

  test("from a home that only Terraform knows nobody can tell how much", () => {
    const any = copies(THREE).map((copy) => ({ ...copy, isHome: false }));
    const charges = chargesOf(any, undefined, 10_000, prices(50_000, 20_000));
    expect(charges.map(({ egressMilliGb, once }) => [egressMilliGb, once])).toEqual(
      THREE.map(() => [undefined, undefined]),
    );
    expect(charges[0]!.unpriced).toEqual(["egress from a region that only Terraform knows"]);
    expect(sumOfCharges(charges)).toMatchObject({ unsized: 0, unsent: 3, monthly: 15n * 10n, egressMilliGb: 0 });
    expect(onceAmount(sumOfCharges(charges))).toEqual({ amount: undefined, isPart: false });
  });

  test("nothing at home, also where only Terraform knows its name", () => {
    const charges = chargesOf([{ storage: LRS, replicas: 2, isHome: true }], undefined, 10_000, prices(50_000, 20_000));
    expect(charges).toMatchObject([
      { storedMilliGb: 20_000, egressMilliGb: 0, once: 0n, unpriced: [`${LRS} in a region that only Terraform knows`] },
    ]);
    expect(sumOfCharges(charges)).toMatchObject({ storedMilliGb: 20_000, unsized: 0, unsent: 0 });
  });

  test("to a region that only Terraform knows nobody can tell whether", () => {
    const charges = chargesOf([{ storage: LRS, replicas: 1, isHome: false }], HOME, 10_000, prices(1, 1));
    expect(charges[0]!.unpriced).toContain("egress to a region that only Terraform knows");
    expect(sumOfCharges(charges)).toMatchObject({ unsized: 0, unsent: 1 });
  });
});

describe("amounts", () => {
  const monthly = (milliGb: number, replicas: number, price: number): bigint | undefined =>
    chargesOf(copies([HOME], replicas), HOME, milliGb, prices(price))[0]!.monthly;

  test.each([
    [1_000, 1, 5_000, 1n],
    [1_000, 1, 4_999, 0n],
    [1_000, 1, 15_000, 2n],
    [1_000, 1, 14_999, 1n],
    [30_500, 1, 50_000, 153n],
    [127_000, 2, 50_000, 1270n],
    [1, 1, 1, 0n],
    [32_768_000, 100, 1_000_000_000_000, 327_680_000_000_000n],
  ])("%d thousandths of a GB × %d at %d millionths are %d hundredths, half up", (milliGb, replicas, price, amount) => {
    expect(monthly(milliGb, replicas, price)).toBe(amount);
  });

  test("without a price there is none, and what is missing is named", () => {
    const [home, away] = chargesOf(copies([HOME, "eastus"]), HOME, 1_000, prices(50_000));
    expect(home).toMatchObject({ monthly: 5n, once: 0n, unpriced: [] });
    expect(away!.unpriced).toEqual(["Standard_LRS in eastus", "egress from westeurope"]);
    const sum = sumOfCharges([home!, away!]);
    expect(sum).toMatchObject({ copies: 2, unpriced: 1, monthly: 5n, once: 0n });
    expect([monthlyAmount(sum), onceAmount(sum)]).toEqual([
      { amount: 5n, isPart: true },
      { amount: undefined, isPart: false },
    ]);
    const both = addSums([sum, sumOfCharges([home!])]);
    expect([monthlyAmount(both), onceAmount(both)]).toEqual([
      { amount: 10n, isPart: true },
      { amount: undefined, isPart: false },
    ]);
    expect(onceAmount(sumOfCharges([home!]))).toEqual({ amount: 0n, isPart: false });
    expect(monthlyAmount(NO_CHARGES)).toEqual({ amount: 0n, isPart: false });
  });

  test("what only Terraform knows is counted beside the sums", () => {
    const charges = chargesOf(
      [{ region: HOME, storage: undefined, replicas: undefined, isHome: true }],
      HOME,
      1_000,
      prices(1),
    );
    expect(charges[0]!.unpriced).toEqual(["a storage type that only Terraform knows in westeurope"]);
    expect(sumOfCharges(charges)).toEqual({ ...NO_CHARGES, copies: 1, uncounted: 1, unsized: 1, unpriced: 1 });
  });

  test("of a copy that is known nothing is open", () => {
    const charges = chargesOf(copies([HOME]), HOME, 1_000, prices(1));
    expect(sumOfCharges(charges)).toMatchObject({ copies: 1, uncounted: 0, unsized: 0, unsent: 0 });
  });

  test("what is open is added as the sums are", () => {
    const open = { uncounted: 1, unsized: 2, unsent: 3, unpriced: 4, copies: 5 };
    expect(
      addSums([
        { ...NO_CHARGES, ...open },
        { ...NO_CHARGES, ...open },
      ]),
    ).toEqual({
      ...NO_CHARGES,
      uncounted: 2,
      unsized: 4,
      unsent: 6,
      unpriced: 8,
      copies: 10,
    });
  });

  test("what is sent is added as what is stored is, for one version and for several", () => {
    const sum = sumOfCharges(chargesOf(copies(THREE), HOME, 1_000, prices(1_000_000, 500_000)));
    expect(sum).toMatchObject({ egressMilliGb: 2_000, once: 100n, storedMilliGb: 3_000, monthly: 300n });
    const both = addSums([sum, sum]);
    expect(both).toMatchObject({ egressMilliGb: 4_000, once: 200n, storedMilliGb: 6_000, monthly: 600n });
    expect([monthlyAmount(both), onceAmount(both)]).toEqual([
      { amount: 600n, isPart: false },
      { amount: 200n, isPart: false },
    ]);
  });

  test("where nothing is known to be paid for, copies without a size leave the amounts open", () => {
    const open = { ...NO_CHARGES, copies: 1, unsized: 1 };
    expect([monthlyAmount(open), onceAmount(open)]).toEqual(Array(2).fill({ amount: undefined, isPart: false }));
    // One of two has a size, and is sent nowhere.
    expect(onceAmount({ ...open, copies: 2 })).toEqual({ amount: 0n, isPart: false });
    expect(onceAmount(NO_CHARGES)).toEqual({ amount: 0n, isPart: false });
  });

  const copy = fc.record({
    region: fc.constantFrom(...THREE),
    storage: fc.constant(LRS),
    isHome: fc.constant(false),
    replicas: fc.integer({ min: 1, max: 100 }),
  });
  const price = fc.integer({ min: 0, max: 1_000_000 });

  test("every sum is that of its lines as they are shown", () => {
    const line = fc.tuple(fc.array(copy), fc.integer({ min: 1, max: 2_048_000 }));
    fc.assert(
      fc.property(fc.array(line), price, price, (versions, store, send) => {
        const charges = versions.map(([all, size]) => chargesOf(all, HOME, size, prices(store, send)));
        const total = addSums(charges.map(sumOfCharges));
        const shown = charges.flat().map(({ monthly }) => Number(amountText(monthly!).replaceAll(",", "")) * 100);
        expect(Number(total.monthly)).toBe(Math.round(shown.reduce((sum, value) => sum + value, 0)));
      }),
    );
  });

  test("more replicas, a larger image or a dearer price never cost less", () => {
    const size = fc.integer({ min: 1, max: 1_000_000 });
    const more = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 99 }), price, more, (milliGb, replicas, cost, extra) => {
        const base = monthly(milliGb, replicas, cost)!;
        expect(monthly(milliGb + extra, replicas, cost)! >= base).toBe(true);
        expect(monthly(milliGb, replicas + 1, cost)! >= base).toBe(true);
        expect(monthly(milliGb, replicas, cost + extra)! >= base).toBe(true);
      }),
    );
  });
});

describe("as text", () => {
  test.each([
    [0n, "0.00"],
    [5n, "0.05"],
    [100n, "1.00"],
    [123_456_789n, "1,234,567.89"],
  ])("%d hundredths", (amount, text) => expect(amountText(amount)).toBe(text));

  test.each([
    [0, "0"],
    [1, "0.001"],
    [30_500, "30.5"],
    [1_234_000, "1,234"],
    [1_234_567_890, "1,234,567.89"],
  ])("%d thousandths of a GB", (milliGb, text) => expect(gbText(milliGb)).toBe(text));
});

describe("decimals in parts", () => {
  test.each([
    [0.1, 1_000_000, 100_000],
    [0.000001, 1_000_000, 1],
    [0.07, 1_000_000, 70_000],
    [1_000_000, 1_000_000, 1_000_000_000_000],
    [999_999.123457, 1_000_000, 999_999_123_457],
    [0, 1000, 0],
  ])("%d in %d parts", (value, parts, whole) => expect(inParts(value, parts, 1_000_000)).toBe(whole));

  test.each([-0.01, NaN, Infinity, -Infinity, "0.05", null, undefined, 0.0000001, 1_000_000.01, {}, 1n])(
    "refuses %p",
    (value) => expect(inParts(value, 1_000_000, 1_000_000)).toBeUndefined(),
  );

  test("hold every decimal of six places", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (micro) => {
        expect(inParts(micro / 1_000_000, 1_000_000, 1_000_000)).toBe(micro);
      }),
    );
  });
});
