import { forgetRealProvider } from "./real-provider";

export default forgetRealProvider;
