import { codeBlocks, compileErrors, runBlock } from "../support/code-blocks";
import { synthStack } from "../support/synth";

/* What the pages show is what works. */

const PAGES = ["docs/adopting.md", "docs/faq.md"];
const BLOCKS = PAGES.flatMap(codeBlocks);

test("every page has code", () => {
  expect([...new Set(BLOCKS.map(({ page }) => page))]).toEqual(PAGES);
});

test("every block compiles", () => {
  expect(compileErrors(BLOCKS)).toEqual([]);
});

test.each(BLOCKS.map((block) => [`${block.page}:${block.line}`, block] as const))("%s is synthesised", (_at, block) => {
  const { json } = synthStack((stack) => runBlock(block, stack));
  expect(Object.keys(json)).toEqual(expect.arrayContaining([expect.stringMatching(/^(resource|data)$/)]));
});

test("a block that does not compile is found", () => {
  const [block] = BLOCKS;
  const body = 'const x: number = OsType.LINUX;\nSharedGallery.fromLookup(stack, "G", { nonsense: 1 });';
  const errors = compileErrors([{ ...block!, body, given: [] }]);
  expect(errors).toHaveLength(2);
  expect(errors[0]).toContain("in: const x: number = OsType.LINUX;");
});
