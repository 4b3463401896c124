import { conditionsOn } from "../support/plan-conditions";

test.each(conditionsOn("definition"))("the plan asks $name as it did", ({ write }) => {
  expect(write()).toMatchSnapshot();
});
