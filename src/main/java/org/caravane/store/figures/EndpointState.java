package org.caravane.store.figures;

import java.util.Optional;

/**
 * A PrestaShop installation as the store knows it.
 *
 * @param owner the process that owns it, {@code pid-uuid}; absent when none does
 */
public record EndpointState(String name, Optional<Pause> pause, Optional<String> owner) {}
