package org.caravane.prestashop;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words for which Validate::isCleanHtml refuses a text, wherever they stand: {@code onclick=} and
 * {@code script:} (the events of 1.7.8 to 8.2.1). An entity would not do for one of their signs:
 * the shop's purifier stores the sign itself, and then the shop refuses every later change of the
 * product.
 */
final class CleanHtmlRule {
    private static final String EVENTS =
            "on(?:abort|activate|afterprint|afterupdate|animation(?:cancel|end|iteration|start)"
                    + "|autocomplete(?:error)?|before(?:activate|copy|cut|deactivate|editfocus|paste"
                    + "|print|unload|update)|blur|bounce|canplay(?:through)?|cellchange|change|click"
                    + "|close|contextmenu|controlselect|copy|cuechange|cut|dataavailable"
                    + "|dataset(?:changed|complete)|dblclick|deactivate"
                    + "|drag(?:drop|end|enter|exit|leave|over|start)?|drop|durationchange|emptied"
                    + "|ended|error(?:update)?|filterchange|finish|focus(?:in|out)?|hashchange|help"
                    + "|input|invalid|key(?:down|press|up)|load(?:eddata|edmetadata|start)?"
                    + "|losecapture|message|mm?ouse(?:down|enter|leave|move|out|over|up|wheel)"
                    + "|move(?:end|start)?|offline|online|page(?:hide|show)|paste|pause|play(?:ing)?"
                    + "|pointer(?:cancel|down|enter|leave|move|out|over|up)|popstate|progress"
                    + "|propertychange|ratechange|readystatechange|reset|resize(?:end|start)?"
                    + "|row(?:enter|exit|sdelete|sinserted)|scroll|search|seek(?:ed|ing)"
                    + "|select(?:ionchange|start)?|show|sort|stalled|start|stop|storage|submit"
                    + "|suspend|timeupdate|toggle|unload|volumechange|waiting"
                    + "|(?:got|lost)pointercapture)";

    /** The last alternative is a handler in a tag as the shop sees one, which may be a value. */
    private static final Pattern ACTING =
            Pattern.compile("(?i)(script)(:)|(" + EVENTS + "\\s*+)(=)|(\\son\\w++)(=)(?=[\"'])");

    private static final Pattern EVENT_AT_END = Pattern.compile("(?i).*" + EVENTS);

    /** Takes no room, is no space, and nobody sees it. */
    private static final String WORD_JOINER = "\u2060";

    private CleanHtmlRule() {}

    static boolean refuses(String value) {
        return mayAct(value) && ACTING.matcher(value).find();
    }

    /** The text with each such word parted from its sign, which a reader does not see. */
    static String harmless(String text) {
        return mayAct(text) ? ACTING.matcher(text).replaceAll(CleanHtmlRule::parted) : text;
    }

    /** Whether an attribute of that name acts, or is taken for one that does. */
    static boolean isEvent(String attribute) {
        return attribute.regionMatches(true, 0, "on", 0, 2)
                || EVENT_AT_END.matcher(attribute).matches();
    }

    private static boolean mayAct(String text) {
        return text.indexOf('=') >= 0 || text.indexOf(':') >= 0;
    }

    private static String parted(java.util.regex.MatchResult found) {
        for (int word = 1; word < 6; word += 2) {
            if (found.group(word) != null) {
                return Matcher.quoteReplacement(
                        found.group(word) + WORD_JOINER + found.group(word + 1));
            }
        }
        throw new IllegalStateException(found.group());
    }
}
