package org.caravane.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a shop keeps of a description: its purifier closes what is open, writes characters for
 * entities and entities for stray signs, and tidies styles. A small part of HTMLPurifier, enough
 * that what is read back is not what was sent, as in a real 8.2.1.
 */
final class PrestashopHtml {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "<!--.*?-->|<\\s*style.*?<\\s*/\\s*style\\s*>|<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>"
                            + "|&(#?[a-zA-Z0-9]{1,10});|[&<>]",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Set<String> VOID = Set.of("br", "hr", "img", "source");
    private static final Set<String> SELF_CLOSING = Set.of("li", "p", "dt", "dd", "tr", "td", "th");
    private static final Pattern STYLE = Pattern.compile("\\s+style\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern SOURCE = Pattern.compile("src\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Map<String, String> SIGNS =
            Map.ofEntries(
                    Map.entry("nbsp", "\u00a0"),
                    Map.entry("eacute", "é"),
                    Map.entry("egrave", "è"),
                    Map.entry("ecirc", "ê"),
                    Map.entry("agrave", "à"),
                    Map.entry("acirc", "â"),
                    Map.entry("ccedil", "ç"),
                    Map.entry("ocirc", "ô"),
                    Map.entry("icirc", "î"),
                    Map.entry("ugrave", "ù"),
                    Map.entry("ucirc", "û"),
                    Map.entry("Eacute", "É"),
                    Map.entry("oelig", "œ"),
                    Map.entry("euro", "€"),
                    Map.entry("deg", "°"),
                    Map.entry("rsquo", "’"),
                    Map.entry("laquo", "«"),
                    Map.entry("raquo", "»"),
                    Map.entry("hellip", "…"),
                    Map.entry("ndash", "–"),
                    Map.entry("mdash", "—"),
                    Map.entry("quot", "\""),
                    Map.entry("apos", "'"),
                    Map.entry("amp", "&amp;"),
                    Map.entry("lt", "&lt;"),
                    Map.entry("gt", "&gt;"));

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    private PrestashopHtml() {}

    static String purified(String html) {
        PrestashopHtml purifier = new PrestashopHtml();
        int last = 0;
        Matcher token = TOKEN.matcher(html);
        while (token.find()) {
            purifier.out.append(html, last, token.start());
            purifier.token(token);
            last = token.end();
        }
        purifier.out.append(html, last, html.length());
        purifier.closeTo("");
        return purifier.out.toString();
    }

    private void token(Matcher token) {
        String whole = token.group();
        if (token.group(2) != null) {
            String name = token.group(2).toLowerCase(Locale.ROOT);
            if (!token.group(1).isEmpty()) {
                end(name);
            } else {
                start(name, token.group(3).replaceFirst("\\s*/?\\s*$", ""));
            }
        } else if (token.group(4) != null) {
            out.append(sign(token.group(4)));
        } else if (whole.startsWith("<!--")) {
            out.append(whole);
        } else if (whole.length() == 1) {
            out.append(
                    SIGNS.getOrDefault(
                            whole.equals("&") ? "amp" : whole.equals("<") ? "lt" : "gt", ""));
        }
    }

    private void start(String name, String attributes) {
        if (SELF_CLOSING.contains(name) && name.equals(open.peek())) {
            end(name);
        }
        String kept = STYLE.matcher(attributes).replaceAll(PrestashopHtml::style);
        if (name.equals("img") && kept.contains("src=\"data:")) {
            return;
        }
        out.append('<').append(name).append(kept);
        Matcher source = SOURCE.matcher(kept);
        if (name.equals("img") && !kept.contains("alt=") && source.find()) {
            String address = source.group(1);
            out.append(" alt=\"")
                    .append(address.substring(address.lastIndexOf('/') + 1))
                    .append('"');
        }
        if (name.equals("a") && kept.contains("target=\"_blank\"")) {
            out.append(" rel=\"noreferrer noopener\"");
        }
        out.append(VOID.contains(name) ? " />" : ">");
        if (!VOID.contains(name)) {
            open.push(name);
        }
    }

    /** A style stays, closed by a semicolon, less what takes an element out of its place. */
    private static String style(MatchResult found) {
        String kept =
                Stream.of(found.group(1).split(";", -1))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty() && !one.startsWith("position"))
                        .map(one -> one + ";")
                        .collect(Collectors.joining());
        return kept.isEmpty() ? "" : Matcher.quoteReplacement(" style=\"" + kept + "\"");
    }

    private void end(String name) {
        if (open.contains(name)) {
            closeTo(name);
        }
    }

    /** Closes what is open up to this element; everything for none. */
    private void closeTo(String name) {
        while (!open.isEmpty()) {
            String closed = open.pop();
            out.append("</").append(closed).append('>');
            if (closed.equals(name)) {
                return;
            }
        }
    }

    private static String sign(String entity) {
        if (!entity.startsWith("#")) {
            return SIGNS.getOrDefault(entity, "&amp;" + entity + ";");
        }
        boolean hex = entity.startsWith("#x") || entity.startsWith("#X");
        String digits = entity.substring(hex ? 2 : 1);
        if (!digits.matches(hex ? "[0-9a-fA-F]{1,5}" : "\\d{1,6}")) {
            return "";
        }
        String text = Character.toString(Integer.parseInt(digits, hex ? 16 : 10));
        return switch (text) {
            case "&" -> "&amp;";
            case "<" -> "&lt;";
            case ">" -> "&gt;";
            default -> text;
        };
    }
}
