import { conditionsOn } from "../support/plan-conditions";

test.each(conditionsOn("gallery"))("the plan asks $name as it did", ({ write }) => {
  expect(write()).toMatchSnapshot();
});
