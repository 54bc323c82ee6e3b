package org.caravane.prestashop;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The longest beginning of an HTML text that fits, with all its tags closed; without tags where
 * they leave no room for text. Lengths are in code points, as mb_strlen counts.
 */
final class HtmlCuts {
    private final Element body;
    private final int[] text;
    private final Set<Integer> starts = new HashSet<>();

    private HtmlCuts(Element body) {
        this.body = body;
        StringBuilder whole = new StringBuilder();
        int length = 0;
        for (Node node : nodes(body)) {
            if (node instanceof TextNode textNode) {
                starts.add(length);
                whole.append(textNode.getWholeText());
                length += length(textNode);
            }
        }
        this.text = whole.codePoints().toArray();
    }

    static boolean fits(String html, int limit) {
        return html.codePointCount(0, html.length()) <= limit;
    }

    static String cut(Element body, int limit) {
        String tagged = new HtmlCuts(body).longest(limit);
        return tagged.isEmpty() ? new HtmlCuts(plain(body)).longest(limit) : tagged;
    }

    private static Element plain(Element body) {
        return body.clone().empty().appendText(body.text());
    }

    private String longest(int limit) {
        int fitting = 0;
        int tooLong = text.length + 1;
        while (tooLong - fitting > 1) {
            int middle = (fitting + tooLong) >>> 1;
            if (fits(beginning(middle), limit)) {
                fitting = middle;
            } else {
                tooLong = middle;
            }
        }
        return beginning(fitting);
    }

    /** The HTML of at most so many code points of text. */
    private String beginning(int wanted) {
        int end = wanted >= text.length ? text.length : WordCuts.at(wanted, this::isBoundary);
        Element kept = body.clone();
        int left = end;
        for (Node node : nodes(kept)) {
            if (left <= 0) {
                node.remove();
            } else if (node instanceof TextNode textNode) {
                left -= keep(textNode, left);
            }
        }
        removeEmptyEnd(kept);
        return Markup.harmless(kept.html());
    }

    private boolean isBoundary(int position) {
        return Character.isWhitespace(text[position]) || starts.contains(position);
    }

    private static int keep(TextNode node, int most) {
        String whole = node.getWholeText();
        int length = length(node);
        if (length > most) {
            node.text(whole.substring(0, whole.offsetByCodePoints(0, most)).stripTrailing());
        }
        return length;
    }

    private static int length(TextNode node) {
        String whole = node.getWholeText();
        return whole.codePointCount(0, whole.length());
    }

    private static void removeEmptyEnd(Element body) {
        while (body.childNodeSize() > 0 && isEmpty(lastLeaf(body))) {
            lastLeaf(body).remove();
        }
    }

    private static boolean isEmpty(Node node) {
        return node instanceof TextNode text
                ? text.isBlank()
                : !(node instanceof Element element && element.nameIs("img"));
    }

    private static Node lastLeaf(Node node) {
        Node last = node;
        while (last.childNodeSize() > 0) {
            last = last.childNode(last.childNodeSize() - 1);
        }
        return last;
    }

    private static List<Node> nodes(Element body) {
        return body.nodeStream().skip(1).toList();
    }
}
