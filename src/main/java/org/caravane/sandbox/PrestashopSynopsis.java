package org.caravane.sandbox;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The root, which lists what the key may do (extra/root-restricted-key), and a resource's schema,
 * blank or synopsis (recordings 024, 040, extra/product-schema-blank).
 */
final class PrestashopSynopsis {

    private PrestashopSynopsis() {}

    static String root(String base, PrestashopSetup setup) {
        StringBuilder text = new StringBuilder("<api shopName=\"RealShop\">\n");
        for (WebserviceSchema schema : PrestashopSchemas.all()) {
            String url = base + "/api/" + schema.resource();
            if (!setup.permits(schema)) {
                continue;
            }
            Set<String> methods =
                    schema.methods().stream()
                            .filter(method -> setup.permits(schema.resource(), method))
                            .collect(Collectors.toSet());
            String rights =
                    " xlink:href=\""
                            + url
                            + "\" get=\""
                            + methods.contains("GET")
                            + "\" put=\""
                            + methods.contains("PUT")
                            + "\" post=\""
                            + methods.contains("POST")
                            + "\""
                            + (setup.hasPatch()
                                    ? " patch=\"" + methods.contains("PATCH") + "\""
                                    : "")
                            + " delete=\""
                            + methods.contains("DELETE")
                            + "\" head=\""
                            + methods.contains("HEAD")
                            + "\">\n";
            text.append('<')
                    .append(schema.resource())
                    .append(rights)
                    .append("<description")
                    .append(rights)
                    .append(schema.description())
                    .append("</description>\n<schema xlink:href=\"")
                    .append(url)
                    .append("?schema=blank\" type=\"blank\"/>\n<schema xlink:href=\"")
                    .append(url)
                    .append("?schema=synopsis\" type=\"synopsis\"/>\n</")
                    .append(schema.resource())
                    .append(">\n");
        }
        return WebserviceXml.document(text.append("</api>\n").toString());
    }

    static String text(WebserviceSchema schema, String kind, String base) throws WebserviceError {
        if (!kind.equals("blank") && !kind.equals("synopsis")) {
            throw new WebserviceError(
                    400,
                    28,
                    "Please select a schema of type 'synopsis' to get the whole schema"
                            + " informations (which fields are required, which kind of content...) or 'blank' to get an"
                            + " empty schema to fill before using POST request");
        }
        boolean synopsis = kind.equals("synopsis");
        StringBuilder text = new StringBuilder("<" + schema.node() + ">\n");
        if (!synopsis) {
            text.append("\t<id><![CDATA[]]></id>\n");
        }
        for (WebserviceField field : schema.fields()) {
            if (synopsis || !field.readOnly()) {
                text.append("\t<")
                        .append(field.name())
                        .append(synopsis ? attributes(field) : "")
                        .append('>')
                        .append(field.translated() ? languages(base, synopsis) : "<![CDATA[]]>")
                        .append("</")
                        .append(field.name())
                        .append(">\n");
            }
        }
        if (!schema.associations().isEmpty()) {
            text.append("<associations>\n");
            for (WebserviceAssociation one : schema.associations()) {
                association(text, schema, one, synopsis, base);
            }
            text.append("</associations>\n");
        }
        return WebserviceXml.document(
                text.append("</").append(schema.node()).append(">\n").toString());
    }

    private static String attributes(WebserviceField field) {
        return (field.required() ? " required=\"true\"" : "")
                + (field.maxSize() > 0 ? " maxSize=\"" + field.maxSize() + "\"" : "")
                + (field.filterable() ? "" : " notFilterable=\"true\"")
                + (field.readOnly() ? " read_only=\"true\"" : "")
                + (field.format().isEmpty() ? "" : " format=\"" + field.format() + "\"")
                + (field.readOnly() ? " readOnly=\"true\"" : "");
    }

    private static String languages(String base, boolean synopsis) {
        return PrestashopState.LANGUAGES.stream()
                .map(
                        id ->
                                "<language id=\""
                                        + id
                                        + "\""
                                        + (synopsis
                                                ? " xlink:href=\""
                                                        + base
                                                        + "/api/languages/"
                                                        + id
                                                        + "\" format=\"isUnsignedId\" "
                                                : "")
                                        + "><![CDATA[]]></language>")
                .collect(Collectors.joining());
    }

    private static void association(
            StringBuilder text,
            WebserviceSchema schema,
            WebserviceAssociation one,
            boolean synopsis,
            String base) {
        text.append('<')
                .append(one.name())
                .append(
                        synopsis
                                ? " nodeType=\"" + one.node() + "\" api=\"" + one.api() + "\""
                                : "")
                .append(">\n\t<" + one.node() + ">\n");
        one.fields()
                .forEach(
                        (field, link) -> {
                            boolean optional =
                                    !schema.resource().equals("products")
                                            || one.name().equals("images")
                                            || (one.name().equals("product_bundle")
                                                    && !field.equals("id"));
                            text.append("\t<")
                                    .append(field)
                                    .append(
                                            synopsis && !link.isEmpty()
                                                    ? " xlink:href=\""
                                                            + base
                                                            + "/api/"
                                                            + link
                                                            + "/\""
                                                    : "")
                                    .append(synopsis && !optional ? " required=\"true\"" : "")
                                    .append("><![CDATA[]]></" + field + ">\n");
                        });
        text.append("\t</" + one.node() + ">\n</" + one.name() + ">\n");
    }
}
