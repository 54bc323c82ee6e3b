package org.caravane.prestashop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * A copy of what a shop accepts of an HTML text (Validate::isCleanHtml), less what acts although a
 * shop would accept it. Counts what is left out. Each node is looked at once, and none is removed
 * from its brothers, so the time grows with the length alone.
 */
final class HtmlCopy implements NodeFilter {
    /** Left out with their content, which is code or makes no sense alone. */
    private static final Set<String> REMOVED =
            Set.of(
                    "script",
                    "style",
                    "iframe",
                    "frame",
                    "frameset",
                    "noframes",
                    "noscript",
                    "object",
                    "embed",
                    "applet",
                    "param",
                    "input",
                    "button",
                    "select",
                    "datalist",
                    "textarea",
                    "svg",
                    "math",
                    "canvas",
                    "template",
                    "title",
                    "link",
                    "meta",
                    "base",
                    "basefont",
                    "xmp",
                    "plaintext");

    /** Left out around their content. */
    private static final Set<String> UNWRAPPED =
            Set.of("html", "head", "body", "form", "option", "optgroup", "dialog");

    private static final Set<String> SHOWN_BY_ADDRESS = Set.of("img", "source", "track", "iframe");

    final Element body = new Element("body");
    final Set<String> elements = new TreeSet<>();
    final Set<String> unknown = new TreeSet<>();
    int images;
    int links;
    int styles;
    boolean handlers;
    boolean invisible;

    private final boolean iframes;
    private final Deque<Element> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    /**
     * @param iframes whether the shop takes iframes
     */
    HtmlCopy(boolean iframes) {
        this.iframes = iframes;
        open.push(body);
    }

    static HtmlCopy of(Element dirty, boolean iframes) {
        HtmlCopy copy = new HtmlCopy(iframes);
        dirty.filter(copy);
        copy.flush();
        return copy;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            text.append(words.getWholeText());
        }
        return node instanceof Element element ? element(element) : FilterResult.CONTINUE;
    }

    private FilterResult element(Element element) {
        String name = element.normalName();
        boolean frame = name.equals("iframe") && iframes;
        if (REMOVED.contains(name) && !frame) {
            elements.add(name);
            return FilterResult.SKIP_ENTIRELY;
        }
        if (UNWRAPPED.contains(name) || !Markup.isElement(name)) {
            unwrapped(name);
            open.push(current());
            return FilterResult.CONTINUE;
        }
        Element kept = new Element(name);
        element.attributes().forEach(attribute -> copy(kept, attribute));
        if (SHOWN_BY_ADDRESS.contains(name) && !kept.hasAttr("src")) {
            images += name.equals("img") ? 1 : 0;
            return FilterResult.SKIP_ENTIRELY;
        }
        boolean anchor = kept.hasAttr("href") || kept.hasAttr("name") || kept.hasAttr("id");
        if (name.equals("a") && !anchor) {
            open.push(current());
            return FilterResult.CONTINUE;
        }
        flush();
        current().appendChild(kept);
        open.push(kept);
        return frame ? FilterResult.SKIP_CHILDREN : FilterResult.CONTINUE;
    }

    private void unwrapped(String name) {
        if (name.equals("form")) {
            elements.add(name);
        } else if (!Markup.isElement(name) && unknown.size() < 10) {
            unknown.add(name.length() > 20 ? name.substring(0, 20) : name);
        }
    }

    private void copy(Element kept, Attribute attribute) {
        String name = attribute.getKey();
        Optional<String> value = HtmlAttributes.kept(kept.normalName(), name, attribute.getValue());
        if (value.isPresent()) {
            if (attribute.hasDeclaredValue()) {
                kept.attr(name, value.get());
            } else {
                kept.attr(name, true);
            }
            invisible |= Characters.hasUnprintable(attribute.getValue());
        } else {
            handlers |= CleanHtmlRule.isEvent(name);
            styles += name.equalsIgnoreCase("style") ? 1 : 0;
            links += kept.nameIs("a") && name.equalsIgnoreCase("href") ? 1 : 0;
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element) {
            Element closed = open.pop();
            if (!closed.equals(open.peek())) {
                flushInto(closed);
            }
        }
        return FilterResult.CONTINUE;
    }

    private Element current() {
        return open.element();
    }

    private void flush() {
        flushInto(current());
    }

    /** Texts that stand side by side are one, or words could act that are harmless apart. */
    private void flushInto(Element element) {
        if (!text.isEmpty()) {
            String whole = text.toString();
            invisible |= Characters.hasUnprintable(whole);
            element.appendChild(new TextNode(CleanHtmlRule.harmless(Characters.printable(whole))));
            text.setLength(0);
        }
    }
}
