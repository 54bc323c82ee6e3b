package org.caravane.conventions;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caravane.ops.reload.Beans;
import org.caravane.ops.reload.Globs;

/** The beans that a wiring's source binds, and their types as far as the source tells. */
final class BoundBeans implements Beans {
    private static final Pattern BINDING =
            Pattern.compile(
                    "\\b(?:beans\\.put|(?:registry|kept)\\.bind)\\(\\s*\"([^\"]+)\"(\\s*\\+[^,]+)?,\\s*"
                            + "(?:new (\\w+)\\(|(\\w+)\\.class|([A-Z]\\w*)\\.(\\w+)\\(|(\\w+)\\))");
    private final String source;
    private final Map<String, Optional<Class<?>>> types = new LinkedHashMap<>();

    BoundBeans(String source) {
        this.source = source;
        BINDING.matcher(source)
                .results()
                .forEach(
                        binding ->
                                types.put(
                                        binding.group(1) + (binding.group(2) == null ? "" : "*"),
                                        type(binding)));
    }

    @Override
    public boolean has(String name) {
        return types.keySet().stream().anyMatch(bound -> Globs.meet(bound, name));
    }

    /** Empty when the source does not tell. */
    @Override
    public Optional<Class<?>> type(String name) {
        return types.getOrDefault(name, Optional.empty());
    }

    private Optional<Class<?>> type(MatchResult binding) {
        if (binding.group(3) != null) {
            return named(binding.group(3));
        }
        if (binding.group(4) != null) {
            return named(binding.group(4));
        }
        if (binding.group(5) != null) {
            return named(binding.group(5)).flatMap(type -> returned(type, binding.group(6)));
        }
        Matcher declared =
                Pattern.compile("\\b([A-Z]\\w*) " + binding.group(7) + "\\b").matcher(source);
        return declared.find() ? named(declared.group(1)) : Optional.empty();
    }

    private static Optional<Class<?>> returned(Class<?> type, String method) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getName().equals(method))
                .<Class<?>>map(Method::getReturnType)
                .findFirst();
    }

    /** An imported type, or one of the wiring's own package. */
    private Optional<Class<?>> named(String simple) {
        Matcher imported =
                Pattern.compile("(?m)^import ([\\w.]+\\." + simple + ");").matcher(source);
        Matcher own = Pattern.compile("(?m)^package ([\\w.]+);").matcher(source);
        String name =
                imported.find()
                        ? imported.group(1)
                        : (own.find() ? own.group(1) + "." : "") + simple;
        try {
            return Optional.of(Class.forName(name, false, BoundBeans.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
