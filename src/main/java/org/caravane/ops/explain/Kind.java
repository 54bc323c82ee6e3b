package org.caravane.ops.explain;

/** What a record of the source is; only a simple product travels. */
enum Kind {
    SIMPLE("a simple product"),
    SERVICE("a service: services are left out"),
    PARENT("the parent of variants: products with variants are left out"),
    VARIANT("a variant of another product: variants are left out"),
    MISSING("not in Dolibarr any more");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
