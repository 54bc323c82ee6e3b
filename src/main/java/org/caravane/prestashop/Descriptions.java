package org.caravane.prestashop;

import java.util.ArrayList;
import java.util.List;
import org.caravane.model.Listed;
import org.caravane.prestashop.Texts.Cleaned;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * One description as a shop accepts it, as a tree that can be printed or cut, with what was lost.
 */
final class Descriptions {
    private final Element body;
    private final List<String> warnings;

    private Descriptions(Element body, List<String> warnings) {
        this.body = body;
        this.warnings = warnings;
    }

    /**
     * @param iframes whether the shop takes iframes
     */
    static Descriptions of(String html, boolean iframes) {
        Document dirty =
                Jsoup.parseBodyFragment(Markup.hasTags(html) ? html : Markup.fromPlainText(html));
        HtmlCopy copy = HtmlCopy.of(dirty.body(), iframes);
        Document clean = Document.createShell("");
        clean.outputSettings().prettyPrint(false);
        clean.body().replaceWith(copy.body);
        return new Descriptions(copy.body, warnings(copy));
    }

    private static List<String> warnings(HtmlCopy copy) {
        List<String> warnings = new ArrayList<>();
        if (!copy.elements.isEmpty()) {
            warnings.add(
                    "a shop does not accept %s in a text: left out"
                            .formatted(Listed.of(copy.elements)));
        }
        if (!copy.unknown.isEmpty()) {
            warnings.add(
                    "the text had tags that HTML does not have (%s): what they enclose stays"
                            .formatted(Listed.of(copy.unknown)));
        }
        if (copy.handlers) {
            warnings.add("the text had scripts that react to the mouse or keyboard: left out");
        }
        warnIfAny("image", copy.images, warnings);
        warnIfAny("link", copy.links, warnings);
        if (copy.styles > 0) {
            warnings.add("the text had styles that load or run something: left out");
        }
        if (copy.invisible) {
            warnings.add("the text had invisible characters: they are left out");
        }
        return warnings;
    }

    private static void warnIfAny(String what, int lost, List<String> warnings) {
        if (lost > 0) {
            warnings.add(
                    lost
                            + " "
                            + what
                            + (lost > 1 ? "s" : "")
                            + " left out: the address does not start with http:// or https://");
        }
    }

    String html() {
        return body.html();
    }

    List<String> warnings() {
        return warnings;
    }

    /** A description of which the shop counts at most so many characters. */
    Cleaned cut(int limit) {
        int length = HtmlCuts.length(body);
        if (length <= limit) {
            return new Cleaned(html(), warnings);
        }
        List<String> all = new ArrayList<>(warnings);
        all.add(
                "the short description has %d characters: the shop shows the first %d at most"
                        .formatted(length, limit));
        HtmlCuts.cut(body, limit);
        return new Cleaned(html(), all);
    }
}
