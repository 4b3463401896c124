import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { checkConstructId } from "../../lib/private/construct-ids";

const REMEDY = 'Write the id as a literal that begins with a letter: "V1_4_0" for version 1.4.0.';
const ALLOWED = "an id that begins with a letter or an underscore and holds no token";

test.each(["V1_4_0", "_v", "a", "Z.9"])("%s is an id", (id) => {
  expect(checkConstructId(id)).toBeUndefined();
});

test.each(["1.4.0", "", "-a", ".a", "ä"])("refuses %p", (id) => {
  expect(checkConstructId(id)).toEqual({
    code: "AIG001",
    prop: "id",
    detail: `got "${id}", allowed ${ALLOWED}`,
    remedy: REMEDY,
  });
});

test("refuses a token, even behind a letter", () => {
  const token = new TerraformVariable(new TerraformStack(Testing.app(), "stack"), "v", {}).stringValue;
  expect(checkConstructId(`V${token}`)).toMatchObject({ code: "AIG001", remedy: REMEDY });
});
