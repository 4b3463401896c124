import tseslint from "typescript-eslint";

/**
 * The rooms of lib/ and their doors (see ARCHITECTURE.md): by value a room may import itself and the rooms listed first;
 * of those listed second it may know the types only. Nobody imports what is not listed.
 */
export const ARROWS = {
  azure: { value: [], type: [] },
  terraform: { value: [], type: [] },
  private: { value: ["azure", "terraform"], type: [] },
  checks: { value: ["azure", "terraform", "private"], type: ["gallery", "definition", "version"] },
  consume: { value: ["azure", "terraform", "private", "checks"], type: ["gallery", "definition", "version"] },
  version: { value: ["azure", "terraform", "private", "checks", "consume"], type: ["gallery", "definition"] },
  definition: { value: ["azure", "terraform", "private", "checks", "consume", "version"], type: ["gallery"] },
  gallery: { value: ["azure", "terraform", "private", "checks", "definition"], type: [] },
  rollout: { value: ["azure", "terraform", "private", "checks", "gallery", "definition", "version"], type: [] },
  report: { value: ["azure", "terraform", "private", "checks", "gallery", "definition", "version"], type: [] },
};

const ROOMS = Object.keys(ARROWS);
/** Azure's rules know no constructs. */
const WITHOUT_CONSTRUCTS = ["azure"];

function doors(room) {
  const { value, type } = ARROWS[room];
  const inside = (name) => [`../${name}/*`, `../../${name}/*`, `../${name}`];
  const never = ROOMS.filter((name) => name !== room && !value.includes(name) && !type.includes(name));
  const patterns = [
    ...never.map((name) => ({ group: inside(name), message: `${room}/ does not know ${name}/` })),
    ...type.map((name) => ({
      group: inside(name),
      allowTypeImports: true,
      message: `${room}/ knows ${name}/ by import type only`,
    })),
    { group: ["../index", "../../index"], message: "rooms import each other's files, not the public surface" },
  ];
  if (room !== "terraform") {
    patterns.push({
      group: ["cdktf", "cdktf/*", "@cdktf/*", "cdktn", "@cdktn/*"],
      message: "import from ../terraform",
    });
  } else {
    patterns.push({ regex: "^@cdktf/provider-azurerm(/lib)?(/index)?$", message: "import one resource's sub-path" });
  }
  if (WITHOUT_CONSTRUCTS.includes(room)) patterns.push({ group: ["constructs"], message: `${room}/ is pure` });
  return {
    files: [`lib/${room}/**/*.ts`],
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] },
  };
}

export default tseslint.config(
  { ignores: ["dist/", "build/", "node_modules/", "cdktf.out/", "coverage/", "reports/", "**/*.js", "**/*.mjs"] },
  ...tseslint.configs.recommended,
  {
    languageOptions: { parserOptions: { project: "tsconfig.dev.json", tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "no-restricted-properties": [
        "error",
        { object: "Testing", property: "synth", message: "it runs no validations; use test/support/synth" },
      ],
    },
  },
  {
    files: ["lib/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[object.name='Token'][property.name='isUnresolved']",
          message: "ask known() of private/known.ts",
        },
      ],
    },
  },
  { files: ["lib/private/known.ts"], rules: { "no-restricted-syntax": "off" } },
  { files: ["test/support/synth.ts"], rules: { "no-restricted-properties": "off" } },
  ...ROOMS.map(doors),
);
