package org.caravane.sandbox;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code display} asks for: everything, or {@code [id,stock_availables[id]]}; and the
 * languages shown. Unknown fields are error 35, unknown languages 81 (recordings 019, 035, 037).
 */
record WebserviceDisplay(
        boolean full,
        Set<String> fields,
        Map<String, Set<String>> associations,
        List<String> languages) {

    private static final Pattern PART = Pattern.compile("([^,\\[\\]]+)(?:\\[([^\\]]*)\\])?");

    static WebserviceDisplay everything(List<String> languages) {
        return new WebserviceDisplay(true, Set.of(), Map.of(), languages);
    }

    /**
     * @param shown the languages that are shown when none is asked for: those switched on
     */
    static WebserviceDisplay parse(
            WebserviceSchema schema, String display, String language, List<String> shown)
            throws WebserviceError {
        List<String> languages = languages(language, shown);
        if (display.isEmpty() || display.equals("full")) {
            return new WebserviceDisplay(true, Set.of(), Map.of(), languages);
        }
        Set<String> fields = new LinkedHashSet<>();
        Map<String, Set<String>> associations = new LinkedHashMap<>();
        if (!display.startsWith("[") || !display.endsWith("]")) {
            throw WebserviceError.query(
                    36,
                    "The 'display' syntax is wrong. You can set 'full' or '[field_1,field_2,field_3,...]'."
                            + " These are available: "
                            + schema.available());
        }
        String list = display.substring(1, display.length() - 1);
        Matcher parts = PART.matcher(list);
        while (parts.find()) {
            String name = parts.group(1).strip();
            String inner = parts.group(2);
            if (inner != null && schema.association(name).isPresent()) {
                associations.put(name, Set.copyOf(List.of(inner.strip().split("\\s*,\\s*", -1))));
            } else if (name.equals("id") || schema.field(name).isPresent()) {
                fields.add(name);
            } else {
                throw WebserviceError.query(
                        35,
                        "Unable to display this field \""
                                + name
                                + "\". However, these are available: "
                                + schema.available());
            }
        }
        return new WebserviceDisplay(false, fields, associations, languages);
    }

    private static List<String> languages(String wanted, List<String> shown)
            throws WebserviceError {
        if (wanted.isEmpty()) {
            return shown;
        }
        List<String> languages = List.of(wanted.replaceAll("[\\[\\]]", "").split("\\|", -1));
        if (!PrestashopState.LANGUAGES.containsAll(languages)) {
            throw new WebserviceError(400, 81, "language is not available");
        }
        return languages;
    }

    boolean shows(String field) {
        return full || fields.contains(field);
    }

    boolean showsAssociation(String name) {
        return full || associations.containsKey(name);
    }

    boolean showsInside(String association, String field) {
        return full || associations.getOrDefault(association, Set.of()).contains(field);
    }
}
