import { conditionsOn, conditionsOnSources } from "../support/plan-conditions";

test.each([...conditionsOn("version"), ...conditionsOnSources()])("the plan asks $name as it did", ({ write }) => {
  expect(write()).toMatchSnapshot();
});
