import { SUBSCRIPTION } from "../support/provider";
import { Cloud } from "./cloud";
import { StandIn } from "./provider";
import type { Attributes } from "./values";

const GALLERY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/gal`;
const IMAGE = `${GALLERY}/images/ubuntu`;

const cloud = new Cloud();
const standIn = new StandIn(cloud, "4.55.0");

/** What a refresh makes of the state that holds nothing but the id. */
function imported(type: string, id: string): Attributes {
  return standIn.read(type, standIn.import(type, id))!;
}

test.each([
  [
    "azurerm_shared_image",
    IMAGE,
    { name: "ubuntu", gallery_name: "gal", architecture: "x64", hyper_v_generation: "V1", specialized: false },
  ],
  [
    "azurerm_shared_image_version",
    `${IMAGE}/versions/1.0.0`,
    { name: "1.0.0", image_name: "ubuntu", replication_mode: "Full", deletion_of_replicated_locations_enabled: false },
  ],
])("an import of a %s fills what Azure leaves out, and plans nothing", (type, id, expected) => {
  cloud.seed(type, id, { location: "West Europe" });
  const state = imported(type, id);
  expect(state).toMatchObject({ ...expected, id, location: "westeurope", resource_group_name: "rg-images" });
  // A configuration that says as little: null for every default.
  const defaults = Object.fromEntries(
    ["architecture", "hyper_v_generation", "replication_mode"]
      .filter((name) => name in state)
      .map((name) => [name, null]),
  );
  const { planned, replace } = standIn.plan(type, state, { ...state, ...defaults });
  expect({ planned, replace }).toEqual({ planned: state, replace: [] });
});
