import { Brand } from "../../lib/private/brand";

test("an object carries a brand once it is marked", () => {
  const brand = new Brand("Thing");
  const thing = {};
  expect(brand.isOn(thing)).toBe(false);
  brand.mark(thing);
  expect(brand.isOn(thing)).toBe(true);
});

test("another copy of the library knows the brand by its name", () => {
  const thing = {};
  new Brand("Thing").mark(thing);
  expect(new Brand("Thing").isOn(thing)).toBe(true);
  expect(new Brand("Other").isOn(thing)).toBe(false);
  expect(Symbol.for("cdktf-azure-image-gallery/Thing") in thing).toBe(true);
});

test("what inherits from a marked object carries the brand too", () => {
  const brand = new Brand("Thing");
  const thing = {};
  brand.mark(thing);
  expect(brand.isOn(Object.create(thing))).toBe(true);
});

test("a brand is not seen where an object is listed, copied or written as JSON", () => {
  const thing = { a: 1 };
  new Brand("Thing").mark(thing);
  expect(Object.keys(thing)).toEqual(["a"]);
  expect(JSON.stringify(thing)).toBe('{"a":1}');
  expect(new Brand("Thing").isOn({ ...thing })).toBe(false);
});

test.each([undefined, null, "Thing", 7, true, {}, [], () => undefined])("refuses %p", (value) => {
  expect(new Brand("Thing").isOn(value)).toBe(false);
});
