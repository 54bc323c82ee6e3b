package org.caravane.prestashop;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.caravane.model.Listed;
import org.caravane.prestashop.Texts.Cleaned;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** One cleaned description, as a tree that can be printed or cut, with what was lost. */
final class Descriptions {
    private static final Safelist ALLOWED =
            Safelist.relaxed().addTags("hr", "s", "del", "ins").addProtocols("a", "href", "tel");

    /** Removed with their content, which is code or makes no sense alone. */
    private static final String REMOVED_TAGS =
            "script,style,iframe,frame,frameset,noframes,object,embed,applet,input,button,select,"
                    + "textarea,svg,math,audio,video,canvas,template,title";

    // read once: reading a selector takes longer than looking for it
    private static final Evaluator REMOVED = QueryParser.parse(REMOVED_TAGS);
    private static final Evaluator REMOVED_OR_FORM = QueryParser.parse(REMOVED_TAGS + ",form");
    private static final Evaluator ACTIVE = QueryParser.parse("[^on]");
    private static final Evaluator IMAGE = QueryParser.parse("img");
    private static final Evaluator LINK = QueryParser.parse("a[href]");
    private static final Evaluator IMAGE_WITHOUT_ADDRESS = QueryParser.parse("img:not([src])");
    private static final Evaluator LINK_WITHOUT_ADDRESS = QueryParser.parse("a:not([href])");

    private final Element body;
    private final List<String> warnings;

    private Descriptions(Element body, List<String> warnings) {
        this.body = body;
        this.warnings = warnings;
    }

    static Descriptions of(String html) {
        List<String> warnings = new ArrayList<>();
        Document dirty =
                Jsoup.parseBodyFragment(Markup.hasTags(html) ? html : Markup.fromPlainText(html));
        removeActive(dirty, warnings);
        Document clean = new Cleaner(ALLOWED).clean(dirty);
        clean.select(IMAGE_WITHOUT_ADDRESS).remove();
        clean.select(LINK_WITHOUT_ADDRESS).unwrap();
        warnIfFewer("image", IMAGE, dirty, clean, warnings);
        warnIfFewer("link", LINK, dirty, clean, warnings);
        if (Characters.makePrintable(clean.body())) {
            warnings.add("the text had invisible characters: they are left out");
        }
        clean.outputSettings().prettyPrint(false);
        return new Descriptions(clean.body(), warnings);
    }

    String html() {
        return Markup.harmless(body.html());
    }

    List<String> warnings() {
        return warnings;
    }

    Cleaned cut(int limit) {
        String whole = html();
        if (HtmlCuts.fits(whole, limit)) {
            return new Cleaned(whole, warnings);
        }
        List<String> all = new ArrayList<>(warnings);
        all.add("the short description is cut to fit " + limit + " characters, tags included");
        return new Cleaned(HtmlCuts.cut(body, limit), all);
    }

    private static void removeActive(Document dirty, List<String> warnings) {
        TreeSet<String> names = new TreeSet<>();
        dirty.select(REMOVED_OR_FORM).forEach(element -> names.add(element.normalName()));
        if (!names.isEmpty()) {
            warnings.add("a shop does not accept " + Listed.of(names) + " in a text: left out");
        }
        dirty.select(REMOVED).remove();
        if (!dirty.select(ACTIVE).isEmpty()) {
            warnings.add("the text had scripts that react to the mouse or keyboard: left out");
        }
    }

    private static void warnIfFewer(
            String what,
            Evaluator selector,
            Document dirty,
            Document clean,
            List<String> warnings) {
        int lost = dirty.select(selector).size() - clean.select(selector).size();
        if (lost > 0) {
            warnings.add(
                    lost
                            + " "
                            + what
                            + (lost > 1 ? "s" : "")
                            + " left out: the address does not start with http:// or https://");
        }
    }
}
