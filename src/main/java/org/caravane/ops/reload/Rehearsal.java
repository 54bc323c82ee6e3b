package org.caravane.ops.reload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.spi.RouteTemplateParameterSource;

/**
 * Tries route files in a context of its own, of which no route is started: what does not parse,
 * what names something that is not there, and what Camel refuses to make a route of.
 */
public final class Rehearsal {
    /** A context that starts nothing of itself, and stands in nobody's way. */
    private static final Map<String, String> QUIET =
            Map.of(
                    "camel.main.name", "caravane-rehearsal",
                    "camel.main.autoStartup", "false",
                    "camel.main.jmxEnabled", "false",
                    "camel.main.sourceLocationEnabled", "true",
                    "camel.main.shutdownTimeout", "1",
                    "camel.component.quartz.autoStartScheduler", "false",
                    "camel.server.enabled", "false",
                    "camel.management.enabled", "false",
                    "camel.metrics.enabled", "false",
                    "camel.health.enabled", "false");

    /** Makes a context of routes, with settings that win over all others. */
    public interface Maker {
        Main make(FixedRoutes routes, Map<String, String> settings);
    }

    private final CamelContext running;
    private final DataSource store;
    private final Maker maker;

    /**
     * @param running whose beans, templates and settings the routes will have
     * @param store that statements are shown to
     */
    public Rehearsal(CamelContext running, DataSource store, Maker maker) {
        this.running = running;
        this.store = store;
        this.maker = maker;
    }

    /**
     * Everything that is wrong; the later trials only when the earlier found nothing.
     *
     * @param good the texts that run
     */
    public List<Defect> defects(RouteTexts texts, RouteTexts good) {
        List<Defect> defects = new ArrayList<>();
        List<RouteFile> files = Examination.read(texts, defects);
        if (defects.isEmpty()) {
            List<RouteBlock> before = Examination.blocks(Examination.read(good, new ArrayList<>()));
            defects.addAll(
                    new Examination(beans(), templates(), before, this::isProperty)
                            .defects(files, texts));
        }
        if (defects.isEmpty()) {
            Expressions expressions = new Expressions(running);
            defects.addAll(expressions.defects(Examination.blocks(files)));
            defects.addAll(expressions.defects(texts.statements()));
        }
        if (defects.isEmpty()) {
            defects.addAll(tried(texts, files));
        }
        if (defects.isEmpty()) {
            defects.addAll(new Statements(store).defects(texts.statements()));
        }
        return defects;
    }

    /**
     * The place in route files that keeps a context from starting; empty when it is not in them.
     */
    public static Optional<Defect> blamed(RouteTexts texts, Throwable complaint) {
        List<Defect> unreadable = new ArrayList<>();
        List<RouteFile> files = Examination.read(texts, unreadable);
        return unreadable.isEmpty()
                ? Optional.of(new Blame(files).of(complaint)).filter(d -> !d.file().isEmpty())
                : Optional.of(unreadable.get(0));
    }

    private List<Defect> tried(RouteTexts texts, List<RouteFile> files) {
        Blame blame = new Blame(files);
        Main main = maker.make(FixedRoutes.of(texts), QUIET);
        try {
            main.start();
            return new ContextTrial(main.getCamelContext(), blame).defects();
        } catch (RuntimeException e) {
            return List.of(blame.of(e));
        } finally {
            main.completed();
            if (main.getCamelContext() != null) {
                main.getCamelContext().stop();
            }
        }
    }

    private Set<String> templates() {
        return running.getRegistry().findByType(RouteTemplateParameterSource.class).stream()
                .flatMap(
                        source ->
                                source.routeIds().stream()
                                        .map(id -> source.parameters(id))
                                        .map(p -> p.get(RouteTemplateParameterSource.TEMPLATE_ID)))
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    private boolean isProperty(String name) {
        return running.getPropertiesComponent().resolveProperty(name).isPresent();
    }

    private Beans beans() {
        Map<String, Object> bound = running.getRegistry().findByTypeWithName(Object.class);
        return new Beans() {
            @Override
            public boolean has(String name) {
                return bound.keySet().stream().anyMatch(b -> Globs.meet(b, name));
            }

            @Override
            public Optional<Class<?>> type(String name) {
                return Optional.ofNullable(bound.get(name)).map(Object::getClass);
            }
        };
    }
}
