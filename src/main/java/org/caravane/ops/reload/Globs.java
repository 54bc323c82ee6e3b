package org.caravane.ops.reload;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of which a part is known only at run time: {@code shop-call-*}. */
public final class Globs {
    private static final Pattern UNKNOWN = Pattern.compile("\\{\\{[^{}]*}}|\\$\\{[^{}]*}");

    private Globs() {}

    /** A star for each expression and placeholder. */
    public static String of(String text) {
        return UNKNOWN.matcher(text).replaceAll("*");
    }

    /** Whether both may be the same name. */
    public static boolean meet(String one, String other) {
        return one.equals(other) || pattern(one).test(other) || pattern(other).test(one);
    }

    private static Predicate<String> pattern(String glob) {
        return Pattern.compile(
                        Arrays.stream(glob.split("\\*", -1))
                                .map(Pattern::quote)
                                .collect(Collectors.joining("[^/]+")))
                .asMatchPredicate();
    }
}
