package org.caravane.ops.explain;

import java.util.List;
import java.util.Optional;
import org.caravane.model.Product;
import org.caravane.model.Reading;
import org.caravane.model.Stock;
import org.caravane.model.Warehouse;

/** What the source has under one key at this moment. */
record SourceView(
        Kind kind,
        Optional<Reading<Product>> product,
        Optional<Reading<Stock>> stock,
        List<Warehouse> warehouses) {}
