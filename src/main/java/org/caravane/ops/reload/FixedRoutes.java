package org.caravane.ops.reload;

import java.nio.file.Path;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.ResourceResolver;
import org.jspecify.annotations.Nullable;

/** Makes a context read its routes from texts of one moment, not from the disk as it goes. */
public final class FixedRoutes extends MainListenerSupport {
    private @Nullable RouteTexts texts;

    private FixedRoutes(@Nullable RouteTexts texts) {
        this.texts = texts;
    }

    /** The routes as {@code routes.directory} has them when the context starts. */
    public static FixedRoutes asTheyAre() {
        return new FixedRoutes(null);
    }

    public static FixedRoutes of(RouteTexts texts) {
        return new FixedRoutes(texts);
    }

    /** What the context read, once it started. */
    public RouteTexts texts() {
        if (texts == null) {
            throw new IllegalStateException("The context has not started");
        }
        return texts;
    }

    @Override
    public void beforeInitialize(BaseMainSupport main) {
        PropertiesComponent properties = main.getCamelContext().getPropertiesComponent();
        if (texts == null) {
            texts = RouteTexts.read(Path.of(properties.parseUri("{{routes.directory}}")));
        }
        properties.addOverrideProperty("camel.main.routesIncludePattern", texts.includePattern());
        main.getCamelContext()
                .getRegistry()
                .bind(RouteTextResolver.NAME, ResourceResolver.class, texts.resolver());
    }
}
