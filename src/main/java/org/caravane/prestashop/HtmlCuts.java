package org.caravane.prestashop;

import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The longest beginning of an HTML text that a shop takes for a short description, with all its
 * tags closed. The shop counts as Product::validateField of 1.7.8 to 8.2 does: the code points of
 * what strip_tags leaves, without line ends, an entity as it is written.
 */
final class HtmlCuts {
    private HtmlCuts() {}

    static int length(Element body) {
        int[] length = {0};
        body.traverse(
                (node, depth) -> {
                    if (node instanceof TextNode text) {
                        length[0] += text.getWholeText().codePoints().map(HtmlCuts::length).sum();
                    }
                });
        return length[0];
    }

    /** The written length of a code point of text. */
    private static int length(int point) {
        return switch (point) {
            case '\n', '\r' -> 0;
            case '&' -> "&amp;".length();
            case '<', '>' -> "&lt;".length();
            case '\u00A0' -> "&nbsp;".length();
            default -> 1;
        };
    }

    /** Cuts the tree itself, at a word. */
    static void cut(Element body, int limit) {
        int left = limit;
        @Nullable Node node = body;
        while (node != null) {
            if (node instanceof TextNode text) {
                int[] points = text.getWholeText().codePoints().toArray();
                int fitting = fitting(points, left);
                if (fitting < points.length) {
                    endAt(text, points, fitting, left == limit, body);
                    return;
                }
                left -= Arrays.stream(points).map(HtmlCuts::length).sum();
            }
            node = next(node, body);
        }
    }

    private static int fitting(int[] points, int limit) {
        int left = limit;
        for (int i = 0; i < points.length; i++) {
            left -= length(points[i]);
            if (left < 0) {
                return i;
            }
        }
        return points.length;
    }

    private static void endAt(
            TextNode text, int[] points, int fitting, boolean first, Element body) {
        int end = WordCuts.at(fitting, i -> Character.isWhitespace(points[i]), first ? -1 : 0);
        text.text(new String(points, 0, end).stripTrailing());
        removeAfter(text, body);
        removeEmptyEnd(body);
    }

    /** By lists, because each removal of a child counts all its brothers anew. */
    private static void removeAfter(Node last, Element body) {
        Node kept = last;
        while (!kept.equals(body) && kept.parent() instanceof Element parent) {
            List<Node> first = List.copyOf(parent.childNodes().subList(0, kept.siblingIndex() + 1));
            if (first.size() < parent.childNodeSize()) {
                parent.empty();
                first.forEach(parent::appendChild);
            }
            kept = parent;
        }
    }

    private static void removeEmptyEnd(Element body) {
        Node last = lastLeaf(body);
        while (!last.equals(body) && isEmpty(last)) {
            Node parent = last.parent();
            last.remove();
            last = parent == null ? body : lastLeaf(parent);
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

    /** The next node in the order of the text; null after the last. */
    private static @Nullable Node next(Node node, Element body) {
        if (node.childNodeSize() > 0) {
            return node.childNode(0);
        }
        for (Node at = node; at != null && !at.equals(body); at = at.parent()) {
            Node sibling = at.nextSibling();
            if (sibling != null) {
                return sibling;
            }
        }
        return null;
    }
}
