package org.caravane.conventions.astray.failure;

public final class Astray extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public org.caravane.conventions.astray.sync.Astray knows() {
        throw new Astray();
    }
}
