package org.caravane.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;

/**
 * One way that an answer takes, from the text that a route has of it to what becomes of it.
 *
 * @param calling {@code source} or {@code endpoint}
 * @param writing whether it answers a write
 * @param sample what an honest server answers
 */
record Reader(String name, String calling, boolean writing, String sample, Way way) {

    /** Throws what the route would get to see. */
    interface Way {
        void take(String answer, Random random) throws Exception;
    }

    static Reader source(String file, Way way) {
        return new Reader(file, "source", false, resource(file), way);
    }

    static Reader shop(String file, Way way) {
        return new Reader(file, "endpoint", false, resource(file), way);
    }

    static Reader written(String file, Way way) {
        return new Reader(file, "endpoint", true, resource(file), way);
    }

    /** The same way for another answer. */
    Reader of(String recorded) {
        return new Reader(name, calling, writing, recorded, way);
    }

    static String resource(String name) {
        try (InputStream stream = Reader.class.getResourceAsStream("/hostile/" + name)) {
            return new String(
                    Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
