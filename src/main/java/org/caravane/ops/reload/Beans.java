package org.caravane.ops.reload;

import java.util.Optional;

/** The beans that routes may name. */
public interface Beans {

    /**
     * Whether there is one.
     *
     * @param name with a star for what is known at run time only
     */
    boolean has(String name);

    /** The type of one; empty when it cannot be told. */
    Optional<Class<?>> type(String name);
}
