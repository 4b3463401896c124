import type { PriceListProps } from "../../lib";

/** A price list that is all right, with other fields laid over it. */
export function priceList(more: object = {}): PriceListProps {
  return {
    name: "Invented round prices",
    date: "2026-11-26",
    currency: "EUR",
    storageUnit: "GB-month",
    egressUnit: "GB",
    regions: { westeurope: { storage: { Standard_LRS: 0.05 }, egress: 0.02 } },
    ...more,
  };
}

/** The same with one price. */
export function storagePrice(price: unknown): PriceListProps {
  return priceList({ regions: { westeurope: { storage: { Standard_LRS: price } } } });
}
