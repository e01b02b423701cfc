"""Tables in and out of the house: .xlsx and .csv. Cells only, no models; nothing in a cell is ever run."""
