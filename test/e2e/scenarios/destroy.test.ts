import { scenario } from "../support/scenario";
import { DEFINITION_ID, GALLERY_ID, images } from "./images";

/* In a file of its own: with the real provider it takes four minutes, in which nothing happens. */

test("a destroy that fails half-way is finished by the next", async () => {
  await scenario(images(), async ({ tf, cloud }) => {
    await tf.apply();
    cloud.fail({ operation: "delete", object: DEFINITION_ID });
    expect((await tf.destroy({ allowFailure: true })).exitCode).toBe(1);
    expect(cloud.ids()).toEqual([GALLERY_ID, DEFINITION_ID]);
    await tf.destroy();
    expect(cloud.ids()).toEqual([]);
  });
});
