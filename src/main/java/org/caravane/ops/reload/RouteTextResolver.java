package org.caravane.ops.reload;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.impl.engine.DefaultResourceResolvers.FileResolver;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceSupport;
import org.jspecify.annotations.Nullable;

/** Reads files of one folder from texts that were read before, whatever the disk has now. */
final class RouteTextResolver extends FileResolver {
    /** Under this name Camel looks in the registry for who reads {@code file:} resources. */
    static final String NAME = "resource-loader-file";

    private final Path home;
    private final Map<String, String> texts;

    RouteTextResolver(Path directory, Map<String, String> texts) {
        this.home = directory.toAbsolutePath().normalize();
        this.texts = texts;
    }

    @Override
    public Resource createResource(String location, String remaining) {
        Path file = Path.of(remaining).toAbsolutePath().normalize();
        if (!file.startsWith(home)) {
            return super.createResource(location, remaining);
        }
        @Nullable String text = texts.get(home.relativize(file).toString().replace('\\', '/'));
        return new ResourceSupport("file", location) {
            @Override
            public boolean exists() {
                return text != null;
            }

            @Override
            public URI getURI() {
                return file.toUri();
            }

            @Override
            public InputStream getInputStream() {
                if (text == null) {
                    throw new UnusableRoutes(new Defect(location, 0, "is not there"));
                }
                return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
