package org.caravane.sandbox;

import java.util.List;
import java.util.Map;

/** Writes answers in XML, down to the line breaks of recordings 025, 028, 038 and 049. */
final class WebserviceXml {

    private final String api;
    private final StringBuilder out = new StringBuilder();

    WebserviceXml(String base) {
        this.api = base + "/api/";
    }

    static String document(String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<prestashop xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n"
                + content
                + "</prestashop>\n";
    }

    static String errors(List<WebserviceError.Entry> entries) {
        StringBuilder text = new StringBuilder("<errors>\n");
        for (WebserviceError.Entry entry : entries) {
            text.append("<error>\n<code>")
                    .append(cdata(String.valueOf(entry.code())))
                    .append("</code>\n<message>")
                    .append(cdata(entry.message()))
                    .append("</message>\n</error>\n");
        }
        return document(text.append("</errors>\n").toString());
    }

    String text() {
        return document(out.toString());
    }

    void open(String node) {
        out.append('<').append(node).append(">\n");
    }

    void close(String node) {
        out.append("</").append(node).append(">\n");
    }

    void idOnly(WebserviceSchema schema, WebserviceRow row) {
        out.append('<')
                .append(schema.node())
                .append(" id=\"")
                .append(row.id())
                .append('"')
                .append(link(schema.resource(), Long.toString(row.id())))
                .append("/>\n");
    }

    void object(WebserviceSchema schema, WebserviceRow row, WebserviceDisplay display) {
        open(schema.node());
        if (display.shows("id")) {
            out.append("\t<id>").append(cdata(Long.toString(row.id()))).append("</id>\n");
        }
        for (WebserviceField field : schema.fields()) {
            if (display.shows(field.name())) {
                field(field, row, display);
            }
        }
        if (schema.associations().stream().anyMatch(one -> display.showsAssociation(one.name()))) {
            out.append("<associations>\n");
            for (WebserviceAssociation one : schema.associations()) {
                if (display.showsAssociation(one.name())) {
                    association(one, row, display);
                }
            }
            out.append("</associations>\n");
        }
        close(schema.node());
    }

    private void field(WebserviceField field, WebserviceRow row, WebserviceDisplay display) {
        String name = field.name();
        out.append("\t<").append(name);
        if (field.translated()) {
            out.append('>');
            boolean set =
                    PrestashopState.LANGUAGES.stream().anyMatch(one -> row.has(name + "/" + one));
            for (String language : display.languages()) {
                out.append("<language id=\"")
                        .append(language)
                        .append('"')
                        .append(set ? link("languages", language) : "")
                        .append('>')
                        .append(cdata(row.get(name + "/" + language)))
                        .append("</language>");
            }
        } else {
            String value = row.get(name);
            if (!field.link().isEmpty() && !value.isEmpty() && !value.equals("0")) {
                out.append(link(path(field.link(), row), value));
            }
            out.append(field.filterable() ? ">" : " notFilterable=\"true\">").append(cdata(value));
        }
        out.append("</").append(name).append(">\n");
    }

    private void association(
            WebserviceAssociation one, WebserviceRow row, WebserviceDisplay display) {
        List<Map<String, String>> items = row.items(one.name());
        out.append('<')
                .append(one.name())
                .append(" nodeType=\"")
                .append(one.node())
                .append("\" api=\"")
                .append(one.api())
                .append(items.isEmpty() ? "\"/>\n" : "\">\n");
        for (Map<String, String> item : items) {
            out.append("\t<").append(one.node());
            if (one.linked()) {
                out.append(link(path(one.api(), row), item.getOrDefault("id", "")));
            }
            out.append(">\n");
            one.fields()
                    .forEach(
                            (field, link) -> {
                                if (display.showsInside(one.name(), field)) {
                                    String value = item.getOrDefault(field, "");
                                    out.append("\t<")
                                            .append(field)
                                            .append(link.isEmpty() ? "" : link(link, value))
                                            .append('>')
                                            .append(cdata(value))
                                            .append("</")
                                            .append(field)
                                            .append(">\n");
                                }
                            });
            out.append("\t</").append(one.node()).append(">\n");
        }
        if (!items.isEmpty()) {
            close(one.name());
        }
    }

    private static String path(String api, WebserviceRow row) {
        return api.equals("images") ? "images/products/" + row.id() : api;
    }

    private String link(String resource, String id) {
        return " xlink:href=\"" + api + resource + "/" + id + "\"";
    }

    static String cdata(String text) {
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }
}
